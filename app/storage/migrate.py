"""Opening a data file: refuse what is newer or foreign, bring what is older up to date, or leave all as it was."""

import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from app.core.errors import SetupError, environment_fault
from app.storage.backup import copy_database
from app.storage.change_log import rebuild_triggers
from app.storage.database import Database, make_engine
from app.storage.faults import in_users_words
from app.storage.schema import APPLICATION_ID, HEAD

MIGRATIONS = Path(__file__).parent / "migrations"
_log = logging.getLogger(__name__)


def open_database(path: Path, backups: Path, *, migrations: Path = MIGRATIONS, head: str = HEAD) -> Database:
    """Open the data file at `path`, making it when there is none.

    A file of an older schema is first backed up into `backups`, then migrated in one transaction that is verified
    before it commits. Raises `SetupError` for a file of a newer program, a foreign or damaged file, or a refusing disk.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise environment_fault(error, f"membuat folder data {path.parent}") from error
    with in_users_words(path):
        version = _version(path)
    if version > head:
        raise SetupError(
            f"Data di {path.parent} dibuat oleh Buku Imbas yang lebih baru. "
            "Pasang versi terbaru; data Anda tidak diubah."
        )
    engine = make_engine(path)
    try:
        if version < head:
            with in_users_words(path):
                if version:
                    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
                    copy_database(path, backups / f"sebelum-versi-{head}-{moment}.db")
                _migrate(engine, migrations, head)
        return Database(path, engine)
    except BaseException:
        engine.dispose()
        raise


def _version(path: Path) -> str:
    """Schema version of a file: empty for a new one. Raises `SetupError` for a file that is not ours."""
    if not path.exists() or path.stat().st_size == 0:
        return ""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return ""
        if application_id != APPLICATION_ID or "alembic_version" not in tables:
            raise SetupError(f"Berkas {path.name} di {path.parent} bukan data Buku Imbas. Pilih folder data yang lain.")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return row[0] if row else ""


def _migrate(engine: Engine, migrations: Path, head: str) -> None:
    """All missing migrations in one transaction: everything, or everything as before."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    with engine.connect() as plain:
        raw = plain.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")  # a table may be rebuilt; has no effect inside a transaction
        try:
            connection = plain.execution_options(begin_with="BEGIN IMMEDIATE")
            with connection.begin():

                def steps(revision: object, _context: object) -> object:
                    return script._upgrade_revs(head, revision)  # type: ignore[arg-type]

                with EnvironmentContext(config, script, fn=steps, destination_rev=head) as environment:
                    # The transaction is ours; Alembic must neither commit between steps nor open one of its own.
                    environment.configure(
                        connection=connection, transactional_ddl=True, transaction_per_migration=False
                    )
                    environment.run_migrations()
                rebuild_triggers(connection)
                _verify(connection, head)
        finally:
            raw.execute("PRAGMA foreign_keys = ON")
    _log.info("schema is now %s", head)


def _verify(connection: Connection, head: str) -> None:
    """Raise when the migrated file is not whole; the transaction then rolls back."""
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    damage = connection.execute(text("PRAGMA integrity_check")).scalar_one()
    if version != head or orphans or damage != "ok":
        raise RuntimeError(f"migration left version {version}, {len(orphans)} orphans, integrity {damage}")
