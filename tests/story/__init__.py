"""How the bundled stories are written."""
