-- Readings that the desk was asked for, and how each ended: every process that serves the desk tells of the same ones.
CREATE TABLE errands (
    row  INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    at   TEXT NOT NULL
) STRICT;
CREATE TABLE errands_ended (
    errand INTEGER PRIMARY KEY REFERENCES errands (row),
    at     TEXT NOT NULL,
    new    INTEGER NOT NULL,
    error  TEXT NOT NULL
) STRICT;
CREATE TRIGGER errands_kept BEFORE UPDATE ON errands BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER errands_stay BEFORE DELETE ON errands BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER errands_ended_kept BEFORE UPDATE ON errands_ended BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
CREATE TRIGGER errands_ended_stay BEFORE DELETE ON errands_ended BEGIN SELECT raise(ABORT, 'the notebook is append-only'); END;
