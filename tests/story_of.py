"""The lines of small reports as one story, for the tests of what compares them."""

from sanudo.article.types import Article
from sanudo.comparing.actors import find_actors
from sanudo.comparing.alignment import aligned
from sanudo.comparing.differing.lines import Line, Lines, lines_of
from sanudo.comparing.frames import Frame, frame_at, grammar, is_predicate
from sanudo.reading.analyse import analyse
from sanudo.sources.read import read_text


def lines(*texts: str) -> Lines:
    """The lines of reports, one a text, each with a headline and a day before it."""
    readings = tuple(analyse(_article(text, n)) for n, text in enumerate(texts))
    actor_of = {member: actor for actor in find_actors(readings) for member in actor.members}
    return lines_of(readings, actor_of, aligned(readings))


def line(text: str, words: str) -> Line:
    """The line of one report that has these words."""
    return next(one for one in lines(text).lines if words in one.sentence.of(one.text))


def frames_of(line: Line) -> list[Frame]:
    """A frame for each verb of a sentence and each noun with a "be"."""
    found = grammar(line)
    return [frame_at(line, n) for n in range(len(found.parsed.tokens)) if is_predicate(found, n)]


def _article(text: str, number: int) -> Article:
    return read_text(f"News of the day\n\n{text}", name=f"{number}.txt", published="2003-05-06")
