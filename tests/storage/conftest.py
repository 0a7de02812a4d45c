from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.database import Database
from app.storage.migrate import open_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "buku-imbas.db", tmp_path / "cadangan")
    yield opened
    opened.close()
