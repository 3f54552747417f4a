"""Who wants what: for, against or conditionally for a thing, in the words of the report.

The parse, entities, quotations and times go in; `Position`s come out, in order of the text. A position has a holder who
is an entity, a word that takes a stance (data/stances.tsv) and an issue in the report's own words; a negation turns it
round, a condition makes it conditional. What somebody merely did is no position.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed
from sanudo.reading.cues import is_negated
from sanudo.reading.speakers import MentionIndex, Speaker, resolve
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Entity, Event, Mention, Position, Quotation, Sentence, TimeExpression

_HOLDERS = ("PERSON", "ORG", "LOC", "NORP")
_TURNED = {"for": "against", "against": "for", "conditional": "against"}
_CONDITION = frozenset({"if", "provided", "providing", "unless", "once"})
_AS_FAR = ("as far as", "to the extent", "on condition", "to an extent", "so long as", "as long as", "as much")
_LEAST_TOKENS = 1


def find_positions(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    quotations: tuple[Quotation, ...],
    times: tuple[TimeExpression, ...],
    events: tuple[Event, ...],
) -> tuple[Position, ...]:
    """The positions that an article reports, in order of the text."""
    tree = tree_of(parsed)
    index = MentionIndex(mentions, entities)
    found = []
    for head, token in enumerate(parsed.tokens):
        taken = _taken(tree, head) if token.pos in ("VERB", "ADJ", "NOUN") else None
        if not taken:
            continue
        stance, issue = taken
        holder = _holder(tree, head, index)
        if (
            holder is None
            or holder.name is None
            or holder.entity is None
            or index.entities[holder.entity].kind not in _HOLDERS
        ):
            continue
        date = _date(parsed.sentences[token.sentence], times, quotations)
        span = _span(tree, head, issue)
        found.append(
            Position(
                holder=holder.name,
                issue=tree.span(issue).of(article.text),
                stance=_stance(tree, head, stance, span),
                span=span,
                date=date,
                holder_span=holder.span,
                issue_span=tree.span(issue),
                entity=holder.entity,
            )
        )
    return tuple(_outermost(found))


def _taken(tree: Tree, head: int) -> tuple[str, list[int]] | None:
    """The stance that a word takes and the tokens of what it is about."""
    token = tree.token(head)
    lemma = token.lemma.lower()
    if token.pos == "VERB":
        for phrase in tree.having(head, "obl"):
            for preposition in tree.having(phrase, "case"):
                stance = _stances().get((f"{lemma} {tree.lower[preposition]}", "verb"))
                if stance:
                    return _issue(tree, stance, phrase, frozenset({preposition}))
        for particle in tree.having(head, "compound:prt", "advmod"):
            stance = _stances().get((f"{lemma} {tree.lower[particle]}", "verb"))
            if stance and tree.having(head, "obj"):
                return _issue(tree, stance, tree.having(head, "obj")[0])
    pos = {"VERB": "verb", "ADJ": "adjective", "NOUN": "noun"}[token.pos]
    stance = _stances().get((lemma, pos))
    if not stance or (pos == "adjective" and not tree.having(head, "cop")):
        return None
    for child in tree.having(head, "xcomp", "ccomp", "obj", "acl", "nmod", "obl", "advcl"):
        dep = tree.dep(child)
        if pos == "verb" and dep not in ("xcomp", "obj", "ccomp"):
            continue
        if pos != "verb" and dep == "obj":
            continue
        if child > head and (dep != "xcomp" or _is_infinitive(tree, child)):
            return _issue(tree, stance, child, frozenset(tree.having(child, "case")))
    return None


def _issue(tree: Tree, stance: str, child: int, without: frozenset[int] = frozenset()) -> tuple[str, list[int]] | None:
    indices = [i for i in tree.subtree(child, without) if tree.token(i).sentence == tree.token(child).sentence]
    if all(tree.token(i).pos in ("PRON", "ADP", "PUNCT") for i in indices):
        return None
    return (stance, indices) if len(indices) >= _LEAST_TOKENS else None


def _stance(tree: Tree, head: int, stance: str, span: Span) -> str:
    auxiliaries = {tree.lower[i] for i in tree.having(head, "aux")}
    denied = is_negated(tree, head) or any(tree.lower[i] == "no" for i in tree.having(head, "det"))
    if denied:
        return _TURNED[stance]
    words = span.of(tree.parsed.text).lower()
    conditional = any(tree.lower[m] in _CONDITION for c in tree.having(head, "advcl") for m in tree.having(c, "mark"))
    if stance == "for" and (
        conditional or any(phrase in words for phrase in _AS_FAR) or auxiliaries & {"might", "may"}
    ):
        return "conditional"
    return stance


def _holder(tree: Tree, head: int, index: MentionIndex) -> Speaker | None:
    at = head
    for _ in range(4):
        subject = tree.subject(at)
        if subject is not None:
            if tree.lower[subject] in ("who", "which", "that") and tree.token(at).dep.startswith("acl"):
                subject = tree.token(at).head
            return resolve(tree, subject, index)
        above = tree.token(at).head
        if above == at or tree.dep(at) not in ("conj", "xcomp", "obj", "advcl"):
            return None
        at = above
    return None


def _span(tree: Tree, head: int, issue: list[int]) -> Span:
    """The words that take the position: from the stance to the end of the issue, or the other way round."""
    tokens = [head, *issue, *tree.having(head, "aux", "cop", "compound:prt")]
    tokens += [i for i in tree.having(head, "advmod", "det") if tree.lower[i] in ("not", "n't", "n’t", "never", "no")]
    return tree.span(list(range(min(tokens), max(tokens) + 1)))


def _date(sentence: Span, times: tuple[TimeExpression, ...], quotations: tuple[Quotation, ...]) -> str | None:
    for quotation in quotations:
        if quotation.date and any(sentence.start <= span.start < sentence.end for span in quotation.spans):
            return quotation.date
    starts = [time.span.start for time in times]
    for time in times[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end - 1)]:
        if time.kind == "DATE" and len(time.value) >= 10 and time.value[:4].isdigit():
            return time.value
    return None


def _outermost(found: list[Position]) -> list[Position]:
    """A position within the issue of another of the same holder is part of it."""
    return [
        one
        for one in found
        if not any(
            other is not one
            and other.entity == one.entity
            and other.issue_span
            and other.issue_span.start <= one.span.start
            and one.span.end <= other.issue_span.end
            for other in found
        )
    ]


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.lower[i] == "to" for i in tree.having(index, "mark"))


@lru_cache(maxsize=1)
def _stances() -> dict[tuple[str, str], str]:
    lines = files("sanudo.reading").joinpath("data/stances.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "word\t"))]
    return {(row[0], row[1]): row[2] for row in rows}
