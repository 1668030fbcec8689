-- The articles of an outlet by id, in the order of the tables in which their stories and retellings are looked for.
CREATE INDEX shown_ids_by_outlet ON shown (outlet, id);
