"""Frozen dataclasses to JSON and back, told by their type hints alone: one codec for every type, now and later.

In: a value built of dataclasses, named tuples, tuples, str, int, float, bool and None. Out: canonical JSON (keys in
the order of the fields, fields at their default left out, ASCII, no blanks), and the equal value again.
It knows no type of the project, and nothing of storage.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_json(value: object, without: frozenset[str] = frozenset()) -> str:
    """Canonical JSON of `value`; fields of the outermost dataclass named in `without` are left out."""
    plain = to_plain(value)
    if without and isinstance(plain, dict):
        plain = {key: item for key, item in plain.items() if key not in without}
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def from_json(kind: type[T], source: str | bytes, **given: object) -> T:
    """The value of type `kind` that `to_json` wrote; `given` are fields that were left out of the JSON."""
    if not given:
        return from_plain(kind, json.loads(source))
    return kind(**decoded_fields(kind, json.loads(source)), **given)


def to_plain(value: object) -> Any:
    """Dicts, lists and scalars for `value`; a dataclass gives a dict without the fields that hold their default."""
    kind: type = type(value)
    return value if kind in _SCALARS else _encoder(kind)(value)


_SCALARS = frozenset((str, int, float, bool, type(None)))


@cache
def _encoder(kind: type) -> Callable[[Any], Any]:
    """A function from values of a type to plain ones."""
    if issubclass(kind, str | int | float):
        return _as_is
    if is_dataclass(kind):
        return _of_fields(_defaults(kind))
    if issubclass(kind, tuple | list):
        return lambda value: [each if type(each) in _SCALARS else to_plain(each) for each in value]
    if issubclass(kind, dict):
        return lambda value: {str(key): to_plain(item) for key, item in value.items()}
    raise TypeError(f"{kind.__name__} has no place in a record; use dataclasses, tuples and plain values")


def _of_fields(defaults: tuple[tuple[str, Any], ...]) -> Callable[[Any], dict[str, Any]]:
    def encode(value: Any) -> dict[str, Any]:
        plain = {}
        for name, default in defaults:
            item = getattr(value, name)
            if default is MISSING or item != default:
                plain[name] = item if type(item) in _SCALARS else to_plain(item)
        return plain

    return encode


def _as_is(value: Any) -> Any:
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of type `kind` from dicts, lists and scalars."""
    hint: Any = kind
    return typing.cast(T, decoder(hint)(plain))


def decoded_fields(kind: type, plain: dict[str, Any]) -> dict[str, Any]:
    """The fields of dataclass `kind` that `plain` holds; keys that the type doesn't know are passed over."""
    return {
        name: plain[name] if decode is _as_is else decode(plain[name])
        for name, decode in _field_decoders(kind)
        if name in plain
    }


@cache
def decoder(hint: Any) -> Callable[[Any], Any]:
    """A function from plain JSON values to values of the type that `hint` names."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is list:
        item = decoder(arguments[0])
        return lambda plain: [item(each) for each in plain]
    if origin is dict:
        entry = decoder(arguments[1])
        return lambda plain: {key: entry(each) for key, each in plain.items()}
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda plain: hint(**decoded_fields(hint, plain))
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        return _named_tuple(hint)
    if hint is float:
        return float
    return _as_is


def _union(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """A union of None, scalars and at most one type that is an object and one that is a list in JSON."""
    scalars = [each for each in arguments if each in (str, int, float, bool, type(None))]
    objects = [decoder(each) for each in arguments if isinstance(each, type) and is_dataclass(each)]
    arrays = [decoder(each) for each in arguments if each not in scalars and not is_dataclass(each)]
    if not objects and not arrays:
        return _as_is

    def decode(plain: Any) -> Any:
        if isinstance(plain, dict) and objects:
            return objects[0](plain)
        if isinstance(plain, list) and arrays:
            return arrays[0](plain)
        return plain

    return decode


def _tuple(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = decoder(arguments[0])
        return tuple if item is _as_is else lambda plain: tuple([item(each) for each in plain])
    items = [decoder(each) for each in arguments]
    return lambda plain: tuple(item(each) for item, each in zip(items, plain, strict=True))


def _named_tuple(hint: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(hint)
    items = [decoder(hints[name]) for name in hint._fields]
    if all(item is _as_is for item in items):
        return lambda plain: hint(*plain[: len(items)])
    return lambda plain: hint(*(item(each) for item, each in zip(items, plain, strict=False)))


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _field_decoders(kind: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, decoder(hints[field.name])) for field in fields(kind))
