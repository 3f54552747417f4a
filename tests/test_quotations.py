"""Who said what in one report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Article, Part, Span


def article(text, kind="paragraph", speaker=None):
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(kind, Span(at, at + len(line)), speaker))
        at += len(line) + 1
    return Article("x", "x.txt", text, parts=tuple(parts))


def said(text):
    """(speaker, kind, content) of each quotation."""
    found = sanudo.analyse(article(text)).quotations
    return [(q.speaker_name, q.kind, " / ".join(span.of(text) for span in q.spans)) for q in found]


def one(text):
    found = said(text)
    assert len(found) == 1, found
    return found[0]


def test_words_in_marks_have_the_speaker_beside_them():
    speaker, kind, words = one('"We will reopen the port on Monday," Elena Dimova said.')
    assert (speaker, kind) == ("Elena Dimova", "direct")
    assert words.strip('",') == "We will reopen the port on Monday"


def test_an_inverted_cue_gives_the_same_speaker():
    assert one('"We will reopen the port on Monday," said Elena Dimova, the transport minister.')[0] == "Elena Dimova"


def test_a_quotation_goes_on_after_its_cue():
    speaker, kind, words = one('"The port is open," Elena Dimova said. "The ships are coming in again."')
    assert (speaker, kind) == ("Elena Dimova", "direct")
    assert "The port is open" in words and "The ships are coming in again." in words


def test_reported_speech_is_indirect():
    speaker, kind, words = one("Elena Dimova said that the port would reopen on Monday.")
    assert (speaker, kind) == ("Elena Dimova", "indirect")
    assert "the port would reopen on Monday" in words


def test_a_speaker_is_followed_through_pronouns():
    found = said("Elena Dimova arrived in Varna on Monday.\nShe said that the port would reopen.")
    assert [speaker for speaker, _, _ in found] == ["Elena Dimova"]


def test_according_to_names_the_speaker():
    speaker, _, words = one("According to Elena Dimova, the port will reopen on Monday.")
    assert speaker == "Elena Dimova"
    assert "the port will reopen on Monday" in words


def test_an_unnamed_speaker_is_kept_as_named():
    speaker, _, _ = one("Diplomats in Brussels said that the talks had failed.")
    assert speaker == "Diplomats in Brussels"


def test_words_in_scare_marks_are_no_quotation():
    assert said('The "Iron Duke" sailed from Portsmouth on Tuesday.') == []


def test_the_aide_of_somebody_is_not_that_somebody():
    text = (
        "The opposition wants the cabinet to keep to the law on budgets in its second term. An aide to House Speaker "
        'Ivo Sand noted that Monday is the last day for the budget. "It is the fourth time in five years that this '
        'government will not keep to the law," the aide said.'
    )
    assert said(text)[-1][0] == "An aide to House Speaker Ivo Sand"


def test_the_company_is_the_one_whose_name_was_told_last():
    text = (
        "Selby Motors, Lakeside Films and Karsk Sound, parent company of Radio Karsk, spoke against the bill.\n"
        "The Weller Company said that it would stop a film if the bill is signed.\n"
        '"We hope that the governor will veto the bill," the company said in a statement.'
    )
    assert said(text)[-1][0] == "Weller Company"


def test_a_clip_has_the_speaker_that_stands_with_it():
    text = 'The minister Elena Dimova\n"The port is open"'
    parts = (Part("clip", Span(26, len(text)), Span(13, 25)),)
    (found,) = sanudo.analyse(Article("x", "x", text, parts=parts)).quotations
    assert found.part == "clip"
    assert found.speaker_span == Span(13, 25)
    assert found.spans[0].of(text) == '"The port is open"'


def test_a_denial_keeps_its_polarity():
    (found,) = sanudo.analyse(article("Elena Dimova denied that the port would be sold.")).quotations
    assert found.polarity == "denied"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abcAB .,:'\"“”‘’\n-", max_size=160))
def test_any_text_gives_verbatim_spans_twice_the_same(text):
    own = article(text)
    found = sanudo.analyse(own).quotations
    assert found == sanudo.analyse(own).quotations
    for quotation in found:
        assert quotation.spans == tuple(sorted(quotation.spans))
        assert all(0 <= span.start < span.end <= len(text) for span in quotation.spans)


@pytest.mark.parametrize("text", ["", "\n\n", '"', "''", "said", '"" said', '\ufffd\ufffd said "x'])
def test_odd_texts_do_not_raise(text):
    assert isinstance(said(text), list)


def test_two_cues_of_one_speaker_are_two_quotations_each_with_its_polarity():
    found = sanudo.analyse(
        article("Elena Dimova on Friday called for closer ties with Rome, but ruled out a sale of the port.")
    ).quotations
    assert [(q.speaker_name, q.polarity) for q in found] == [("Elena Dimova", "affirmed"), ("Elena Dimova", "denied")]


def test_who_was_quoted_speaks_and_who_quoted_passed_it_on():
    text = "Elena Dimova was quoted by the Novinar agency as saying that the port would reopen on Monday."
    (found,) = sanudo.analyse(article(text)).quotations
    assert found.speaker_name == "Elena Dimova"
    assert "Novinar" in found.via


def test_they_who_say_are_the_several_who_spoke_before():
    found = said(
        "Diplomats in Brussels say the minister sees a chance to sell the port. "
        "At the same time, they say, Rome and Sofia are moving more closely together."
    )
    assert [speaker for speaker, _, _ in found] == ["Diplomats in Brussels", "Diplomats in Brussels"]


def test_who_is_only_spoken_of_in_the_words_does_not_speak_them():
    found = said(
        'Elena Dimova wrote that the plan was the worst in years.\n"Peter Holm\'s speech was a message," she said.'
    )
    assert [speaker for speaker, _, _ in found] == ["Elena Dimova", "Elena Dimova"]


def test_applause_is_no_addressee():
    found = sanudo.analyse(
        article('"We will reopen the port on Monday," Elena Dimova said to loud applause.')
    ).quotations
    assert [q.addressee for q in found] == [None]


def test_a_pull_quote_takes_the_line_that_names_its_speaker():
    text = "We do not ask for charity\nMinister Elena Dimova"
    parts = (Part("pull_quote", Span(0, 25)), Part("pull_quote", Span(26, len(text))))
    (found,) = sanudo.analyse(Article("x", "x", text, parts=parts)).quotations
    assert found.speaker_span == Span(26, len(text))
    assert found.spans[0].of(text) == "We do not ask for charity"


def test_the_turns_of_an_interview_are_their_speakers_words():
    text = (
        "REPORTER: When will the port be opened again for the ships?\n"
        "DIMOVA: We hope that it will be open on Monday at the latest.\n"
        "REPORTER: And who will pay for the damage to the piers?\n"
        "DIMOVA: That has not been settled between us and the insurers."
    )
    found = sanudo.analyse(article(text)).quotations
    assert [q.speaker_span.of(text) for q in found] == ["REPORTER", "DIMOVA", "REPORTER", "DIMOVA"]
    assert found[1].spans[0].of(text) == "We hope that it will be open on Monday at the latest."


def test_a_list_of_names_and_numbers_is_no_talk():
    text = "Dimova: 1,712 votes\nHolm: 1,004 votes\nDimova: 40 seats\nHolm: 21 seats"
    assert said(text) == []


def test_a_day_in_the_words_is_not_the_day_of_saying_them():
    text = "Elena Dimova said on 3 May 2001 that the port was closed. She added that it would open on 9 May 2001."
    found = sanudo.analyse(article(text)).quotations
    assert [q.date for q in found] == ["2001-05-03", "2001-05-03"]


def test_a_statement_told_within_anothers_is_told_too():
    text = "Peter Holm confirmed to reporters that Elena Dimova had ruled out a sale of the port."
    found = sanudo.analyse(article(text)).quotations
    assert [(q.speaker_name, q.polarity) for q in found] == [("Peter Holm", "affirmed"), ("Elena Dimova", "denied")]


def test_the_day_of_saying_is_no_part_of_what_was_said():
    text = "It was a move which Elena Dimova said on Thursday would change the port for ever."
    (found,) = sanudo.analyse(article(text)).quotations
    assert found.spans[-1].of(text).startswith("would change")


def test_a_second_deed_is_no_part_of_what_was_said():
    text = "Elena Dimova denied any plan to sell the port and cancelled her trip to Rome."
    (found,) = sanudo.analyse(article(text)).quotations
    assert found.spans[-1].of(text) == "any plan to sell the port"


def test_who_is_asked_does_not_say_the_question():
    text = "Asked about the strike, Elena Dimova said that the port would reopen."
    found = sanudo.analyse(article(text)).quotations
    assert [q.cue.of(text) for q in found if q.speaker_name == "Elena Dimova" and q.cue] == ["said"]


def test_a_passive_without_an_agent_has_no_speaker_from_further_on():
    text = "The two men are understood to have discussed a plan which Elena Dimova said would change the port."
    found = sanudo.analyse(article(text)).quotations
    assert {q.speaker_name for q in found if "said" not in (q.cue.of(text) if q.cue else "")} <= {"The two men", None}


def test_the_place_of_an_occasion_hangs_on_the_cue():
    text = (
        "Elena Dimova said at a meeting in the Kremlin that the port was open.\nDiplomats in Brussels said it was shut."
    )
    assert [q.place for q in sanudo.analyse(article(text)).quotations] == ["Kremlin", None]


def test_an_agency_that_quotes_somebody_passes_the_words_on():
    text = "The Novinar agency quoted Elena Dimova as telling reporters that the port would reopen on Monday."
    (found,) = sanudo.analyse(article(text)).quotations
    assert (found.speaker_name, found.spans[0].of(text)) == ("Elena Dimova", "that the port would reopen on Monday")
    assert "Novinar" in found.via


def test_what_somebody_said_by_an_agencys_report_has_its_speaker():
    text = "Elena Dimova said on Friday that the port was ready for the ships, the Novinar news agency reported."
    found = [q for q in sanudo.analyse(article(text)).quotations if q.speaker_name == "Elena Dimova"]
    assert [(q.spans[0].of(text), "Novinar" in (q.via or "")) for q in found] == [
        ("that the port was ready for the ships", True)
    ]


def test_a_question_and_nobody_say_nothing():
    assert said("Nobody has claimed responsibility for the attack.") == []
    assert said("Did Elena Dimova say that she would resign?") == []


def test_a_surname_that_is_also_a_people_is_the_persons():
    found = said("Mark Cuban said on Monday that the port was open.\nCuban added that the ships were in.")
    assert [speaker for speaker, _, _ in found] == ["Mark Cuban", "Mark Cuban"]


def test_an_estimate_is_told_with_its_number():
    found = said("Elena Dimova put the cost of the repairs at 20,000 dollars.")
    assert found == [("Elena Dimova", "indirect", "the cost of the repairs at 20,000 dollars")]
    assert said("Elena Dimova put the book on the table at 20 past four.") == []


def told(text):
    """The quotations of a text, and the text of a span."""
    return list(sanudo.analyse(article(text)).quotations), lambda span: span.of(text) if span else None


def test_a_passage_copied_from_another_report_is_read_for_who_speaks_in_it():
    found = said(
        "Coastal News carried the following:\n"
        "\"Rossi said the port would open on Monday. 'We have waited long enough,' the minister added.\""
    )
    assert [(kind, words.strip("',")) for _, kind, words in found] == [
        ("indirect", "the port would open on Monday"),
        ("direct", "We have waited long enough"),
    ]


def test_words_passed_on_by_an_agency_are_of_who_said_them():
    found, of = told(
        "The country is ready for talks, but it must look after its own interests, Rossi said, according to ITAR."
    )
    assert [(q.speaker_name, q.via) for q in found] == [("Rossi", "ITAR")]
    assert of(found[0].spans[-1]).endswith("its own interests")
    found, of = told(
        "Foreign Minister Carlo Rossi was reported by the Ansa agency as saying that the talks would go on in May."
    )
    assert [(q.speaker_name, q.via) for q in found] == [("Carlo Rossi", "the Ansa agency")]
    assert of(found[0].spans[0]) == "that the talks would go on in May"


def test_deeds_and_bare_names_are_not_said():
    assert said("The government declared a state of emergency in three provinces.") == []
    assert said("The deputy premier, Carlo Rossi, called off his visit at the last moment.") == []
    assert said("The Slovak economy minister, Peter Hudak, is expected in Varna tomorrow.") == []


def test_a_claim_that_is_rejected_is_denied():
    found, _ = told("The ministry rejects the accusation that it took the gas.")
    assert [q.polarity for q in found] == ["denied"]


def test_words_outside_of_the_marks_make_a_quotation_mixed():
    assert one('Elena Dimova offered talks "anywhere, even on the bridge".')[1] == "mixed"


def test_two_who_speak_together_are_both_named():
    assert one("Prime Minister Carlo Rossi and President Elena Dimova said that the treaty would be signed.")[0] == (
        "Carlo Rossi and Elena Dimova"
    )


def test_the_minister_of_a_nation_is_who_was_named_with_that_word():
    found = said(
        "The finance minister, Ada Brandt, met her Polish colleague, Jan Wolski, on Tuesday.\n"
        '"We agree on the aim," the Polish minister said afterwards.'
    )
    assert [speaker for speaker, _, _ in found] == ["Jan Wolski"]


def test_who_is_told_by_their_age_spoke_just_before():
    found = said(
        '"We have nothing more to say," Pedro Lins said.\nThe 54-year-old welder said that pickets would stay.'
    )
    assert [speaker for speaker, _, _ in found] == ["Pedro Lins", "Pedro Lins"]


def test_a_spokesman_who_is_named_soon_after_spoke_before_too():
    found = said(
        "A spokesman for the presidency denied that a ransom had been paid. "
        '"Not a peso, not a dollar," said the spokesman, Jaime Otero.'
    )
    assert [speaker for speaker, _, _ in found] == ["Jaime Otero", "Jaime Otero"]


def test_marked_words_that_a_second_word_of_saying_leads_to_are_another_quotation():
    found = said('"We cannot wait," Elena Dimova said, adding later, "The ships are coming in."')
    assert [words.strip('",. ') for _, _, words in found] == ["We cannot wait", "The ships are coming in"]


def test_what_the_next_sentence_tells_is_not_the_marked_words_of_the_one_before():
    text = '"They fired into the air," Elena Dimova said. Some 140 people had been held, "every one with a stone".'
    assert ("Elena Dimova", "direct", '"They fired into the air,"') in said(text)


def test_what_is_not_reported_or_observed_is_nobodys_words():
    assert said("Peruvian media did not report the release.") == []
    assert said("The team did not observe the voting.") == []


def test_what_seems_is_the_reporters():
    assert said("Elena Dimova seems ready to lead the fight.") == []


def test_a_heading_in_marks_is_nobodys_words():
    assert said('The front page:\n"Fruitless Weekend Ends Without Deal."') == []


def test_the_minister_is_the_minister_for_foreign_affairs():
    text = "The Minister for Foreign Affairs, Mr. Kofi Sand, has denied it.\n"
    assert said(text + '"The door is open," the Minister said on Monday.')[-1][0] == "Kofi Sand"


def test_what_is_added_to_is_not_what_is_added():
    text = 'Elena Dimova wrote that the step was so "precipitous," adding: "I wish the new people well."'
    assert [words.strip('". ') for _, _, words in said(text) if "new people" in words] == ["I wish the new people well"]


def test_a_sentence_in_marks_behind_a_colon_is_of_the_word_behind_it():
    text = 'Ivan Petrov claimed that the port had lost its owners: "Nobody wants to pay for it," he wrote.'
    found, of = told(text)
    assert [(of(q.spans[0]), of(q.cue)) for q in found] == [
        ("that the port had lost its owners", "claimed"),
        ('"Nobody wants to pay for it,"', "wrote"),
    ]


def test_what_is_asked_before_is_not_what_is_said():
    text = 'Asked whether the port would close, Elena Dimova said: "We will keep it open."'
    assert said(text) == [("Elena Dimova", "direct", '"We will keep it open."')]
    text = 'Noting that only one owner had agreed, Elena Dimova added: "That is where our problem is."'
    assert ("Elena Dimova", "direct", '"That is where our problem is."') in said(text)


def test_what_the_reporter_adds_to_words_in_marks_is_no_part_of_them():
    text = (
        'Elena Dimova fired back: "If they go to court in Varna, they will lose," referring to the many dockers there.'
    )
    assert ("Elena Dimova", "direct", '"If they go to court in Varna, they will lose,"') in said(text)


@pytest.mark.parametrize(
    "lead",
    [
        "Elena Dimova stated:",
        "The port was closed. In a letter Elena Dimova said the following:",
        "The minister, Elena Dimova, wrote in a letter to the council:",
    ],
)
def test_words_in_marks_are_of_who_is_named_with_a_colon_in_the_paragraph_before(lead):
    words = '"We have waited for a year, and I think that we will wait for another."'
    assert said(f"{lead}\n{words}\nThe port was closed in May.")[-1] == ("Elena Dimova", "direct", words)


def test_a_speech_over_several_paragraphs_is_one_quotation():
    speech = (
        '"The port is not about trade any more. I know that.\n'
        '"My father told me that the owners would go, and I want you to know that we said no to them.\n'
        '"We will not wait for another year."'
    )
    text = f"Elena Dimova wrote in a letter to the council:\n{speech}\nThe port was closed in May."
    assert said(text) == [("Elena Dimova", "direct", speech)]


def test_he_who_is_named_in_the_headline_alone_is_not_who_speaks_first():
    text = "Bruno Kant's plan puzzles the port\n\n“Nobody here knows what he means,” he said by telephone."
    head = text.index("\n")
    parts = (Part("headline", Span(0, head)), Part("paragraph", Span(head + 2, len(text))))
    (found,) = [q for q in sanudo.analyse(Article("a", "a", text, parts)).quotations if q.kind == "direct"]
    assert found.speaker_name is None


def test_he_who_said_is_linked_to_who_spoke_just_before():
    text = "Otto Brandt said that Bruno Kant sometimes speaks too soon. He said his own map was wrong."
    reading = sanudo.analyse(Article("a", "a", text, (Part("paragraph", Span(0, len(text))),)))
    assert reading.quotations[-1].speaker_name == "Otto Brandt"
    (he,) = [m for m in reading.mentions if m.span.of(text) == "He"]
    assert reading.entities[he.entity].name == "Otto Brandt"
    assert all(m in reading.mentions for entity in reading.entities for m in entity.mentions)


def test_who_said_it_stands_before_who_passed_it_on():
    text = "“It is a crossing of red lines,” the ministers said, The Star reported. “From now on we will answer.”"
    reading = sanudo.analyse(sanudo.read_text(text, "x.txt"))
    assert [(q.speaker_name, q.via) for q in reading.quotations] == [("the ministers", "The Star")]


@pytest.mark.parametrize(
    "rest",
    [
        "by the crew, which had loaded the last lorries in the dark",
        "by the council, which had not inspected them for nine years",
    ],
)
def test_a_clause_that_somebody_said_goes_on_to_its_end(rest):
    said_so = said(f"The harbour master told local radio that the gates had been left open {rest}.")
    assert [words for _, _, words in said_so] == [f"that the gates had been left open {rest}"]


@pytest.mark.parametrize(
    ("told", "spans"),
    [
        ("The new road, they say, has yet to be built.", ["The new road", "has yet to be built"]),
        ("The army, the minister said on Monday, had shut the mine.", ["The army", "had shut the mine"]),
        ("The new road, officials in Selby said, will cost money.", ["The new road", "will cost money"]),
    ],
)
def test_who_says_it_may_stand_between_a_subject_and_its_verb(told, spans):
    text = f"Engineers met in Selby. {told}"
    found = sanudo.analyse(sanudo.read_text(text, "x.txt")).quotations
    assert [[span.of(text) for span in q.spans] for q in found] == [spans]


def test_what_a_saying_did_is_no_part_of_what_was_said():
    words = said("Marta Lind said the bridge would be closed at noon, contradicting the governor of the province.")[0][
        2
    ]
    assert words == "the bridge would be closed at noon"


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("The coast guard and Bergen Police said", "The coast guard and Bergen Police"),
        ("Russian President Ivo Sand and NATO Secretary-General Rui Costa have agreed", "Ivo Sand and Rui Costa"),
        ("Lindqvist and other senior officials said", "Lindqvist and other senior officials"),
        ("Norway and Denmark said in a joint statement", "Norway and Denmark"),
        ("President and CEO Thomas Lindqvist said", "Thomas Lindqvist"),
        ("Ana Lima, the head of the Academy of Letters and Sciences, said", "Ana Lima"),
    ],
)
def test_all_who_speak_together_are_told_and_who_has_two_offices_is_one(told, speaker):
    assert said(f"{told} that the northern border would open on Friday.")[0][0] == speaker


@pytest.mark.parametrize(
    ("before", "told", "speaker"),
    [
        (
            "A group of river wardens called Clean Water Now reported on Sunday that thirty barges had passed.",
            "the group",
            "A group of river wardens called Clean Water Now",
        ),
        (
            "Norway and Denmark said in a joint statement that they would answer any closure.",
            "the countries",
            "Norway and Denmark",
        ),
        ("The Fisheries Board released a scathing statement on the plan.", "the statement", "Fisheries Board"),
        ("The High Commissioner for Peace, Hernan Sand, opened the talks.", "the High Commissioner", "Hernan Sand"),
        ("A senior official said the talks had failed. Hernan Sand was at home.", "the official", "A senior official"),
    ],
)
def test_who_is_told_again_by_a_common_word_is_who_spoke_just_before_under_it(before, told, speaker):
    assert said(f'{before}\n\n"Nobody stopped what was done at the lock," {told} said.')[-1][0] == speaker


def test_a_statement_is_not_of_who_spoke_before_another_did():
    text = (
        "Ivo Sand said in a statement that he was content.\n\nOther ministers called the plan dangerous.\n\n"
        '"This plan damages every harbour," the statement said.'
    )
    assert said(text)[-1][0] == "the statement"


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("The office of Prime Minister Ivo Sand", "The office of Prime Minister Ivo Sand"),
        ("Ivo Sand's office", "Ivo Sand's office"),
        ("A lawyer for Ivo Sand", "A lawyer for Ivo Sand"),
    ],
)
def test_who_speaks_for_somebody_is_not_they(told, speaker):
    assert one(f"{told} said the council should agree on a package.")[0] == speaker


def test_two_named_by_whom_something_was_said_are_both_told():
    text = "The plan was backed by Mr. Sand and Mr. Costa, who said that the quota would be raised in the spring."
    assert one(text)[0] == "Sand and Costa"
