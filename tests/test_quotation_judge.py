"""Proposed contents, what is told of them in numbers, and which of them stand."""

from dataclasses import replace

import pytest

from sanudo.article.types import Article, Part, Span
from sanudo.reading.cues import find_cues
from sanudo.reading.mentions import find_mentions
from sanudo.reading.quotations import find_quotations
from sanudo.reading.quotations.anchors import Anchor, Proposal
from sanudo.reading.quotations.features import NAMES, cue_rates
from sanudo.reading.quotations.field import field_of, tokens_of
from sanudo.reading.quotations.ground import ground_of
from sanudo.reading.quotations.judging import built, judge_of, likelihoods, standing, words_of
from sanudo.reading.quotations.weighing import weighed
from sanudo.reading.sentences import parse_article

TEXT = 'Elena Dimova said that the port would reopen. "We are glad," she added, "and so are the ships."'


def read(text):
    article = Article("x", "x.txt", text, parts=(Part("paragraph", Span(0, len(text))),))
    parsed, sentences = parse_article(article)
    mentions, entities = find_mentions(parsed)
    return article, parsed, sentences, mentions, entities


def field(text=TEXT):
    article, parsed, _, mentions, entities = read(text)
    return field_of(ground_of(article, parsed, mentions, entities))


def tiny(least=0.5):
    """A judge of one tree: first number at most 0 is unlikely, beyond it likely."""
    return built(
        {
            "names": list(NAMES),
            "least": least,
            "least_marked": least,
            "base": 0.0,
            "depth": 1,
            "trees": [[[0, 0.0, 1, 2], [-2.0], [2.0]]],
        }
    )


def test_a_judge_learned_with_other_features_is_refused_with_what_to_do():
    with pytest.raises(ValueError, match=r"training\.quotations"):
        built({"names": ["length"], "trees": []})


def test_a_tree_sends_a_row_left_at_its_threshold_and_right_beyond_it():
    rows = [[0.0] * len(NAMES), [0.1] + [0.0] * (len(NAMES) - 1)]
    low, high = likelihoods(rows, tiny())
    assert low == pytest.approx(0.1192, abs=1e-4)
    assert high == pytest.approx(0.8808, abs=1e-4)


def test_no_rows_no_likelihoods():
    assert likelihoods([]) == []


def test_the_judge_that_ships_has_leaves_at_its_depth():
    judge = judge_of()
    assert judge.depth < 40
    assert 0 < judge.least_marked <= judge.least < 1


def anchored(place, *content):
    return Proposal(Anchor(None, (place, place - 1), False, place), tuple(content))


def test_of_two_contents_in_one_stretch_the_likelier_stands():
    proposals = [anchored(0, (0, 9)), anchored(2, (2, 8)), anchored(20, (20, 25))]
    assert standing(proposals, [0.6, 0.9, 0.7], [0.5] * 3) == [1, 2]


def test_what_is_less_likely_than_its_bar_does_not_stand():
    assert standing([anchored(0, (0, 9))], [0.4], [0.5]) == []


def test_words_of_a_content_in_pieces():
    assert words_of(((1, 2), (5, 5))) == {1, 2, 5}


def test_each_proposal_has_all_numbers_and_lies_in_the_text():
    own = field()
    proposals, rows, speakers = weighed(own, find_cues(own.ground.tree))
    assert proposals and len(proposals) == len(rows) == len(speakers)
    assert {len(row) for row in rows} == {len(NAMES)}
    count = len(own.ground.tree.parsed.tokens)
    assert all(0 <= first <= last < count for p in proposals for first, last in p.content)


def test_other_rates_are_taken_where_they_are_given():
    own = field()
    place = NAMES.index("cue rate")
    _, rows, _ = weighed(own, find_cues(own.ground.tree), {})
    assert {row[place] for row in rows} == {0.0}
    assert cue_rates()["say", 1][0] > cue_rates()["go", 1][0]


def test_tokens_of_a_span_are_those_it_touches():
    own = field()
    assert tokens_of(own.ground, Span(0, 12)) == (0, 1)
    assert tokens_of(own.ground, Span(5, 6)) is None


def test_a_parse_without_the_head_is_read_by_parse_and_marks_alone():
    article, parsed, sentences, mentions, entities = read(TEXT)
    bare = replace(parsed, likely=(), quotation=())
    found = find_quotations(article, bare, sentences, mentions, entities, ())
    assert [q.speaker_name for q in found] == ["Elena Dimova", "Elena Dimova"]
    assert {q.kind for q in found} == {"direct", "indirect"}
