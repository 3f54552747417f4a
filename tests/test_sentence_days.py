"""On which day what somebody is reported to have said is told."""

import pytest

from sanudo.telling.sentence_days import day_of_content
from tests.teller_of import HEAD, teller_of

DAYS = [
    ("The council said that the guards closed the bridge on Tuesday.", "2003-06-03"),
    ("The guards closed the bridge on Tuesday, the council said.", "2003-06-03"),
    ("On Tuesday, two days after the storm, the guards closed the bridge, the council said.", "2003-06-03"),
    ("The council said that the guards would close the bridge on Tuesday.", None),
    ("The council said on Wednesday that the guards closed the bridge on Tuesday.", None),
    ("The council said that the guards closed the bridge on May 20.", None),
    ("The council said that the guards, who came on Tuesday, closed the bridge.", None),
    ("Guards shot a man who drove a cart on Thursday onto the bridge, the council said.", "2003-06-05"),
    ("Guards shot a man who drove a cart on Tuesday onto the bridge, the council said.", None),
    ("The council said that ten houses were closed within hours of the storm Tuesday.", None),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_what_is_said_is_of_the_day_that_it_tells_of_what_was(tmp_path, words, day):
    with teller_of(tmp_path, HEAD + words + "\n") as teller:
        (article,) = teller.texts
        reading = teller.reading(article)
        found = {day_of_content(reading, q) for q in reading.quotations if q.cue and q.cue.start >= len(HEAD)}
        assert found == {day}
