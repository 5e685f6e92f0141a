-- What the analysis of coded texts needs. The rules at the head of 0001 hold.

-- The dictionary of a code: words that mark it, a term a line, as a search is typed.
ALTER TABLE code ADD COLUMN words TEXT NOT NULL DEFAULT '';

-- Passages that are asked for again and again: a live set, since the sentence is kept and not what it found.
CREATE TABLE saved_query(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    sentence TEXT NOT NULL CHECK(sentence <> '')  -- in the query language; names of codes, sources … as '#' and their uuid
) STRICT;
