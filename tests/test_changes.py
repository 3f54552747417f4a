"""What changed between two records, and between two versions of one report."""

import json

import pytest
from typer.testing import CliRunner

from sanudo.cli.main import make_app
from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.changes import changes, edits, edits_between

FERRY = """Ferry sinks off Kalani coast

PORT MARA, Kalani, March 14, 2006 (Island Press) - At least 43 people drowned when a ferry sank, the coast guard said.

The owner of the ferry denied that it had carried more passengers than its licence allowed.
"""
SEQUEL = """Kalani orders ferry inspections

PORT MARA, Kalani, March 16, 2006 (Island Press) - Kalani ordered an inspection of every ferry on Thursday.
"""


def built(path, folder):
    with Record(path, write=True) as record:
        build(record, [folder])


@pytest.fixture
def records(tmp_path):
    """An old and a new record: one report edited, one gone, one new."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "gone.txt").write_text("Budget passed\n\nParliament in Druva passed a budget on 3 March 2006.\n", "utf-8")
    built(tmp_path / "old.db", folder)
    (folder / "gone.txt").unlink()
    (folder / "ferry.txt").write_text(FERRY.replace("43 people", "61 people"), encoding="utf-8")
    (folder / "sequel.txt").write_text(SEQUEL, encoding="utf-8")
    built(tmp_path / "new.db", folder)
    return tmp_path / "old.db", tmp_path / "new.db", folder


def test_new_and_gone_reports_are_told(records):
    with Record(records[0]) as old, Record(records[1]) as new:
        found = {(c.what, c.how, c.text.split(":")[0]) for c in changes(old, new) if c.what == "article"}
    assert found == {("article", "new", "sequel.txt"), ("article", "gone", "gone.txt")}


def test_a_sentence_reworded_without_a_word_is_a_silent_edit(records):
    with Record(records[0]) as old, Record(records[1]) as new:
        (edit,) = edits_between(old, new)
        assert (edit.how, edit.silent) == ("reworded", True)
        assert "43 people" in edit.before.span.of(old.text(edit.before.article))
        assert "61 people" in edit.after.span.of(new.text(edit.after.article))


def test_a_notice_of_correction_makes_an_edit_no_longer_silent(records, tmp_path):
    old, _, folder = records
    corrected = FERRY.replace("43", "61") + "\nCorrection: an earlier version of this report gave another number.\n"
    (folder / "ferry.txt").write_text(corrected, encoding="utf-8")
    built(old, folder)
    with Record(old) as record:
        found = edits(record)
    assert {edit.how for edit in found} == {"reworded", "added"}
    assert not any(edit.silent for edit in found)


def test_a_record_does_not_differ_from_itself(records):
    with Record(records[1]) as one, Record(records[1]) as other:
        assert changes(one, other) == [] and edits_between(one, other) == []


def test_the_command_tells_them_with_the_words_they_rest_on(records):
    done = CliRunner().invoke(make_app(), ["diff", str(records[0]), str(records[1]), "--json"])
    assert done.exit_code == 0
    rows = json.loads(done.stdout)["rows"]
    assert {row["what"] for row in rows} >= {"article", "silent edit"}
    for row in rows:
        assert all(piece["text"] for piece in row["evidence"] + row["before"])
    plain = CliRunner().invoke(make_app(), ["diff", str(records[0]), str(records[1])])
    assert "61 people" in plain.stdout
