"""What several reports tell of one event, and what only has its kind and its people in common."""

from sanudo.article.types import Article, Span
from sanudo.comparing.claims import find_claims
from sanudo.comparing.types import Actor, Story
from sanudo.reading.types import Entity, Event, Participant, Reading, Sentence

MINER, UNION = "Olaf Brenn", "Dock Union"


BEFORE = {
    "a": "Rain fell on the harbour. Nobody sold fish. A bell rang twice.",
    "b": "The theatre opens in June. Its roof leaks. Seats are dear.",
    "c": "Bakers want cheaper flour. The mill is shut. Trains run late.",
}


def told(name, sentence, cue, to=UNION, date=None, mode=None, status="occurred", first=True):
    """A report of one accusation: at its head, or behind what has nothing to do with it."""
    before = "" if first else BEFORE[name] + " "
    ends = [n + 1 for n, sign in enumerate(before) if sign == "."]
    spans = [Span(a, b) for a, b in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
    own = Span(len(before), len(before) + len(sentence))
    at = own.start + sentence.index(cue)
    entities = tuple(Entity(who, "PERSON", ()) for who in (MINER, UNION))
    event = Event(
        "ACCUSE",
        mode,
        (),
        (Participant(MINER, Span(0, 1), 0),),
        (Participant(UNION, Span(0, 1), 1),) if to else (),
        Span(at, at + len(cue)),
        own,
        date,
        status=status,
    )
    sentences = tuple(Sentence(span) for span in (*spans, own))
    return Reading(Article(name, name, before + sentence), sentences, entities=entities, events=(event,))


def voices(*readings):
    """How many voices each event claim has."""
    story = Story("s", tuple(r.article.id for r in readings))
    members = [tuple((r.article.id, n) for r in readings) for n in (0, 1)]
    actors = tuple(Actor(f"x{n}", (MINER, UNION)[n], "PERSON", (), (), members[n]) for n in (0, 1))
    return sorted(len(claim.said_by) for claim in find_claims(readings, (story,), actors, (), (), ()))


def test_one_event_in_the_same_word_has_all_its_voices():
    a = told("a", "Brenn accused the Dock Union of burning the ledgers.", "accused", date="2004-05-03")
    b = told("b", "The Dock Union was accused by Brenn.", "accused")
    assert voices(a, b) == [2]


def test_two_events_of_one_kind_and_the_same_people_are_two():
    a = told("a", "Brenn accused the Dock Union of burning the ledgers.", "accused")
    b = told("b", "Last winter Brenn scoffed at the songs that the Dock Union sings.", "scoffed")
    assert voices(a, b) == [1, 1]
    a = told("a", "Brenn accused the Dock Union of burning the ledgers.", "accused", mode="allege")
    b = told("b", "Brenn accused the Dock Union of burning the ledgers.", "accused", mode="investigate")
    assert voices(a, b) == [1, 1]


def test_an_event_without_a_second_side_joins_only_where_more_of_the_sentence_is_alike():
    a = told("a", "Brenn accused the Dock Union of burning the ledgers.", "accused", first=False)
    b = told("b", "A guard was dismissed when Brenn accused him over a lantern.", "accused", to=None, first=False)
    c = told("c", "Brenn accused them of burning the ledgers.", "accused", to=None)
    assert voices(a, b) == [1, 1]
    assert voices(told("a", "Brenn accused the Dock Union of burning the ledgers.", "accused"), c) == [2]


def test_a_denial_is_held_only_against_what_is_told_with_its_word():
    def against(sentence, cue):
        a = told("a", "Brenn accused the Dock Union of burning the ledgers.", "accused")
        story = Story("s", ("a", "b"))
        readings = (a, told("b", sentence, cue, status="denied"))
        members = [(("a", n), ("b", n)) for n in (0, 1)]
        actors = tuple(Actor(f"x{n}", (MINER, UNION)[n], "PERSON", (), (), members[n]) for n in (0, 1))
        return [claim.otherwise for claim in find_claims(readings, (story,), actors, (), (), ())]

    assert against("Brenn never accused the Dock Union of burning the ledgers.", "accused") == [("b",)]
    assert against("Brenn never sued the Dock Union for burning the ledgers.", "sued") == [(), ()]


def test_who_tells_a_plan_does_not_tell_the_deed():
    sentence = "Brenn accused the Dock Union of burning the ledgers."
    assert voices(told("a", sentence, "accused"), told("b", sentence, "accused", status="planned")) == [1, 1]
    assert voices(told("a", sentence, "accused"), told("b", sentence, "accused", status="ongoing")) == [2]
