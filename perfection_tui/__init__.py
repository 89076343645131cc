"""Read a twist story twice: what the audience believes, and what actually happened."""

__version__ = "0.1.0"
