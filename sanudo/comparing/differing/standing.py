"""How a sentence puts what it tells: as done, as to come, as possible or asked for; as so, or as denied.

A line goes in, its `Claimed`s come out, one for each happening that the sentence names. What stands over a verb or noun
says how it is put ("denied that it was sold", "plans to sell", "might have sold"; data/standing.tsv), beside the
helpers and negations of its own clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line
from sanudo.comparing.frames import Frame, frame_at, grammar, is_predicate
from sanudo.comparing.grammar import Grammar

_UP = 5  # words upwards that are asked how they put what hangs from them
_THROUGH = frozenset({"ccomp", "xcomp", "acl", "obj", "nmod", "nsubj:pass", "conj", "csubj", "nsubj", "advcl"})
_NOT = frozenset({"not", "never", "n't", "n’t", "cannot", "hardly", "neither", "nor"})
_NONE = frozenset({"no", "nobody", "none", "nothing", "neither", "nor"})
_MODALS = {
    **dict.fromkeys(("will", "would", "shall", "'ll", "’ll", "wo"), "will"),
    **dict.fromkeys(("may", "might", "can", "could", "ca"), "may"),
    **dict.fromkeys(("should", "must", "ought"), "asked"),
}
_SUPPOSED = frozenset({"if", "whether", "unless", "lest"})
_LEAST = 3.0  # the weight of a noun that is asked how it is put
STEPS = ("done", "is", "will", "may", "open", "asked", "supposed")


@dataclass(frozen=True, eq=False)
class Claimed:
    """A happening and how it is put: `step` is one of STEPS; `denied` where it is told not to be so, `cue` what
    says it; `hard` where that is said in so many words."""

    line: Line
    frame: Frame
    step: str
    denied: bool
    cue: Span | None
    hard: bool


def claimed_in(line: Line, rare: dict[str, float]) -> list[Claimed]:
    """The happenings of a sentence, verbs and telling nouns."""
    found, start = grammar(line), line.sentence.start
    tokens = found.parsed.tokens
    out = []
    for n, token in enumerate(tokens):
        noun = token.pos == "NOUN" and any(key[:1] == "~" or rare.get(key, 0.0) >= _LEAST for key in _keys(line, n))
        if not is_predicate(found, n) and not noun:
            continue
        frame = frame_at(line, n)
        step, denied, cue, hard = put_at(found, n)
        span = Span(start + tokens[cue].start, start + tokens[cue].end) if cue is not None else None
        out.append(Claimed(line, frame, step, denied, span, hard))
    return out


def _keys(line: Line, at: int) -> frozenset[str]:
    return frame_at(line, at).own


def put_at(found: Grammar, at: int) -> tuple[str, bool, int | None, bool]:
    """The step and whether it is denied, asked of a token and of what stands over it."""
    tokens = found.parsed.tokens
    clause = is_predicate(found, at)
    step = _own_step(found, at) if clause else "is"
    cue = _negation(found, at) if clause else _none_before(found, at)
    denied = cue is not None
    n = at
    for _ in range(_UP):
        token = tokens[n]
        if token.head == n or token.dep not in _THROUGH:
            break
        above = token.head
        if token.dep == "conj":
            if clause and "VerbForm=Fin" in token.morph and "VerbForm=Inf" in tokens[above].morph:
                break  # "failed to ask them and excluded them"
            n = above
            continue
        if clause and token.dep == "acl" and n == at and not _marks(found, n) & {"that", "to", "whether", "if"}:
            break  # what is done with a thing says nothing of what else is told of it: "declined cakes bearing words"
        if token.dep == "advcl":
            step = "supposed" if _marks(found, n) & _SUPPOSED else step
            break
        effect = _effect(found, above, token.dep)
        if not clause and effect not in ("no", "off", None):
            effect = None if effect == "undone" else effect
        if token.dep == "nsubj" or (token.dep == "obj" and is_predicate(found, n) and n != at):
            effect = None
        if not clause and token.dep in ("nsubj", "nsubj:pass") and _happens(found, above) and not denied:
            denied, cue = (
                _negation(found, above) is not None,
                _negation(found, above),
            )  # "the visit will not take place"
        if clause and token.dep in ("acl", "ccomp") and _none_before(found, above) is not None:
            denied, cue = not denied, _none_before(found, above)  # "no sign that it was sold"
        elif effect in ("no", "off", "undone"):
            denied, cue = not denied, above
        elif effect and not (effect == "will" and token.dep == "ccomp" and step in ("done", "is")):
            step = max(step, effect, key=STEPS.index)  # but "warned that she was violating": it was so
        if not clause and token.dep == "nmod" and effect is None:
            break  # of what it is a part, something else is told
        n = above
        if not clause and is_predicate(found, n):
            # how the verb over a noun is put is how the noun is put; what is not done with a thing does not deny it
            step = max(step, _own_step(found, n), key=STEPS.index)
            if effect and _negation(found, n) is not None:
                denied, step = False, "may"
            break
        if is_predicate(found, n) and effect in ("no", "off", "undone") and _negation(found, n) is not None:
            denied, step = False, "may"  # "could not be excluded"
    return step, denied, cue, denied


def _marks(found: Grammar, at: int) -> set[str]:
    """The words that join a clause to what stands over it: "that", "to", "if"."""
    return {found.parsed.word(n).lower() for n in found.below[at] if found.parsed.tokens[n].dep == "mark"}


def _happens(found: Grammar, at: int) -> bool:
    """Whether a verb only says that its subject is so: takes place, is held, goes ahead."""
    words = _HAPPEN.get(found.parsed.tokens[at].lemma.lower())
    return words is not None and (not words or any(_particle(found, at, word) for word in words))


_HAPPEN: dict[str, tuple[str, ...]] = {
    "take": ("place",),
    "go": ("ahead",),
    "come": ("about", "off"),
    **dict.fromkeys(("happen", "occur", "hold", "proceed", "materialise", "materialize"), ()),
}


def _effect(found: Grammar, above: int, dep: str) -> str | None:
    lemma = found.parsed.tokens[above].lemma.lower()
    effect = _effects().get(lemma)
    if lemma == "warn" and dep == "xcomp":
        return "asked"  # "warned them not to go"
    if lemma == "rule" and not _particle(found, above, "out"):
        return None
    if lemma == "call" and not _particle(found, above, "off"):
        return None
    if effect == "off" and dep not in ("obj", "nsubj:pass", "xcomp", "acl"):
        return None
    return effect


def _none_before(found: Grammar, at: int) -> int | None:
    """A "no" before a noun; "no serious fighting" denies no fighting."""
    if any(found.parsed.tokens[m].dep == "amod" for m in found.below[at]):
        return None
    return next((m for m in found.below[at] if found.parsed.word(m).lower() in _NONE), None)


def _particle(found: Grammar, at: int, word: str) -> bool:
    return any(found.parsed.word(m).lower() == word for m in found.below[at])


def _negation(found: Grammar, at: int) -> int | None:
    """The word that negates a clause: "not", or "no" before its subject or object."""
    tokens = found.parsed.tokens
    for n in found.below[at]:
        word = found.parsed.word(n).lower()
        if word in _NOT and not _only(found, n):
            return n
        if tokens[n].dep in ("nsubj", "nsubj:pass", "obj"):
            if word in _NONE:
                return n
            for m in found.below[n]:
                if found.parsed.word(m).lower() in _NONE and tokens[m].dep in ("det", "advmod", "cc:preconj"):
                    return m
    return None


def _only(found: Grammar, at: int) -> bool:
    after = found.parsed.word(at + 1).lower() if at + 1 < len(found.parsed.tokens) else ""
    if after.endswith("ly") and after != "only":
        return True  # "not critically hurt"
    return after in ("only", "just", "least", "merely", "yet", "until", "because", "so", "far", "more", "less", "fewer")


def _own_step(found: Grammar, at: int) -> str:
    """The step that a clause's own form tells: a past tense is done, a bare form is open."""
    tokens = found.parsed.tokens
    below = found.below[at]
    marks = _marks(found, at)
    if marks & _SUPPOSED:
        return "supposed"
    helpers = {found.parsed.word(n).lower() for n in below if tokens[n].dep in ("aux", "aux:pass", "cop")}
    words = {found.parsed.word(n).lower() for n in below if tokens[n].dep == "advmod"}
    modal = next((_MODALS[word] for word in sorted(helpers) if word in _MODALS), None)
    if "may" in helpers and words & _NOT:
        return "asked"  # what "senators may not" do is forbidden, or unsure: neither is possible
    if modal and helpers & {"could", "would", "might"} and "have" in helpers and not marks:
        return "supposed"  # "of all whom he could have named"
    if modal:
        return "may" if modal == "will" and words & _PERHAPS else modal
    if words & _PERHAPS:
        return "may"
    morph = tokens[at].morph
    if helpers & {"has", "have", "had", "was", "were", "did", "'ve", "’ve"} and "to" not in marks:
        return "done"
    if helpers & {"is", "are", "'s", "'re", "am", "does", "do", "be"}:
        return "is"
    if "VerbForm=Fin" in morph:
        return "done" if "Tense=Past" in morph else "is"
    return "open"


_PERHAPS = frozenset({"possibly", "perhaps", "maybe", "likely", "probably"})


@lru_cache(maxsize=1)
def _effects() -> dict[str, str]:
    lines = files("sanudo.comparing").joinpath("data/standing.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {word: effect for effect, words in rows for word in words.split(", ")}
