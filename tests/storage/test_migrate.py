"""Opening data files: new, older, newer, foreign, damaged, and when a migration fails."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect

from app.core.errors import SetupError
from app.domain.terms import AttendanceState, PersonGroup
from app.storage import attendances, imports, meetings, people, programmes, schools
from app.storage.migrate import MIGRATIONS, open_database
from app.storage.schema import HEAD, NOT_LOGGED, metadata

STORED = Path(__file__).parent / "stored"


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_tables_of_a_new_file_are_those_the_queries_know(tmp_path: Path) -> None:
    database = open_database(tmp_path / "x.db", tmp_path)
    with database.read() as connection:
        inspector = inspect(connection)
        found = {
            name: {(column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns(name)}
            for name in inspector.get_table_names()
            if name not in ("alembic_version", "sqlite_sequence")
        }
    database.close()
    assert set(found) == set(metadata.tables)
    for name, table in metadata.tables.items():
        assert {column for column, _, _ in found[name]} == {column.name for column in table.columns}, name


def test_a_file_of_schema_1_is_brought_up_to_date_with_all_its_content(tmp_path: Path) -> None:
    path = tmp_path / "buku-imbas.db"
    shutil.copyfile(STORED / "schema-0001.db", path)
    database = open_database(path, tmp_path / "cadangan")
    with database.read() as connection:
        school = schools.get_model_school(connection)
        assert school is not None
        assert school.name == "SMP Negeri 9 Rekaan"
        (meeting,) = meetings.meetings(connection)
        assert meeting.days[0].date.isoformat() == "2026-01-12"
        assert [person.name for person in people.people(connection)] == ["Siti Rekaan, S.Pd."]
        (row,) = attendances.attendance_rows(connection)
        assert row.institution == "SMP Imbas Satu"
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    database.close()
    assert version == HEAD


def test_a_file_of_schema_2_keeps_its_principals_topics_and_waiting_rows(tmp_path: Path) -> None:
    path = tmp_path / "buku-imbas.db"
    shutil.copyfile(STORED / "schema-0002.db", path)
    database = open_database(path, tmp_path / "cadangan")
    with database.read() as connection:
        signatories = schools.signatories(connection)
        assert [(one.partner_id, one.name, one.nip) for one in signatories] == [
            (None, "Dra. Kepala Rekaan, M.Pd.", "197001011995122001"),
            (1, "Drs. Imbas Rekaan", ""),
        ]
        (meeting,) = meetings.meetings(connection)
        topics = [(one.position, one.title) for one in meeting.topics]
        assert topics == [(1, "Rapor mutu"), (2, "Rencana kerja sekolah")]
        (waiting,) = imports.waiting(connection, meeting.id)
        assert (waiting.name, waiting.meeting_day_id) == ("Budi Rekaan", meeting.days[0].id)
        assert people.aliases(connection) == {("siti r", "imbas satu"): 1}
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    database.close()
    assert version == HEAD


def test_a_file_of_schema_3_keeps_what_it_says_and_gets_the_usual_rule_for_hours(tmp_path: Path) -> None:
    path = tmp_path / "buku-imbas.db"
    shutil.copyfile(STORED / "schema-0003.db", path)
    database = open_database(path, tmp_path / "cadangan")
    with database.read() as connection:
        (programme,) = programmes.programmes(connection)
        assert (programme.role_words[0].word, programme.minimum_attendance, programme.daily_hours_cap) == (
            "guru sasaran", 75, 0,
        )  # fmt: skip
        school = schools.get_model_school(connection)
        assert school is not None
        assert (school.letter_template, school.certificate_template) == (
            "421/{nomor}/{tahun}", "{nomor3}/SERT/{bulan}/{tahun}",
        )  # fmt: skip
        (row,) = attendances.attendance_rows(connection)
        assert (row.state, row.note, row.substitute) == (AttendanceState.SUBSTITUTED, "diwakili suami", "")
        assert row.groups == (PersonGroup.QUALITY_TEAM,)
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    database.close()
    assert version == HEAD


def test_the_file_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "buku-imbas.db"
    shutil.copyfile(STORED / "schema-0001.db", path)
    before = dump(path)
    open_database(path, tmp_path / "cadangan").close()
    (backup,) = (tmp_path / "cadangan").iterdir()
    assert dump(backup) == before


def test_a_migrated_file_logs_changes_of_old_and_new_tables(tmp_path: Path) -> None:
    path = tmp_path / "buku-imbas.db"
    shutil.copyfile(STORED / "schema-0001.db", path)
    database = open_database(path, tmp_path)
    with database.read() as connection:
        triggers = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    database.close()
    logged = set(metadata.tables) - NOT_LOGGED
    assert triggers == {f"log_{table}_{event}" for table in logged for event in ("insert", "update", "delete")}


def test_what_was_logged_before_a_migration_is_no_longer_undone(tmp_path: Path) -> None:
    from app.services.history import HistoryService

    path = tmp_path / "buku-imbas.db"
    shutil.copyfile(STORED / "schema-0001.db", path)
    database = open_database(path, tmp_path)
    history = HistoryService(database)
    assert history.undo_label() is None
    assert [entry.label for entry in history.entries()] == ["Isi awal"]
    database.close()


@pytest.mark.parametrize("failing", ["CREATE TABLE half (id INTEGER); SELECT * FROM nowhere", "orphan"])
def test_a_failing_migration_leaves_the_file_byte_for_byte_as_it_was(tmp_path: Path, failing: str) -> None:
    migrations = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    statements = (
        ["PRAGMA defer_foreign_keys = ON", "UPDATE attendance SET person_id = 999"]
        if failing == "orphan"
        else ["ALTER TABLE partner ADD COLUMN half TEXT", "UPDATE partner SET name = 'x'", *failing.split("; ")]
    )
    following = f"{int(HEAD) + 1:04}"
    (migrations / "versions" / f"{following}_failing.py").write_text(
        f"from alembic import op\nrevision = {following!r}\ndown_revision = {HEAD!r}\n"
        f"def upgrade():\n    for statement in {statements!r}:\n        op.execute(statement)\n"
    )
    path = tmp_path / "data" / "buku-imbas.db"
    path.parent.mkdir()
    shutil.copyfile(STORED / "schema-0001.db", path)
    before, before_bytes = dump(path), fingerprint(path)

    with pytest.raises(Exception, match=r"nowhere|orphans"):
        open_database(path, tmp_path / "cadangan", migrations=migrations, head=following)

    assert fingerprint(path) == before_bytes
    assert dump(path) == before
    open_database(path, tmp_path / "cadangan").close()  # the good migrations still work on it


def test_a_file_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "buku-imbas.db"
    open_database(path, tmp_path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = fingerprint(path)
    with pytest.raises(SetupError, match="lebih baru"):
        open_database(path, tmp_path)
    assert fingerprint(path) == before


def test_a_foreign_sqlite_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "buku-imbas.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (id INTEGER)")
    before = fingerprint(path)
    with pytest.raises(SetupError, match="bukan data Buku Imbas"):
        open_database(path, tmp_path)
    assert fingerprint(path) == before


@pytest.mark.parametrize("content", [b"this is not a database at all, but long enough to look" * 30])
def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "buku-imbas.db"
    path.write_bytes(content)
    with pytest.raises(SetupError, match="rusak"):
        open_database(path, tmp_path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_new_logbook(tmp_path: Path) -> None:
    path = tmp_path / "buku-imbas.db"
    path.touch()
    database = open_database(path, tmp_path)
    with database.read() as connection:
        assert schools.get_model_school(connection) is None
    database.close()
