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
