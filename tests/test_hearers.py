"""Who only hears a thing is not its speaker."""

import pytest

import sanudo


def said(text: str) -> list[tuple[str | None, str | None]]:
    reading = sanudo.analyse(sanudo.read_text(text, "a.txt"))
    return [(one.speaker_name, one.addressee) for one in reading.quotations]


@pytest.mark.parametrize(
    "text",
    [
        "Rui Costa was told that the bridge was shut.",
        "In March, Rui Costa was asked whether he would sell the ferry.",
        "Rui Costa is facing allegations that his aides closed the bridge.",
        "Rui Costa closed the bridge after claims that it was rotten.",
    ],
)
def test_who_is_told_asked_or_accused_says_nothing(text: str) -> None:
    assert said(text) and all(speaker is None for speaker, _ in said(text))


def test_who_is_told_is_the_addressee() -> None:
    assert said("Rui Costa was told that the bridge was shut.") == [(None, "Rui Costa")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rui Costa faces claims from Ivo Sand that he lied.", "Ivo Sand"),
        ("Rui Costa was warned by Ivo Sand that the bridge was shut.", "Ivo Sand"),
        ("Rui Costa told the crews that the bridge was shut.", "Rui Costa"),
        ("Rui Costa rejected accusations that he had lied.", "Rui Costa"),
        ("Rui Costa repeated his claims that the bridge was rotten.", "Rui Costa"),
        ("Rui Costa asked whether the ferry would be sold.", "Rui Costa"),
    ],
)
def test_who_says_it_stays_its_speaker(text: str, speaker: str) -> None:
    assert [name for name, _ in said(text)] == [speaker]
