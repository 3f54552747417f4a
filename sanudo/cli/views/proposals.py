"""Proposals: who made them, what they are in each report's words, who is for and against, how far along."""

from __future__ import annotations

from collections.abc import Iterator

from sanudo.cli.output import Row, aligned, evidence_lines, plural
from sanudo.cli.views.asked import Asked, Names, Texts, dated
from sanudo.record.record import Record
from sanudo.telling.proposals import Proposal
from sanudo.telling.proposals import proposals as of_record


def proposals(record: Record, asked: Asked) -> Iterator[Row]:
    """Every proposal with its wordings; `--kind` takes a stage."""
    texts = Texts(record)
    wanted = [Names(record, name) for name in (*asked.of, *([asked.speaker] if asked.speaker else []))]
    for one in of_record(record, asked.story):
        parties = (*one.proposers, *one.on_side("supporter"), *one.on_side("objector"))
        days = [w.told.day for w in one.wordings]
        fits = all(any(names.fit(name) for name in parties) for names in wanted)
        if fits and asked.kind in (None, one.stage) and dated(asked.on, *days):
            yield _row(one, texts)


def _row(one: Proposal, texts: Texts) -> Row:
    days = sorted(w.told.day for w in one.wordings if w.told.day)
    return {
        "proposers": list(one.proposers),
        "stage": one.stage,
        "contents": [
            {
                "content": w.content,
                "part": w.part,
                "parties": list(w.parties),
                "stage": w.stage,
                "date": w.told.day,
                "speaker": w.told.speaker,
                "article": w.told.evidence.article,
            }
            for w in one.wordings
        ],
        "supporters": list(one.on_side("supporter")),
        "objectors": list(one.on_side("objector")),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "reports": len({w.told.evidence.article for w in one.wordings}),
        "evidence": [texts.stretch(w.told.evidence.article, w.told.evidence.span) for w in one.wordings],
    }


def proposal_line(row: Row) -> str:
    """Proposer, stage, days; each wording of the content; who is for and against."""
    who = ", ".join(row["proposers"]) or "proposer not said"
    since = row["first"] if row["first"] == row["last"] else f"{row['first']} to {row['last']}"
    lines = [aligned(who, row["stage"], since or "day not said", plural(row["reports"], "report"))]
    contents = dict.fromkeys(w["content"] for w in row["contents"] if w["content"])
    lines += [f"  - {aligned(content)}" for content in contents]
    lines += [f"  {part}: {', '.join(row[key])}" for part, key in _SIDES if row[key]]
    return "\n".join(lines) + evidence_lines(row)


_SIDES = (("for", "supporters"), ("against", "objectors"))
