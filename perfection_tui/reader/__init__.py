"""One reader: where they are in a story, how far they have watched, and what is kept of it."""
