"""Stories that go on, and undated reports placed by what the others tell."""

import sanudo
from sanudo.sources.read import read_text


def reading(name, text):
    return sanudo.analyse(read_text(text, name=name))


SUMMIT = """River presidents meet in Dakora

DAKORA, June 21, 2002 (Savanna Press) - President Amadou Sesay of Bantara and President Ibrahim Kone of Mesu met in Dakora and agreed to reopen the Nara border.

President Ibrahim Kone said Mesu would have a say in the management of the Nara dam.
"""
SEQUEL = """River presidents quarrel over Nara dam

TOLANI, July 30, 2002 (Savanna Press) - President Amadou Sesay of Bantara accused President Ibrahim Kone of Mesu of closing the Nara dam.

President Ibrahim Kone of Mesu said that Bantara had broken the agreement on the Nara border.
"""
LOOKALIKE = """Island presidents meet in Port Mara

PORT MARA, July 2, 2002 (Island Press) - President Joseph Tamale of Kalani and President Peter Ruiz of Luma met in Port Mara and agreed to reopen the sea border.

President Joseph Tamale said Kalani would have a say in the management of the reef.
"""
UNDATED = """River presidents shake hands

President Amadou Sesay of Bantara and President Ibrahim Kone of Mesu held their meeting in Lomara in good humour and spoke of the Nara border.

President Amadou Sesay said the Nara dam belonged to both of them.
"""
LATER = """River presidents meet again

DAKORA, June 21, 2002 (Savanna Press) - President Amadou Sesay of Bantara and President Ibrahim Kone of Mesu spoke of the Nara border again.

The two met in Lomara on 4 May, President Amadou Sesay said of the Nara dam.
"""


def stories_of(**reports):
    readings = [reading(f"{name}.txt", text) for name, text in reports.items()]
    names = {r.article.id: r.article.name.removesuffix(".txt") for r in readings}
    found = sanudo.compare(readings).stories
    return {frozenset(names[a] for a in story.articles): story for story in found}, names


def test_a_follow_up_of_the_same_people_is_of_the_same_storyline():
    found, _ = stories_of(summit=SUMMIT, sequel=SEQUEL)
    first, later = found[frozenset({"summit"})], found[frozenset({"sequel"})]
    assert later.storyline == first.storyline == first.id


def test_a_story_that_only_looks_alike_stays_alone():
    found, _ = stories_of(summit=SUMMIT, lookalike=LOOKALIKE)
    assert [story.storyline for story in found.values()] == [None, None]


def test_a_story_of_another_year_does_not_follow():
    found, _ = stories_of(summit=SUMMIT, sequel=SEQUEL.replace("2002", "2004"))
    assert [story.storyline for story in found.values()] == [None, None]


def test_an_undated_report_is_placed_by_the_day_another_gives_its_meeting():
    found, names = stories_of(undated=UNDATED, later=LATER)
    (story,) = found.values()
    told = [(c.day, c.basis, [names[a] for a in c.articles]) for c in story.chapters]
    assert told == [("2002-05-04", "inferred", ["undated"]), ("2002-06-21", "published", ["later"])]
    assert len(story.chapters[0].evidence) == 2


def test_without_evidence_an_undated_report_stays_without_a_day():
    found, _ = stories_of(undated=UNDATED, later=LATER.replace("in Lomara on 4 May", "on 4 May"))
    (story,) = found.values()
    assert [(c.day, c.basis) for c in story.chapters] == [("2002-06-21", "published"), (None, "not said")]
