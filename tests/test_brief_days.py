"""Under which day a line of an account stands, and in which order."""

from sanudo.telling.brief import brief
from sanudo.telling.standing import standing
from tests.teller_of import HEAD, sentence, teller_of

OTHER = HEAD.replace("Karsk Courier", "Selby Argus")


def days(teller):
    """The lines of an account by their heading, as one text."""
    found = {}
    for section in brief(teller.record, teller.story).sections:
        if section.level > 2:
            found[section.heading] = " ".join(line.text for line in section.lines)
    return found


def test_what_somebody_said_of_a_plan_is_no_news_of_the_day_of_the_plan(tmp_path):
    first = "Minister Anna Weller said that Norland would sign the treaty with Sudland on Friday in Karsk.\n"
    with teller_of(tmp_path, HEAD + first, OTHER + "Norland and Sudland are at odds over the bridge.\n") as teller:
        assert "Friday, 6 June 2003" not in days(teller)


def test_what_a_day_is_told_for_stands_before_what_followed_from_it(tmp_path):
    text = (
        "Guards shot a man who drove a cart onto the bridge of Karsk on Thursday, the council said.\n\n"
        "Late on Thursday, Mayor Anna Weller visited the guards of Karsk in Selby and thanked them.\n"
    )
    with teller_of(tmp_path, HEAD + text, OTHER + text.split("\n")[0].replace("drove", "pushed") + "\n") as teller:
        told = days(teller)["Thursday, 5 June 2003"]
        assert 0 <= told.find("Guards shot a man") < told.find("thanked them")


def test_a_day_counted_from_another_is_told_by_its_date_or_by_its_heading(tmp_path):
    text = "Mayor Anna Weller left Karsk on Wednesday.\n\nOne day earlier, she signed a letter to the council.\n"
    with teller_of(tmp_path, HEAD + text) as teller:
        one = sentence(teller, "One day earlier")
        assert standing(teller, one, "2003-06-03") == "She signed a letter to the council."
        assert standing(teller, one).startswith("[On 3 June], she")


def test_the_today_of_words_said_right_after_a_fire_is_not_that_of_a_later_report(tmp_path):
    fire = "A fire burned the old mill of Karsk on Thursday, the council said.\n\n"
    later = OTHER.replace("June 5", "June 7") + fire.replace("on Thursday, ", "this week, ")
    words = "“Our hearts are broken over today's fire in Karsk,” Mayor Anna Weller wrote within hours of the fire.\n"
    with teller_of(tmp_path, HEAD + fire, later + words) as teller:
        assert "Our hearts are broken" in days(teller)["On a day not said"]
