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

-- Convergence: themes compared between strands or groups (Farmer et al. 2006) ------------------------------------------------

CREATE TABLE convergence_matrix(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    sides TEXT NOT NULL CHECK(sides IN ('strands', 'groups')),
    attribute_id INTEGER REFERENCES attribute(id) ON DELETE SET NULL -- whose values are the groups
) STRICT;

CREATE TABLE convergence_side(
    matrix_id INTEGER NOT NULL REFERENCES convergence_matrix(id) ON DELETE CASCADE,
    id INTEGER NOT NULL,                         -- counts within the matrix
    position INTEGER NOT NULL,
    value TEXT NOT NULL CHECK(value <> ''),      -- a strand, or a value of the attribute
    dataset_id INTEGER REFERENCES dataset(id) ON DELETE SET NULL, -- whose respondents belong here though they are no Cases
    PRIMARY KEY(matrix_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE convergence_theme(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    matrix_id INTEGER NOT NULL REFERENCES convergence_matrix(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    code_id INTEGER REFERENCES code(id) ON DELETE SET NULL -- with all codes below it; NULL: only results speak of the theme
) STRICT;
CREATE INDEX convergence_theme_by_matrix ON convergence_theme(matrix_id, position);

CREATE TABLE convergence_result(                 -- a statistic that speaks for a side of a theme
    theme_id INTEGER NOT NULL REFERENCES convergence_theme(id) ON DELETE CASCADE,
    side_id INTEGER NOT NULL,                    -- of the theme's matrix
    analysis_id INTEGER NOT NULL REFERENCES analysis(id) ON DELETE CASCADE,
    PRIMARY KEY(theme_id, side_id, analysis_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE convergence_assessment(             -- what one researcher judged, of two sides or of the whole row
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    theme_id INTEGER NOT NULL REFERENCES convergence_theme(id) ON DELETE CASCADE,
    one_side INTEGER NOT NULL DEFAULT 0,         -- of the theme's matrix, the lower number first; both 0: the whole row
    other_side INTEGER NOT NULL DEFAULT 0,
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    judgement TEXT NOT NULL CHECK(judgement IN ('agreement', 'partial agreement', 'silence', 'dissonance')),
    reason TEXT NOT NULL DEFAULT '',
    assessed_at TEXT NOT NULL,
    seen TEXT NOT NULL                           -- the evidence of these sides, in short, when it was judged or last confirmed
) STRICT;
CREATE INDEX convergence_assessment_by_theme ON convergence_assessment(theme_id);

-- Joint displays -------------------------------------------------------------------------------------------------------------

CREATE TABLE joint_display(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    kind TEXT NOT NULL CHECK(kind IN ('side by side', 'statistics by theme', 'groups', 'explanatory', 'exploratory', 'instruments')),
    options TEXT NOT NULL DEFAULT '{}',          -- JSON; docs/project-file.md says what for which kind
    in_report INTEGER NOT NULL DEFAULT 0 CHECK(in_report IN (0, 1))
) STRICT;

CREATE TABLE joint_row(                          -- a row, and the inference drawn from it
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    display_id INTEGER NOT NULL REFERENCES joint_display(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    options TEXT NOT NULL DEFAULT '{}',          -- JSON: what its cells are made of
    inference TEXT NOT NULL DEFAULT '',
    inferred_by TEXT NOT NULL DEFAULT '',
    inferred_at TEXT NOT NULL DEFAULT '',        -- UTC, ISO 8601
    seen TEXT NOT NULL DEFAULT ''                -- the prints of its cells when the inference was written or last looked at
) STRICT;
CREATE INDEX joint_row_by_display ON joint_row(display_id, position);

-- Findings, and what follows from them ---------------------------------------------------------------------------------------

ALTER TABLE finding ADD COLUMN question TEXT NOT NULL DEFAULT '';          -- the research question it answers, in its words
ALTER TABLE finding ADD COLUMN counter_evidence TEXT NOT NULL DEFAULT '';  -- where it was looked for, and what was found
ALTER TABLE finding ADD COLUMN strength TEXT NOT NULL DEFAULT '' CHECK(strength IN ('', 'strong', 'moderate', 'weak'));
ALTER TABLE finding ADD COLUMN confidence TEXT NOT NULL DEFAULT '' CHECK(confidence IN ('', 'high', 'moderate', 'low', 'very low'));

CREATE TABLE finding_concern(                    -- GRADE-CERQual: what lowers the confidence
    finding_id INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE,
    component INTEGER NOT NULL CHECK(component BETWEEN 1 AND 4), -- methodological limitations, coherence, adequacy, relevance
    level TEXT NOT NULL CHECK(level IN ('none', 'minor', 'moderate', 'serious')),
    explanation TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(finding_id, component)
) STRICT, WITHOUT ROWID;

-- Evidence of more kinds. The columns of before keep their order, so that steps recorded before can be undone.
CREATE TABLE evidence_new(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    finding_id INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('passage', 'result', 'convergence', 'joint display')),
    stance TEXT NOT NULL CHECK(stance IN ('supports', 'contradicts')),
    note TEXT NOT NULL DEFAULT '',
    source_id INTEGER REFERENCES source(id) ON DELETE SET NULL, -- of a passage; NULL when it is gone
    start INTEGER,
    end INTEGER,
    analysis_id INTEGER REFERENCES analysis(id) ON DELETE SET NULL, -- of a result; NULL when it is gone
    seen TEXT NOT NULL,                          -- the passage's text, or the prints of what else it is, when it was chosen or last confirmed
    assessment_id INTEGER REFERENCES convergence_assessment(id) ON DELETE SET NULL,
    display_row_id INTEGER REFERENCES joint_row(id) ON DELETE SET NULL
) STRICT;
INSERT INTO evidence_new(id, uuid, finding_id, position, kind, stance, note, source_id, start, end, analysis_id, seen)
    SELECT id, uuid, finding_id, position, kind, stance, note, source_id, start, end, analysis_id, seen FROM evidence;
DROP TABLE evidence;
ALTER TABLE evidence_new RENAME TO evidence;
CREATE INDEX evidence_by_finding ON evidence(finding_id, position);
CREATE INDEX evidence_by_source ON evidence(source_id, start);

CREATE TABLE implication(                        -- what a finding means for practice
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK(text <> '')
) STRICT;

CREATE TABLE implication_finding(
    implication_id INTEGER NOT NULL REFERENCES implication(id) ON DELETE CASCADE,
    finding_id INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE,
    PRIMARY KEY(implication_id, finding_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE framework_element(                  -- what follows: for whom, to what end, how
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL CHECK(title <> ''),
    audience TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',            -- the purpose, or what is learnt
    mode TEXT NOT NULL DEFAULT '',               -- workshop, supervision, shadowing …
    priority TEXT NOT NULL DEFAULT '' CHECK(priority IN ('', 'high', 'medium', 'low')),
    owner TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',            -- by which one will see that it works
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE element_implication(
    element_id INTEGER NOT NULL REFERENCES framework_element(id) ON DELETE CASCADE,
    implication_id INTEGER NOT NULL REFERENCES implication(id) ON DELETE CASCADE,
    PRIMARY KEY(element_id, implication_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE element_dissonance(                 -- the dissonance that it makes use of
    element_id INTEGER NOT NULL REFERENCES framework_element(id) ON DELETE CASCADE,
    assessment_id INTEGER NOT NULL REFERENCES convergence_assessment(id) ON DELETE CASCADE,
    PRIMARY KEY(element_id, assessment_id)
) STRICT, WITHOUT ROWID;

-- The report: its sections in order, and the study log -----------------------------------------------------------------------

CREATE TABLE report_section(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    level INTEGER NOT NULL CHECK(level BETWEEN 1 AND 3),
    kind TEXT NOT NULL,                          -- 'text', 'study', 'method', 'findings', 'analysis', 'joint display', …; docs/project-file.md
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',               -- free text with live fields
    options TEXT NOT NULL DEFAULT '{}'           -- JSON: which analysis, display, finding …
) STRICT;

CREATE TABLE log_entry(                          -- decisions and reflexive notes
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('decision', 'reflexive note', 'event')),
    on_day TEXT NOT NULL,                        -- ISO 8601
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    coder_id INTEGER REFERENCES coder(id),
    written_at TEXT NOT NULL
) STRICT;
