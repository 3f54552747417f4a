"""A spaCy document in, `Parsed` out, for those who bring a pipeline of their own. Needs no spaCy: it reads attributes.

A pipeline trained on OntoNotes (as spaCy's own English ones) speaks of ClearNLP relations and eighteen kinds of name;
both are put into ours by the tables below. What has no like among ours (dates, amounts) is left out; tokens stay.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sanudo.article.types import Span
from sanudo.language.types import Name, Parsed, Token

KINDS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
    "MISC": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LANGUAGE": "MISC",
}

RELATIONS = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "neg": "advmod",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "npadvmod": "obl:unmarked",
    "nmod": "compound",
    "quantmod": "advmod",
    "intj": "discourse",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "agent": "case",
    "meta": "dep",
    "attr": "obj",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "": "dep",
}


def parser_of(pipeline: Callable[[str], Any]) -> Callable[[str], Parsed]:
    """A function like `sanudo.parse` that reads with `pipeline`, such as `spacy.load("en_core_web_trf")`."""
    return lambda text: from_doc(pipeline(text), text)


def from_doc(doc: Any, text: str) -> Parsed:
    """The `Parsed` of a spaCy `Doc` of `text`. White-space tokens go; what hung on one hangs on its head."""
    kept = [t for t in doc if not t.is_space]
    index = {t.i: n for n, t in enumerate(kept)}
    sentence_of: dict[int, int] = {}
    sentences: list[Span] = []
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if words:
            sentence_of.update((t.i, len(sentences)) for t in words)
            sentences.append(Span(words[0].idx, words[-1].idx + len(words[-1].text)))
    heads = {t.i: _head(t, index) for t in kept}
    tokens = []
    for n, t in enumerate(kept):
        head, dep = heads[t.i]
        end = t.idx + len(t.text)
        if head is None or sentence_of[kept[head].i] != sentence_of[t.i]:
            head, dep = n, "root"
        tokens.append(Token(t.idx, end, t.pos_, t.lemma_, head, dep, str(t.morph), sentence_of[t.i]))
    names = [Name(Span(e.start_char, e.end_char), KINDS[e.label_]) for e in doc.ents if e.label_ in KINDS]
    return Parsed(text, tuple(sentences), tuple(tokens), tuple(names))


def _head(token: Any, index: dict[int, int]) -> tuple[int | None, str]:
    """Our head and relation of a token. ClearNLP hangs "in Oslo" by its preposition, UD by its noun."""
    head = token.head
    if token.dep_ in ("prep", "agent") and token.head.i != token.i:
        objects = [c for c in token.children if c.dep_ in ("pobj", "pcomp") and not c.is_space]
        if objects:
            return index.get(objects[0].i), "case" if objects[0].dep_ == "pobj" else "mark"
        return index.get(head.i), "advmod"
    if token.dep_ in ("pobj", "pcomp") and head.dep_ in ("prep", "agent", "pcomp", "dative"):
        above = head.head
        if above.i == head.i:
            return None, "root"
        if token.dep_ == "pcomp":
            return _through(above, index), "advcl"
        if head.dep_ == "agent":
            return _through(above, index), "obl:agent"
        nominal = above.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        return _through(above, index), "nmod" if nominal else "obl"
    if head.i == token.i:
        return None, "root"
    return _through(head, index), RELATIONS.get(token.dep_, token.dep_)


def _through(head: Any, index: dict[int, int]) -> int | None:
    """The nearest head that is no white space."""
    seen = 0
    while head.is_space and head.head.i != head.i and seen < 100:
        head, seen = head.head, seen + 1
    return index.get(head.i)
