"""The grammar of a report's sentences."""

from dataclasses import replace

from sanudo.comparing.grammar import grammar_of
from sanudo.language.parse import parse
from sanudo.reading.analyse import analyse
from sanudo.sources.read import read_text

TEXT = "News of the day\n\nThe army shelled the harbour on Friday. It denied that anybody had been hurt there."


def _reading():
    return analyse(read_text(TEXT, name="a.txt", published="2003-05-06"))


def test_a_sentence_has_the_tree_that_the_reading_saw():
    reading = _reading()
    sentence = reading.sentences[-1].span
    found = grammar_of(reading, sentence)
    assert found.parsed.text == sentence.of(TEXT)
    whole = [token for token in parse(TEXT).tokens if sentence.start <= token.start < sentence.end]
    assert [token.dep for token in found.parsed.tokens] == [token.dep for token in whole]
    assert [found.parsed.word(n) for n in range(len(whole))] == [TEXT[t.start : t.end] for t in whole]
    assert sum(token.head == n for n, token in enumerate(found.parsed.tokens)) == 1


def test_what_hangs_from_outside_a_part_of_a_sentence_is_a_root_there():
    reading = _reading()
    sentence = reading.sentences[1].span
    found = grammar_of(reading, type(sentence)(TEXT.index("the harbour"), TEXT.index(" on Friday")))
    assert [found.parsed.word(n) for n in range(2)] == ["the", "harbour"]
    assert found.parsed.tokens[1].dep == "root" and found.parsed.tokens[1].head == 1
    assert found.below[1] == (0,)


def test_a_reading_without_a_parse_is_parsed_when_asked():
    reading = replace(_reading(), syntax="")
    found = grammar_of(reading, reading.sentences[-1].span)
    assert [found.parsed.word(n) for n in range(2)] == ["It", "denied"]


def test_each_word_has_a_vector_when_asked():
    reading = _reading()
    found = grammar_of(reading, reading.sentences[-1].span)
    assert len(found.words) == len(found.parsed.tokens)
