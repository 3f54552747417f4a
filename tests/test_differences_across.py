"""What two reports tell of one thing in quite different sentences, kind by kind."""

from dataclasses import replace

import pytest

import sanudo
from sanudo.comparing.compare import compare
from sanudo.comparing.differing.concepts import keyed, keys_of
from sanudo.sources.read import read_text

BANK = (
    "Central bank steps in at Nordhavn Bank\n\nHAVN, May 6, 2003 (Wire A) - The central bank took control of the "
    "ailing Nordhavn Bank after a run on its branches.\n\n",
    "Nordhavn Bank rescued\n\nHAVN, May 6, 2003 (Wire B) - Nordhavn Bank, hit by a run on its branches, was taken over "
    "by the central bank.\n\n",
)
TRUCE = (
    "Rebels and army stop shooting in Tara\n\nLOMARA, May 6, 2003 (Wire A) - Government forces and the rebel Tara "
    "Front stopped shooting in the Tara valley, both sides said.\n\n",
    "Guns fall silent in Tara valley\n\nLOMARA, May 6, 2003 (Wire B) - The guns of the army and the Tara Front fell "
    "silent in the Tara valley, spokesmen for both said.\n\n",
)

PARTING = [
    ("number", BANK, "The bank lost 640 million kroner last year.", "Its losses last year came to 710 million kroner."),
    ("number", BANK, "Nordhavn will close 40 of its branches.", "Some 25 branches are to be shut."),
    ("number", BANK, "About 1,200 employees will lose their jobs.", "The merger will cost 900 jobs."),
    ("number", TRUCE, "The shelling killed 31 people.", "Forty-four villagers are dead."),
    ("number", TRUCE, "Each side will free 200 prisoners.", "The Front is to release 150 captives."),
    ("number", TRUCE, "Troops will pull back 25 kilometres.", "Under the deal, both armies withdraw 15 kilometres."),
    (
        "duration",
        TRUCE,
        "The army and the Tara Front agreed after two days of talks.",
        "The five-day talks of the army and the Tara Front were held in a school.",
    ),
    ("date", TRUCE, "A second round of talks will be held on May 20.", "The second round would take place on 22 May."),
    ("title", BANK, "Chief executive Hans Moe resigned.", "The chairman, Hans Moe, stepped down."),
    ("title", BANK, "The head of banking supervision, Ida Rask, wept.", "Ida Rask, deputy head of supervision, spoke."),
    (
        "order",
        TRUCE,
        "The rebels fired rockets after soldiers crossed the bridge.",
        "Soldiers crossed the bridge only after rockets were fired.",
    ),
    ("status", TRUCE, "The truce has collapsed, a commander said.", "The truce is holding, the army said."),
    ("status", BANK, "The two banks have merged.", "The two banks could merge by the autumn."),
    ("polarity", TRUCE, "Police shot at the crowd.", "He denied that the police had shot at the crowd."),
    (
        "attribution",
        TRUCE,
        "The exchange of prisoners was proposed by Bishop Tomas Reel.",
        "It was Ivo Marn who first proposed the exchange of prisoners.",
    ),
]  # fmt: skip

NOT_PARTING = [
    (BANK, "The bank has 120 branches.", "Nordhavn will close 40 of its branches."),
    (BANK, "The bank lost some 640 million kroner last year.", "Its losses last year came to 637 million kroner."),
    (BANK, "The chairman, Hans Moe, resigned.", "Bank chairman Hans Moe stepped down."),
    (TRUCE, "The shelling killed 31 people.", "In 1991, shelling killed 440 people in the valley."),
    (TRUCE, "It was the second truce this week, envoys said.", "It was the third truce since December, envoys said."),
    (TRUCE, "The shelling killed 31 people.", "Two other people were killed by the shelling."),
    (TRUCE, "Commanders agreed after two days of talks.", "The strike of the teachers lasted five days."),
    (TRUCE, "The truce began on Thursday.", "Talks on the border begin on Monday."),
    (TRUCE, "The rebels fired rockets before dawn.", "The rebels did not fire on the convoy."),
    (TRUCE, "The missile was not a ballistic missile.", "The army paraded its ballistic missiles on Sunday."),
    (TRUCE, "Shells were used to deny the use of caves to the Front.", "The Front had taken refuge in caves."),
    (TRUCE, "The shelling killed 20 people and injured more than 100.", "In the shelling 20 died; 110 were injured."),
    (
        TRUCE,
        "Soldiers should stop shelling the bridge until after the rebels free their prisoners, Ivo Marn wrote.",
        'Ivo Marn said soldiers should "stop shelling the bridge until after the rebels free their prisoners."',
    ),
    (
        TRUCE,
        "The shelling of the bridge killed 20 people, and that of the mill killed 11.",
        "In all, 31 people were killed in the shelling.",
    ),
    (TRUCE, "Between 150 and 176 people were injured.", "The shelling injured 170 people."),
    (
        TRUCE,
        "The bridge is shut. Nobody fished on Sunday. A shell hit the mill, an attack that killed at least 20 people.",
        "The Front is blamed for attacks in which 31 people were killed.",
    ),
    (BANK, "The chairman, Hans Moe, threatened to resign.", "Hans Moe decided that he would resign."),
    (
        TRUCE,
        "Ivo Marn said the Front had a right to defend its valley.",
        "Ida Rask reiterated that the Front will continue to defend its valley.",
    ),
    (TRUCE, "The shots fell while Ivo Marn was in Lomara.", "Ida Rask of Lomara was nearby when the shots fell."),
]


def differences(texts):
    readings = tuple(sanudo.analyse(read_text(text, name=f"{n}.txt")) for n, text in enumerate(texts))

    def one_story(stories):
        articles = tuple(article for story in stories for article in story.articles)
        return (replace(stories[0], articles=articles, voices=tuple((article,) for article in articles)),)

    return compare(readings, one_story).differences, {r.article.id: r.article.text for r in readings}


@pytest.mark.parametrize(("kind", "story", "one", "other"), PARTING)
def test_a_difference_is_found_though_no_wording_is_shared(kind, story, one, other):
    found, texts = differences((story[0] + one, story[1] + other))
    assert kind in {difference.kind for difference in found}
    for difference in found:
        assert difference.judgement and difference.topic
        assert all(texts[side.article][s.start : s.end] for side in difference.sides for s in side.evidence)


@pytest.mark.parametrize(("story", "one", "other"), NOT_PARTING)
def test_what_is_rounded_of_another_time_or_another_thing_is_no_difference(story, one, other):
    found, _ = differences((story[0] + one, story[1] + other))
    assert [difference.kind for difference in found] == []


def test_a_later_report_s_higher_toll_is_told_as_the_later_figure():
    later = TRUCE[1].replace("May 6", "May 7") + "Forty-four people are dead."
    found, _ = differences((TRUCE[0] + "The shelling killed 31 people.", later))
    assert [difference.judgement[:12] for difference in found if difference.kind == "number"] == ["later figure"]


def test_an_embassy_s_posts_are_no_jobs():
    found, _ = differences(
        (BANK[0] + "The state will reopen 18 trade posts.", BANK[1] + "It was the closure of 19 trade posts.")
    )
    assert "how many jobs" not in {difference.topic for difference in found}


def test_a_number_that_a_report_tells_as_revised_contradicts_nothing():
    one = TRUCE[0] + "The shelling injured eight people."
    other = TRUCE[1] + "Six people were injured. The number of injured was revised from eight to six."
    found, _ = differences((one, other))
    assert [d.judgement for d in found if d.kind == "number"] == [
        "later figure: one report tells that the number was revised"
    ]


def test_the_toll_of_another_happening_told_in_passing_by_both_is_compared():
    one = TRUCE[0] + "Gunmen killed six people and wounded 15 on Friday outside a mosque in Quel, said a policeman."
    other = TRUCE[1] + (
        "On Friday, gunmen opened fire on worshipers leaving a mosque in Quel, killing 10 people, "
        "at the end of the Ramadan month of fasting."
    )
    found, _ = differences((one, other))
    assert [{side.value for side in d.sides} for d in found if d.kind == "number"] == [{"six", "10"}]


def test_what_one_report_tells_and_has_denied_is_no_difference_of_reports():
    text = "Nordhavn will sell its stake in the insurer Bris, a newspaper said. Its chairman denied any plan to sell.\n"
    found, _ = differences((BANK[0] + text, BANK[1] + "Shares rose.\n"))
    assert "polarity" not in {difference.kind for difference in found}


def test_words_for_one_thing_have_one_key():
    assert keys_of("killed") & keys_of("fatalities")
    assert keys_of("witness") == keys_of("witnesses")
    text = "Officers opened fire."
    assert [word.span.of(text) for word in keyed(text, 0, len(text))] == ["Officers", "opened fire"]
