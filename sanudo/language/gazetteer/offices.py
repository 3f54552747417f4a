"""The words of an office in, what it is out: its sector, its gender, whether it is an office, a rank or a trade."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from sanudo.language.gazetteer import rows
from sanudo.language.gazetteer.letters import fold

LONGEST = 9
_HEADS = frozenset(
    {"chief", "head", "leader", "boss", "president", "chairman", "secretary-general", "director", "director-general"}
    | {"chief executive", "ceo", "chief executive officer", "premier", "prime minister", "chancellor", "ruler", "chair"}
    | {"general secretary", "managing director", "commander", "strongman", "chairwoman", "dictator"}
)
_LOWER = frozenset({"vice", "deputy", "assistant", "under", "junior", "shadow", "first"})  # of another office
_SAME = {
    "premier": "prime minister",
    "defence": "defense",
    "ceo": "chief executive",
    "vice-president": "vice president",
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office, rank or trade as the table has it."""

    title: str
    sector: str
    gender: str
    sort: str


def office(words: str) -> Office | None:
    """The office of that name in any case, singular, else None."""
    return _table().get(plain(words))


def starts_office(word: str) -> bool:
    """Whether an office may begin with this folded word."""
    return word in _starts()


@lru_cache(maxsize=8192)
def plain(words: str) -> str:
    """The title in small letters and one form: Secretary General as secretary-general, Defence as Defense."""
    text = " ".join(fold(words).replace(" - ", "-").split()).rstrip(".")
    text = text.replace("secretary general", "secretary-general").replace("defence", "defense")
    return _SAME.get(text, text).replace("chief executive officer", "chief executive")


def may_be_same(reference: str, title: str) -> bool:
    """Whether "the minister" or "the NATO chief" may speak of who holds `title`."""
    first, second = plain(reference), plain(title)
    if first == second:
        return True
    for short, long in ((first, second), (second, first)):
        if long.endswith(" " + short) or (short == first and long.endswith("-" + short)):
            return not _LOWER & set(long.removesuffix(short).replace("-", " ").split())
    if second.startswith((f"{first} for ", f"{first} of ")):
        return True  # "the Minister", who is Minister for Foreign Affairs
    if first == "politician":
        return office(second) is not None
    if first == "executive":
        return second == "chief executive"
    if first.endswith("chief") or first in ("leader", "head", "boss", "ruler"):
        return second in _HEADS
    return first.rsplit(" ", 1)[-1] == second.rsplit(" ", 1)[-1] == "minister" and len(first.split()) == 1


@cache
def _table() -> dict[str, Office]:
    return {plain(row[0]): Office(*row[:4]) for row in rows("offices")}


@cache
def _starts() -> frozenset[str]:
    return frozenset(title.replace("-", " ").split()[0] for title in _table()) | {"defence", "ceo", "vice", "premier"}
