-- Questionnaires, how they are fielded and who answered, and guides that know what they belong to. The rules at the head of 0001 hold.

CREATE TABLE questionnaire(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    form_id TEXT NOT NULL DEFAULT '',            -- by which other programs know it
    default_language TEXT NOT NULL DEFAULT '',
    seed INTEGER NOT NULL DEFAULT 0,             -- for orders by chance that have no seed of their own
    dataset_id INTEGER REFERENCES dataset(id) ON DELETE SET NULL, -- where its responses land
    settings TEXT NOT NULL DEFAULT '{}',         -- JSON: settings of a form that came in and mean nothing to us, verbatim
    kept TEXT NOT NULL DEFAULT '[]'              -- JSON: whole sheets of such a form, verbatim
) STRICT;

CREATE TABLE questionnaire_language(
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    name TEXT NOT NULL,                          -- as its texts have it: 'English (en)'; '' in a form without languages
    position INTEGER NOT NULL,
    code TEXT NOT NULL DEFAULT '',               -- BCP 47: 'en', 'ar'
    right_to_left INTEGER NOT NULL DEFAULT 0 CHECK(right_to_left IN (0, 1)),
    PRIMARY KEY(questionnaire_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE questionnaire_text(                 -- 'title', 'introduction', 'thanks', …
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(questionnaire_id, role, language)
) STRICT;

-- The tree of pages, sections, repeats, batteries and questions.
CREATE TABLE questionnaire_item(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES questionnaire_item(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,                   -- among its siblings
    type TEXT NOT NULL CHECK(type <> ''),        -- docs/questionnaire-json.md lists them
    form_type TEXT NOT NULL DEFAULT '',          -- of type 'other': the form's own word for it, verbatim
    name TEXT NOT NULL DEFAULT '',               -- of the variable
    required TEXT NOT NULL DEFAULT '' CHECK(required IN ('', 'soft', 'yes')),
    required_when TEXT NOT NULL DEFAULT '',      -- expression; empty: always
    relevant TEXT NOT NULL DEFAULT '',
    valid_when TEXT NOT NULL DEFAULT '',         -- the constraint
    calculation TEXT NOT NULL DEFAULT '',
    default_value TEXT NOT NULL DEFAULT '',
    read_only TEXT NOT NULL DEFAULT '',          -- 'yes' or an expression
    choice_filter TEXT NOT NULL DEFAULT '',
    repeat_count TEXT NOT NULL DEFAULT '',
    computed_on TEXT NOT NULL DEFAULT '',        -- the trigger: ${name} whose change computes it anew
    choices TEXT NOT NULL DEFAULT '',            -- name of its list, of a file, or ${repeat}
    missing_choices TEXT NOT NULL DEFAULT '',    -- name of the list of ways not to answer that it offers
    or_other INTEGER NOT NULL DEFAULT 0 CHECK(or_other IN (0, 1)),
    other_name TEXT NOT NULL DEFAULT '',         -- of the variable of 'other, please say'; empty: NAME_other
    random_order INTEGER NOT NULL DEFAULT 0 CHECK(random_order IN (0, 1)), -- of its options, or of what is in it
    seed TEXT NOT NULL DEFAULT '',               -- number or expression; empty: that of the questionnaire
    appearance TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '' CHECK(level IN ('', 'nominal', 'ordinal', 'scale')),
    scale TEXT NOT NULL DEFAULT '',              -- name of the scale it is an item of
    reversed INTEGER NOT NULL DEFAULT 0 CHECK(reversed IN (0, 1)),
    parameters TEXT NOT NULL DEFAULT '{}',       -- JSON: 'start', 'end', 'step', 'total', …
    extra TEXT NOT NULL DEFAULT '{}'             -- JSON: what a form that came in says beyond this, verbatim
) STRICT;
CREATE INDEX questionnaire_item_by_parent ON questionnaire_item(questionnaire_id, parent_id, position);

CREATE TABLE item_text(                          -- 'label', 'hint', 'constraint_message', 'required_message', 'media::image', …
    item_id INTEGER NOT NULL REFERENCES questionnaire_item(id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(item_id, role, language)
) STRICT;

CREATE TABLE choice_list(                        -- shared by all questions that name it
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    is_external INTEGER NOT NULL DEFAULT 0 CHECK(is_external IN (0, 1)) -- 1: of the sheet 'external_choices'
) STRICT;
CREATE INDEX choice_list_by_questionnaire ON choice_list(questionnaire_id, position);

CREATE TABLE choice(
    list_id INTEGER NOT NULL REFERENCES choice_list(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '' CHECK(role IN ('', 'exclusive', 'other', 'missing')),
    is_fixed INTEGER NOT NULL DEFAULT 0 CHECK(is_fixed IN (0, 1)), -- stays in its place where the order is by chance
    texts TEXT NOT NULL DEFAULT '{}',            -- JSON: role, language, text
    extra TEXT NOT NULL DEFAULT '{}',            -- JSON: columns that a choice filter asks for, and what we do not know
    PRIMARY KEY(list_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_scale(                       -- its items name it
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    label TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT 'mean' CHECK(method IN ('mean', 'sum')),
    least_valid INTEGER NOT NULL DEFAULT 0 CHECK(least_valid >= 0) -- valid items that a score needs; 0: all
) STRICT;
CREATE INDEX survey_scale_by_questionnaire ON survey_scale(questionnaire_id, position);

CREATE TABLE questionnaire_version(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK(number > 0),
    label TEXT NOT NULL,                         -- as responses name it: the number, or what a form that came in says
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    changes TEXT NOT NULL DEFAULT '',            -- against the version before, a sentence a line
    digest TEXT NOT NULL,                        -- SHA-256 of the JSON, hexadecimal
    snapshot BLOB NOT NULL                       -- docs/questionnaire-json.md; UTF-8, zlib with Qt's four-byte length before it
) STRICT;
CREATE INDEX questionnaire_version_by_questionnaire ON questionnaire_version(questionnaire_id, number);

-- Which question a variable of the dataset holds the answers of.
CREATE TABLE item_variable(
    variable_id INTEGER PRIMARY KEY REFERENCES variable(id) ON DELETE CASCADE,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    item_uuid TEXT NOT NULL,                     -- of the question, also of one that is in earlier versions only
    part TEXT NOT NULL DEFAULT ''                -- code of the choice, 'other', …; '' the question itself
) STRICT;
CREATE INDEX item_variable_by_item ON item_variable(questionnaire_id, item_uuid);

-- What is asked several times over has a dataset of its own: a row for each time.
CREATE TABLE repeat_dataset(
    dataset_id INTEGER PRIMARY KEY REFERENCES dataset(id) ON DELETE CASCADE,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    item_uuid TEXT NOT NULL
) STRICT;

-- How a response came: a row of a questionnaire's dataset.
CREATE TABLE survey_response(
    dataset_id INTEGER NOT NULL REFERENCES dataset(id) ON DELETE CASCADE,
    row INTEGER NOT NULL CHECK(row >= 0),
    instance_id TEXT NOT NULL,                   -- by which a response that comes again is known
    version TEXT NOT NULL DEFAULT '',            -- label of the version that was answered; '' not known
    channel TEXT NOT NULL,                       -- 'html', 'paper', 'local page', 'import', …
    status TEXT NOT NULL CHECK(status IN ('complete', 'partial', 'screened out')),
    language TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL DEFAULT '',         -- ISO 8601, as the device says
    finished_at TEXT NOT NULL DEFAULT '',
    received_at TEXT NOT NULL,                   -- UTC
    invitation_id INTEGER REFERENCES invitation(id) ON DELETE SET NULL,
    came_from TEXT NOT NULL DEFAULT '',          -- file without folders, or who typed it in
    PRIMARY KEY(dataset_id, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_response_by_instance ON survey_response(instance_id);
CREATE INDEX survey_response_by_invitation ON survey_response(invitation_id);

-- How a questionnaire is fielded; no row: anonymously, nobody counted.
CREATE TABLE fielding(
    questionnaire_id INTEGER PRIMARY KEY REFERENCES questionnaire(id) ON DELETE CASCADE,
    mode TEXT NOT NULL CHECK(mode IN ('anonymous', 'linked')),
    invited INTEGER CHECK(invited >= 0),         -- how many, where there is no list
    encrypts INTEGER NOT NULL DEFAULT 0 CHECK(encrypts IN (0, 1)), -- response files to the study's key
    second_entry_percent INTEGER NOT NULL DEFAULT 0 CHECK(second_entry_percent BETWEEN 0 AND 100), -- of paper forms
    second_entry_seed INTEGER NOT NULL DEFAULT 0,
    options TEXT NOT NULL DEFAULT '{}'           -- JSON: of single channels
) STRICT;

CREATE TABLE invitation(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    token TEXT NOT NULL,                         -- goes to the respondent, comes back with the response; says nothing of who it is
    label TEXT NOT NULL DEFAULT '',              -- a group or site; no name
    status TEXT NOT NULL CHECK(status IN ('listed', 'invited', 'responded', 'declined', 'unreachable', 'ineligible')),
    invited_at TEXT NOT NULL DEFAULT '',
    reminders INTEGER NOT NULL DEFAULT 0 CHECK(reminders >= 0),
    reminded_at TEXT NOT NULL DEFAULT '',
    may_contact INTEGER CHECK(may_contact IN (0, 1)), -- consent to be contacted again; NULL: not asked
    case_id INTEGER REFERENCES study_case(id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX invitation_by_questionnaire ON invitation(questionnaire_id, position);

-- Who is behind a token: the key. Never recorded, so that one that is deleted is gone; counts while the invitation is there.
CREATE TABLE bulk_invitation_identity(
    invitation_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE quota(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    expression TEXT NOT NULL,                    -- which responses count
    target INTEGER NOT NULL CHECK(target >= 0)
) STRICT;
CREATE INDEX quota_by_questionnaire ON quota(questionnaire_id, position);

-- Whom the survey led to for an interview, how and why.
CREATE TABLE interviewee_selection(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    dataset_id INTEGER NOT NULL REFERENCES dataset(id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL CHECK(method IN ('filter', 'extremes', 'maximum variation', 'by hand')),
    criteria TEXT NOT NULL DEFAULT '{}',         -- JSON: expression, variables, number, seed
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX interviewee_selection_by_dataset ON interviewee_selection(dataset_id);

CREATE TABLE selected_respondent(
    selection_id INTEGER NOT NULL REFERENCES interviewee_selection(id) ON DELETE CASCADE,
    row INTEGER NOT NULL CHECK(row >= 0),        -- of the dataset
    case_id INTEGER REFERENCES study_case(id) ON DELETE SET NULL,
    reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'chosen' CHECK(state IN ('chosen', 'reserve', 'asked', 'agreed', 'declined')),
    PRIMARY KEY(selection_id, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_form(                         -- one filled-in form on paper
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,                          -- the instance id of its response
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaire(id) ON DELETE CASCADE,
    number TEXT NOT NULL,                        -- as written on it
    version TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK(state IN ('first', 'second', 'done')), -- which entry is awaited; done: it is a response
    needs_second INTEGER NOT NULL DEFAULT 0 CHECK(needs_second IN (0, 1))
) STRICT;
CREATE INDEX paper_form_by_questionnaire ON paper_form(questionnaire_id);

CREATE TABLE paper_entry(                        -- one typing in of it
    paper_form_id INTEGER NOT NULL REFERENCES paper_form(id) ON DELETE CASCADE,
    pass INTEGER NOT NULL CHECK(pass IN (1, 2, 3)), -- 3: what was agreed on
    entered_by TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL DEFAULT '',
    finished_at TEXT NOT NULL DEFAULT '',        -- '' while it is being typed
    PRIMARY KEY(paper_form_id, pass)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_value(
    paper_form_id INTEGER NOT NULL REFERENCES paper_form(id) ON DELETE CASCADE,
    pass INTEGER NOT NULL CHECK(pass IN (1, 2, 3)),
    name TEXT NOT NULL,                          -- of the question
    state TEXT NOT NULL CHECK(state IN ('answer', 'blank', 'illegible', 'not asked')),
    value TEXT NOT NULL DEFAULT '',              -- as in a response
    PRIMARY KEY(paper_form_id, pass, name)
) STRICT;

-- The study's key for response files: whoever fills in can close them, only the passphrase opens them.
CREATE TABLE study_key(
    study_id INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
    id INTEGER NOT NULL,                         -- counts; the newest closes, every one still opens
    uuid TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    public_key BLOB NOT NULL,
    sealed_private_key BLOB NOT NULL,            -- under the passphrase
    made_at TEXT NOT NULL,
    PRIMARY KEY(study_id, id)
) STRICT, WITHOUT ROWID;

-- Guides: when, with whom, and what a question belongs to.
ALTER TABLE guide ADD COLUMN introduction TEXT NOT NULL DEFAULT '';
ALTER TABLE guide ADD COLUMN closing TEXT NOT NULL DEFAULT '';
ALTER TABLE guide_question ADD COLUMN prompts TEXT NOT NULL DEFAULT ''; -- one a line
ALTER TABLE guide_question ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0 CHECK(minutes >= 0);

CREATE TABLE guide_group(                        -- who is asked: 'parents', 'practitioners'
    guide_id INTEGER NOT NULL REFERENCES guide(id) ON DELETE CASCADE,
    id INTEGER NOT NULL,                         -- counts within the guide
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK(name <> ''),
    PRIMARY KEY(guide_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE guide_question_group(               -- no row for a question: all groups are asked it
    question_id INTEGER NOT NULL REFERENCES guide_question(id) ON DELETE CASCADE,
    group_id INTEGER NOT NULL,                   -- of the guide
    PRIMARY KEY(question_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE guide_question_item(
    question_id INTEGER NOT NULL REFERENCES guide_question(id) ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES questionnaire_item(id) ON DELETE CASCADE,
    PRIMARY KEY(question_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE guide_question_code(
    question_id INTEGER NOT NULL REFERENCES guide_question(id) ON DELETE CASCADE,
    code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
    PRIMARY KEY(question_id, code_id)
) STRICT, WITHOUT ROWID;
