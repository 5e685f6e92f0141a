-- Rules for every table (tests/core/project/schema_test checks them): STRICT, an explicit primary key whose first column
-- names the entity, no generated columns, no triggers, no UNIQUE on what can be reordered or renamed.
-- Tables named history… and bulk_… are not recorded for undo. docs/project-file.md describes all of them.

CREATE TABLE study(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    uuid TEXT NOT NULL,
    title TEXT NOT NULL CHECK(title <> ''),
    description TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    questions TEXT NOT NULL DEFAULT '',          -- research questions, one a line
    ethics TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE coder(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL CHECK(name <> '')
) STRICT;

CREATE TABLE attribute(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    type TEXT NOT NULL CHECK(type IN ('text', 'number', 'date')),
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE study_case(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL CHECK(name <> '')
) STRICT;

CREATE TABLE attribute_value(
    case_id INTEGER NOT NULL REFERENCES study_case(id) ON DELETE CASCADE,
    attribute_id INTEGER NOT NULL REFERENCES attribute(id) ON DELETE CASCADE,
    value TEXT NOT NULL,
    PRIMARY KEY(case_id, attribute_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE source(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    kind TEXT NOT NULL CHECK(kind IN ('transcript', 'document', 'answers')),
    strand TEXT NOT NULL CHECK(strand IN ('interviews', 'survey', 'focus groups', 'documents')),
    file_name TEXT NOT NULL DEFAULT '',          -- of the file it came from, without folders
    imported_at TEXT NOT NULL,
    length INTEGER NOT NULL,                     -- code points, line ends counted
    words INTEGER NOT NULL,
    variable_id INTEGER REFERENCES variable(id) ON DELETE CASCADE, -- for kind 'answers': the open question
    revision INTEGER NOT NULL DEFAULT 0          -- counts the steps that changed text, speakers or turns
) STRICT;

-- The text of a source is its paragraphs in order of position, joined by one '\n'. Rows come in unrecorded at import
-- and are recorded when edited, so that the history holds edits, not texts. No foreign key: undoing an import leaves the
-- rows for redo; they are part of the study only while their source is.
CREATE TABLE paragraph(
    source_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(source_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE original_text(                      -- written at the first edit
    source_id INTEGER PRIMARY KEY REFERENCES source(id) ON DELETE CASCADE,
    text BLOB NOT NULL                           -- UTF-8, zlib with Qt's four-byte length before it
) STRICT;

CREATE TABLE speaker(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK(name <> ''),
    role TEXT NOT NULL CHECK(role IN ('participant', 'interviewer', 'moderator', 'unknown')),
    case_id INTEGER REFERENCES study_case(id) ON DELETE SET NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX speaker_by_source ON speaker(source_id);
CREATE INDEX speaker_by_case ON speaker(case_id);

-- A turn reaches from its start to the start of the next one, or to the end of the text. Kept like paragraphs.
CREATE TABLE turn(
    source_id INTEGER NOT NULL,
    id INTEGER NOT NULL,                         -- counts within the source
    start INTEGER NOT NULL CHECK(start >= 0),    -- where its label begins
    content_start INTEGER NOT NULL CHECK(content_start >= start), -- where the words begin
    speaker_id INTEGER,
    timestamp_ms INTEGER,
    response_row INTEGER,                        -- for kind 'answers': row of the dataset, from 0
    PRIMARY KEY(source_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE code(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    parent_id INTEGER REFERENCES code(id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK(name <> ''),
    position INTEGER NOT NULL,
    colour TEXT NOT NULL CHECK(colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    origin TEXT NOT NULL DEFAULT '' CHECK(origin IN ('', 'theory', 'data')),
    definition TEXT NOT NULL DEFAULT '',
    inclusion TEXT NOT NULL DEFAULT '',
    exclusion TEXT NOT NULL DEFAULT '',
    example TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX code_by_parent ON code(parent_id);

CREATE TABLE coding(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    start INTEGER NOT NULL CHECK(start >= 0),    -- code points, half-open
    end INTEGER NOT NULL CHECK(end > start),
    weight INTEGER CHECK(weight BETWEEN 0 AND 100),
    comment TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX coding_by_source ON coding(source_id, start);
CREATE INDEX coding_by_code ON coding(code_id, source_id, start);
CREATE INDEX coding_by_coder ON coding(coder_id);

CREATE TABLE memo(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    subject TEXT NOT NULL CHECK(subject IN ('study', 'source', 'coding', 'code', 'case', 'variable', 'finding')),
    subject_id INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    coder_id INTEGER REFERENCES coder(id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX memo_by_subject ON memo(subject, subject_id);

CREATE TABLE dataset(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    file_name TEXT NOT NULL DEFAULT '',
    imported_at TEXT NOT NULL,
    rows INTEGER NOT NULL CHECK(rows >= 0)
) STRICT;

CREATE TABLE variable(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    dataset_id INTEGER NOT NULL REFERENCES dataset(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    label TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL CHECK(type IN ('number', 'text', 'date')),
    level TEXT NOT NULL CHECK(level IN ('nominal', 'ordinal', 'scale')),
    decimals INTEGER NOT NULL DEFAULT 0,
    scale TEXT NOT NULL DEFAULT '',              -- name of the scale it is an item of
    reversed INTEGER NOT NULL DEFAULT 0 CHECK(reversed IN (0, 1)),
    is_open INTEGER NOT NULL DEFAULT 0 CHECK(is_open IN (0, 1)) -- an open question whose answers can be coded
) STRICT;
CREATE INDEX variable_by_dataset ON variable(dataset_id, position);

CREATE TABLE value_label(
    variable_id INTEGER NOT NULL REFERENCES variable(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    number REAL,                                 -- exactly one of the two
    text TEXT,
    label TEXT NOT NULL,
    PRIMARY KEY(variable_id, position),
    CHECK((number IS NULL) <> (text IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE missing_value(                      -- user-missing: a range (low to high), a number (low = high) or a text
    variable_id INTEGER NOT NULL REFERENCES variable(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    low REAL,
    high REAL,
    text TEXT,
    PRIMARY KEY(variable_id, position),
    CHECK((low IS NULL) = (high IS NULL) AND (low IS NULL) <> (text IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE bulk_column_chunk(                  -- the values of a variable; encodings in docs/project-file.md
    variable_id INTEGER NOT NULL,
    chunk INTEGER NOT NULL,
    encoding INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY(variable_id, chunk)
) STRICT;

CREATE TABLE response_case(                      -- which Case a respondent is, where that is known
    dataset_id INTEGER NOT NULL REFERENCES dataset(id) ON DELETE CASCADE,
    row INTEGER NOT NULL CHECK(row >= 0),
    case_id INTEGER NOT NULL REFERENCES study_case(id) ON DELETE CASCADE,
    PRIMARY KEY(dataset_id, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX response_case_by_case ON response_case(case_id);

CREATE TABLE analysis(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    kind TEXT NOT NULL,
    dataset_id INTEGER REFERENCES dataset(id) ON DELETE CASCADE,
    options TEXT NOT NULL,                       -- JSON; docs/project-file.md says what for which kind
    in_report INTEGER NOT NULL DEFAULT 0 CHECK(in_report IN (0, 1))
) STRICT;

CREATE TABLE finding(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL CHECK(claim <> ''),
    body TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK(status IN ('draft', 'tentative', 'supported'))
) STRICT;

CREATE TABLE evidence(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    finding_id INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('passage', 'result')),
    stance TEXT NOT NULL CHECK(stance IN ('supports', 'contradicts')),
    note TEXT NOT NULL DEFAULT '',
    source_id INTEGER REFERENCES source(id) ON DELETE SET NULL, -- of a passage; NULL when it is gone
    start INTEGER,
    end INTEGER,
    analysis_id INTEGER REFERENCES analysis(id) ON DELETE SET NULL, -- of a result; NULL when it is gone
    seen TEXT NOT NULL                           -- the passage's text, or the result's fingerprint, when it was chosen or last confirmed
) STRICT;
CREATE INDEX evidence_by_finding ON evidence(finding_id, position);
CREATE INDEX evidence_by_source ON evidence(source_id, start);

CREATE TABLE history(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    coder TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('done', 'undone', 'superseded')), -- superseded: undone, then another step was taken
    rows INTEGER NOT NULL,
    changeset BLOB NOT NULL                      -- SQLite changeset, zlib with Qt's four-byte length before it
) STRICT;
CREATE INDEX history_by_state ON history(state, id);
