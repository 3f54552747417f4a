"""The command line, as a process: what goes where, what it ends with, and that rows carry verbatim words."""

import csv
import json
import os
import signal
import subprocess
import sys
import urllib.request
from importlib import import_module
from pathlib import Path

import pytest

from sanudo.cli.main import COMMANDS
from sanudo.cli.views import VIEWS
from sanudo.record.record import Record
from sanudo.telling.exports import EXPORTS

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "sanudo" / "demo" / "reports"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", "COLUMNS": "200"}


def sanudo(*words, cwd=None):
    command = [sys.executable, "-m", "sanudo", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, cwd=cwd)


def answer(*words):
    done = sanudo(*words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(place):
    """The demo, built once; what it printed, and its record."""
    done = sanudo("demo", "-o", place / "demo.db")
    return done, place / "demo.db"


@pytest.fixture
def record(demo):
    return demo[1]


def test_with_no_arguments_it_says_what_it_can_do_in_ten_lines():
    done = sanudo()
    assert done.returncode == 0 and done.stderr == ""
    assert len([line for line in done.stdout.splitlines() if line.strip()]) == 10
    assert all(f"sanudo {name}" in done.stdout for name in ("demo", "build", "show", "open"))


def test_every_command_of_the_table_has_a_module_and_a_sentence_of_help():
    for name, module in COMMANDS:
        loaded = import_module(module)
        assert hasattr(loaded, "command") != hasattr(loaded, "app"), name
        assert loaded.__doc__ and f"`sanudo {name}`" in loaded.__doc__


def test_the_demo_says_what_it_found_and_where_the_record_is(demo):
    done, record = demo
    assert done.returncode == 0, done.stderr
    assert str(record) in done.stdout and "11 articles" in done.stdout
    assert "11: 11 stored, 0 in part, 0 rejected" in done.stdout
    assert record.is_file()


def test_the_demo_keeps_its_look_alike_stories_apart_and_folds_the_reprint(record):
    stories = answer("show", record, "stories", "--json")["rows"]
    days = sorted((story["begin"], story["end"]) for story in stories if len(story["articles"]) > 1)
    assert [(begin[:7], end[:7]) for begin, end in days] == [("2004-05", "2004-05"), ("2004-06", "2004-06")]
    reprints = answer("show", record, "reprints", "--json")["rows"]
    assert ("tribune-12-may.txt", "cpa-12-may.txt") in [(row["copy_name"], row["original_name"]) for row in reprints]


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_every_view_answers_in_every_form_and_every_span_is_verbatim(record, view):
    people, lines = sanudo("show", record, view, "--limit", "0"), sanudo("show", record, view, "--nl", "--limit", "0")
    assert (people.returncode, lines.returncode) == (0, 0), people.stderr + lines.stderr
    with Record(record) as opened:
        for line in lines.stdout.splitlines():
            for evidence in json.loads(line).get("evidence", []):
                text = opened.text(evidence["article"])
                assert text[evidence["start"] : evidence["end"]] == evidence["text"]
                assert people.stdout


def test_rows_as_one_object_are_the_rows_as_lines(record):
    whole = answer("show", record, "quotes", "--json", "--limit", "0")
    lines = sanudo("show", record, "quotes", "--nl", "--limit", "0").stdout.splitlines()
    assert whole["what"] == "quotes" and whole["rows"] == [json.loads(line) for line in lines] and lines


def test_quotes_can_be_asked_for_by_speaker_and_cut_short(record):
    rows = answer("show", record, "quotes", "--speaker", "Solberg", "--json", "--quiet")["rows"]
    assert rows and all("Solberg" in row["speaker"] for row in rows)
    short = sanudo("show", record, "quotes", "--nl", "--limit", "2")
    assert len(short.stdout.splitlines()) == 2 and "--limit 0 for all" in short.stderr


def test_search_shows_the_sentence_and_its_place(record):
    (row, *_) = answer("search", record, "trawler", "--json")["rows"]
    assert row["name"] == "tribune-analysis.txt" and "trawler" in row["text"]
    nothing = sanudo("search", record, "zeppelin")
    assert (nothing.returncode, nothing.stdout) == (0, "") and "no sentence" in nothing.stderr


def test_a_quote_can_be_checked(record):
    found = sanudo("check", record, "--quote", "Not one Peruvian boot has touched the other bank")
    assert found.returncode == 0 and "cpa-12-may.txt" in found.stdout
    missing = sanudo("check", record, "--quote", "The moon is made of green cheese and always was", "--json")
    assert missing.returncode == 1 and json.loads(missing.stdout)["verdict"] == "not found"


def test_a_story_is_told_with_a_source_for_every_sentence(record, tmp_path):
    text = sanudo("brief", record, "--story", "1")
    assert text.returncode == 0 and text.stdout.startswith("# "), text.stderr
    page = sanudo("brief", record, "--format", "html", "-o", tmp_path / "brief.html")
    assert page.returncode == 0 and "<html" in (tmp_path / "brief.html").read_text(encoding="utf-8")
    told = answer("brief", record, "--json")
    with Record(record) as opened:
        for source in told["sources"]:
            start, end = source["span"]
            assert opened.text(source["article"])[start:end] == source["words"]
    assert sanudo("brief", record, "--format", "papyrus").returncode == 2


def test_building_the_same_again_changes_nothing_and_says_so(tmp_path):
    first = sanudo("build", REPORTS / "cpa-12-may.txt", "-o", tmp_path / "r.db")
    second = sanudo("build", REPORTS / "cpa-12-may.txt", "-o", tmp_path / "r.db")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "1 input: 1 stored" in first.stdout and "(1 known already)" in second.stdout
    assert "reading" in first.stderr and "reading" not in first.stdout


def test_quiet_is_quiet_and_json_is_one_object(tmp_path):
    done = sanudo("build", REPORTS / "cpa-12-may.txt", "-o", tmp_path / "r.db", "--quiet", "--json")
    assert done.stderr == ""
    assert json.loads(done.stdout)["stored"] == json.loads(done.stdout)["inputs"] == 1


def test_some_bad_inputs_end_with_1_and_the_rest_is_in_the_record(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = sanudo("build", REPORTS / "cpa-12-may.txt", tmp_path / "empty.txt", "-o", tmp_path / "r.db")
    assert done.returncode == 1
    assert "2 inputs: 1 stored, 1 rejected" in done.stdout and "empty.txt: empty:" in done.stderr
    problems = answer("show", tmp_path / "r.db", "problems", "--json")["rows"]
    assert [(row["name"], row["outcome"]) for row in problems] == [("empty.txt", "rejected")]


def test_nearly_nothing_read_ends_with_126(tmp_path):
    (tmp_path / "in").mkdir()
    for n in range(3):
        (tmp_path / "in" / f"{n}.bin").write_bytes(bytes(range(256)) * 8)
    assert sanudo("build", tmp_path / "in", "-o", tmp_path / "r.db").returncode == 126


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "no-such-folder"), "no such file or folder"),
        (("show", "no-such.db"), "there is no record here"),
        (("show", __file__), "not a record"),
        (("dance",), "dance"),
        (("build",), "PATH"),
        (("actors", "merge", "no-such.db", "a", "b"), "there is no record here"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_to_do(words, said, tmp_path):
    done = sanudo(*words, cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr and done.stdout == ""
    assert "Traceback" not in done.stderr and not list(tmp_path.iterdir())


def test_a_view_that_is_not_there_names_those_that_are(record):
    done = sanudo("show", record, "horoscope")
    assert done.returncode == 2 and "timeline" in done.stderr


def test_a_story_is_asked_for_by_its_number(record):
    (first,) = [row for row in answer("show", record, "stories", "--json")["rows"] if row["n"] == 1]
    rows = answer("show", record, "articles", "--story", "1", "--json")["rows"]
    assert {row["id"] for row in rows} == set(first["articles"])
    assert sanudo("show", record, "articles", "--story", "99").returncode == 2


def test_reports_cannot_command_the_terminal(tmp_path):
    text = (
        "Talks \x1b[31mopen\n\nQUITO, May 1, 2004 (CPA) - The \x1b]0;title\x07ministers met on Wednesday and talked.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    sanudo("build", tmp_path / "a.txt", "-o", tmp_path / "r.db")
    for words in (("show", "r.db", "articles"), ("search", "r.db", "ministers"), ("show", "r.db")):
        done = sanudo(*words, cwd=tmp_path)
        assert "\x1b" not in done.stdout and "\x07" not in done.stdout


def test_an_actor_renamed_by_hand_stays_renamed_until_it_is_undone(tmp_path):
    path = tmp_path / "r.db"
    sanudo("build", REPORTS, "-o", path)
    actors = answer("actors", "list", path, "--json")["rows"]
    if not actors:
        pytest.skip("this analysis joins no actors")
    one = actors[0]["id"]
    assert sanudo("actors", "rename", path, one, "Somebody Else").returncode == 0
    sanudo("build", REPORTS, "-o", path)
    assert answer("actors", "show", path, "Somebody Else", "--json")["rows"][0]["members"] == actors[0]["members"]
    assert answer("actors", "log", path, "--json")["rows"][0]["kind"] == "rename"
    assert sanudo("actors", "undo", path).returncode == 0
    assert answer("actors", "list", path, "--json")["rows"] == actors
    assert sanudo("actors", "undo", path).returncode == 2
    assert sanudo("actors", "rename", path, "Nobody Atall", "X").returncode == 2


def test_an_article_moved_by_hand_is_in_the_other_story(tmp_path, record):
    path = tmp_path / "r.db"
    path.write_bytes(record.read_bytes())
    assert sanudo("stories", "move", path, "tribune-analysis.txt").returncode == 0
    stories = answer("show", path, "stories", "--json")["rows"]
    with Record(path) as opened:
        assert [opened.find_article("tribune-analysis.txt")] in [story["articles"] for story in stories]


def test_every_export_writes_files_that_hold_the_record(record, tmp_path):
    names = ",".join(export.name for export in EXPORTS)
    done = sanudo("export", record, "--to", names, "-d", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    files = [Path(line) for line in done.stdout.splitlines()]
    assert files and all(file.is_file() for file in files)
    whole = json.loads((tmp_path / "out" / "record.json").read_text(encoding="utf-8"))
    assert len(whole["articles"]) == 11 and whole["quotations"]
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 11
    with Record(record) as opened:
        for row in whole["quotations"] + whole["meetings"]:
            for evidence in row["evidence"]:
                text = opened.text(evidence.get("article", row.get("article")))
                assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    assert sanudo("export", record, "--to", "parchment").returncode == 2


def test_open_serves_on_loopback_and_prints_the_address(record):
    command = [sys.executable, "-m", "sanudo", "open", str(record), "--no-browser"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as server:
        try:
            url = server.stdout.readline().strip()
            assert url.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(url, timeout=60) as page:
                assert page.status == 200 and b"html" in page.read()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
