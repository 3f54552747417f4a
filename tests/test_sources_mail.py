"""Reports that came by mail."""

from email.message import EmailMessage

import pytest

from sanudo.sources import mail
from sanudo.sources.limits import DEFAULT
from sanudo.sources.problem import Refused

ONE = "The foreign minister said on Monday that the talks in the capital would go on for as long as they were needed."
TWO = "Nobody had left, she added, and nobody would leave before the end of the week, whatever was said elsewhere."


def message(body: str, kind: str = "text/plain", sender: str = "The Courier <news@courier.example>") -> bytes:
    return (
        f"From: {sender}\r\nTo: desk@example.org\r\nSubject: Fwd: =?utf-8?q?Talks_go_on?=\r\n"
        f"Date: Mon, 3 May 2021 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: {kind}; charset=utf-8\r\n"
        f"\r\n{body}"
    ).encode()


def test_subject_text_sender_and_date_of_a_mail():
    content = message(f"{ONE}\r\n\r\n{TWO}\r\n")
    assert mail.looks_like(content)
    (article,) = mail.read("a.eml", content, DEFAULT)
    assert article.headline == "Talks go on"
    assert [span.of(article.text) for span in article.paragraphs()] == [ONE, TWO]
    assert (article.outlet, article.outlet_basis) == ("The Courier", "mail:From")
    assert (article.published.value, article.published.basis) == ("2021-05-03T10:00:00+02:00", "mail:Date")


def test_a_person_who_sends_a_report_is_not_its_outlet():
    (article,) = mail.read("a.eml", message(f"{ONE}\r\n\r\n{TWO}", sender="Ann Lee <al@example.org>"), DEFAULT)
    assert article.outlet is None


def test_a_mail_of_html_only_is_read_as_a_page():
    page = f"<html><body><h1>Talks go on</h1><p>{ONE}</p><p>{TWO}</p><p>{ONE[:-1]} again.</p></body></html>"
    article = mail.read("a.eml", message(page, "text/html"), DEFAULT)[0]
    assert ONE in article.text and "<p>" not in article.text and article.published.day == "2021-05-03"


def test_a_mail_without_header_fields_does_no_harm():
    (article,) = mail.read("a.eml", f"Subject: Talks\r\n\r\n{ONE}".encode(), DEFAULT)
    assert article.published is None and article.outlet is None


def test_when_a_person_passed_a_report_on_does_not_date_it():
    (article,) = mail.read("a.eml", message(f"{ONE}\r\n\r\n{TWO}", sender="Ann Lee <al@example.org>"), DEFAULT)
    assert article.published is None and article.byline is None
    assert [dating.basis for dating in article.candidates] == ["mail:Date"]


def test_a_mail_carried_by_another_is_the_report():
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "The Courier <news@courier.example>", "Talks go on"
    inner["Date"] = "Fri, 30 Apr 2021 10:00:00 +0200"
    inner.set_content(f"{ONE}\n\n{TWO}")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Ann Lee <al@example.org>", "Look at this"
    outer["Date"] = "Mon, 3 May 2021 10:00:00 +0200"
    outer.set_content("See below, and tell me what you think of it.")
    outer.add_attachment(inner)
    (article,) = mail.read("a.eml", outer.as_bytes(), DEFAULT)
    assert article.headline == "Talks go on" and article.outlet == "The Courier"
    assert article.published.day == "2021-04-30" and "See below" not in article.text


def test_a_mail_whose_report_is_attached_names_the_attachment():
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Date"] = "a@b.example", "Report", "Mon, 3 May 2021 10:00:00 +0200"
    outer.set_content("\n")
    outer.add_attachment(ONE.encode(), maintype="text", subtype="plain", filename="report.txt")
    with pytest.raises(Refused, match=r"report\.txt"):
        mail.read("a.eml", outer.as_bytes(), DEFAULT)
