"""A list and the query of an address in; one page of the list and the addresses of its neighbours out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload
from urllib.parse import urlencode

PER_PAGE = 50

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many, with the addresses of the ones beside it (None at the ends)."""

    page: int
    pages: int
    total: int
    first: int
    last: int
    previous: str | None
    next: str | None


class Fetched(Sequence[Row]):
    """A list of which only the page that is looked at is fetched: `fetch(most, first)`."""

    def __init__(self, total: int, fetch: Callable[[int, int], Sequence[Row]]) -> None:
        self._total = total
        self._fetch = fetch

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            first, last, _ = place.indices(self._total)
            return self._fetch(last - first, first) if last > first else ()
        return self._fetch(1, place)[0]


def page_of(rows: Sequence[Row], query: Mapping[str, str], per_page: int = PER_PAGE) -> tuple[Sequence[Row], Pager]:
    """The rows of page `?page=N` (1 where it is not said, the nearest where it is out of range)."""
    total = len(rows)
    pages = max(1, -(-total // per_page))
    page = min(max(number(query.get("page"), 1), 1), pages)
    start = (page - 1) * per_page
    shown = rows[start : start + per_page]
    return shown, Pager(
        page=page,
        pages=pages,
        total=total,
        first=start + 1 if shown else 0,
        last=start + len(shown),
        previous=with_query(query, page=str(page - 1)) if page > 1 else None,
        next=with_query(query, page=str(page + 1)) if page < pages else None,
    )


def number(value: str | None, otherwise: int) -> int:
    """A whole number of at most nine digits, or `otherwise`."""
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 9:
        return otherwise
    return int(value)


def with_query(query: Mapping[str, str], **changes: str | None) -> str:
    """The address of this view with some parameters changed; None takes one away. Order is kept."""
    changed = {key: value for key, value in query.items() if key not in changes}
    changed.update({key: value for key, value in changes.items() if value is not None})
    return "?" + urlencode(changed, errors="replace") if changed else "?"
