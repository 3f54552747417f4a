"""Which meetings an account says no day of: those of named people that two reports tell, and whose day none gives."""

import pytest

from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.brief import brief

FIRST = """Port stays closed

NORHEIM, June 4, 2003 (Northern Press) - The port of Norheim will stay closed, its council said.

The dockers have refused to load ships since the port of Norheim raised its fees. Nobody has left the quay. %s
"""
SECOND = """The Sudland Courier
Thursday, June 5, 2003
No end to the strike in Norheim

Dockers in Norheim go on refusing to load ships, and the council keeps the port closed over the fees that it raised.

Hauliers wait on the road to the quay. %s
"""
MET = "Governor Vera Holm met union leader Pavel Ostrik and offered him a share of the fees."


def questions(folder, *texts):
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Record(folder / "a.db", write=True) as record:
        build(record, [folder / f"{number}.txt" for number in range(len(texts))])
    with Record(folder / "a.db") as record:
        story = max(record.stories(), key=lambda each: len(each.articles))
        lines = [line.text for one in brief(record, story).sections for line in one.lines]
    return [line for line in lines if line.startswith("On which day")]


def reports(one, other):
    return FIRST % one, SECOND % other


def test_the_day_of_a_meeting_that_two_reports_tell_and_none_dates_is_asked_for(tmp_path):
    other = "Union leader Pavel Ostrik met Governor Vera Holm at the town hall of Norheim."
    (line,) = questions(tmp_path, *reports(MET, other))
    assert "Holm" in line and "Ostrik" in line and line.endswith("met is not said.")


@pytest.mark.parametrize(
    "other",
    [
        "The fees are to rise again, says Governor Vera Holm.",
        "Governor Vera Holm met union leader Pavel Ostrik on Tuesday.",
        "Governor Vera Holm met union leader Pavel Ostrik years ago.",
    ],
)
def test_what_one_report_tells_or_dates_or_tells_of_the_past_is_not_asked_for(tmp_path, other):
    assert questions(tmp_path, *reports(MET, other)) == []
