-- What several coders, focus groups, framework matrices and maps need. The rules at the head of 0001 hold.

-- Several coders -------------------------------------------------------------------------------------------------------------

-- What coders agreed on in the end is coded by a coder of its own; at most one is that.
ALTER TABLE coder ADD COLUMN is_consensus INTEGER NOT NULL DEFAULT 0 CHECK(is_consensus IN (0, 1));

-- How a disagreement was settled, and why. What it led to is codings of the consensus.
CREATE TABLE consensus_decision(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE, -- on which they differed
    coder_id INTEGER REFERENCES coder(id) ON DELETE SET NULL, -- who settled it
    start INTEGER,                               -- of the passage; moves with every edit, NULL when all its text is gone
    end INTEGER,
    outcome TEXT NOT NULL CHECK(outcome IN ('code', 'no code', 'another code', 'other borders')),
    reason TEXT NOT NULL DEFAULT '',
    decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX consensus_decision_by_source ON consensus_decision(source_id, start);

-- Copies of this study that were merged into it: up to which of their steps, which a later merge begins from.
CREATE TABLE merged_copy(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,                          -- of the file, without folders
    step INTEGER NOT NULL,                       -- id, label, coder and time of the step in the record of the copy
    label TEXT NOT NULL,
    coder TEXT NOT NULL,
    at TEXT NOT NULL,
    merged_at TEXT NOT NULL
) STRICT;

-- Focus groups ---------------------------------------------------------------------------------------------------------------

-- Framework matrices ---------------------------------------------------------------------------------------------------------

-- Maps -----------------------------------------------------------------------------------------------------------------------
