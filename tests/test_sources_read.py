"""Whatever lies in a folder: each input is an article or a problem, and the rest go on."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Article, article_id
from sanudo.sources.find import inputs
from sanudo.sources.formats import FORMATS, read_bytes, read_input
from sanudo.sources.limits import Limits
from sanudo.sources.problem import KINDS, Problem
from sanudo.sources.read import read_with_originals

REPORT = (
    "Talks go on in the capital\n\n"
    "The foreign minister said on Monday that the talks in the capital would go on for as long as they were needed.\n\n"
    "Nobody had left, she added, and nobody would leave before the end of the week, whatever was said elsewhere.\n"
)


def problems_of(path: Path, **limits: float) -> dict[str, Problem]:
    items = sanudo.read(path, limits=Limits(**limits))
    return {item.name: item for item in items if isinstance(item, Problem)}


def test_a_text_file_is_one_article_with_its_characters_unchanged(tmp_path):
    (tmp_path / "a.txt").write_bytes(REPORT.replace("\n", "\r\n").encode())
    (article,) = sanudo.read(tmp_path / "a.txt")
    assert article.text == REPORT.replace("\n", "\r\n")
    assert article.name == "a.txt"
    assert article.original == hashlib.sha256(article.text.encode()).hexdigest()
    assert len(article.paragraphs()) == 2


def test_two_files_with_one_text_are_two_articles(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT)
    one, other = sanudo.read(tmp_path)
    assert (one.name, other.name) == ("a.txt", "b.txt")
    assert one.id != other.id and one.original == other.original
    assert one.id == article_id("a.txt", REPORT.encode())


def test_folders_are_read_in_the_order_of_names_whatever_the_number_of_processes(tmp_path):
    (tmp_path / "sub").mkdir()
    page = "<html><body><h1>Talks</h1>" + "".join(f"<p>{line}</p>" for line in REPORT.split("\n\n")[1:]) * 3
    for name in ("c.txt", "a.html", "sub/b.html", "sub/a.txt"):
        (tmp_path / name).write_text(page if name.endswith("html") else REPORT)
    one = list(sanudo.read(tmp_path))
    assert [item.name for item in one] == ["a.html", "c.txt", "sub/a.txt", "sub/b.html"]
    assert list(sanudo.read(tmp_path, processes=2)) == one


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t", "empty"),
    "noise.txt": (bytes(range(256)) * 40, "binary"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "binary"),
    "paper.pdf": (b"%PDF-1.4 ...", "unsupported"),
    "style.css": (b"body { color: red }", "unsupported"),
    "broken.json": (b'{"title": "x", ', "broken"),
    "numbers.json": (b'{"a": [1, 2, {"b": 3}]}', "not_news"),
    "nothing.html": (b"<html><body></body></html>", "not_news"),
    "deep.json": (b"[" * 200_000 + b"]" * 200_000, "too_deep"),
    "broken.zip": (b"PK\x03\x04 and then nothing", "broken"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_problem_that_says_what_and_what_to_do_and_the_rest_go_on(tmp_path, name):
    content, kind = BAD[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text(REPORT)
    problem, article = sanudo.read(tmp_path)
    assert (problem.name, problem.kind, problem.partial) == (name, kind, False)
    assert problem.kind in KINDS and problem.message.endswith(".") and len(problem.message.split()) > 4
    assert isinstance(article, Article)


def test_a_file_over_the_limit_is_rejected_unread(tmp_path):
    with (tmp_path / "line.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert problems_of(tmp_path)["line.txt"].kind == "too_large"


def test_a_text_over_the_limit_of_characters_is_read_in_part(tmp_path):
    (tmp_path / "long.txt").write_text(REPORT * 20)
    article, problem = sanudo.read(tmp_path, limits=Limits(text_chars=500))
    assert len(article.text) == 500 and problem.partial and problem.kind == "too_large"


def test_links_are_named_not_followed_and_loops_do_no_harm(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    problems = problems_of(tmp_path)
    assert {name: problem.kind for name, problem in problems.items()} == {"loop": "symlink", "link.txt": "symlink"}


def test_a_missing_path_is_a_problem(tmp_path):
    (problem,) = sanudo.read(tmp_path / "nowhere")
    assert problem.kind == "missing"


def test_a_pipe_is_a_problem_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert problems_of(tmp_path)["pipe.txt"].kind == "unreadable"


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "secret.txt").write_text(REPORT)
    monkeypatch.setattr(
        Path, "open", lambda self, *args, **kwargs: (_ for _ in ()).throw(PermissionError(13, "denied"))
    )
    assert problems_of(tmp_path)["secret.txt"].kind == "unreadable"


def test_hidden_files_ignored_files_and_the_images_of_saved_pages_are_passed_over(tmp_path):
    for name in (
        ".hidden.txt",
        "a.txt",
        "b.log.txt",
        "page.html",
        "page_files/x.js",
        "drafts/d.txt",
        "old/drafts/e.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(REPORT)
    (tmp_path / ".sanudoignore").write_text("# not these\ndrafts/\n*.log.txt\n")
    assert [item.name for item in inputs(tmp_path)] == ["a.txt", "page.html"]


def test_a_name_that_is_no_utf8_is_still_a_name(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(REPORT)
    (article,) = sanudo.read(tmp_path)
    assert article.name == "caf\\xe9.txt"


def test_the_bytes_come_with_the_outcome_and_known_inputs_are_not_read_again(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (outcome,) = read_with_originals(tmp_path)
    assert outcome.content == REPORT.encode() and outcome.items[0].original == outcome.sha256
    (again,) = read_with_originals(tmp_path, known=lambda name, digest: (name, digest) == ("a.txt", outcome.sha256))
    assert again.known and again.items == ()


def test_one_input_can_be_read_by_itself(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (item,) = inputs(tmp_path)
    content, (article,) = read_input(item)
    assert content == REPORT.encode() and article.text == REPORT


def test_content_goes_before_the_suffix():
    page = b"<!DOCTYPE html><html><body><h1>Talks</h1>" + b"".join(
        b"<p>" + p.encode() + b"</p>" for p in REPORT.split("\n\n")
    )
    (article,) = read_bytes("saved.txt", page)
    assert "<p>" not in article.text
    (article,) = read_bytes("noext", REPORT.encode())
    assert article.text == REPORT


def test_a_date_that_is_given_is_taken_and_said_to_be_given():
    article = sanudo.read_text(REPORT, name="x", published="2021-05-03")
    assert (article.published.value, article.published.kind, article.published.basis) == (
        "2021-05-03",
        "metadata",
        "given",
    )


def test_every_format_has_its_module():
    for line in FORMATS:
        module = line.load()
        assert callable(module.looks_like) and callable(module.read)


@given(st.text(max_size=400))
def test_any_text_is_an_article_with_verbatim_spans(text):
    article = sanudo.read_text(text)
    assert article.text == text
    assert article == sanudo.read_text(text)
    assert all(0 <= part.span.start < part.span.end <= len(text) for part in article.parts)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.json", "a.eml", "a", "a.mhtml"]))
def test_any_bytes_are_articles_or_problems(content, name):
    items = read_bytes(name, content)
    assert items and all(isinstance(item, Article | Problem) for item in items)
    assert not any(isinstance(item, Problem) and item.kind == "crashed" for item in items)


def test_lone_surrogates_do_not_move_what_follows():
    article = sanudo.read_text("A \ud800 B")
    assert article.text == "A \ufffd B"


def test_a_text_that_tells_nothing_is_stored_and_said(tmp_path):
    (tmp_path / "menu.txt").write_text("Home\nNews\nSport\n")
    article, problem = sanudo.read(tmp_path)
    assert article.text == "Home\nNews\nSport\n" and not article.paragraphs()
    assert problem.partial and problem.kind == "not_news"


def test_a_folder_without_reports_is_said(tmp_path):
    (tmp_path / ".hidden").write_text(REPORT)
    (problem,) = sanudo.read(tmp_path)
    assert problem.kind == "empty" and "folder" in problem.message
