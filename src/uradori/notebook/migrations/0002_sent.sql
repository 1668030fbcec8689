-- Which changes were handed over to whom, so that none is twice; target is an address, or empty for standard output.
CREATE TABLE sent (
    change TEXT NOT NULL,
    target TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (change, target)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sent_kept BEFORE UPDATE ON sent BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER sent_stay BEFORE DELETE ON sent BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
