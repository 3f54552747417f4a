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
    stories = record.stories()
    if given.isdigit() and 1 <= int(given) <= len(stories):
        return stories[int(given) - 1].id
    found = [story.id for story in stories if story.id.startswith(given)]
    if len(found) == 1:
        return found[0]
    why = "several begin so" if found else "not in this record"
    raise refuse(f"story {given}: {why}; see `sanudo show {record.path} stories`")
