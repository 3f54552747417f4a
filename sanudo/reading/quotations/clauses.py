"""Reported clauses: what the cues in the parse say that somebody said, thinks or wants."""

from __future__ import annotations

from collections.abc import Sequence

from sanudo.article.types import Span
from sanudo.reading.cues import Cue, cue_span, is_negated, reports_quotes, use_of
from sanudo.reading.quotations.ground import Found, Ground, joined, snapped
from sanudo.reading.speakers import QUOTING, Speaker, quoting_verb, resolve, speaker_of, who_was_quoted
from sanudo.reading.tree import Tree
from sanudo.reading.types import Quotation

CONFIDENCE = {"c": 0.9, "q": 0.9, "i": 0.7, "n": 0.6}
_NOBODY = frozenset({"applause", "cheer", "laughter", "boo", "question", "charge", "end", "effect", "degree", "extent"})
_TOLD = frozenset(
    {"tell", "inform", "remind", "assure", "reassure", "notify", "advise", "warn", "ask", "urge", "brief", "beg"}
)
_REJECTS = frozenset({"reject", "dismiss", "refute", "rebut", "dispute", "contest"})
_CLAIMS = frozenset({"accusation", "allegation", "charge", "claim", "report", "rumour", "rumor", "suggestion", "story"})


def reported(ground: Ground, cues: Sequence[Cue]) -> list[Found]:
    """The clauses, infinitives and phrases that cues report. Thoughts and judgements need somebody who has them."""
    found = []
    for cue in cues:
        if not cue.content or (cue.head in cue.content and cue.kind != "according"):
            continue
        speaker = speaker_of(ground.tree, cue, ground.index)
        if speaker is None and (cue.use.manner in ("thought", "intention") or cue.frame in ("n", "i")):
            continue
        spans = _content(ground, cue)
        if spans:
            found.append(Found(quotation_of(ground, cue, spans, speaker), "clause", cue.head, speaker, cue.frame))
    return found


def quotation_of(ground: Ground, cue: Cue, spans: tuple[Span, ...], speaker: Speaker | None) -> Quotation:
    """The quotation that a cue makes of a content."""
    told = "denied" if cue.use.polarity == "denied" or _refutes(ground, cue, spans) else "affirmed"
    denied = (told == "denied") != is_negated(ground.tree, cue.head)
    addressee, via = _addressee(ground, cue), _via(ground, cue)
    if addressee and speaker and addressee.span == speaker.span:
        addressee = None  # "warned Mr Tupaz", behind what he warned of
    return Quotation(
        spans=spans,
        kind=ground.kind_of(spans),
        speaker=speaker.entity if speaker else None,
        speaker_span=speaker.span if speaker else None,
        speaker_name=speaker.name if speaker else None,
        cue=cue_span(ground.tree, cue),
        addressee=addressee.name if addressee else None,
        addressee_span=addressee.span if addressee else None,
        via=via.name if via else None,
        via_span=via.span if via else None,
        manner=cue.use.manner,
        polarity="denied" if denied else "affirmed",
        confidence=round(CONFIDENCE[cue.frame] - (0.0 if speaker else 0.2), 2),
        part=ground.part_at(spans[0].start),
    )


def _refutes(ground: Ground, cue: Cue, spans: tuple[Span, ...]) -> bool:
    """Whether it is a claim that is rejected ("rejected the accusation that"), or a deed that is ruled out."""
    tree = ground.tree
    if cue.kind != "verb":
        return False
    if use_of(f"{cue.lemma} {tree.lower[min(cue.head + 1, len(tree.lower) - 1)]}", "verb").polarity == "denied":
        return True  # "ruled out going"
    if cue.lemma not in _REJECTS:
        return False
    things = [i for i in tree.having(cue.head, "obj", "nsubj:pass") if tree.token(i).lemma.lower() in _CLAIMS]
    return any(span.start <= tree.token(i).start < span.end for i in things for span in spans)


def _content(ground: Ground, cue: Cue) -> tuple[Span, ...]:
    indices = clause_tokens(ground, cue)
    return snapped(ground, joined(ground.tree.pieces(indices), ground.text)) if indices else ()


def clause_tokens(ground: Ground, cue: Cue) -> list[int]:
    """The tokens that a cue reports, by the parse."""
    tree = ground.tree
    indices = [i for i in cue.content if tree.token(i).sentence == tree.token(cue.head).sentence]
    if cue.kind == "verb" and _stands_aside(tree, cue.head):
        own = set(tree.subtree(cue.head))
        indices = [i for i in indices if i not in own]
    indices = _but_further_cues(ground, cue, indices)
    if cue.frame == "n" and len(indices) < 2:
        return []
    if cue.kind == "according":
        indices = [i for i in indices if i != cue.preposition]
    return indices


def _but_further_cues(ground: Ground, cue: Cue, indices: list[int]) -> list[int]:
    """Without what a second cue reports: "said that it was ready but added, '...'" is two quotations."""
    tree = ground.tree
    for index in indices:
        if tree.dep(index) == "conj" and index > cue.head and reports_quotes(tree.token(index).lemma.lower()):
            after = tree.token(index).end
            if any(0 <= marked.span.start - after <= 12 for marked in ground.marked):
                cut = set(tree.subtree(index))
                return [i for i in indices if i not in cut]
    return indices


def _stands_aside(tree: Tree, head: int) -> bool:
    return tree.dep(head) in ("parataxis", "discourse")


def _addressee(ground: Ground, cue: Cue) -> Speaker | None:
    """Who is told: the object of "tell" and its like, or the "to" phrase of a verb of saying."""
    tree = ground.tree
    if cue.kind != "verb":
        return None
    for child in tree.having(cue.head, "iobj", "obj"):
        if cue.lemma in _TOLD and child not in cue.content and tree.lower[child] not in ("it", "that"):
            return resolve(tree, child, ground.index)
    if cue.lemma == "tell" and cue.head + 2 < len(tree.lower) and tree.lower[cue.head + 2] == "that":
        one = cue.head + 1  # wherever the parse hung it: "has told parliament that"
        if tree.token(one).pos in ("NOUN", "PROPN", "PRON") and tree.lower[one] not in ("it", "that"):
            return resolve(tree, one, ground.index)
    for child in tree.having(cue.head, "obl"):
        to = [tree.lower[i] for i in tree.having(child, "case")] == ["to"]
        if to and child not in cue.content and tree.token(child).lemma not in _NOBODY:
            return resolve(tree, child, ground.index)
    return None


def _via(ground: Ground, cue: Cue) -> Speaker | None:
    """Through whom the words came: "was quoted by X as saying", "X quoted her as saying", "said, according to X"."""
    tree = ground.tree
    quoting = quoting_verb(tree, cue.head)
    if quoting is None:
        quoting = cue.head if cue.lemma in QUOTING else tree.token(cue.head).head
    if tree.token(quoting).lemma in QUOTING:
        verbs = [quoting, cue.head, *tree.having(quoting, "advcl", "xcomp", "ccomp")]
        for agent in [agent for verb in verbs for agent in tree.having(verb, "obl", "obl:agent")]:
            if any(tree.lower[i] == "by" for i in tree.having(agent, "case")):
                return resolve(tree, agent, ground.index)
        subject = tree.subject(quoting)
        reported = quoting != cue.head and tree.dep(cue.head) in ("ccomp", "parataxis") and quoting > cue.head
        if subject is not None and (reported or who_was_quoted(tree, cue.head) is not None):
            return resolve(tree, subject, ground.index)
    for child in tree.having(cue.head, "obl", "advcl"):
        if any(tree.lower[i] == "according" for i in tree.having(child, "case", "mark", "fixed")):
            return resolve(tree, child, ground.index)
    return None
