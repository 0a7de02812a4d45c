"""What matching knows is kept between plans, and never longer than it is true."""

from pathlib import Path

from app.domain.lists import RowOutcome
from app.domain.records import Meeting
from app.intake import spare_worker
from app.services.logbook import Logbook
from tests.services.list_files import PEOPLE, plan_of, write_list


def test_a_plan_made_again_knows_who_was_imported_and_who_was_undone_in_between(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    seen = logbook.imports.recognise(write_list(tmp_path / "a.xlsx", *PEOPLE))

    def matched() -> int:
        plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[1].id)
        return plan.count(RowOutcome.MATCHED)

    assert matched() == matched() == 0
    logbook.imports.commit(plan_of(logbook, tmp_path / "a.xlsx", meeting), {})
    assert matched() == 3
    logbook.history.undo()
    assert matched() == 0


def test_an_import_that_was_prepared_is_the_same_and_leaves_no_worker_behind(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    path = write_list(tmp_path / "a.xlsx", *PEOPLE)
    cold = logbook.imports.recognise(path)
    logbook.imports.prepare()
    logbook.imports.prepare()
    assert logbook.imports.recognise(path) == cold
    assert plan_of(logbook, path, meeting).count(RowOutcome.NEW) == 3
    logbook.imports.prepare()
    logbook.imports.close()
    assert spare_worker.take() is None
