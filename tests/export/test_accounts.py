"""What nobody can decide is written down: accounts, notes on layers, mistakes, main events."""

import json as standard

from perfection_tui.export import html, json, markdown, text
from perfection_tui.script.read import read_story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import Horizon, see
from tests.conftest import ACCOUNTS


def one_line(written: str) -> str:
    return " ".join(written.split())


def test_text_tells_whose_account_a_layer_is_and_what_it_contains(accounts: Edition) -> None:
    assert """\
What actually happened

  Told here, the account of Tom:

  He saw it lie there.

  After “Supper”, the account of Mrs Hale:

  Contains grief, loss of memory.

  She gave it to him with a note:

  For the window,
  and for the rain.

  Nobody can say more than this.

  Shown from one person’s point of view: Tom
""" in text.render(accounts)


def test_markdown_folds_all_of_that_and_keeps_the_line_break(accounts: Edition) -> None:
    assert """\
<summary>What actually happened</summary>

*Told here, the account of Tom*

He saw it lie there.

*After “Supper”, the account of Mrs Hale*

**Contains grief, loss of memory.**

She gave it to him with a note:

*For the window,\\
and for the rain.*

Nobody can say more than this.

Shown from one person’s point of view: Tom
""" in markdown.render(accounts)


def test_the_page_has_the_language_the_line_break_and_the_notes(accounts: Edition) -> None:
    page = html.render(accounts)
    assert '<html lang="en-GB"' in page
    assert '<p class="care">Contains grief, loss of memory.</p>' in page
    assert "<p><em>For the window,<br/>and for the rain.</em></p>" in page
    assert page.count("Nobody can say more than this.") == 2


def test_the_pages_search_looks_at_other_words_too(accounts: Edition) -> None:
    page = html.render(accounts)
    assert ["<p hidden>dowager</p>" in page, "<p hidden>letter</p>" in page] == [True, True]


def test_json_has_it_in_fields(accounts: Edition) -> None:
    written = standard.loads(json.render(accounts))
    window = written["chapters"][0]["beats"][0]
    assert (written["language"], window["unresolved"]) == ("en-GB", True)
    assert window["truth"][0] == {
        "since": "1/1",
        "text": "He saw it lie there.",
        "care": [],
        "by": "T",
    }
    assert window["truth"][1]["care"] == ["grief", "loss of memory"]
    assert window["truth"][1]["text"].endswith("\n\n*For the window,\nand for the rain.*")
    assert written["knowledge"][0]["taken_for"] == {
        "H": {"since": "1/1", "belief": "Tom has taken it."}
    }
    assert [event["main"] for event in written["events"]] == [True, False, True]
    assert written["about"]["author"] == "A. N. Other"


def test_who_has_it_wrong_stands_in_who_knows_what(accounts: Edition) -> None:
    told = "The bracelet is not stolen. Tom, before the story begins"
    known = "Mrs Hale and the audience, since “Supper” (Evening 2)"
    wrong = (
        "Mrs Hale, since “The window” (Evening 1), until “Supper” (Evening 2), "
        "has it wrong: Tom has taken it."
    )
    assert f"{told} {wrong} {known}" in one_line(text.render(accounts))
    linked = f"{wrong} · {known} |".replace("“Supper” (Evening 2)", "[1/2 Supper](#1-2)")
    linked = linked.replace("“The window” (Evening 1)", "[1/1 The window](#1-1)")
    assert linked in markdown.render(accounts)
    assert "has it wrong: Tom has taken it.</p>" in html.render(accounts)


def test_no_layer_is_called_whole_where_none_is(accounts: Edition, edition: Edition) -> None:
    for render in (text.render, markdown.render, html.render):
        assert "the whole truth" not in render(accounts).lower()
        assert "the whole truth" in render(edition).lower()


def test_that_nobody_can_say_more_waits_for_the_last_layer() -> None:
    story = read_story(ACCOUNTS)
    before = Edition(see(story, Horizon("the-window")))
    for render in (text.render, markdown.render, html.render):
        written = render(before)
        assert "the account of Tom" in written
        assert "Nobody can say more" not in written
        assert "grief" not in written


def test_the_main_events_are_the_story_in_a_minute(accounts: Edition) -> None:
    written = text.render(accounts)
    start = written.index("The story in a minute")
    minute = written[start : written.index("Order of events", start)]
    assert ["bracelet away." in minute, "It rains." in minute] == [True, False]
    folded = markdown.render(accounts).split("<summary>The story in a minute</summary>\n\n")[1]
    assert folded.startswith(
        "- **At noon.** She gives the bracelet away. Seen in [1/1 The window](#1-1); "
        "revealed in [1/2 Supper](#1-2), held back for one moment.\n"
        "- **At seven.** The box is found empty. Revealed in [1/1 The window](#1-1).\n\n"
    )
    minute = html.render(accounts).split('class="minute"')[1].split("</details>")[0]
    assert "It rains." not in minute
    assert "The box is found empty." in minute
