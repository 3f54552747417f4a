"""What a user means by the name or number of a thing in the record."""

from __future__ import annotations

from sanudo.cli.output import refuse
from sanudo.record.record import Record


def story_id(record: Record, given: str | None) -> str | None:
    """The id of the story that `given` means: its number in `show stories`, its id or the beginning of one.

    None where nothing is given; ends with a usage error where it means none or several.
    """
    if given is None:
        return None
    if given.isdigit() and int(given):
        for story in record.page("stories", 1, int(given) - 1):
            return str(story.id)
    found = record.stories_beginning(given)
    if len(found) == 1:
        return found[0]
    why = "several begin so" if found else "not in this record"
    raise refuse(f"story {given}: {why}; see `sanudo show {record.path} stories`")
