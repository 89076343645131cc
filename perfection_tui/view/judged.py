"""How a reader judged beside the audience, by the votes that they cast."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.figure import Figure
from perfection_tui.view.phrases import capital, count_of, number_word
from perfection_tui.view.sentences import Sentence

Votes = Mapping[str, Mapping[str, int]]
"""How far somebody is trusted, by beat and then by person, by id."""


def vote_on(votes: Votes, moment: Moment, figure: Figure) -> int | None:
    """How far somebody is trusted at a moment by these votes; None: none is cast there."""
    return votes.get(moment.beat.id, {}).get(figure.id)


class Cast(Struct, frozen=True):
    """A vote on somebody at a moment, and how far the audience trusts them there."""

    moment: Moment
    vote: int
    audience: int


class Judged(Struct, frozen=True):
    """The votes on one of the people, in film order; there is at least one."""

    figure: Figure
    cast: Sequence[Cast]

    @property
    def you(self) -> float:
        """How far the reader trusted them, on the average."""
        return sum(each.vote for each in self.cast) / len(self.cast)

    @property
    def audience(self) -> float:
        """How far the audience did, at the same moments."""
        return sum(each.audience for each in self.cast) / len(self.cast)

    @property
    def words(self) -> Sentence:
        """How the votes compare with the audience's trust, and where they were furthest ahead."""
        first = max(self.cast, key=self._ahead)
        moments = self._ahead(first)
        if not moments:
            return (self._compared,)
        return (
            f"{self._compared}You thought them {self.figure.trust_words[first.vote]} in ",
            first.moment,
            f", {count_of(moments, 'moment')} before the audience did.",
        )

    @property
    def _compared(self) -> str:
        votes = capital(count_of(len(self.cast), "vote"))
        agreed = sum(each.vote == each.audience for each in self.cast)
        if agreed == len(self.cast):
            return f"{votes}, as the audience. "
        as_many = "not" if len(self.cast) == 1 else number_word(agreed) if agreed else "none"
        more = self.you - self.audience
        lean = "more" if more > 0 else "less" if more < 0 else "as much, on the whole"
        return f"{votes}, {as_many} as the audience: you trusted them {lean}. "

    def _ahead(self, cast: Cast) -> int:
        """How many moments after a vote the audience came to think the same; 0: it did not."""
        if cast.vote == cast.audience:
            return 0
        came = (turn.moment.position for turn in self.figure.turns if turn.level == cast.vote)
        return next((at - cast.moment.position for at in came if at > cast.moment.position), 0)


def judged(edition: Edition, votes: Votes) -> list[Judged]:
    """Those of the people on whom votes were cast where the audience had met them."""
    found = []
    for figure in edition.people:
        cast = [
            Cast(moment, votes[moment.beat.id][figure.id], moment.beat.trust[figure.id])
            for moment in edition.moments
            if figure.id in votes.get(moment.beat.id, {}) and figure.id in moment.beat.trust
        ]
        if cast:
            found.append(Judged(figure, cast))
    return found


def invites(moment: Moment, votes: Votes) -> bool:
    """Whether a vote is invited here: at the end of a chapter, until one is cast."""
    ends = moment.chapter.whole and moment.beat is moment.chapter.beats[-1]
    return ends and bool(moment.beat.trust) and moment.beat.id not in votes
