-- What reading, editing and coding a transcript needs beyond its text, speakers and turns. The rules at the head of 0001 hold.

-- Where in the recording a place of the text is: subtitles, time codes inside a turn, times that were typed in while listening.
-- Kept like paragraphs and turns: unrecorded at import, recorded when edited, part of the study while their source is.
CREATE TABLE time_mark(
    source_id INTEGER NOT NULL,
    id INTEGER NOT NULL,                         -- counts within the source
    position INTEGER NOT NULL CHECK(position >= 0), -- code points
    ms INTEGER NOT NULL CHECK(ms >= 0),          -- from the start of the recording
    PRIMARY KEY(source_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recording(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    file TEXT NOT NULL CHECK(file <> ''),        -- path, relative to the study's folder where it lies below it
    is_copy INTEGER NOT NULL DEFAULT 0 CHECK(is_copy IN (0, 1)), -- 1: a copy in the folder of media beside the study
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX recording_by_source ON recording(source_id);

-- The key of the pseudonyms. A deleted key leaves no originals behind: see pseudonym_use.
CREATE TABLE pseudonym(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('person', 'place', 'organisation', 'other')),
    original TEXT NOT NULL CHECK(original <> ''),
    replacement TEXT NOT NULL CHECK(replacement <> ''),
    note TEXT NOT NULL DEFAULT ''
) STRICT;

-- Where a pseudonym stands in a text for what was written there; moves with every edit.
CREATE TABLE pseudonym_use(
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    id INTEGER NOT NULL,                         -- counts within the source
    pseudonym_id INTEGER NOT NULL REFERENCES pseudonym(id) ON DELETE CASCADE,
    start INTEGER NOT NULL CHECK(start >= 0),
    end INTEGER NOT NULL CHECK(end > start),
    original TEXT NOT NULL,                      -- as it was written there, with capitals and ending
    PRIMARY KEY(source_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pseudonym_use_by_pseudonym ON pseudonym_use(pseudonym_id);

-- The same for names outside the texts: in a speaker's name, a memo, an answer.
CREATE TABLE pseudonym_field_use(
    pseudonym_id INTEGER NOT NULL REFERENCES pseudonym(id) ON DELETE CASCADE,
    id INTEGER NOT NULL,                         -- counts within the pseudonym
    field TEXT NOT NULL,                         -- 'table.column'; of an answer 'variable.values'
    row_id INTEGER NOT NULL,                     -- first part of its key
    part INTEGER NOT NULL DEFAULT 0,             -- second part of its key; of an answer the row of the dataset, from 0
    start INTEGER NOT NULL CHECK(start >= 0),    -- code points, when it was put there; does not move
    original TEXT NOT NULL,                      -- as it was written there
    replacement TEXT NOT NULL,                   -- as it was put there
    PRIMARY KEY(pseudonym_id, id)
) STRICT, WITHOUT ROWID;

-- Whose chunks hold the values: NULL for those under the variable's own id. Answers that were changed are new chunks under a negative
-- number, so that taking the change back costs this one value.
ALTER TABLE variable ADD COLUMN values_id INTEGER;

-- An interview or focus-group guide: what was asked, so that its answers can be found.
CREATE TABLE guide(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE guide_question(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    guide_id INTEGER NOT NULL REFERENCES guide(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL CHECK(text <> '')
) STRICT;
CREATE INDEX guide_question_by_guide ON guide_question(guide_id, position);

-- A coder who works blind sees nobody else's codings.
ALTER TABLE coder ADD COLUMN is_blind INTEGER NOT NULL DEFAULT 0 CHECK(is_blind IN (0, 1));

-- Memos on passages too. The columns of before keep their order, so that steps recorded before can be undone.
CREATE TABLE memo_new(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    subject TEXT NOT NULL CHECK(subject IN ('study', 'source', 'passage', 'coding', 'code', 'case', 'variable', 'finding')),
    subject_id INTEGER NOT NULL,                 -- of a passage: its source
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    coder_id INTEGER REFERENCES coder(id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    start INTEGER,                               -- of a passage; moves with every edit, NULL when all its text is gone
    end INTEGER
) STRICT;
INSERT INTO memo_new(id, uuid, subject, subject_id, title, body, coder_id, created_at, changed_at)
    SELECT id, uuid, subject, subject_id, title, body, coder_id, created_at, changed_at FROM memo;
DROP TABLE memo;
ALTER TABLE memo_new RENAME TO memo;
CREATE INDEX memo_by_subject ON memo(subject, subject_id);

-- From a memo to what it speaks of, beyond its subject.
CREATE TABLE memo_link(
    memo_id INTEGER NOT NULL REFERENCES memo(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target TEXT NOT NULL CHECK(target IN ('memo', 'source', 'passage', 'coding', 'code', 'case', 'finding')),
    target_id INTEGER NOT NULL,                  -- of a passage: its source
    start INTEGER,                               -- of a passage; moves with every edit
    end INTEGER,
    PRIMARY KEY(memo_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX memo_link_by_target ON memo_link(target, target_id);
