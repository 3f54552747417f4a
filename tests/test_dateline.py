"""Datelines as agencies have written them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.dateline import find_dateline, read_dateline
from sanudo.article.types import Part, Span

STORY = "The minister said on Tuesday that talks would go on."


@pytest.mark.parametrize(
    ("front", "place", "agency", "date"),
    [
        ("Moscow, 22 November 2001 (RFE/RL) -- ", "Moscow", "RFE/RL", "2001-11-22"),
        ("MOSCOW (Reuters) - ", "MOSCOW", "Reuters", None),
        ("PARIS, Nov 3 (AFP) – ", "PARIS", "AFP", "--11-03"),
        ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None, None),
        ("Washington, D.C. — ", "Washington, D.C.", None, None),
        ("LONDON/BRUSSELS (Reuters) - ", "LONDON/BRUSSELS", "Reuters", None),
        ("MOSCOW, November 23. /TASS/. ", "MOSCOW", "TASS", "--11-23"),
        ("MOSCOW. Nov 23 (Interfax) - ", "MOSCOW", "Interfax", "--11-23"),
        ("BEIJING, Nov. 24 (Xinhua) -- ", "BEIJING", "Xinhua", "--11-24"),
        ("BRUSSELS, Belgium (CNN) -- ", "BRUSSELS, Belgium", "CNN", None),
        ("SAN FRANCISCO (AP) — ", "SAN FRANCISCO", "AP", None),
        ("NEW DELHI: ", "NEW DELHI", None, None),
        ("(Reuters) - ", None, "Reuters", None),
        ("RIO DE JANEIRO, Brazil, May 4, 2010 (IPS) - ", "RIO DE JANEIRO, Brazil", "IPS", "2010-05-04"),
        ("KABUL, Afghanistan — ", "KABUL, Afghanistan", None, None),
        ("St. Petersburg — ", "St. Petersburg", None, None),
        ("UNITED NATIONS, Sunday — ", "UNITED NATIONS", None, None),
        ("TOKYO, Nov. 23, Kyodo - ", "TOKYO", "Kyodo", "--11-23"),
        ("RIO DE JANEIRO, Nov 23 (EFE).- ", "RIO DE JANEIRO", "EFE", "--11-23"),
        ("By Jane Doe MOSCOW (Reuters) - ", "MOSCOW", "Reuters", None),
        ("ROME, Nov 23 (ANSA) - ", "ROME", "ANSA", "--11-23"),
        ("KYIV. Nov 23 (Interfax-Ukraine) – ", "KYIV", "Interfax-Ukraine", "--11-23"),
        ("NEW YORK, Nov. 23 /PRNewswire/ -- ", "NEW YORK", "PRNewswire", "--11-23"),
        ("Marston (CNN) ", "Marston", "CNN", None),
        ("Marston, Upper Vale (CNN)", "Marston, Upper Vale", "CNN", None),
        ("Geneva, 23 November 2001 – ", "Geneva", None, "2001-11-23"),
    ],
)
def test_place_agency_and_date_are_read(front: str, place: str | None, agency: str | None, date: str | None) -> None:
    text = front + STORY
    found = find_dateline(text, (Part("paragraph", Span(0, len(text))),))
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)
    assert text.startswith(found.span.of(text))
    assert STORY not in found.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Vladimir Orlov — Russia's envoy to the talks — said that nothing had been agreed.",
        "He said the talks - the first for years - would go on.",
        "Analysis — The summit has changed little.",
        "President Maria Oseka (right) said that she would go.",
        "The World Health Organization (WHO) Director said that she would go.",
        "Cable News Network (CNN) President Tom Hale said that he would go.",
        "Maria Oseka (CNN) The talks will go on for another week.",
        "Mr Orlov: We have nothing to add to that.",
        "The North Atlantic Treaty Organisation (NATO) said on Friday that it would wait.",
        "",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert read_dateline(text, Span(0, len(text))) is None


def test_a_line_of_its_own_is_a_dateline() -> None:
    text = "Ankaret, 5 June 1999\n\n" + STORY
    found = find_dateline(text, (Part("dateline", Span(0, 20)), Part("paragraph", Span(22, len(text)))))
    assert found is not None
    assert (found.place, found.date) == ("Ankaret", "1999-06-05")


def test_a_report_without_one_has_none() -> None:
    assert find_dateline("", ()) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    found = read_dateline(text, Span(0, len(text)))
    assert found is None or text.startswith(found.span.of(text))
    assert read_dateline(text, Span(0, len(text))) == found
