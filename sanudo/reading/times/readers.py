"""What each rule means: the readers by the name that rules.tsv calls them.

A reader takes a match and its context and gives a TIMEX3 value, or None where the words turn out not to tell a time
("May" as a verb, an age).
"""

from __future__ import annotations

from sanudo.reading.times import day_parts, holidays, lengths, month_days, months_years, periods, sets, weekdays
from sanudo.reading.times.context import Reader

READERS: dict[str, Reader] = {
    "adjective": lengths.adjective,
    "ago": periods.ago,
    "bare_month": months_years.bare_month,
    "century": months_years.century,
    "clock": day_parts.clock,
    "date": month_days.date_,
    "day_range": month_days.day_range,
    "day_of_month": months_years.day_of_month,
    "week_of_day": months_years.week_of_day,
    "week_of_month": months_years.week_of_month,
    "decade": months_years.decade,
    "duration": lengths.duration,
    "earlier": periods.earlier,
    "figures": month_days.figures,
    "fixed": sets.fixed,
    "half": periods.half,
    "iso": month_days.iso,
    "length": lengths.length,
    "later": periods.later,
    "month": months_years.month,
    "named_day": holidays.named_day,
    "one_day": month_days.one_day,
    "nine_eleven": month_days.nine_eleven,
    "often": sets.often,
    "past_unit": lengths.past_unit,
    "quarter": periods.quarter,
    "season": periods.season,
    "second_day": month_days.second_day,
    "set": sets.set_,
    "set_month": sets.set_month,
    "set_weekday": sets.set_weekday,
    "shifted": weekdays.shifted,
    "that_tod": day_parts.that_tod,
    "this_tod": day_parts.this_tod,
    "today": weekdays.today,
    "vague": lengths.vague,
    "weekday": weekdays.weekday,
    "weekday_week": weekdays.weekday_week,
    "which": periods.which_unit,
    "year": months_years.year,
    "year_end": periods.year_end,
    "year_pair": months_years.year_pair,
}
