"""Attendance lists in: look at the file, look at the plan, then write it in one transaction."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.core.bulk import uncollected
from app.core.clock import now
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.lists import ImportPlan, ListTable, PlanRow, Recognition
from app.domain.records import ImportBatch, WaitingRow
from app.domain.terms import AttendanceState, Role
from app.services.planned_rows import Choices, known_now, listed_of, new_person, remember, sort_rows, waiting_rows
from app.storage import attendances, imports, meetings, people
from app.storage.database import Database, UseCase


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import wrote."""

    batch_id: int
    new: int
    matched: int
    waiting: int


class ImportService:
    """From somebody else's spreadsheet to the attendance of one day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recognise(self, path: Path, progress: Progress | None = None) -> Recognition:
        """What the file holds. Raises `UserError` when it cannot be read."""
        from app.intake.recognise import recognise

        return recognise(path, progress)

    @uncollected()
    def plan(self, recognition: Recognition, table: ListTable, meeting_id: int, day_id: int) -> ImportPlan:
        """What importing `table` onto a day would do. Nothing is written."""
        from app.intake.plan import make_plan

        with self._database.read() as connection:
            known = known_now(connection)
            repeated = imports.same_file_on(connection, day_id, recognition.sha256, table.sheet)
        plan = make_plan(recognition, table, meeting_id, day_id, known)
        if repeated:
            note = "Lembar ini sudah pernah diimpor ke hari ini. Orang yang sudah tercatat tidak dicatat dua kali."
            plan = replace(plan, notes=(*plan.notes, note))
        return plan

    @uncollected()
    def commit(self, plan: ImportPlan, choices: Choices, progress: Progress | None = None) -> ImportResult:
        """Write the plan in one transaction; undo takes exactly this back.

        Doubtful rows without a choice, and refused rows, are kept as waiting. Raises `UserError` when nothing is left
        to write, or when the meeting changed in between.
        """
        progress = progress or Progress()
        with self._database.use_case(f"Impor {plan.file_name}") as case:
            meeting_id, day_id = self._check_day(case, plan)
            waiting = waiting_rows(plan, choices)
            new_rows, known_rows = sort_rows(plan, choices)
            if not new_rows and not known_rows:
                raise UserError(f"Tidak ada orang yang bisa diimpor dari {plan.file_name}. Tidak ada yang diubah.")
            progress.step(0, 3, "Mencatat orang")
            batch = imports.save_batch(
                case.connection,
                ImportBatch(
                    meeting_id=meeting_id,
                    meeting_day_id=day_id,
                    file_name=plan.file_name,
                    sha256=plan.sha256,
                    sheet=plan.sheet,
                    imported_at=now(),
                    rows_new=len(new_rows),
                    rows_matched=len(known_rows),
                    rows_waiting=len(waiting),
                ),
            )
            imports.keep_waiting(case.connection, batch.id, waiting)
            new_ids = people.add_people(case.connection, [new_person(row) for row in new_rows])
            people.fill_empty(
                case.connection, [(number, listed_of(row)) for row, number in known_rows], plan.table.columns
            )
            progress.step(1, 3, "Mencatat kehadiran")
            _write_list(case, day_id, batch.id, [*known_rows, *zip(new_rows, new_ids, strict=True)])
            progress.step(2, 3, "Menyimpan")
            remember(case, plan, choices)
            return ImportResult(batch_id=batch.id, new=len(new_rows), matched=len(known_rows), waiting=len(waiting))

    @staticmethod
    def _check_day(case: UseCase, plan: ImportPlan) -> tuple[int, int]:
        if plan.meeting_id is None or plan.meeting_day_id is None:
            raise ValueError("a plan for the register names no day")
        found = meetings.meetings(case.connection, ids=[plan.meeting_id])
        if not found or plan.meeting_day_id not in {day.id for day in found[0].days}:
            raise UserError("Kegiatan atau tanggalnya sudah dihapus. Buka kegiatannya, lalu impor lagi.")
        return plan.meeting_id, plan.meeting_day_id

    def waiting(self, meeting_id: int) -> tuple[WaitingRow, ...]:
        """The rows of a meeting's imports that were left out."""
        with self._database.read() as connection:
            return imports.waiting(connection, meeting_id)

    def settle(self, ids: list[int]) -> None:
        """Cross rows off the waiting list."""
        with self._database.use_case("Selesaikan baris impor") as case:
            imports.settle(case.connection, ids)


def _write_list(case: UseCase, day_id: int, batch_id: int, people_rows: list[tuple[PlanRow, int]]) -> None:
    """Put everybody on the day's list in the order of the sheet; who stands there already is brought up to date."""
    there = attendances.present_on(case.connection, day_id)
    new: list[attendances.Listed] = []
    updates: list[tuple[int, AttendanceState | None, int | None]] = []
    for row, person_id in sorted(people_rows, key=lambda pair: pair[0].row):
        listed = listed_of(row)
        if person_id in there:
            if there[person_id]:  # 0: the user chose one person for two rows
                updates.append((there[person_id], listed.state, listed.minutes))
            continue
        there[person_id] = 0
        state = (listed.state or AttendanceState.PRESENT).code
        new.append(attendances.Listed(person_id, state, Role.PARTICIPANT.code, listed.minutes, listed.note))
    attendances.add_list(case.connection, day_id, new, batch_id)
    attendances.update_measured(case.connection, updates)
