"""The replay: a walk through the earlier moments that one reveal turns over."""

from perfection_tui.view.edition import Edition


class Replay:
    """Where a replay is. Each moment is seen on first sight, then turned; ids throughout."""

    def __init__(self, reveal: str, beats: tuple[str, ...]) -> None:
        """`beats`: what the reveal turns over, in film order; at least one."""
        self.reveal, self.beats = reveal, beats
        self._step = 0

    @property
    def beat(self) -> str:
        """The moment at hand."""
        return self.beats[self._step // 2]

    @property
    def turned(self) -> bool:
        """Whether it is turned over by now."""
        return self._step % 2 == 1

    @property
    def number(self) -> int:
        """The moment's number in the replay, from 1."""
        return self._step // 2 + 1

    def in_words(self, edition: Edition) -> tuple[str, str]:
        """Which reveal is replayed, and how far that is: `The rewind, replayed` and `3 of 8`."""
        reveal = edition.moment(self.reveal)
        return f"{reveal.title}, replayed", f"{self.number} of {len(self.beats)}"

    @property
    def at_end(self) -> bool:
        """Whether the last moment is turned over."""
        return self._step == 2 * len(self.beats) - 1

    def forward(self) -> bool:
        """Turn the moment over, or go to the next one; False where the replay is over."""
        return self._go_to(self._step + 1)

    def back(self) -> bool:
        """Take a step back; False at the beginning."""
        return self._go_to(self._step - 1)

    def skip(self) -> bool:
        """Go to the next moment without turning this one over; False where there is none."""
        return self.go_to(self.number + 1)

    def go_to(self, number: int) -> bool:
        """Go to a moment by its number; False where there is none."""
        return self._go_to(2 * (number - 1))

    def _go_to(self, step: int) -> bool:
        there = 0 <= step < 2 * len(self.beats)
        if there:
            self._step = step
        return there
