"""All that is Textual: the app, its commands, the reading screen and the pages beside it."""
