from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.paths import DataFolder
from app.services.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    opened = Logbook(DataFolder(tmp_path / "data"))
    yield opened
    opened.close()


@pytest.fixture
def sample(logbook: Logbook) -> Logbook:
    logbook.sample.fill()
    return logbook
