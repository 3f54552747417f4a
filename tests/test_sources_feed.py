"""Feeds: each entry a report, with what its fields say and what the feed leaves out."""

import pytest

import sanudo
from sanudo.article.types import Article
from sanudo.sources import feed
from sanudo.sources.limits import DEFAULT
from sanudo.sources.problem import Problem, Refused

WORDS = "The foreign minister said on Monday that the talks in the capital would go on for as long as they were needed."
MORE = "Nobody had left, she added, and nobody would leave before the end of the week, whatever was said elsewhere."
LAST = "Diplomats from four countries have met since Friday in a hotel by the river, which the police have closed off."


def rss(*entries: str, title: str = "World - The Quay Gazette") -> bytes:
    items = "".join(f"<item>{entry}</item>" for entry in entries)
    head = f"<title>{title}</title><link>https://quay.example</link><language>en-gb</language>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{head}{items}</channel></rss>"
    ).encode()


ENTRY = (
    "<title>Talks go on &amp; on</title><link>https://quay.example/talks</link>"
    "<pubDate>Mon, 03 May 2021 10:00:00 +0100</pubDate>"
    f"<description>&lt;p&gt;{WORDS}&lt;/p&gt;</description>"
)


def test_an_entry_is_a_report_with_its_title_address_date_and_outlet() -> None:
    article, note = feed.read("a.xml", rss(ENTRY), DEFAULT)
    assert isinstance(article, Article) and isinstance(note, Problem)
    assert (article.name, article.headline) == ("a.xml#1", "Talks go on & on")
    assert [span.of(article.text) for span in article.paragraphs()] == [WORDS]
    assert article.url == "https://quay.example/talks"
    assert article.published is not None and article.published.value == "2021-05-03T10:00:00+01:00"
    assert article.published.basis == "feed:published"
    assert (article.outlet, article.outlet_basis) == ("The Quay Gazette", "feed:title")
    assert (note.kind, note.partial) == ("truncated", True)


def test_an_entry_with_its_whole_text_is_not_truncated() -> None:
    whole = f"<content:encoded><![CDATA[<p>{WORDS}</p><p>{MORE}<br>{LAST}</p>]]></content:encoded>"
    (article,) = feed.read("a.xml", rss(ENTRY + whole), DEFAULT)
    assert isinstance(article, Article)
    assert [span.of(article.text) for span in article.paragraphs()] == [WORDS, MORE, LAST]


def test_an_atom_feed_is_read() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><entry><title>Talks go on</title>'
        '<link href="https://quay.example/1"/><author><name>Ann Lee</name></author>'
        f"<published>2021-05-03T10:00:00Z</published><updated>2021-05-04T08:00:00Z</updated>"
        f'<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry></feed>'
    ).encode()
    (article,) = feed.read("a.atom", atom, DEFAULT)
    assert isinstance(article, Article) and article.published and article.updated
    assert (article.byline, article.outlet) == ("Ann Lee", None)
    assert (article.published.day, article.updated.day) == ("2021-05-03", "2021-05-04")


def test_entries_without_a_text_are_named_and_the_rest_go_on() -> None:
    items = feed.read("a.xml", rss("<title>Only a title</title>", ENTRY), DEFAULT)
    first, second = items[0], items[1]
    assert isinstance(first, Problem) and (first.name, first.kind, first.partial) == ("a.xml#1", "not_news", True)
    assert isinstance(second, Article) and second.name == "a.xml#2"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (rss(), "not_news"),
        (b"<?xml version='1.0'?><catalogue><book/></catalogue>", "unsupported"),
        (b"<rss><channel><item>", "not_news"),
        (rss("<title>Only a title</title>"), "not_news"),
    ],
)
def test_a_feed_without_reports_is_refused(content: bytes, kind: str) -> None:
    with pytest.raises(Refused) as refusal:
        feed.read("a.xml", content, DEFAULT)
    assert refusal.value.kind == kind and refusal.value.message.endswith(".")


def test_a_feed_cut_off_in_the_middle_gives_what_it_has_and_says_so(tmp_path) -> None:
    content = rss(ENTRY, ENTRY)
    (tmp_path / "cut.xml").write_bytes(content[: content.rindex(b"<description>") + 40])
    items = list(sanudo.read(tmp_path))
    assert [item.name for item in items if isinstance(item, Article)] == ["cut.xml#1"]
    assert any(isinstance(item, Problem) and item.kind == "broken" and item.partial for item in items)


def test_entities_that_multiply_are_not_unfolded(tmp_path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'.encode()
    (tmp_path / "bomb.xml").write_bytes(bomb + rss(ENTRY.replace("Talks", "&l8; Talks")).partition(b"?>")[2])
    for item in sanudo.read(tmp_path):
        assert not isinstance(item, Article) or len(item.text) < 10_000
