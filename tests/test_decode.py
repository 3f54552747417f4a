"""Scores to decisions, and the mending of what cannot be English."""

import numpy as np

from sanudo.language import decode, encoder


def test_a_word_before_a_noun_is_not_hung_beyond_the_verb() -> None:
    tags = [("ADJ", ""), ("NOUN", ""), ("VERB", ""), ("NOUN", "")]
    heads, deps = [3, 2, 2, 2], ["amod", "nsubj", "root", "obj"]
    decode.mend(heads, deps, tags)
    assert heads == [1, 2, 2, 2]


def test_mending_makes_no_circle() -> None:
    tags = [("ADJ", ""), ("NOUN", ""), ("VERB", ""), ("NOUN", "")]
    heads = [3, 0, 2, 2]
    decode.mend(heads, ["amod", "nmod", "root", "obj"], tags)
    assert heads == [3, 0, 2, 2]


def test_a_closed_part_of_speech_is_given_to_its_known_forms_only() -> None:
    names = encoder.labels()["upos"]
    upos = np.zeros((2, len(names)), dtype=np.float32)
    upos[:, names.index("PRON")], upos[:, names.index("NOUN")] = 9, 5
    tag = np.zeros((2, len(encoder.labels()["tag"])), dtype=np.float32)
    assert [pos for pos, _ in decode.tags(["troops", "they"], upos, tag)] == ["NOUN", "PRON"]


def test_names_that_are_not_well_formed_become_the_best_that_are() -> None:
    kinds = encoder.labels()["name"]
    scores = np.full((3, len(kinds)), -9, dtype=np.float32)
    for i, label in enumerate(("B-ORG", "I-ORG", "O")):
        scores[i, kinds.index(label)] = 5
    scores[1, kinds.index("L-ORG")] = 4
    assert decode.names(scores) == [(0, 1, "ORG")]


def test_an_inside_label_that_nothing_begins_begins_itself() -> None:
    kinds = encoder.labels()["quotation"]
    scores = np.zeros((3, len(kinds)), dtype=np.float32)
    for i, label in enumerate(("I-CUE", "I-CUE", "I-CONTENT")):
        scores[i, kinds.index(label)] = 5
    assert decode.quotation(scores) == ["B-CUE", "I-CUE", "B-CONTENT"]


def starts(text: str, margins: list[float], named: list[tuple[int, int, str]] | None = None) -> list[str]:
    """The first words of the sentences of `text`, a margin a word; `_` before a word: no space comes before it."""
    words = text.split(" ")
    glued = [w.startswith("_") for w in words]
    words = [w.removeprefix("_") for w in words]
    scores = np.array([[0, m] for m in margins], dtype=np.float32)
    return [words[a] for a, _ in decode.sentences(words, glued, scores, named or [])]


def test_no_sentence_starts_before_a_closing_mark() -> None:
    assert starts("Go _. _”", [9, -9, 9]) == ["Go"]


def test_after_a_full_stop_a_sentence_starts_unless_the_encoder_is_sure_of_the_contrary() -> None:
    assert starts("Go _. Mr. Ali went", [9, -9, -2, -9, -9]) == ["Go", "Mr."]
    assert starts("Go _. Ali went", [9, -9, -4, -9]) == ["Go"]


def test_after_an_initial_it_must_lean_to_a_start() -> None:
    assert starts("John J. Ali went", [9, -9, -0.5, -9]) == ["John"]


def test_a_heading_may_run_in_where_the_encoder_is_sure() -> None:
    assert starts("A year of rain The river rose", [9, -9, -9, -9, 2, -9, -9]) == ["A", "The"]


def test_words_after_a_quotation_with_a_comma_start_no_sentence() -> None:
    assert starts("“ _No _, _” Ali said", [9, -9, -9, -9, 4, -9]) == ["“"]


def test_a_sentence_begins_with_its_opening_mark_not_after_it() -> None:
    assert starts('He left _. " _So what', [9, -9, -9, -9, 5, -9]) == ["He", '"']


def test_no_sentence_starts_inside_a_name() -> None:
    margins = [9, -9, -9, 2, -9, -9]
    assert starts("He met Bros. Ali there", margins) == ["He", "Ali"]
    assert starts("He met Bros. Ali there", margins, [(2, 3, "PERSON")]) == ["He"]
    assert starts("He met Ms. Ali there", margins) == ["He"]
