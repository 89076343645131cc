"""All that is Textual: the app, its commands, the reading screen and the pages beside it.

A key's way: `commands` binds it to an action, whose method stands on the screen at hand, such as
`reading.reading_screen`; the method makes a move of the reader's `Reading` and shows where it led.
"""
