"""How a row's evidence is shown to people: its words once, without the pieces that only say who spoke."""

from __future__ import annotations

from sanudo.cli.output import evidence_lines


def _piece(start: int, text: str, article: str = "a") -> dict[str, object]:
    return {"article": article, "name": f"{article}.txt", "start": start, "end": start + len(text), "text": text}


def _shown(*pieces: dict[str, object]) -> list[str]:
    lines = evidence_lines({"evidence": list(pieces)}).strip("\n").split("\n")
    return [line.strip() for line in lines][::2]


def test_who_spoke_and_the_verb_are_not_shown_beside_what_was_said() -> None:
    said = _piece(0, '"The bridge will be closed for a month,"')
    assert _shown(said, _piece(41, "the minister"), _piece(54, "said")) == ['"The bridge will be closed for a month,"']


def test_short_words_stand_where_nothing_longer_does() -> None:
    assert _shown(_piece(0, "Foreign Minister"), _piece(90, "Minister", "b")) == ["“Foreign Minister”", "“Minister”"]
    far = _piece(900, "the minister")
    assert _shown(_piece(0, "that the bridge will be closed for a month"), far)[-1] == "“the minister”"


def test_a_short_quotation_is_no_cue() -> None:
    long = _piece(0, "that the bridge will be closed for a month")
    assert _shown(long, _piece(50, '"a disgrace"')) == [f"“{long['text']}”", '"a disgrace"']


def test_a_quotation_is_shown_with_all_its_pieces() -> None:
    pieces = [_piece(0, "The new road"), _piece(24, "has yet to be planned and paid for by the province")]
    lines = evidence_lines({"named": "they", "evidence": pieces}).strip("\n").split("\n")
    assert [line.strip() for line in lines][::2] == [f"“{piece['text']}”" for piece in pieces]
