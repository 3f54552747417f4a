"""Journeys and meetings that one report calls off."""

import pytest

import sanudo
from sanudo.sources.read import read_text

LEAD = "SELBY, May 6, 2003 (Wire {}) - The port of Selby will be sold to the Rask Group, the council said.\n\n"


def told(one: str, other: str, days: tuple[str, str] = ("2003-05-06", "2003-05-06")):
    articles = [
        read_text(f"Selby sells its port\n\n{LEAD.format(n)}{text}", name=f"{n}.txt", published=day)
        for n, text, day in zip("AB", (one, other), days, strict=True)
    ]
    found = sanudo.compare(tuple(sanudo.analyse(a) for a in articles)).differences
    return [d for d in found if d.kind == "status"]


def test_a_visit_told_as_to_come_and_as_called_off_is_a_difference():
    (found,) = told(
        "Finance Minister Karin Moe will travel to Selby on May 9.",
        "Finance Minister Karin Moe has called off her visit to Selby.",
    )
    assert found.topic == "whether the visit of Karin Moe to Selby takes place"
    assert found.judgement.startswith("contradicts")


def test_what_the_later_report_calls_off_has_changed():
    (found,) = told(
        "Finance Minister Karin Moe will travel to Selby on May 9.",
        "A visit of Finance Minister Karin Moe to Selby will not take place.",
        ("2003-05-05", "2003-05-06"),
    )
    assert found.judgement.startswith("changed over time")


def test_a_meeting_that_may_be_held_is_not_one_that_will_be():
    (found,) = told(
        "Finance Minister Karin Moe will meet Governor Tom Reel in Selby next week.",
        "Finance Minister Karin Moe may meet Governor Tom Reel in Selby next week.",
    )
    assert "certainty" in found.judgement or "stronger" in found.judgement


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Finance Minister Karin Moe will travel to Selby on May 9.",
         "Finance Minister Karin Moe called off her visit to Tarn.", ("2003-05-06", "2003-05-06")),
        ("Finance Minister Karin Moe will travel to Selby on May 9.",
         "Finance Minister Karin Moe arrived in Selby on May 9.", ("2003-05-05", "2003-05-09")),
        ("Finance Minister Karin Moe will travel to Selby, which was planned for May 2 but called off.",
         "Governor Tom Reel called off his visit to Selby.", ("2003-05-06", "2003-05-06")),
    ],
)  # fmt: skip
def test_another_place_another_person_and_what_came_about_part_nothing(one, other, days):
    assert told(one, other, days) == []
