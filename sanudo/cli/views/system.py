"""The state of the system on a day, and what is new in it."""

from __future__ import annotations

from collections.abc import Iterator

from sanudo.cli.output import Row, aligned, evidence_lines, plural
from sanudo.cli.views.asked import Asked, Names, Texts
from sanudo.record.record import Record
from sanudo.telling.system import Fact, facts_of, system_on


def system(record: Record, asked: Asked) -> Iterator[Row]:
    """Bodies, members, who may decide, veto, speak or is only told, until the day of `--on`; what is new is marked."""
    texts = Texts(record)
    wanted = [Names(record, name) for name in (*asked.of, *([asked.speaker] if asked.speaker else []))]
    state = system_on(facts_of(record, asked.story), asked.on)
    for fact in (*state.facts, *state.gone):
        if asked.kind not in (None, fact.kind, fact.status):
            continue
        if all(any(names.fit(name) for name in (fact.subject, fact.body)) for names in wanted):
            change = "new" if fact in state.new else "gone" if fact in state.gone else None
            yield _row(fact, change, state.day, state.before, texts)


def _row(fact: Fact, change: str | None, day: str | None, before: str | None, texts: Texts) -> Row:
    return {
        "kind": fact.kind,
        "subject": fact.subject,
        "body": fact.body,
        "status": fact.status,
        "change": change,
        "day": day,
        "before": before,
        "first": fact.first,
        "last": fact.last,
        "speakers": sorted({told.speaker for told in fact.told if told.speaker}),
        "reports": len({told.evidence.article for told in fact.told}),
        "evidence": [texts.stretch(told.evidence.article, told.evidence.span) for told in fact.told],
    }


def system_line(row: Row) -> str:
    """Whether new; who stands how to what, since when, by whose words."""
    change = {"new": f"NEW on {row['day']}", "gone": "GONE"}.get(row["change"] or "")
    since = row["first"] if row["first"] == row["last"] else f"{row['first']} to {row['last']}"
    says = f"says {', '.join(row['speakers'])}" if row["speakers"] else None
    told = plural(row["reports"], "report")
    who = " / ".join(name for name in (row["subject"], row["body"]) if name) or "(nobody named)"
    return aligned(row["kind"], who, row["status"], since or "day not said", says, told, change) + evidence_lines(row)
