"""An edition written down in other forms. Every format is a pure function from one to text."""
