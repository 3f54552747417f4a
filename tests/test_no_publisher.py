"""Whose name in a report's frame is not that of its publisher."""

import pytest

import sanudo
from sanudo.article.no_publisher import is_person

BODY = (
    "The council of Selby closed the harbour bridge on Tuesday after a barge struck one of its piers, the mayor said. "
    "No one was hurt. Engineers will look at the damage this week.\n\n"
    "Shops near the bridge stayed shut, and ferries carried workers across the river for the rest of the day.\n\n"
)


@pytest.mark.parametrize(
    "frame",
    [
        "Get the Gazette Stories you care about delivered to your inbox.",
        "Follow Michelle Mooring on Twitter @mooring",
        "White House",
        "Follow Anita Mooring on Twitter: @AnitaMooring",
        "Enlarge this image toggle caption Defne Aksoy/Mooring Images Defne Aksoy/Mooring Images",
        "More:Gazette tour: The mayor is winning.",
        "Contributing: The Gazette.",
        "— Rosa Ortega (@rosaortega) February 19, 2017",
    ],
)
def test_who_signs_is_followed_or_told_of_is_no_publisher(frame):
    article = sanudo.read_text(f"Harbour bridge closed\n\n{BODY}{frame}\n", "a.txt")
    assert article.outlet is None


def test_a_paper_that_is_called_like_a_person_is_one():
    assert is_person(("michelle", "mooring"))
    assert not is_person(("charlotte", "observer"))
    assert not is_person(("the", "selby", "courier"))


def test_a_station_in_a_dateline_publishes_and_an_agency_need_not():
    story = "The council of Selby closed the harbour bridge on Tuesday, the mayor said. No one was hurt.\n"
    told = sanudo.read_text(f"Harbour bridge closed\n\nSELBY (CNN) -- {story}", "a.txt")
    assert told.outlet == "CNN"
    assert told.outlet_basis.of(told.text) == "CNN"
    assert sanudo.read_text(f"Harbour bridge closed\n\nSELBY (AP) -- {story}", "b.txt").outlet is None


@pytest.mark.parametrize(
    "line",
    [
        "The Mooring Agency reported that a second barge was also seen near the bridge before it was closed to ships.",
        "A crowd watched the barge from the steps of the Mooring Museum on Tuesday, hours after it struck the pier.",
        "SHARE THIS ARTICLE Share Tweet Post Email",
        "More on Mayor Anita Mooring's bridge:",
        "Bridge of Governor Mooring stays\n\nMooring: no bridge is safe\n\nWhat Mooring said on bridges",
        "Click for more from The Mooring Gazette.",
        "Image copyright Mooring News",
    ],
)
def test_what_is_cited_told_of_or_called_is_no_publisher(line):
    article = sanudo.read_text(f"Harbour bridge closed after barge strikes pier\n\n{BODY}{line}\n\n{BODY}", "a.txt")
    assert article.outlet is None


def test_a_piece_of_the_headline_that_stands_twice_is_no_publisher():
    title = "Harbour Bridge Of Selby Closed; Many May Walk"
    article = sanudo.read_text(f"{title}\n\n2013-08-21\n\n{title}\n\n{BODY}", "a.txt")
    assert article.headline == title
    assert article.outlet is None


def test_an_article_written_small_is_not_of_the_name():
    article = sanudo.read_text(
        f"Harbour bridge closed\n\n{BODY}Download the Selby News app\n\n© the Selby News\n", "a.txt"
    )
    assert article.outlet == "Selby News"
