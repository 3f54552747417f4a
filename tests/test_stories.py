"""Which reports tell one story."""

from hypothesis import given
from hypothesis import strategies as st

from sanudo.article.types import Article, Dating, article_id
from sanudo.comparing.profiles import cosine, profile_text
from sanudo.comparing.stories import group

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
