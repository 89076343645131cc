"""What is said of more than one thing: two sides under headings, and sentences that name moments.

A moment in a sentence stands for its name, so that a surface that can make links makes them.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from perfection_tui.view import wording
from perfection_tui.view.horizon import BeatView, ChapterView, Layer, ToldView, View
from perfection_tui.view.phrases import emphasis_removed, number_word, series, within_sentence


class Headed(NamedTuple):
    """A layer as it is read; the heading says when it came, and may be empty, as `care` may."""

    heading: str
    care: str
    text: str


class Headings:
    """The headings of one view: when each layer came, and whose account it is."""

    def __init__(self, view: View, later: str, moments: Mapping[str, "NamedBeat"]) -> None:
        """`later`: how what is not told yet comes to be told. `moments`: all of the view, by id."""
        self.complete, self.later, self._moments = view.complete, later, moments
        self._names = {person.id: emphasis_removed(person.name) for person in view.people}

    def beliefs(self, layers: Sequence[Layer], first: str) -> list[Headed]:
        """Beliefs under their headings; `first`: the heading of the oldest of several."""
        oldest, *revisions = layers
        return [
            _headed(first if revisions else "", oldest),
            *(_headed(self._since(each, None), each) for each in revisions),
        ]

    def truths(self, layers: Sequence[Layer], here: str | None, unresolved: bool) -> list[Headed]:
        """Truths under their headings; `here`: the beat whose truths they are, by its id."""
        headings = [self._since(each, here) for each in layers]
        # Only at the end of the story is it safe to say that nothing more will come.
        if self.complete and not unresolved and len(layers) > 1:
            headings[-1] = f"the whole truth, {headings[-1]}"
        return [
            _headed(
                f"{heading}, the account of {within_sentence(self.name(each.by))}"
                if each.by
                else heading,
                each,
            )
            for heading, each in zip(headings, layers, strict=True)
        ]

    def name(self, person: str) -> str:
        """The name of the person with this id, without marks."""
        return self._names[person]

    def _since(self, layer: Layer, here: str | None) -> str:
        """When the audience came to a layer; the beat at hand goes without its title."""
        if layer.at is None or layer.at == here:
            return "told here"
        return f"after {self._moments[layer.at].quoted}"


def _headed(heading: str, layer: Layer) -> Headed:
    return Headed(heading, wording.contains(layer.care), layer.text)


class ToldTwice:
    """A moment or somebody in the story: what is believed, and what is so as far as that is open.

    `FIRST`: what stands over the oldest of several beliefs. `NOTHING`: that no truth can be told.
    """

    FIRST: ClassVar[str]
    NOTHING: ClassVar[str]

    def __init__(self, told: ToldView, headings: Headings) -> None:
        self._told, self._headings = told, headings
        self._here = told.id if isinstance(told, BeatView) else None
        self.unresolved = wording.UNRESOLVED if told.unresolved else ""
        """That none of it is the whole truth, in words; empty where that is not so, or hidden."""
        self.untold = f"{self.NOTHING} {headings.later}"
        """What is said in the place of the truth where nothing of it may be told."""
        self.two_sided = bool(told.truths) or len(told.beliefs) > 1
        """Whether turning it over shows more than that nothing may be told."""

    @property
    def belief(self) -> list[Headed]:
        """What the audience believes: what it did first, then each revision, oldest first."""
        return self._headings.beliefs(self._told.beliefs, self.FIRST)

    @property
    def truth(self) -> list[Headed]:
        """What is actually so, in layers, oldest first, as far as it may be told."""
        return self._headings.truths(self._told.truths, self._here, self._told.unresolved)


class NamedBeat(ToldTwice):
    """A beat where it stands in the telling, and what it is called.

    `position` counts from 0 in film order.
    """

    def __init__(
        self, position: int, chapter: ChapterView, beat: BeatView, headings: Headings
    ) -> None:
        super().__init__(beat, headings)
        self.position, self.chapter, self.beat = position, chapter, beat
        self.title = emphasis_removed(beat.title)
        """The title, without marks."""
        self.numbered = f"{emphasis_removed(chapter.title)} {beat.number}"
        """The chapter and the number in it, as in `Detour 7`."""
        self.quoted = f"“{self.title}”"
        """The title as it stands in a sentence."""
        self.name = f"{self.quoted} ({self.numbered})"
        """Title and number, for running text."""
        self.label = f"{self.title} ({self.numbered})"
        """Title and number, for a line of their own."""
        self.address = f"{chapter.number}/{beat.number}"
        """Chapter and moment by number, as the command line takes them: `2/7`."""


Sentence = Sequence["str | NamedBeat"]
"""Words of ours and of the script, and moments among them; empty: there is nothing to say."""


def spelled(sentence: Sentence) -> str:
    """A sentence for a surface without links: every moment by its name."""
    return "".join(each if isinstance(each, str) else each.name for each in sentence)


def turns_over(moments: Sequence[NamedBeat], *, each: bool = False) -> Sentence:
    """Which earlier moments a moment adds a truth to; `each`: every one of them by name."""
    return _of_earlier("This moment turns over", moments, each=each)


def revises(moments: Sequence[NamedBeat]) -> Sentence:
    """Which earlier moments the audience sees otherwise, still wrongly, from a moment on."""
    return _of_earlier("This moment changes what the audience believes of", moments)


def _of_earlier(does: str, moments: Sequence[NamedBeat], *, each: bool = False) -> Sentence:
    if not moments:
        return ()
    if len(moments) == 1:
        return f"{does} an earlier one: ", moments[0], "."
    lead = f"{does} {number_word(len(moments))} earlier ones"
    if each:
        return f"{lead}: ", *series(moments), "."
    return f"{lead}, from ", moments[0], " to ", moments[-1], "."


def since(moment: NamedBeat | None) -> Sentence:
    """From when somebody knows a fact; None: it was so before the story begins."""
    return ("since ", moment) if moment else ("before the story begins",)
