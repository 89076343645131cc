"""Reading without a screen: by lines and prompts, for screen readers, dumb terminals and pipes.

Nothing moves the cursor, nothing is coloured, and no line is longer than 72 columns.
"""
