-- The ledger's first schema. Migrations are numbered and append-only: a change of the schema is a new file.

-- A run of one version of the extractors; everything found hangs on one.
CREATE TABLE generations (
    row       INTEGER PRIMARY KEY,
    extractor TEXT NOT NULL UNIQUE,
    begun     TEXT NOT NULL
) STRICT;

-- What was published: one row for each text an article has had. The newest row of a key is its current text.
CREATE TABLE revisions (
    row   INTEGER PRIMARY KEY,
    id    TEXT NOT NULL UNIQUE,
    key   TEXT NOT NULL,
    title TEXT,
    text  TEXT NOT NULL,
    added TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_by_key ON revisions (key);

-- How one generation read a revision: language, sentences, credits and the rest of the article (record: JSON).
-- moment is the time of publication in UTC, for ordering.
CREATE TABLE articles (
    row        INTEGER PRIMARY KEY,
    revision   INTEGER NOT NULL REFERENCES revisions (row),
    generation INTEGER NOT NULL REFERENCES generations (row),
    lang       TEXT NOT NULL,
    moment     TEXT,
    input      TEXT NOT NULL,
    snapshot   TEXT NOT NULL,
    record     TEXT NOT NULL,
    UNIQUE (revision, generation)
) STRICT;

-- Which page (a hash of all its carrier said) a generation read into which article: known pages are not read again.
CREATE TABLE pages (
    page       TEXT NOT NULL,
    generation INTEGER NOT NULL REFERENCES generations (row),
    article    INTEGER NOT NULL REFERENCES articles (row),
    PRIMARY KEY (page, generation)
) STRICT, WITHOUT ROWID;

-- Articles whose findings are complete in their generation.
CREATE TABLE readings (
    article INTEGER PRIMARY KEY REFERENCES articles (row)
) STRICT;

-- spans is [source, cue, content]; the words themselves are cut from the text, so they cannot drift from it.
CREATE TABLE statements (
    article    INTEGER NOT NULL REFERENCES articles (row),
    position   INTEGER NOT NULL,
    id         TEXT NOT NULL,
    lang       TEXT NOT NULL,
    quote      TEXT NOT NULL,
    authority  TEXT NOT NULL,
    modality   TEXT NOT NULL,
    confidence REAL NOT NULL,
    actor      TEXT,
    names      TEXT,
    spans      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE questions (
    article  INTEGER NOT NULL REFERENCES articles (row),
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Actors met in an article that the gazetteer does not know.
CREATE TABLE actors (
    id      TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (row),
    record  TEXT NOT NULL,
    PRIMARY KEY (id, article)
) STRICT, WITHOUT ROWID;

-- A grouping of all articles read up to then; the newest one is shown.
CREATE TABLE groupings (
    row        INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL REFERENCES generations (row),
    readings   INTEGER NOT NULL,
    made       TEXT NOT NULL
) STRICT;

CREATE TABLE stories (
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (grouping, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE retellings (
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    position INTEGER NOT NULL,
    article  TEXT NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (grouping, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE failures (
    row    INTEGER PRIMARY KEY,
    input  TEXT NOT NULL,
    reason TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT;

-- One row a sentence; rowid is the article's row and the sentence's number (see words.py for what stands in it).
CREATE VIRTUAL TABLE sentences USING fts5 (words, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');

-- Every revision, as its newest generation read it; reading is the newest row whose findings are complete.
CREATE VIEW newest_articles AS
SELECT revisions.row AS revision, revisions.id AS id, revisions.key AS key, revisions.title AS title,
       revisions.text AS text, articles.row AS row, articles.lang AS lang, articles.moment AS moment,
       articles.input AS input, articles.snapshot AS snapshot, articles.record AS record,
       (SELECT other.row FROM articles AS other JOIN readings ON readings.article = other.row
        WHERE other.revision = revisions.row ORDER BY other.generation DESC LIMIT 1) AS reading
FROM revisions JOIN articles ON articles.revision = revisions.row
WHERE articles.generation = (SELECT max(generation) FROM articles AS other WHERE other.revision = revisions.row);

-- The newest revision of each key.
CREATE VIEW current_articles AS
SELECT * FROM newest_articles
WHERE revision = (SELECT max(row) FROM revisions AS other WHERE other.key = newest_articles.key);

CREATE VIEW current_statements AS
SELECT current_articles.id AS revision_id, current_articles.text AS text, moment, current_articles.row AS row, statements.*
FROM current_articles JOIN statements ON statements.article = current_articles.reading;

CREATE VIEW current_questions AS
SELECT current_articles.id AS revision_id, moment, current_articles.row AS row, position, questions.record AS record
FROM current_articles JOIN questions ON questions.article = current_articles.reading;

CREATE VIEW newest_stories AS
SELECT * FROM stories WHERE grouping = (SELECT max(row) FROM groupings);

CREATE VIEW newest_retellings AS
SELECT * FROM retellings WHERE grouping = (SELECT max(row) FROM groupings);

-- Append-only: no row is ever changed or removed.
CREATE TRIGGER generations_kept BEFORE UPDATE ON generations BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER generations_stay BEFORE DELETE ON generations BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER revisions_kept BEFORE UPDATE ON revisions BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER articles_kept BEFORE UPDATE ON articles BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER articles_stay BEFORE DELETE ON articles BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER pages_kept BEFORE UPDATE ON pages BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER pages_stay BEFORE DELETE ON pages BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER readings_kept BEFORE UPDATE ON readings BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER readings_stay BEFORE DELETE ON readings BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER statements_kept BEFORE UPDATE ON statements BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER statements_stay BEFORE DELETE ON statements BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER questions_kept BEFORE UPDATE ON questions BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER questions_stay BEFORE DELETE ON questions BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER actors_kept BEFORE UPDATE ON actors BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER actors_stay BEFORE DELETE ON actors BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER groupings_kept BEFORE UPDATE ON groupings BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER groupings_stay BEFORE DELETE ON groupings BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER stories_kept BEFORE UPDATE ON stories BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER stories_stay BEFORE DELETE ON stories BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER retellings_kept BEFORE UPDATE ON retellings BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER retellings_stay BEFORE DELETE ON retellings BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER failures_kept BEFORE UPDATE ON failures BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER failures_stay BEFORE DELETE ON failures BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
