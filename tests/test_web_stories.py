"""Stories and differences."""

from __future__ import annotations

import re
from dataclasses import replace

from web_record import client, empty, full

from sanudo.article.types import Span
from sanudo.telling.timeline import timeline
from sanudo.web.views.stories import tightest


def test_a_story_has_its_days_reports_claims_differences_and_copies() -> None:
    page = client(full()).get("/story/s1").text
    for words in ("Day by day", "Who says what", "Where they part", "Copies", "3 May 2004", "Harbour Times", "Courier"):
        assert words in page


def test_the_days_of_a_story_come_in_order_with_what_they_hold() -> None:
    days = client(full()).get("/story/s1.json").json()["timeline"]
    assert [day["value"] for day in days] == ["2004-05-03", "2004-05-04", "2004-06"]
    assert [entry["kind"] for entry in days[0]["entries"]] == ["meeting", "statement"]
    assert days[2]["entries"][0]["status"] == "planned"


def test_what_has_no_day_stands_under_the_day_of_its_report_and_is_said_to() -> None:
    days = client(full()).get("/story/s1.json").json()["timeline"]
    assert days[1]["entries"] == [] and len(days[1]["reported"]) == 1
    assert "Reported on this day, its own day not said: 1 entry" in client(full()).get("/story/s1").text


def test_a_story_of_one_report_has_no_empty_sections_of_differences_claims_and_copies() -> None:
    shelf = full()
    first = shelf.together.stories[0]
    alone = replace(first, articles=first.articles[:1], voices=(first.articles[:1],), chapters=())
    shelf.together = replace(shelf.together, stories=(alone,), differences=(), reprints=())
    page = client(shelf).get("/story/s1").text
    assert "Day by day" in page
    assert not any(words in page for words in ("Where they part", "Who says what", "Copies"))


def test_the_page_and_the_telling_have_one_timeline() -> None:
    shelf = full()
    told = timeline(shelf, shelf.together.stories[0])  # type: ignore[arg-type]
    days = client(shelf).get("/story/s1.json").json()["timeline"]
    shown = [(day["value"], e["text"], e["certainty"]) for day in days for e in [*day["entries"], *day["reported"]]]
    assert sorted(shown) == sorted((e.day or e.reported, e.text, e.certainty) for e in told)


def test_the_chapters_of_a_story_are_its_days_and_an_inferred_one_shows_what_places_it() -> None:
    chapters = client(full()).get("/story/s1.json").json()["chapters"]
    assert [(one["day"], one["basis"]) for one in chapters] == [("2004-05-04", "published"), ("2004-05-05", "inferred")]
    assert client(full()).get(chapters[1]["evidence"]).status_code == 200
    assert "What places it" in client(full()).get("/story/s1").text


def test_the_stories_of_a_storyline_lead_to_one_another() -> None:
    page = client(full()).get("/story/s1").text
    assert 'href="/story/s0"' in page and page.index("Vesna to visit Brek") < page.index("this story")


def test_the_matrix_tells_who_says_so_otherwise_and_nothing() -> None:
    claims = client(full()).get("/story/s1.json").json()["claims"]
    stands = {claim["id"]: [cell["stand"] for cell in claim["cells"]] for claim in claims}
    assert stands == {
        "c1": ["says", "otherwise"],
        "c2": ["says", "says"],
        "c3": ["says", "silent"],
        "c4": ["says", "silent"],
    }


def test_a_cell_opens_the_sentences_side_by_side() -> None:
    page = client(full()).get("/story/s1").text
    cell = re.search(r'<td class="cell says"><a href="/article/[^"]+" data-peek="(/evidence\?e=[^"]+)"', page)
    assert cell
    assert client(full()).get(cell[1]).status_code == 200


def test_what_one_voice_has_alone_is_listed() -> None:
    data = client(full()).get("/story/s1.json").json()
    assert [claim["text"] for claim in data["alone"]] == [
        "Ana Vesna, Tomas Brek: meeting in Port Arlo",
        "Brek rejected closing the base",
    ]


def test_a_difference_shows_each_side_in_its_own_words() -> None:
    page = client(full()).get("/differences").text
    assert "<mark>two hours</mark>" in page and "<mark>three hours</mark>" in page
    assert "contradicts: two hours against three" in page


def test_differences_are_narrowed_by_kind_and_shown_one_by_one() -> None:
    web = client(full())
    assert len(web.get("/differences.json?kind=number").json()["differences"]) == 0
    assert len(web.get("/differences.json?n=0").json()["differences"]) == 1


def test_a_copy_whose_direction_is_not_told_says_so() -> None:
    assert 'Which came first is <span class="unsaid">not said</span>' in client(full()).get("/story/s1").text


def test_stories_are_narrowed_by_the_names_in_them() -> None:
    web = client(full())
    assert [story["id"] for story in web.get("/stories.json?q=tomas+brek").json()["stories"]] == ["s1"]
    assert len(web.get("/stories.json?q=zebra").json()["stories"]) == 0


def test_no_stories_and_no_such_story_read_well() -> None:
    assert "No stories found." in client(empty()).get("/stories").text
    assert client(empty()).get("/story/none").status_code == 404


def test_the_words_are_shown_rather_than_the_sentence_around_them() -> None:
    assert tightest([Span(10, 20), Span(0, 50), Span(10, 20), Span(60, 70)]) == [Span(10, 20), Span(60, 70)]


def test_a_difference_without_a_topic_is_named_by_its_kind() -> None:
    shelf = full()
    one = replace(shelf.together.differences[0], topic="")
    shelf.together = replace(shelf.together, differences=(one,))
    assert "How long it was" in client(shelf).get("/differences").text


def test_the_account_has_a_source_for_what_it_tells_and_the_words_are_verbatim() -> None:
    web = client(full())
    data = web.get("/story/s1/brief.json").json()
    told = [line for section in data["sections"] for line in section["lines"] if line["sources"]]
    assert told
    assert all(web.get(line["evidence"]).status_code == 200 for line in told)
    texts = {id: reading.article.text for id, reading in full().held.items()}
    for source in data["sources"]:
        start, end = source["span"]
        assert texts[source["article"]][start:end] == source["words"]
    assert "The account" in web.get("/story/s1").text


def test_no_such_story_has_no_account() -> None:
    assert client(full()).get("/story/none/brief").status_code == 404
