"""A view written down in other forms. Every format is a pure function from a view to text."""
