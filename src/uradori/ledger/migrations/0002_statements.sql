-- What else is known of a statement: the id of the one that reports it, what it claims without a particular, and the
-- words that show its authority and its modality ([authority, modality], spans of the text).
ALTER TABLE statements ADD COLUMN within TEXT;
ALTER TABLE statements ADD COLUMN vague TEXT;
ALTER TABLE statements ADD COLUMN words TEXT NOT NULL DEFAULT '[[],[]]';

-- A view takes its columns when it is made: this one has new ones.
DROP VIEW current_statements;
CREATE VIEW current_statements AS
SELECT current_articles.id AS revision_id, current_articles.text AS text, moment, current_articles.row AS row, statements.*
FROM current_articles JOIN statements ON statements.article = current_articles.reading;
