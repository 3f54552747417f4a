"""What one report denies, or lays into a mouth that denies it, and another tells as so.

A denial is a word for denying with what follows it, or a negated clause; "could not be ruled out" denies nothing. It is
held against the sentences that tell the same in the affirmative: most of its telling words, by their keys, close
together and not negated. Within one report the two stand next to each other: it tells a denial of what it tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sanudo.article.types import Span
from sanudo.comparing.differing.concepts import Keyed
from sanudo.comparing.differing.lines import Line, Lines
from sanudo.comparing.differing.predicates import predicate_over, same_said
from sanudo.comparing.types import Difference, Side

_DENIES = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|rul(?:e|ed|es|ing) out|refut(?:e|ed|es|ing)|exclud(?:e|ed|es|ing)"
    r"|no truth in|untrue that|not true that|false that)\b",
    re.I,
)
_UNDONE = re.compile(r"\b(?:not|cannot|n['’]t|never|no one|nobody|could not|neither)\b(?:\s+\w+){0,2}\s*$", re.I)
_WITHHOLDS = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|must) (?:\w+ and )?deny$", re.I
)  # "seal and deny" says nothing
_DEPRIVED = re.compile(r"\b(?:be|been|being|is|are|was|were) denied\s+(?!by\b|that\b)\w", re.I)  # "denied the relief"
_NOT = re.compile(r"\b(?:not|never|cannot|no longer|nobody|no one|no)\b|(?<=\w)n['’]t\b", re.I)
_ONLY = re.compile(r"\s+(?:only|just|least|merely|yet|until|because|so|very|far|much|more|less|fewer)\b", re.I)
_END = re.compile(
    r"[;:.!?—“”\"]|,(?!\s+\w+,)|\b(?:but|although|though|while|because|saying|whether|if|unless|who|which|where|when|until|before)\b"
    r"|\band\s+(?=(?:\w+ed|he|she|they|it|said|has|had|is|was)\b)"
)
_BREAK = re.compile(r"[;:.!?]|\b(?:but|although|though|while|because)\b", re.I)
_UNEXCLUDED = re.compile(r"\b(?:not|cannot|n['’]t|never)\b(?: \w+){0,2} (?:ruled? out|excluded?|denied|deny)\b", re.I)
_IRREAL = re.compile(
    r"\b(?:if|whether|unless|would have|could have|asked|in the event|in case|question|accus\w+|alleg\w+|claims?)\b|\?",
    re.I,
)
_REFUSED = re.compile(r"\b(?:refus|reject|fail|cancel|without|nor\b|neither)", re.I)
_DENIED_SHARE = 0.6  # of the weight of what is denied that the other sentence has
_NEGATED_SHARE = 0.85
_DENIED = 5.0  # and its weight
_NEGATED = 6.5
_OWN_SHARE = 0.85  # ... where the same person says or does both
_OWN = 2.0
_UNEXCLUDED_LEAST = 3.5  # the weight of what is ruled out here and not excluded there
_DENIED_WORDS = 4  # telling words after a word for denying among which the denied predicate is
_OFTEN = 60  # sentences that have a word, beyond which it finds nothing
_SPREAD = 110  # characters among which the words of what is denied stand
_VAGUE = frozenset(
    {"~person", "said", "sai", "told", "report", "any", "anything", "peopl", "time", "year", "day", "dai", "wai", "way"}
    | {"thing", "someth", "anyth", "fact", "still", "yet", "even", "just", "now", "also", "plan", "possibl", "danger"}
)


@dataclass(frozen=True)
class _No:
    """Something denied: the words that deny it, what it is, and who is the subject or denies."""

    line: Line
    cue: Span
    words: tuple[Keyed, ...]
    whole: Span
    by_word: bool
    actor: str | None

    @cached_property
    def keys(self) -> frozenset[str]:
        named = frozenset(
            key for span, key in self.line.named.items() if self.cue.end <= span.start and span.end <= self.whole.end
        )
        return (frozenset(key for word in self.words for key in word.keys) | named) - _VAGUE


def differing_denials(lines: Lines, actor_at: dict[tuple[str, Span], str]) -> list[Difference]:
    """A difference for each denial that the story's reports hold something against, the weightiest telling of it."""
    found = []
    where: dict[str, list[Line]] = {}
    for line in lines.lines:
        for key in line.keys:
            where.setdefault(key, []).append(line)
    for line in lines.lines:
        for no in _denials(line, actor_at):
            best = _told_otherwise(no, lines, where, actor_at)
            if best:
                found.append(_difference(no, *best))
    return found


def _denials(line: Line, actor_at: dict[tuple[str, Span], str]) -> list[_No]:
    text, sentence = line.text, line.sentence
    found = []
    for match in _DENIES.finditer(text, sentence.start, sentence.end):
        if _UNDONE.search(text, max(sentence.start, match.start() - 30), match.start()):
            continue
        if _DEPRIVED.search(text, max(sentence.start, match.start() - 8), sentence.end):
            continue
        content = _content(text, match.end(), sentence.end)
        if _WITHHOLDS.search(text, max(sentence.start, match.start() - 30), match.end()):
            continue
        found.append(_no(line, Span(*match.span()), content, True, actor_at))
    if not found and text[max(0, sentence.end - 2) : sentence.end].find("?") < 0:
        for match in _NOT.finditer(text, sentence.start, sentence.end):
            content = _content(text, match.end(), sentence.end)
            if not _ONLY.match(text, match.end()) and not _IRREAL.search(text, sentence.start, match.start()):
                found.append(_no(line, Span(*match.span()), content, False, actor_at))
    return [no for no in found if no.keys]


def _content(text: str, start: int, end: int) -> Span:
    """From a word for no to the end of its clause."""
    stop = _END.search(text, start + 1, min(end, start + 120))
    return Span(start, stop.start() if stop else min(end, start + 120))


def _no(line: Line, cue: Span, content: Span, by_word: bool, actor_at: dict[tuple[str, Span], str]) -> _No:
    words = tuple(w for w in line.words if content.start <= w.span.start < content.end)
    return _No(line, cue, words, Span(cue.start, content.end), by_word, _subject(line, cue.start, actor_at))


def _subject(line: Line, before: int, actor_at: dict[tuple[str, Span], str]) -> str | None:
    """Who is named last before a place in a sentence; in a quotation, who says it."""
    for quotation in line.reading.quotations:
        if quotation.speaker is not None and any(s.start <= before < s.end for s in quotation.spans):
            speaker = quotation.speaker_span
            return actor_at.get((line.article, speaker)) if speaker else None
    named = [
        m.span
        for m in line.reading.mentions
        if line.sentence.start <= m.span.start < before and (line.article, m.span) in actor_at
        if m.kind in ("PERSON", "ORG")
    ]
    return actor_at[(line.article, max(named))] if named else None


def _told_otherwise(
    no: _No, lines: Lines, where: dict[str, list[Line]], actor_at: dict[tuple[str, Span], str]
) -> tuple[Line, Span, float] | None:
    """The sentence that tells most of what is denied, without denying it."""
    total = lines.weight(no.keys)
    rare = [key for key in sorted(no.keys) if len(where.get(key, ())) <= _OFTEN]
    candidates = {id(line): line for key in rare for line in where.get(key, ())}
    best: tuple[float, Line, Span] | None = None
    for line in candidates.values():
        if line is no.line or not _may_meet(no, line, lines):
            continue
        span, shared = _together(line, no, lines)
        weight = lines.weight(shared)
        if span is None or not weight or _negated(line, span):
            continue
        own = no.actor is not None and no.actor == _subject(line, span.start, actor_at)
        share = weight / max(total, 0.1)
        least_share, least = (_DENIED_SHARE, _DENIED) if no.by_word else (_NEGATED_SHARE, _NEGATED)
        if not no.by_word and not (no.words and no.words[0].keys & shared):
            continue  # what is negated first is what is denied
        most = share >= least_share and weight >= least
        same = own and share >= _OWN_SHARE and weight >= _OWN
        unexcluded = no.by_word and weight >= _UNEXCLUDED_LEAST and bool(_UNEXCLUDED.search(_clause(line, span)))
        if unexcluded or ((most or same) and (len(shared) > 1 or _alone_tells(no, line, shared, own))):
            around = weight + 0.3 * lines.weight(line.keys & no.line.keys)
            if (best is None or around > best[0] + 1e-9) and _one_said(no, line, span):
                best = around, line, span
    return (best[1], best[2], best[0]) if best else None


def _one_said(no: _No, line: Line, span: Span) -> bool:
    """Whether a predicate that is denied is told of the same subject or object in the stretch."""
    denied = [predicate_over(no.line.reading, no.line.sentence, w.span) for w in no.words[:_DENIED_WORDS]]
    told = [predicate_over(line.reading, line.sentence, w.span) for w in line.words if w.span.overlaps(span)]
    if not no.by_word:
        denied = denied[:1]
    return any(same_said(a, b) for a in denied for b in told)


def _alone_tells(no: _No, line: Line, shared: frozenset[str], own: bool) -> bool:
    """Whether one shared word tells that it is one thing: taking part, said of one person."""
    return own and "~attend" in shared


def _may_meet(no: _No, line: Line, lines: Lines) -> bool:
    return line.article != no.line.article and lines.may_meet(line, no.line) and line.old == no.line.old


def _together(line: Line, no: _No, lines: Lines) -> tuple[Span | None, frozenset[str]]:
    """The stretch of a sentence that has most of what is denied, and which keys."""
    named = [Keyed(span, frozenset({key}), "", 0) for span, key in line.named.items()]
    hits = sorted((w for w in (*line.words, *named) if w.keys & no.keys), key=lambda w: w.span)
    best: tuple[float, Span | None, frozenset[str]] = (0.0, None, frozenset())
    for first in range(len(hits)):
        inside = [w for w in hits[first:] if w.span.end - hits[first].span.start <= _SPREAD]
        shared = frozenset(k for w in inside for k in w.keys & no.keys)
        weight = lines.weight(shared)
        if weight > best[0] + 1e-9:
            best = weight, Span(inside[0].span.start, inside[-1].span.end), shared
    return best[1], best[2]


def _negated(line: Line, span: Span) -> bool:
    """Whether the clause that a stretch stands in is negated, asked or only supposed."""
    clause = _clause(line, span)
    undone = bool(_UNEXCLUDED.search(clause))
    no = bool(_NOT.search(clause) or _DENIES.search(clause) or _REFUSED.search(clause))
    return (no and not undone) or bool(_IRREAL.search(clause)) or "?" in line.text[span.end : line.sentence.end]


def _clause(line: Line, span: Span) -> str:
    text = line.text
    start = max((m.end() for m in _BREAK.finditer(text, line.sentence.start, span.start)), default=line.sentence.start)
    stop = _BREAK.search(text, span.end, line.sentence.end)
    return text[start : stop.start() if stop else line.sentence.end]


def _difference(no: _No, line: Line, span: Span, weight: float) -> Difference:
    denied = Side(no.line.article, _clean(no.whole.of(no.line.text)), (no.whole, no.line.sentence))
    told = Side(line.article, _clean(span.of(line.text)), (span, line.sentence))
    words = [w.word.lower() for w in no.words if w.keys & line.keys and not w.keys <= _VAGUE]
    judgement = "contradicts: one tells what the other denies"
    kind = "participants" if no.keys & {"~attend"} and len(no.keys) < 3 else "polarity"
    return Difference(
        kind,
        "whether: " + " ".join(dict.fromkeys(words)),
        (denied, told),
        judgement,
        None,
        round(min(0.8, 0.5 + weight / 60), 3),
    )


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(' ,;:.“”"')
