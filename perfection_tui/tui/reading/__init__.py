"""The reading screen and what stands on it."""
