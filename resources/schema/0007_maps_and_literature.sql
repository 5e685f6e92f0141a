-- What maps, and reports that cite, need. The rules at the head of 0001 hold.

-- Maps -----------------------------------------------------------------------------------------------------------------------

CREATE TABLE concept_map(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    note TEXT NOT NULL DEFAULT '',
    in_report INTEGER NOT NULL DEFAULT 0 CHECK(in_report IN (0, 1))
) STRICT;

CREATE TABLE map_node(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    map_id INTEGER NOT NULL REFERENCES concept_map(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK(kind IN ('code', 'case', 'source', 'finding', 'note')),
    target_id INTEGER,                           -- the code, case, source or finding; NULL for a note. What is gone leaves its words
    text TEXT NOT NULL DEFAULT '',               -- of a note; of others the name they had when they were last shown
    x REAL NOT NULL,                             -- the middle, in units of a 1/72 inch, y downwards
    y REAL NOT NULL
) STRICT;
CREATE INDEX map_node_by_map ON map_node(map_id);

CREATE TABLE map_link(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    map_id INTEGER NOT NULL REFERENCES concept_map(id) ON DELETE CASCADE,
    from_node INTEGER NOT NULL REFERENCES map_node(id) ON DELETE CASCADE,
    to_node INTEGER NOT NULL REFERENCES map_node(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK(kind IN ('associated with', 'causes', 'part of', 'contradicts', 'other')),
    label TEXT NOT NULL DEFAULT ''               -- empty: the kind says it
) STRICT;
CREATE INDEX map_link_by_map ON map_link(map_id);
CREATE INDEX map_link_by_end ON map_link(to_node);
CREATE INDEX map_link_by_start ON map_link(from_node);

-- What a report cites --------------------------------------------------------------------------------------------------------

CREATE TABLE literature(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    key TEXT NOT NULL CHECK(key <> ''),          -- by which running text cites it: [@key]
    kind TEXT NOT NULL DEFAULT 'article' CHECK(kind IN ('article', 'book', 'chapter', 'report', 'thesis', 'web page', 'other')),
    authors TEXT NOT NULL DEFAULT '',            -- 'Family, Given; Family, Given'
    year TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    container TEXT NOT NULL DEFAULT '',          -- journal, or the book of a chapter
    editors TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    volume TEXT NOT NULL DEFAULT '',
    issue TEXT NOT NULL DEFAULT '',
    pages TEXT NOT NULL DEFAULT '',
    doi TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

-- When a text came about -----------------------------------------------------------------------------------------------------

ALTER TABLE source ADD COLUMN held_on TEXT NOT NULL DEFAULT ''; -- ISO 8601 day of the interview or group, or of the document; '' not known
