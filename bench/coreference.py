"""Coreference on MEANTIME and ECB+: chains of names, roles and pronouns within an article, entities across articles.

MEANTIME was tuned on Apple and half of Airbus and is reported on the other half; of ECB+ every fourth topic is
reported, the others were tuned on. With gold mentions (the names given, the rest found by rule), with own mentions, and
(ECB+, where few sentences are annotated) with own mentions of which the gold ones are scored. Pronouns are counted by
themselves as well. Rivals: mentions with one last word are one (within an article), entities with one name are one
(across).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace

from bench import ecb_chains
from bench.coref_score import conll
from bench.meantime import Document, Gold, documents
from sanudo.article.types import Article, Part, Span, article_id
from sanudo.comparing.actors import find_actors
from sanudo.language.parse import parse
from sanudo.language.types import Name
from sanudo.reading.first_person import with_first_person
from sanudo.reading.mentions import find_mentions
from sanudo.reading.quotations import find_quotations
from sanudo.reading.types import Entity, Mention, Reading

NAMED = ("NAM", "PRE.NAM")
SCORED = (*NAMED, "PRO", "NOM", "PRE.NOM")
KINDS = ("PERSON", "ORG", "LOC")
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))


def measure(part: str = "report") -> list[dict[str, object]]:
    """CoNLL F1 within and across articles of the part reported on, ours beside the rivals."""
    rows: list[dict[str, object]] = []

    corpus = f"MEANTIME, {'held-out half of Airbus' if part == 'report' else 'part tuned on'}"

    def tell(figure: str, size: int, value: float, note: str = "") -> None:
        rows.append({"figure": figure, "corpus": corpus, "size": size, "value": f"{value:.3f}", "note": note})

    docs = list(documents(part))
    for given in (True, False):
        for kinds, what in ((KINDS, "people, bodies, places"), (None, "all things")):
            gold, ours, rival = chains_within(docs, given, kinds)
            how = "names given" if given else "own mentions"
            size = sum(map(len, gold))
            tell(f"within an article, {what}, {how}: CoNLL F1", size, conll(gold, ours)["conll"])
            tell(f"within an article, {what}, {how}: one last word", size, conll(gold, rival)["conll"], "rival")
    rows += _pronoun_rows(docs, corpus)
    rows += measure_ecb(part)
    docs = list(documents(part, cross=True))
    for given in (True, False):
        gold, ours, rival = chains_across(docs, given)
        how = "names given" if given else "own mentions"
        size = sum(map(len, gold))
        tell(f"across articles, people, bodies, places, {how}: CoNLL F1", size, conll(gold, ours)["conll"])
        tell(f"across articles, people, bodies, places, {how}: one name", size, conll(gold, rival)["conll"], "rival")
    return rows


def measure_ecb(part: str = "report") -> list[dict[str, object]]:
    """CoNLL F1 within the documents of ECB+ over the gold mentions, and what became of the pronouns."""
    corpus = f"ECB+, {'topics 3, 7, 11 ...' if part == 'report' else 'topics tuned on'}"
    docs = list(ecb_chains.documents(part))
    gold, ours, rival = chains_among_gold(docs)
    rows: list[dict[str, object]] = []
    for figure, found, note in (("CoNLL F1", ours, ""), ("one last word", rival, "rival")):
        value = f"{conll(gold, found)['conll']:.3f}"
        name = f"within an article, people, bodies, places, gold mentions found: {figure}"
        rows.append({"figure": name, "corpus": corpus, "size": sum(map(len, gold)), "value": value, "note": note})
    return rows + _pronoun_rows(docs, corpus)


def _pronoun_rows(docs: list[Document], corpus: str) -> list[dict[str, object]]:
    counts = Counter(fate for doc in docs for _m, fate in pronouns(doc, read(doc, False)))
    told = counts["right"] + counts["wrong"]
    note = f"{counts['right']} right, {counts['wrong']} wrong, {counts['unresolved']} unresolved"
    figures = (
        ("pronouns, right of those resolved", counts["right"] / max(1, told)),
        ("pronouns, right of all", counts["right"] / max(1, told + counts["unresolved"])),
    )
    return [
        {"figure": f, "corpus": corpus, "size": told + counts["unresolved"], "value": f"{v:.3f}", "note": note}
        for f, v in figures
    ]


def pronouns(doc: Document, reading: Reading) -> list[tuple[Gold, str]]:
    """Each gold pronoun of a chain that has a name or noun: right, wrong, unresolved, not judged; no relative ones."""
    wanted = [m for m in doc.mentions if m.form in SCORED]
    found = paired(wanted, reading.mentions)
    bearers: dict[int, Counter[str]] = defaultdict(Counter)
    told = {m.chain for m in wanted if m.form != "PRO"}
    for m, entity in found.items():
        if m.form != "PRO":
            bearers[entity][m.chain] += 1
    out = []
    for m in wanted:
        if m.form == "PRO" and m.chain in told and doc.text[m.start : m.end].casefold() not in RELATIVE:
            here = bearers.get(found[m]) if m in found else None
            if m not in found:
                fate = "unresolved"
            elif not here:
                fate = "not judged"
            else:
                fate = "right" if here.most_common(1)[0][0] == m.chain else "wrong"
            if m.kind in KINDS or fate == "wrong":  # of a thing the report speaks of nothing need be said
                out.append((m, fate))
    return out


def chains_among_gold(
    docs: list[Document],
) -> tuple[list[set[Hashable]], list[set[Hashable]], list[set[Hashable]]]:
    """Gold chains, ours and the rival's over the gold mentions alone; what we do not find is alone."""
    gold: list[set[Hashable]] = []
    ours: list[set[Hashable]] = []
    rival: list[set[Hashable]] = []
    for doc in docs:
        wanted = [m for m in doc.mentions if m.form in SCORED and m.kind in KINDS]
        found = paired(wanted, read(doc, False).mentions)
        gold += grouped((doc.name, m, m.chain) for m in wanted)
        ours += grouped((doc.name, m, ("e", found[m]) if m in found else ("alone", m)) for m in wanted)
        rival += grouped((doc.name, m, _last_word(doc, m)) for m in wanted)
    return gold, ours, rival


def chains_within(
    docs: list[Document], given: bool, kinds: tuple[str, ...] | None
) -> tuple[list[set[Hashable]], list[set[Hashable]], list[set[Hashable]]]:
    """Gold chains, ours and the rival's over the same mentions (with own mentions: over those found as well)."""
    gold: list[set[Hashable]] = []
    ours: list[set[Hashable]] = []
    rival: list[set[Hashable]] = []
    for doc in docs:
        wanted = [m for m in doc.mentions if m.form in SCORED and (kinds is None or m.kind in kinds)]
        reading = read(doc, given)
        found = paired(wanted, reading.mentions)
        gold += grouped((doc.name, m, m.chain) for m in wanted)
        keys = {m: ("e", e) if (e := found.get(m)) is not None else ("alone", m) for m in wanted}
        if given:
            ours += grouped((doc.name, m, keys[m]) for m in wanted)
            rival += grouped((doc.name, m, _last_word(doc, m)) for m in wanted)
        else:
            everything = _own(doc, reading, found, kinds)
            ours += grouped((doc.name, m, e) for m, e in everything)
            rival += grouped((doc.name, m, _word_of(doc, m)) for m, _e in everything)
    return gold, ours, rival


def chains_across(
    docs: list[Document], given: bool
) -> tuple[list[set[Hashable]], list[set[Hashable]], list[set[Hashable]]]:
    """The same over all articles of a corpus, each mention under its actor; people, bodies and places by name."""
    readings = [read(doc, given) for doc in docs]
    actors = {member: i for i, actor in enumerate(find_actors(tuple(readings))) for member in actor.members}
    gold: list[set[Hashable]] = []
    pairs: list[tuple[Hashable, Hashable]] = []
    names: list[tuple[Hashable, Hashable]] = []
    keys: list[tuple[Hashable, Hashable]] = []
    for doc, reading in zip(docs, readings, strict=True):
        wanted = [m for m in doc.mentions if m.form in NAMED and m.kind in KINDS]
        found = paired(wanted, reading.mentions)
        keys += [((doc.name, m), m.chain) for m in wanted]
        for m in wanted:
            entity = found.get(m)
            alone = (doc.name, m)
            pairs.append((alone, alone if entity is None else actors.get((reading.article.id, entity), alone)))
            words = doc.text[m.start : m.end].casefold().removeprefix("the ")
            names.append((alone, words))
    for out in (keys,):
        gold = _chains(out)
    return gold, _chains(pairs), _chains(names)


def read(doc: Document, given: bool) -> Reading:
    """What we read in a document; with `given`, the names are the gold ones."""
    article = Article(article_id(doc.name, doc.text.encode()), doc.name, doc.text)
    parsed = parse(doc.text)
    if given:
        names = [Name(Span(m.start, m.end), m.kind) for m in doc.mentions if m.form in NAMED]
        parsed = replace(parsed, names=tuple(names))
    mentions, entities = find_mentions(parsed)
    whole = replace(article, parts=(Part("paragraph", Span(0, len(doc.text))),))
    quotations = find_quotations(whole, parsed, (), mentions, entities, ())
    mentions, entities = with_first_person(parsed, mentions, entities, quotations)
    return Reading(article, mentions=mentions, entities=entities)


def paired(wanted: list[Gold], mentions: tuple[Mention, ...]) -> dict[Gold, int]:
    """Gold mentions and the entity of the found mention that best covers each, at least by half."""
    fits = []
    twice = {span for span, count in Counter(m.span for m in mentions if m.entity is not None).items() if count > 1}
    mentions = tuple(m for m in mentions if m.span not in twice)  # words for two together are of neither alone
    for g in wanted:
        for i, m in enumerate(mentions):
            shared = min(g.end, m.span.end) - max(g.start, m.span.start)
            if shared > 0 and m.entity is not None:
                union = max(g.end, m.span.end) - min(g.start, m.span.start)
                same_end = (
                    abs(g.end - m.span.end) <= 3 and shared >= min(m.span.end - m.span.start, g.end - g.start) - 3
                )
                if shared / union >= 0.5 or same_end:
                    fits.append((shared / union, -g.start, i, g))
    taken: set[int] = set()
    out: dict[Gold, int] = {}
    for _fit, _start, i, g in sorted(fits, key=lambda fit: (-fit[0], -fit[1], fit[2])):
        entity = mentions[i].entity
        if g in out or entity is None:
            continue
        if i not in taken or any(g.end == other.end and out[other] == entity for other in out):
            out[g] = entity  # gold has "Airbus parent EADS" and "EADS" in it as two mentions of one
            taken.add(i)
    return out


def _own(
    doc: Document, reading: Reading, found: dict[Gold, int], kinds: tuple[str, ...] | None
) -> list[tuple[Hashable, int]]:
    """All our mentions: those that are gold under the gold mention, the others under themselves."""
    wanted = list(found)
    spans = {}
    for g in wanted:
        for m in reading.mentions:
            if m.entity == found[g] and m.span.start < g.end and g.start < m.span.end:
                spans[m.span] = g
    out: list[tuple[Hashable, int]] = [(g, found[g]) for g in wanted]
    for m in reading.mentions:
        if m.entity is None or m.span in spans or m.kind == "NORP" or m.how.startswith("adjective"):
            continue
        entity: Entity = reading.entities[m.entity]
        if kinds is None or entity.kind in kinds:
            out.append(((m.span.start, m.span.end), m.entity))
    return out


def grouped(items: Iterable[tuple[str, Hashable, Hashable]]) -> list[set[Hashable]]:
    """Chains of (document, mention) from (document, mention, chain)."""
    return _chains(((name, mention), (name, chain)) for name, mention, chain in items)


def _chains(items: Iterable[tuple[Hashable, Hashable]]) -> list[set[Hashable]]:
    table: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in items:
        table[chain].add(mention)
    return list(table.values())


def _last_word(doc: Document, m: Gold) -> Hashable:
    return ("alone", m) if m.form == "PRO" else doc.text[m.start : m.end].split()[-1].casefold()


def _word_of(doc: Document, m: Hashable) -> Hashable:
    span = (m.start, m.end) if isinstance(m, Gold) else m
    assert isinstance(span, tuple)
    word = doc.text[span[0] : span[1]].split()[-1].casefold()
    pronouns = ("he", "she", "it", "its", "his", "her", "they", "their", "them", "him")
    return ("alone", m) if word in pronouns else word


def errors(part: str, given: bool = True) -> None:
    """Print gold chains that we broke and entities of ours that join two chains."""
    for doc in documents(part):
        wanted = [m for m in doc.mentions if m.form in SCORED and m.kind in ("PERSON", "ORG", "LOC", "MISC")]
        reading = read(doc, given)
        found = paired(wanted, reading.mentions)
        chains: dict[str, list[Gold]] = defaultdict(list)
        for m in wanted:
            chains[m.chain].append(m)
        print("==", doc.name)
        for ms in chains.values():
            main = Counter(found.get(m) for m in ms if m in found).most_common(1)
            best = main[0][0] if main else None
            if (len(ms) > 1 and any(found.get(m) != best for m in ms)) or (best is None and len(ms) > 1):
                told = [(doc.text[m.start : m.end], m.form, found.get(m)) for m in ms]
                print("  BROKEN", ms[0].kind, reading.entities[best].name if best is not None else None, told)


if __name__ == "__main__":
    if "--errors" in sys.argv:
        errors(sys.argv[1])
    else:
        for row in measure(sys.argv[1] if len(sys.argv) > 1 else "report"):
            print(row["value"], row["size"], row["figure"])
