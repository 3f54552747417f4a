"""How an event's word stands in its clause and its report, as numbers for the judge: tense, helpers, determiner, marks,
who takes part by kind and how far off, and how often the word tells an event at all.

A trigger with its ground and sides goes in, the values of SETTING come out. Knows no names. How often a word tells
what is counted in data/event_rates.tsv (training/event_judge writes it).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.reading.cues import is_negated
from sanudo.reading.event_ground import Ground
from sanudo.reading.tree import Tree
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import Participant

_KINDS = ("PERSON", "ORG", "LOC", "NORP")
_TENSES = ("Past", "Pres")
_FORMS = ("Fin", "Inf", "Part", "Ger")
_HELPERS = ("will", "would", "may", "might", "could", "can", "should", "must", "be", "have", "do", "to")
_MARKS = ("if", "to", "that", "after", "before", "while", "as")
_CASES = ("of", "for", "in", "on", "to", "with", "by", "after", "about", "over", "from")
_FAR = 30  # tokens
_FEW = 8  # words counted so often are half believed
SETTING = (
    *("headline", "quoted", "thought", "negated", "steps", "first", "length", "dated", "plural", "passive"),
    *("definite", "indefinite", "owned", "below", "rate", "rated"),
    *(f"tense {one}" for one in _TENSES),
    *(f"form {one}" for one in _FORMS),
    *(f"helped by {one}" for one in _HELPERS),
    *(f"marked {one}" for one in _MARKS),
    *(f"case {one}" for one in _CASES),
    *(f"{side} {one}" for side in ("actor", "recipient") for one in (*_KINDS, "pronoun", "far", "before", "subject")),
)


def setting_of(
    ground: Ground,
    trigger: Trigger,
    sides: tuple[tuple[Participant, ...], tuple[Participant, ...]],
    sentence: Span,
    headline: bool,
) -> tuple[float, ...]:
    """The values of SETTING."""
    tree, head = ground.tree, trigger.head
    at = tree.token(head).start
    quotation = next((q for q in ground.quotations if any(s.start <= at < s.end for s in q.spans)), None)
    features = tree.features(head)
    helpers = {tree.lower[i] for i in tree.having(head, "aux", "aux:pass", "cop")}
    lemmas = {tree.token(i).lemma.lower() for i in tree.having(head, "aux", "aux:pass", "cop")} | helpers
    marks = {tree.lower[i] for i in tree.having(head, "mark")}
    cases = {tree.lower[i] for i in tree.having(head, "case")}
    before = tree.having(head, "det")
    owned = bool(tree.having(head, "nmod:poss"))
    definite = any(tree.lower[i] in ("the", "this", "that", "these", "those") for i in before)
    rate, rated = rate_of(trigger, tree)
    return (
        headline,
        quotation is not None,
        quotation is not None and quotation.manner != "speech",
        is_negated(tree, head),
        min(8, sum(1 for _ in tree.above(head))),
        at - sentence.start,
        sentence.end - sentence.start,
        any(sentence.start <= t.span.start < sentence.end and t.kind in ("DATE", "TIME") for t in ground.times),
        features.get("Number") == "Plur",
        bool(tree.having(head, "aux:pass", "nsubj:pass")),
        definite,
        bool(before) and not definite,
        owned,
        len(tree.children[head]),
        rate,
        rated,
        *(features.get("Tense") == one for one in _TENSES),
        *(features.get("VerbForm") == one for one in _FORMS),
        *(one in lemmas or (one == "to" and "to" in marks) for one in _HELPERS),
        *(one in marks for one in _MARKS),
        *(one in cases for one in _CASES),
        *_of_side(ground, head, sides[0]),
        *_of_side(ground, head, sides[1]),
    )


def _of_side(ground: Ground, head: int, side: tuple[Participant, ...]) -> tuple[float, ...]:
    """Of the first of a side: what it is, whether a pronoun names it, how far off and on which side it stands."""
    if not side:
        return (0.0,) * len(_KINDS) + (0.0, -1.0, 0.0, 0.0)
    one, tree = side[0], ground.tree
    first, last = max(0, tree.at(one.span.start)), max(0, tree.at(one.span.end - 1))
    kind = ground.index.entities[one.entity].kind if one.entity is not None else None
    tops = [i for i in range(first, last + 1) if not first <= tree.token(i).head <= last or tree.token(i).head == i]
    return (
        *(kind == name for name in _KINDS),
        tree.token(last).pos == "PRON",
        min(_FAR, abs(head - last)),
        last < head,
        any(tree.token(i).head == head and tree.dep(i) == "nsubj" for i in tops),
    )


def rate_of(trigger: Trigger, tree: Tree) -> tuple[float, float]:
    """How often the word tells an event of its type, drawn to a half where it was counted seldom; and how often it was
    counted, fifty at the most."""
    seen, true = _rates().get(word_of(trigger, tree), (0, 0))
    return (true + _FEW / 2) / (seen + _FEW), min(50, seen)


def word_of(trigger: Trigger, tree: Tree) -> tuple[str, str, str]:
    """What is counted: the lemma of the word, whether it is a noun, the type."""
    return tree.token(trigger.head).lemma.lower(), "noun" if trigger.noun else "verb", trigger.kind.type


@cache
def _rates() -> dict[tuple[str, str, str], tuple[int, int]]:
    found = {}
    table = files("sanudo.reading").joinpath("data/event_rates.tsv")
    for line in table.read_text("utf-8").splitlines() if table.is_file() else ():
        if line and not line.startswith("#"):
            lemma, pos, kind, seen, true = line.split("\t")
            found[lemma, pos, kind] = int(seen), int(true)
    return found
