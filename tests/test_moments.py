"""When what a report tells was, be it told in another sentence, and what its sentences are worth."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Span
from sanudo.language.types import Parsed
from sanudo.reading.moments import with_moments
from sanudo.reading.types import Moment, Reading
from sanudo.telling.background import is_background
from sanudo.telling.brief import brief
from sanudo.telling.core_sentences import core_sentences, worthy_sentences
from sanudo.telling.day_placing import with_core
from sanudo.telling.inferred_days import inferred_day, inferred_day_of_saying
from sanudo.telling.leading import Leads
from sanudo.telling.sentence_before import sentence_before
from sanudo.telling.voice import happened
from tests.teller_of import sentence, teller_of

VISIT = """Minister opens bridge at Karsk

KARSK, 12 May 2004 - Transport Minister Ana Lima opened the new bridge over the Tavel on Tuesday and walked \
across it with some two hundred children.

In remarks on Monday, Mayor Rui Costa thanked the builders.

The bridge is 400 metres long. The parliament passed a law on bridges in March 1999.

Costa said that the ferries would go on until the end of the summer.

Lima is to open a second bridge at Selby on 3 June.
"""


def read(text: str = VISIT) -> Reading:
    return sanudo.analyse(sanudo.read_text(text, "a.txt", "2004-05-12"))


def moment_of(reading: Reading, words: str) -> Moment:
    return next(one for one in reading.moments if one.cue.of(reading.article.text) == words)


@pytest.mark.parametrize(
    ("word", "era", "day"),
    [
        ("opened", "news", "2004-05-11"),
        ("thanked", "news", "2004-05-10"),
        ("long", "general", None),
        ("passed", "before", "1999-03"),
        ("open", "ahead", "2004-06-03"),
    ],
)
def test_a_word_has_the_day_that_its_report_tells_for_it(word, era, day):
    found = moment_of(read(), word)
    assert found.era == era
    assert (found.day if found.sure >= 0.5 else None) == day


def surely(reading: Reading, words: str, day: str) -> Reading:
    """The reading, sure that a word's deed was on a day that the report tells."""
    time = next(t for t in reading.times if t.value[:10] == day)
    sure = (replace(m, era="news", day=day, day_span=time.span, sure=0.9) for m in reading.moments)
    return replace(
        reading,
        moments=tuple(
            one if m.cue.of(reading.article.text) == words else m for m, one in zip(reading.moments, sure, strict=True)
        ),
    )


def test_what_was_said_has_the_day_that_is_surely_its_own_and_the_sentence_that_tells_it():
    reading = surely(read(), "said", "2004-05-11")
    said = next(q for q in reading.quotations if q.cue and q.cue.of(reading.article.text) == "said")
    assert said.date is None
    day, sentence = inferred_day_of_saying(reading, said)
    assert day == "2004-05-11"
    assert sentence.of(reading.article.text).startswith("Transport Minister Ana Lima opened")


def test_no_day_is_inferred_from_a_word_that_is_not_sure_nor_where_two_are_nor_after_the_report():
    reading = surely(read(), "said", "2004-05-11")
    said = moment_of(reading, "said")
    assert inferred_day(reading, said.sentence) is not None
    unsure = tuple(replace(m, sure=0.4) for m in reading.moments)
    assert inferred_day(replace(reading, moments=unsure), said.sentence) is None
    first = Span(said.sentence.start, said.sentence.start + 1)
    rival = Moment(first, said.sentence, "news", 0.9, "2004-05-10", said.day_span, 0.6)
    two = tuple(sorted((*reading.moments, rival), key=lambda m: m.cue))
    assert inferred_day(replace(reading, moments=two), said.sentence) is None
    assert inferred_day(surely(read(), "said", "2004-06-03"), said.sentence) is None


def test_the_account_tells_under_its_day_what_names_none_and_cites_the_sentence_that_does(tmp_path, monkeypatch):
    with teller_of(tmp_path, VISIT) as teller:
        plain = brief(teller.record, teller.story)
        for module in ("account", "timeline"):
            monkeypatch.setattr(
                f"sanudo.telling.{module}.with_morrow", lambda reading, _: surely(reading, "said", "2004-05-11")
            )
        told = brief(teller.record, teller.story)
    undated = "Also reported that day, in sentences that name no day of their own"
    assert _heading_over(plain, "ferries would go on") == undated
    assert _heading_over(told, "ferries would go on") == "Tuesday, 11 May 2004"
    line = next(line for s in told.sections for line in s.lines if "ferries would go on" in line.text)
    cited = [source.words for source in told.sources if source.number in line.sources]
    assert any(words.startswith("Transport Minister Ana Lima opened") for words in cited)


def _heading_over(told, words):
    return next(s.heading for s in told.sections if s.level > 2 and any(words in line.text for line in s.lines))


def test_the_news_is_worth_more_than_what_was_before_it_and_a_caption_for_readers_is_junk():
    reading = read(VISIT + "\nMUST READ Five bridges to see this summer\n")
    text = reading.article.text
    by = {s.span.of(text): s for s in reading.sentences}
    lead = next(s for words, s in by.items() if "opened the new bridge" in words)
    old = next(s for words, s in by.items() if words.startswith("The parliament passed"))
    assert lead.worth > old.worth + 0.5
    assert lead.alone > 0.6


def test_a_verdict_of_the_writer_is_told_from_a_fact():
    text = "The plan is a shameful waste of money and nobody with any sense should back it. The council met on Monday."
    first, second = read(text).sentences
    assert first.opinion > 0.5 > second.opinion


def test_a_parse_of_another_pipeline_has_nothing_judged():
    reading = read()
    bare = replace(reading, moments=())
    assert with_moments(bare, Parsed(reading.article.text, (), (), ())) == bare


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="abc .,'\"\nMonday12May2004 said He", max_size=200))
def test_any_text_is_judged_twice_alike_and_days_stand_in_it(text):
    article = sanudo.read_text(text, "a.txt", "2004-05-12")
    first, again = sanudo.analyse(article), sanudo.analyse(article)
    assert first.moments == again.moments
    for one in first.moments:
        assert 0 <= one.sure <= 1.001
        assert one.day_span is None or one.day_span.of(first.article.text).strip()
    for each in first.sentences:
        assert each.worth is None or 0 <= each.worth <= 3.001


def judged(reading: Reading, **told: tuple[float, float]) -> Reading:
    """The reading with what was judged of sentences that have a word: whether they stand alone, and their worth."""
    sentences = []
    for one in reading.sentences:
        words = one.span.of(reading.article.text)
        found = next((scores for word, scores in told.items() if word in words), (0.9, 1.5))
        sentences.append(replace(one, alone=found[0], worth=found[1], junk=0.0, opinion=0.0))
    return replace(reading, sentences=tuple(sentences))


BRIDGES = """The Karsk Courier
June 5, 2003
Council votes for bridge

The council of Karsk voted on Thursday for a new bridge over the Tavel, after three years of quarrels.

The vote went through with eleven voices to nine.

Engineers of Norland had warned in April that the pillars of the old bridge were rotten.

Builders poured the first concrete at the river on Wednesday. Four hundred people watched the work from the old quay.

Mayor Ana Weller signed the contract for the new bridge over the Tavel with builders from Selby.
"""


def test_a_sentence_that_leans_on_the_one_before_is_told_with_it(tmp_path, monkeypatch):
    with teller_of(tmp_path, BRIDGES) as teller:
        plain = teller.reading(next(iter(teller.texts)))
        leaning = sentence(teller, "Four hundred people")
        assert sentence_before(teller, leaning, "2003-06-04") is None
        monkeypatch.setattr(teller, "reading", lambda article: judged(plain, hundred=(0.2, 1.5)))
        before = sentence_before(teller, leaning, "2003-06-04")
        assert before is not None
        assert teller.words(before).startswith("Builders poured")
        assert sentence_before(teller, leaning, "2003-06-05") is None  # it tells another day
        teller.told.add(before)
        assert sentence_before(teller, leaning, "2003-06-04") is None


def test_main_news_further_down_is_told_and_background_is_not(tmp_path, monkeypatch):
    with teller_of(tmp_path, BRIDGES) as teller:
        plain = teller.reading(next(iter(teller.texts)))
        signed, leads = sentence(teller, "signed the contract"), Leads(teller)
        monkeypatch.setattr(teller, "reading", lambda article: judged(plain, signed=(0.9, 1.0)))
        assert signed not in worthy_sentences(teller, leads, ())
        monkeypatch.setattr(teller, "reading", lambda article: judged(plain, signed=(0.9, 2.5)))
        assert signed in worthy_sentences(teller, leads, core_sentences(teller, leads))
        assert [e.day for e in with_core(teller, leads, []) if e.evidence[0] == signed and e.core] == [None]
        monkeypatch.setattr(teller, "reading", lambda article: judged(plain, signed=(0.1, 2.5)))
        assert signed not in worthy_sentences(teller, leads, ())


def test_what_was_judged_its_writers_own_opinion_is_not_told_as_what_happened(tmp_path, monkeypatch):
    with teller_of(tmp_path, BRIDGES) as teller:
        plain = teller.reading(next(iter(teller.texts)))
        signed = sentence(teller, "signed the contract")
        assert happened(teller, signed)
        for told in ({"opinion": 0.8}, {"junk": 0.8}):
            changed = (replace(s, **told) if s.span == signed.span else s for s in plain.sentences)
            other = replace(plain, sentences=tuple(changed))
            monkeypatch.setattr(teller, "reading", lambda article, other=other: other)
            assert not happened(teller, signed)


def test_the_head_takes_what_is_worth_most_and_something_where_nothing_is_worth_much(tmp_path, monkeypatch):
    with teller_of(tmp_path, BRIDGES) as teller:
        plain = teller.reading(next(iter(teller.texts)))
        monkeypatch.setattr(teller, "reading", lambda article: judged(plain, voted=(0.9, 2.9), Engineers=(0.9, 0.2)))
        assert "voted on Thursday" in teller.words(Leads(teller).news(1)[0][0])
        monkeypatch.setattr(teller, "reading", lambda article: judged(plain, voted=(0.9, 0.1), Builders=(0.9, 3.0)))
        assert "poured" in teller.words(Leads(teller).news(1)[0][0])
        nothing = replace(plain, sentences=tuple(replace(s, worth=0.0) for s in plain.sentences))
        monkeypatch.setattr(teller, "reading", lambda article: nothing)
        assert Leads(teller).news(1)


def test_a_sentence_that_was_judged_to_tell_of_before_alone_is_background(tmp_path):
    reading = read()
    old = next(s.span for s in reading.sentences if s.span.of(reading.article.text).startswith("The bridge is 400"))
    assert not is_background(reading, old, "2004-05-11")
    before = tuple(replace(m, era="before", chance=0.9) if m.sentence == old else m for m in reading.moments)
    assert is_background(replace(reading, moments=before), old, "2004-05-11")
