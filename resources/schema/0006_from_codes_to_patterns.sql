-- What several coders, focus groups, framework matrices and maps need. The rules at the head of 0001 hold.

-- Several coders -------------------------------------------------------------------------------------------------------------

-- Focus groups ---------------------------------------------------------------------------------------------------------------

-- How a turn answers another one, as a coder sees it.
CREATE TABLE interaction(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    kind TEXT NOT NULL CHECK(kind IN ('agrees', 'builds on', 'challenges', 'disagrees', 'silence')),
    start INTEGER NOT NULL CHECK(start >= 0),    -- the words of the turn that answers, or is met with silence; moves with every edit
    end INTEGER NOT NULL CHECK(end > start),
    answered_start INTEGER,                      -- the words that are answered; NULL for silence, and where they are gone
    answered_end INTEGER,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX interaction_by_source ON interaction(source_id, start);
CREATE INDEX interaction_by_coder ON interaction(coder_id);

-- Framework matrices ---------------------------------------------------------------------------------------------------------

-- Cases, or the groups that an attribute makes of them, by themes.
CREATE TABLE framework(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    by_groups INTEGER NOT NULL CHECK(by_groups IN (0, 1)),
    attribute_id INTEGER REFERENCES attribute(id) ON DELETE SET NULL -- of groups; NULL when it is gone
) STRICT;

CREATE TABLE framework_theme(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    framework_id INTEGER NOT NULL REFERENCES framework(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code_id INTEGER REFERENCES code(id) ON DELETE SET NULL, -- with those below it; NULL when it is gone
    title TEXT NOT NULL DEFAULT ''               -- what the code was called, once it is gone
) STRICT;
CREATE INDEX framework_theme_by_framework ON framework_theme(framework_id, position);

-- What a researcher wrote into a cell; '[2]' in it is the link of number 2.
CREATE TABLE framework_summary(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    theme_id INTEGER NOT NULL REFERENCES framework_theme(id) ON DELETE CASCADE,
    case_id INTEGER REFERENCES study_case(id) ON DELETE CASCADE, -- of Cases
    group_value TEXT NOT NULL DEFAULT '',        -- of groups: the attribute's value
    text TEXT NOT NULL
) STRICT;
CREATE INDEX framework_summary_by_theme ON framework_summary(theme_id);

CREATE TABLE framework_link(
    summary_id INTEGER NOT NULL REFERENCES framework_summary(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    source_id INTEGER REFERENCES source(id) ON DELETE SET NULL, -- NULL when the passage is gone
    start INTEGER,                               -- moves with every edit
    end INTEGER,
    PRIMARY KEY(summary_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX framework_link_by_source ON framework_link(source_id, start);

-- The passages that stood behind a cell when its summary was written or last looked at.
CREATE TABLE framework_seen(
    summary_id INTEGER NOT NULL REFERENCES framework_summary(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    source_id INTEGER REFERENCES source(id) ON DELETE SET NULL,
    start INTEGER,                               -- moves with every edit
    end INTEGER,
    seen TEXT NOT NULL,                          -- its words then
    PRIMARY KEY(summary_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX framework_seen_by_source ON framework_seen(source_id, start);

-- Maps -----------------------------------------------------------------------------------------------------------------------
