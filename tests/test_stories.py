"""Which reports tell one story."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.types import Article, Dating, article_id
from sanudo.comparing.clusters import Likeness, clusters, regrouped
from sanudo.comparing.profiles import cosine, profile_text
from sanudo.comparing.stories import find_stories, group
from sanudo.reading.types import Reading

QUAKE_A = [
    "A powerful earthquake struck the Turkish city of Erzincan on Monday, killing at least 40 people, officials said. "
    "Rescue teams searched collapsed apartment blocks in Erzincan through the night.",
    "At least 43 people died when an earthquake of magnitude 6.8 shook Erzincan in eastern Turkey on Monday. "
    "Governor Selim Aydar said rescue teams were digging through collapsed blocks.",
    "Rescuers in Erzincan, Turkey, pulled a girl alive from a collapsed block two days after the earthquake. "
    "Governor Selim Aydar put the number of dead at 43.",
]
QUAKE_B = [
    "A powerful earthquake struck the Chilean port of Iquique on Monday, killing at least 12 people, officials said. "
    "Tsunami warnings sent residents of Iquique to higher ground.",
    "Chile lifted a tsunami warning after an earthquake killed 12 people in Iquique, Interior Minister Paula Rojas "
    "said. "
    "Fishing boats in the port of Iquique were wrecked.",
    "Interior Minister Paula Rojas flew to Iquique, where an earthquake and a small tsunami killed 12 people.",
]


def reports(texts, published=None):
    dating = Dating(published, "timestamp", "given") if published else None
    return [Article(article_id(str(n), text.encode()), str(n), text, published=dating) for n, text in enumerate(texts)]


def test_two_earthquakes_are_two_stories():
    articles = reports(QUAKE_A + QUAKE_B)
    ids = [article.id for article in articles]
    assert sorted(map(sorted, group(articles))) == sorted([sorted(ids[:3]), sorted(ids[3:])])


def test_the_order_of_the_articles_does_not_matter():
    articles = reports(QUAKE_A + QUAKE_B)
    assert group(articles) == group(reversed(articles))


def test_the_same_words_months_apart_are_two_stories():
    text = QUAKE_A[0]
    early = reports([text], "2011-03-07")
    late = [Article("late", "late", text, published=Dating("2012-09-03", "timestamp", "given"))]
    assert len(group(early + late)) == 2


def test_an_unreadable_date_does_not_stop_grouping():
    odd = [Article("odd", "odd", QUAKE_A[0], published=Dating("2001-13-99", "metadata", "given"))]
    assert group(odd) == [["odd"]]


def test_nothing_gives_no_stories():
    assert group([]) == []


@given(st.lists(st.text(max_size=200), max_size=6))
def test_every_article_is_in_one_story(texts):
    articles = [Article(f"{n}", f"{n}", text) for n, text in enumerate(texts)]
    found = [article for story in group(articles) for article in story]
    assert sorted(found) == sorted(article.id for article in articles)


@given(st.text(max_size=300))
def test_a_profile_is_like_itself(text):
    own = profile_text(text)
    assert own == profile_text(text)
    assert not own.all or abs(cosine(own.all, own.all) - 1) < 1e-9


def test_two_groups_far_apart_join_by_what_most_of_them_share():
    like = Likeness(-2.0, (4.0,), 0.0, 0.0)
    own = [(1.0,)] * 4
    chain = {(0, 1): (0.9,), (2, 3): (0.9,), (1, 2): (0.6,)}
    assert clusters(own, chain, like, 0.0) == [[0, 1], [2, 3]]  # one near pair does not join two stories
    woven = chain | {(0, 2): (0.6,), (0, 3): (0.6,), (1, 3): (0.6,)}
    assert clusters(own, woven, like, 0.0) == [[0, 1, 2, 3]]


def test_what_no_pair_joins_does_not_touch_other_clusters():
    like = Likeness(-2.0, (4.0,), -0.5, -0.5)
    pairs = {(0, 1): (0.9,), (1, 2): (0.7,), (0, 2): (0.7,)}
    alone = clusters([(1.0,)] * 3, pairs, like, 0.0)
    more = clusters([(1.0,)] * 5, pairs | {(3, 4): (0.8,)}, like, 0.0)
    assert [c for c in more if c[0] < 3] == alone


@settings(deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 11), st.integers(0, 11)), st.sampled_from((0.3, 0.5, 0.6, 0.7, 0.9))))
def test_what_comes_one_by_one_is_clustered_as_what_comes_at_once(found):
    like = Likeness(-2.0, (4.0,), -0.4, 0.2)
    pairs = {(a, b): (value,) for (a, b), value in found.items() if a < b}
    home: dict[int, frozenset[int]] = {}

    def cluster(things):
        order = sorted(things)
        inside = {(order.index(a), order.index(b)): dots for (a, b), dots in pairs.items() if {a, b} <= set(order)}
        return [frozenset(order[n] for n in one) for one in clusters([(1.0,)] * len(order), inside, like, 0.0)]

    def linked(thing):
        others = {a + b - thing for a, b in pairs if thing in (a, b)}
        return [other for other in others if other in home or other == thing]

    for thing in (7, 2, 9, 0, 4, 11, 1, 10, 3, 8, 5, 6):
        gone, fresh = regrouped({thing}, home.__getitem__, linked, cluster)
        assert not set(gone) & set(fresh)
        home.update({member: one for one in fresh for member in one})
    assert set(home.values()) == set(cluster(range(12)))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("He left on Sept. 2 for good.", {"9-2"}),
        ("They met on the 3rd of March 2009.", {"3-3"}),
        ("On 12 May they left.", {"5-12"}),
        ("They may leave 3 of 12.", set()),
        ("In June 2009 it rained.", set()),
    ],
)
def test_days_written_out_are_of_the_profile(text, dates):
    assert set(profile_text(text).dates) == dates


def test_a_report_without_a_day_does_not_bridge_years():
    early, late = (
        Article(day, day, QUAKE_A[n], published=Dating(day, "timestamp", "given"))
        for n, day in ((0, "2011-03-07"), (1, "2013-03-07"))
    )
    undated = Article("undated", "undated", QUAKE_A[2])
    assert all(not {early.id, late.id} <= set(story) for story in group([early, late, undated]))


def test_a_title_is_a_plain_headline_without_an_agency_s_count_of_versions():
    heads = ("UPDATE 3-Chile lifts tsunami warning after Iquique earthquake", "Who pays for Iquique?", "Iquique!")
    articles = [replace(one, headline=head) for one, head in zip(reports(QUAKE_B, "2004-05-03"), heads, strict=True)]
    found = find_stories(tuple(Reading(article) for article in articles), ())
    assert [story.title for story in found] == ["Chile lifts tsunami warning after Iquique earthquake"]


def test_a_title_is_no_list_and_no_opinion_where_a_plain_headline_stands():
    heads = ("5 Things To Know About The Iquique Quake", "Minister flies to Iquique", "OPINION: The case for Iquique")
    articles = [replace(one, headline=head) for one, head in zip(reports(QUAKE_B, "2004-05-03"), heads, strict=True)]
    found = find_stories(tuple(Reading(article) for article in articles), ())
    assert [story.title for story in found] == ["Minister flies to Iquique"]


def test_a_title_foretells_nothing_where_another_tells_what_came_of_it():
    heads = (
        "Minister close to visiting Iquique, sources say",
        "Minister to be heard on Iquique quake",
        "Minister flies to Iquique, as town prepares for winter",
    )
    articles = [replace(one, headline=head) for one, head in zip(reports(QUAKE_B, "2004-05-03"), heads, strict=True)]
    found = find_stories(tuple(Reading(article) for article in articles), ())
    assert [story.title for story in found] == [heads[2]]
