-- For people at work: the least sure statements first, and the feeds that articles were found in.
CREATE INDEX statements_by_confidence ON statements (confidence);
CREATE INDEX articles_by_feed ON articles (json_extract(record, '$.feed'));
