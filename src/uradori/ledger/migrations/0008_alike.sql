-- Stories by the words of their titles and by their time, so that those alike are found without reading them all; and
-- by size with the newest first among those of one size. As in 0005, all of it is made from other tables.

-- One row for each title that a story has had; words are as in sentences (words.py).
CREATE VIRTUAL TABLE titles USING fts5 (words, story UNINDEXED, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE title_words USING fts5vocab (titles, row);

DROP INDEX stories_by_size;
CREATE INDEX stories_by_size
ON stories (json_array_length(record, '$.articles') DESC, json_extract(record, '$.last') DESC, id DESC)
WHERE record <> '';
CREATE INDEX statements_by_id ON statements (id);
CREATE INDEX stories_by_time ON stories (json_extract(record, '$.first')) WHERE record <> '';

-- What a ledger of an earlier schema holds already.
INSERT INTO titles (words, story)
SELECT DISTINCT index_text(json_extract(record, '$.title')), id FROM stories WHERE record <> '';
