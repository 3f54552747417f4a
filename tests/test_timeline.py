"""The timeline of a story: one entry for each thing, on the day that is known of it, as sure as it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from web_record import COURIER, HARBOUR, Shelf, full, span

from sanudo.article.types import Span
from sanudo.cli.views.together import story_line
from sanudo.comparing.types import Chapter, Claim, Difference, Evidence, Side
from sanudo.reading.types import Quotation
from sanudo.telling.timeline import Entry, in_order, put_together, timeline

ONE, TWO = "aaaa000000000001", "bbbb000000000002"
REJECTED = span(HARBOUR, "Brek rejected a proposal to close the northern base.")


def told(shelf: Shelf) -> list[Entry]:
    return timeline(shelf, shelf.together.stories[0])  # type: ignore[arg-type]


def entry(entries: list[Entry], kind: str) -> Entry:
    return next(one for one in entries if one.kind == kind)


def with_claims(*claims: Claim) -> Shelf:
    shelf = full()
    shelf.together = replace(shelf.together, claims=claims)
    return shelf


def test_a_statement_is_told_with_the_words_that_report_it_and_leads_to_its_wordings() -> None:
    one = entry(told(full()), "statement")
    assert one.text == 'said on Monday that her country would "open the harbour to all" before winter'
    assert (one.day, one.speaker, one.of) == ("2004-05-03", "Ana Vesna", "q1")
    assert one.goes_on  # "Ana Vesna said on Monday that ..."


def test_what_has_no_day_tells_when_it_was_first_reported() -> None:
    one = next(each for each in told(full()) if each.day is None)
    assert one.reported == "2004-05-04"
    assert all(each.reported is None for each in told(full()) if each.day)


def test_the_pieces_of_a_quotation_are_put_together_in_one_pair_of_marks() -> None:
    text = 'x "We ask for little," she said. "We give more," he said, "than we have."'
    pieces = [span(text, '"We ask for little,"'), span(text, '"We give more,"'), span(text, '"than we have."')]
    assert put_together(text, pieces) == "“We ask for little. We give more, than we have.”"


def test_nobody_said_anything_after_the_report_of_it() -> None:
    shelf = full()
    first = shelf.together.statements[0]
    later = replace(first.wordings[0], date="2004-06-01")
    shelf.together = replace(shelf.together, statements=(replace(first, wordings=(later, first.wordings[1])),))
    assert entry(told(shelf), "statement").day is None


def test_what_somebody_denied_is_never_told_as_said() -> None:
    shelf = full()
    reading = shelf.held[ONE]
    first, *rest = reading.quotations
    shelf.held[ONE] = replace(reading, quotations=(replace(first, cue=None, polarity="denied"), *rest))
    assert entry(told(shelf), "statement").status == "denied"
    cue = span(HARBOUR, "said on Monday that")
    denied = Quotation(first.spans, "mixed", 0, cue=cue, polarity="denied")
    shelf.held[ONE] = replace(reading, quotations=(denied, *rest))
    one = entry(told(shelf), "statement")
    assert one.text.startswith("said on Monday that") and one.status is None  # the words that report it say so


def test_days_that_one_report_tells_more_of_are_no_dispute_and_contradictions_are() -> None:
    for judgement, expected in (
        ("one says more: the days of one are among those of the other", "certain"),
        ("contradicts: the days are not the same", "disputed"),
    ):
        shelf = full()
        met = span(HARBOUR, "She met Prime Minister Tomas Brek for two hours.")
        sides = (Side(ONE, "Monday", (met,)), Side(TWO, "Tuesday", (span(COURIER, "The talks lasted three hours"),)))
        shelf.together = replace(
            shelf.together, differences=(Difference("date", "the meeting", sides, judgement, "s1", 0.9),)
        )
        assert entry(told(shelf), "meeting").certainty == expected


def test_a_number_that_stands_in_the_sentence_does_not_make_the_meeting_disputed() -> None:
    shelf = full()
    met = span(HARBOUR, "She met Prime Minister Tomas Brek for two hours.")
    sides = (Side(ONE, "2", (met,)), Side(TWO, "3", (span(COURIER, "three"),)))
    difference = Difference("number", "hours", sides, "contradicts: no number fits both", "s1", 0.9)
    shelf.together = replace(shelf.together, differences=(difference,))
    assert entry(told(shelf), "meeting").over == ()


def test_a_meeting_whose_day_is_inferred_is_assumed() -> None:
    shelf = full()
    meeting = replace(shelf.together.meetings[0], date_basis="inferred: the day that the report begins with")
    shelf.together = replace(shelf.together, meetings=(meeting,))
    one = entry(told(shelf), "meeting")
    assert (one.certainty, one.basis) == ("assumed", meeting.date_basis)


def test_what_only_a_report_that_was_placed_tells_is_of_its_day_and_assumed() -> None:
    claim = Claim(
        "c", "s1", "event", "Brek rejected a proposal.", (Evidence(ONE, REJECTED),), (ONE,), status="occurred"
    )
    shelf = with_claims(claim)
    story = shelf.together.stories[0]
    placed = replace(story, chapters=(Chapter("2004-05-02", (ONE,), "inferred"),))
    shelf.together = replace(shelf.together, stories=(placed,))
    (one,) = told(shelf)
    assert (one.day, one.certainty) == ("2004-05-02", "assumed")


def test_events_of_one_sentence_on_one_day_are_one_entry() -> None:
    words = REJECTED.of(HARBOUR)
    claims = [
        Claim(id, "s1", "event", words, (Evidence(ONE, REJECTED),), (voice,), date="2004-05-04", status="occurred")
        for id, voice in (("a", ONE), ("b", TWO))
    ]
    (one,) = told(with_claims(*claims))
    assert one.said_by == (ONE, TWO) and one.certainty == "certain"


def test_possible_and_demanded_things_are_no_news_and_an_only_word_tells_nothing() -> None:
    claims = [
        Claim(status, "s1", "event", "Brek left.", (Evidence(ONE, REJECTED),), (ONE,), status=status)
        for status in ("possible", "demanded", "historical")
    ]
    assert told(with_claims(*claims)) == []


def test_a_story_is_listed_with_its_chapters_and_the_story_it_goes_on_with() -> None:
    row = {
        "n": 2,
        "goes_on": 1,
        "articles": ["a", "b"],
        "begin": "2004-05-04",
        "end": "2004-05-05",
        "chapters": [{"day": "2004-05-04", "articles": ["a"]}, {"day": None, "articles": ["b"], "basis": "not said"}],
    }
    told = story_line(row)
    assert "a chapter of story 1" in told
    assert "2004-05-04 (1 article)" in told and "date not said (1 article)" in told
    assert "chapters" not in story_line({**row, "goes_on": None, "chapters": row["chapters"][:1]})  # type: ignore[index]


def test_silent_days_are_counted_and_the_undated_come_last() -> None:
    claims = [
        Claim(id, "s1", "event", f"{id} happened.", (Evidence(ONE, REJECTED),), (ONE,), date=day, status="occurred")
        for id, day in (("c", None), ("b", "2004-05-09"), ("a", "2004-05-04"))
    ]
    assert [(one.text, one.gap) for one in told(with_claims(*claims))] == [
        ("a happened.", 0),
        ("b happened.", 4),
        ("c happened.", 0),
    ]


def test_a_weekend_stands_behind_its_saturday_whatever_order_they_come_in() -> None:
    for days in permutations(["2014-08", "2014-W32", "2014-08-09", "2014-W32-WE"]):
        assert sorted(days, key=in_order) == ["2014-08", "2014-W32", "2014-08-09", "2014-W32-WE"]


def test_a_name_in_marks_within_a_sentence_of_the_report_is_no_piece_of_what_was_said() -> None:
    text = "“We aim to open the harbour,” she wrote of what she has dubbed “Project Gate.” “It will be ours.”"
    pieces = [text[a:b] for a, b in ((0, 29), (63, 78), (79, len(text)))]
    spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    told = put_together(text, spans)
    assert "Project Gate" not in told and told.startswith("“We aim to open the harbour") and told.endswith("ours.”")


def test_a_question_keeps_its_mark_where_the_marks_of_the_quotation_are_lost() -> None:
    text = '"Why do we meet without the docks? Holm said. "They should be here."'
    pieces = (span(text, "Why do we meet without the docks"), span(text, "They should be here."))
    assert put_together(text, pieces) == "“Why do we meet without the docks? They should be here.”"
