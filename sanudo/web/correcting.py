"""A form that somebody sent in; a correction in the record's log, the record compared anew, and where to look next out.

This is the only module of the app that writes, and only on a POST from one of its own pages (see guard).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from urllib.parse import parse_qs, quote

from sanudo.record.comparing import refresh
from sanudo.record.record import Record
from sanudo.record.schema import RecordError

LARGEST = 1 << 20  # bytes of a form
Form = dict[str, list[str]]


class Refused(Exception):
    """What was asked cannot be done; the message says why."""


def read_form(body: bytes) -> Form:
    """The fields of a form, empty ones left out. Raises Refused where it is no form of ours."""
    if len(body) > LARGEST:
        raise Refused(f"The form is larger than {LARGEST} bytes.")
    try:
        return parse_qs(body.decode("utf-8"), max_num_fields=20_000)
    except ValueError:
        raise Refused("The form could not be read.") from None


def correct(open_to_write: Callable[[], Record], form: Form) -> str:
    """Do what the form asks and compare anew; gives the address of what became of it. Raises Refused."""
    kind = _one(form, "kind")
    step = STEPS.get(kind)
    if step is None:
        raise Refused(f"There is no correction of the kind {kind!r}.")
    try:
        with open_to_write() as record:
            member = step(record, form)
            refresh(record)
            actor = record.actor_of(*member) if member else None
    except KeyError as missing:
        raise Refused(f"{missing.args[0]} is not in this record any more. Go back and load the page again.") from None
    except RecordError as error:
        raise Refused(str(error)) from None
    except sqlite3.OperationalError:
        raise Refused("Another program is writing to this record. Try again when it has ended.") from None
    return f"/actor/{quote(actor, safe='')}" if actor else "/corrections"


Member = tuple[str, int] | None  # (article, entity): finds the corrected actor again in the new comparison


def _merge(record: Record, form: Form) -> Member:
    into = _one(form, "into")
    record.merge_actors(into, _one(form, "other"))
    return _member(record, into)


def _split(record: Record, form: Form) -> Member:
    actor = _one(form, "actor")
    member = _member(record, actor)
    record.split_actor(actor, tuple(form.get("names", ())), tuple(form.get("articles", ())))
    return member


def _rename(record: Record, form: Form) -> Member:
    actor = _one(form, "actor")
    record.rename_actor(actor, _one(form, "name"))
    return _member(record, actor)


def _move(record: Record, form: Form) -> Member:
    record.move_article(_one(form, "article"), form["story"][0] if form.get("story") else None)
    return None


def _undo(record: Record, form: Form) -> Member:
    number = _one(form, "n")
    if not number.isascii() or not number.isdigit():
        raise Refused(f"{number!r} is no correction's number.")
    record.undo(int(number[:9]))
    return None


STEPS: dict[str, Callable[[Record, Form], Member]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "move": _move,
    "undo": _undo,
}


def _one(form: Form, field: str) -> str:
    value = form.get(field, [""])[0].strip()
    if not value:
        raise Refused(f"The form says nothing of {field!r}.")
    return value


def _member(record: Record, actor: str) -> Member:
    members = record.actor(actor).members
    return members[0] if members else None
