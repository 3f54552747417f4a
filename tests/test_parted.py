"""What two reports tell of one point in two ways, whatever their words: the network sees it, the judge believes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.lines import lines_of
from sanudo.comparing.differing.parted import PARTED_FEATURES, differing_parted, parted, rated
from sanudo.comparing.differing.partings import KINDS, LEAST, partings
from sanudo.comparing.differing.told_words import words_of
from sanudo.comparing.types import Difference
from sanudo.reading.trees import trees

ONE = (
    "A ferry with 140 people on board sank off Cebu on Monday night, the coast guard said. Rescuers have found eleven "
    "bodies. Captain Rui Santos will be charged with negligence, a prosecutor said. The ship had left port at noon "
    "after a quarrel over its load."
)
OTHER = (
    "Sixteen people are dead after the sinking of a ferry near Cebu, rescuers said. A prosecutor may bring charges "
    "against the captain, Rui Santos. The vessel went down late on Monday; about 140 were aboard."
)


def lines(*texts: str):
    readings = tuple(
        sanudo.analyse(sanudo.read_text(text, f"{n}.txt", "2003-05-07")) for n, text in enumerate(texts, 1)
    )
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    return lines_of(readings, actor_of, [])


def told(*texts: str) -> list[Difference]:
    return differing_parted(lines(*texts))


def test_what_two_reports_tell_otherwise_is_found_whatever_their_words():
    found = {one.kind: {side.value for side in one.sides} for one in told(ONE, OTHER)}
    assert found["number"] == {"eleven", "Sixteen"}


def test_each_side_rests_on_its_words_and_its_sentence():
    texts = {line.article: line.text for line in lines(ONE, OTHER).lines}
    found = told(ONE, OTHER)
    assert found
    for one in found:
        assert 0.5 < one.confidence <= 0.9 and one.kind in KINDS and one.judgement
        for side in one.sides:
            value, sentence = side.evidence
            assert " ".join(value.of(texts[side.article]).split()) == side.value
            assert sentence.start <= value.start and value.end <= sentence.end


def test_a_report_does_not_part_from_its_copy():
    assert told(ONE, ONE) == []


def test_reports_of_two_things_do_not_part():
    assert told(ONE, "The Bank of Peru kept its rate at 4 percent on Thursday. Ana Lima, its head, saw no cause.") == []


def test_reports_far_apart_in_time_are_not_read_against_each_other():
    far = lines(ONE, OTHER)
    assert list(parted(far))
    days = {line.article: n for n, line in enumerate(far.lines)}
    moved = [
        replace(line, day=line.day.replace(year=2001 + (line.article == max(days)))) if line.day else line
        for line in far.lines
    ]
    assert list(parted(replace(far, lines=tuple(moved)))) == []


def test_the_judge_is_told_what_it_learned_from():
    assert trees("differing_parted").features == PARTED_FEATURES
    assert rated(lines(ONE, OTHER))
    assert all(len(one.features) == len(PARTED_FEATURES) for _, one in rated(lines(ONE, OTHER)))


def test_no_words_part_from_nothing():
    own = words_of(lines(ONE).lines)
    assert partings(own, words_of([])) == partings(words_of([]), own) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([*ONE.split(". "), *OTHER.split(". "), "«?»", "12 — 13%", "\u200b", "He said: “No”"])))
def test_partings_of_any_sentences_are_likely_verbatim_and_the_same_twice(sentences):
    made = lines(". ".join(sentences) + ".", OTHER)
    articles = sorted({line.article for line in made.lines})
    one, other = (words_of([line for line in made.lines if line.article == a]) for a in (articles * 2)[:2])
    found = partings(one, other)
    assert found == partings(one, other)
    assert all(p.classes[1] >= LEAST and p.ours < len(one.tokens) and p.theirs < len(other.tokens) for p in found)
    assert len({p.ours for p in found}) == len(found) == len({p.theirs for p in found})


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_in_which_reports_are_given_changes_nothing(order):
    readings = [
        sanudo.analyse(sanudo.read_text(text, f"{n}.txt", "2003-05-07")) for n, text in enumerate((ONE, OTHER), 1)
    ]
    assert sanudo.compare([readings[n] for n in order]).differences == sanudo.compare(readings).differences
