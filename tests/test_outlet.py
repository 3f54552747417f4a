"""Who published and who wrote a report, as far as its text says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.byline import byline_of
from sanudo.article.layout import lay_out
from sanudo.article.masthead import masthead_of
from sanudo.article.outlet import find_outlet
from sanudo.article.outlet_evidence import candidates
from sanudo.article.types import Part, Span

STORY = "The minister said on Tuesday that talks between the two countries would go on until they had a result."


def page(*rows: tuple[str, str]) -> tuple[str, tuple[Part, ...]]:
    text, parts = "", []
    for kind, words in rows:
        parts.append(Part(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    return text, tuple(parts)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2001 The Quay Gazette. All rights reserved.", "The Quay Gazette"),
        ("Copyright 2019 Harbour Media", "Harbour Media"),
        ("Copyright © 1998 Northern Post Ltd. All Rights Reserved", "Northern Post"),
        ("© The Argus 2004", "The Argus"),
        ("(c) 2003 Evening Tribune", "Evening Tribune"),
        ("Northern Radio is not responsible for the content of external sites", "Northern Radio"),
        ("The NTV is not responsible for the content of external internet sites", "NTV"),
        ("For readers of QuayDesk Ltd only. No offer to buy or sell.", "QuayDesk Ltd"),
        ("Only for members of the Grain Letter.", "Grain Letter"),
    ],
)
def test_a_notice_names_the_outlet(line: str, name: str) -> None:
    text, parts = page(("paragraph", STORY), ("boilerplate", line))
    found = find_outlet(text, parts)
    assert found is not None
    assert found[0] == name == found[1].of(text)


@pytest.mark.parametrize("line", ["All rights reserved.", "© 2004", "Copyright", "Home", "copyright law has changed"])
def test_a_notice_without_a_name_says_nothing(line: str) -> None:
    text, parts = page(("paragraph", STORY), ("boilerplate", line))
    assert find_outlet(text, parts) is None


@pytest.mark.parametrize("line", ["For readers of all ages.", "For members of the public, entry is free.", "For you"])
def test_words_for_readers_in_general_name_no_outlet(line: str) -> None:
    text, parts = page(("boilerplate", line), ("paragraph", STORY))
    assert find_outlet(text, parts) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee, The Harbour Herald", "The Harbour Herald"),
        ("By Ann Lee, Quay Gazette staff writer", "Quay Gazette"),
        ("Ann Lee | Northern Tribune", "Northern Tribune"),
        ("By Ann Lee, political editor", None),
        ("By Ann Lee in Port Sable", None),
    ],
)
def test_a_byline_names_the_outlet_where_what_follows_the_writer_is_a_masthead(line: str, name: str | None) -> None:
    text, parts = page(("headline", "Ministers part without a date"), ("byline", line), ("paragraph", STORY))
    found = find_outlet(text, parts)
    assert (found[0].removeprefix("the ") if found else None) == name
    assert found is None or found[0] == found[1].of(text)


def test_a_masthead_that_says_more_than_the_notice_gives_the_name_in_full() -> None:
    text, parts = page(
        ("boilerplate", "Quay Broadcasting Service"),
        ("headline", "Ministers part without a date"),
        ("paragraph", STORY),
        ("boilerplate", "Quay is not responsible for the content of external sites"),
    )
    found = find_outlet(text, parts)
    assert found is not None and found[0] == "Quay Broadcasting Service" == found[1].of(text)


def test_a_first_line_whose_name_comes_again_at_the_foot_is_the_outlet() -> None:
    rows = (("boilerplate", "QUAY PRESS SURVEY"), ("headline", "Ministers part"), ("paragraph", STORY))
    text, parts = page(*rows, ("boilerplate", "(Quay Press Survey: not for sale)"))
    found = find_outlet(text, parts)
    assert found is not None and found[0] == "Quay Press Survey" == found[1].of(text)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Halcyon * Monday 17 October 1994 * Overseas 9", "The Halcyon"),
        ("THE HALCYON Friday, June 14, 1996 Foreign News 11", "THE HALCYON"),
        ("The Halcyon | Tuesday November 4 2008 | World", "The Halcyon"),
        ("Port Sable, Friday 3 May 1996", None),
        ("The council meets again on Monday", None),
    ],
)
def test_a_name_before_a_weekday_is_a_masthead(line: str, name: str | None) -> None:
    place = masthead_of(line)
    assert (line[slice(*place)] if place else None) == name


def test_an_agency_in_the_dateline_is_not_the_outlet_of_the_page_around_it() -> None:
    text, parts = page(
        ("boilerplate", "Home | World | Sport"), ("dateline", "MOSCOW (Newswire) --"), ("paragraph", STORY)
    )
    assert find_outlet(text, parts) is None


def test_an_agency_in_the_dateline_is_the_outlet_of_bare_copy() -> None:
    text = "MOSCOW (Newswire) -- " + STORY
    found = find_outlet(text, lay_out(text))
    assert found is not None and found[0] == "Newswire" == found[1].of(text)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("THE ESTUARY HERALD - Saturday, 16 July 2011", "THE ESTUARY HERALD"),
        ("The Harbour-Gazette, Friday 20 March 1998, page 14", "The Harbour-Gazette"),
        ("QNB News    Home  Africa  World", "QNB News"),
        ("Qnb.net | Home | Pacific", "Qnb.net"),
        ("Southern Press Agency", "Southern Press Agency"),
        ("Correo del Valle", "Correo del Valle"),
    ],
)
def test_a_masthead_names_the_outlet_and_is_no_headline(line: str, name: str) -> None:
    text, parts = page(("boilerplate", line), ("headline", "Ministers part without a date"), ("paragraph", STORY))
    found = find_outlet(text, parts)
    assert found is not None and found[0] == name == found[1].of(text)


@pytest.mark.parametrize(
    "line",
    [
        "Good news for the harbour",
        "Minister: no news",
        "Talks end - 20 March 1998",
        "News",
        "Times are hard, Friday or not",
    ],
)
def test_a_headline_is_no_masthead(line: str) -> None:
    assert masthead_of(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Anna Weir", "Anna Weir"),
        ("By Anna Weir and Tom Hale", "Anna Weir and Tom Hale"),
        ("By Anna Weir, Tom Hale and Li Na in Moscow", "Anna Weir, Tom Hale and Li Na"),
        ("By ANNA WEIR in Moscow", "ANNA WEIR"),
        ("By Anna Weir, Political Editor", "Anna Weir"),
        ("Anna Weir | 3 May 2004", "Anna Weir"),
        ("Anna Weir Thursday 3 May 2004", "Anna Weir"),
        ("by Anna Weir (Moscow)", "Anna Weir"),
        ("From Anna Weir in Moscow", "Anna Weir"),
        ("Interview by Anna Weir", "Anna Weir"),
        ("Text and photographs by Anna Weir", "Anna Weir"),
        ("WRITER: ANNA WEIR, STAFF WRITER, aweir@quay.example", "ANNA WEIR"),
        ("BYLINE=ANNA WEIR", "ANNA WEIR"),
        ("Words: Anna Weir", "Anna Weir"),
        ("(Anna Weir, QN staff writer)", "Anna Weir"),
        ("Posted by Anna Weir under Complaints", "Anna Weir"),
        ("Exclusive by Anna Weir", "Anna Weir"),
        ("By Anna Weir via QRTV", "Anna Weir"),
        ("Anna Weir Health Correspondent", "Anna Weir"),
        ("Anna Weir and QuayPress", "Anna Weir"),
        ("ANNA WEIR, with files from Quay Newswire", "ANNA WEIR"),
        ("By Anna Weir in Port Sable and Tom Hale in Rome", "Anna Weir and Tom Hale"),
        ("Our Correspondent, Port Sable", "Our Correspondent"),
        ("By Political Reporter for The Quay Mail", "Political Reporter"),
        ("Photographs by Tom Hale", None),
        ("Translated by Tom Hale", None),
        ("Quay Rovers 2", None),
        ("Maria de la Cruz is a fellow of the Quay Institute.", "Maria de la Cruz"),
        ("QRTV | By Anna Weir", "Anna Weir"),
        ("Author of the article: Anna Weir", "Anna Weir"),
        ("By ANNA WEIR with TOM HALE", "ANNA WEIR with TOM HALE"),
        ("Mariam al-Sayegh", "Mariam al-Sayegh"),
        ("By our special correspondent", "our special correspondent"),
        ("Associate Fellow, Digital Society Programme", None),
        ("Quay Gazette", None),
        ("Ministry of Fisheries", None),
        ("Editor: see page 4", None),
    ],
)
def test_the_writer_stands_in_the_byline(line: str, name: str | None) -> None:
    text, parts = page(("headline", "Talks go on"), ("byline", line), ("paragraph", STORY))
    found = byline_of(text, parts)
    assert (found[0] if found else None) == name
    assert found is None or found[1].of(text).startswith(found[0].split(" and ")[0])


def test_of_several_bylines_the_one_that_says_by_has_the_writer() -> None:
    rows = (("byline", "Delta Trumpet (Warri)"), ("byline", "By Anna Weir"), ("byline", "and Tom Hale"))
    text, parts = page(("headline", "Talks go on"), *rows, ("paragraph", STORY))
    found = byline_of(text, parts)
    assert found is not None and found[0] == "Anna Weir and Tom Hale" == " ".join(found[1].of(text).split())


def test_names_on_two_lines_are_one_byline() -> None:
    rows = (("byline", "By Anna Weir and"), ("byline", "Tom Hale"))
    text, parts = page(("headline", "Talks go on"), *rows, ("paragraph", STORY))
    found = byline_of(text, parts)
    assert found is not None and found[0] == "Anna Weir and Tom Hale"
    assert found[1].of(text) == "Anna Weir and\nTom Hale"


@pytest.mark.parametrize(
    ("over", "under", "foot"),
    [
        ([], [("boilerplate", "Anna Weir")], []),
        ([], [("deck", "By Anna Weir")], []),
        ([], [("byline", "Photographs and text by Anna Weir")], []),
        ([], [("boilerplate", "Anna Weir | 3 May 2004")], []),
        ([], [], [("boilerplate", "- Anna Weir")]),
        ([], [], [("boilerplate", "Anna Weir writes from Port Sable.")]),
        ([("boilerplate", "Anna Weir")], [], [("boilerplate", "More by Anna Weir")]),
        ([("boilerplate", "WRITER: Anna Weir, staff writer")], [], []),
        ([], [], [("boilerplate", "About Anna Weir: teacher, eater, keeper of two goats")]),
    ],
)
def test_a_byline_that_was_taken_for_something_else_has_the_writer(
    over: list[tuple[str, str]], under: list[tuple[str, str]], foot: list[tuple[str, str]]
) -> None:
    text, parts = page(*over, ("headline", "Talks go on"), *under, ("paragraph", STORY), *foot)
    found = byline_of(text, parts)
    assert found is not None and found[0] == "Anna Weir" == found[1].of(text)


def test_a_column_is_by_whom_its_headline_names_and_the_page_has_more_of() -> None:
    more = ("related", "More from Anna Weir")
    text, parts = page(("headline", "Anna Weir: Talks go on"), ("paragraph", STORY), more)
    found = byline_of(text, parts)
    assert found is not None and found[0] == "Anna Weir" == found[1].of(text)
    text, parts = page(("headline", "Talks go on"), ("paragraph", STORY), more)
    assert byline_of(text, parts) is None
    text, parts = page(("headline", "Anna Weir: Talks go on"), ("paragraph", STORY))
    assert byline_of(text, parts) is None


def test_who_posted_a_story_with_the_hour_may_have_one_name() -> None:
    text, parts = page(("headline", "Talks go on"), ("paragraph", STORY), ("boilerplate", "posted by Anna at 7:12 PM"))
    found = byline_of(text, parts)
    assert found is not None and found[0] == "Anna" == found[1].of(text)


@pytest.mark.parametrize(("subject", "name"), [("Subject: talks", "Anna Weir"), ("Subject: Fw: talks", None)])
def test_a_signed_mail_is_by_who_sent_it_unless_it_was_passed_on(subject: str, name: str | None) -> None:
    head = (("boilerplate", "From: Anna Weir <aweir@quay.example>"), ("boilerplate", subject))
    foot = (("boilerplate", "Yours truly,"), ("boilerplate", "Anna Weir"))
    text, parts = page(*head, ("headline", "Talks go on"), ("paragraph", STORY), *foot)
    found = byline_of(text, parts)
    assert (found[0] if found else None) == name


def test_the_paper_after_a_writer_of_whom_the_page_has_more_is_no_second_writer() -> None:
    foot = (("boilerplate", "Stories by Anna Weir"), ("boilerplate", "Metro Plaindealer"))
    byline = ("byline", "By Anna Weir, Metro Plaindealer")
    text, parts = page(("headline", "Talks go on"), byline, ("paragraph", STORY), *foot)
    found = byline_of(text, parts)
    assert found is not None and found[0] == "Anna Weir"


@pytest.mark.parametrize(
    ("under", "foot"),
    [
        ([("boilerplate", "Latest News")], []),
        ([("caption", "Anna Weir")], []),
        ([("boilerplate", "Photo by Tom Hale")], []),
        ([], [("related", "Anna Weir")]),
        ([], [("boilerplate", "Sign up by email")]),
    ],
)
def test_what_stands_about_a_story_is_no_byline(under: list[tuple[str, str]], foot: list[tuple[str, str]]) -> None:
    text, parts = page(("headline", "Talks go on"), *under, ("paragraph", STORY), *foot)
    assert byline_of(text, parts) is None


def test_the_papers_name_over_the_story_is_no_writer() -> None:
    rows = (("boilerplate", "Le Quai"), ("headline", "Talks go on"), ("byline", "Le Quai"))
    text, parts = page(*rows, ("paragraph", STORY))
    assert byline_of(text, parts) is None


def test_no_byline_no_writer() -> None:
    text, parts = page(("headline", "Talks go on"), ("paragraph", STORY))
    assert byline_of(text, parts) is None


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([("boilerplate", "MINISTRY OF FISHERIES"), ("boilerplate", "Press release No. 14")], "MINISTRY OF FISHERIES"),
        ([("boilerplate", "Port Sable Voice | News | Sport | Letters")], "Port Sable Voice"),
        ([("boilerplate", "Home > World > Europe"), ("byline", "Anna Weir, Quay Herald Staff Writer")], "Quay Herald"),
        ([("boilerplate", "PRINT  SEND TO FRIENDS  DISCUSS"), ("boilerplate", "Search")], None),
        ([("boilerplate", "FOR IMMEDIATE RELEASE")], None),
        ([("timestamp", "Thursday 3 May 2004")], None),
    ],
)
def test_who_publishes_is_told_by_where_and_how_a_name_stands(rows: list[tuple[str, str]], name: str | None) -> None:
    text, parts = page(*rows, ("headline", "Ministers part without a date"), ("paragraph", STORY))
    found = find_outlet(text, parts)
    assert (found[0] if found else None) == name
    assert found is None or found[0] == found[1].of(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["boilerplate", "byline", "caption"]))
def test_any_line_is_read_without_failing(words: str, kind: str) -> None:
    text, parts = page((kind, words))
    for found in (find_outlet(text, parts), byline_of(text, parts)):
        assert found is None or found[1].of(text) == found[0]


def test_who_writes_is_no_outlet() -> None:
    text, parts = page(
        ("boilerplate", "From Our Own Correspondent"),
        ("headline", "Harbour board closes old fish market"),
        ("paragraph", "The harbour board voted on Tuesday to close the old fish market."),
        ("boilerplate", "Our Own Correspondent"),
    )
    assert not any("Correspondent" in one.name for one in candidates(text, parts))


FRAME = (
    ("boilerplate", "Ministers part without a date - The Quay Gazette"),
    ("boilerplate", "News"),
    ("boilerplate", "Sport"),
    ("headline", "Ministers part without a date"),
    ("byline", "By Ann Lee, Northern Newswire"),
    ("paragraph", STORY),
)


def test_the_end_of_the_windows_title_names_the_outlet() -> None:
    text, parts = page(*FRAME, ("boilerplate", "About The Quay Gazette"), ("boilerplate", "Follow The Quay Gazette"))
    found = find_outlet(text, parts)
    assert found is not None and found[0] == "The Quay Gazette" == found[1].of(text)


def test_a_page_that_names_nobody_has_no_outlet() -> None:
    rows = [("boilerplate", words) for words in ("Home", "Sport", "Sign in", "Latest News")]
    text, parts = page(*rows, ("headline", "Ministers part without a date"), ("paragraph", STORY))
    assert find_outlet(text, parts) is None


def test_the_outlet_is_told_by_its_whole_name() -> None:
    rows = (("boilerplate", "The Quay Sentry"), ("headline", "Ministers part without a date"), ("paragraph", STORY))
    feet = (
        ("boilerplate", "About the Sentry"),
        ("boilerplate", "Subscribe to the Sentry"),
        ("boilerplate", "© Sentry"),
    )
    text, parts = page(*rows, *feet)
    found = find_outlet(text, parts)
    assert found is not None and found[0] == "The Quay Sentry"


@pytest.mark.parametrize("address", ["https://www.quaygazette.example/2004/05/talks", "in/quay-gazette-2004-05-03.txt"])
def test_the_reports_own_address_speaks_for_a_name_that_the_text_has(address: str) -> None:
    text, parts = page(("boilerplate", "Quay Gazette | 12"), ("headline", "Ministers part"), ("paragraph", STORY))

    def value(address: str) -> float:
        return next(
            one.values.get("has:address", 0.0) for one in candidates(text, parts, address) if "Quay" in one.name
        )

    assert value(address) == 1.0 and value("in/talks-3.txt") == 0.0


def test_an_address_gives_way_to_the_name_that_it_holds() -> None:
    text, parts = page(
        ("boilerplate", "Quay Gazette"), ("paragraph", STORY), ("boilerplate", "www.quaygazette.example")
    )
    assert not any("example" in one.name for one in candidates(text, parts))


def test_a_headline_that_stands_twice_signs_nothing() -> None:
    title = "In Final Vote, Selby Council Moves To Close The Bridge"
    text, parts = page(("boilerplate", title), ("timestamp", "2015-07-07"), ("headline", title), ("paragraph", STORY))
    assert byline_of(text, parts) is None
