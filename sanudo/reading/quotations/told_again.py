"""Who is told again by a common word: "the statement", "the group", "the two countries", "the mayor of Ayala".

The quotations of a report in order of the text go in and come out. A speaker whom coreference left without anybody, or
linked to somebody far off, is who spoke just before under that word, whose the statement is, or who is named once
beside that office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.reading.quotations.ground import Ground
from sanudo.reading.speakers import resolve
from sanudo.reading.types import Quotation

NEAR = 2  # quotations back over which a word is the same one's
NEXT = 1  # paragraphs over which it is
_DEFINITE = re.compile(r"(?:the|this|that|both|these|those) (?:(?:two|three|same|joint|written) )?([a-z][\w-]*)", re.I)
_OFFICE = re.compile(r"(?:the )?([A-Za-z][\w’'-]*(?: [\w’'-]+){1,4})", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|another|one) ")
_BEYOND = re.compile(r",| (?:of|for|from|in|at|with|who|that|which|called|named|on|to) ")
_SEVERAL = frozenset(
    ("countries", "nations", "states", "governments", "sides", "leaders", "ministers", "presidents", "pair", "two")
) | {"companies", "agencies", "parties", "groups", "men", "women", "senators", "couple"}
_PAPERS = frozenset(("statement", "communique", "communiqué", "letter", "declaration", "memo", "note", "release"))
_ISSUES = frozenset(("release", "issue", "publish", "circulate", "post", "send", "write"))
_BEHIND = re.compile(
    r"(?:,? (?:of|for) (?:the )?[\w’'-]+(?: [\w’'-]+){0,2})?,? (?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Gen|General)\.? )?"
)  # between an office and a name


def told_again(told: Sequence[Quotation], ground: Ground) -> list[Quotation]:
    """The quotations, with who is told again by a common word."""
    found: list[Quotation] = []
    for quotation in told:
        words = quotation.speaker_span.of(ground.text) if quotation.speaker_span else ""
        match = _DEFINITE.fullmatch(words)
        if match:
            quotation = _by_word(quotation, match[1].lower(), found, ground)
        elif _is_nameless(quotation, words, ground) and (office := _OFFICE.fullmatch(words)):
            quotation = _by_office(quotation, office[1], ground)
        found.append(quotation)
    return found


def _is_nameless(quotation: Quotation, words: str, ground: Ground) -> bool:
    """Whether a speaker is nobody of the report, somebody of whom it has no name, or the office taken for a body."""
    if quotation.speaker is None:
        return True
    one = ground.index.entities[quotation.speaker]
    office = words.lower().removeprefix("the ")
    if one.kind != "PERSON" and one.name.lower().removeprefix("the ").startswith(office):
        return True
    return all(mention.form != "name" for mention in one.mentions)


def _by_word(quotation: Quotation, word: str, before: Sequence[Quotation], ground: Ground) -> Quotation:
    near = [one for one in before[-NEAR:] if one.part == quotation.part and _is_near(one, quotation, ground)]
    if word in _PAPERS and quotation.speaker is None:
        return _as_issued(quotation, word, near, ground)
    last = near[-1] if near else None
    if last is None or not last.speaker_name or last.speaker_span is None:
        return quotation
    several = word in _SEVERAL and quotation.speaker is None and " and " in last.speaker_name
    phrase = last.speaker_span.of(ground.text)
    introduced = _INDEFINITE.match(phrase.lower()) and _BEYOND.split(phrase, maxsplit=1)[0].lower().split()[-1] == word
    return _spoken_by(quotation, last) if several or introduced else quotation


def _is_near(one: Quotation, other: Quotation, ground: Ground) -> bool:
    return ground.block_at(other.spans[0].start) - ground.block_at(one.spans[-1].start) <= NEXT


def _spoken_by(quotation: Quotation, other: Quotation) -> Quotation:
    return replace(quotation, speaker=other.speaker, speaker_name=other.speaker_name)


def _as_issued(quotation: Quotation, word: str, near: Sequence[Quotation], ground: Ground) -> Quotation:
    """Whose statement it is: who issued one just before, or said something in one, nobody else having spoken since."""
    tree, at = ground.tree, quotation.spans[0].start
    block = ground.block_at(at)
    start = ground.blocks[max(0, block - NEXT)].start
    for index in range(tree.at(min(at, quotation.speaker_span.start if quotation.speaker_span else at) - 1), -1, -1):
        token = tree.token(index)
        if token.start < start:
            break
        if token.lemma.lower() != word:
            continue
        verb = token.head
        subject = tree.subject(verb) if tree.token(verb).lemma.lower() in _ISSUES and tree.dep(index) == "obj" else None
        if subject is not None:
            speaker = resolve(tree, subject, ground.index)
            others = [q for q in near if q.spans[0].start > tree.token(subject).end and q.speaker != speaker.entity]
            if speaker.name and not others:
                return replace(quotation, speaker=speaker.entity, speaker_name=speaker.name)
            return quotation
        said = next((q for q in reversed(near) if _said_in(q, Span(token.start, token.end), ground)), None)
        if said is not None and said is near[-1] and said.speaker_name:
            return _spoken_by(quotation, said)
        return quotation
    return quotation


def _said_in(quotation: Quotation, paper: Span, ground: Ground) -> bool:
    """Whether something was said "in a statement", outside of its own words."""
    if quotation.cue is None or any(span.start <= paper.start < span.end for span in quotation.spans):
        return False
    sentence = next((s for s in ground.tree.parsed.sentences if s.start <= quotation.cue.start < s.end), None)
    return sentence is not None and sentence.start <= paper.start < sentence.end and paper.start > quotation.cue.start


def _by_office(quotation: Quotation, office: str, ground: Ground) -> Quotation:
    """The one person who is named right behind the same words somewhere in the report."""
    holders: set[int] = set()
    for match in re.finditer(rf"\b{re.escape(office)}\b", ground.text, re.IGNORECASE):
        if quotation.speaker_span and match.start() >= quotation.speaker_span.start:
            continue
        beyond = _BEHIND.match(ground.text, match.end())
        ends = {match.end() + 1, match.end() + 2, *((beyond.end(),) if beyond else ())}
        for mention in ground.index.within(Span(match.end(), max(ends) + 1)):
            named = mention.kind == "PERSON" and mention.form == "name" and mention.entity is not None
            if named and mention.span.start in ends and mention.entity is not None:
                holders.add(mention.entity)
    if len(holders) != 1:
        return quotation
    number = holders.pop()
    return replace(quotation, speaker=number, speaker_name=ground.index.entities[number].name)
