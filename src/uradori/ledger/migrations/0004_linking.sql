-- New articles are linked to those already there: a grouping may be whole (amends is null: nothing before it counts) or
-- amend the whole one before it. Of amending rows the newest of a story's, claim's or dispute's id counts; of retellings
-- all of the newest grouping that has any of the article. A row with an empty record takes back what stood before.
ALTER TABLE groupings ADD COLUMN amends INTEGER REFERENCES groupings (row);

CREATE INDEX stories_by_id ON stories (id, grouping);
CREATE INDEX retellings_by_article ON retellings (article, grouping);
CREATE INDEX claims_by_id ON claims (id, grouping);
CREATE INDEX claim_articles_by_article ON claim_articles (article, grouping, position);
CREATE INDEX disputes_by_one ON disputes (one, other, grouping);
CREATE INDEX disputes_by_other ON disputes (other);

-- In which story an article is; the newest row of an article counts.
CREATE TABLE placements (
    article  TEXT NOT NULL,
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    story    TEXT NOT NULL,
    PRIMARY KEY (article, grouping)
) STRICT, WITHOUT ROWID;

-- Readings that a grouping has taken in.
CREATE TABLE links (
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    reading  INTEGER NOT NULL REFERENCES readings (article),
    PRIMARY KEY (grouping, reading)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_reading ON links (reading, grouping);

-- The index of what texts share: hashes of runs of words and of the marks and words that tell most of a text, in the
-- order of publication (seconds since 1970; those without a time last).
CREATE TABLE sketches (
    hash     INTEGER NOT NULL,
    moment   INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES revisions (row),
    PRIMARY KEY (hash, moment, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE sketched (
    revision INTEGER PRIMARY KEY REFERENCES revisions (row)
) STRICT;

-- How many texts hold a mark: the largest number of a hash counts. Beyond a few dozen it goes up in steps, each taken
-- by as large a part of the texts as keeps it right on average (see index.py).
CREATE TABLE frequencies (
    hash INTEGER NOT NULL,
    held INTEGER NOT NULL,
    PRIMARY KEY (hash, held)
) STRICT, WITHOUT ROWID;

CREATE VIEW whole_grouping AS SELECT max(row) AS row FROM groupings WHERE amends IS NULL;

DROP VIEW newest_stories;
CREATE VIEW newest_stories AS
SELECT * FROM stories
WHERE record <> '' AND grouping >= (SELECT row FROM whole_grouping)
  AND grouping = (SELECT max(grouping) FROM stories AS other WHERE other.id = stories.id);

DROP VIEW newest_retellings;
CREATE VIEW newest_retellings AS
SELECT * FROM retellings
WHERE record <> '' AND grouping >= (SELECT row FROM whole_grouping)
  AND grouping = (SELECT max(grouping) FROM retellings AS other WHERE other.article = retellings.article);

DROP VIEW newest_claim_articles;
DROP VIEW newest_claims;
CREATE VIEW newest_claims AS
SELECT * FROM claims
WHERE record <> '' AND grouping >= (SELECT row FROM whole_grouping)
  AND grouping = (SELECT max(grouping) FROM claims AS other WHERE other.id = claims.id);

CREATE VIEW newest_claim_articles AS
SELECT claim_articles.article AS article, claim_articles.grouping AS grouping, claim_articles.position AS position,
       newest_claims.id AS id
FROM claim_articles JOIN newest_claims USING (grouping, position);

DROP VIEW newest_disputes;
CREATE VIEW newest_disputes AS
SELECT * FROM disputes
WHERE record <> '' AND grouping >= (SELECT row FROM whole_grouping)
  AND grouping = (SELECT max(grouping) FROM disputes AS other
                  WHERE other.one = disputes.one AND other.other = disputes.other);

CREATE VIEW newest_placements AS
SELECT * FROM placements
WHERE grouping >= (SELECT row FROM whole_grouping)
  AND grouping = (SELECT max(grouping) FROM placements AS other WHERE other.article = placements.article);

-- Append-only: no row is ever changed or removed.
CREATE TRIGGER placements_kept BEFORE UPDATE ON placements BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER placements_stay BEFORE DELETE ON placements BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER links_kept BEFORE UPDATE ON links BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER links_stay BEFORE DELETE ON links BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER sketches_kept BEFORE UPDATE ON sketches BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER sketches_stay BEFORE DELETE ON sketches BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER sketched_kept BEFORE UPDATE ON sketched BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER sketched_stay BEFORE DELETE ON sketched BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER frequencies_kept BEFORE UPDATE ON frequencies BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER frequencies_stay BEFORE DELETE ON frequencies BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
