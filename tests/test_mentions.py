"""Who is mentioned in a report, under which names, and how each is linked. The parses are made by hand."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.types import Article, Part, Span
from sanudo.language.types import Name, Parsed, Token
from sanudo.reading.analyse import analyse
from sanudo.reading.mentions import find_mentions

_TOKEN = re.compile(r"'s\b|(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr)\.|\w+|[^\w\s]")


def parsed(text, **names):
    """A parse without tags: sentences end at full stops; `names` are kinds with the words that are names."""
    sentences, tokens = [], []
    for found in re.finditer(r"[^.]+(?:\.[^.\s][^.]*)*\.?", text.replace("Mr.", "Mr_").replace("Mrs.", "Mrs_")):
        words = list(_TOKEN.finditer(text, found.start(), found.end()))
        if words:
            root = len(tokens)
            sentences.append(Span(words[0].start(), words[-1].end()))
            tokens += [Token(w.start(), w.end(), "X", w.group(), root, "dep", "", len(sentences) - 1) for w in words]
    spans = [
        Name(Span(m.start(), m.end()), kind)
        for kind, all_words in names.items()
        for words in all_words
        for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    ]
    return Parsed(text, tuple(sentences), tuple(tokens), tuple(sorted(spans)))


def mentions_of(text, **names):
    return find_mentions(parsed(text, **names))


def chains(text, **names):
    """The words of each entity's mentions, under its name."""
    _mentions, entities = mentions_of(text, **names)
    beside = "office beside the name"
    return {e.name: [m.span.of(text) for m in e.mentions if m.how != beside] for e in entities}


def entity(text, name, **names):
    return next(e for e in mentions_of(text, **names)[1] if e.name == name)


def test_titles_are_taken_off_and_kept():
    text = "Russian President Vladimir Putin met NATO Secretary-General Lord George Robertson."
    putin = entity(text, "Vladimir Putin", PERSON=["Vladimir Putin", "George Robertson"])
    robertson = entity(text, "George Robertson", PERSON=["Vladimir Putin", "George Robertson"])
    assert [(role.title, role.body) for role in putin.roles] == [("President", "Russia")]
    assert [(role.title, role.body) for role in robertson.roles] == [("Secretary-General", "NATO")]
    assert (putin.country, putin.sector) == ("RUS", "GOV")


def test_a_title_within_a_name_is_taken_off():
    text = "President Vladimir Putin spoke."
    assert list(chains(text, PERSON=["President Vladimir Putin"])) == ["Vladimir Putin"]


def test_a_surname_follows_the_full_name_and_a_headline_goes_before_it():
    text = "Putin speaks. Vladimir Putin said so. Mr. Putin left."
    assert chains(text, PERSON=["Vladimir Putin", "Putin"]) == {"Vladimir Putin": ["Putin", "Vladimir Putin", "Putin"]}


def test_a_compound_of_two_names_is_two_mentions():
    text = "Vladimir Putin met George Robertson. The Putin-Robertson meeting was short. NATO-Russia talks go on."
    found = chains(text, PERSON=["Vladimir Putin", "George Robertson"], MISC=["Putin-Robertson"])
    assert found["Vladimir Putin"] == ["Vladimir Putin", "Putin"]
    assert found["George Robertson"] == ["George Robertson", "Robertson"]
    assert {"NATO", "Russia"} <= set(found)


def test_a_double_given_name_and_an_agency_stay_whole():
    text = "Jean-Marie Guehenno told ITAR-TASS so."
    assert set(chains(text, PERSON=["Jean-Marie Guehenno"])) == {"Jean-Marie Guehenno", "ITAR-TASS"}


def test_a_bare_surname_never_joins_two_people():
    text = "Igor Ivanov met Sergei Ivanov. Ivanov spoke."
    found = chains(text, PERSON=["Igor Ivanov", "Sergei Ivanov", "Ivanov"])
    assert found == {"Igor Ivanov": ["Igor Ivanov"], "Sergei Ivanov": ["Sergei Ivanov", "Ivanov"]}


def test_a_title_tells_which_of_two_a_surname_means():
    text = "Foreign Minister Igor Ivanov met Defense Minister Sergei Ivanov. Foreign Minister Ivanov spoke."
    found = chains(text, PERSON=["Igor Ivanov", "Sergei Ivanov", "Ivanov"])
    assert found["Igor Ivanov"] == ["Igor Ivanov", "Ivanov"]


def test_a_surname_of_several_before_any_is_named_is_unresolved():
    text = "Ivanov speaks. Igor Ivanov met Sergei Ivanov."
    mentions, _ = mentions_of(text, PERSON=["Igor Ivanov", "Sergei Ivanov", "Ivanov"])
    assert mentions[0].entity is None
    assert "unresolved" in mentions[0].how


def test_mr_and_mrs_are_two():
    text = "Bill Clinton met Hillary Clinton. Mr. Clinton smiled. Mrs. Clinton did not."
    found = chains(text, PERSON=["Bill Clinton", "Hillary Clinton", "Clinton"])
    assert found == {"Bill Clinton": ["Bill Clinton", "Clinton"], "Hillary Clinton": ["Hillary Clinton", "Clinton"]}


def test_a_role_stands_for_its_holder():
    text = "NATO Secretary-General George Robertson came. The NATO chief left."
    mentions, entities = mentions_of(text, PERSON=["George Robertson"])
    role = next(m for m in mentions if m.form == "role")
    assert entities[role.entity].name == "George Robertson"
    assert role.how


def test_the_minister_is_the_one_minister():
    text = "Vladimir Putin met Foreign Minister Igor Ivanov. The minister said so."
    assert chains(text, PERSON=["Vladimir Putin", "Igor Ivanov"])["Igor Ivanov"][-1] == "The minister"


def test_an_office_without_a_name_is_somebody():
    text = "The British prime minister came."
    _mentions, entities = mentions_of(text)
    assert ("British prime minister", "PERSON", "GBR") in [(e.name, e.kind, e.country) for e in entities]


def test_pronouns_follow_gender():
    text = "Condoleezza Rice met Vladimir Putin. She smiled and he spoke."
    found = chains(text, PERSON=["Condoleezza Rice", "Vladimir Putin"])
    assert found["Condoleezza Rice"][-1] == "She"
    assert found["Vladimir Putin"][-1] == "he"


def test_a_pronoun_without_anybody_is_unresolved():
    mentions, entities = mentions_of("He spoke.")
    assert [(m.form, m.entity) for m in mentions] == [("pronoun", None)]
    assert entities == ()


def test_a_capital_that_acts_stands_for_its_state_and_one_that_is_a_place_does_not():
    text = "Robertson flew to Moscow. Moscow said no."
    mentions, entities = mentions_of(text, PERSON=["Robertson"], LOC=["Moscow"])
    told = {(m.span.of(text), m.form, entities[m.entity].key) for m in mentions if m.entity is not None}
    assert ("Moscow", "name", "city:Moscow") in told
    assert ("Moscow", "metonym", "RUS") in told


def test_a_seat_of_power_is_a_place_in_a_place():
    text = "They met in the Kremlin. The Kremlin denied it."
    mentions, entities = mentions_of(text)
    assert [(m.form, entities[m.entity].key) for m in mentions if m.span.of(text) == "Kremlin"] == [
        ("name", "place:Kremlin"),
        ("metonym", "RUS"),
    ]


def test_an_alliance_goes_by_its_names_and_by_what_it_is():
    text = "NATO met. The North Atlantic alliance agreed. The alliance will grow."
    assert chains(text, ORG=["NATO"])["NATO"] == ["NATO", "North Atlantic alliance", "The alliance"]


def test_letters_in_brackets_are_what_stands_before_them():
    text = "The Society for Better Bridges (SBB) met. SBB closed."
    assert chains(text, ORG=["Society for Better Bridges", "SBB"]) == {
        "Society for Better Bridges": ["Society for Better Bridges", "SBB", "SBB"]
    }


def test_an_appositive_office_is_kept_with_its_body():
    text = "Vladimir Rushaylo, secretary of Russia's Security Council, spoke."
    role = entity(text, "Vladimir Rushaylo", PERSON=["Vladimir Rushaylo"]).roles[0]
    assert (role.title, role.body) == ("secretary", "Russia's Security Council")
    assert role.span.of(text) == "secretary of Russia's Security Council"


def test_former_is_told():
    text = "Former Soviet President Mikhail Gorbachev spoke."
    role = entity(text, "Mikhail Gorbachev", PERSON=["Mikhail Gorbachev"]).roles[0]
    assert (role.title, role.body, role.former) == ("President", "Soviet Union", True)


def test_every_link_says_how_it_was_made():
    mentions, _ = mentions_of("Vladimir Putin spoke. He left for Moscow.", PERSON=["Vladimir Putin"])
    assert all(m.how for m in mentions)


VOCABULARY = (
    "Putin Robertson NATO Russia Russian President Mr. the alliance minister he she it its of , . - ' \" Moscow U.S."
    " Igor Sergei Ivanov chief said Ivanov's (ABM) Kremlin \n prime 王 é"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.sets(st.integers(0, 39), max_size=8))
def test_any_text_is_read_the_same_twice_and_every_span_is_in_it(text, named):
    plain = parsed(text)
    names = tuple(
        Name(Span(t.start, t.end), ("PERSON", "ORG", "LOC", "NORP", "MISC")[i % 5])
        for i, t in enumerate(plain.tokens)
        if i in named
    )
    made = Parsed(plain.text, plain.sentences, plain.tokens, names)
    first = find_mentions(made)
    assert first == find_mentions(made)
    for mention in first[0]:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.entity is None or mention in first[1][mention.entity].mentions


def test_father_and_son_are_two():
    text = "Donald Trump spoke. Donald Trump Jr. listened."
    assert len(chains(text, PERSON=["Donald Trump Jr", "Donald Trump"])) == 2


def test_who_is_named_with_junior_first_may_be_called_without():
    text = "Robert Kennedy Jr. spoke. Robert Kennedy left."
    assert len(chains(text, PERSON=["Robert Kennedy Jr", "Robert Kennedy"])) == 1


def test_a_party_and_a_state_in_brackets_are_no_name():
    text = "John McCain (R-Ariz.) came."
    assert list(chains(text, PERSON=["John McCain", "R-Ariz"])) == ["John McCain"]


def test_a_general_word_is_not_short_for_a_longer_body():
    text = "The House Intelligence Committee met. The House voted."
    assert len(chains(text, ORG=["House Intelligence Committee", "House"])) == 2


def test_a_senator_of_a_party_is_no_officer_of_it():
    text = "Republican Senator Lindsey Graham came."
    found = entity(text, "Lindsey Graham", PERSON=["Lindsey Graham"], NORP=["Republican"])
    assert [(role.title, role.body) for role in found.roles] == [("Senator", None)]


def test_an_ambassador_is_of_the_state_that_sent_him():
    text = "The British ambassador to North Korea left."
    found = entity(text, "British ambassador to North Korea", NORP=["British"], LOC=["North Korea"])
    assert [(role.title, role.body) for role in found.roles] == [("ambassador to North Korea", "United Kingdom")]
    assert found.country == "GBR"


def test_georgia_is_told_by_what_else_is_named():
    names = ["Georgia", "Alabama", "Atlanta"]
    assert entity("Georgia and Alabama voted.", "Georgia", LOC=names).country == "USA"
    assert entity("Georgia left Tbilisi.", "Georgia", LOC=["Georgia", "Tbilisi"]).country == "GEO"
    assert entity("Georgia voted.", "Georgia", LOC=names).country == "GEO"


def test_a_known_body_in_brackets_keeps_its_mentions():
    text = "The Rights Group (Freedom) spoke. Freedom House agreed. Freedom House left."
    found = chains(text, ORG=["Rights Group", "Freedom", "Freedom House"])
    assert found == {"Freedom House": ["Rights Group", "Freedom", "Freedom House", "Freedom House"]}


ODD = [
    *("Mr.", "Mrs", "Erdogan", "Abbas", "(PKK)", "(Freedom", "Freedom", "House", ")", "NATO's", "Russian-Turkish"),
    *("President’s", "PRESIDENT", "“I”", "we", "-", ":", "Ms", "ex-President", "Minister", "of", ",", "formerly", "."),
    *("the", "Republicans", "R-Ariz.", "12", "é", "😀", "İstanbul", "‘", "Doe-Roe", "Sen.", "Jr.", "III", "he"),
    *("\n\n", "\u200b", "said"),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ODD), max_size=30).map(" ".join))
def test_nothing_raises_on_odd_text(text):
    reading = analyse(Article("odd", "odd", text, parts=(Part("paragraph", Span(0, len(text))),)))
    assert all(reading.article.text[m.span.start : m.span.end] for m in reading.mentions)
    assert all(m.entity is None or m in reading.entities[m.entity].mentions for m in reading.mentions)


def test_a_place_goes_by_the_name_it_bears_today():
    text = "A bomb went off in Volgograd, formerly Stalingrad. Millions died at Stalingrad."
    found = entity(text, "Volgograd", LOC=["Volgograd", "Stalingrad"])
    assert {m.span.of(text) for m in found.mentions} == {"Volgograd", "Stalingrad"}


def test_mr_is_never_a_woman():
    people = ["Melania Trump", "Ivanka Trump", "Trump"]
    text = "Melania Trump met Ivanka Trump. Mr. Trump was pleased. Mr. Trump left."
    found = chains(text, PERSON=people)
    assert found["Melania Trump"] == ["Melania Trump"]
    assert found["Trump"] == ["Trump", "Trump"]


def test_a_man_is_rather_mr_than_who_may_be_one():
    text = "Robert Vasko left with Ydriel Vasko. Mr. Vasko was pleased."
    found = chains(text, PERSON=["Robert Vasko", "Ydriel Vasko", "Vasko"])
    assert found["Robert Vasko"] == ["Robert Vasko", "Vasko"]


def test_mr_is_who_was_named_before_him_though_another_is_known_to_be_a_man():
    text = "Ydriel Vasko came. Mr. Vasko was pleased. Robert Vasko left."
    found = chains(text, PERSON=["Robert Vasko", "Ydriel Vasko", "Vasko"])
    assert found["Ydriel Vasko"] == ["Ydriel Vasko", "Vasko"]


def test_a_general_is_no_mr_beside_a_minister_of_his_name():
    text = "General Robert Vasko met Ydriel Vasko, the minister. Mr. Vasko was pleased."
    found = chains(text, PERSON=["Robert Vasko", "Ydriel Vasko", "Vasko"])
    assert found["Ydriel Vasko"] == ["Ydriel Vasko", "Vasko"]


def test_a_bare_surname_goes_to_the_one_most_told_of():
    text = (
        "Igor Ivanov spoke. Igor Ivanov left. Igor Ivanov was here with Sergei Ivanov. It rained. It snowed. "
        "Then Ivanov came."
    )
    found = chains(text, PERSON=["Igor Ivanov", "Sergei Ivanov", "Ivanov"])
    assert found["Igor Ivanov"][-1] == "Ivanov"


def test_a_general_is_no_mayor_and_a_president_may_be_one():
    text = "Mayor Anna Solano spoke. General Solano had been expected."
    assert chains(text, PERSON=["Anna Solano", "Solano"]) == {"Anna Solano": ["Anna Solano"], "Solano": ["Solano"]}
    text = "President Omar Solano spoke. General Solano left."
    assert chains(text, PERSON=["Omar Solano", "Solano"]) == {"Omar Solano": ["Omar Solano", "Solano"]}


def test_the_office_of_a_body_before_a_comma_is_of_who_follows():
    text = "Talks were held with Acme's chief executive, Lena Ortiz, on Friday."
    found = entity(text, "Lena Ortiz", PERSON=["Lena Ortiz"], ORG=["Acme"])
    assert [(role.title, role.body) for role in found.roles] == [("chief executive", "Acme")]


def test_a_disease_is_nobody():
    assert {e.kind for e in mentions_of("Ebola came back. Ebola kills.", PERSON=["Ebola"])[1]} == {"MISC"}


def test_a_son_is_not_his_father():
    people = ["Donald Trump", "Trump Jr.", "Trump"]
    text = "Donald Trump spoke. Trump Jr. was there. Trump left."
    found = chains(text, PERSON=people)
    assert found["Donald Trump"] == ["Donald Trump", "Trump"]


def test_an_office_a_particle_and_a_family_are_nobody():
    text = "Ann Vasko spoke. President came. The Vaskos left."
    _mentions, entities = mentions_of(text, PERSON=["Ann Vasko", "President", "Vaskos"])
    assert [e.name for e in entities if e.kind == "PERSON"] == ["Ann Vasko"]


def test_honorifics_of_many_countries_are_no_part_of_a_name():
    text = "Datuk Seri Rosli bin Abdul Wahid met Ato Girma Tekle."
    names = ["Datuk Seri Rosli bin Abdul Wahid", "Ato Girma Tekle"]
    assert list(chains(text, PERSON=names)) == ["Rosli bin Abdul Wahid", "Girma Tekle"]


def test_a_bare_name_is_the_first_name_of_who_has_no_namesake():
    text = "Tekle Gebreyohannes spoke. Tekle left with Abebe Demissie."
    found = chains(text, PERSON=["Tekle Gebreyohannes", "Tekle", "Abebe Demissie"])
    assert found["Tekle Gebreyohannes"] == ["Tekle Gebreyohannes", "Tekle"]


def test_a_surname_goes_before_a_first_name():
    text = "John Martin met Martin Hale. Martin left."
    assert chains(text, PERSON=["John Martin", "Martin Hale", "Martin"])["John Martin"] == ["John Martin", "Martin"]


def test_a_general_is_who_was_told_to_be_one():
    text = "General Abebe Wolde met Abebe Demissie. General Abebe left."
    found = chains(text, PERSON=["Abebe Wolde", "Abebe Demissie", "Abebe"])
    assert found["Abebe Wolde"] == ["Abebe Wolde", "Abebe"]


def test_who_is_also_known_by_another_name_is_one():
    text = "Ahmed Islaan, better known as Omar Madoobe, spoke. Madoobe left."
    found = chains(text, PERSON=["Ahmed Islaan", "Omar Madoobe", "Madoobe"])
    assert found["Ahmed Islaan"] == ["Ahmed Islaan", "Omar Madoobe", "Madoobe"]


def test_a_bare_name_before_it_is_not_who_is_taken_up_as_a_son():
    text = "Lund stays. Esteves stays. Craig Lund, the son of Douglas, joins."
    found = chains(text, PERSON=["Craig Lund", "Lund", "Esteves", "Douglas"])
    assert found["Craig Lund"] == ["Craig Lund"]
    assert found["Lund"] == ["Lund"]


def test_mr_is_not_who_is_named_in_full_only_later():
    text = "It rained. It rained. Mr Lund wept. Toni Lund laughed."
    assert chains(text, PERSON=["Mr Lund", "Toni Lund"]) == {"Lund": ["Lund"], "Toni Lund": ["Toni Lund"]}


def test_a_word_of_a_name_is_that_person_though_read_as_a_body():
    text = "Szabo Laszlo came. Szabo left. Nomsa Dlamini met Sipho Dlamini."
    found = chains(text, PERSON=["Szabo Laszlo", "Sipho Dlamini"], ORG=["Szabo", "Nomsa Dlamini"])
    assert found["Szabo Laszlo"] == ["Szabo Laszlo", "Szabo"]
    assert entity(text, "Nomsa Dlamini", PERSON=["Sipho Dlamini"], ORG=["Nomsa Dlamini"]).kind == "PERSON"


def test_a_first_name_that_is_a_people_stays_with_the_name():
    text = "President German Arboleda spoke."
    assert "German Arboleda" in chains(text, NORP=["German"], PERSON=["Arboleda"])


def test_a_surname_that_is_a_place_s_name_too_is_its_bearer():
    """Where nothing is told to be in the place: a capital that acts is its state elsewhere."""
    text = "Esteban Santiago arrived in Lauderdale. Santiago was charged on Friday. Police said Santiago fired."
    whose = chains(text, PERSON=["Esteban Santiago"], LOC=["Lauderdale"])
    assert whose["Esteban Santiago"] == ["Esteban Santiago", "Santiago", "Santiago"]
    assert "Chile" not in whose


def test_a_place_in_which_something_is_stays_a_place_beside_its_namesake():
    text = "Esteban Santiago arrived in Santiago. Protests in Santiago went on. The mayor of Santiago spoke."
    whose = chains(text, PERSON=["Esteban Santiago"], LOC=["Santiago"])
    assert whose["Esteban Santiago"] == ["Esteban Santiago"]


def test_a_president_is_not_his_wife_who_alone_is_named_in_full():
    text = "President Lodge met aides. Lodge spoke. First lady Vera Lodge came too. Lodge left."
    found = chains(text, PERSON=["Lodge", "Vera Lodge"])
    assert found["Vera Lodge"] == ["Vera Lodge"]
    assert found["Lodge"].count("Lodge") == 3


def test_a_role_of_a_state_is_rather_of_whom_it_was_told_of_that_state():
    text = "French President Luc Morel came. President Lodge met him. The French president left."
    found = chains(text, PERSON=["Luc Morel", "Lodge"])
    assert "The French president" in found["Luc Morel"]
