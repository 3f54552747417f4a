"""What a view gives: the name of a template and the data for it. The same data is the view's JSON twin."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from sanudo.article.types import Span


@dataclass(frozen=True, slots=True)
class Page:
    """`data` is shown by the template and given as JSON; `shown` is for the template alone (HTML made elsewhere)."""

    template: str
    data: Mapping[str, object]
    shown: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


class NotHere(Exception):
    """Asked for something that the record does not hold; the message says what."""


def plain(value: object) -> object:
    """`value` as JSON knows it: dataclasses as objects, spans as [start, end], sets in order."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value) if isinstance(value, Markup) else value
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return str(value)
