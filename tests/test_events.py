"""Who did what to whom in one report."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.reading.events import STRICT
from sanudo.reading.triggers import modes, rows, types


def names_of(participants):
    return tuple(participant.name for participant in participants)


def events(text, published="2003-05-06", least=0.5):
    own = Article(
        "x",
        "x.txt",
        text,
        parts=(Part("paragraph", Span(0, len(text))),),
        published=Dating(published, "timestamp", "given"),
    )
    return sanudo.analyse(own, least).events


def first(text, type, least=0.5):
    found = [event for event in events(text, least=least) if event.type == type]
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


def test_what_somebody_decides_to_do_is_told_by_the_report():
    event = first("Ana Lima decided to send aid to Nepal.", "AID")
    assert (event.status, event.speaker) == ("planned", None)


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
        assert pos in ("verb", "noun") and (type == "-" or type in types()) and cameo and argument, word
        assert mode == "-" or (type, mode) in modes(), word


def test_every_class_of_words_that_a_row_names_is_there_and_every_row_stands_once():
    classes = {name for name, _ in rows("classes.tsv")}
    table = rows("triggers.tsv")
    assert {word for row in table for word in row[0].split() if word.startswith("<")} <= classes
    assert len({(row[0], row[1]) for row in table}) == len(table)


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
    found = [(names_of(event.actors)[0], event.date) for event in events(text, least=0.1) if event.type == "CONSULT"]
    assert found == [("France", None), ("Putin", "2003-05-03")]


def test_less_sure_events_are_told_where_they_are_asked_for():
    text = "Chile condemned Peru. The trial of Rui Costa opened in Luanda. Russia blocked the website of Apple."
    sure, more = events(text), events(text, least=0.1)
    assert set(sure) < set(more)
    assert all(event.confidence >= STRICT for event in sure)
    assert all(0.1 <= event.confidence < STRICT for event in set(more) - set(sure))


@pytest.mark.parametrize(
    ("text", "type", "actor"),
    [
        ("Chile sent 40 tonnes of flour to Peru.", "AID", "Chile"),
        ("Norway shipped howitzers to Estonia.", "AID", "Norway"),
        ("Niger moved two battalions to the border.", "MOBILIZE", "Niger"),
        ("Kenya cut off diplomatic relations with Qatar.", "SANCTION", "Kenya"),
        ("Peru recalled its ambassador from Chile.", "SANCTION", "Peru"),
        ("Finland eased the restrictions on Russia.", "CONCEDE", "Finland"),
        ("Japan and Peru conducted naval exercises.", "COOPERATE", "Japan"),
        ("The World Bank welcomed the agreement.", "SUPPORT", "World Bank"),
        ("Ghana opened an investigation into Mali.", "ACCUSE", "Ghana"),
        ("Iran broke off the talks with Turkey.", "SANCTION", "Iran"),
        ("Oslo promised to strike back at Denmark.", "THREATEN", "Norway"),
    ],
)
def test_a_verb_tells_by_what_its_object_is_of(text, type, actor):
    assert actor in names_of(first(text, type).actors)


@pytest.mark.parametrize(
    "text",
    [
        "The Senate killed the bill on Monday.",
        "Apple launched a new telephone on Monday.",
        "Congress met the deadline on Monday.",
        "Iran called off the parade on Monday.",
    ],
)
def test_what_the_object_turns_into_something_else_is_not_told(text):
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "type", "recipient"),
    [
        ("Kenyan jets bombed two trains on Monday.", "ASSAULT", None),
        ("Russia blocked the website of Apple.", "COERCE", "Apple"),
        ("Iran condemned the Israeli decision.", "ACCUSE", "Israel"),
        ("Rebels freed nine hikers on Monday.", "RETREAT", "nine hikers"),
        ("Police arrested a cyclist in Lyon.", "COERCE", "a cyclist"),
    ],
)
def test_what_is_done_to_a_thing_is_told_with_whose_it_is(text, type, recipient):
    event = first(text, type, least=0.2)
    assert event.actors and (recipient is None or names_of(event.recipients) == (recipient,))


def test_the_killed_have_not_done_what_is_condemned():
    (event,) = [e for e in events("Turkey condemned the killing of the Syrian.") if e.type == "ACCUSE"]
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Delegations led by Ana Lima and Rui Costa met in Oslo.", ("Ana Lima",), ("Rui Costa",)),
        ("The foreign ministers, Ana Lima and Rui Costa, met in Oslo.", ("Ana Lima",), ("Rui Costa",)),
        ("Envoys of Chad and Niger met in Oslo.", ("Chad",), ("Niger",)),
        ("Ana Lima told lawmakers at a meeting in Oslo that she was tired.", ("Ana Lima",), ("lawmakers",)),
        ("Ana Lima was speaking after two hours of talks with Rui Costa.", ("Ana Lima",), ("Rui Costa",)),
        ("The visit of Ana Lima to Peru ended on Monday.", ("Ana Lima",), ("Peru",)),
        ("Ana Lima accepted an invitation to visit Peru.", ("Ana Lima",), ("Peru",)),
    ],
)
def test_who_meets_is_found_behind_those_they_are_sent_by_and_nouns(text, actors, recipients):
    assert (actors, recipients) in [(names_of(e.actors), names_of(e.recipients)) for e in events(text)]


def test_the_two_are_those_who_were_named_together():
    text = "Ana Lima and Rui Costa arrived in Oslo. The two leaders met on Monday."
    (event,) = [e for e in events(text) if e.mode is None]
    assert names_of((*event.actors, *event.recipients)) == ("Ana Lima", "Rui Costa")


def test_who_says_that_he_will_not_do_it_refuses():
    assert [(e.type, e.status) for e in events("France will not release the prisoners.")] == [("REJECT", "occurred")]


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("Foreign Minister Ana Lima flies to Oslo on Thursday.", "planned", "2003-05-08"),
        ("Ana Lima is to visit Oslo on Thursday.", "planned", "2003-05-08"),
        ("Foreign Minister Ana Lima flew to Oslo on Thursday.", "occurred", "2003-05-01"),
        ("Ana Lima called off her trip to Oslo on Monday.", "denied", None),
    ],
)
def test_a_weekday_is_behind_or_before_the_report_as_the_event_is(text, status, date):
    (event,) = [e for e in events(text) if e.mode == "visit"]
    assert (event.status, event.date) == (status, date)


def test_a_relative_clause_has_its_own_days():
    text = "Ana Lima, who has not met Rui Costa for years, shook hands with him on Monday."
    assert [e.date for e in events(text) if e.status == "denied"] == [None]


def test_who_comes_somewhere_to_stay_pays_no_visit():
    assert events("Rui Costa came to Peru as a child.") == ()


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Ana Lima called the report irresponsible.", "ACCUSE"),
        ("Ana Lima described the talks as constructive.", "SUPPORT"),
    ],
)
def test_what_is_called_something_is_blamed_or_praised(text, type):
    assert names_of(first(text, type, least=0.2).actors) == ("Ana Lima",)


@pytest.mark.parametrize(
    ("text", "type", "actor", "recipient"),
    [
        ("Sanctions on Chad were lifted by France on Monday.", "CONCEDE", "France", None),
        ("Under a treaty signed by Chad and Niger, the border will be opened.", "SUPPORT", "Chad", None),
        ("Niger closed its border with Chad on Monday.", "SANCTION", "Niger", "Chad"),
        ("Rui Costa went on trial in Luanda on Monday.", "ACCUSE", None, "Rui Costa"),
        ("The trial of Rui Costa opened in Luanda on Monday.", "ACCUSE", None, "Rui Costa"),
        ("Police announced the arrest of Rui Costa.", "COERCE", "Police", "Rui Costa"),
        ("A strike by dockers entered its second week.", "PROTEST", "dockers", None),
        ("The union called a general strike for Tuesday.", "PROTEST", "The union", None),
        ("Chad let 30 prisoners go on Monday.", "RETREAT", "Chad", "30 prisoners"),
        ("A Chilean field hospital was set up in Luanda on Friday.", "AID", "Chile", None),
        ("Rui Costa wants the votes of three regions counted again.", "REQUEST", "Rui Costa", None),
        ("Chad trades with Niger. Chad and Niger quarrel. The two countries signed a treaty.", "SUPPORT", "Chad", None),
        ("Chad is at peace. Chad grows cotton. The government expelled the envoy of Niger.", "SANCTION", "Chad", None),
    ],
)
def test_participants_are_found_where_the_words_hide_them(text, type, actor, recipient):
    event = first(text, type, least=0.1)
    assert actor is None or actor in names_of(event.actors)
    assert recipient is None or recipient in names_of(event.recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Drivers will block the bridge on Friday unless the tax is dropped, warned Rui Costa of the transport union.",
        "Her party would leave the coalition if the tax was passed, said Ana Lima, its leader.",
    ],
)
def test_a_hostile_deed_on_a_condition_is_the_threat_of_who_says_so(text):
    event = first(text, "THREATEN")
    assert event.status == "occurred" and {"Rui Costa", "Ana Lima"} & set(names_of(event.actors))


@pytest.mark.parametrize(
    "text",
    [
        "Experts agree that Ana Lima was right.",
        "Ana Lima declined to comment on the report.",
        "The figures allowed Ana Lima to argue that she was right.",
        "Ana Lima's office issued a press release.",
        "Economists warn that prices may rise in Chad.",
        "Ana Lima wants to leave.",
        '"Thank you for your letter," Ana Lima told Rui Costa.',
        "A missile strike on the camp began at dawn.",
        "Doctors warned patients of a rash.",
        "Ana Lima took office in May.",
        "Ana Lima banged on the table.",
        "The group mobilised voters in Chad.",
    ],
)
def test_words_that_look_like_an_event_and_are_none(text):
    assert events(text) == ()


def test_one_politician_attacks_another_in_words():
    assert first("Ana Lima attacked Rui Costa in a speech on Monday.", "ACCUSE").mode == "disapprove"
    assert first("Ana Lima attacked Rui Costa with a knife on Monday.", "ASSAULT").recipients


def test_who_would_not_sit_down_with_another_has_refused():
    event = first("Ana Lima would not sit down with Rui Costa, she said.", "REJECT")
    assert (event.mode, event.status) == ("meet", "occurred")


@pytest.mark.parametrize(
    ("text", "type", "actor", "recipient"),
    [
        ("Libya refused to admit the inspectors of France.", "REJECT", "Libya", "the inspectors of France"),
        ("Chad called on the Red Cross to send doctors.", "REQUEST", "Chad", "Red Cross"),
        ("Rebels handed six hostages to the Red Cross on Monday.", "RETREAT", "Rebels", "Red Cross"),
        ("A meeting of donors will be held in Luanda on Monday.", "CONSULT", "donors", None),
        ("The Libyan authorities condemned France.", "ACCUSE", "Libya", "France"),
        ("Russian and Ukrainian officials signed a treaty.", "SUPPORT", "Russia", None),
    ],
)
def test_to_whom_it_is_done_is_found_below_what_is_refused_asked_or_handed(text, type, actor, recipient):
    event = first(text, type)
    assert actor in names_of(event.actors)
    assert recipient is None or recipient in names_of(event.recipients)
