"""The year can be planned: signatories, cycle, topics, moved dates, letters, groups of people.

Frozen text: it says what was released and never follows later code.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_STATEMENTS = """
CREATE TABLE signatory (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    partner_id INTEGER REFERENCES partner (id) ON DELETE CASCADE,
    office TEXT NOT NULL,
    name TEXT NOT NULL,
    nip TEXT NOT NULL,
    grade TEXT NOT NULL,
    title TEXT NOT NULL,
    form TEXT NOT NULL,
    from_date TEXT,
    until_date TEXT
) STRICT;
CREATE INDEX signatory_partner ON signatory (partner_id);

INSERT INTO signatory (uid, partner_id, office, name, nip, grade, title, form)
    SELECT lower(hex(randomblob(16))), NULL, 'kepala', principal_name, principal_nip, '', '', ''
    FROM model_school WHERE principal_name <> '' OR principal_nip <> '';
INSERT INTO signatory (uid, partner_id, office, name, nip, grade, title, form)
    SELECT lower(hex(randomblob(16))), id, 'kepala', principal_name, principal_nip, '', '', ''
    FROM partner WHERE principal_name <> '' OR principal_nip <> '' ORDER BY id;

ALTER TABLE model_school DROP COLUMN principal_name;
ALTER TABLE model_school DROP COLUMN principal_nip;
ALTER TABLE model_school ADD COLUMN government_logo_id INTEGER REFERENCES document (id) ON DELETE SET NULL;
ALTER TABLE model_school ADD COLUMN school_logo_id INTEGER REFERENCES document (id) ON DELETE SET NULL;
ALTER TABLE model_school ADD COLUMN letterhead_id INTEGER REFERENCES document (id) ON DELETE SET NULL;
ALTER TABLE model_school ADD COLUMN paper TEXT NOT NULL DEFAULT 'F4';
ALTER TABLE model_school ADD COLUMN school_days INTEGER NOT NULL DEFAULT 5;
ALTER TABLE model_school ADD COLUMN letter_template TEXT NOT NULL DEFAULT '{nomor}/{bulan}/{tahun}';

ALTER TABLE partner DROP COLUMN principal_name;
ALTER TABLE partner DROP COLUMN principal_nip;
ALTER TABLE partner ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN contact_name TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN distance_km REAL;
ALTER TABLE partner ADD COLUMN decree_number TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN decree_date TEXT;
ALTER TABLE partner ADD COLUMN decree_document_id INTEGER REFERENCES document (id) ON DELETE SET NULL;

ALTER TABLE programme ADD COLUMN decree_document_id INTEGER REFERENCES document (id) ON DELETE SET NULL;
ALTER TABLE programme ADD COLUMN start TEXT;
ALTER TABLE programme ADD COLUMN role_words TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN recipients TEXT NOT NULL DEFAULT '';

ALTER TABLE stage ADD COLUMN planned_participants INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stage ADD COLUMN lesson_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stage ADD COLUMN service TEXT NOT NULL DEFAULT '';
ALTER TABLE stage ADD COLUMN invites_partners INTEGER NOT NULL DEFAULT 1;
ALTER TABLE stage ADD COLUMN offset_days INTEGER;
ALTER TABLE stage ADD COLUMN note TEXT NOT NULL DEFAULT '';

CREATE TABLE cycle_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX cycle_step_programme ON cycle_step (programme_id, position);

CREATE TABLE cycle_mark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    cycle_step_id INTEGER NOT NULL REFERENCES cycle_step (id) ON DELETE CASCADE,
    partner_id INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    date TEXT,
    note TEXT NOT NULL,
    document_id INTEGER REFERENCES document (id) ON DELETE SET NULL,
    UNIQUE (cycle_step_id, partner_id)
) STRICT;
CREATE INDEX cycle_mark_partner ON cycle_mark (partner_id);

ALTER TABLE invitation ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE invitation ADD COLUMN representative TEXT NOT NULL DEFAULT '';

ALTER TABLE meeting_role ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX meeting_role_person ON meeting_role (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    lesson_hours INTEGER NOT NULL,
    speaker TEXT NOT NULL
) STRICT;
CREATE INDEX topic_meeting ON topic (meeting_id, position);

INSERT INTO topic (uid, meeting_id, position, title, lesson_hours, speaker)
    WITH RECURSIVE line (meeting_id, position, title, rest) AS (
        SELECT id, 0, '', replace(topics, char(13), '') || char(10) FROM meeting
        UNION ALL
        SELECT meeting_id, position + 1, substr(rest, 1, instr(rest, char(10)) - 1),
            substr(rest, instr(rest, char(10)) + 1)
        FROM line WHERE rest <> ''
    )
    SELECT lower(hex(randomblob(16))), meeting_id,
        row_number() OVER (PARTITION BY meeting_id ORDER BY position), trim(title), 0, ''
    FROM line WHERE trim(title) <> '' ORDER BY meeting_id, position;
ALTER TABLE meeting DROP COLUMN topics;

CREATE TABLE date_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX date_change_meeting ON date_change (meeting_id);

ALTER TABLE person ADD COLUMN employment TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN duty TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN groups TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN note TEXT NOT NULL DEFAULT '';

ALTER TABLE alias ADD COLUMN name TEXT NOT NULL DEFAULT '';

CREATE TABLE not_same (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    first_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    UNIQUE (first_id, second_id)
) STRICT;
CREATE INDEX not_same_second ON not_same (second_id);

CREATE TABLE letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    sequence INTEGER,
    date TEXT NOT NULL,
    nature TEXT NOT NULL,
    attachment TEXT NOT NULL,
    subject TEXT NOT NULL,
    basis TEXT NOT NULL,
    recipients TEXT NOT NULL,
    per_recipient INTEGER NOT NULL,
    opening TEXT NOT NULL,
    closing TEXT NOT NULL,
    bring TEXT NOT NULL,
    copies TEXT NOT NULL,
    signatory_id INTEGER REFERENCES signatory (id) ON DELETE SET NULL,
    document_id INTEGER REFERENCES document (id) ON DELETE SET NULL,
    finished_digest TEXT NOT NULL
) STRICT;
CREATE INDEX letter_meeting ON letter (meeting_id);
CREATE INDEX letter_date ON letter (date);

CREATE TABLE letter_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    letter_id INTEGER NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    nip TEXT NOT NULL,
    grade TEXT NOT NULL,
    position TEXT NOT NULL,
    institution TEXT NOT NULL
) STRICT;
CREATE INDEX letter_person_letter ON letter_person (letter_id);
CREATE INDEX letter_person_person ON letter_person (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE import_batch_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER REFERENCES meeting (id) ON DELETE CASCADE,
    meeting_day_id INTEGER REFERENCES meeting_day (id) ON DELETE CASCADE,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    sheet TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    rows_new INTEGER NOT NULL,
    rows_matched INTEGER NOT NULL,
    rows_waiting INTEGER NOT NULL
) STRICT;
INSERT INTO import_batch_new SELECT id, uid, meeting_id, meeting_day_id, file_name, sha256, sheet, imported_at,
    rows_new, rows_matched, rows_waiting FROM import_batch;
DROP TABLE import_batch;
ALTER TABLE import_batch_new RENAME TO import_batch;
CREATE INDEX import_batch_meeting ON import_batch (meeting_id);
CREATE INDEX import_batch_day ON import_batch (meeting_day_id);

ALTER TABLE waiting_row ADD COLUMN employment TEXT NOT NULL DEFAULT '';
ALTER TABLE waiting_row ADD COLUMN duty TEXT NOT NULL DEFAULT ''
"""


def upgrade() -> None:
    # The triggers of the change log name dropped columns; they are written anew after the migration.
    connection = op.get_bind()
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    for name in names:
        op.execute(f"DROP TRIGGER {name}")
    for statement in _STATEMENTS.split(";"):
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    raise NotImplementedError("an older file comes back from its backup, never by downgrading")
