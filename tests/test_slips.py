"""A slip of a report's writer is seen, and plain English is not taken for one."""

import pytest

import sanudo
from sanudo.telling.slips import has_a_slip

SLIPS = [
    "Hackers targeted political U.S. political groups in Karsk.",
    "Norland now permits American boats flying missions against pirates in Selby and Ost to using the docks of Karsk.",
    "Weller has pushed step by step create a new guard.",
]
PLAIN = [
    "Norland is committed to using the docks in Karsk.",
    "The council allowed the firm to go on using the docks.",
    "Weller has pushed to create a new guard.",
    "The firm helped build the docks of Karsk.",
    "Weller wants the council to vote and hopes to win.",
]


@pytest.mark.parametrize(("text", "expected"), [*((t, True) for t in SLIPS), *((t, False) for t in PLAIN)])
def test_a_slip_is_told_from_plain_english(text, expected):
    reading = sanudo.analyse(sanudo.read_text(text, "a.txt", "2004-05-06"))
    assert has_a_slip(reading, reading.sentences[0].span) is expected
