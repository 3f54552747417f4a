-- The record's first shape. A stage's whole values are kept as canonical JSON (column `value`, compressed where it
-- is a blob); the columns beside them are what is asked for. Offsets are characters of the article's text.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What was read. A file is done when all its items are in; a killed build finds the others again.
CREATE TABLE files (
    place  TEXT PRIMARY KEY,             -- absolute path
    hash   TEXT NOT NULL,                -- sha256 of the bytes
    reader TEXT NOT NULL                 -- version of the readers that read it
) WITHOUT ROWID;

CREATE TABLE originals (
    hash  TEXT PRIMARY KEY,              -- sha256 of the bytes as they came
    size  INTEGER NOT NULL,              -- bytes, before compression
    bytes BLOB NOT NULL                  -- zlib
);

CREATE TABLE inputs (
    place   TEXT NOT NULL,               -- the file it came in
    n       INTEGER NOT NULL,            -- 0, 1, 2, ... within its file
    name    TEXT NOT NULL,               -- path within what was read, or URL
    outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'in part', 'rejected')),
    article TEXT,                        -- id of the article, where one is stored
    PRIMARY KEY (place, n)
) WITHOUT ROWID;

CREATE TABLE problems (
    place    TEXT NOT NULL,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    message  TEXT NOT NULL,
    partial  INTEGER NOT NULL,
    original TEXT NOT NULL,
    PRIMARY KEY (place, name, kind, message)
) WITHOUT ROWID;

CREATE TABLE articles (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL,
    place     TEXT NOT NULL,
    version   INTEGER NOT NULL,          -- 1, 2, ... of one name in one place
    current   INTEGER NOT NULL,          -- 0: a later version of the same input is in the record
    outlet    TEXT,
    headline  TEXT,
    published TEXT,                      -- ISO 8601, at the precision the report gives
    original  TEXT NOT NULL,
    text      BLOB NOT NULL,             -- zlib, UTF-8
    value     BLOB NOT NULL              -- zlib, JSON of the Article without its text
);
CREATE INDEX articles_by_name ON articles (place, name);
CREATE INDEX articles_by_date ON articles (published);

CREATE TABLE parts (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

-- What one report says.
CREATE TABLE readings (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    version TEXT NOT NULL,               -- of the analysis; redone when it changes
    value   BLOB NOT NULL                -- zlib, JSON of the Reading without its article
);

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,              -- the rowid in sentences_text
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
);
CREATE INDEX sentences_by_article ON sentences (article, n);

-- Contentless: the words are indexed, the text stands once, in its article.
CREATE VIRTUAL TABLE sentences_text USING fts5 (text, content='', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE times (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE entities (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, key TEXT, mentions INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX entities_by_name ON entities (name);

CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, entity INTEGER, kind TEXT NOT NULL, form TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE quotations (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, kind TEXT NOT NULL, speaker TEXT, date TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX quotations_by_speaker ON quotations (speaker);

CREATE TABLE events (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, date TEXT, place TEXT,
    quad INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,   -- of the sentence
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX events_by_date ON events (date, type);

CREATE TABLE positions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, holder TEXT NOT NULL, issue TEXT NOT NULL, stance TEXT NOT NULL, date TEXT,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

-- What many reports say together; written anew by each comparison. `n` is the order the comparison gave,
-- `value` the whole as JSON (zlib).
CREATE TABLE reprints (
    n INTEGER PRIMARY KEY, copy TEXT NOT NULL, original TEXT NOT NULL, containment REAL NOT NULL, value BLOB NOT NULL
);
CREATE TABLE stories (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT, begin TEXT, end TEXT, articles INTEGER NOT NULL,
    value BLOB NOT NULL
);
CREATE TABLE story_articles (
    article TEXT NOT NULL, story TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (article, story)
) WITHOUT ROWID;
CREATE TABLE actors (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, key TEXT, country TEXT,
    articles INTEGER NOT NULL, value BLOB NOT NULL
);
CREATE TABLE actor_members (
    article INTEGER NOT NULL, entity INTEGER NOT NULL, actor INTEGER NOT NULL,   -- articles.key, entities.n, actors.n
    PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE TABLE statements (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, speaker TEXT NOT NULL, actor TEXT, date TEXT, value BLOB NOT NULL
);
CREATE TABLE meetings (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, date TEXT, place TEXT, status TEXT NOT NULL, story TEXT,
    value BLOB NOT NULL
);
CREATE TABLE claims (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, story TEXT NOT NULL, kind TEXT NOT NULL, date TEXT, value BLOB NOT NULL
);
CREATE INDEX claims_by_story ON claims (story);
CREATE TABLE differences (
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL, topic TEXT NOT NULL, story TEXT, value BLOB NOT NULL
);
CREATE INDEX differences_by_story ON differences (story);

-- Where compared things stand: what rests on a stretch of a report. `article` is articles.key, `kind` the table.
CREATE TABLE evidence (
    article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (article, start, end, kind, n)
) WITHOUT ROWID;

-- What people corrected by hand: rows are only ever added; undoing is a row too. Replayed after every comparison.
CREATE TABLE corrections (
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL
);
