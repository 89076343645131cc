"""How a reader judged beside the audience, by the votes that they cast."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.figure import Figure, Shift
from perfection_tui.view.phrases import capital, count_of, number_word
from perfection_tui.view.sentences import Sentence

Votes = Mapping[str, Mapping[str, int]]
"""How far somebody is trusted, by beat and then by person, by id."""


def vote_on(votes: Votes, moment: Moment, figure: Figure) -> int | None:
    """How far somebody is trusted at a moment by these votes; None: none is cast there."""
    return votes.get(moment.beat.id, {}).get(figure.id)


class Cast(Struct, frozen=True):
    """A vote on somebody at a moment, and how far the audience trusts them there.

    `came`: where the audience first trusted them as little after that, or as much; None: nowhere,
    or the vote is as the audience's.
    """

    moment: Moment
    vote: int
    audience: int
    came: Shift | None

    @property
    def ahead(self) -> int:
        """How many moments later the audience came round; 0: it did not."""
        return self.came.moment.position - self.moment.position if self.came else 0


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
        """How the votes compare with the audience's trust, and the one furthest ahead of it."""
        first = max(self.cast, key=lambda each: each.ahead)
        if not first.came:
            return (self._compared,)
        trust, at = self.figure.trust_words, first.moment.position
        earlier = [shift.level for shift in self.figure.shifts if shift.moment.position <= at]
        before = f"{trust[first.vote]} before, " if first.vote in earlier else ""
        later = f"{trust[first.came.level]} {count_of(first.ahead, 'moment')} later"
        audience = f"The audience: {before}{trust[first.audience]} then, {later}."
        vote = f": {trust[first.vote]}. {audience}"
        return f"{self._compared}Your vote in ", first.moment, vote

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


def judged(edition: Edition, votes: Votes) -> list[Judged]:
    """Those of the people on whom votes were cast where the audience had met them."""
    found = []
    for figure in edition.people:
        cast = [
            _cast(figure, moment, vote)
            for moment in edition.moments
            if (vote := vote_on(votes, moment, figure)) is not None
            and figure.id in moment.beat.trust
        ]
        if cast:
            found.append(Judged(figure, cast))
    return found


def _cast(figure: Figure, moment: Moment, vote: int) -> Cast:
    audience = moment.beat.trust[figure.id]
    later = [shift for shift in figure.shifts if shift.moment.position > moment.position]
    came = (
        shift for shift in later if shift.level <= vote < audience or shift.level >= vote > audience
    )
    return Cast(moment, vote, audience, next(came, None))


def invites(moment: Moment, votes: Votes) -> bool:
    """Whether a vote is invited here: at the end of a chapter, until one is cast."""
    ends = moment.chapter.whole and moment.beat is moment.chapter.beats[-1]
    return ends and bool(moment.beat.trust) and moment.beat.id not in votes
