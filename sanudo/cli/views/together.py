"""What many reports say together: the rows of a comparison, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sanudo.cli.output import Row, aligned, evidence_lines, plural
from sanudo.cli.views.asked import Asked, Names, Texts, dated, in_story
from sanudo.comparing.types import Office
from sanudo.record.codec import to_plain
from sanudo.record.compared import evidence_of
from sanudo.record.record import Record
from sanudo.telling.difference_headings import heading, said
from sanudo.telling.differing import by_weight


def _evidence(texts: Texts, value: object) -> list[Row]:
    return [texts.stretch(article, span) for article, span in evidence_of(value)]


def _row(texts: Texts, value: object, **facts: Any) -> Row:
    """The value's own fields, with the evidence gathered and shown verbatim."""
    plain = {key: item for key, item in to_plain(value).items() if key != "evidence"}
    return {**plain, **facts, "evidence": _evidence(texts, value)}


def _party(record: Record, asked: Asked) -> list[Names]:
    return [Names(record, name) for name in (*asked.of, *([asked.speaker] if asked.speaker else []))]


def _all_fit(fits: list[Names], names: Iterable[str | None]) -> bool:
    held = list(names)
    return all(any(each.fit(name) for name in held) for each in fits)


def stories(record: Record, asked: Asked) -> Iterator[Row]:
    """The stories, numbered as `--story N` takes them."""
    for n, story in enumerate(record.compared("stories"), start=1):
        if asked.story in (None, story.id) and (asked.on is None or _within(asked.on, story.begin, story.end)):
            goes_on = story.storyline not in (None, story.id)
            first = record.place("stories", story.storyline) if goes_on and story.storyline else None
            yield {"n": n, "goes_on": first, **to_plain(story)}


def _within(day: str, begin: str | None, end: str | None) -> bool:
    return begin is not None and end is not None and begin[: len(day)] <= day <= end[: len(day)]


def story_line(row: Row) -> str:
    """Number, title, size, days; then the outlets."""
    begin, end = row.get("begin"), row.get("end")
    days = begin if begin == end else f"{begin} to {end}"
    voices = row.get("voices", [])
    told = plural(len(voices), "independent voice") if 0 < len(voices) < len(row["articles"]) else None
    head = aligned(
        f"{row['n']:>3}", row.get("title") or "(no headline)", plural(len(row["articles"]), "article"), told, days
    )
    outlets = ", ".join(row.get("outlets", []))
    lines = [head, *([f"     {aligned(outlets)}"] if outlets else []), *_chapters(row)]
    return "\n".join(lines)


def _chapters(row: Row) -> list[str]:
    """The story it goes on with, and its days with the number of their reports, where it has more than one."""
    lines = [f"     a chapter of story {row['goes_on']}"] if row.get("goes_on") else []
    told = []
    for chapter in row.get("chapters", []):
        day = chapter.get("day") or "date not said"
        inferred = ", inferred" if chapter.get("basis") == "inferred" else ""
        told.append(f"{day} ({plural(len(chapter['articles']), 'article')}{inferred})")
    return [*lines, f"     chapters  {aligned(*told)}"] if len(told) > 1 else lines


def actors(record: Record, asked: Asked) -> Iterator[Row]:
    """Who is in the reports, those of most articles first."""
    texts, fits, wanted = Texts(record), _party(record, asked), in_story(record, asked)
    order = record.db.execute("SELECT id FROM actors ORDER BY articles DESC, rank").fetchall()
    for (id,) in order:
        actor = record.actor(id)
        articles = {article for article, _ in actor.members}
        if (wanted is not None and not articles & wanted) or asked.kind not in (None, actor.kind):
            continue
        if _all_fit(fits, [actor.name, *(alias.name for alias in actor.aliases)]):
            yield _row(
                texts,
                actor,
                articles=len(articles),
                aliases=[alias.name for alias in actor.aliases],
                offices=[_office(office) for office in actor.offices],
            )


def _office(office: Office) -> Row:
    return {key: item for key, item in to_plain(office).items() if key != "evidence"}


def actor_line(row: Row) -> str:
    """Name, kind, size; the other names; the offices with the days on which they are seen."""
    lines = [aligned(row["name"], row["kind"], row.get("country"), plural(row["articles"], "article"), row["id"])]
    others = [name for name in row["aliases"] if name != row["name"]]
    if others:
        lines.append("    also " + aligned(", ".join(others)))
    for office in row["offices"]:
        days = "-".join(dict.fromkeys(each for each in (office.get("first_seen"), office.get("last_seen")) if each))
        body = f"of {office['body']}" if office.get("body") else None
        lines.append("    " + aligned("former" if office.get("former") else None, office["title"], body, days))
    return "\n".join(lines)


def statements(record: Record, asked: Asked) -> Iterator[Row]:
    """What one speaker said, in each report's words."""
    texts, wanted = Texts(record), in_story(record, asked)
    fits = [Names(record, asked.speaker)] if asked.speaker else []
    for statement in record.compared("statements"):
        if wanted is not None and not any(each.article in wanted for each in statement.wordings):
            continue
        days = [*statement.occasions, *(each.date for each in statement.wordings)]
        if _all_fit(fits, [statement.speaker]) and dated(asked.on, *days):
            wordings = [{"outlet": texts.article(each.article).outlet, **to_plain(each)} for each in statement.wordings]
            yield _row(texts, statement, wordings=wordings)


def statement_line(row: Row) -> str:
    """Who and when; then every wording, its outlet and day."""
    head = aligned(row["speaker"], plural(len(row["wordings"]), "wording"), ", ".join(row.get("occasions", [])))
    return head + evidence_lines(row, most=8)


def meetings(record: Record, asked: Asked) -> Iterator[Row]:
    """Meetings and visits: who, when, where; held, planned or denied."""
    texts, fits = Texts(record), _party(record, asked)
    for meeting in record.compared("meetings", asked.story):
        fitting = _all_fit(fits, meeting.who) and dated(asked.on, meeting.date)
        if fitting and asked.kind in (None, meeting.kind, meeting.status):
            yield _row(texts, meeting, status=meeting.status, date=meeting.date, place=meeting.place)


def meeting_line(row: Row) -> str:
    """Date, who, where, status; then the words."""
    status = None if row["status"] in ("occurred", "held") else row["status"]
    who, kind = ", ".join(row["who"]), row.get("kind", "meeting")
    length = " / ".join(row.get("duration", []))
    left = f"left {row['departure']}" if row.get("departure") else None
    return aligned(row["date"] or "undated", kind, who, row["place"], status, length, left) + evidence_lines(row)


def claims(record: Record, asked: Asked) -> Iterator[Row]:
    """What reports assert, and who says it, says otherwise, or is silent."""
    texts, fits = Texts(record), _party(record, asked)
    for claim in record.compared("claims", asked.story):
        fitting = asked.kind in (None, claim.kind, claim.status) and dated(asked.on, claim.date)
        if fitting and _all_fit(fits, [claim.speaker, claim.text]):
            yield _row(texts, claim)


def claim_line(row: Row) -> str:
    """The claim and how many voices say it; then the words."""
    counts = [f"{len(row['said_by'])} say so"]
    counts += [
        f"{len(row[key])} {word}"
        for key, word in (("otherwise", "say otherwise"), ("silent", "silent"))
        if row.get(key)
    ]
    by = f"according to {row['speaker']}" if row.get("speaker") else None
    return aligned(row["kind"], row["text"], by, row.get("date"), ", ".join(counts)) + evidence_lines(row)


def differences(record: Record, asked: Asked) -> Iterator[Row]:
    """Where reports part, each side in its own words; what contradicts and matters most first."""
    texts = Texts(record)
    for difference in by_weight(record.compared("differences", asked.story)):
        if asked.kind in (None, difference.kind):
            sides = []
            for side in difference.sides:
                article = texts.article(side.article)
                words = [texts.stretch(side.article, span) for span in side.evidence]
                sides.append(
                    {
                        "article": article.id,
                        "name": article.name,
                        "outlet": article.outlet,
                        "value": side.value,
                        "evidence": words,
                    }
                )
            yield {**_row(texts, difference), "heading": heading(difference), "sides": sides}


def difference_line(row: Row) -> str:
    """What it is about; then each side with its words."""
    lines = [aligned(row["kind"], row["heading"], row.get("judgement"))]
    for side in row["sides"]:
        told, source = said(side["value"], ()), side["outlet"] or side["name"]
        lines.append("  " + aligned(told, source) + evidence_lines(side, most=2))
    return "\n".join(lines)


def reprints(record: Record, asked: Asked) -> Iterator[Row]:
    """Who copied whom."""
    texts, wanted = Texts(record), in_story(record, asked)
    for reprint in record.compared("reprints"):
        if wanted is None or {reprint.copy, reprint.original} & wanted:
            yield _row(
                texts,
                reprint,
                copy_name=texts.article(reprint.copy).name,
                original_name=texts.article(reprint.original).name,
                direction=reprint.direction,
                source=reprint.source,
            )


def reprint_line(row: Row) -> str:
    """Copy, original, how much, and what tells which was first."""
    told = f"told by {row['direction']}" if row["direction"] else "which came first is not said"
    credit = f"credit to {row['source']}" if row["source"] else None
    share = f"{row['containment']:.0%}"
    return aligned(row["copy_name"], "<-", row["original_name"], share, told, credit) + evidence_lines(row, most=2)
