"""Words that may tell a meeting, as the network judges them, and what the ledger makes of that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.reading.types import MeetingWord, Participant, Reading


def read(text: str) -> Reading:
    return sanudo.analyse(sanudo.read_text(text, "a.txt", "2000-05-10"))


def rows(reading: Reading) -> list[tuple[str, str, tuple[str, ...], str | None, str | None]]:
    return [(m.kind, m.status, m.who, m.date, m.place) for m in sanudo.compare([reading]).meetings]


def word_of(reading: Reading, words: str) -> MeetingWord:
    return next(w for w in reading.meeting_words if w.cue.of(reading.article.text) == words)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ana Lima and Rui Costa, who had not exchanged a word for years, shared a table in Quito on Monday.",
            ("meeting", "held", ("Ana Lima", "Rui Costa"), "2000-05-08", "Quito"),
        ),
        (
            "Pope Linus gave Ana Lima an audience on Monday.",
            ("meeting", "held", ("Ana Lima", "Linus"), "2000-05-08", None),
        ),
        (
            "U.S. and Cuban negotiators have met three times since January.",
            ("meeting", "held", ("Cuban negotiators", "U.S. negotiators"), None, None),
        ),
    ],
)
def test_what_no_rule_tells_is_told_where_the_words_make_it_probable(text, row):
    reading = read(text)
    assert rows(replace(reading, meeting_words=())) == []
    assert rows(reading) == [row]


def test_a_day_that_is_over_was_no_plan_where_the_words_are_sure():
    text = "Foreign Minister Ana Lima was closeted with her Chilean counterpart, Rui Costa, for two hours on Monday."
    assert rows(read(text)) == [("meeting", "held", ("Ana Lima", "Rui Costa"), "2000-05-08", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima missed the deadline that Rui Costa had set on Monday; it was met by nobody.",
        "Ana Lima ran into trouble when Rui Costa called on Monday for her to resign.",
        "Rui Costa saw the damage with Ana Lima's report in his hand, then returned home.",
    ],
)
def test_false_friends_tell_nothing(text):
    reading = read(text)
    assert reading.meeting_words
    assert all(word.chance < 0.5 for word in reading.meeting_words)
    assert rows(reading) == []


def test_what_a_rule_tells_is_left_out_where_its_word_hardly_tells_a_meeting():
    reading = read("Ana Lima met Rui Costa in Quito on Monday.")
    (told,) = rows(reading)
    assert told[2] == ("Ana Lima", "Rui Costa")
    never = tuple(replace(word, chance=0.05) for word in reading.meeting_words)
    assert rows(replace(reading, meeting_words=never)) == []


def test_who_surely_takes_part_is_added_and_who_hardly_does_is_left_out():
    reading = read("Ana Lima met Rui Costa in Quito on Monday. Jan Vos said that Ola Berg was there too.")
    word = word_of(reading, "met")
    number = {entity.name: n for n, entity in enumerate(reading.entities)}
    more = Participant("Ola Berg", reading.entities[number["Ola Berg"]].mentions[0].span, number["Ola Berg"])
    added = replace(word, who=(*word.who, more), chances=(*word.chances, 0.95))
    (row,) = rows(replace(reading, meeting_words=(added,)))
    assert row[2] == ("Ana Lima", "Ola Berg", "Rui Costa")
    lost = replace(added, chances=(*word.chances[:-1], 0.1, 0.95))
    (row,) = rows(replace(reading, meeting_words=(lost,)))
    assert row[2] == tuple(sorted({"Ana Lima", "Rui Costa"} - {word.who[-1].name} | {"Ola Berg"}))


def test_one_day_of_calling_off_is_not_told_for_it():
    reading = read("On Monday Ana Lima cancelled a meeting with Rui Costa.")
    (row,) = rows(reading)
    assert (row[1], row[3]) == ("cancelled", None)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(
    ["Ana Lima", "met", "Rui Costa", "in Quito", "on Monday", ".", "talks", "with", "her", "the minister", "\n\n",
     "\"", "called off", "NATO", "a summit of", "visit", "-", "'s", "will", "not", "\u200b", "😀"]
), max_size=14))  # fmt: skip
def test_spans_stay_verbatim_and_reading_twice_changes_nothing(words):
    text = " ".join(words)
    first, again = read(text), read(text)
    assert first.meeting_words == again.meeting_words
    for word in first.meeting_words:
        length = len(first.article.text)
        for span in (word.cue, word.sentence, *(one.span for one in word.who), *([word.day] if word.day else ())):
            assert 0 <= span.start < span.end <= length
        assert word.sentence.start <= word.cue.start < word.cue.end <= word.sentence.end
        assert len(word.who) == len(word.chances)
        assert list(word.chances) == sorted(word.chances, reverse=True)
        assert all(0 <= chance <= 1 for chance in (word.chance, word.sure, *word.chances))
