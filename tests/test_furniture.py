"""Lines that players, buttons, tweets and notices leave among the story's."""

from __future__ import annotations

import pytest

from sanudo.article.furniture import furniture_of
from sanudo.article.layout import lay_out

STORY = [
    "The harbour board voted on Tuesday to close the old fish market, despite protests from traders who have worked "
    "there for three generations.",
    "The decision, which takes effect in March, will cost about sixty jobs, according to a report that was read out "
    "at the meeting.",
    "The board's chairman, Piet Lammers, said that the building was unsafe and that repairs would cost more than "
    "the city could pay.",
    "Traders plan to march to the town hall on Saturday, when the council meets to discuss the budget for next year.",
]
HEADLINE = "Harbour board closes old fish market"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("JUST WATCHED Fish market closes Replay More Videos ... MUST WATCH Fish market closes 02:27", "player"),
        ("Story Continued Below", "advert"),
        ("ADVERTISEMENT", "advert"),
        ("Story highlights Board votes to close the market", "points"),
        ("Click for more from The Quay Gazette.", "call"),
        ("Anita Weir and Tom Hale contributed to this report.", "helped"),
        ("Proud of our traders. They kept the market alive. — Ann Lee (@annlee) April 17, 2017", "tweet"),
        ("— Ann Lee (@annlee) April 17, 2017", None),
        ("The advertisement was taken down on Monday.", None),
        ("Traders who watched the vote said that it had contributed to this reporting season's losses.", None),
    ],
)
def test_a_line_is_known_by_the_words_of_what_it_is(line: str, kind: str | None) -> None:
    assert furniture_of(line, line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("JUST WATCHED Market to close Replay More Videos ... MUST WATCH Market to close 02:27", "caption"),
        ("Proud of our traders. They kept the market alive. — Ann Lee (@annlee) April 17, 2017", "caption"),
        ("Story Continued Below", "boilerplate"),
        ("The Quay Agency contributed to this report.", "boilerplate"),
    ],
)
def test_none_of_them_is_told(line: str, kind: str) -> None:
    text = "\n\n".join([HEADLINE, *STORY[:2], line, *STORY[2:]])
    assert [part.span.of(text) for part in lay_out(text) if part.kind == "paragraph"] == STORY
    assert [part.kind for part in lay_out(text) if part.span.of(text) == line] == [kind]


def test_a_story_in_points_is_a_deck_without_the_words_that_say_so() -> None:
    points = ["Story highlights Board closes market for good", "About sixty jobs will go", "Traders plan a march"]
    text = "\n\n".join([HEADLINE, "2016-04-12", *points, *STORY])
    parts = [(part.kind, part.span.of(text)) for part in lay_out(text)]
    assert parts[:2] == [("headline", HEADLINE), ("timestamp", "2016-04-12")]
    assert [words for kind, words in parts if kind == "deck"] == ["Board closes market for good", *points[1:]]
    assert [words for kind, words in parts if kind == "paragraph"] == STORY
