"""Words that two reports put in quotation marks, and not the same ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.comparing.actors import find_actors
from sanudo.comparing.differing.quoted import differing_quoted

HEAD = "LIMA - Minister Ana Costa opened a bridge over the Rimac on Tuesday.\n\n"


def told(*texts: str):
    readings = tuple(
        sanudo.analyse(sanudo.read_text(HEAD + text, f"{n}.txt", "2003-05-07")) for n, text in enumerate(texts, 1)
    )
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    found = differing_quoted(readings, actor_of)
    whole = {reading.article.id: reading.article.text for reading in readings}
    for one in found:
        assert one.kind == "wording" and len(one.sides) > 1
        for side in one.sides:
            assert " ".join(side.evidence[0].of(whole[side.article]).split()) == side.value
    return [tuple(side.value for side in one.sides) for one in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We will finish the second bridge before the winter.",
            "We hope to finish the second bridge before the winter.",
        ),
        (
            "As a temporary precaution, we are evacuating from the border posts all except armed guards.",
            "As a temporary precaution, we are evacuating from the border posts all but senior guards in Selby.",
        ),
        ("A toll is not on the table here.", "A toll is not on the table yet."),
        ("This bridge will never fall into the river again.", "This bridge will not fall into the river again."),
        ("We shall answer with the same scale and strength.", "We shall answer on the same scale and force."),
    ],
)
def test_a_sentence_quoted_in_other_words_is_told_with_both(one, other):
    found = told(f'"{one}" Ana Costa said.', f'Ana Costa said: "{other}" She then left.')
    assert found == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It's the second bridge that we have built here.", "It is the second bridge that we have built here."),
        (
            "We will finish the second bridge before the winter.",
            "We will finish ... the second bridge before the winter.",
        ),
        (
            "We will finish the second bridge before the winter.",
            "[They] will finish the second bridge before the winter.",
        ),
        (
            "We will finish the second bridge before the winter.",
            "And we will finish the second bridge before the winter.",
        ),
        ("We will finish the second bridge before the winter.", "We will finish the second bridge"),
        ("We are looking at June 12 for the second bridge.", "We are looking at June 12th for the second bridge."),
        (
            "The towns have spoiled the two states's rivers and we can no longer be bound by the pact.",
            "The towns have spoiled the two states' rivers",
        ),
        ("That's not right.", "That's not American."),
        ("They are going out fast.", "They do not know it yet, but they are going to pay."),
        (
            "We will finish the second bridge before the winter.",
            "Nobody has asked what the fishermen make of all this.",
        ),
    ],
)
def test_what_is_cut_or_spelled_otherwise_or_another_sentence_is_no_difference(one, other):
    assert told(f'"{one}" Ana Costa said.', f'"{other}" Ana Costa said.') == []


def test_what_two_people_say_is_no_difference():
    one = '"We will finish the second bridge before the winter," Ana Costa said.'
    assert told(one, '"We must finish the second bridge before the winter," Rui Santos said.') == []


def test_a_report_that_has_both_sentences_tells_them_apart():
    both = (
        '"We will finish the bridge before the winter," Ana Costa said. "We must finish the bridge before the winter."'
    )
    assert told(both, '"We must finish the bridge before the winter," Ana Costa said.') == []


def test_three_reports_that_agree_in_two_wordings_make_one_difference():
    one, other = (
        "We will finish the second bridge before the winter,",
        "We must finish the second bridge before the winter,",
    )
    found = told(*(f'"{words}" Ana Costa said.' for words in (one, other, one)))
    assert found == [(one, other)]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ['"We will go,"', "“We may go home now", "said Ana Costa.", "``No''", "…", "[we]", "go home now"]
        )
    )
)
def test_any_marks_are_read_and_the_same_twice(parts):
    text = " ".join(parts)
    other = '"We will go home now," Ana Costa said.'
    assert told(text, other) == told(text, other)


def test_words_put_in_at_the_end_and_houses_spellings():
    parts = told(
        '"We thank all who answered bravely to this incident," Costa said.',
        'Costa thanked "all who answered bravely to this terrible incident".',
    )
    assert len(parts) == 1
    one = '"The unauthorised counter-terrorism works near the second bridge will stop at once," Costa said.'
    other = '"The unauthorized counterterrorism works near the second bridge will stop at once," Costa said.'
    assert told(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will open it for the fishermen of the harbour.", "We will open it fo the fishermen of the harbour."),
        ("Somebody has made a mistake at the harbour gates.", "Someone has made a mistake at the harbour gates."),
        ("That is the reason why the harbour gates are shut.", "That is the reason that the harbour gates are shut."),
        ("I have told you my concern about the harbour gates.", "I have told you my concerns about the harbour gate."),
        ("We haveadmitted that the harbour gates are rotten.", "We have admitted that the harbour gates are rotten."),
        ("They are doing that for the harbour.", "They are not doing that for me."),
    ],
)
def test_slips_plurals_little_words_and_another_sentence_of_the_speech_are_no_difference(one, other):
    assert told(f'"{one}" Ana Costa said.', f'"{other}" Ana Costa said.') == []


def test_a_sentence_that_the_other_report_has_within_a_longer_one_is_no_difference():
    long = '"Well, you know, they keep it open for the sake of the harbour," Ana Costa said.'
    assert told(long, '"They keep it open for the sake of the harbour," Ana Costa said.') == []


def test_whose_it_is_and_who_only_passes_words_on_are_seen():
    one, other = "What I do is I authorize our fishermen.", "What I do is I authorize my fishermen."
    assert told(f'"{one}" Ana Costa said.', f'"{other}" Ana Costa said.') == [(one, other)]


def test_two_remarks_on_one_matter_are_not_one_quotation():
    one = "“He is one of the dullest and worst speakers in the history of Norland politics,” Ana Ruiz said."
    other = "“The man gave one of the worst speeches in the history of politics,” Ana Ruiz said."
    assert told(one, other) == []
