"""Which words a stance is on: all phrases and clauses near it, weighed by trees of training/stance_issues.

A tree and a stance go in; the tokens of its issue come out. What a rule takes for the issue is one of the choices and
weighs most where the tables know the word; where they do not, the phrase that such words mostly are about is taken,
without what merely stands after it ("and drove on", "which he had seen").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sanudo.reading.stance_issues import is_matter, relative_object, without_relative
from sanudo.reading.stances import Stance
from sanudo.reading.tree import Tree, run_around
from sanudo.reading.trees import Trees, trees

_BELOW = ("obj", "xcomp", "ccomp", "obl", "nmod", "acl", "advcl", "nsubj", "iobj", "parataxis", "conj")
_INNER = ("nmod", "acl", "obl", "obj", "xcomp", "ccomp", "nsubj", "advcl", "csubj")
_BEFORE = ("obj", "xcomp", "ccomp", "obl", "nmod", "nsubj:pass", "acl")
_NOT_DONE = ("nsubj", "aux", "cop", "mark", "parataxis", "expl", "cc")
_SURE_BEFORE = 0.5  # how likely something told before must be what a stance is on
_MOST_BEFORE = 14  # phrases before a stance that it may be on
_AFTER = frozenset({"advcl", "parataxis", "obl:tmod", "discourse", "appos"})
_CASES = (
    "to",
    "for",
    "on",
    "of",
    "in",
    "against",
    "with",
    "over",
    "by",
    "from",
    "at",
    "about",
    "as",
    "into",
    "towards",
)
_MARKS = ("to", "that", "if", "for", "because", "as", "while", "unless", "after", "before")
_POS = ("NOUN", "PROPN", "VERB", "ADJ", "PRON", "NUM", "AUX")
_LEVELS = ("head", "through", "below", "inner", "above", "own", "deed", "joined", "before")
_BARE = frozenset("see have be get make do take hold express show give feel".split())  # noqa: SIM905
_STARTERS = frozenset({"the", "a", "an", "no", "any", "such", "its", "his", "her", "their", "our"})
ISSUE_FEATURES = (
    *("rule", "rule overlap", "after", "distance", "length", "short", "matter", "objects", "core", "conjoined"),
    *("person", "definite", "owned", "capital", "own sentence", "clause"),
    *("from table", "from seen", "side against", "against after against", "some after", "before by"),
    *(f"level {level}" for level in _LEVELS),
    *(f"dep {dep}" for dep in _BELOW),
    *(f"case {word}" for word in (*_CASES, "other", "none")),
    *(f"mark {word}" for word in (*_MARKS, "none")),
    *(f"pos {pos}" for pos in _POS),
    *(f"word {pos}" for pos in ("VERB", "NOUN", "ADJ")),
)


@dataclass(frozen=True)
class Choice:
    """Tokens that a stance may be on, the word that they hang from, and how it was come by."""

    tokens: tuple[int, ...]
    top: int
    level: str
    short: bool


def choices(tree: Tree, stance: Stance) -> list[Choice]:
    """All that a stance may be on, in a fixed order, no tokens twice."""
    found: dict[tuple[int, ...], Choice] = {}
    for top, level in _tops(tree, stance):
        for short in (False, True):
            tokens = _phrase(tree, top, stance, short)
            if tokens and tokens not in found:
                found[tokens] = Choice(tokens, top, level, short)
    for tokens, top, level in _others(tree, stance):
        if tokens and tokens not in found:
            found[tokens] = Choice(tokens, top, level, True)
    thing = relative_object(tree, stance.head)
    if thing is not None:
        tokens = without_relative(tree, thing, stance.head)
        if tokens:
            found.setdefault(tokens, Choice(tokens, thing, "above", True))
    return list(found.values())


def _tops(tree: Tree, stance: Stance) -> Iterator[tuple[int, str]]:
    heads = [stance.head]
    if stance.through != stance.head:
        heads.append(stance.through)
    below = [i for head in heads for i in tree.having(head, "xcomp")]
    for head in [*heads, *below]:
        level = "below" if head in below else "head" if head == stance.head else "through"
        for child in tree.children[head]:
            if tree.dep(child) not in _BELOW:
                continue
            yield child, level
            for inner in tree.having(child, *_INNER):
                if inner not in heads:
                    yield inner, "inner"
    above = tree.token(stance.head).head
    if above != stance.head:
        yield above, "above"
    yield stance.head, "own"


def _others(tree: Tree, stance: Stance) -> Iterator[tuple[tuple[int, ...], int, str]]:
    """The deed itself ("would remove its troops"), a thing with what is to become of it ("wants the text read"), and
    what is told of in the clauses before, from the nearest."""
    head = stance.head
    bare = Stance(head, stance.side, (), head)
    yield _deed(tree, head), head, "deed"
    for one in tree.having(head, "obj"):
        for other in tree.having(head, "xcomp", "advcl", "ccomp"):
            if other > one:
                whole = _phrase(tree, one, bare, True) + _phrase(tree, other, bare, True)
                if whole:
                    yield tuple(range(min(whole), max(whole) + 1)), one, "joined"
    sentence = tree.token(head).sentence
    own = set(tree.subtree(head))
    many = 0
    for at in range(head - 1, -1, -1):
        token = tree.token(at)
        if token.sentence < sentence - 1 or many == _MOST_BEFORE:
            return
        fits = token.dep in _BEFORE or tree.dep(at) in _BEFORE
        if at in own or not fits or token.pos not in ("NOUN", "PROPN", "VERB"):
            continue
        many += 1
        yield _phrase(tree, at, bare, True), at, "before"


def _deed(tree: Tree, head: int) -> tuple[int, ...]:
    """A verb with what is done, without who does it."""
    out = {head - 1} & set(tree.having(head, "punct"))
    out |= {i for i in tree.having(head, *_NOT_DONE) if i < head or tree.dep(i) in ("parataxis", "nsubj")}
    out |= {i for i in tree.having(head, "conj", "advcl") if i > head}
    kept = [i for i in tree.subtree(head, frozenset(out)) if i >= head and i not in out]
    run = list(run_around(head, kept))
    while len(run) > 1 and tree.token(run[-1]).pos == "PUNCT":
        run = run[:-1]
    return tuple(run)


def _phrase(tree: Tree, top: int, stance: Stance, short: bool) -> tuple[int, ...]:
    """A phrase in its sentence, without the words that join it to what it hangs from; short without what follows."""
    sentence = tree.token(top).sentence
    out = {i for i in tree.having(top, "case", "mark", "cc") if i < top and tree.lower[i] != "for"}
    out |= {i for i in tree.having(top, "case") if i < top}
    out |= {stance.head, stance.through} - {top}
    if short:
        for child in tree.children[top]:
            dep = tree.dep(child)
            verb = tree.token(child).pos in ("VERB", "AUX") or bool(tree.having(child, "nsubj", "cop"))
            conjoined = dep == "conj" and (verb != (tree.token(top).pos == "VERB") or bool(tree.having(child, "nsubj")))
            relative = tree.token(child).dep == "acl:relcl" and child > top
            if child > top and (dep in _AFTER or tree.token(child).dep in _AFTER or conjoined or relative):
                out.add(child)
    kept = [i for i in tree.subtree(top, frozenset(out)) if tree.token(i).sentence == sentence and i not in out]
    run = list(run_around(top, kept))
    while len(run) > 1 and (
        tree.token(run[-1]).pos in ("PUNCT", "CCONJ") and tree.lower[run[-1]] not in ('"', "”", ")")
    ):
        run = run[:-1]
    while len(run) > 1 and tree.token(run[0]).pos in ("PUNCT", "CCONJ") and tree.lower[run[0]] not in ('"', "“", "("):
        run = run[1:]
    return tuple(run)


def issue_values(tree: Tree, stance: Stance, source: str, choice: Choice, persons: frozenset[int]) -> tuple[float, ...]:
    """The values of ISSUE_FEATURES; `persons` are the tokens of people's names."""
    top, tokens = choice.top, choice.tokens
    rule = frozenset(stance.issue)
    own = frozenset(tokens)
    cases = [tree.lower[i] for i in tree.having(top, "case")]
    marks = [tree.lower[i] for i in tree.having(top, "mark")]
    case = next((word for word in cases if word in _CASES), "other" if cases else "none")
    mark = next((word for word in marks if word in _MARKS), "none")
    dep = tree.dep(top)
    return (
        own == rule,
        len(own & rule) / max(1, len(own | rule)),
        min(tokens) > stance.head,
        min(abs(min(tokens) - stance.head), 30),
        min(len(tokens), 30),
        choice.short,
        is_matter(tree, top),
        len(tree.having(stance.head, "obj")),
        bool(tree.having(stance.head, "ccomp", "xcomp")),
        dep == "conj",
        any(i in persons for i in tokens) and len(tokens) < 4,
        tree.lower[tokens[0]] in _STARTERS,
        bool(tree.having(top, "nmod:poss")),
        tree.token(tokens[0]).pos == "PROPN",
        tree.token(top).sentence == tree.token(stance.head).sentence,
        bool(tree.having(top, "nsubj", "nsubj:pass")),
        source == "table",
        source == "seen",
        stance.side == "against",
        stance.side == "against" and case == "against",
        bool(tree.having(stance.head, "obj", "xcomp", "ccomp", "obl")),
        tree.token(stance.head).sentence - tree.token(top).sentence,
        *(choice.level == level for level in _LEVELS),
        *(dep == one for one in _BELOW),
        *(case == word for word in (*_CASES, "other", "none")),
        *(mark == word for word in (*_MARKS, "none")),
        *(tree.token(top).pos == pos for pos in _POS),
        *(tree.token(stance.head).pos == pos for pos in ("VERB", "NOUN", "ADJ")),
    )


def chosen(
    tree: Tree,
    stance: Stance,
    source: str,
    is_time: frozenset[int],
    persons: frozenset[int],
    model: Trees | None = None,
) -> tuple[tuple[int, ...], float]:
    """The likeliest issue of a stance, and how likely it is; the first of equals. A time is none, nor "itself"; what is
    told before is asked only of words that have nothing with them, and must be likely; what "against" stands before is
    what somebody is against. Whoever is for "ending payments" is not for payments. `model` weighs in place of the trees
    that ship."""
    model = model or trees("stance_issues", "sanudo.reading")
    fit = [
        (n, one)
        for n, one in enumerate(choices(tree, stance))
        if not (
            one.top in is_time
            or tree.lower[one.top].endswith(("self", "selves"))
            or (one.level == "before" and stance.issue)
            or _leaves_out_a_deed(tree, stance, one.top)
            or _does_it(tree, stance, one.top)
        )
    ]
    likely = model.probabilities([issue_values(tree, stance, source, one, persons) for _, one in fit])
    rated, opposed = [], []
    for (n, one), sure in zip(fit, likely, strict=True):
        if one.level != "before" or sure >= _SURE_BEFORE:
            rated.append((sure, -n, one.tokens))
            opposed.append(stance.side == "against" and _after_against(tree, one))
    if not rated:
        return stance.issue, 0.0
    sure, _, tokens = max(row for row, against in zip(rated, opposed, strict=True) if against or not any(opposed))
    return tokens, sure


def _does_it(tree: Tree, stance: Stance, top: int) -> bool:
    """Whether a phrase is who takes the stance, on something else that stands with it."""
    own = top in tree.having(stance.head, "nsubj") or (
        tree.dep(top) == "appos" and _does_it(tree, stance, tree.token(top).head)
    )
    return own and bool(tree.having(stance.head, "obj", "xcomp", "ccomp"))


def _leaves_out_a_deed(tree: Tree, stance: Stance, top: int) -> bool:
    """Whether a verb of its own stands between a stance and the words that it may be on: "supported ending" them."""
    between: list[int] = []
    for at in tree.above(top):
        if at in (stance.head, stance.through):
            return any(tree.token(i).pos == "VERB" and tree.token(i).lemma.lower() not in _BARE for i in between)
        between.append(at)
    return False


def _after_against(tree: Tree, choice: Choice) -> bool:
    return choice.level in ("head", "inner") and "against" in (tree.lower[i] for i in tree.having(choice.top, "case"))


def persons_in(tree: Tree) -> frozenset[int]:
    """The tokens of people's names."""
    names = [name for name in tree.parsed.names if name.kind == "PERSON"]
    return frozenset(i for name in names for i in range(tree.at(name.span.start), tree.at(name.span.end - 1) + 1))
