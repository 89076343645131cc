"""What is wrong with the script that was read again, until it is mended."""

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.script.problems import Problem, counted
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import TextPage
from perfection_tui.tui.pages.problem_list import BY_PLACE, place_list, problem_list
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain
from perfection_tui.view.edition import Edition

BROKEN = "The script cannot be read as it is. Until that is mended, this is the story as it was."

SOUND = "The script was read again. Something in it may not be what you mean."

CHECK_TELLS = "`perfection-tui check` tells it in words."


class ProblemsPage(TextPage[None]):
    """Problems, errors first. It is shown again as often as the script is read again."""

    NAME = "Problems"
    BINDINGS = commands.bound(commands.RELOAD, commands.EDIT)

    DEFAULT_CSS = "ProblemsPage #header, ProblemsPage Scroll { max-width: 110; }"

    def __init__(self, edition: Edition, problems: Sequence[Problem], *, in_words: bool) -> None:
        super().__init__(edition)
        self._problems = tuple(problems)
        self._in_words = in_words

    @property
    def tells_of_errors(self) -> bool:
        """Whether there is anything here that keeps the script from being read."""
        return any(problem.severity == "error" for problem in self._problems)

    def tell(self, edition: Edition, problems: Sequence[Problem], *, in_words: bool) -> None:
        """Tell of other problems."""
        self.edition, self._problems, self._in_words = edition, tuple(problems), in_words
        self.write()

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        edit = KeyHint("{edit}", "mend it in your editor", "app.edit")
        return edit, KeyHint("{reload}", "read it again", "app.reload")

    def words(self, width: int) -> Content:
        """How many there are, and what they are."""
        broken = self.tells_of_errors
        count = plain(counted(self._problems), "bold $truth" if broken else "bold $accent")
        parts = [count + LINE + plain(BROKEN if broken else SOUND)]
        if self._in_words:
            parts.append(problem_list(self._problems, width))
        else:
            parts += [plain(f"{BY_PLACE} {CHECK_TELLS}", "$muted"), place_list(self._problems)]
        return BLANK_LINE.join(parts)
