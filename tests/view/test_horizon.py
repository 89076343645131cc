"""What a reader may see: all that the horizon allows, and nothing beyond it."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfection_tui.script.model import Beat, Person, Story
from perfection_tui.script.read import read_bytes
from perfection_tui.view import horizon
from perfection_tui.view.horizon import NOTHING, Horizon, Opened, everything, see
from tests import making
from tests.making import film_order, horizon_at, stories, stories_with_horizons, told_otherwise


def written(value: horizon.View | Story) -> str:
    """A record as text, its order included."""
    return msgspec.json.encode(value).decode()


@given(stories_with_horizons())
def test_a_view_holds_every_text_that_may_be_known_and_no_other(case: tuple[Story, int]) -> None:
    story, watched = case
    at_the_end = watched == len(film_order(story))

    def known(since: int) -> bool:
        return at_the_end if since == making.END else since <= watched

    view = written(see(story, horizon_at(story, watched)))
    assert all(known(since) for since in making.known_from(view))
    in_view = making.known_from(view, ids=False)
    in_story = making.known_from(written(story), ids=False)
    assert len(in_view) == sum(known(since) for since in in_story)


@given(st.data())
def test_the_view_is_the_same_whatever_is_told_otherwise_beyond_it(data: st.DataObject) -> None:
    story, watched = data.draw(stories_with_horizons())
    seen = horizon_at(story, watched)
    other = data.draw(told_otherwise(story, watched))
    assert written(see(other, seen)) == written(see(story, seen))


@given(stories())
def test_at_the_end_a_view_says_of_everything_what_the_script_says(story: Story) -> None:
    view = see(story, everything(story))
    assert view.language == story.language
    assert view.knowledge == story.knowledge
    moments = [beat for chapter in view.chapters for beat in chapter.beats]
    beats = [beat for chapter in story.chapters for beat in chapter.beats]
    assert [each.through for each in moments] == [each.through for each in beats]
    people = [story.people[each.id] for each in view.people]
    assert [each.mark for each in view.people] == [each.mark for each in people]
    since = [*(each.id for each in beats), *(each.introduced_at for each in people)]
    views: list[horizon.BeatView | horizon.PersonView] = [*moments, *view.people]
    scripts: list[Beat | Person] = [*beats, *people]
    for at, seen, told in zip(since, views, scripts, strict=True):
        revised = [(each.at, each.belief) for each in told.revisions]
        assert [(each.at, each.text) for each in seen.beliefs] == [(at, told.belief), *revised]
        assert [(each.at, each.by) for each in seen.truths] == [(x.at, x.by) for x in told.truths]
        assert seen.unresolved == told.unresolved


@given(stories())
def test_a_chapter_counts_its_beats_only_once_it_is_whole(story: Story) -> None:
    for watched in range(len(film_order(story)) + 1):
        view = see(story, horizon_at(story, watched))
        for chapter, seen in zip(story.chapters, view.chapters, strict=True):
            assert seen.whole == (len(seen.beats) == len(chapter.beats))
            assert [beat.number for beat in seen.beats] == list(range(1, len(seen.beats) + 1))


@given(stories())
def test_a_reveal_turns_earlier_beats_over_and_trust_is_carried_on(story: Story) -> None:
    beats = [beat for chapter in story.chapters for beat in chapter.beats]
    trust: dict[str, int] = {}
    for beat, moment in zip(beats, making.whole(story).moments, strict=True):
        others = [each for each in beats if each is not beat]
        told = [each.id for each in others if any(truth.at == beat.id for truth in each.truths)]
        assert list(moment.beat.turns_over) == told
        assert moment.trust_before == trust
        trust |= beat.trust
        assert moment.beat.trust == trust


@given(stories())
def test_the_horizon_after_a_chapter_is_its_last_beat_and_what_is_unknown_is_nothing_watched(
    story: Story,
) -> None:
    for chapter in story.chapters:
        assert horizon.after_chapter(story, chapter.id) == Horizon(chapter.beats[-1].id)
    assert horizon.after_chapter(story, "no-such-chapter") == NOTHING
    assert see(story, Horizon("no-such-beat")) == see(story, NOTHING)
    assert horizon.after_chapter(story, story.chapters[-1].id) == everything(story)


@given(stories(), st.data(), st.booleans())
def test_beats_seen_open_up_to_the_first_that_was_not(
    story: Story, data: st.DataObject, end: bool
) -> None:
    order = film_order(story)
    seen = data.draw(st.just({*order}) | st.sets(st.sampled_from([*order, "gone"])))
    reached = next((i for i, beat in enumerate(order) if beat not in seen), len(order))
    # The last of them waits, too, where all that was closed is deleted.
    opens = min(reached, len(order) - (not end))
    opened = Opened(frozenset(seen), end)
    assert horizon.after_edit(story, opened) == horizon_at(story, opens)
    assert horizon.after_edit(story, replace(opened, all_of_it=True)) == everything(story)


@given(st.data())
def test_what_is_told_otherwise_is_a_sound_story_too(data: st.DataObject) -> None:
    story, watched = data.draw(stories_with_horizons())
    for each in (story, data.draw(told_otherwise(story, watched))):
        problems = read_bytes(making.script_of(each).encode(), "story.yaml").problems
        errors = {problem.code for problem in problems if problem.severity == "error"}
        # `stories` also makes people whose eyes are used, or whose account it is, before they
        # come in; no view names them.
        assert errors <= {"PT313", "PT315"}
