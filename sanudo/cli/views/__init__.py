"""What `sanudo show` can show: one line a view. A view gives rows of plain data, and a text for one row.

To add one: a function (record, asked) -> rows in a module here, a function row -> text, and a line in VIEWS.
"""

from __future__ import annotations

from sanudo.cli.views import between, documents, glance, proposals, relating, said, system, together
from sanudo.cli.views.asked import Asked, View

VIEWS = (
    View("overview", glance.rows, glance.line),
    View("articles", documents.articles, documents.article_line),
    View("problems", documents.problems, documents.problem_line),
    View("stories", together.stories, together.story_line),
    View("timeline", between.timeline, between.timeline_line),
    View("names", said.names, said.name_line),
    View("quotes", said.quotes, said.quote_line),
    View("events", said.events, said.event_line),
    View("positions", said.positions, said.position_line),
    View("actors", together.actors, together.actor_line),
    View("meetings", together.meetings, together.meeting_line),
    View("statements", together.statements, together.statement_line),
    View("claims", together.claims, together.claim_line),
    View("differences", together.differences, together.difference_line),
    View("reprints", together.reprints, together.reprint_line),
    View("relation", relating.relation, relating.relation_line),
    View("proposals", proposals.proposals, proposals.proposal_line),
    View("system", system.system, system.system_line),
)

__all__ = ["VIEWS", "Asked", "View"]
