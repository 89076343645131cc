"""Screens with a line to type in: what arrives with the key that opens one is typed there."""

from textual import events
from textual.screen import Screen
from textual.widgets import Input


class TypedOn:
    """Marks a screen whose letters are all typed on its line."""


def take_late(screen: Screen[object], event: events.Key) -> bool:
    """Take a key that no line has taken, if the screen has one; whether it was taken.

    Keys that arrive together all go to the screen that was there at first. Those behind the one
    that opened another come back from it when that may not even be laid out.
    """
    if not isinstance(screen, TypedOn):
        return False
    if not screen.is_mounted:
        screen.call_later(screen.app.post_message, events.Key(event.key, event.character))
        return True
    if event.character and event.is_printable:
        screen.query_one(Input).insert_text_at_cursor(event.character)
        return True
    return False
