"""A pipeline of the user's own, read as ours. The document is a small stand-in: spaCy need not be installed."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanudo.article.types import Span
from sanudo.language.spacy_adapter import KINDS, RELATIONS, from_doc, parser_of
from sanudo.language.types import Name


@dataclass(eq=False)
class Word:
    i: int
    idx: int
    text: str
    pos_: str
    dep_: str
    lemma_: str = ""
    morph: str = ""
    head: Word = None  # type: ignore[assignment]
    children: list[Word] = field(default_factory=list)

    @property
    def is_space(self) -> bool:
        return self.text.isspace()


@dataclass
class Ent:
    start_char: int
    end_char: int
    label_: str


class Doc(list[Word]):
    sents: list[list[Word]]
    ents: list[Ent]


def document(rows: list[tuple[str, str, str, int]], ents: list[Ent]) -> tuple[Doc, str]:
    text, doc = "", Doc()
    for i, (word, pos, dep, _) in enumerate(rows):
        doc.append(Word(i, len(text), word, pos, dep, word.lower()))
        text += word + " "
    for word, (_, _, _, head) in zip(doc, rows, strict=True):
        word.head = doc[head]
        if doc[head] is not word:
            doc[head].children.append(word)
    doc.sents, doc.ents = [list(doc)], ents
    return doc, text


ROWS = [
    ("Kofi", "PROPN", "compound", 1),
    ("Annan", "PROPN", "nsubjpass", 3),
    ("was", "AUX", "auxpass", 3),
    ("received", "VERB", "ROOT", 3),
    ("by", "ADP", "agent", 3),
    ("ministers", "NOUN", "pobj", 4),
    ("in", "ADP", "prep", 3),
    ("Oslo", "PROPN", "pobj", 6),
    ("\n", "SPACE", "dep", 7),
    (".", "PUNCT", "punct", 3),
]


def test_relations_are_put_as_ud_has_them() -> None:
    doc, text = document(ROWS, [])
    parsed = from_doc(doc, text)
    assert [(parsed.word(i), t.dep, parsed.word(t.head)) for i, t in enumerate(parsed.tokens)] == [
        ("Kofi", "compound", "Annan"),
        ("Annan", "nsubj:pass", "received"),
        ("was", "aux:pass", "received"),
        ("received", "root", "received"),
        ("by", "case", "ministers"),
        ("ministers", "obl:agent", "received"),
        ("in", "case", "Oslo"),
        ("Oslo", "obl", "received"),
        (".", "punct", "received"),
    ]
    assert parsed.sentences == (Span(0, len(text) - 1),)


def test_names_get_our_kinds_and_dates_are_left_out() -> None:
    doc, text = document(ROWS, [Ent(0, 10, "PERSON"), Ent(45, 49, "GPE"), Ent(11, 14, "DATE")])
    assert from_doc(doc, text).names == (Name(Span(0, 10), "PERSON"), Name(Span(45, 49), "LOC"))


def test_a_pipeline_becomes_a_parser() -> None:
    doc, text = document(ROWS, [])
    assert parser_of(lambda _: doc)(text) == from_doc(doc, text)


def test_every_kind_is_one_of_ours() -> None:
    assert set(KINDS.values()) == {"PERSON", "ORG", "LOC", "NORP", "MISC"}
    assert RELATIONS["ROOT"] == "root"
