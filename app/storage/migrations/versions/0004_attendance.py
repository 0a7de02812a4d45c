"""Everything that arrives and is owed: substitutes, printed sheets, certificates, remembered schools and layouts.

Frozen text: it says what was released and never follows later code.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

_STATEMENTS = """
ALTER TABLE model_school ADD COLUMN certificate_template TEXT NOT NULL DEFAULT '{nomor3}/SERT/{bulan}/{tahun}';

ALTER TABLE programme ADD COLUMN minimum_attendance INTEGER NOT NULL DEFAULT 75;
ALTER TABLE programme ADD COLUMN daily_hours_cap INTEGER NOT NULL DEFAULT 0;

ALTER TABLE attendance ADD COLUMN substitute TEXT NOT NULL DEFAULT '';
ALTER TABLE waiting_row ADD COLUMN states TEXT NOT NULL DEFAULT '';
ALTER TABLE waiting_row ADD COLUMN minutes INTEGER;
ALTER TABLE waiting_row ADD COLUMN note TEXT NOT NULL DEFAULT '';
CREATE INDEX attendance_unanswered ON attendance (meeting_day_id) WHERE state = 'belum';

CREATE TABLE attendance_source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    attendance_id INTEGER NOT NULL REFERENCES attendance (id) ON DELETE CASCADE,
    import_batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    UNIQUE (attendance_id, import_batch_id)
) STRICT;
CREATE INDEX attendance_source_batch ON attendance_source (import_batch_id);

CREATE TABLE school_alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    school_key TEXT NOT NULL UNIQUE,
    partner_id INTEGER REFERENCES partner (id) ON DELETE CASCADE,
    from_model_school INTEGER NOT NULL
) STRICT;
CREATE INDEX school_alias_partner ON school_alias (partner_id) WHERE partner_id IS NOT NULL;

CREATE TABLE import_layout (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL UNIQUE,
    header_rows INTEGER NOT NULL,
    columns TEXT NOT NULL,
    used_at TEXT NOT NULL
) STRICT;

CREATE TABLE printed_sheet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_day_id INTEGER NOT NULL REFERENCES meeting_day (id) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE,
    list TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    paper TEXT NOT NULL,
    pages INTEGER NOT NULL,
    names INTEGER NOT NULL,
    spare INTEGER NOT NULL,
    geometry TEXT NOT NULL,
    document_id INTEGER REFERENCES document (id) ON DELETE SET NULL,
    signed INTEGER,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX printed_sheet_day ON printed_sheet (meeting_day_id);

CREATE TABLE certificate_design (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL UNIQUE REFERENCES programme (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    opening TEXT NOT NULL,
    body TEXT NOT NULL,
    closing TEXT NOT NULL,
    shows_topics INTEGER NOT NULL,
    background_id INTEGER REFERENCES document (id) ON DELETE SET NULL
) STRICT;

CREATE TABLE certificate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    sequence INTEGER,
    date TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    institution TEXT NOT NULL,
    days INTEGER NOT NULL,
    lesson_hours INTEGER NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (meeting_id, person_id)
) STRICT;
CREATE INDEX certificate_person ON certificate (person_id);
CREATE INDEX certificate_date ON certificate (date)
"""


def upgrade() -> None:
    connection = op.get_bind()
    for statement in _STATEMENTS.split(";"):
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    raise NotImplementedError("an older file comes back from its backup, never by downgrading")
