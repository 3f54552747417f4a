"""Who is met first, and whose surname is another's too."""

from sanudo.telling.standing import standing
from tests.teller_of import HEAD, sentence, teller_of

LEAD = "The council of Karsk voted on Wednesday to build a bridge to Selby.\n\n"


def test_who_shares_a_surname_is_told_with_the_first_name_every_time(tmp_path):
    text = (
        HEAD + LEAD + "Foreign Minister Pavel Ostrik opened the talks. Ostrik praised the plan.\n\n"
        "Defence Minister Igor Ostrik stayed away.\n\nPavel Ostrik left on Friday.\n"
    )
    other = (
        "The Selby Argus\nJune 5, 2003\nMinister warns of bridge\n\n"
        "Defence Minister Igor Ostrik warned the council of Karsk against the bridge on Wednesday.\n\n"
        "Ostrik called the bridge to Selby a mistake.\n"
    )
    with teller_of(tmp_path, text, other) as teller:
        one = sentence(teller, "called the bridge to Selby a mistake")
        assert standing(teller, one).startswith("[Igor] Ostrik called")
        assert standing(teller, one).startswith("[Igor] Ostrik called")
        assert teller.short("Igor Ostrik") == "Igor Ostrik"


def test_who_is_named_far_more_than_the_other_of_the_name_keeps_the_surname(tmp_path):
    things = ("bridge", "plan", "vote", "road", "bank", "ferry", "council", "town")
    said = "".join(f"Weller praised the {thing}.\n\n" for thing in things)
    text = HEAD + LEAD + "Mayor Anna Weller spoke.\n\n" + said + "Her brother Dan Weller was there.\n"
    with teller_of(tmp_path, text) as teller:
        assert teller.short("Anna Weller") == "Weller" and not teller.shares_surname("Anna Weller")


def test_who_somebody_is_stands_behind_a_whole_name_told_alone(tmp_path):
    text = (
        HEAD + LEAD + "Tessa Moran, a professor at Lima University, measured the banks.\n\n"
        "But Tessa Moran warned the builders on Thursday.\n"
    )
    with teller_of(tmp_path, text) as teller:
        one = sentence(teller, "warned the builders")
        assert standing(teller, one).startswith("Tessa Moran [professor at Lima University] warned")
        assert standing(teller, one).startswith("Tessa Moran warned")
