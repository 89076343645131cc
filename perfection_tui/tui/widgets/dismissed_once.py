"""Screens that close once, however many keys arrive together."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen

Result = TypeVar("Result")


class DismissedOnce(Screen[Result]):
    """A screen that closes itself alone. Textual 8.2.8 pops whatever is on top, again and again."""

    dismissed = False
    """Whether it has closed; what was sent before it was gone still arrives, and is dropped."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this screen, if it is the one on top and has not closed yet."""
        if self.dismissed or not self.is_active:
            return AwaitComplete()
        self.dismissed = True
        return super().dismiss(result)

    def check_message_enabled(self, message: Message) -> bool:
        """Whether to take a message: once closed, none of those that widgets and keys send up."""
        closed = self.dismissed and message.bubble
        return not closed and super().check_message_enabled(message)
