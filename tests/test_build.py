"""Building: every input ends somewhere, a second build adds nothing, and a killed one ends as an unbroken one."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sanudo.record.building import build
from sanudo.record.record import Record

SAYINGS = (
    "The ministers met in Quito on Wednesday and agreed to meet again.",
    "“We are close to a truce,” Foreign Minister Lucia Andrade told reporters in the capital.",
    "Officials in Lima denied that any soldier had crossed the river during the night.",
    "The two sides are to hold a second round of talks in Santiago in June.",
)


def report(n, extra=""):
    body = "\n\n".join(SAYINGS[(n + shift) % len(SAYINGS)] for shift in range(3))
    return f"Talks go into day {n}\n\nQUITO, May {n % 28 + 1}, 2004 (CPA) - {body} It was day {n}.{extra}\n"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "reports"
    (place / "more").mkdir(parents=True)
    for n in range(3):
        (place / f"{n}.txt").write_text(report(n), encoding="utf-8")
    (place / "more" / "3.txt").write_text(report(3), encoding="utf-8")
    return place


def built(path, *inputs):
    with Record(path, write=True) as record:
        return build(record, inputs), record.overview(), list(record.dump())


def test_reports_are_read_analysed_and_compared(tmp_path, folder):
    done, overview, _ = built(tmp_path / "r.db", folder)
    assert (done.stored, done.inputs, done.analysed, done.compared) == (4, 4, 4, True)
    assert (overview.articles, overview.analysed, overview.compared) == (4, 4, True)
    with Record(tmp_path / "r.db") as record:
        assert sorted(each.name for each in record.articles()) == ["0.txt", "1.txt", "2.txt", "more/3.txt"]
        assert record.original(record.find_article("0.txt")) == report(0).encode()
        assert "close to a truce" in record.search("truce close")[0].text
        assert record.comparison().stories


def test_building_again_adds_nothing_and_does_nothing(tmp_path, folder):
    _, _, before = built(tmp_path / "r.db", folder)
    done, _, after = built(tmp_path / "r.db", folder)
    assert (done.known, done.analysed, done.compared) == (4, 0, False)
    assert (done.stored, done.inputs) == (4, 4)
    assert after == before


def test_a_late_report_joins_and_a_changed_one_becomes_a_version(tmp_path, folder):
    built(tmp_path / "r.db", folder)
    (folder / "4.txt").write_text(report(4), encoding="utf-8")
    (folder / "0.txt").write_text(report(0, " Rain fell."), encoding="utf-8")
    done, overview, _ = built(tmp_path / "r.db", folder)
    assert (done.known, done.analysed, overview.articles, overview.superseded) == (3, 2, 5, 1)
    with Record(tmp_path / "r.db") as record:
        assert [len(ids) for ids in record.edited()] == [2]
        assert len(record.search("rain fell")) == 1


def test_the_record_does_not_depend_on_how_many_builds_made_it(tmp_path, folder):
    _, _, whole = built(tmp_path / "whole.db", folder)
    built(tmp_path / "parts.db", folder / "more")
    (tmp_path / "parts.db").unlink()
    with Record(tmp_path / "parts.db", write=True) as record:
        build(record, [folder])
        build(record, [folder])
        assert list(record.dump()) == whole


def test_the_number_of_processes_does_not_change_the_record(tmp_path):
    lines = [json.dumps({"title": f"Day {n}", "text": report(n), "date": "2004-05-12"}) for n in range(30)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    _, _, one = built(tmp_path / "one.db", tmp_path / "in.jsonl")
    with Record(tmp_path / "two.db", write=True) as record:
        build(record, [tmp_path / "in.jsonl"], processes=2)
        assert list(record.dump()) == one


def test_every_input_ends_stored_in_part_or_rejected_and_the_counts_add_up(tmp_path, folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "nul.txt").write_bytes(report(7).encode() + b"\x00\x00 and on.")
    (folder / "broken.json").write_text('{"title": "x", ', encoding="utf-8")
    (folder / "link.txt").symlink_to(folder / "0.txt")
    done, overview, _ = built(tmp_path / "r.db", folder)
    assert done.inputs == 9 == overview.inputs == overview.stored + overview.in_part + overview.rejected
    assert done.rejected >= 4
    with Record(tmp_path / "r.db") as record:
        named = {problem.name for problem in record.problems()}
        assert {"empty.txt", "image.txt", "broken.json", "link.txt"} <= named
        assert all(problem.message for problem in record.problems())
        assert sorted(each.name for each in record.inputs() if each.outcome == "rejected") == sorted(
            problem.name for problem in record.problems() if not problem.partial
        )


def test_a_mended_file_loses_its_problem(tmp_path, folder):
    (folder / "empty.txt").write_bytes(b"")
    built(tmp_path / "r.db", folder)
    (folder / "empty.txt").write_text(report(9), encoding="utf-8")
    done, overview, _ = built(tmp_path / "r.db", folder)
    assert (done.rejected, overview.rejected, overview.articles) == (0, 0, 5)


def test_an_article_that_cannot_be_analysed_costs_itself_alone(tmp_path, folder, monkeypatch):
    from sanudo.record import analysing

    whole = analysing.analyse

    def failing(article):
        if article.name == "1.txt":
            raise ZeroDivisionError("a fault in a stage")
        return whole(article)

    monkeypatch.setattr(analysing, "analyse", failing)
    done, overview, _ = built(tmp_path / "r.db", folder)
    assert (done.analysed, overview.articles, overview.in_part) == (4, 4, 1)
    with Record(tmp_path / "r.db") as record:
        (problem,) = record.problems()
        assert (problem.name, problem.kind, problem.partial) == ("1.txt", "not_analysed", True)
        assert "a fault in a stage" in problem.message
    from sanudo.record import building

    monkeypatch.setattr(analysing, "analyse", whole)
    monkeypatch.setattr(building, "analysis_version", lambda: "mended")
    done, overview, _ = built(tmp_path / "r.db", folder)
    assert (overview.in_part, overview.stored, overview.counts[-2]) == (0, 4, ("problems", 0))


def test_a_reading_is_redone_when_the_analysis_changes_and_only_then(tmp_path, folder, monkeypatch):
    from sanudo.record import building

    built(tmp_path / "r.db", folder)
    monkeypatch.setattr(building, "analysis_version", lambda: "another")
    assert built(tmp_path / "r.db", folder)[0].analysed == 4
    assert built(tmp_path / "r.db", folder)[0].analysed == 0


def test_corrections_by_hand_survive_a_rebuild(tmp_path, folder):
    from sanudo.record.comparing import refresh

    built(tmp_path / "r.db", folder)
    with Record(tmp_path / "r.db", write=True) as record:
        moved = record.find_article("2.txt")
        record.move_article(moved, None)
        assert refresh(record)
        assert (moved,) in [story.articles for story in record.stories()]
    (folder / "8.txt").write_text(report(8), encoding="utf-8")
    built(tmp_path / "r.db", folder)
    with Record(tmp_path / "r.db", write=True) as record:
        assert (moved,) in [story.articles for story in record.stories()]
        record.undo()
        refresh(record)
        assert (moved,) not in [story.articles for story in record.stories()]


# A build in a process of its own that kills itself with SIGKILL at its Nth statement of SQL, in a transaction or
# between two, while reading, analysing or comparing; small batches, so that there are many places to die.
KILLED = """
import os, signal, sys
from sanudo.reading.types import Quotation, Reading, Sentence
from sanudo.record import building
from sanudo.record.record import Record
building.READ_BATCH, building.ANALYSE_BATCH = 5, 3
building.analysis_version = lambda: "v"
building.analysed = lambda articles, processes: map(light, articles)
source, target, last = sys.argv[1], sys.argv[2], int(sys.argv[3])
count = 0
def light(article):  # what is under test is the record, not the analysis
    sentences = tuple(Sentence(span) for span in article.paragraphs())
    quotations = tuple(Quotation((sentence.span,), "direct") for sentence in sentences)
    return Reading(article, sentences, quotations=quotations)
def statement(sql):
    global count
    count += 1
    if count == last:
        os.kill(os.getpid(), signal.SIGKILL)
with Record(target, write=True) as record:
    record.db.set_trace_callback(statement)
    building.build(record, [source])
print(count)
"""


def run_killed(source, target, last):
    command = [sys.executable, "-c", KILLED, str(source), str(target), str(last)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_build_killed_at_any_statement_and_run_again_ends_in_the_same_record(tmp_path):
    lines = [json.dumps({"title": f"Day {n}", "text": report(n), "date": f"2004-05-{n + 1:02}"}) for n in range(20)]
    lines[7] = "{broken"
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    unbroken = run_killed(tmp_path / "in.jsonl", tmp_path / "whole.db", 0)
    assert unbroken.returncode == 0, unbroken.stderr
    statements = int(unbroken.stdout)
    with Record(tmp_path / "whole.db") as record:
        whole = list(record.dump())
        assert record.overview().inputs == 20

    target = tmp_path / "broken.db"
    for eighth in range(8):  # one record, killed eight times, each time further on
        done = run_killed(tmp_path / "in.jsonl", target, statements * (eighth + 1) // 12 + eighth)
        assert done.returncode in (-signal.SIGKILL, 0), done.stderr
        with Record(target) as record:
            assert record.overview().articles <= 19
    last = run_killed(tmp_path / "in.jsonl", target, 0)
    assert last.returncode == 0, last.stderr
    with Record(target) as record:
        assert list(record.dump()) == whole

    for place in (statements // 3, statements - 4):  # and two records killed once, while analysing and comparing
        target = tmp_path / f"{place}.db"
        assert run_killed(tmp_path / "in.jsonl", target, place).returncode == -signal.SIGKILL
        assert run_killed(tmp_path / "in.jsonl", target, 0).returncode == 0
        with Record(target) as record:
            assert list(record.dump()) == whole
