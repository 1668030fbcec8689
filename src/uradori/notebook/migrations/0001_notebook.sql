-- The notebook's first schema. Migrations are numbered and append-only: a change of the schema is a new file.

-- What people write, one row each: its sort (judgement, note, clipping, follow, feed), who, when, and the record (JSON).
CREATE TABLE entries (
    row    INTEGER PRIMARY KEY,
    sort   TEXT NOT NULL,
    id     TEXT NOT NULL,
    author TEXT NOT NULL,
    at     TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (sort, id)
) STRICT;

-- Entries taken back; a judgement is not taken back but undone, by another judgement.
CREATE TABLE withdrawals (
    entry  INTEGER PRIMARY KEY REFERENCES entries (row),
    author TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT;

-- Which articles a reader has been shown, and when first.
CREATE TABLE seen (
    reader  TEXT NOT NULL,
    article TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (reader, article)
) STRICT, WITHOUT ROWID;

-- How the reading of feeds went.
CREATE TABLE attempts (
    row   INTEGER PRIMARY KEY,
    url   TEXT NOT NULL,
    at    TEXT NOT NULL,
    new   INTEGER NOT NULL,
    error TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_by_url ON attempts (url);

-- What signs the desk's cookies: a reader stays who they are when the desk is started again.
CREATE TABLE secrets (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE VIEW standing AS
SELECT entries.* FROM entries WHERE NOT EXISTS (SELECT 1 FROM withdrawals WHERE entry = entries.row);

-- Append-only: no row is ever changed or removed.
CREATE TRIGGER entries_kept BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER withdrawals_kept BEFORE UPDATE ON withdrawals BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER withdrawals_stay BEFORE DELETE ON withdrawals BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER seen_kept BEFORE UPDATE ON seen BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER seen_stay BEFORE DELETE ON seen BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER attempts_kept BEFORE UPDATE ON attempts BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER attempts_stay BEFORE DELETE ON attempts BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
