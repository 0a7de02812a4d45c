"""What a spreadsheet holds: the door to the reading and recognising that a capped worker does."""

import logging
from datetime import date
from itertools import repeat
from pathlib import Path
from typing import Any

from app.core.bulk import uncollected
from app.core.errors import UserError, environment_fault
from app.core.files import sha256_of
from app.core.progress import Progress
from app.domain.lists import CellNote, Column, DayColumn, ListedPerson, ListKind, ListTable, Recognition, Sheet
from app.domain.terms import AttendanceState
from app.intake.limits import Limits
from app.intake.process import UNCAUGHT, WorkerDied, WorkerTimedOut, ask_worker
from app.intake.refusal import SENTENCES

_log = logging.getLogger(__name__)
_CERTAIN = 0.75
_KIND_WORDS = {
    ListKind.ATTENDANCE: "daftar hadir",
    ListKind.FORMS: "jawaban Google Formulir",
    ListKind.ZOOM: "laporan peserta Zoom",
    ListKind.TEAMS: "laporan kehadiran Teams",
    ListKind.MEET: "laporan kehadiran Google Meet",
    ListKind.DAPODIK: "unduhan Dapodik",
    ListKind.OTHER: "daftar nama",
}


def recognise(path: Path, progress: Progress | None = None, limits: Limits | None = None) -> Recognition:
    """Read the file and find the lists of people in it.

    Raises `UserError` for a file that cannot be used, `SetupError` when it cannot be opened, `Cancelled` when the user
    stops it. A readable file without people has no tables and a message that says why.
    """
    answer, digest = ask(path, progress or Progress(), limits or Limits())
    _, file_format, kind, tables, sheets, remarks = answer
    return _recognition(path.name, digest, file_format, ListKind(kind), tables, sheets, remarks)


def ask(path: Path, progress: Progress, limits: Limits, *, schools: bool = False) -> tuple[tuple[Any, ...], str]:
    """The worker's answer for a file and the SHA-256 of it; every fault becomes a sentence (see `recognise`)."""
    progress.step(0, 0, "Membaca berkas")
    name = path.name
    try:
        if path.is_dir():
            raise _refused("folder", name)
        size = path.stat().st_size
        if not size:
            raise _refused("empty", name)
        if size > limits.file_mb * 1_000_000:
            raise _refused("file-size", name, limits.file_mb)
        answer = _answer(path, limits, progress, schools=schools)
        digest = sha256_of(path)
    except FileNotFoundError as error:
        raise _refused("missing", name) from error
    except OSError as error:
        raise environment_fault(error, f"membaca berkas {name}") from error
    if answer[0] == "failed":
        _log.error("The recogniser failed on a file:\n%s", answer[1])
        raise _refused("bug", name)
    if answer[0] == "refused":
        raise _refused(answer[1], name, answer[2])
    return answer, digest


def _refused(code: str, name: str, detail: object = "") -> UserError:
    return UserError(SENTENCES[code].format(name=name, detail=detail))


def _answer(path: Path, limits: Limits, progress: Progress, *, schools: bool) -> tuple[Any, ...]:
    """The worker's answer; when a reader kills the worker, a second worker tries with the other reader alone."""
    try:
        try:
            return ask_worker(path, limits, progress, second_only=False, schools=schools)
        except WorkerDied:
            progress.step(0, 0, "Membaca berkas dengan cara lain")
            return ask_worker(path, limits, progress, second_only=True, schools=schools)
    except WorkerDied as error:
        if error.status == UNCAUGHT:
            _log.error("The worker that reads files ended with an uncaught exception")
            raise _refused("bug", path.name) from error
        raise _refused("died", path.name) from error
    except WorkerTimedOut as error:
        raise _refused("time", path.name, f"{limits.seconds:g}".replace(".", ",")) from error


def _recognition(
    name: str,
    digest: str,
    file_format: str,
    kind: ListKind,
    tables: Any,
    sheets: Any,
    remarks: tuple[tuple[str, int] | None, bool, bool],
) -> Recognition:
    with uncollected():
        found = tuple(_table(*table) for table in tables)
    shown = tuple(Sheet(name=sheet, rows=rows, total_rows=total) for sheet, rows, total in sheets)
    return Recognition(
        file_name=name,
        format=file_format,
        kind=kind,
        tables=found,
        sheets=shown,
        message=_message(name, kind, found, shown, remarks),
        sha256=digest,
    )


def _table(
    sheet: str,
    header_rows: tuple[int, int] | None,
    first_row: int,
    last_row: int,
    letters: dict[str, str],
    fields: tuple[list[Any] | None, ...],
    warnings: list[tuple[int, int, str, str]],
    different: int,
    refused: list[tuple[int, str, str]],
    certainty: float,
    days: list[tuple[str, str, str | None, int | None]],
) -> ListTable:
    *texts_and_states, note, employment, duty, day_codes = fields
    rows, names, keys, school, position, nip, nuptk, grade, sex, phone, email, states, minutes = texts_and_states
    states = [AttendanceState(code) if code else None for code in states] if states else None
    texts = (column if column else repeat("") for column in (school, position, nip, nuptk, grade, sex, phone, email))
    values = (column if column else repeat(None) for column in (states, minutes))
    by_place: dict[int, tuple[CellNote, ...]] = {}
    for place, row, column, text in warnings:
        by_place[place] = (*by_place.get(place, ()), CellNote(sheet=sheet, row=row, column=column, message=text))
    notes = [by_place.get(place, ()) for place in range(len(rows or ()))] if by_place else repeat(())
    last = (column if column else repeat("") for column in (note, employment, duty))
    of_days = map(_states, day_codes) if day_codes else repeat(())
    columns = (rows or (), names or (), keys or repeat(""), *texts, *values, *last, of_days, notes)
    return ListTable(
        sheet=sheet,
        header_rows=header_rows,
        first_row=first_row,
        last_row=last_row,
        columns={Column(code): letter for code, letter in letters.items()},
        people=tuple(map(ListedPerson._make, zip(*columns, strict=False))),
        different=different,
        refused=tuple(CellNote(sheet=sheet, row=row, column=column, message=text) for row, column, text in refused),
        certainty=certainty,
        days=tuple(_day(*day) for day in days),
    )


def _day(letter: str, label: str, iso: str | None, number: int | None) -> DayColumn:
    return DayColumn(letter, label, date.fromisoformat(iso) if iso else None, number)


def _states(codes: tuple[str | None, ...]) -> tuple[AttendanceState | None, ...]:
    return tuple(AttendanceState(code) if code else None for code in codes)


def _message(
    name: str,
    kind: ListKind,
    tables: tuple[ListTable, ...],
    sheets: tuple[Sheet, ...],
    remarks: tuple[tuple[str, int] | None, bool, bool],
) -> str:
    empty_header, one_column, numbers_go_on = remarks
    narrow = " Berkas teks ini terbaca sebagai satu kolom saja." if one_column else ""
    if tables:
        table = tables[0]
        where = f" di lembar “{table.sheet}”" if table.sheet else ""
        more = f" Ada {len(tables) - 1} daftar lain dalam berkas ini." if len(tables) > 1 else ""
        if numbers_go_on:
            more += " Nomor urutnya berlanjut di daftar di sebelahnya: impor keduanya."
        people = f"{table.different} orang"
        if table.different != len(table.people):
            people += f" dalam {len(table.people)} baris"
        check = " Mohon diperiksa dahulu." if table.certainty < _CERTAIN else ""
        what = f"{_KIND_WORDS[kind]}: {people}{where}, baris {table.first_row}–{table.last_row}."
        return f"Dikenali sebagai {what}{more}{narrow}{check}"
    if empty_header is not None:
        sheet, row = empty_header
        where = f" di lembar “{sheet}”" if sheet else ""
        return f"Formulir ini masih kosong: judul kolom ada{where}, baris {row}, tetapi belum ada nama di bawahnya."
    if not any(any(row) for sheet in sheets for row in sheet.rows):
        return f"Berkas “{name}” tidak berisi apa pun."
    return (
        f"Tidak ada daftar nama yang dikenali dalam berkas “{name}”.{narrow} "
        "Pastikan ada kolom nama orang, lalu coba lagi."
    )
