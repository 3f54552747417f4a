"""Two parties over time: what is counted, who counts for whom, and how sure a mean is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo.cli.views.asked import Asked
from sanudo.cli.views.relating import relation as view
from sanudo.cli.views.relating import relation_line
from sanudo.record.record import Record
from sanudo.telling.relation import STEPS, mean_interval, period_of, relation, side_of, wilson
from tests.told_record import told_record


@pytest.fixture
def record(tmp_path):
    with Record(told_record(tmp_path)) as opened:
        yield opened


def test_what_happened_is_counted_once_and_what_is_planned_beside_it(record):
    found = relation(record, "Russia", "NATO")
    assert [(p.period, p.counts) for p in found.points] == [("2004-05", (0, 1, 0, 1))]
    assert (found.points[0].cooperation, found.points[0].conflict) == (10.0, -6.0)
    assert [e.status for e in found.undated] == ["planned"]


def test_an_event_that_two_reports_tell_counts_once(record):
    point = relation(record, "Orland", "Russia", "day").points[0]
    assert (point.period, point.counts, len(point.events[0].told)) == ("2004-05-04", (1, 0, 0, 0), 2)


def test_a_denied_event_is_shown_and_not_counted(record):
    found = relation(record, "Orland", "Russia")
    shown = [*found.undated, *(e for p in found.points for e in p.not_counted)]
    assert [(e.event.type, e.status) for e in shown] == [("ASSAULT", "denied")]
    assert all(e.status == "occurred" for p in found.points for e in p.events)


def test_a_president_counts_for_her_country(record):
    found = relation(record, "Orland", "NATO")
    assert {e.event.type for e in found.undated} == {"ACCUSE"}


def test_the_order_of_the_two_does_not_matter(record):
    assert relation(record, "Russia", "NATO", "day") == relation(record, "NATO", "Russia", "day")


def test_strangers_have_no_relation(record):
    assert relation(record, "Russia", "Nobody").points == () == relation(record, "", "").points


def test_days_fall_into_the_week_of_their_monday():
    assert [period_of("2004-05-09", step) for step in STEPS] == ["2004-05-09", "2004-05-03", "2004-05", "2004"]
    assert (period_of("2004-W19", "week"), period_of("2004-W19", "day")) == ("2004-05-03", None)


@pytest.mark.parametrize("vague", [None, "", "PAST_REF", "2004-W99", "2004-SU", "XXXX-05-01", "2004-13-45"])
def test_a_vague_day_is_in_no_week(vague):
    assert period_of(vague, "week") is None


def test_an_unknown_step_is_refused(record):
    with pytest.raises(ValueError, match="fortnight: no such step"):
        relation(record, "Russia", "NATO", "fortnight")


def test_one_event_gives_no_interval_of_the_mean():
    assert mean_interval([4.0]) is None and mean_interval([2.5, 2.5]) is None
    low, high = mean_interval([-1.0, 1.0])
    assert low == pytest.approx(-12.706) and high == pytest.approx(12.706)


def test_the_interval_of_a_share_is_wilsons():
    assert wilson(0, 0) is None
    assert wilson(10, 10) == (pytest.approx(0.7225, abs=1e-3), 1.0)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval(some, others):
    interval = wilson(some, some + others)
    if interval:
        assert 0 <= interval[0] <= some / (some + others) + 1e-4 and some / (some + others) - 1e-4 <= interval[1] <= 1


@given(st.text(max_size=30), st.sampled_from(STEPS))
def test_any_text_for_a_day_is_in_a_period_or_in_none(text, step):
    assert period_of(text, step) is None or isinstance(period_of(text, step), str)


@given(st.text(max_size=40))
def test_any_text_may_be_asked_for(text):
    assert side_of([], text).ids == frozenset()


def test_the_view_shows_each_period_with_its_sentences(record):
    rows = list(view(record, Asked(of=("Russia", "NATO"), kind="day")))
    assert [row["period"] for row in rows] == ["2004-05-06", "2004-05-20", None]
    assert "Russia expelled NATO envoys" in relation_line(rows[0])
    assert "planned, not counted" in relation_line(rows[-1])
    assert list(view(record, Asked(of=("Russia",)))) == []
