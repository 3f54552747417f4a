"""The stretch of lines that is the story: dense prose under a stamp, not notices and not readers' comments."""

from __future__ import annotations

from sanudo.article.line_shape import line_shape
from sanudo.article.lines import split_lines
from sanudo.article.stretch import find_story
from tests.test_headline import HEADLINE, STORY

NOTICE = (
    "This website uses cookies to improve your experience while you move through its pages, and stores them on your "
    "device for as long as they are needed."
)
COMMENT = "I have lived below that dam for forty years and I have never once seen the water as low as it is today."


def story_lines(rows: list[str]) -> tuple[int, int]:
    story = find_story([line_shape(line) for line in split_lines("\n".join(rows))])
    return story.first, story.last


def test_prose_without_a_frame_is_the_story() -> None:
    assert story_lines(STORY) == (0, 3)


def test_notices_at_the_foot_are_not_the_story_however_long() -> None:
    assert story_lines([HEADLINE, "By Anna Weir", *STORY[:2], "Privacy overview", *[NOTICE] * 5]) == (2, 3)


def test_comments_longer_than_the_story_are_not_the_story() -> None:
    comments = [row for n in range(6) for row in (f"reader{n}", f"{n} days ago at 08:4{n} am", COMMENT, COMMENT)]
    between = ["Comments", *["Newest first"] * 6]
    assert story_lines([HEADLINE, "Monday, 3 March 2008", *STORY, *between, *comments]) == (2, 5)


def test_lines_without_prose_have_no_story() -> None:
    assert story_lines(["Home", "World", "Sport"])[1] == -1
    assert story_lines([])[1] == -1
