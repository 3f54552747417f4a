"""The day of a quotation that is of a statement or a speech told of before."""

import pytest

from sanudo.telling.documents import day_of_document
from tests.teller_of import HEAD, teller_of

BEFORE = "Mayor Anna Weller on Tuesday night released a statement on the bridge.\n\nThe council met at noon.\n\n"


@pytest.mark.parametrize(
    ("before", "words", "day"),
    [
        (BEFORE, "“The bridge is old and it must be closed,” Weller wrote.", "2003-06-03"),
        (BEFORE, "“The bridge is old and it must be closed,” Weller said in her statement.", "2003-06-03"),
        (BEFORE, "“The bridge is old and it must be closed,” Weller said in her speech.", None),
        (BEFORE, "“The bridge is old and it must be closed,” Weller said.", None),
        (BEFORE, "“The bridge is old and it must be closed,” Pavel Ostrik wrote.", None),
        (BEFORE.replace("on Tuesday night ", ""), "“The bridge is old and must be closed,” Weller wrote.", None),
    ],
)
def test_what_is_of_a_statement_is_of_its_day(tmp_path, before, words, day):
    with teller_of(tmp_path, HEAD + before + words + "\n") as teller:
        (article,) = teller.texts
        reading = teller.reading(article)
        found = {day_of_document(reading, q) for q in reading.quotations if q.kind == "direct"}
        assert found == {day}
