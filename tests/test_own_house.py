"""What a report says of its own house, where its frame names no publisher."""

from __future__ import annotations

import pytest

import sanudo

STORY = (
    "The council of Selby closed the harbour bridge on Tuesday after a barge struck one of its piers, the mayor said. "
    "No one was hurt. Engineers will look at the damage this week.\n\n"
    "Shops near the bridge stayed shut, and ferries carried workers across the river for the rest of the day.\n"
)


def outlet_of(*, over: str = "", story: str = STORY, under: str = "") -> str | None:
    article = sanudo.read_text(f"Harbour bridge closed after barge strikes pier\n\n{over}{story}\n{under}\n", "a.txt")
    if article.outlet is not None:
        assert article.outlet_basis.of(article.text) == article.outlet
    return article.outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Selby News' Anita Mooring and Tom Hale contributed to this report.", "Selby News"),
        ("Selby News’ Anita Mooring and The Associated Press contributed to this report.", "Selby News"),
        ("CNN's Anita Mooring contributed to this report.", "CNN"),
        ("The Associated Press contributed to this report.", None),
        ("The Associated Press' Anita Mooring contributed to this report.", None),
        ("Anita Mooring contributed to this report.", None),
        ("Visit Harbour Insider's homepage for more stories.", "Harbour Insider"),
        ("CLICK HERE TO GET THE FOX NEWS APP", "FOX NEWS"),
        (
            "Content created by The Selby Foundation is available without charge to any publisher.",
            "The Selby Foundation",
        ),
        ("Click here for more from Sky News.", None),
    ],
)
def test_whose_people_helped_and_what_the_reader_is_asked_names_the_house(line, outlet):
    assert outlet_of(under=line) == outlet


def test_a_medium_between_headline_and_story_is_the_writers():
    assert outlet_of(over="By Anita Mooring\n\nUSA TODAY\n\n") == "USA TODAY"


def test_a_paper_whose_stories_come_by_mail_is_the_one_that_the_story_names_in_full():
    offer = "Get the Monitor Stories you care about delivered to your inbox."
    cited = STORY + "\nAs The Christian Science Monitor reported in April, the piers are old and need repair.\n"
    assert outlet_of(story=cited, under=offer) == "The Christian Science Monitor"
    assert outlet_of(story=cited) is None
    assert outlet_of(under=offer) is None


def test_what_a_medium_could_not_verify_or_has_learned_is_its_own():
    assert outlet_of(story=STORY + "\nReuters has learned that the barge was old.\n") is None  # an agency's
    assert outlet_of(story=STORY + "\nFox News has learned that the barge was old.\n") == "Fox News"
    assert outlet_of(story=STORY + "\nFox News reported that the barge was old.\n") is None


def test_whom_three_people_told_is_the_house_and_whom_one_told_need_not_be():
    one = "\nThe mayor, Rosa Ortega, told CNN that the bridge was safe. She told CNN that it had been tested.\n"
    more = '\n"It shook," Tom Hale told CNN. The engineer Ann Weir told CNN that it would hold.\n'
    assert outlet_of(story=STORY + one) is None
    assert outlet_of(story=STORY + one + more) == "CNN"
    assert outlet_of(story=STORY + (one + more).replace("CNN", "the Times")) is None  # whose Times, nothing says
