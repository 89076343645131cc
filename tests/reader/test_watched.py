"""What can be said to have been watched."""

from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.reader.watched import watched_answers
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import see
from tests.making import edition_at, film_order, stories
from tests.opened import edition_of


def test_in_mid_chapter_what_is_open_now_is_an_answer(film: Story) -> None:
    edition = edition_of(film, "the-hand")
    now = watched_answers(edition, edition.moments[-1])[-1]
    assert (now.label, now.effect) == ("As far as here: Detour 6", "as it is now")


@given(stories(), st.data())
def test_each_answer_opens_what_it_says_and_no_more(story: Story, data: st.DataObject) -> None:
    watched = data.draw(st.integers(0, len(film_order(story))))
    edition = edition_at(story, watched)
    here = data.draw(st.sampled_from([None, *edition.moments]))
    answers = watched_answers(edition, here)
    # As far as here is not offered where that says nothing of its own.
    closing = [each.moments for each in answers if not each.opens_more]
    assert len({*closing}) == len(closing)
    for each in answers:
        after = see(story, each.point.horizon(story))
        count = sum(len(chapter.beats) for chapter in after.chapters)
        assert each.opens_more == (count > watched)
        assert each.opens_more or count == each.moments
        # The last opens what follows the moments, too.
        assert (each.effect == "as it is now") == (count == watched) or each.label == "All of it"
