"""Lines of an account: who and when they are told of, under which day, and that none is told twice."""

from __future__ import annotations

from sanudo.telling.account import Teller
from sanudo.telling.brief import brief
from sanudo.telling.brief_said import _is_preview
from sanudo.telling.comment import analyses
from sanudo.telling.leading import Leads
from sanudo.telling.sentence_days import day_of_sentence
from sanudo.telling.standing import standing
from sanudo.telling.told import held, in_full
from sanudo.telling.voice import happened, verdict
from tests.teller_of import HEAD, sentence, teller_of

LEAD = "The council of Karsk voted on Wednesday to take up a loan for a new bridge, officials said.\n\n"


def lines(teller: Teller) -> dict[str, list[str]]:
    """The lines of an account by heading."""
    found: dict[str, list[str]] = {}
    for section in brief(teller.record, teller.story).sections:
        found.setdefault(section.heading, []).extend(line.text for line in section.lines)
    return found


def test_who_is_first_met_by_the_last_name_is_given_the_first_once(tmp_path):
    text = (
        HEAD + LEAD + "Holm praised the vote of the council.\n\nMs. Holm left the hall at noon.\n\n"
        "Vera Holm, an engineer from Selby, had drawn the bridge.\n\nThe Holm government fell in 1999.\n"
    )
    with teller_of(tmp_path, text) as teller:
        told = standing(teller, sentence(teller, "praised the vote"))
        assert told == "[Vera] Holm [engineer from Selby] praised the vote of the council."
        assert standing(teller, sentence(teller, "left the hall")) == "Ms. Holm left the hall at noon."


def test_no_name_stands_between_a_pronoun_and_what_is_grown_to_it(tmp_path):
    text = HEAD + LEAD + "Mayor Anna Weller opened the hall.\n\nShe'll speak to the builders in Selby.\n"
    with teller_of(tmp_path, text) as teller:
        told = standing(teller, sentence(teller, "speak to the builders"))
        assert told == "She'll [Mayor Anna Weller] speak to the builders in Selby."


def test_last_month_and_last_year_are_told_even_under_their_heading(tmp_path):
    text = HEAD + LEAD + "Norland closed the ferry last month.\n\nNorland bought the ferry last year from Sudland.\n"
    with teller_of(tmp_path, text) as teller:
        assert "last month [May 2003]" in standing(teller, sentence(teller, "closed the ferry"), "2003-05")
        assert "last year [2002]" in standing(teller, sentence(teller, "bought the ferry"))


def test_what_is_said_to_have_been_done_on_a_day_stands_under_that_day(tmp_path):
    text = HEAD + LEAD + "Two barges sank on Tuesday near the docks of Selby, the harbour police said.\n"
    with teller_of(tmp_path, text) as teller:
        told = lines(teller)
        assert any("Two barges sank" in line for line in told["Tuesday, 3 June 2003"])


def test_what_was_to_come_says_when_it_was_reported(tmp_path):
    early = (
        "The Karsk Courier\nJune 4, 2003\nHolm to visit Karsk\n\n"
        "Foreign Minister Vera Holm of Norland will visit Karsk on Friday for talks on the bridge.\n"
    )
    late = (
        "The Northern Press\nJune 7, 2003\nHolm sees the bridge at Karsk\n\n"
        "Foreign Minister Vera Holm of Norland opened the bridge at Karsk on Friday.\n"
    )
    with teller_of(tmp_path, early, late) as teller:
        told = [line for group in lines(teller).values() for line in group if "will visit Karsk" in line]
        assert all("(So reported on 4 June.)" in line for line in told if "[6 June]" not in line)


def test_only_one_report_has_nothing_that_the_head_of_the_account_tells(tmp_path):
    first = HEAD + LEAD + "A baker gave the council of Karsk a loaf of rye bread.\n"
    other = (
        "The Northern Press\nJune 6, 2003\nKarsk will borrow for its bridge\n\n"
        "The bridge of Karsk will be paid for by a loan that the council voted for, officials said.\n"
    )
    with teller_of(tmp_path, first, other) as teller:
        told = lines(teller)
        assert not set(told["In short"]) & {line.split(": ", 1)[-1] for line in told.get("Only one report has", [])}


def test_sentences_of_two_days_are_two_things(tmp_path):
    text = (
        HEAD + LEAD + "Norland closed the docks of Selby to foreign barges on Monday.\n\n"
        "Norland closed the docks of Selby to foreign barges on Tuesday.\n"
    )
    with teller_of(tmp_path, text) as teller:
        monday, tuesday = sentence(teller, "barges on Monday"), sentence(teller, "barges on Tuesday")
        assert Leads(teller).told_by(tuesday, {monday}) is None


def test_a_sentence_cut_off_behind_a_short_word_is_not_told(tmp_path):
    text = HEAD + LEAD + "The docks of Selby were closed by Norland on Nov.\n\nNorland opened the docks in May.\n"
    with teller_of(tmp_path, text) as teller:
        assert not happened(teller, sentence(teller, "were closed by Norland"))


def test_what_a_thing_means_is_no_event(tmp_path):
    text = (
        HEAD + LEAD + "The vote of the council shows why bridges are hard to pay for.\n\n"
        "The mayor said the vote of the council had been a good one.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert verdict(teller, sentence(teller, "shows why"))
        assert not verdict(teller, sentence(teller, "had been a good one"))
    assert not analyses("Holm said: “It shows why bridges are hard to pay for.”")


def test_short_and_whole_words_tell_the_same():
    short = "We've told the council that we won't pay for the bridge of Karsk"
    whole = "We have told the council that we will not pay for the bridge of Karsk"
    assert held(in_full(short), in_full(whole)) == 1.0


def test_in_short_tells_what_became_of_a_plan(tmp_path):
    plan = (
        "The Karsk Courier\nJune 2, 2003\nSudland plans levy on Norland steel\n\n"
        "Sudland plans to impose a levy on Norland steel this week, the trade ministry said on Monday.\n\n"
        "Norland's steelworks in Selby employ 4,000 people.\n"
    )
    done = (
        "The Selby Argus\nJune 4, 2003\nSudland imposes levy on Norland steel\n\n"
        "Sudland imposed a levy on Norland steel on Wednesday, the trade ministry said.\n\n"
        "The steelworks in Selby stood still for an hour.\n"
    )
    with teller_of(tmp_path, plan, done) as teller:
        short = lines(teller)["In short"]
        assert short[0].startswith("Sudland imposed a levy on Norland steel on Wednesday")


def test_who_has_two_family_names_is_called_by_both(tmp_path):
    text = (
        HEAD + "President Enrique Peña Prieto met the council of Karsk on Wednesday, officials said.\n\n"
        "Peña Prieto said that the bridge would be built. “We shall build,” Pena Prieto said.\n\nPrieto left.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert teller.short("Enrique Peña Prieto") == "Peña Prieto"


def test_nobody_is_put_behind_a_pronoun_of_which_two_may_be_meant(tmp_path):
    text = (
        HEAD + LEAD + "Prosecutor Pavel Ostrik indicted Mayor Dan Weller in May.\n\n"
        "He was released to his home in Selby on Monday.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert "[" not in standing(teller, sentence(teller, "released to his home")).replace("[2 June]", "")


def test_a_single_position_that_the_days_have_told_is_not_told_again(tmp_path):
    text = (
        HEAD + LEAD + "Mayor Anna Weller called on the council on Wednesday to sell the old ferry.\n\n"
        "Pavel Ostrik of Selby opposes the bridge.\n"
    )
    with teller_of(
        tmp_path, text, text.replace("Karsk Courier", "Selby Argus").replace("take up", "take out")
    ) as teller:
        told = lines(teller)
        days = " ".join(line for heading, own in told.items() if heading[-4:].isdigit() for line in own)
        wants = " ".join(told.get("Who wants what", []))
        assert "sell the old ferry" in days
        assert "sell the old ferry" not in wants


def test_what_is_still_to_be_said_is_a_preview(tmp_path):
    text = HEAD + LEAD + "Mayor Anna Weller {} the council to sell the old ferry of Selby before the winter.\n"
    for verb, expected in (("will urge", True), ("urged", False)):
        folder = tmp_path / verb.split()[0]
        folder.mkdir()
        with teller_of(folder, text.format(verb)) as teller:
            wordings = [w for s in teller.statements if "Weller" in s.speaker for w in s.wordings]
            assert wordings
            assert any(_is_preview(teller, w) for w in wordings) is expected


def test_what_reports_of_an_earlier_day_quote_says_of_which_day(tmp_path):
    first = "The Karsk Courier\nJune 2, 2003\nKarsk wants a bridge\n\n" + (
        "The council of Karsk wants a new bridge, officials said on Monday.\n\n"
        "“We shall build the bridge of Karsk before the winter,” Mayor Anna Weller said.\n"
    )
    second = "The Selby Argus\nJune 2, 2003\nNeighbours plan a bridge\n\n" + (
        "A new bridge is what Karsk is after, its mayor told a packed hall on Monday, to the joy of the ferrymen.\n\n"
        "Anna Weller said: “We shall build the bridge of Karsk before the winter.” Children waved flags.\n"
    )
    third = "The Norland Post\nJune 4, 2003\nBridge voted\n\n" + (
        "The council of Karsk voted on Wednesday to take up a loan for the new bridge, after nine hours.\n\n"
        "A loan of $4 million was taken from the bank of Norland.\n"
    )
    with teller_of(tmp_path, first, second, third) as teller:
        short = " ".join(lines(teller)["In short"])
        assert "reports, 2 June.)" in short


def test_how_much_is_left_out_stands_with_the_reports(tmp_path):
    texts = [
        f"The {town} Courier\nJune 5, 2003\nCouncil votes for bridge\n\n"
        + LEAD
        + f"A crowd of {n}00 people {verb}.\n\n"
        f"Builders of {town} {other} on Wednesday.\n"
        for n, town, verb, other in (
            (2, "Karsk", "cheered the vote in the rain", "laid a stone"),
            (3, "Selby", "burned a paper ferry on the quay", "left the yard"),
        )
    ]
    with teller_of(tmp_path, *texts) as teller:
        told = lines(teller)
        assert not any(line.startswith("The record has") for line in told.get("Only one report has", []))


def test_a_day_of_the_scene_is_the_day_of_what_is_told_of_it(tmp_path):
    text = (
        HEAD + LEAD + "In a letter released on Tuesday, Mayor Anna Weller said the bridge would cost nine million.\n\n"
        "As builders struck on Tuesday in the yards, the council closed the ferry.\n\n"
        "Weller, who met the builders that had struck on Monday, praised the council.\n"
    )
    with teller_of(tmp_path, text) as teller:
        days = {
            words: day_of_sentence(teller.reading(one.article), one.span)
            for words in ("In a letter", "As builders", "who met the builders")
            for one in [sentence(teller, words)]
        }
        assert days == {"In a letter": "2003-06-03", "As builders": "2003-06-03", "who met the builders": None}


def test_a_question_without_its_answer_is_not_told(tmp_path):
    text = (
        HEAD + LEAD + "Mayor Anna Weller was asked whether the bridge was safe.\n\n"
        "Mayor Anna Weller was asked about the cost and declined to answer.\n"
    )
    with teller_of(tmp_path, text) as teller:
        assert not happened(teller, sentence(teller, "was safe"))
        assert happened(teller, sentence(teller, "declined to answer"))


def test_last_month_is_left_out_under_the_heading_of_that_month(tmp_path):
    text = HEAD + LEAD + "Last month, the council of Karsk sold the ferry.\n"
    with teller_of(tmp_path, text) as teller:
        one = sentence(teller, "sold the ferry")
        assert standing(teller, one, "2003-05") == "The council of Karsk sold the ferry."
        assert standing(teller, one).startswith("Last month [May 2003], the council")


def test_whom_he_means_at_the_head_of_a_quotation_is_told_where_it_is_another(tmp_path):
    text = (
        HEAD + LEAD + "Dan Ostrik, an engineer, left the council of Karsk on Wednesday.\n\n"
        "“He was the best builder whom we ever had in this town,” Mayor Anna Weller said.\n\n"
        "Weller spoke on Wednesday. “She works too hard for her own good,” Vera Holm said.\n"
    )
    with teller_of(tmp_path, text) as teller:
        told = [line for found in lines(teller).values() for line in found]
        assert any("“He [" in line and "Ostrik] was the best builder" in line for line in told)


def test_a_day_is_told_in_the_order_of_its_hours(tmp_path):
    text = (
        HEAD + LEAD + "Police arrested Mayor Anna Weller of Selby on Wednesday evening.\n\n"
        "Early Wednesday, Norland sent engineers to Karsk to measure the banks of the river.\n"
    )
    with teller_of(tmp_path, text) as teller:
        told = [line for found in lines(teller).values() for line in found]
        first = next(n for n, line in enumerate(told) if "sent engineers" in line)
        assert first < next(n for n, line in enumerate(told) if "arrested Mayor" in line)


def test_what_one_report_tells_of_an_older_month_stands_near_the_story_or_is_left(tmp_path):
    karsk = (
        HEAD + "The council of Karsk voted on Wednesday to build a bridge over the river to Selby.\n\n"
        "The bridge to Selby will cost the council nine million crowns.\n\nBuilders will begin the bridge in May.\n\n"
        "The council wants a road to the bridge.\n\nThe river is wide at Selby.\n\n"
        "In February, police arrested an opera singer, Milo Frey, at a hotel in Lomond.\n"
    )
    selby = (
        "The Selby Argus\nJune 5, 2003\nKarsk will have its bridge\n\n"
        "Karsk is to have a bridge over the river after a vote of its council on Wednesday night.\n\n"
        "Mayor Anna Weller thanked the council for the bridge.\n\nThe ferry to Selby will close.\n\n"
        "In April, the council of Karsk rejected a plan for a bridge over the river to Selby.\n"
    )
    with teller_of(tmp_path, karsk, selby) as teller:
        assert "February 2003" not in lines(teller)


def test_a_line_of_a_list_is_told_without_its_dash(tmp_path):
    text = HEAD + LEAD + "- Dan Ostrik, an engineer of Karsk, drew the bridge.\n"
    with teller_of(tmp_path, text) as teller:
        assert standing(teller, sentence(teller, "drew the bridge")).startswith("Dan Ostrik, an engineer")
