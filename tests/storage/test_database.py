"""The one door: durable settings, whole use cases, sorted faults."""

import resource
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from app.core.errors import LockedError, SetupError
from app.domain.records import Partner
from app.storage import schools
from app.storage.backup import copy_database
from app.storage.database import Database
from app.storage.medium import unsafe_for_wal
from app.storage.migrate import open_database


def names(database: Database) -> list[str]:
    with database.read() as connection:
        return [partner.name for partner in schools.partners(connection)]


def test_every_connection_is_durable_and_checks_references(database: Database) -> None:
    with database.read() as connection:
        values = {
            pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
            for pragma in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_use_case_commits_whole(database: Database) -> None:
    with database.use_case("dua sekolah") as case:
        schools.save_partner(case.connection, Partner(name="SMP A"))
        schools.save_partner(case.connection, Partner(name="SMP B"))
    assert names(database) == ["SMP A", "SMP B"]


def test_a_use_case_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ValueError, match="stop"), database.use_case("gagal") as case:
        schools.save_partner(case.connection, Partner(name="SMP A"))
        raise ValueError("stop")
    assert names(database) == []
    with database.use_case("berhasil") as case:
        schools.save_partner(case.connection, Partner(name="SMP B"))
    assert names(database) == ["SMP B"]


def test_a_use_case_that_changes_nothing_leaves_no_trace_in_the_history(database: Database) -> None:
    with database.use_case("isi") as case:
        saved = schools.save_partner(case.connection, Partner(name="SMP A"))
    with database.use_case("sama saja") as case:
        schools.save_partner(case.connection, saved)
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT label FROM use_case").scalars().all() == ["isi"]


def test_subscribers_hear_which_tables_changed_and_only_after_the_commit(database: Database) -> None:
    heard: list[tuple[frozenset[str], list[str]]] = []
    database.subscribe(lambda tables: heard.append((tables, names(database))))
    with database.use_case("isi") as case:
        schools.save_partner(case.connection, Partner(name="SMP A"))
        assert heard == []
    assert heard == [(frozenset({"partner"}), ["SMP A"])]


def test_writers_of_several_threads_take_turns(database: Database) -> None:
    def write(number: int) -> None:
        for turn in range(10):
            with database.use_case("isi") as case:
                schools.save_partner(case.connection, Partner(name=f"{number}-{turn}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        positions = [partner.position for partner in schools.partners(connection)]
    assert positions == list(range(1, 41))


def test_a_reader_sees_the_state_of_its_beginning(database: Database) -> None:
    with database.read() as connection:
        assert schools.partners(connection) == ()
        with database.use_case("isi") as case:
            schools.save_partner(case.connection, Partner(name="SMP A"))
        assert schools.partners(connection) == ()
    assert names(database) == ["SMP A"]


def test_a_lock_by_another_program_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_database(tmp_path / "x.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with database.read() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        with pytest.raises(LockedError, match="sedang dipakai"), database.use_case("isi"):
            pass
    database.close()


def test_a_full_disk_is_told_and_loses_nothing_that_was_saved(database: Database) -> None:
    with database.use_case("isi") as case:
        schools.save_partner(case.connection, Partner(name="SMP A"))
    with database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # SQLite's own way to meet SQLITE_FULL
    with pytest.raises(SetupError, match="Ruang disk habis"), database.use_case("banyak") as case:
        for number in range(2000):
            schools.save_partner(case.connection, Partner(name=f"SMP {number}"))
    assert names(database) == ["SMP A"]


def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("not a folder")
    with pytest.raises(SetupError, match="folder data"):
        open_database(blocked / "x.db", tmp_path)


@pytest.mark.parametrize("name", ["OneDrive - Dinas", "Dropbox", "Google Drive"])
def test_a_synced_folder_gets_no_wal_and_a_warning(tmp_path: Path, name: str) -> None:
    database = open_database(tmp_path / name / "x.db", tmp_path)
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "delete"
    assert "disinkronkan" in database.warning
    database.close()


def test_an_ordinary_folder_may_use_wal(tmp_path: Path) -> None:
    assert unsafe_for_wal(tmp_path) == ""


def test_a_backup_of_an_open_database_holds_every_committed_row(database: Database, tmp_path: Path) -> None:
    with database.use_case("isi") as case:
        schools.save_partner(case.connection, Partner(name="SMP A"))
    target = tmp_path / "salinan" / "x.db"
    copy_database(database.path, target)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT name FROM partner").fetchall() == [("SMP A",)]


def test_a_backup_that_cannot_be_written_is_told_and_leaves_nothing(database: Database, tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    target = tmp_path / "salinan" / "x.db"
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises((SetupError, sqlite3.Error)):
            copy_database(database.path, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(target.parent.iterdir()) == []
