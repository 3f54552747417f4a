"""The line that is a report's headline: told from breadcrumbs, captions, kickers and buttons by shape and company."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.headline import find_headline
from sanudo.article.line_shape import line_shape
from sanudo.article.lines import split_lines
from sanudo.article.stretch import find_story

HEADLINE = "Reservoir levels fall as town faces third dry summer"
STORY = [
    "Water in the Ellerby reservoir has dropped to a third of its usual level, the water board said on Friday.",
    "The board asked households to stop watering gardens and said that a ban could follow within weeks.",
    '"We are not yet at the point where taps run dry, but we can see it from here," said the engineer, Ruth Odell.',
    "Farmers in the valley have been told to halve what they take from the river until the end of the season.",
]


def headline_of(*rows: str) -> str | None:
    lines = split_lines("\n\n".join(rows))
    shapes = [line_shape(line) for line in lines]
    at = find_headline(lines, shapes, find_story(shapes))
    return None if at is None else lines[at].words


def test_a_line_over_the_story_is_its_headline() -> None:
    assert headline_of(HEADLINE, *STORY) == HEADLINE


def test_a_story_without_a_headline_has_none() -> None:
    assert headline_of(*STORY) is None


def test_a_breadcrumb_that_ends_with_the_headline_is_not_it() -> None:
    assert headline_of(f"Home > News > {HEADLINE}", HEADLINE, "March 3, 2011", *STORY) == HEADLINE


def test_the_first_line_over_a_whole_date_is_the_headline_whatever_stands_below() -> None:
    for below in (
        "Story highlights Reservoir is at a third of its level",
        "Ruth Odell",
        "Will the board ask households to stop watering gardens?",
    ):
        assert headline_of(HEADLINE, "2013-08-08", below, *STORY) == HEADLINE


def test_a_site_s_own_first_line_over_the_day_is_not_the_headline() -> None:
    assert headline_of("The Ellerby Courier", "Friday, 3 March 2000", HEADLINE, *STORY) == HEADLINE
    assert headline_of("Home | News | Sport | Ellerby", "3 March 2000", HEADLINE, *STORY) == HEADLINE


def test_a_kicker_and_the_name_of_the_site_are_not_the_headline() -> None:
    assert headline_of("The Ellerby Courier", HEADLINE, *STORY) == HEADLINE
    assert headline_of("DROUGHT", HEADLINE, "By Anna Weir", *STORY) == HEADLINE


def test_a_picture_caption_between_headline_and_story_is_not_the_headline() -> None:
    caption = "Ruth Odell (left) of the regional water board at the Ellerby reservoir"
    assert headline_of("Friday, 3 March, 2000, 10:02 GMT", HEADLINE, caption, *STORY) == HEADLINE


def test_a_question_can_be_a_headline() -> None:
    question = "Will the reservoir last the summer?"
    assert headline_of(question, "By Anna Weir", *STORY) == question


def test_slugs_and_notes_to_editors_are_not_the_headline() -> None:
    rows = ("BC-WATER, 1st Ld-Writethru, 420", HEADLINE, "Eds: UPDATES with quotes", "By ANNA WEIR")
    assert headline_of(*rows, *STORY) == HEADLINE


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from([*STORY, HEADLINE, "Home"])), max_size=20))
def test_any_lines_have_one_headline_or_none(rows: list[str]) -> None:
    lines = split_lines("\n".join(rows))
    shapes = [line_shape(line) for line in lines]
    at = find_headline(lines, shapes, find_story(shapes))
    assert at is None or 0 <= at < len(lines)
