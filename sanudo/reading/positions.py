"""Who wants what: for, against or conditionally for a thing, in the words of the report.

The parse, entities, quotations and times go in; `Position`s come out, in order of the text. A position has a holder who
is an entity, a word that takes a stance (stances.py) and an issue in the report's own words; where these lean on other
words ("the idea", "doing so"), `about` is what they lean on. What somebody merely did or denies is no position.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sanudo.article.types import Article, Span
from sanudo.language.types import Parsed
from sanudo.reading.issue_ends import with_its_ends
from sanudo.reading.leaning import leans_on
from sanudo.reading.occasions import in_a_clause_of_its_own
from sanudo.reading.position_doubts import is_no_position
from sanudo.reading.said_positions import holder_of, said_stances
from sanudo.reading.seen_sides import doers_of
from sanudo.reading.seen_stances import seen_stances
from sanudo.reading.speakers import MentionIndex, Speaker, resolve
from sanudo.reading.stance_judge import judged, values_of, words_of_stance
from sanudo.reading.stance_tables import words_of
from sanudo.reading.stances import Stance, find_stances, who_is_opposed
from sanudo.reading.taking_part import own_words, taking_part
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Entity, Mention, Participant, Position, Quotation, Sentence, TimeExpression

_HOLDERS = ("PERSON", "ORG", "LOC", "NORP")
_NOT_HELD = frozenset({"if", "whether", "unless", "lest"})
_NOT_SO = frozenset({"deny", "accuse", "suspect", "doubt", "fear", "imagine", "pretend", "profess", "denial"})
_COURTESIES = frozenset({"thank", "thanks", "congratulate", "greet"})
_REPORTED = frozenset({"understand", "believe", "say", "report", "think", "know", "expect", "suppose", "consider"})
_AS_FAR = ("as far as", "to the extent", "on condition", "to an extent", "so long as", "as long as")
_NOT = ("not", "n't", "n’t", "never", "no")
_SAYING_NOTHING = frozenset({"PRON", "ADV", "ADP", "PART", "SCONJ", "CCONJ", "DET", "AUX", "PUNCT", "INTJ", "X"})
_DASHES = frozenset({"-", "–", "—", "--"})
_OWNED = frozenset({"government", "delegation", "party", "country", "side", "company", "group", "movement", "union"})
_GOVERNING = re.compile(
    r"\b(?:minister|president|premier|government|presidential|commissioner|chancellor|secretary of state)\b", re.I
)
_OUGHT = frozenset({"must", "should", "ought"})
_NOBODY = frozenset({"any", "no", "not", "few", "whatever", "whichever"})
_EXTENT = frozenset({"much", "far", "long", "soon"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MORE = {"table": 0.15, "said": 0.3}  # how much more likely than the judge says where a table or plain words say so
_LEAST = 0.55  # how probable a position must be to be told
_OF_A_THING = 0.75  # how probable a stance must be for another than its subject to hold it


@dataclass(frozen=True)
class Held:
    """A stance with who may hold it, from where it is known, and what the judge is told of it; None where the encoder
    was not asked."""

    stance: Stance
    holder: Speaker
    source: str
    values: tuple[float, ...] | None


def find_positions(
    article: Article,
    parsed: Parsed,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    quotations: tuple[Quotation, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Position, ...]:
    """The positions that an article reports, in order of the text."""
    tree = tree_of(parsed)
    is_time = _tokens_of_times(tree, times)
    index = MentionIndex(mentions, entities)
    found: list[Position] = []
    for held in _told(tree, held_in(tree, mentions, entities, quotations, times)):
        stance = _without_a_day(tree, with_its_ends(tree, held.stance), is_time)
        position = _position(article, tree, stance, held.holder, times, quotations)
        if is_no_position(article, tree, stance, position, index):
            continue
        if position.about or _says_something(tree, stance):
            found.append(position)
    return tuple(_once(_outermost(sorted(dict.fromkeys(found), key=lambda p: (p.span, p.holder)))))


def held_in(
    tree: Tree,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    quotations: tuple[Quotation, ...],
    times: tuple[TimeExpression, ...],
) -> list[Held]:
    """All that may be a position."""
    index = MentionIndex(mentions, entities)
    is_time = _tokens_of_times(tree, times)
    told = {one.token: one for one in tree.parsed.telling}
    found: list[Held] = []

    def add(stance: Stance, source: str, holders: Iterable[Speaker]) -> None:
        at = tree.token(stance.head).start
        quoted = any(s.start <= at < s.end for q in quotations if q.kind != "indirect" for s in q.spans)
        issue = tree.span(list(stance.issue))
        for holder in holders:
            if source == "seen" and holder.span and issue.start <= holder.span.start and holder.span.end <= issue.end:
                continue  # what "was not amused" is about is not told
            kind = index.entities[holder.entity].kind if holder.entity is not None else None
            values = values_of(tree, stance, source, holder, kind, told, quoted) if told else None
            found.append(Held(stance, holder, source, values))

    for stance in find_stances(tree, is_time):
        if stance.issue and not _is_open(tree, stance):
            add(stance, "table", _holders(tree, stance, index, quotations))
    for stance, quotation in said_stances(tree, index, quotations, _HOLDERS):
        if not _is_asked(tree, stance):
            by_owner = _holders(tree, stance, index, quotations) if stance.owner is not None else [holder_of(quotation)]
            add(stance, "said", by_owner)
    for stance in seen_stances(tree, is_time):
        lemma = tree.token(stance.head).lemma.lower()
        if lemma in _NOT_SO | _COURTESIES or _is_supposed(tree, stance) or _is_asked(tree, stance):
            continue
        if lemma in _REPORTED and tree.having(stance.head, "aux:pass"):
            continue
        if _is_able(tree, stance) or _is_past_chance(tree, stance):
            continue
        if not _is_of_a_person(tree, stance, index) and not _is_granted(tree, stance):
            add(stance, "seen", _seen_holders(tree, stance, index, quotations))
    return found


def _is_of_a_person(tree: Tree, stance: Stance, index: MentionIndex) -> bool:
    """ "Thanked Mr Lima" stands for nothing."""
    named = index.within(tree.span(list(stance.issue)))
    return len(stance.issue) < 4 and any(mention.kind == "PERSON" for mention in named)


def _is_granted(tree: Tree, stance: Stance) -> bool:
    """ "Had the backing of the unions": it is theirs."""
    if tree.token(stance.head).lemma.lower() not in words_of("befalling") | {"have"}:
        return False
    things = [i for i in stance.issue if tree.token(i).lemma.lower() in words_of("granted")]
    return any(tree.lower[i + 1] == "of" for i in things if i + 1 < len(tree.lower))


def _told(tree: Tree, held: list[Held]) -> list[Held]:
    """Those of the tables, and those that the judge believes; of words that hang together the likeliest stance. Where
    the encoder was not asked, all."""
    of_tables = {(one.stance.head, one.stance.side) for one in held if one.source == "table"}
    heads = {head for head, _ in of_tables}
    rated = [
        (_sure(one), -n, one)
        for n, one in enumerate(held)
        if one.source != "seen"
        or (
            (one.stance.head not in heads or (one.stance.head, one.stance.side) in of_tables)
            and not (_carries(tree, one.stance) and heads & set(one.stance.issue))
        )
    ]  # which way a word of the tables goes, they know, and what "no interest" that somebody has is in
    found: list[Held] = []
    taken: dict[int, Stance] = {}
    for sure, _, one in sorted(rated, reverse=True, key=lambda row: row[:2]):
        around = [n for n in _between(tree, one.stance) if n in taken]
        if sure < _LEAST or any(taken[n] != one.stance for n in around):
            continue
        found.append(one)
        taken |= dict.fromkeys(_between(tree, one.stance), one.stance)
    return found


def _carries(tree: Tree, stance: Stance) -> bool:
    return tree.token(stance.head).lemma.lower() in words_of("carrying")


def _between(tree: Tree, stance: Stance) -> list[int]:
    """The words that take a stance, and those before what it is about: "dropped its opposition to"."""
    return [*words_of_stance(tree, stance), *range(stance.head + 1, min(stance.issue, default=0))]


def _says_something(tree: Tree, stance: Stance) -> bool:
    """Whether an issue says what it is: "how", "it", "with that" say nothing, nor does "concern" that is expressed."""
    said = [i for i in stance.issue if tree.token(i).pos not in _SAYING_NOTHING]
    return any(tree.token(i).pos != "ADJ" and tree.token(i).lemma.lower() not in words_of("feeling") for i in said)


def _without_a_day(tree: Tree, stance: Stance, is_time: frozenset[int]) -> Stance:
    """Without the day that a site puts behind a headline: "... ready for new talks - 2004-05-17"."""
    issue = stance.issue
    for n, i in enumerate(issue):
        rest = issue[n:]
        if n and tree.lower[i] in _DASHES and all(r in is_time or tree.token(r).pos == "PUNCT" for r in rest):
            return replace(stance, issue=issue[:n])
    return stance


def _once(found: list[Position]) -> list[Position]:
    """What is told in the same words again, in a pull quote or a caption, is told once."""
    told: dict[tuple[int | None, str, str, str, bool], Position] = {}
    for one in found:
        words = " ".join(re.findall(r"\w+", one.issue.casefold()))
        told.setdefault((one.entity, one.holder, one.stance, words, one.about is None), one)
    return list(told.values())


def _sure(one: Held) -> float:
    if one.values is None or one.stance.change:
        return 1.0
    return judged(one.values) + _MORE.get(one.source, 0.0)


def _position(
    article: Article,
    tree: Tree,
    stance: Stance,
    holder: Speaker,
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
) -> Position:
    span = _span(tree, stance)
    issue = tree.span(list(stance.issue))
    side = stance.side
    if side == "for" and any(words in span.of(article.text).lower() for words in _AS_FAR):
        side = "conditional"
    return Position(
        holder=holder.name or "",
        issue=issue.of(article.text),
        stance=side,
        span=span,
        date=_date(tree, stance, issue, times, quotations),
        holder_span=holder.span,
        issue_span=issue,
        entity=holder.entity,
        change=stance.change,
        about=leans_on(tree, stance.issue),
    )


def _holders(tree: Tree, stance: Stance, index: MentionIndex, quotations: tuple[Quotation, ...]) -> Iterator[Speaker]:
    """Who holds it, one each of several side by side; none where one of them is not known. "We" are whose words it is,
    "her government" is of her."""
    head = stance.owner if stance.owner is not None else who_is_opposed(tree, stance) or _subject(tree, stance.through)
    met = _met_with(tree, stance)
    if met is not None:
        head = next(iter(met), None)
    if head is None:
        return
    if any(tree.lower[i] in _NOBODY for i in tree.having(head, "det", "advmod", "amod")):
        return  # "any woman who wants", "not all courts"
    several = [head, *(i for i in tree.having(head, "conj") if tree.token(i).pos in ("PROPN", "NOUN"))]
    for one in several:
        holder = resolve(tree, one, index)
        if holder.entity is None or not holder.name:
            holder = _by_speaker(tree, one, quotations, index) or _by_owner(tree, one, index) or holder
        if one in stance.issue:
            continue
        if holder.name and holder.entity is not None:
            if index.entities[holder.entity].kind in _HOLDERS:
                yield holder
        else:  # a group of people or a body that the report does not name
            yield from (
                Speaker(p.span, p.name, p.entity)
                for p in taking_part(tree, [one], index) or _told_before(tree, one, index) or _designate(tree, one)
            )


def _told_before(tree: Tree, head: int, index: MentionIndex) -> tuple[Participant, ...]:
    """Who "they" or "it" is where no more is known: who says so ("The Moderates say they could"), else who the sentence
    before is about, where that can hold a stance."""
    if tree.lower[head] not in ("they", "it") or tree.dep(head) != "nsubj":
        return ()
    sayers = [i for at in tree.above(head) for i in tree.having(at, "nsubj") if i < head and i != head]
    number = tree.token(head).sentence
    before = [
        i
        for n, token in enumerate(tree.parsed.tokens)
        if token.sentence == number - 1 and token.dep == "root"
        for i in tree.having(n, "nsubj")
    ]
    for one in sayers[:1] or before[:1]:
        several = tree.features(one).get("Number") == "Plur" or bool(tree.having(one, "conj"))
        if several == (tree.lower[head] == "they"):
            found = taking_part(tree, [one], index)
            kinds = {index.entities[p.entity].kind for p in found if p.entity is not None}
            return found if len(found) == 1 and "PERSON" not in kinds else ()
    return ()


def _designate(tree: Tree, head: int) -> tuple[Participant, ...]:
    """ "The president-designate", "the premier-elect"."""
    if tree.lower[head] not in ("designate", "elect") or not any(
        tree.lower[i] == "the" for i in tree.having(head, "det")
    ):
        return ()
    span = own_words(tree, head)
    return (Participant(" ".join(span.of(tree.parsed.text).split()), span, None),)


def _met_with(tree: Tree, stance: Stance) -> list[int] | None:
    """Of "faces opposition from unions", "won the backing of the mayor": the unions, the mayor; None of other words."""
    verb = tree.token(stance.head).head
    if tree.token(stance.head).pos != "NOUN" or tree.dep(stance.head) != "obj":
        return None
    from_ = [
        i
        for place in (stance.head, verb)
        for i in tree.having(place, "nmod", "obl")
        if any(tree.lower[c] in ("from", "of", "by", "among") for c in tree.having(i, "case"))
        and i not in stance.issue
        and tree.token(i).pos in ("NOUN", "PROPN", "PRON")
    ]
    return from_ if tree.token(verb).lemma.lower() in words_of("befalling") else None


def _seen_holders(
    tree: Tree, stance: Stance, index: MentionIndex, quotations: tuple[Quotation, ...]
) -> Iterator[Speaker]:
    """Who holds what the encoder sees: the subject, or who else the encoder takes for it; in somebody's words, where
    the subject is a thing, the speaker."""
    ought = any(tree.lower[i] in _OUGHT for i in tree.having(stance.head, "aux"))  # whoever says so holds it
    held = [] if ought else list(_holders(tree, stance, index, quotations))
    subject = _subject(tree, stance.through)
    if not held and not ought and subject is not None and _chance(tree, stance.head) < _OF_A_THING:
        return  # "the dam would not hold", he said
    if not held and not ought:
        held = [Speaker(p.span, p.name, p.entity) for p in taking_part(tree, doers_of(tree, stance.head), index)]
    yield from held
    at = tree.token(stance.head).start
    if held or (subject is not None and tree.token(subject).pos == "PROPN" and not ought):
        return
    for quotation in quotations:
        inside = any(span.start <= at < span.end for span in quotation.spans)
        known = quotation.speaker is not None and quotation.speaker_name is not None
        if inside and known and index.entities[quotation.speaker or 0].kind in _HOLDERS:
            yield holder_of(quotation)
            return


def _chance(tree: Tree, token: int) -> float:
    """How probable it is that a token takes a stance, as the encoder sees it."""
    return next((1 - one.stances[0] for one in tree.parsed.telling if one.token == token), 0.0)


def _by_speaker(tree: Tree, head: int, quotations: tuple[Quotation, ...], index: MentionIndex) -> Speaker | None:
    """ "We want a recount", "the government is ready", as a minister says: whose words these are."""
    first = tree.lower[head] in ("we", "i", "us")
    if not first and tree.lower[head] not in ("government", "cabinet", "administration"):
        return None
    at = tree.token(head).start
    for quotation in quotations:
        if quotation.speaker is None or not any(s.start <= at < s.end for s in quotation.spans):
            continue
        if first or _governs(index.entities[quotation.speaker]):
            return holder_of(quotation)
    return None


def _governs(speaker: Entity) -> bool:
    """Whether somebody speaks for a government, by office."""
    return any(not role.former and _GOVERNING.search(role.title) for role in speaker.roles)


def _by_owner(tree: Tree, head: int, index: MentionIndex) -> Speaker | None:
    """ "Her government", "their party": the one whose it is; "both governments" are left to events."""
    if tree.token(head).lemma.lower() not in _OWNED:
        return None
    for owner in tree.having(head, "nmod:poss"):
        holder = resolve(tree, owner, index)
        if holder.entity is not None and holder.name:
            return holder
    return None


def _subject(tree: Tree, head: int) -> int | None:
    at = head
    for _ in range(5):
        whom = _required(tree, at)
        if whom is not None:
            return whom
        subject = tree.subject(at)
        if subject is not None:
            if tree.lower[subject] in ("who", "which", "that") and tree.token(at).dep.startswith("acl"):
                return tree.token(at).head
            if tree.lower[subject] in ("who", "which", "that") and tree.dep(at) == "conj":
                above = next((i for i in (at, *tree.above(at)) if tree.token(i).dep.startswith("acl")), None)
                return tree.token(above).head if above is not None else None
            return subject
        above = tree.token(at).head
        if tree.having(at, "nsubj:pass") or above == at:
            return None
        said_to = tree.having(above, "nsubj:pass") if tree.dep(at) == "xcomp" else []
        if said_to and tree.token(above).lemma.lower() in _REPORTED:
            return said_to[0]  # "is said to oppose it"
        if tree.token(at).dep == "acl" and tree.lower[at].endswith("ing"):
            return above
        if tree.dep(at) == "advcl" and tree.features(at).get("Voice") == "Pass":
            return None  # "asked for comment, he said"
        if tree.dep(at) not in ("conj", "xcomp", "advcl", "parataxis"):
            return None
        at = above
    return None


def _required(tree: Tree, at: int) -> int | None:
    """Who is to do it: the officials of "required officials to approve it"; but who wants it done, of "wants officials
    to approve it"."""
    above = tree.token(at).head
    first = tree.token(above).head if tree.dep(at) == "conj" and tree.dep(above) in ("xcomp", "ccomp") else None
    at, above = (above, first) if first is not None else (at, above)
    sort = {"xcomp": "urging", "ccomp": "demanding"}.get(tree.dep(at), "")
    if tree.token(above).lemma.lower() in words_of(sort):
        other = [i for i in (*tree.having(above, "obj", "iobj"), *tree.having(at, "nsubj")) if i < at and i > above]
        return _subject(tree, above) if other and not tree.having(above, "nsubj:pass") else None
    if tree.dep(at) != "xcomp" or tree.token(above).lemma.lower() in ("promise", "threaten", "vow"):
        return None
    return next((i for i in tree.having(above, "obj", "iobj") if i < at), None)


def _is_open(tree: Tree, stance: Stance) -> bool:
    """Whether it is asked, supposed or denied rather than told."""
    if _is_asked(tree, stance):
        return True
    if _is_supposed(tree, stance):
        return True
    places = [stance.head, *(i for i in (stance.through,) if i != stance.head)]
    helpers = {tree.lower[i] for place in places for i in _helpers(tree, place)}
    if helpers & _OUGHT or _to_an_extent(tree, stance.through):
        return True
    if _is_able(tree, stance):
        return True
    negated = any(tree.lower[i] in _NOT for place in places for i in tree.having(place, "advmod"))
    if stance.side == "against" and helpers & {"may", "might", "could"} and not (negated and "could" in helpers):
        return True
    return {"would", "have"} <= helpers and not stance.condition


def _is_able(tree: Tree, stance: Stance) -> bool:
    """What parliament can reject it has not rejected; what "we can accept" we do."""
    helpers = {tree.lower[i] for i in _helpers(tree, stance.through)}
    subject = _subject(tree, stance.through)
    if "can" not in helpers or stance.owner is not None or subject is None or tree.lower[subject] in ("i", "we"):
        return False
    return not any(tree.lower[i] in _NOT for i in tree.having(stance.through, "advmod"))


def _is_past_chance(tree: Tree, stance: Stance) -> bool:
    """ "Could have insisted": it did not."""
    helpers = {tree.lower[i] for i in _helpers(tree, stance.through)}
    return "have" in helpers and bool(helpers & {"could", "might", "would"})


def _helpers(tree: Tree, head: int) -> list[int]:
    """The helping verbs of a verb, its own or of the one that it is joined to."""
    shared = tree.dep(head) == "conj" and not tree.having(head, "aux", "nsubj")
    return tree.having(tree.token(head).head if shared else head, "aux")


def _is_supposed(tree: Tree, stance: Stance) -> bool:
    """Whether it stands under "if" or "whether", or under what denies it."""
    places = [stance.head, *(i for i in (stance.through,) if i != stance.head)]
    for place in places:
        at = place
        for _ in range(4):
            if any(tree.lower[m] in _NOT_HELD for m in tree.having(at, "mark")):
                return True
            above = tree.token(at).head
            if above == at:
                break
            if tree.token(above).lemma.lower() in _NOT_SO and tree.dep(at) in ("ccomp", "obl", "advcl", "obj", "xcomp"):
                return True
            at = above
            if tree.dep(at) == "root":
                break
    return False


def _is_asked(tree: Tree, stance: Stance) -> bool:
    sentence = tree.parsed.sentences[tree.token(stance.head).sentence]
    return sentence.of(tree.parsed.text).rstrip("\"'”’ )").endswith("?")


def _to_an_extent(tree: Tree, head: int) -> bool:
    """Whether it only measures something else: "as far as the alliance wants"."""
    at = head if tree.dep(head) in ("advcl", "ccomp", "acl") else tree.token(head).head
    first = min(tree.subtree(at))
    words = tree.lower[max(0, first - 4) : first + 4]
    marked = any(tree.lower[i] in ("as", "which") for i in (*tree.having(at, "mark"), *tree.having(at, "advmod")))
    return marked and any(one == "as" and two in _EXTENT for one, two in pairwise(words))


def _span(tree: Tree, stance: Stance) -> Span:
    """The words that take the position: from the stance to the end of the issue, or the other way round; the stance
    alone where the issue stands in the sentence before."""
    heads = [stance.head] if stance.through == stance.head else [stance.head, stance.through]
    tokens = [*heads, *stance.condition]
    if tree.token(stance.issue[0]).sentence == tree.token(stance.head).sentence:
        tokens += stance.issue
    for head in heads:
        tokens += tree.having(head, "aux", "cop", "compound:prt")
        tokens += [
            i for i in tree.having(head, "advmod", "det") if tree.lower[i] in ("not", "n't", "n’t", "never", "no")
        ]
    return tree.span(list(range(min(tokens), max(tokens) + 1)))


def _date(
    tree: Tree, stance: Stance, issue: Span, times: tuple[TimeExpression, ...], quotations: tuple[Quotation, ...]
) -> str | None:
    """The day of the saying, else one told beside the stance: not of the issue, nor of "who arrived on Monday"."""
    sentence = tree.parsed.sentences[tree.token(stance.head).sentence]
    for quotation in quotations:
        if quotation.date and any(sentence.start <= span.start < sentence.end for span in quotation.spans):
            return quotation.date
    at = Span(tree.token(stance.head).start, tree.token(stance.head).end)
    starts = [time.span.start for time in times]
    for time in times[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end - 1)]:
        apart = issue.start <= time.span.start < issue.end or in_a_clause_of_its_own(tree, at, time.span)
        if time.kind == "DATE" and _DAY.match(time.value) and not apart:
            return time.value[:10]
    return None


def _tokens_of_times(tree: Tree, times: tuple[TimeExpression, ...]) -> frozenset[int]:
    return frozenset(
        i
        for time in times
        if time.kind in ("DATE", "TIME")
        for i in range(max(0, tree.at(time.span.start)), tree.at(time.span.end - 1) + 1)
    )


def _outermost(found: list[Position]) -> list[Position]:
    """A position within the issue of another of the same holder is part of it; of one span, one."""
    return [
        one
        for n, one in enumerate(found)
        if not any(
            other is not one
            and other.entity == one.entity
            and other.issue_span
            and other.issue_span.start <= one.span.start
            and one.span.end <= other.issue_span.end
            for other in found
        )
        and not any(
            other.entity == one.entity and other.issue_span == one.issue_span and other.stance == one.stance
            for other in found[:n]
        )
    ]
