-- What readers look up, so that it is found in a large ledger at once. These tables are made from the others by
-- triggers, hold nothing of their own and could be made anew; they alone change and lose rows, as an index does.

-- Current articles, as their newest generation read them. outlet is the id of the outlet's actor, else its name; moment
-- is empty where the time is not known.
CREATE TABLE shown (
    row    INTEGER PRIMARY KEY REFERENCES articles (row),
    key    TEXT NOT NULL UNIQUE,
    id     TEXT NOT NULL,
    lang   TEXT NOT NULL,
    moment TEXT NOT NULL,
    outlet TEXT
) STRICT;
CREATE INDEX shown_by_id ON shown (id);
CREATE INDEX shown_by_outlet ON shown (outlet, moment, row);

-- Statements of current articles whose speaker is known.
CREATE TABLE spoken (
    actor    TEXT NOT NULL,
    moment   TEXT NOT NULL,
    article  INTEGER NOT NULL REFERENCES readings (article),
    position INTEGER NOT NULL,
    modality TEXT NOT NULL,
    PRIMARY KEY (actor, moment, article, position)
) STRICT, WITHOUT ROWID;

-- How many there are of them, by day and by how they are put forward.
CREATE TABLE spoken_counts (
    actor      TEXT NOT NULL,
    day        TEXT NOT NULL,
    modality   TEXT NOT NULL,
    statements INTEGER NOT NULL,
    PRIMARY KEY (actor, day, modality)
) STRICT, WITHOUT ROWID;

-- Figures of current articles by what they count; day is the one they are of, else that of the article.
CREATE TABLE counted (
    counts   TEXT NOT NULL,
    unit     TEXT NOT NULL,
    day      TEXT NOT NULL,
    article  INTEGER NOT NULL REFERENCES readings (article),
    position INTEGER NOT NULL,
    PRIMARY KEY (counts, unit, day, article, position)
) STRICT, WITHOUT ROWID;

-- In which stories of a grouping an article is, and whether as an origin.
CREATE TABLE story_articles (
    article  TEXT NOT NULL,
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    position INTEGER NOT NULL,
    origin   INTEGER NOT NULL,
    PRIMARY KEY (article, grouping, position)
) STRICT, WITHOUT ROWID;

-- Retellings by what is retold, and disputes of an actor with their own earlier words; moment is that of the later ones.
CREATE TABLE retold (
    parent   TEXT NOT NULL,
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    position INTEGER NOT NULL,
    PRIMARY KEY (parent, grouping, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
    actor    TEXT NOT NULL,
    moment   TEXT NOT NULL,
    grouping INTEGER NOT NULL REFERENCES groupings (row),
    position INTEGER NOT NULL,
    PRIMARY KEY (actor, moment, grouping, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX figures_by_id ON figures (id);
CREATE INDEX IF NOT EXISTS retellings_by_article ON retellings (article, grouping);
CREATE INDEX IF NOT EXISTS claims_by_id ON claims (id, grouping);
CREATE INDEX IF NOT EXISTS disputes_by_one ON disputes (one, other, grouping);
CREATE INDEX IF NOT EXISTS disputes_by_other ON disputes (other);

CREATE VIEW article_as_shown AS
SELECT articles.row AS row, revisions.key AS key, revisions.id AS id, articles.lang AS lang,
       coalesce(articles.moment, '') AS moment,
       coalesce(json_extract(articles.record, '$.outlet_actor'), json_extract(articles.record, '$.outlet')) AS outlet
FROM articles JOIN revisions ON revisions.row = articles.revision
WHERE revisions.row = (SELECT max(row) FROM revisions AS other WHERE other.key = revisions.key)
  AND articles.generation = (SELECT max(generation) FROM articles AS other WHERE other.revision = revisions.row);

-- The reading of the newest revision of each key that the view of the ledger shows.
CREATE VIEW reading_as_shown AS
SELECT articles.row AS article, coalesce(articles.moment, '') AS moment
FROM readings JOIN articles ON articles.row = readings.article JOIN revisions ON revisions.row = articles.revision
WHERE revisions.row = (SELECT max(row) FROM revisions AS other WHERE other.key = revisions.key)
  AND articles.generation = (
      SELECT max(generation) FROM articles AS other JOIN readings ON readings.article = other.row
      WHERE other.revision = revisions.row
  );

CREATE VIEW statements_as_spoken AS
SELECT statements.actor AS actor, coalesce(articles.moment, '') AS moment, statements.article AS article, position, modality
FROM statements JOIN articles ON articles.row = statements.article WHERE statements.actor IS NOT NULL;

CREATE VIEW figures_as_counted AS
SELECT json_extract(figures.record, '$.counts') AS counts, json_extract(figures.record, '$.unit') AS unit,
       coalesce(json_extract(figures.record, '$.as_of'), substr(articles.moment, 1, 10), '') AS day,
       figures.article AS article, position
FROM figures JOIN articles ON articles.row = figures.article;

-- The other articles of the same key: earlier and later texts, and readings of other generations.
CREATE VIEW articles_beside AS
SELECT one.row AS row, other.row AS beside, one.revision = other.revision AS same_text
FROM articles AS one JOIN revisions AS mine ON mine.row = one.revision
JOIN revisions AS theirs ON theirs.key = mine.key JOIN articles AS other ON other.revision = theirs.row
WHERE other.row <> one.row;

CREATE VIEW shifts_as_found AS
SELECT substr(reason, instr(reason, ' actor=') + 7) AS actor, coalesce(first, '') AS moment, grouping, position
FROM (
    SELECT json_extract(record, '$.reason') AS reason, grouping, position,
           (SELECT json_extract(claims.record, '$.first') FROM claims
            WHERE claims.id = disputes.other AND claims.record <> '' ORDER BY claims.grouping DESC LIMIT 1) AS first
    FROM disputes WHERE record LIKE '%"kind":"shift"%'
)
WHERE instr(reason, ' actor=');

-- A new text takes the place of the one before it, and of all that was found there.
CREATE TRIGGER articles_shown AFTER INSERT ON articles
WHEN EXISTS (SELECT 1 FROM article_as_shown WHERE row = NEW.row) BEGIN
    DELETE FROM shown WHERE key = (SELECT key FROM article_as_shown WHERE row = NEW.row);
    INSERT INTO shown SELECT row, key, id, lang, moment, outlet FROM article_as_shown WHERE row = NEW.row;
    DELETE FROM spoken WHERE (actor, moment, article, position) IN (
        SELECT actor, moment, article, position FROM statements_as_spoken
        WHERE article IN (SELECT beside FROM articles_beside WHERE row = NEW.row AND NOT same_text));
    DELETE FROM counted WHERE (counts, unit, day, article, position) IN (
        SELECT counts, unit, day, article, position FROM figures_as_counted
        WHERE article IN (SELECT beside FROM articles_beside WHERE row = NEW.row AND NOT same_text));
END;

-- A reading that becomes the one shown takes the place of those of other generations.
CREATE TRIGGER readings_shown AFTER INSERT ON readings
WHEN EXISTS (SELECT 1 FROM reading_as_shown WHERE article = NEW.article) BEGIN
    DELETE FROM spoken WHERE (actor, moment, article, position) IN (
        SELECT actor, moment, article, position FROM statements_as_spoken
        WHERE article IN (SELECT beside FROM articles_beside WHERE row = NEW.article));
    DELETE FROM counted WHERE (counts, unit, day, article, position) IN (
        SELECT counts, unit, day, article, position FROM figures_as_counted
        WHERE article IN (SELECT beside FROM articles_beside WHERE row = NEW.article));
    INSERT INTO spoken SELECT actor, moment, article, position, modality FROM statements_as_spoken
    WHERE article = NEW.article;
    INSERT INTO counted SELECT counts, unit, day, article, position FROM figures_as_counted WHERE article = NEW.article;
END;

CREATE TRIGGER spoken_added AFTER INSERT ON spoken BEGIN
    INSERT INTO spoken_counts VALUES (NEW.actor, substr(NEW.moment, 1, 10), NEW.modality, 1)
    ON CONFLICT DO UPDATE SET statements = statements + 1;
END;
CREATE TRIGGER spoken_gone AFTER DELETE ON spoken BEGIN
    UPDATE spoken_counts SET statements = statements - 1
    WHERE actor = OLD.actor AND day = substr(OLD.moment, 1, 10) AND modality = OLD.modality;
END;

-- A row with an empty record takes back another: it has nothing to be found by.
CREATE TRIGGER stories_placed AFTER INSERT ON stories WHEN NEW.record <> '' BEGIN
    INSERT OR IGNORE INTO story_articles
    SELECT value, NEW.grouping, NEW.position,
           value IN (SELECT value FROM json_each(NEW.record, '$.origins')) FROM json_each(NEW.record, '$.articles');
END;
CREATE TRIGGER retellings_retold AFTER INSERT ON retellings WHEN NEW.record <> '' BEGIN
    INSERT INTO retold VALUES (json_extract(NEW.record, '$.parent'), NEW.grouping, NEW.position);
END;
CREATE TRIGGER disputes_shifts AFTER INSERT ON disputes WHEN NEW.record LIKE '%"kind":"shift"%' BEGIN
    INSERT INTO shifts SELECT actor, moment, grouping, position FROM shifts_as_found
    WHERE grouping = NEW.grouping AND position = NEW.position;
END;

-- What a ledger of an earlier schema holds already.
INSERT INTO shown SELECT row, key, id, lang, moment, outlet FROM article_as_shown;
INSERT INTO spoken SELECT actor, moment, article, position, modality FROM statements_as_spoken
WHERE article IN (SELECT article FROM reading_as_shown);
INSERT INTO counted SELECT counts, unit, day, article, position FROM figures_as_counted
WHERE article IN (SELECT article FROM reading_as_shown);
INSERT OR IGNORE INTO story_articles
SELECT value, grouping, position, value IN (SELECT value FROM json_each(record, '$.origins'))
FROM stories, json_each(record, '$.articles') WHERE record <> '';
INSERT INTO retold SELECT json_extract(record, '$.parent'), grouping, position FROM retellings WHERE record <> '';
INSERT INTO shifts SELECT actor, moment, grouping, position FROM shifts_as_found;
