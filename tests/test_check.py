"""Whether somebody said it, asked as a fact-checker asks."""

from pathlib import Path

import pytest

from sanudo.cli.check import _difference
from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.check import TURNED, check_quote

REPORT = """Harbour board closes old market
Tuesday, 6 March 2018

The harbour board of Marsund voted on Tuesday to close the old fish market.

"The roof of this building is not safe," said Marta Lindqvist, the harbour master. "Nobody who walked under it with me
would sleep at night. We owe the traders a better hall."

"We were never asked about the new hall," Ivo Sand, who speaks for the traders, told reporters.

Ivo Sand and Rui Costa said in a joint letter that the traders would march to the town hall on Saturday.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("check")
    (folder / "in").mkdir()
    (folder / "in/one.txt").write_text(REPORT.replace("me\nwould", "me would"), "utf-8")
    with Record(folder / "one.db", write=True) as opened:
        build(opened, [folder / "in"])
    with Record(folder / "one.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("quote", "speaker", "kind"),
    [
        ("We were never asked about the new hall", "Sand", "exact"),
        ("“We were never asked about the new hall,”", "Ivo Sand", "exact"),
        ("never asked about the new hall", "Ivo Sand", "exact"),
        ("The roof of this building is not safe ... We owe the traders a better hall", "Lindqvist", "exact"),
        ("“The roof of this building is not safe,” she said. “Nobody who walked under it”", "Lindqvist", "exact"),
        ("Nobody who walked under [the roof] with me would sleep at night", "Lindqvist", "exact"),
        ("We were never told about the new hall", "Ivo Sand", "altered"),
        ("We were never asked about the new hall", "Marta Lindqvist", "another"),
        ("We were never asked about the new hall", "Ivo Sand Jr.", "another"),
        ("the traders would march to the town hall on Saturday", "Rui Costa", "paraphrase"),
        ("The lighthouse will be painted in the spring", "Ivo Sand", "not found"),
    ],
)
def test_a_quote_is_exact_altered_anothers_a_paraphrase_or_not_there(record, quote, speaker, kind):
    assert check_quote(record, quote, speaker).kind == kind


@pytest.mark.parametrize("quote", ["The roof of this building is safe", "The roof of this building is ... safe"])
def test_a_quote_without_its_not_says_the_opposite(record, quote):
    verdict = check_quote(record, quote, "Marta Lindqvist")
    assert (verdict.kind, verdict.said, verdict.hits[0].turned) == ("altered", TURNED, True)


def test_the_evidence_is_the_sentence_that_has_the_words(record):
    (hit,) = check_quote(record, "We owe the traders a better hall", "Marta Lindqvist").hits
    assert hit.words.strip('"') == "We owe the traders a better hall."


def test_an_altered_quote_is_told_with_the_words_that_differ():
    row = {"kind": "altered", "diff": [{"same": True, "words": "never "}, {"same": False, "words": "told"}]}
    assert _difference({**row, "missing": ["asked"]}) == (
        "\n    in the quote alone: told\n    in the record alone: asked"
    )
