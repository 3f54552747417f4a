"""The order in which compared things are shown: one of them in, what it is sorted by out.

Two of a kind are ordered by themselves alone, so that what comes later needs no numbering anew.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from sanudo.comparing.stretches import begins
from sanudo.comparing.types import Actor, Claim, Difference, Meeting, Statement, Story

Order = tuple[Any, ...]  # numbers and strings, of one shape for each kind


@singledispatch
def order_of(value: object) -> Order:
    """What `value` is sorted by among its kind."""
    raise TypeError(f"{type(value).__name__} has no order")


@order_of.register
def _story(story: Story) -> Order:
    """Those of most reports first, then the earlier."""
    return -len(story.articles), story.begin or "", story.articles[0] if story.articles else "", story.id


@order_of.register
def _actor(actor: Actor) -> Order:
    """Those most often told of first."""
    return -len(actor.members), actor.id


@order_of.register
def _statement(statement: Statement) -> Order:
    """Those that most reports have first, then by speaker."""
    return -len({wording.article for wording in statement.wordings}), statement.speaker, statement.id


@order_of.register
def _meeting(meeting: Meeting) -> Order:
    """By day, the undated last."""
    return meeting.date is None, begins(meeting.date), meeting.date or "", "\1".join(meeting.who), meeting.id


@order_of.register
def _claim(claim: Claim) -> Order:
    """Within a story, those of most voices first."""
    return -len(claim.said_by), claim.date or "9999", claim.kind, claim.id


@order_of.register
def _difference(difference: Difference) -> Order:
    """By story, the surest first."""
    first = difference.sides[0]
    return difference.story or "", -difference.confidence, difference.kind, difference.topic, first.article
