-- Figures belong to the findings of an article; claims and disputes to a grouping.
CREATE TABLE figures (
    article  INTEGER NOT NULL REFERENCES articles (row),
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (grouping, position)
) STRICT, WITHOUT ROWID;

-- In which articles a claim is made: one row an article and claim, however often the article makes it.
CREATE TABLE claim_articles (
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    article  TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (grouping, article, position)
) STRICT, WITHOUT ROWID;

-- one and other are ids of claims or of figures (see the record's kind).
CREATE TABLE disputes (
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    position INTEGER NOT NULL,
    one      TEXT NOT NULL,
    other    TEXT NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (grouping, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW current_figures AS
SELECT current_articles.id AS revision_id, moment, current_articles.row AS row, position, figures.id AS id,
       figures.record AS record
FROM current_articles JOIN figures ON figures.article = current_articles.reading;

CREATE VIEW newest_claims AS
SELECT * FROM claims WHERE grouping = (SELECT max(row) FROM groupings);

CREATE VIEW newest_claim_articles AS
SELECT claim_articles.article AS article, claim_articles.position AS position, claims.id AS id
FROM claim_articles JOIN claims USING (grouping, position)
WHERE claim_articles.grouping = (SELECT max(row) FROM groupings);

CREATE VIEW newest_disputes AS
SELECT * FROM disputes WHERE grouping = (SELECT max(row) FROM groupings);

-- Append-only: no row is ever changed or removed.
CREATE TRIGGER figures_kept BEFORE UPDATE ON figures BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER figures_stay BEFORE DELETE ON figures BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claims_kept BEFORE UPDATE ON claims BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claims_stay BEFORE DELETE ON claims BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_articles_kept BEFORE UPDATE ON claim_articles BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_articles_stay BEFORE DELETE ON claim_articles BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER disputes_kept BEFORE UPDATE ON disputes BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER disputes_stay BEFORE DELETE ON disputes BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
