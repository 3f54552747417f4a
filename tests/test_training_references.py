"""What whom a pronoun means is learned from: the written texts and their marks."""

import re

from training.references.judged import references_written, unmarked

PRONOUNS = ("he|him|his|himself|she|her|hers|herself", "it|its|itself|they|them|their|theirs|themselves")


def test_marks_are_taken_out_and_who_is_meant_is_kept():
    text, judged = unmarked("{a|Ana Lima} told {b|Rui Costa} that {a~she} saw {?~it}; {a+b~they} left. {-~It} rained.")
    assert text == "Ana Lima told Rui Costa that she saw it; they left. It rained."
    told = [(one.span.of(text), [[name.of(text) for name in names] for names in one.who], one.means) for one in judged]
    assert told == [
        ("she", [["Ana Lima"]], True),
        ("it", [], True),
        ("they", [["Ana Lima"], ["Rui Costa"]], True),
        ("It", [], False),
    ]


def test_every_pronoun_of_the_written_texts_is_marked_and_means_somebody_named_in_them():
    texts = list(references_written())
    assert len(texts) > 400
    for name, text, judged in texts:
        marked = {one.span.start for one in judged}
        words = re.finditer(r"(?<![\w’'-])(?:" + "|".join(PRONOUNS) + r")(?![\w-])", text, re.IGNORECASE)
        assert not [text[max(0, w.start() - 30) : w.end()] for w in words if w.start() not in marked], name
        assert all(names for one in judged for names in one.who), name
