"""Saved pages, MHTML: what is the article, and what stands around it."""

import pytest

from sanudo.article.types import Article
from sanudo.sources import html, mhtml
from sanudo.sources.limits import DEFAULT, Limits
from sanudo.sources.problem import Refused

ONE = "The foreign minister said on Monday that the talks in the capital would go on for as long as they were needed."
TWO = "Nobody had left, she added, and nobody would leave before the end of the week, whatever was said elsewhere."
THREE = "Diplomats from four countries have met since Friday in a hotel by the river, which the police have closed off."
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Talks go on in the capital | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta name="author" content="Ann Lee">
<link rel="canonical" href="https://courier.example/world/talks-go-on">
<meta name="description" content="Ministers stay at the table for a third day of talks by the river">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Talks go on in the capital",
"datePublished": "2021-05-03T10:00:00+01:00", "dateModified": "2021-05-04T08:00:00+01:00"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Talks go on in the capital</h1>
<h2 class="standfirst">Ministers stay at the table for a third day of talks by the river</h2>
<p class="byline">By Ann Lee</p><p>{ONE}</p>
<figure><img src="x.jpg"><figcaption>The hotel by the river on Sunday evening</figcaption></figure>
<p>{TWO}</p><p>Read more: Who is at the table</p><p>{THREE}</p><p>Sign up for our newsletter</p></article>
<footer>© 2021 The Courier</footer></body></html>"""


def article_of(markup: str) -> Article:
    return next(item for item in html.read("a.html", markup.encode(), DEFAULT) if isinstance(item, Article))


def parts_of(article: Article, kind: str) -> list[str]:
    return [part.span.of(article.text) for part in article.parts if part.kind == kind]


def test_the_parts_of_a_page_are_told_apart_and_located():
    article = article_of(PAGE)
    assert parts_of(article, "paragraph") == [ONE, TWO, THREE]
    assert parts_of(article, "headline") == ["Talks go on in the capital"]
    assert parts_of(article, "deck") == ["Ministers stay at the table for a third day of talks by the river"]
    assert parts_of(article, "caption") == ["The hotel by the river on Sunday evening"]
    assert "Home" not in article.text and "<" not in article.text


def test_the_fields_of_a_page_are_kept_with_where_they_were_read():
    article = article_of(PAGE)
    assert (article.outlet, article.outlet_basis) == ("The Courier", "meta:og:site_name")
    assert (article.byline, article.url) == ("Ann Lee", "https://courier.example/world/talks-go-on")
    assert (article.published.value, article.published.basis) == ("2021-05-03T10:00:00+01:00", "json-ld:datePublished")
    assert (article.updated.value, article.updated.kind) == ("2021-05-04T08:00:00+01:00", "updated")
    assert article.language == "en"


def test_a_pull_quote_that_repeats_the_body_is_one():
    quote = f'<aside class="pullquote"><p>{TWO}</p></aside>'
    article = article_of(PAGE.replace(f"<p>{THREE}</p>", f"<p>{THREE}</p>{quote}"))
    assert parts_of(article, "paragraph").count(TWO) == 1


@pytest.mark.parametrize("depth", [300, 100_000])
def test_text_under_any_depth_of_elements_is_kept(depth):
    items = html.read("a.html", PAGE.replace("<article>", "<div>" * depth + "<article>").encode(), DEFAULT)
    assert all(line in items[0].text for line in (ONE, TWO, THREE))
    assert [item.kind for item in items[1:]] == ["too_deep"] and items[1].partial
    assert items[0].published.day == "2021-05-03"


def test_a_page_in_the_encoding_that_it_names():
    page = PAGE.replace("<title>", '<meta charset="windows-1251"><title>').replace("Nobody", "Никто").replace("©", "")
    (article,) = (item for item in html.read("a.html", page.encode("cp1251"), DEFAULT) if isinstance(item, Article))
    assert "Никто had left" in article.text


def test_a_body_that_only_the_json_ld_holds_is_read_from_there():
    body = (ONE + " " + TWO + "\\n\\n" + THREE + "\\n\\n") * 2
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks go on", '
        f'"articleBody": "{body}"}}</script></head><body><h1>Talks go on</h1><p>Please wait.</p></body></html>'
    )
    assert f"{ONE} {TWO}" in parts_of(article_of(page), "paragraph")


def test_a_page_without_running_text_is_no_report():
    with pytest.raises(Refused) as refusal:
        html.read("a.html", b"<html><body><a href='/'>Home</a></body></html>", DEFAULT)
    assert refusal.value.kind == "not_news"


def test_broken_markup_is_read_as_browsers_read_it():
    assert parts_of(article_of(PAGE.replace("</p>", "").replace("</article>", "")), "paragraph")[:1] == [ONE]


def test_a_page_in_another_language_is_stored_and_marked():
    text = (
        "Die Ministerin sagte am Montag, dass die Gespräche in der Hauptstadt so lange weitergehen, wie es nötig ist. "
    )
    items = html.read("a.html", f"<html><body><h1>X</h1><p>{text}</p><p>{text * 2}</p></body></html>".encode(), DEFAULT)
    assert items[0].language == "de" and items[1].kind == "language" and items[1].partial


def test_a_page_saved_as_mhtml_has_its_address_and_not_the_date_of_saving():
    page = PAGE.replace("2021-05-03T10:00:00+01:00", "").replace("2021-05-04T08:00:00+01:00", "")
    page = page.replace('<link rel="canonical" href="https://courier.example/world/talks-go-on">', "")
    message = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/2021/05/03/talks\r\n"
        "Subject: Talks\r\nDate: Mon, 1 Jan 2024 00:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        f"Content-Location: https://courier.example/2021/05/03/talks\r\n\r\n{page}\r\n--B--\r\n"
    ).encode()
    assert mhtml.looks_like(message[:4096])
    article = mhtml.read("a.mhtml", message, DEFAULT)[0]
    assert article.url == "https://courier.example/2021/05/03/talks"
    assert (article.published.value, article.published.kind) == ("2021-05-03", "url")
    assert parts_of(article, "paragraph") == [ONE, TWO, THREE]


def test_a_page_over_the_limit_of_characters_is_read_in_part():
    page = f"<html><body><article><h1>Talks</h1>{f'<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>' * 9}</article></body></html>"
    article, problem = html.read("a.html", page.encode(), Limits(text_chars=700))
    assert isinstance(article, Article) and len(article.text) < 730
    assert problem.partial and problem.kind == "too_large"
