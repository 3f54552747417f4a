"""Who did what to whom in one report."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.reading.triggers import modes, rows, types


def names_of(participants):
    return tuple(participant.name for participant in participants)


def events(text, published="2003-05-06"):
    own = Article(
        "x",
        "x.txt",
        text,
        parts=(Part("paragraph", Span(0, len(text))),),
        published=Dating(published, "timestamp", "given"),
    )
    return sanudo.analyse(own).events


def first(text, type):
    found = [event for event in events(text) if event.type == type]
    assert found, events(text)
    return found[0]


@pytest.mark.parametrize(
    ("text", "type", "actor", "recipient"),
    [
        ("France condemned Syria on Monday.", "ACCUSE", "France", "Syria"),
        ("Syria was condemned by France on Monday.", "ACCUSE", "France", "Syria"),
        ("Turkish troops attacked Kurdish rebels on Monday.", "ASSAULT", "Turkish troops", "Kurdish rebels"),
        ("Angela Merkel met Vladimir Putin in Sochi.", "CONSULT", "Angela Merkel", "Vladimir Putin"),
        ("Japan will send aid to Nepal.", "AID", "Japan", "Nepal"),
        ("Iran rejected the American proposal.", "REJECT", "Iran", None),
        ("Canada expelled two Russian diplomats.", "SANCTION", "Canada", None),
    ],
)
def test_actors_and_recipients_are_told_apart(text, type, actor, recipient):
    event = first(text, type)
    assert actor in names_of(event.actors)
    if recipient:
        assert recipient in names_of(event.recipients)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("France condemned Syria on Monday.", "occurred"),
        ("France did not condemn Syria.", "denied"),
        ("Angela Merkel will meet Vladimir Putin in Sochi.", "planned"),
        ("Angela Merkel may meet Vladimir Putin in Sochi.", "possible"),
        ("Angela Merkel agreed to meet Vladimir Putin in Sochi.", "planned"),
        ("Angela Merkel refused to meet Vladimir Putin in Sochi.", "denied"),
    ],
)
def test_plans_and_denials_are_not_deeds(text, status):
    type = "CONSULT" if "meet" in text else "ACCUSE"
    assert first(text, type).status == status


def test_what_only_a_speaker_asserts_carries_the_speaker():
    text = "Elena Dimova said that France had attacked Syria."
    event = first(text, "ASSAULT")
    assert event.speaker is not None


def test_a_sentence_without_an_event_has_none():
    assert events("The weather in Paris was mild and the parks were full.") == ()


def test_an_event_has_the_day_its_sentence_says_and_no_other():
    assert first("France condemned Syria on Monday.", "ACCUSE").date == "2003-05-05"
    assert first("France condemned Syria.", "ACCUSE").date is None


def test_the_dead_are_counted_in_the_words_of_the_text():
    event = first("Rebels killed 12 soldiers near Mosul.", "ASSAULT")
    assert event.magnitude == (("killed", "12"),)


def test_every_row_of_the_ontology_is_of_a_known_type_and_mode():
    for word, pos, type, mode, cameo, argument in rows("triggers.tsv"):
        assert pos in ("verb", "noun") and type in types() and cameo and argument, word
        assert mode == "-" or (type, mode) in modes(), word


@pytest.mark.parametrize(
    ("text", "type", "actor", "recipient"),
    [
        ("The men arrested by Turkish police are teachers.", "COERCE", "Turkish police", "The men"),
        ("Iran criticised Israel's decision on Monday.", "ACCUSE", "Iran", "Israel"),
        ("A lawsuit was filed against Google on Monday.", "ACCUSE", None, "Google"),
        ("An explosion killed 27 people in Tanta.", "ASSAULT", None, "27 people in Tanta"),
        ("Forty-two people were killed in Basra on Monday.", "ASSAULT", None, "Forty-two people"),
        ("France called on Syria to attack Iraq.", "ASSAULT", "Syria", "Iraq"),
        ("Germany urged Poland to condemn Hungary.", "ACCUSE", "Poland", "Hungary"),
        ("Putin and Merkel agreed to step up cooperation between Spain and Chile.", "COOPERATE", "Spain", "Chile"),
        ("Iran is in talks with Turkey over the border.", "CONSULT", "Iran", "Turkey"),
        ("Brazil sold arms to Angola in May.", "COOPERATE", "Brazil", "Angola"),
    ],
)
def test_who_did_it_to_whom_is_found_behind_passives_nouns_and_orders(text, type, actor, recipient):
    event = first(text, type)
    assert names_of(event.actors)[:1] == ((actor,) if actor else ())
    assert names_of(event.recipients)[:1] == ((recipient,) if recipient else ())


@pytest.mark.parametrize(
    "text",
    [
        "The White House declined to comment.",
        "John Smith received medical treatment on Monday.",
        "Mary Jones asked whether the talks would go on.",
        "John Smith spoke about his plans.",
        "Doug Jones beat Roy Moore by 21,000 votes.",
        "Trump delivered a speech to Poles in Warsaw.",
        "Apple released a new telephone on Monday.",
        "Apple demonstrated a new telephone on Monday.",
    ],
)
def test_words_of_the_ontology_in_another_sense_tell_no_event(text):
    assert events(text) == ()


def test_an_attack_in_words_is_no_assault():
    assert [event.type for event in events("Trump attacked John Bolton as a coward.")] == ["ACCUSE"]


def test_the_day_of_another_event_is_not_taken():
    text = "The dialogue between France and Syria has grown since Putin met Robertson on 3 May, officials said."
    found = [(names_of(event.actors)[0], event.date) for event in events(text) if event.type == "CONSULT"]
    assert found == [("France", None), ("Putin", "2003-05-03")]


def test_less_sure_events_are_told_where_they_are_asked_for():
    article = sanudo.read_text("John Smith spoke about his plans.", name="x.txt")
    assert sanudo.analyse(article).events == ()
    assert [event.type for event in sanudo.analyse(article, least=0.3).events] == ["CONSULT"]
