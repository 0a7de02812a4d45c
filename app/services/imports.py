"""Attendance lists in: look at the file, look at the plan, then write it in one transaction."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from threading import Thread

from app.core.bulk import uncollected
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.list_dates import dates_above, other_date_note
from app.domain.list_days import propose_columns, propose_sheets
from app.domain.list_layouts import fingerprint_of
from app.domain.list_states import blank_state
from app.domain.lists import (
    Corrections,
    DayColumn,
    ImportPlan,
    ListLayout,
    ListTable,
    PlanAnswers,
    PlanRow,
    Recognition,
)
from app.domain.records import ImportBatch, MeetingDay, WaitingRow
from app.domain.terms import AttendanceState
from app.services import taking_back, waiting_lists
from app.services.import_layouts import with_remembered_layout
from app.services.list_writing import ImportResult, ListWriter
from app.services.planned_rows import Choices
from app.services.register_view import RegisterView
from app.services.taking_back import TakenBack
from app.storage import imports, meetings
from app.storage.database import Connection, Database

__all__ = ["ImportResult", "ImportService"]

_NO_ANSWERS = PlanAnswers()
_NO_CORRECTIONS: Mapping[int, Corrections] = {}
_NO_CHOICES: Choices = {}
_SURE = 0.75


class _Rehearsed(Exception):
    """Ends a use case that was only tried, so that nothing of it stays."""


class ImportService:
    """From somebody else's spreadsheet to the attendance of one day."""

    def __init__(self, database: Database, register: RegisterView) -> None:
        self._database = database
        self._register = register
        self._preparing: Thread | None = None

    def prepare(self) -> None:
        """Get ready for a file that the user is about to name: they need seconds for that, and the import a start.

        Returns at once. On another thread a worker is started, which waits for the file a minute at most, and the
        people are read. Nothing depends on it; it may be called any number of times.
        """
        if self._preparing is None or not self._preparing.is_alive():
            self._preparing = Thread(target=self._get_ready, daemon=True)
            self._preparing.start()

    def _get_ready(self) -> None:
        import_module("app.intake.recognise")
        import_module("app.intake.plan")
        from app.intake.process import prepare_worker

        with suppress(OSError):  # told when there is a file
            prepare_worker()
        self._register.read()

    def close(self) -> None:
        """End what was prepared."""
        if self._preparing is not None:
            from app.intake.spare_worker import discard

            self._preparing.join()
            discard()

    def recognise(self, path: Path, progress: Progress | None = None, given: ListLayout | None = None) -> Recognition:
        """What the file holds, the list that lies as `given` first. Raises `UserError` when it cannot be read.

        Without a given layout, one that was confirmed earlier for such lists is used.
        """
        from app.intake.recognise import recognise

        with self._register.being_read():
            seen = recognise(path, progress, given=given)
        if given is not None:
            return seen
        with self._database.read() as connection:
            return with_remembered_layout(connection, seen, lambda layout: recognise(path, progress, given=layout))

    def recognise_text(
        self, text: str, progress: Progress | None = None, given: ListLayout | None = None, *, html: str = ""
    ) -> Recognition:
        """What was copied from Excel or a chat holds; `html` is the same as the clipboard's formatted text.

        Raises `UserError` when nothing was copied.
        """
        from app.intake.pasted_text import recognise_pasted

        seen = recognise_pasted(text, html, progress, given)
        if given is not None:
            return seen
        with self._database.read() as connection:
            return with_remembered_layout(
                connection, seen, lambda layout: recognise_pasted(text, html, progress, layout)
            )

    def propose_days(self, recognition: Recognition, meeting_id: int) -> tuple[int | None, ...]:
        """The meeting day that each of the file's tables seems to be for, by the names of the sheets; None: unknown."""
        with self._database.read() as connection:
            days = _days_of(connection, meeting_id)
        return propose_sheets([table.sheet for table in recognition.tables], days)

    @uncollected()
    def plan(
        self,
        recognition: Recognition,
        table: ListTable,
        meeting_id: int,
        day_id: int,
        answers: PlanAnswers | None = None,
    ) -> ImportPlan:
        """What importing `table` would do with what the user answered so far. Nothing is written.

        A list of one day goes onto `day_id`; one of several days onto the days that its columns are for.
        """
        from app.intake.plan import make_plan

        answers = answers or _NO_ANSWERS
        with self._database.read() as connection:
            known = self._register.known(connection)
            days = _days_of(connection, meeting_id)
            columns = _chosen_days(table, days, answers)
            wanted = sorted({day for _, day in columns if day is not None}) or [day_id]
            repeated = [day for day in wanted if imports.same_file_on(connection, day, recognition.sha256, table.sheet)]
            elsewhere = imports.meetings_with(connection, recognition.sha256, table.sheet, meeting_id)
        plan = make_plan(recognition, table, meeting_id, None if columns else day_id, known, answers)
        notes = (*plan.notes, *_other_meeting(recognition, table, days, wanted[0], elsewhere))
        if repeated:
            where = "hari ini" if len(wanted) == 1 else "hari-hari ini"
            notes = (
                *notes,
                f"Lembar ini sudah pernah diimpor ke {where}. Orang yang sudah tercatat tidak dicatat dua kali.",
            )
        return replace(
            plan,
            notes=notes,
            days=columns,
            warnings=_warnings(recognition, table, columns, days),
            fingerprint=fingerprint_of(recognition, table),
        )

    def commit(
        self,
        plan: ImportPlan,
        choices: Choices,
        progress: Progress | None = None,
        layout: ListLayout | None = None,
    ) -> ImportResult:
        """Write the plan in one transaction; undo takes exactly this back.

        Doubtful rows without a choice, and refused rows, are kept as waiting. A `layout` is remembered for lists with
        the same header. Raises `UserError` when nothing is left to write, or when the meeting changed in between.
        """
        return self.commit_all([(plan, choices)], progress, [layout])[0]

    @uncollected()
    def commit_all(
        self,
        parts: Sequence[tuple[ImportPlan, Choices]],
        progress: Progress | None = None,
        layouts: Sequence[ListLayout | None] = (),
    ) -> tuple[ImportResult, ...]:
        """Write several lists in one transaction, which undo takes back whole; on any error nothing is written.

        Somebody who is new in one list is the same person in the next ones, and what was answered for one list counts
        for those after it. `layouts` run along `parts`.
        """
        progress = progress or Progress()
        files = list(dict.fromkeys(plan.file_name for plan, _ in parts))
        label = f"Impor {files[0]}" if len(files) == 1 else f"Impor {len(files)} berkas"
        results: list[ImportResult] = []
        with self._database.use_case(label) as case:
            writer = ListWriter(case)
            for place, (plan, choices) in enumerate(parts):
                layout = layouts[place] if place < len(layouts) else None
                part = progress.part(100 * place // len(parts), 100 * (place + 1) // len(parts))
                last = place == len(parts) - 1
                results.append(writer.write(plan, choices, layout, part, last=last))
        return tuple(results)

    def batches(self, meeting_id: int | None) -> tuple[ImportBatch, ...]:
        """The lists imported into a meeting, oldest first; into the register of people when it is None."""
        with self._database.read() as connection:
            return imports.batches(connection, meeting_id)

    def take_back(self, batch_id: int) -> TakenBack:
        """Take an import back although other work was done since; what somebody changed since stays, and why is told.

        This is a step of its own, which undo takes back. Raises `UserError` when the import is gone already, or when
        all of it would stay: it then stays in the list too.
        """
        batch = self._batch(batch_id)
        with self._database.use_case(f"Tarik kembali impor {batch.file_name}") as case:
            done = taking_back.take_back(case.connection, batch)
            if done.nothing:
                raise UserError(taking_back.nothing_words(done))
            return done

    def would_take_back(self, batch_id: int) -> TakenBack:
        """What `take_back` would do; nothing is changed. Raises `UserError` when the import is gone already."""
        batch = self._batch(batch_id)
        found: list[TakenBack] = []
        with suppress(_Rehearsed), self._database.use_case("Tarik kembali impor") as case:
            found.append(taking_back.take_back(case.connection, batch))
            raise _Rehearsed
        return found[0]

    def _batch(self, batch_id: int) -> ImportBatch:
        with self._database.read() as connection:
            batch = imports.batch(connection, batch_id)
        if batch is None:
            raise UserError("Impor ini sudah ditarik kembali atau diurungkan. Tidak ada yang diubah.")
        return batch

    def waiting(self, meeting_id: int) -> tuple[WaitingRow, ...]:
        """The rows of a meeting's imports that were left out."""
        with self._database.read() as connection:
            return imports.waiting(connection, meeting_id)

    def plan_waiting(
        self, ids: Sequence[int], corrections: Mapping[int, Corrections] = _NO_CORRECTIONS
    ) -> tuple[PlanRow, ...]:
        """Who the waiting rows are, as corrected, in the order of `ids`; whoever was dealt with already is left out."""
        with self._database.read() as connection:
            return waiting_lists.planned(connection, ids, corrections)

    def finish_waiting(
        self,
        ids: Sequence[int],
        corrections: Mapping[int, Corrections] = _NO_CORRECTIONS,
        choices: Choices = _NO_CHOICES,
    ) -> ImportResult:
        """Import rows that waited, as corrected, onto the days that they were meant for; one step of undo.

        `corrections` and `choices` are by the id of the waiting row. What is still doubtful or has no name keeps
        waiting with what was corrected. Raises `UserError` when no row was left.
        """
        with self._database.use_case("Selesaikan baris impor") as case:
            return waiting_lists.finish(case, ids, corrections, choices)

    def settle(self, ids: list[int]) -> None:
        """Cross rows off the waiting list."""
        with self._database.use_case("Coret baris impor") as case:
            imports.settle(case.connection, ids)


def _days_of(connection: Connection, meeting_id: int) -> tuple[MeetingDay, ...]:
    found = meetings.meetings(connection, ids=[meeting_id])
    return found[0].days if found else ()


def _other_meeting(
    recognition: Recognition, table: ListTable, days: Sequence[MeetingDay], day_id: int, elsewhere: Sequence[str]
) -> tuple[str, ...]:
    """What tells that a list belongs to another meeting: the date above it, or that it was imported there."""
    notes: list[str] = []
    sheet = next((one for one in recognition.sheets if one.name == table.sheet), None)
    chosen = next((day for day in days if day.id == day_id), None)
    if sheet is not None and chosen is not None and not table.days:
        notes.append(other_date_note(dates_above(sheet, table), [day.date for day in days], chosen.date))
    if elsewhere:
        titles = ", ".join(f"“{title}”" for title in elsewhere[:2]) + (" …" if len(elsewhere) > 2 else "")
        notes.append(f"Berkas ini sudah diimpor ke {titles}.")
    return tuple(note for note in notes if note)


def _chosen_days(
    table: ListTable, days: Sequence[MeetingDay], answers: PlanAnswers
) -> tuple[tuple[DayColumn, int | None], ...]:
    """Each day column of a list and the meeting day it goes to: as the user says, else as its words tell."""
    if not table.days:
        return ()
    chosen = propose_columns(table.days, days)
    written = [
        any(place < len(one.day_states) and one.day_states[place] for one in table.people)
        for place in range(len(table.days))
    ]
    if any(written):  # a day on which nobody has a mark was not held yet
        chosen = tuple(day if marked else None for day, marked in zip(chosen, written, strict=True))
    if answers.days is not None:
        chosen = tuple(answers.days.get(place) for place in range(len(table.days)))
    return tuple(zip(table.days, chosen, strict=True))


def _warnings(
    recognition: Recognition,
    table: ListTable,
    columns: Sequence[tuple[DayColumn, int | None]],
    days: Sequence[MeetingDay],
) -> tuple[str, ...]:
    """What the user should know before the list is written."""
    found: list[str] = []
    if table.certainty < _SURE and not recognition.remembered:
        found.append("Susunan daftar ini belum pasti. Periksa dahulu kolom dan baris yang diwarnai.")
    left = [column for column, day in columns if day is None]
    if columns and len(left) == len(columns):
        found.append("Daftar ini memuat beberapa hari. Pasangkan dahulu kolom harinya dengan hari kegiatan.")
    elif left:
        names = ", ".join(f"“{one.label or one.letter}”" for one in left[:5]) + (" …" if len(left) > 5 else "")
        found.append(f"Kolom hari yang tidak diimpor: {names}.{_why_left(left, columns, days)}")
    if columns:
        taken = [place for place, (_, day) in enumerate(columns) if day is not None]
        states = [one.day_states[place] for one in table.people for place in taken if place < len(one.day_states)]
    else:
        states = [one.state for one in table.people]
    blank, empty = blank_state(states), states.count(None)
    if empty and blank is not AttendanceState.PRESENT:
        found.append(f"{empty} sel kehadiran kosong: dicatat “{blank.label}”.")
    return tuple(found)


def _why_left(
    left: Sequence[DayColumn], columns: Sequence[tuple[DayColumn, int | None]], days: Sequence[MeetingDay]
) -> str:
    """Why day columns have no day, where the meeting itself tells."""
    dates = {day.date for day in days}
    if all(column.date is not None and column.date not in dates for column in left):
        return " Tanggalnya di luar kegiatan ini."
    return f" Kegiatan ini hanya {len(days)} hari." if len(columns) > len(days) else ""
