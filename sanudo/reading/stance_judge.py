"""How probable it is that a word takes a stance and somebody holds it: trees of training/stance_judge.

What the encoder sees of the word and of who does it, what the tables make of it and where it stands go in as numbers
(FEATURES); a probability comes out.
"""

from __future__ import annotations

from sanudo.language.event_words import names
from sanudo.language.types import Telling
from sanudo.reading.speakers import Speaker
from sanudo.reading.stance_issues import is_matter
from sanudo.reading.stance_tables import stance_rows, words_of
from sanudo.reading.stances import Stance
from sanudo.reading.tree import Tree
from sanudo.reading.trees import trees

SIDES = ("for", "against", "conditional")
SOURCES = ("table", "said", "seen")
_POS = ("VERB", "NOUN", "ADJ")
_DEPS = ("root", "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis", "obj", "obl", "nsubj", "nmod", "amod")
_HELPERS = ("will", "would", "should", "must", "can", "could", "may", "might", "not")
_TYPES = ("AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE", "THREATEN")
_KINDS = ("PERSON", "ORG", "LOC", "NORP")
_LINKS = {
    "object": ("obj", "iobj", "nsubj:pass"),
    "oblique": ("obl", "nmod"),
    "clause": ("xcomp", "ccomp", "acl", "advcl"),
    "subject": ("nsubj", "csubj"),
}
FEATURES = (
    *("own", "stance", "rival", "event", "does", "other", "doer"),
    *("holder known", "holder in sentence", "owner", "turned", "condition", "quoted", "issue", "apart"),
    *(f"source {source}" for source in SOURCES),
    *(f"side {side}" for side in SIDES),
    *(f"holder {kind}" for kind in _KINDS),
    *(f"pos {pos}" for pos in _POS),
    *(f"dep {dep}" for dep in _DEPS),
    *(f"with {word}" for word in _HELPERS),
    *(f"seen {type}" for type in _TYPES),
    *(f"issue {link}" for link in (*_LINKS, "itself", "elsewhere", "before", "matter", "name", "pronoun", "number")),
    *("holder subject", "seldom", "tabled"),
)


def judged(values: tuple[float, ...]) -> float:
    """The probability for the values of FEATURES."""
    return round(trees("stance_judge", "sanudo.reading").probability(values), 3)


def values_of(
    tree: Tree,
    stance: Stance,
    source: str,
    holder: Speaker,
    kind: str | None,
    told: dict[int, Telling],
    quoted: bool,
) -> tuple[float, ...]:
    """The values of FEATURES; `told` is by token, `kind` the holder's where it is known who that is."""
    core = words_of_stance(tree, stance)
    seen = [told[i] for i in core if i in told]
    sides = names()["stances"]
    own = max((one.stances[sides.index(stance.side)] for one in seen), default=0.0)
    rival = max(
        (p for one in seen for side, p in zip(sides, one.stances, strict=True) if side and side != stance.side),
        default=0.0,
    )
    parts = [part for one in seen for part in one.parts]
    span = holder.span
    at = max(0, tree.at(span.start)) if span is not None else None
    last = tree.at(span.end - 1) if span is not None else -1
    here = [part for part in parts if at is not None and at <= part.token <= last]
    in_sentence = at is not None and tree.token(at).sentence == tree.token(stance.head).sentence
    helpers = {tree.lower[i] for i in core} | {
        tree.lower[i] for head in (stance.head, stance.through) for i in tree.having(head, "aux", "advmod", "mark")
    }
    helpers |= {"not"} if helpers & {"n't", "n’t", "never", "no"} else set()
    types = names()["types"]
    return (
        own,
        max((1 - one.stances[0] for one in seen), default=0.0),
        rival,
        max((1 - one.types[0] for one in seen), default=0.0),
        max((part.does for part in here), default=-1.0),
        max((part.other for part in here), default=-1.0),
        max((part.does for part in parts), default=-1.0),
        holder.entity is not None,
        in_sentence,
        stance.owner is not None,
        stance.change is not None,
        bool(stance.condition),
        quoted,
        min(len(stance.issue), 20),
        min(abs(stance.head - at), 30) if at is not None and in_sentence else 40,
        *(source == one for one in SOURCES),
        *(stance.side == one for one in SIDES),
        *(kind == one for one in _KINDS),
        *(tree.token(stance.head).pos == one for one in _POS),
        *(tree.dep(stance.head) == one for one in _DEPS),
        *(word in helpers for word in _HELPERS),
        *(max((one.types[types.index(type)] for one in seen), default=0.0) for type in _TYPES),
        *_of_issue(tree, stance),
        at is not None and any(at <= i <= last for head in core for i in tree.having(head, "nsubj")),
        tree.token(stance.head).lemma.lower() in words_of("seldom"),
        any(tree.token(stance.head).lemma.lower() in stance_rows(pos) for pos in ("verb", "noun", "adjective")),
    )


def _of_issue(tree: Tree, stance: Stance) -> tuple[float, ...]:
    """How the issue hangs from the words that take the stance, where it stands, and what it is."""
    own = frozenset(stance.issue)
    if not own:
        return (False,) * (len(_LINKS) + 7)
    top = next((i for i in stance.issue if tree.token(i).head not in own or tree.token(i).head == i), stance.issue[0])
    below = tree.token(top).head in (stance.head, stance.through) and stance.head not in own
    links = [below and (tree.dep(top) in deps or tree.token(top).dep in deps) for deps in _LINKS.values()]
    return (
        *links,
        stance.head in own,
        not any(links) and stance.head not in own,
        min(own) < stance.head,
        is_matter(tree, top),
        *(tree.token(top).pos == pos for pos in ("PROPN", "PRON", "NUM")),
    )


def words_of_stance(tree: Tree, stance: Stance) -> list[int]:
    """The tokens that take a stance: its word, the verb whose subject holds it, and their helpers."""
    heads = list(dict.fromkeys((stance.head, stance.through)))
    return heads + [i for head in heads for i in tree.having(head, "aux", "cop", "compound:prt", "xcomp")]
