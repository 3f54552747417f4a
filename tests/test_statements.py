"""One statement in many wordings."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.types import Article, Dating, Part, Span
from sanudo.comparing.grouping import SAME
from sanudo.comparing.likeness import likeness
from sanudo.comparing.originals import as_spoken, other_words
from sanudo.comparing.said import NEVER, TOLD, log_odds, may_reach, said_of
from sanudo.comparing.said import features as said_features
from sanudo.comparing.sameness import FEATURES, content_of, features, opposed, probability, touch_only
from sanudo.comparing.statements import find_statements
from sanudo.comparing.topics import names_a_topic
from sanudo.comparing.types import Actor, Office, Story
from sanudo.comparing.word_forms import base_form
from sanudo.reading.analyse import analyse
from sanudo.reading.types import Entity, Quotation, Reading

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


def test_letters_that_no_encoding_holds_are_compared_too():
    said = QUEUE.replace("standing", "stand\ud800ing")
    found = statements(reading("a", (said, "Ana Lima", None)), reading("b", (LINE, "Ana Lima", None)))
    assert sum(len(s.wordings) for s in found) == 2


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


CLIMB = "We carry the wounded down on our backs because no lorry can climb this road"
BACKS = "We bring the injured down on our shoulders, for trucks cannot get up the road"
SOLD = "The forest is not a shop that anybody may empty"
SHOP = "The forest is a shop like any other, and everybody may buy"


def test_other_words_for_one_thing_are_one_statement():
    found = statements(reading("a", (CLIMB, "Ana Lima", None)), reading("b", (BACKS, "Ana Lima", None)))
    assert [len(s.wordings) for s in found] == [2]


def test_what_one_denies_and_what_one_says_stay_two():
    found = statements(reading("a", (SOLD, "Ana Lima", None)), reading("b", (SHOP, "Ana Lima", None)))
    assert [len(s.wordings) for s in found] == [1, 1]
    assert opposed(content_of("The bridge is open to lorries"), content_of("The bridge is not open to lorries"))
    assert not opposed(content_of("No lorry may cross"), content_of("No lorry may ever cross"))


def test_other_numbers_are_another_statement():
    found = statements(
        reading("a", ("The state will pay 40 million crowns for the bridge", "Ana Lima", None)),
        reading("b", ("The town has paid 95 million crowns for the road", "Ana Lima", None)),
    )
    assert [len(s.wordings) for s in found] == [1, 1]


def test_an_extent_is_marked_cut_short():
    (one,) = statements(
        reading("a", ("Nobody asked the river, and the river does not vote", "Ana Lima", None)),
        reading("b", ("The river does not vote", "Ana Lima", None)),
    )
    assert [w.truncated for w in one.wordings] == [False, True]


def test_the_same_words_of_one_told_by_an_office_are_those_of_who_holds_it():
    lima = Actor("x", "Ana Lima", "PERSON", (), (Office("Mayor", None, None, None, ()),), (("a", 0),))
    named = reading("a", (QUEUE, "Ana Lima", None))
    named = replace(named, quotations=(replace(named.quotations[0], speaker=0),))
    by_office = reading("b", (LINE, "the mayor", None))
    by_others = reading("c", (LINE, "Rui Costa", None))
    found = find_statements((named, by_office, by_others), together(named, by_office, by_others), (lima,))
    assert sorted((s.speaker, len(s.wordings)) for s in found) == [("Ana Lima", 2), ("Rui Costa", 1)]


def test_what_two_say_together_is_of_both_and_names_both_as_they_are_known():
    lima = Actor("x", "Ana Lima", "PERSON", (), (), (("a", 0), ("b", 1)))
    costa = Actor("y", "Rui Costa", "PERSON", (), (), (("a", 1), ("b", 0)))
    told = [
        replace(
            reading(name, (words, speaker, None)),
            entities=tuple(Entity(one, "PERSON", ()) for one in entities),
        )
        for name, words, speaker, entities in (
            ("a", QUEUE, "Ana Lima and Rui Costa", ("Ana Lima", "Rui Costa")),
            ("b", LINE, "Costa and Lima", ("Costa", "Lima")),
        )
    ]
    (one,) = find_statements(tuple(told), together(*told), (lima, costa))
    assert (one.speaker, one.actor, sorted(one.actors)) == ("Ana Lima and Rui Costa", None, ["x", "y"])
    assert len(one.wordings) == 2


def test_what_one_of_two_says_is_not_told_of_the_other_unless_the_words_are_theirs():
    lima = Actor("x", "Ana Lima", "PERSON", (), (), (("a", 0), ("b", 0)))
    both, alone = reading("a", (QUEUE, "Ana Lima and Rui Costa", None)), reading("b", (FLEET, "Ana Lima", None))
    told = [replace(one, entities=(Entity("Ana Lima", "PERSON", ()),)) for one in (both, alone)]
    told[1] = replace(told[1], quotations=(replace(told[1].quotations[0], speaker=0),))
    found = find_statements(tuple(told), together(*told), (lima,))
    assert sorted(s.speaker for s in found) == ["Ana Lima", "Ana Lima and Rui Costa"]


def test_a_month_later_it_takes_more_to_be_the_same_statement():
    now, later = "The harbour will be dredged by spring", "The harbour will be dredged when there is money"
    near = statements(reading("a", (now, "Ana Lima", None)), reading("b", (now, "Ana Lima", None)))
    assert [len(s.wordings) for s in near] == [2]
    a, b = reading("a", (now, "Ana Lima", None)), reading("b", (later, "Ana Lima", None))
    dated = [
        replace(one, article=replace(one.article, published=Dating(day, "timestamp", "given")))
        for one, day in ((a, "2001-03-01"), (b, "2001-04-20"))
    ]
    assert [len(s.wordings) for s in statements(*dated)] == [1, 1]


def test_a_long_list_of_wordings_is_likened_by_its_rare_words():
    rare = [f"The {stone} will not be sold while I sit here" for stone in ("opal", "topaz", "garnet", "beryl")]
    said = [(words, "Ana Lima", None) for words in rare]
    other = [(f"Item {number} of plan {number} is settled", "Ana Lima", None) for number in range(100, 180)]
    found = statements(reading("a", *said, *other), reading("b", *said))
    joined = {w.text for s in found if len({w.article for w in s.wordings}) > 1 for w in s.wordings}
    assert joined == set(rare)


def test_likeness_of_contents_is_the_same_both_ways():
    a, b = content_of(CLIMB, direct=True), content_of(BACKS)
    assert features(a, b) == features(b, a)
    assert probability(a, b) == probability(b, a) > SAME
    assert probability(content_of(""), content_of("")) < SAME


def test_base_forms_fold_endings_and_number_words():
    assert [base_form(word) for word in ("digging", "stood", "lorries", "through", "twelve", "water")] == [
        *("dig", "stand", "lorry", "through", "12", "water"),
    ]


def test_a_quotation_that_says_two_things_stands_in_two_statements_with_what_belongs_there():
    both = "Our fishing fleet will stay in harbour until spring. The ministry is not standing in the queue to join"
    found = statements(
        reading("a", (both, "Ana Lima", None)),
        reading("b", ("The fishing boats would remain in port until the spring", "Ana Lima", None)),
        reading("c", ("The ministry was not standing in line to join", "Ana Lima", None)),
    )
    texts = sorted(sorted(w.text for w in s.wordings if w.article == "a")[0].strip() for s in found)
    assert texts == sorted(f"{half.strip('. ')}" + "." * half.endswith(".") for half in (both[:52], both[53:]))
    assert [len(s.wordings) for s in found] == [2, 2]


def test_the_same_words_of_he_are_the_statement_of_who_is_named_elsewhere():
    text = f"He said: {QUEUE}"
    he = Quotation((Span(9, len(text)),), "direct", speaker_name="Rui Costa", speaker_span=Span(0, 2))
    other = Reading(Article("b", "b", text), quotations=(he,))
    found = statements(reading("a", (QUEUE, "Ana Lima", None)), other)
    assert [(s.speaker, len(s.wordings)) for s in found] == [("Ana Lima", 2)]


def test_words_of_like_meaning_count_and_opposites_do_not():
    shared = FEATURES.index("meaning")
    a, b, c = (content_of(f"They will {verb} the whole fleet") for verb in ("raise", "lift", "lower"))
    assert features(a, b)[shared] > features(a, c)[shared]


def spoken(words, speaker, kind="direct"):
    """A report of one quotation with its grammar."""
    article = Article(words[:20], words[:20], words, (Part("paragraph", Span(0, len(words))),))
    quotation = Quotation((Span(0, len(words)),), kind, speaker_name=speaker, cue=Span(0, 1))
    return replace(analyse(article), quotations=(quotation,))


def test_what_only_names_a_topic_is_no_wording_of_what_says_more():
    topic = spoken("the harbour toll with the ferry owners", "Ana Lima", "indirect")
    said = spoken(
        "the owners would sooner sell their boats abroad than pay the toll for one day", "Ana Lima", "indirect"
    )
    assert [len(s.wordings) for s in statements(topic, said)] == [1, 1]
    assert names_a_topic(topic, topic.quotations[0].spans)
    assert not names_a_topic(said, said.quotations[0].spans)


@pytest.mark.parametrize(
    ("unnamed", "words", "count"),
    [
        (
            "a ministry official",
            "There has been some concern in the ministry about the queue to the customs union",
            [1, 1],
        ),
        ("another official", LINE, [1, 1]),
        ("a ministry official", QUEUE, [2]),
        ("the minister Ana Lima", LINE, [2]),
    ],
)
def test_an_official_without_a_name_is_somebody_else_unless_the_words_are_the_same(unnamed, words, count):
    lima = Actor("x", "Ana Lima", "PERSON", (), (Office("Minister", "Ministry", None, None, ()),), (("a", 0),))
    named = reading("a", (QUEUE, "Ana Lima", None))
    named = replace(named, quotations=(replace(named.quotations[0], speaker=0),))
    other = reading("b", (words, unnamed, None))
    found = find_statements((named, other), together(named, other), (lima,))
    assert sorted(len(s.wordings) for s in found) == count


ASKED = (
    "Nobody has asked the villages whether they want the dam",
    "We will plant a tree for every house that was lost",
    "The road to the pass was closed before the first snow",
)


def test_where_reports_give_the_very_words_two_quotations_in_other_words_are_two_statements():
    own = [(words, "Ana Lima", None) for words in ASKED]
    a, b = reading("a", *own, (CLIMB, "Ana Lima", None)), reading("b", *own, (BACKS, "Ana Lima", None))
    found = statements(a, b)
    assert sorted(w.text for s in found if len(s.wordings) == 2 for w in s.wordings) == sorted(ASKED * 2)
    assert sorted(s.wordings[0].text for s in found if len(s.wordings) == 1) == sorted((CLIMB, BACKS))


def test_reports_that_copy_one_another_do_not_tell_that_words_are_as_they_were_spoken():
    quoted = [(voice, content_of(words, direct=True)) for voice in ("a", "a") for words in ASKED]
    assert not as_spoken([quoted])
    assert as_spoken([[(voice, content_of(words, direct=True)) for voice in ("a", "b") for words in ASKED]])


def test_a_paraphrase_joins_the_quotation_that_has_the_words_in_marks():
    whole = content_of("We carry the wounded down on our backs, and no lorry can climb this road", direct=True)
    assert not other_words(content_of("that they carry them “down on our backs” from the pass"), whole)
    assert other_words(content_of("that the road is a “path for goats” no lorry can climb"), whole)
    assert not other_words(content_of("that no lorry can climb the road"), whole)


def test_a_few_words_in_common_are_not_enough():
    a = "The harbour master has opened our coast to smugglers, forgers and pirates, and the bishop lent them a lamp"
    b = "Drunkards sang on the stairs while the harbour slept"
    found = statements(reading("a", (a, "Ana Lima", None)), reading("b", (b, "Ana Lima", None)))
    assert [len(s.wordings) for s in found] == [1, 1]
    assert touch_only(content_of(a), content_of(b))
    assert not touch_only(content_of(CLIMB), content_of(BACKS))


def test_what_one_has_to_do_is_no_deed_done():
    must, have = content_of("We must learn to wait", True), content_of("We have to learn to wait", True)
    assert dict(zip(FEATURES, features(must, have), strict=True))["done"] == 0


def test_without_negates_what_stands_behind_it_alone():
    one = content_of("Neighbours may argue about a hedge, but they do not cut down the orchard", True)
    other = content_of("Neighbours can argue about a hedge without cutting down the orchard", True)
    assert dict(zip(FEATURES, features(one, other), strict=True))["negation"] == 0


WORDS = st.lists(
    st.sampled_from(
        ["the", "harbour", "bridge", "will", "not", "open", "close", "40", "95", "Lima", "before", "may", "mayor", "is"]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(WORDS, WORDS, st.sampled_from(["direct", "indirect"]), st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_pair_is_likelier_than_what_its_words_in_common_allow(one, other, kind, denied, within):
    text = f"{one}\n{other}" if within else one
    first = Quotation((Span(0, len(one)),), kind, speaker_name="Ana Lima", polarity="denied" if denied else "affirmed")
    at = len(one) + 1 if within else 0
    second = Quotation((Span(at, at + len(other)),), "direct", speaker_name="Ana Lima", part="headline")
    a = Reading(Article("a", "a", text), quotations=(first, second))
    b = a if within else Reading(Article("b", "b", other), quotations=(second,))
    x, y = said_of(a, 0, first.spans), said_of(b, 1 if within else 0, second.spans)
    odds = log_odds(x, y, {})
    assert odds == log_odds(y, x, {})
    assert odds == NEVER or may_reach(x, y, {}, odds)


def test_a_headline_and_a_paragraph_are_told_aside_and_two_of_one_report_stand_close():
    a, b = reading("a", (QUEUE, "Ana Lima", None), (LINE, "Ana Lima", None)), reading("b", (LINE, "Ana Lima", None))
    names = (*FEATURES, *TOLD)
    found = dict(
        zip(
            names,
            said_features(said_of(a, 0, a.quotations[0].spans), said_of(a, 1, a.quotations[1].spans), {}),
            strict=True,
        )
    )
    assert (found["one report"], found["close"], found["told alike"], found["aside"]) == (1, 1, 1, 0)
    head = replace(b, quotations=(replace(b.quotations[0], part="headline", date="2004-03-01"),))
    found = dict(
        zip(
            names,
            said_features(said_of(a, 0, a.quotations[0].spans), said_of(head, 0, b.quotations[0].spans), {}),
            strict=True,
        )
    )
    assert (found["one report"], found["close"], found["told alike"], found["aside"]) == (0, 0, 0, 1)
    assert 0 < found["verbatim"] < 1 and found["other day"] == found["one day"] == 0
