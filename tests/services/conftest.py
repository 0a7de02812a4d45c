from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.core.paths import DataFolder
from app.domain.records import Meeting, MeetingDay, Partner
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


@pytest.fixture
def meeting(logbook: Logbook) -> Meeting:
    """A meeting of two days, and two partners."""
    for name in ("SMP Negeri 4 Gombong", "SMP Purnama Sempor"):
        logbook.schools.save_partner(Partner(name=name))
    days = (MeetingDay(date=date(2024, 1, 8)), MeetingDay(date=date(2024, 1, 9)))
    return logbook.meetings.save(Meeting(title="Rapat", days=days))
