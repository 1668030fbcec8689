-- The stories of a large ledger by the page, and how many there are, without reading them all. Like the tables of 0005,
-- story_counts is made from others, holds nothing of its own, and alone changes.

CREATE INDEX stories_by_size ON stories (json_array_length(record, '$.articles') DESC, grouping, position, id)
WHERE record <> '';

-- How many stories count, by the whole grouping that they are of or amend.
CREATE TABLE story_counts (
    grouping INTEGER PRIMARY KEY REFERENCES groupings (row),
    stories  INTEGER NOT NULL
) STRICT;

CREATE TRIGGER stories_counted AFTER INSERT ON stories BEGIN
    INSERT INTO story_counts
    SELECT row, (NEW.record <> '') - coalesce((
        SELECT record <> '' FROM stories
        WHERE id = NEW.id AND grouping >= row AND grouping < NEW.grouping ORDER BY grouping DESC LIMIT 1
    ), 0) FROM whole_grouping WHERE TRUE
    ON CONFLICT DO UPDATE SET stories = stories + excluded.stories;
END;

INSERT INTO story_counts SELECT row, (SELECT count(*) FROM newest_stories) FROM whole_grouping WHERE row IS NOT NULL;
