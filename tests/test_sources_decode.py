"""Bytes to characters, and what was doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanudo.sources.decode import decode
from sanudo.sources.problem import Refused

LINE = (
    "He said: “We’ll talk – in Zürich, not in Kraków.” And that was all he said to us on the day, or so they wrote.\n"
    * 4
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_encodings_are_read_without_being_named(encoding):
    assert decode(LINE.encode(encoding)).text == LINE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Переговоры продолжаются в столице, сообщает агентство. " * 9, "cp1251"),
        ("Les négociations ont continué à l'Élysée, a déclaré le préfet. " * 9, "latin-1"),
    ],
)
def test_other_encodings_are_detected(text, encoding):
    assert decode(text.encode(encoding)).text == text


def test_a_declared_encoding_is_believed_where_the_bytes_are_no_utf8():
    assert decode("Переговоры".encode("koi8-r"), "koi8-r").text == "Переговоры"
    assert decode("Zürich".encode(), "latin-1").text == "Zürich"
    assert decode(b"plain", "no-such-encoding").text == "plain"


def test_a_few_broken_bytes_are_said_with_their_place():
    decoded = decode(LINE.encode() + b"\xff\xfe" + LINE.encode())
    assert decoded.notes[0][0] == "encoding" and f"character {len(LINE)}" in decoded.notes[0][1]


def test_mojibake_is_noted_and_kept():
    garbled = LINE.encode().decode("cp1252", "replace")
    decoded = decode(garbled.encode())
    assert decoded.text == garbled and [kind for kind, _ in decoded.notes] == ["mojibake"]
    assert decode(LINE.encode()).notes == ()


def test_a_nul_among_text_is_noted_and_kept():
    decoded = decode(LINE.encode() + b"\0" + LINE.encode())
    assert "\0" in decoded.text and decoded.notes[0][0] == "nul"


def test_what_is_no_text_is_refused():
    with pytest.raises(Refused):
        decode(b"\x00\x01\x02\x03\x04" * 100)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused_and_the_same_way_twice(content):
    try:
        assert decode(content) == decode(content)
    except Refused as refusal:
        assert refusal.kind == "binary"


def test_half_characters_written_as_utf8_are_replaced_and_said():
    decoded = decode(b"The talks \xed\xa0\x80 go on, the minister said.")
    assert decoded.encoding == "utf-8" and "\ufffd" in decoded.text and "go on" in decoded.text
    assert [kind for kind, _ in decoded.notes] == ["encoding"]
