"""The reports that share most with given words."""

import sqlite3

from sanudo.record.nearest import articles_with_any

SENTENCES = {
    "a": ["The ferry left the harbour", "The queue was long"],
    "b": ["The ferry was late", "Nobody joined the queue for the ferry"],
    "c": ["The minister spoke of bread"],
}


def record():
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE articles (key INTEGER PRIMARY KEY, id TEXT, current INTEGER)")
    db.execute("CREATE TABLE sentences (id INTEGER PRIMARY KEY, article INTEGER)")
    db.execute("CREATE VIRTUAL TABLE sentences_text USING fts5 (text, tokenize='unicode61 remove_diacritics 2')")
    for key, (id, sentences) in enumerate(SENTENCES.items(), 1):
        db.execute("INSERT INTO articles VALUES (?, ?, 1)", (key, id))
        for text in sentences:
            number = db.execute("INSERT INTO sentences (article) VALUES (?)", (key,)).lastrowid
            db.execute("INSERT INTO sentences_text (rowid, text) VALUES (?, ?)", (number, text))
    return db


def test_the_report_whose_sentence_has_most_of_the_words_comes_first():
    assert articles_with_any(record(), ["queue", "ferry", "joined"])[0] == "b"


def test_words_that_no_report_has_ask_for_nothing():
    assert articles_with_any(record(), ["zeppelin"]) == []
    assert articles_with_any(record(), []) == []


def test_a_rare_word_alone_is_enough_beside_unknown_ones():
    assert articles_with_any(record(), ["zeppelin", "bread"]) == ["c"]


def test_case_and_accents_do_not_matter():
    assert articles_with_any(record(), ["BRÉAD"]) == ["c"]
