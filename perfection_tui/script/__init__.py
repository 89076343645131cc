"""The story script: its records, its reader, its rules and its problems. Knows no Textual."""
