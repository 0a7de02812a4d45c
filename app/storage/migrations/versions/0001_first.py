"""First schema: the records of the five stories and the change log.

Frozen text: it says what was released and never follows later code.
"""

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = """
PRAGMA application_id = 1112886066;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE use_case (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    first_change INTEGER NOT NULL,
    undone_by INTEGER REFERENCES use_case (id)
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT
) STRICT;

CREATE TABLE model_school (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    npsn TEXT NOT NULL,
    level TEXT NOT NULL,
    status TEXT NOT NULL,
    government TEXT NOT NULL,
    office TEXT NOT NULL,
    address TEXT NOT NULL,
    district TEXT NOT NULL,
    regency TEXT NOT NULL,
    province TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    principal_name TEXT NOT NULL,
    principal_nip TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    lesson_minutes INTEGER NOT NULL
) STRICT;

CREATE TABLE partner (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    npsn TEXT NOT NULL,
    level TEXT NOT NULL,
    status TEXT NOT NULL,
    address TEXT NOT NULL,
    district TEXT NOT NULL,
    regency TEXT NOT NULL,
    phone TEXT NOT NULL,
    principal_name TEXT NOT NULL,
    principal_nip TEXT NOT NULL,
    active_from TEXT,
    active_until TEXT,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE programme (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    preset TEXT NOT NULL,
    school_year TEXT NOT NULL,
    budget_year INTEGER,
    decree_number TEXT NOT NULL,
    decree_date TEXT,
    decree_issuer TEXT NOT NULL,
    guide TEXT NOT NULL
) STRICT;

CREATE TABLE stage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    planned_meetings INTEGER NOT NULL,
    planned_days INTEGER NOT NULL,
    due TEXT
) STRICT;
CREATE INDEX stage_programme ON stage (programme_id, position);

CREATE TABLE requirement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    minimum INTEGER NOT NULL
) STRICT;
CREATE INDEX requirement_stage ON requirement (stage_id);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    stage_id INTEGER REFERENCES stage (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    service TEXT NOT NULL,
    mode TEXT NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    organiser TEXT NOT NULL,
    topics TEXT NOT NULL,
    status TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_programme ON meeting (programme_id);
CREATE INDEX meeting_stage ON meeting (stage_id);

CREATE TABLE meeting_day (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    start TEXT,
    end TEXT,
    actual_start TEXT,
    actual_end TEXT,
    lesson_hours INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_day_meeting ON meeting_day (meeting_id, position);
CREATE INDEX meeting_day_date ON meeting_day (date, meeting_id);

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    expected INTEGER NOT NULL,
    note TEXT NOT NULL,
    UNIQUE (meeting_id, partner_id)
) STRICT;
CREATE INDEX invitation_partner ON invitation (partner_id);

CREATE TABLE meeting_role (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    institution TEXT NOT NULL,
    role TEXT NOT NULL,
    planned INTEGER NOT NULL,
    came INTEGER,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_role_meeting ON meeting_role (meeting_id);

CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    affiliation TEXT NOT NULL,
    partner_id INTEGER REFERENCES partner (id),
    institution TEXT NOT NULL,
    position TEXT NOT NULL,
    grade TEXT NOT NULL,
    nip TEXT NOT NULL,
    nuptk TEXT NOT NULL,
    sex TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL
) STRICT;
CREATE INDEX person_name_key ON person (name_key);
CREATE INDEX person_partner ON person (partner_id) WHERE partner_id IS NOT NULL;

CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name_key TEXT NOT NULL,
    school_key TEXT NOT NULL,
    UNIQUE (name_key, school_key)
) STRICT;
CREATE INDEX alias_person ON alias (person_id);

CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    meeting_day_id INTEGER NOT NULL REFERENCES meeting_day (id) ON DELETE CASCADE,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    sheet TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    rows_new INTEGER NOT NULL,
    rows_matched INTEGER NOT NULL,
    rows_waiting INTEGER NOT NULL
) STRICT;
CREATE INDEX import_batch_meeting ON import_batch (meeting_id);
CREATE INDEX import_batch_day ON import_batch (meeting_day_id);

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    meeting_day_id INTEGER NOT NULL REFERENCES meeting_day (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    minutes INTEGER,
    note TEXT NOT NULL,
    import_batch_id INTEGER REFERENCES import_batch (id) ON DELETE SET NULL,
    UNIQUE (meeting_day_id, person_id)
) STRICT;
CREATE INDEX attendance_person ON attendance (person_id);

CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER REFERENCES meeting (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    original_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    link TEXT NOT NULL,
    caption TEXT NOT NULL,
    taken_at TEXT,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_meeting ON document (meeting_id, kind);
CREATE INDEX document_sha256 ON document (sha256);

CREATE TABLE packet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    from_date TEXT,
    until_date TEXT,
    folder TEXT NOT NULL,
    files TEXT NOT NULL
) STRICT
"""


def upgrade() -> None:
    for statement in _STATEMENTS.split(";"):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("an older file comes back from its backup, never by downgrading")
