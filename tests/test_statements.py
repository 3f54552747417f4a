"""One statement in many wordings."""

from sanudo.article.types import Article, Span
from sanudo.comparing.statements import find_statements, likeness
from sanudo.comparing.types import Story
from sanudo.reading.types import Quotation, Reading

QUEUE = "The ministry is not standing in the queue to join the customs union"
LINE = "The ministry was not standing in line to join the customs union"
FLEET = "Our fishing fleet will stay in harbour until the quota is settled"


def reading(name, *quotations):
    text = "\n".join(words for words, _, _ in quotations)
    said, at = [], 0
    for words, speaker, date in quotations:
        said.append(Quotation((Span(at, at + len(words)),), "direct", speaker_name=speaker, date=date))
        at += len(words) + 1
    return Reading(Article(name, name, text), quotations=tuple(said))


def together(*readings):
    return (Story("s", tuple(r.article.id for r in readings)),)


def statements(*readings):
    return find_statements(readings, together(*readings), ())


def test_two_translations_of_one_sentence_are_one_statement():
    found = statements(reading("a", (QUEUE, "Ana Lima", None)), reading("b", (LINE, "Ana Lima", None)))
    assert [len(s.wordings) for s in found] == [2]


def test_two_statements_of_one_speaker_stay_two():
    found = statements(reading("a", (QUEUE, "Ana Lima", None)), reading("b", (FLEET, "Ana Lima", None)))
    assert [len(s.wordings) for s in found] == [1, 1]


def test_the_same_words_of_two_speakers_stay_two():
    found = statements(reading("a", (QUEUE, "Ana Lima", None)), reading("b", (QUEUE, "Rui Costa", None)))
    assert sorted(s.speaker for s in found) == ["Ana Lima", "Rui Costa"]


def test_a_formula_used_on_two_days_is_one_statement_of_two_occasions():
    found = statements(reading("a", (QUEUE, "Ana Lima", "2004-03-01")), reading("b", (LINE, "Ana Lima", "2004-03-02")))
    assert [s.occasions for s in found] == [("2004-03-01", "2004-03-02")]


def test_words_without_a_speaker_are_nobodys_statement():
    assert statements(reading("a", (QUEUE, None, None))) == ()


def test_likeness_does_not_depend_on_the_order():
    assert likeness(QUEUE, LINE) == likeness(LINE, QUEUE) > 0.5
    assert likeness("", "") == 0.0
