-- A record that grows: what each report is compared by is kept, so that new reports are held against what is there and
-- only the storylines they touch are compared anew. Nothing here is told to anyone; all of it can be made again.

-- Reports whose reading or standing (current or not) has changed since they were last taken up.
CREATE TABLE pending (article INTEGER PRIMARY KEY);
INSERT INTO pending SELECT article FROM readings;
DELETE FROM meta WHERE key = 'compared';

-- What a report is compared by.
CREATE TABLE sheets (
    article   INTEGER PRIMARY KEY,       -- articles.key
    day       INTEGER,                   -- the day it is grouped by, as a number; NULL where it has none
    came      INTEGER,                   -- the day it came out, where that is said to the day
    own       TEXT NOT NULL,             -- JSON: how alike it is to itself, channel by channel
    profile   BLOB NOT NULL,             -- zlib, JSON of the Profile
    sentences TEXT NOT NULL,             -- JSON: numbers of the sentences that may be copied
    entities  BLOB NOT NULL              -- zlib, JSON: what it tells of its entities
);
CREATE TABLE heavy (                     -- the words by which reports of one story are found
    word TEXT NOT NULL, day INTEGER NOT NULL, id TEXT NOT NULL, article INTEGER NOT NULL, weight REAL NOT NULL,
    PRIMARY KEY (word, day, id)          -- day -1: none
) WITHOUT ROWID;
CREATE TABLE likely (                    -- pairs that may be of one story, each both ways
    article INTEGER NOT NULL, other INTEGER NOT NULL, dots TEXT NOT NULL, PRIMARY KEY (article, other)
) WITHOUT ROWID;
CREATE TABLE grouped (                   -- the clusters, before corrections; `cluster` is the least of its articles
    article INTEGER PRIMARY KEY, cluster INTEGER NOT NULL, drafted INTEGER NOT NULL
);
CREATE INDEX grouped_by_cluster ON grouped (cluster);
CREATE INDEX grouped_anew ON grouped (drafted) WHERE NOT drafted;

CREATE TABLE copied (                    -- sentences that may be copied, by number
    sentence INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (sentence, article)
) WITHOUT ROWID;
CREATE TABLE house (sentence INTEGER PRIMARY KEY);      -- those that are an outlet's own boilerplate
CREATE TABLE shingled (                  -- a sample of their runs of words
    shingle INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (shingle, article)
) WITHOUT ROWID;
CREATE TABLE sampled (article INTEGER PRIMARY KEY, shingles TEXT NOT NULL);   -- JSON: those of one report

-- Names of bodies that were held against each other, and those of them that are alike: the dearest thing that telling
-- who is whom must know. A pair of known names that is not here is not alike.
CREATE TABLE bodies (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE bodies_alike (
    name TEXT NOT NULL, other TEXT NOT NULL, likeness REAL NOT NULL, PRIMARY KEY (name, other)
) WITHOUT ROWID;

-- The stories after corrections, before they are compared and told: `fresh` where that is still to do.
CREATE TABLE drafts (
    id TEXT PRIMARY KEY, rank TEXT NOT NULL, line TEXT, begin TEXT, end TEXT, fresh INTEGER NOT NULL, moved INTEGER NOT NULL,
    people TEXT NOT NULL,                -- JSON: whom it is about
    names BLOB NOT NULL,                 -- zlib, JSON: the names it is told with
    value BLOB NOT NULL                  -- zlib, JSON of the Story, not yet in a storyline
) WITHOUT ROWID;
CREATE INDEX drafts_fresh ON drafts (fresh) WHERE fresh;
CREATE INDEX drafts_by_line ON drafts (line);
CREATE TABLE draft_articles (article INTEGER PRIMARY KEY, draft TEXT NOT NULL);
CREATE INDEX draft_articles_by_draft ON draft_articles (draft);

-- What is told has an order of its own (`rank`) instead of a number in a list, and the storyline that it is of.
DELETE FROM reprints; DELETE FROM stories; DELETE FROM story_articles; DELETE FROM actors; DELETE FROM actor_members;
DELETE FROM statements; DELETE FROM meetings; DELETE FROM claims; DELETE FROM differences; DELETE FROM evidence;
ALTER TABLE reprints ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE stories ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE stories ADD COLUMN line TEXT;
ALTER TABLE actors ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE actors ADD COLUMN sector TEXT;
ALTER TABLE statements ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE statements ADD COLUMN line TEXT;
ALTER TABLE meetings ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN line TEXT;
ALTER TABLE claims ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN line TEXT;
ALTER TABLE differences ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE differences ADD COLUMN line TEXT;
CREATE INDEX reprints_ranked ON reprints (rank);
CREATE INDEX reprints_by_copy ON reprints (copy);
CREATE INDEX reprints_by_original ON reprints (original);
CREATE INDEX stories_ranked ON stories (rank);
CREATE INDEX stories_by_id ON stories (id);
CREATE INDEX stories_by_line ON stories (line);
CREATE INDEX story_articles_by_story ON story_articles (story, n);
CREATE INDEX actors_ranked ON actors (rank);
CREATE INDEX actors_by_id ON actors (id);
CREATE INDEX actor_members_by_actor ON actor_members (actor);
CREATE INDEX statements_ranked ON statements (rank);
CREATE INDEX statements_by_line ON statements (line);
CREATE INDEX meetings_ranked ON meetings (rank);
CREATE INDEX meetings_by_line ON meetings (line);
CREATE INDEX claims_ranked ON claims (rank);
CREATE INDEX claims_by_line ON claims (line);
CREATE INDEX differences_ranked ON differences (rank);
CREATE INDEX differences_by_line ON differences (line);
CREATE INDEX evidence_by_row ON evidence (kind, n);
