"""Which events of a record are asked for, as SQL: by type, by status, by the beginning of their date.

What is asked goes in, a statement and its values come out. It knows no connection.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventsAsked:
    """None, or an empty date, asks for all. By date, those without one last; else in the order of the reports."""

    type: str | None = None
    status: str | None = None
    date: str = ""
    by_date: bool = True

    def select(self, columns: str) -> str:
        """The events of the current reports that fit."""
        tests = ["a.current = 1"]
        tests += [
            f"e.{name} = ?" for name, value in (("type", self.type), ("status", self.status)) if value is not None
        ]
        tests += ["substr(e.date, 1, ?) = ?"] if self.date else []
        return f"SELECT {columns} FROM events e JOIN articles a ON a.key = e.article WHERE {' AND '.join(tests)}"

    def order(self) -> str:
        """As lists show them."""
        reports = "a.published IS NULL, a.published, a.name, a.id, e.n"
        return f"ORDER BY e.date IS NULL, e.date, {reports}" if self.by_date else f"ORDER BY {reports}"

    def values(self) -> tuple[str | int, ...]:
        """What stands for the question marks of `select`."""
        asked = [value for value in (self.type, self.status) if value is not None]
        return (*asked, len(self.date), self.date) if self.date else tuple(asked)
