-- What data and statistics need beyond imported columns. The rules at the head of 0001 hold; columns are added at the end of
-- tables, so that steps recorded before can be undone.

ALTER TABLE dataset ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE dataset ADD COLUMN notes TEXT NOT NULL DEFAULT ''; -- documents of the file it came from, line by line

ALTER TABLE variable ADD COLUMN format TEXT NOT NULL DEFAULT ''; -- as SPSS writes it: 'F8.2', 'DATE11', 'A40'; '' unknown
ALTER TABLE variable ADD COLUMN low REAL;        -- the declared range of its answers, both ends or neither; NULL: what its labels say
ALTER TABLE variable ADD COLUMN high REAL;
-- How a derived variable came about, JSON (docs/project-file.md); '' where its values came with the file. Its values are stored like
-- all others and computed again in the step that changes what it stands on.
ALTER TABLE variable ADD COLUMN definition TEXT NOT NULL DEFAULT '';

CREATE TABLE saved_filter(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    dataset_id INTEGER NOT NULL REFERENCES dataset(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    expression TEXT NOT NULL CHECK(expression <> '')
) STRICT;
CREATE INDEX saved_filter_by_dataset ON saved_filter(dataset_id, position);

CREATE TABLE weighting(                          -- how the responses of a dataset are weighted; no row: not at all
    dataset_id INTEGER PRIMARY KEY REFERENCES dataset(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK(kind IN ('frequency', 'sampling')),
    variable_id INTEGER NOT NULL REFERENCES variable(id) ON DELETE CASCADE,
    strata_id INTEGER REFERENCES variable(id) ON DELETE SET NULL,
    population_id INTEGER REFERENCES variable(id) ON DELETE SET NULL -- size of the population, by stratum
) STRICT;

CREATE TABLE multiple_answer_set(                -- several variables that are one question with several answers
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    dataset_id INTEGER NOT NULL REFERENCES dataset(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    label TEXT NOT NULL DEFAULT '',
    counted TEXT NOT NULL DEFAULT '[]'           -- JSON list of the values that say 'chosen'; empty: the values are the categories
) STRICT;
CREATE INDEX multiple_answer_set_by_dataset ON multiple_answer_set(dataset_id, position);

CREATE TABLE multiple_answer_member(
    set_id INTEGER NOT NULL REFERENCES multiple_answer_set(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    variable_id INTEGER NOT NULL REFERENCES variable(id) ON DELETE CASCADE,
    PRIMARY KEY(set_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX multiple_answer_member_by_variable ON multiple_answer_member(variable_id);
