"""Reading in processes of their own: what hangs or dies costs one input."""

import sanudo
from sanudo.article.types import Article
from sanudo.sources.limits import DEFAULT, Limits
from sanudo.sources.workers import Worker

PARAGRAPH = "<p>The minister said on Monday that the talks would go on for as long as they were needed by all.</p>"
PAGE = "<html><body><h1>Talks go on</h1>" + PARAGRAPH * 4 + "</body></html>"


def test_an_input_that_takes_too_long_is_a_problem_and_the_rest_go_on(tmp_path):
    (tmp_path / "a.html").write_text("<html><body>" + PARAGRAPH * 30_000)
    (tmp_path / "b.txt").write_text("The minister said on Monday that the talks would go on.\n")
    problem, article = sanudo.read(tmp_path, limits=Limits(seconds=0.05))
    assert problem.kind == "timeout" and "0.05 seconds" in problem.message
    assert isinstance(article, Article)


def test_a_worker_that_died_is_a_problem_that_says_so():
    worker = Worker()
    worker._process.kill()
    (problem,), alive = worker.read("a.html", PAGE.encode(), DEFAULT)
    assert problem.kind == "crashed" and not alive


def test_a_worker_without_memory_gives_a_problem_not_an_end(tmp_path):
    (tmp_path / "a.html").write_text(PAGE * 200)
    (tmp_path / "b.txt").write_text("The minister said on Monday that the talks would go on.\n")
    problem, article = sanudo.read(tmp_path, limits=Limits(memory_bytes=1024 * 1024))
    assert problem.kind in ("too_large", "crashed") and isinstance(article, Article)


def test_reading_may_be_left_in_the_middle(tmp_path):
    for n in range(6):
        (tmp_path / f"{n}.html").write_text(PAGE)
    items = sanudo.read(tmp_path)
    assert next(items).name == "0.html"
    items.close()
