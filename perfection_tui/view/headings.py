"""What stands over the layers of a moment or of somebody, and in their place where none is told."""

from collections.abc import Mapping, Sequence

from perfection_tui.view import wording
from perfection_tui.view.horizon import Layer, View
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.sentences import Headed, NamedBeat


class Headings:
    """The headings of one view: when each layer came, and whose account it is."""

    def __init__(self, view: View, later: str, moments: Mapping[str, NamedBeat]) -> None:
        """`later`: how what is not told yet comes to be told. `moments`: all of the view, by id."""
        self.complete, self._later, self._moments = view.complete, later, moments
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
            _headed(f"{heading}, the account of {self.name(each.by)}" if each.by else heading, each)
            for heading, each in zip(headings, layers, strict=True)
        ]

    def untold(self, what: str) -> str:
        """That something cannot be told yet, and how it comes to be told."""
        return f"{what} {self._later}"

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
