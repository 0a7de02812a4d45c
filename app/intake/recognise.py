"""What a spreadsheet holds: the door to the reading and recognising that a capped worker does."""

import logging
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from app.core.bulk import uncollected
from app.core.errors import UserError, environment_fault
from app.core.progress import Progress
from app.domain.lists import (
    CellNote,
    Column,
    DayColumn,
    ListedPerson,
    ListKind,
    ListLayout,
    ListTable,
    Recognition,
    Sheet,
)
from app.domain.terms import AttendanceState
from app.intake.limits import Limits
from app.intake.no_list import SENTENCES as NOT_PEOPLE
from app.intake.process import UNCAUGHT, Given, WorkerDied, WorkerTimedOut, ask_worker
from app.intake.refusal import SENTENCES

_log = logging.getLogger(__name__)
_CERTAIN = 0.75
_new_person: Callable[[Iterable[Any]], ListedPerson] = partial(tuple.__new__, ListedPerson)  # pyright: ignore[reportUnknownMemberType]
"""As `ListedPerson._make`, which takes three times as long: thousands are made at once."""
_KIND_WORDS = {
    ListKind.ATTENDANCE: "daftar hadir",
    ListKind.FORMS: "jawaban Google Formulir",
    ListKind.ZOOM: "laporan peserta Zoom",
    ListKind.TEAMS: "laporan kehadiran Teams",
    ListKind.MEET: "laporan kehadiran Google Meet",
    ListKind.DAPODIK: "unduhan Dapodik",
    ListKind.OTHER: "daftar nama",
}


def recognise(
    path: Path,
    progress: Progress | None = None,
    limits: Limits | None = None,
    given: ListLayout | None = None,
    name: str = "",
) -> Recognition:
    """Read the file and find the lists of people in it; the one that lies as `given` comes first.

    `name` is what messages call the file, where it is not its own name.
    Raises `UserError` for a file that cannot be used, `SetupError` when it cannot be opened, `Cancelled` when the user
    stops it. A readable file without people has no tables and a message that says why.
    """
    name = name or path.name
    answer, digest = ask(path, progress or Progress(), limits or Limits(), name=name, given=given)
    _, file_format, kind, tables, sheets, (empty_header, one_column, *others) = answer
    # A table saved as text has separators; in text that somebody typed, a name on each line is a whole list.
    one_column = one_column and path.suffix.casefold() != ".txt"
    remarks = (empty_header, one_column, *others)
    return _recognition(name, digest, file_format, ListKind(kind), tables, sheets, remarks)


def ask(
    path: Path,
    progress: Progress,
    limits: Limits,
    *,
    schools: bool = False,
    name: str = "",
    given: ListLayout | None = None,
) -> tuple[tuple[Any, ...], str]:
    """The worker's answer for a file and the SHA-256 of it; every fault becomes a sentence (see `recognise`)."""
    progress.step(0, 0, "Membaca berkas")
    name = name or path.name
    try:
        if path.is_dir():
            raise _refused("folder", name)
        size = path.stat().st_size
        if not size:
            raise _refused("empty", name)
        if size > limits.file_mb * 1_000_000:
            raise _refused("file-size", name, limits.file_mb)
        answer, digest = _answer(path, name, limits, progress, schools=schools, given=_as_tuple(given))
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


def _as_tuple(given: ListLayout | None) -> Given | None:
    """The layout as it crosses over to the worker."""
    if given is None:
        return None
    letters = {column.code: letter for column, letter in given.columns.items()}
    return given.sheet, given.header_rows, given.first_row, given.last_row, letters


def _answer(
    path: Path, name: str, limits: Limits, progress: Progress, *, schools: bool, given: Given | None
) -> tuple[tuple[Any, ...], str]:
    """The worker's answer and the file's SHA-256; a second worker tries the other reader when one kills the first."""
    try:
        try:
            return ask_worker(path, limits, progress, second_only=False, schools=schools, given=given)
        except WorkerDied:
            progress.step(0, 0, "Membaca berkas dengan cara lain")
            return ask_worker(path, limits, progress, second_only=True, schools=schools, given=given)
    except WorkerDied as error:
        if error.status == UNCAUGHT:
            _log.error("The worker that reads files ended with an uncaught exception")
            raise _refused("bug", name) from error
        raise _refused("died", name) from error
    except WorkerTimedOut as error:
        raise _refused("time", name, f"{limits.seconds:g}".replace(".", ",")) from error


def _recognition(
    name: str,
    digest: str,
    file_format: str,
    kind: ListKind,
    tables: Any,
    sheets: Any,
    remarks: tuple[tuple[str, int] | None, bool, bool, str],
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
        people=tuple(map(_new_person, zip(*columns, strict=False))),
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
    remarks: tuple[tuple[str, int] | None, bool, bool, str],
) -> str:
    empty_header, one_column, numbers_go_on, instead = remarks
    narrow = " Berkas teks ini terbaca sebagai satu kolom saja." if one_column else ""
    if tables:
        table = tables[0]
        if not table.people:
            name = table.columns[Column.NAME]
            return f"Tidak ada nama orang di kolom {name}. Periksa kolom nama dan baris judulnya."
        where = f" di lembar “{table.sheet}”" if table.sheet else ""
        more = f" Ada {len(tables) - 1} daftar lain dalam berkas ini." if len(tables) > 1 else ""
        if numbers_go_on:
            more += " Nomor urutnya berlanjut di daftar di sebelahnya: impor keduanya."
        people = f"{table.different} orang"
        if table.different != len(table.people):
            people += f" dalam {len(table.people)} baris"
        if instead == "schools":
            narrow += (
                " Isinya tampak seperti daftar sekolah: yang terbaca adalah nama orang di kolom "
                f"{table.columns[Column.NAME]}. Untuk data sekolahnya, pakailah impor di halaman Sekolah imbas."
            )
        check = " Mohon diperiksa dahulu." if table.certainty < _CERTAIN else ""
        what = f"{_KIND_WORDS[kind]}: {people}{where}, baris {table.first_row}–{table.last_row}."
        return f"Dikenali sebagai {what}{more}{narrow}{check}"
    if empty_header is not None:
        sheet, row = empty_header
        where = f" di lembar “{sheet}”" if sheet else ""
        return f"Formulir ini masih kosong: judul kolom ada{where}, baris {row}, tetapi belum ada nama di bawahnya."
    if not any(any(row) for sheet in sheets for row in sheet.rows):
        return f"Berkas “{name}” tidak berisi apa pun."
    if instead:
        return NOT_PEOPLE[instead].format(name=name) + narrow
    return (
        f"Tidak ada daftar nama yang dikenali dalam berkas “{name}”.{narrow} "
        "Pastikan ada kolom nama orang, lalu coba lagi."
    )
