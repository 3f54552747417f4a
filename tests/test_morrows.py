"""A report that tells of the day after its own: which day its weekday is, and where what it tells is told."""

import pytest

from sanudo.telling.brief import brief
from sanudo.telling.sentence_days import written
from tests.teller_of import HEAD, teller_of

LATE = HEAD + "The council of Karsk {} the bridge on Friday after a night of talks, the mayor said.\n\n"
NEXT = (
    HEAD.replace("June 5", "June 6").replace("Karsk Courier", "Selby Argus")
    + "The council of Karsk closed the bridge after a night of talks, Mayor Anna Weller said.\n"
)


def read(teller, day):
    """The reading of the report of a day."""
    found = (teller.reading(article) for article in teller.texts)
    return next(one for one in found if one.article.published.day == day)


def test_a_report_whose_lead_tells_of_its_morrow_was_written_then(tmp_path):
    with teller_of(tmp_path, LATE.format("closed"), NEXT) as teller:
        assert written(read(teller, "2003-06-05")) == "2003-06-06"
        assert written(read(teller, "2003-06-06")) == "2003-06-06"


@pytest.mark.parametrize(
    ("late", "others"),
    [
        (LATE.format("will close"), (NEXT,)),  # still to come
        (LATE.format("closed"), (NEXT.replace("June 6", "June 5"),)),  # nobody wrote on the morrow
        (LATE.format("closed"), (NEXT, NEXT.replace("June 6", "May 29"))),  # the Friday before may be meant
    ],
)
def test_of_what_is_to_come_or_may_be_of_the_week_before_no_morrow_is_known(tmp_path, late, others):
    with teller_of(tmp_path, late, *others) as teller:
        assert written(read(teller, "2003-06-05")) == "2003-06-05"


def test_what_was_done_on_the_morrow_is_told_under_it_without_a_mark(tmp_path):
    more = "Mayor Anna Weller said in a statement on Friday that “the old bridge is a danger to us all.”\n"
    with teller_of(tmp_path, LATE.format("closed") + more, NEXT) as teller:
        sections = {
            s.heading: " ".join(line.text for line in s.lines) for s in brief(teller.record, teller.story).sections
        }
    told = sections["Friday, 6 June 2003"]
    assert "the old bridge is a danger" in told
    assert "So reported on" not in told
    assert "Thursday, 5 June 2003" not in sections
