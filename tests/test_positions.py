"""Who wants what."""

import pytest

import sanudo
from sanudo.article.types import Article, Part, Span


def read(text):
    return sanudo.analyse(Article("x", "x.txt", text, parts=(Part("paragraph", Span(0, len(text))),)))


def positions(text):
    return [(p.holder, p.stance, p.issue) for p in read(text).positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland supports the enlargement of the union.", ("Poland", "for", "the enlargement of the union")),
        ("Poland opposes the enlargement of the union.", ("Poland", "against", "the enlargement of the union")),
        (
            "Poland does not support the enlargement of the union.",
            ("Poland", "against", "the enlargement of the union"),
        ),
        ("Poland ruled out the possibility of a veto.", ("Poland", "against", "the possibility of a veto")),
    ],
)
def test_a_position_has_a_holder_a_stance_and_an_issue(text, expected):
    assert expected in positions(text)


def test_a_condition_makes_it_conditional():
    found = positions("Poland will support the treaty if Germany signs it.")
    assert ("Poland", "conditional") in {(holder, stance) for holder, stance, _ in found}


@pytest.mark.parametrize(
    "text",
    [
        "The minister of Poland ate lunch in Berlin.",
        "Tomas Weber denied that soldiers had crossed the river.",
        "Poland will withdraw 300 troops from the valley.",
        "Does Spain support the pact?",
        "Angela Merkel declined to say how she would vote.",
        "Asked whether Iran could block the deal, Ann Smith said no.",
        "Spain must accept the terms.",
        "Brazil offered its capital.",
        "Rosa Diaz dismissed two ministers.",
    ],
)
def test_a_deed_a_denial_or_a_question_is_no_position(text):
    assert positions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nigeria called on Friday for the suspension of Niger.", ("Nigeria", "for", "the suspension of Niger")),
        ("Nigeria called on Niger to release the president.", ("Nigeria", "for", "to release the president")),
        ("Angela Merkel called the offer unacceptable.", ("Angela Merkel", "against", "the offer")),
        ("Angela Merkel said the offer was unacceptable.", ("Angela Merkel", "against", "the offer")),
        ("The plan was rejected by Iraq.", ("Iraq", "against", "The plan")),
        ("The plan, which Brazil supports, was tabled on Monday.", ("Brazil", "for", "The plan")),
        ("Spain criticised Greece for its hasty reform.", ("Spain", "against", "its hasty reform")),
        ("Denmark is in favour of the ban.", ("Denmark", "for", "the ban")),
        ("Denmark is against the ban.", ("Denmark", "against", "the ban")),
    ],
)
def test_the_issue_is_what_the_stance_is_about(text, expected):
    assert expected in positions(text)


def test_of_two_who_agree_each_is_for_it():
    found = positions("France and Germany agreed on Tuesday to create a joint bank.")
    assert found == [("France", "for", "to create a joint bank"), ("Germany", "for", "to create a joint bank")]


@pytest.mark.parametrize(
    ("text", "stance", "issue"),
    [
        ("Hungary dropped its opposition to the accession of Sweden.", "for", "the accession of Sweden"),
        ("Poland backed away from its demand for a veto.", "against", "a veto"),
        ("Norway no longer opposes the quota.", "for", "the quota"),
        ("Norway now supports the quota.", "for", "the quota"),
        ("Russia might reconsider its opposition to the treaty.", "conditional", "the treaty"),
    ],
)
def test_a_change_of_position_is_marked(text, stance, issue):
    (one,) = read(text).positions
    assert (one.stance, one.issue, one.change) == (stance, issue, "turned")


def test_a_position_that_always_was_is_no_change():
    assert [p.change for p in read("Now, in May, Norway supports the quota.").positions] == [None]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Peru proposed a joint bank for the valley. Ecuador rejected the idea.", "a joint bank for the valley"),
        ("There was no talk of Japan joining the club. Japan has no interest in doing so.", "joining the club"),
    ],
)
def test_an_issue_that_leans_on_other_words_has_them(text, about):
    one = read(text).positions[-1]
    assert one.about is not None and one.about.of(text) == about


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France will not release the prisoners.", ("France", "against", "release the prisoners")),
        ("Poland could not support sanctions.", ("Poland", "against", "sanctions")),
    ],
)
def test_who_could_and_will_not_is_against_it(text, expected):
    assert expected in positions(text)


def test_what_cannot_help_it_takes_no_position():
    assert positions("Peter Holm said the dam would not hold the water.") == []


@pytest.mark.parametrize(
    ("text", "stance", "issue"),
    [
        ('"We want a recount of the votes," Ana Lima said.', "for", "a recount of the votes"),
        ('"We will never accept a partition," Ana Lima said.', "against", "a partition"),
        ('"We are not selling the mine," Ana Lima said.', "against", "selling the mine"),
        ("There will be no recount, Ana Lima said.", "against", "recount"),
        ('"There is no question of a ransom," said Ana Lima.', "against", "a ransom"),
        ("Ana Lima said that a recount was out of the question.", "against", "a recount"),
        ("Ana Lima said the tax must go.", "for", "the tax must go"),
        ("Ana Lima said the vote should not be held.", "against", "be held"),
        ("Ana Lima said an amnesty for the men was unthinkable.", "against", "an amnesty for the men"),
        ("Ana Lima threw her full weight behind the merger.", "for", "the merger"),
        ("Ana Lima brushed aside the plan.", "against", "the plan"),
    ],
)
def test_what_a_known_speaker_wants_is_read_in_the_words_quoted(text, stance, issue):
    assert positions(text) == [("Ana Lima", stance, issue)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad will sign only if Niger withdraws.",
        "Chad would accept observers if they are unarmed.",
    ],
)
def test_what_somebody_will_do_on_a_condition_is_conditional(text):
    assert [one[:2] for one in positions(text)] == [("Chad", "conditional")]


def test_her_government_is_hers():
    assert positions("Ana Lima was calm. Her government rejected the plan.")[0][0] == "Ana Lima"
    assert not positions("Ana Lima said they must have known.")


def test_a_stance_that_no_table_has_is_told_where_the_encoder_sees_it():
    text = "Peru balked at the idea of a joint patrol."
    (position,) = sanudo.analyse(sanudo.read_text(text, published="1998-03-18")).positions
    assert (position.holder, position.stance, position.issue) == ("Peru", "against", "the idea of a joint patrol")


def test_whom_somebody_thanks_is_no_issue():
    text = "Peru thanked Ana Lima on Monday."
    assert sanudo.analyse(sanudo.read_text(text, published="1998-03-18")).positions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima thanked the Government of Brazil for its hospitality.",
        "Ana Lima and Rui Costa are understood to have discussed a plan to share the river.",
    ],
)
def test_a_courtesy_or_what_somebody_is_said_to_have_done_is_no_position(text):
    assert positions(text) == []


def test_a_stance_in_words_of_no_table_is_seen():
    (found,) = positions("Ana Lima has grave misgivings about the merger.")
    assert found[:2] == ("Ana Lima", "against")
    assert "the merger" in found[2]


def test_who_ends_a_thing_is_not_for_it():
    assert ("Poland", "for", "ending the subsidies") in positions("Poland has supported ending the subsidies.")


def test_what_is_not_ruled_out_is_open_and_what_is_not_yet_agreed_is_nothing():
    assert [s for _, s, _ in positions("Poland did not rule out a boycott.")] == ["conditional"]
    assert positions("Poland has not yet agreed to the treaty.") == []


def test_who_is_asked_for_something_does_not_want_it():
    assert not any(holder == "Ana Lima" for holder, _, _ in positions("Asked for a recount, Ana Lima left the hall."))


def test_a_thing_is_held_by_whom_it_comes_from():
    found = positions("The treaty faces opposition from Poland.") + positions("Ana Lima had the backing of Poland.")
    assert not any(holder in ("Ana Lima", "The treaty") for holder, _, _ in found)


def test_what_parliament_can_reject_it_has_not_rejected():
    assert positions("They are deals that Poland can approve or reject.") == []


def test_the_day_behind_a_headline_is_no_part_of_the_issue():
    (one,) = positions("Poland Seeks New Treaty with Chile - 2001-11-23")
    assert one == ("Poland", "for", "New Treaty with Chile")


def test_the_same_words_again_are_told_once():
    text = "Poland opposes the new treaty with Chile."
    assert len(read(f"{text} {text}").positions) == 1


def test_what_others_are_said_to_believe_is_not_the_speakers():
    text = '"There are those who believe the treaty must be signed," said Ana Lima.'
    assert not any(holder == "Ana Lima" for holder, _, _ in positions(text))


def test_what_somebody_is_said_to_oppose():
    found = positions("The cabinet may call an early election. Ana Lima is said to oppose it.")
    assert ("Ana Lima", "against") in {(holder, stance) for holder, stance, _ in found}


def test_officials_who_must_approve_do_not_hold_it_for_who_requires_them():
    found = positions("Poland requires officials to approve the discharges.")
    assert not any(holder == "Poland" and issue == "the discharges" for holder, _, issue in found)


def test_who_is_for_not_doing_it_is_against_it():
    assert positions("Poland urged its allies not to sign the treaty.") == [("Poland", "against", "sign the treaty")]
    assert ("Poland", "against", "the use of mines") in positions("Poland asked Chile to forbid the use of mines.")


def test_what_could_have_been_rejected_was_not():
    assert positions("Poland could have rejected the treaty.") == []


def test_a_feeling_is_no_issue():
    assert not any(issue == "concern" for _, _, issue in positions("Poland expressed concern."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland would rather continue the talks.", ("Poland", "for", "continue the talks")),
        ("Ana Lima will not resign.", ("Ana Lima", "against", "resign")),
        ("Poland called the ban a slap in the face.", ("Poland", "against", "the ban")),
        ("Poland called the ban a triumph for farmers.", ("Poland", "for", "the ban")),
    ],
)
def test_what_is_preferred_refused_or_called_names(text, expected):
    assert expected in positions(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland remained sceptical of the treaty.", ("Poland", "against", "the treaty")),
        ("Poland is receptive to the proposal of Chile.", ("Poland", "for", "the proposal of Chile")),
    ],
)
def test_what_somebody_remains(text, expected):
    assert expected in positions(text)


def test_the_attack_is_no_other_attacks():
    text = "Police said several other attacks on the port were foiled. Ana Lima condemned the attack."
    assert [one.about for one in read(text).positions] == [None]


def test_who_wants_it_done_by_others_holds_it_and_not_they():
    assert {holder for holder, *_ in positions("Poland wants Chile and Peru to lift the blockade.")} == {"Poland"}


@pytest.mark.parametrize(
    "text",
    [
        "Poland has no plans to withdraw its men from Chile.",
        "Poland has given no indication that it is willing to go beyond words on disarmament.",
        "Poland said on Monday it would expel sixty men of the embassy.",
        "A doctor of Chile said he could not rule out murder.",
        "Poland passed a resolution.",
        "Poland is likely seeking to show that it can launch rockets.",
        "The officers of Chile who were urged to turn a blind eye to the harm were silent.",
    ],
)
def test_what_looks_like_a_position_and_is_none(text):
    assert positions(text) == []


def test_what_a_picture_shows_is_no_position():
    text = "Poland and Chile talked all day in the capital.\n\nMarchers in Lima demand an end to the blockade, May 3."
    parts = (Part("paragraph", Span(0, 47)), Part("caption", Span(49, len(text))))
    assert sanudo.analyse(Article("x", "x.txt", text, parts=parts)).positions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Governor Ana Weller said she was opposed to selling the docks.",
            ("Ana Weller", "against", "selling the docks"),
        ),
        (
            "Governor Ana Weller expressed opposition to the sale of the docks.",
            ("Ana Weller", "against", "the sale of the docks"),
        ),
        ("Governor Ana Weller demands the mayor resign.", ("Ana Weller", "for", "the mayor resign")),
        (
            "Governor Ana Weller begged the students to go back to class.",
            ("Ana Weller", "for", "to go back to class"),
        ),
        (
            "Governor Ana Weller wants the soldiers out of the port.",
            ("Ana Weller", "for", "the soldiers out of the port"),
        ),
    ],
)
def test_what_the_parse_tells_otherwise_is_read_as_a_position_too(text, expected):
    assert expected in positions(text)


def test_what_was_wanted_until_something_else_was_done_is_no_position():
    assert positions("At first Peru refused to sign the treaty, but now it has.") == []
    assert positions("Peru refused to sign the treaty.") != []
