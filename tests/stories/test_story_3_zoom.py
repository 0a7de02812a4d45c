"""Story 3: the Zoom reports of three stages come in together; each name is asked about once, nobody is doubled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.paths import DataFolder
from app.domain.lists import RowOutcome
from app.services.logbook import Logbook

STORY = Path(__file__).parent / "kisah-3.toml"
HEADER = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
STAGES = ("91100000001", "91100000002", "91100000003")


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    opened = Logbook(DataFolder(tmp_path / "data"))
    opened.data_files.load(STORY)
    yield opened
    opened.close()


def report(path: Path, *people: tuple[str, int]) -> Path:
    """A Zoom report; who joined twice has two rows."""
    rows = [f'"{name}",,09/12/2020 08:00:00 AM,09/12/2020 09:00:00 AM,{minutes},Yes' for name, minutes in people]
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8-sig")
    return path


def test_three_reports_in_one_step(logbook: Logbook, tmp_path: Path) -> None:
    before = logbook.overview.status().people
    meetings = [item.meeting for item in logbook.overview.meetings() if item.meeting.link.endswith(STAGES)]
    assert len(meetings) == 3
    lists = (
        (("Rohana", 100), ("Rohana", 90), ("Marlina", 200), ("Umi Kulsum", 180)),
        (("ROHANA", 210), ("Umi Kulsum", 170), ("Iskandar Muda", 200)),
        (("Rohana", 220), ("Iskandar Muda", 205), ("umi kulsum", 160)),
    )
    parts: list[tuple[int, dict[int, int]]] = []
    plans = []
    for number, (meeting, people) in enumerate(zip(meetings, lists, strict=True)):
        seen = logbook.imports.recognise(report(tmp_path / f"participants_{number}.csv", *people))
        plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[0].id)
        doubts = plan.with_outcome(RowOutcome.DOUBTFUL)
        asked = {row.row: row.candidates[0].person_id for row in doubts} if number == 0 else {}
        asked |= {row.row: row.candidates[0].person_id for row in doubts if row.who == "Iskandar Muda" and number == 1}
        parts.append((meeting.id, asked))
        plans.append((plan, asked))
    results = logbook.imports.commit_all(plans)
    assert [(one.new, one.waiting) for one in results] == [(1, 0), (0, 0), (0, 0)]
    assert logbook.overview.status().people == before + 1
    for meeting_id, _ in parts[1:]:
        assert len(logbook.attendance.rows(meeting_id)) == 3
    minutes = {row.name: row.minutes for row in logbook.attendance.rows(parts[0][0])}
    assert (minutes["Rohana, S.Pd."], minutes["Umi Kulsum"]) == (190, 180)
    assert logbook.history.undo() == "Impor 3 berkas"
    assert logbook.overview.status().people == before


def test_an_import_that_came_with_a_data_file_leaves_the_register(logbook: Logbook) -> None:
    before = logbook.overview.status().people
    meeting = next(item.meeting for item in logbook.overview.meetings() if item.meeting.link.endswith(STAGES[0]))
    (batch,) = logbook.imports.batches(meeting.id)
    done = logbook.imports.take_back(batch.id)
    assert (done.file_name, done.removed, done.people_removed) == ("participants_91100000001.csv", 3, 0)
    assert logbook.overview.status().people == before
    assert [row.name for row in logbook.attendance.rows(meeting.id)] == ["Rohana, S.Pd."]
