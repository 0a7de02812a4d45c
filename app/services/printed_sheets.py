"""Blank attendance sheets and badges: what they would hold, writing them, and the signed paper that comes back."""

import re
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.core.errors import UserError
from app.core.identity import new_uid
from app.core.progress import Progress
from app.domain.attendance_sheets import LIST_OF_ROLE, SheetContent, SheetCount
from app.domain.dates import format_days
from app.domain.records import Document, MeetingDay, ModelSchool, PrintedSheet
from app.domain.sheet_codes import MOST_PAGES, sheet_code
from app.domain.sheet_geometry import geometry_text, read_geometry
from app.domain.terms import DocumentKind, SheetList
from app.services.documents import DocumentService
from app.services.sheet_contents import (
    SheetOrder,
    content_again,
    content_of,
    damaged_nip_note,
    expected_on,
    file_name,
    own_school_of,
    stored_day,
    stored_meeting,
    unprintable_note,
)
from app.storage import documents, printed_sheets, schools
from app.storage.database import Connection, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """What an order would print."""

    order: SheetOrder
    names: int
    free: int  # rows that name a school only, for somebody of it
    spare: int
    pages: int
    note: str  # about NIP that look damaged and letters that the PDF cannot print; usually empty


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFiles:
    """The sheets that were made, with their files."""

    sheets: tuple[PrintedSheet, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A printed sheet as the window lists it."""

    sheet: PrintedSheet
    day: MeetingDay
    scan: Document | None


class PrintedSheetService:
    """The printed side of attendance."""

    def __init__(self, database: Database, document_service: DocumentService) -> None:
        self._database = database
        self._documents = document_service

    def names(self, meeting_id: int) -> dict[tuple[int, SheetList], int]:
        """How many names each list of each day would begin with, by day id and list. Quick: nothing is set."""
        with self._database.read() as connection:
            meeting = stored_meeting(connection, meeting_id)
            school = schools.get_model_school(connection) or ModelSchool()
            return {
                (day.id, wanted): sum(bool(one.name) for one in expected_on(connection, meeting, day, wanted, school))
                for day in meeting.days
                for wanted in SheetList
            }

    def preview(self, orders: Sequence[SheetOrder]) -> tuple[SheetPreview, ...]:
        """What the orders would print; the pages are counted by setting them. An order without any row has no pages.

        Raises `UserError` when a day is gone.
        """
        from app.reports.attendance_sheet_pdf import measure_sheet

        found: list[SheetPreview] = []
        for order in orders:
            with self._database.read() as connection:
                content = content_of(connection, order, self._documents.path_of)
            rows = bool(content.people or content.spare)
            named = [one for one in content.people if one.name]
            found.append(
                SheetPreview(
                    order=order,
                    names=len(named),
                    free=len(content.people) - len(named),
                    spare=content.spare,
                    pages=len(measure_sheet(content).pages) if rows else 0,
                    note=" ".join(filter(None, (damaged_nip_note(named), unprintable_note(named)))),
                )
            )
        return tuple(found)

    def print_to_folder(
        self,
        orders: Sequence[SheetOrder],
        folder: Path,
        *,
        pdf: bool = True,
        word: bool = False,
        progress: Progress | None = None,
    ) -> PrintedFiles:
        """Write each sheet into `folder` under a name of its own and remember it as printed.

        Orders without any row are left out. Raises `UserError` when nothing is left to print, `SetupError` when the
        disk refuses and `Cancelled`; nothing is remembered then.
        """
        endings = [ending for ending, wanted in ((".pdf", pdf), (".docx", word)) if wanted]
        with self._database.read() as connection:
            contents = [content_of(connection, order, self._documents.path_of) for order in orders]
        contents = [one for one in contents if one.people or one.spare]
        return self._print(
            contents,
            [_free_paths(folder, file_name(one), endings) for one in contents],
            progress or Progress(),
        )

    def print_to(self, order: SheetOrder, path: Path, *, word: bool = False) -> PrintedFiles:
        """Write one sheet to `path` and remember it as printed. Raises as `print_to_folder` does."""
        with self._database.read() as connection:
            content = content_of(connection, order, self._documents.path_of)
        wanted = ".docx" if word else ".pdf"
        if path.suffix.lower() != wanted:
            raise UserError(f"{path.name}: nama berkas daftar hadir ini harus berakhiran {wanted}.")
        kept = [content] if content.people or content.spare else []
        return self._print(kept, [[path]], Progress())

    def _print(
        self, contents: Sequence[SheetContent], paths: Sequence[Sequence[Path]], progress: Progress
    ) -> PrintedFiles:
        if not contents:
            raise UserError(
                "Belum ada baris untuk dicetak: daftar namanya kosong dan baris cadangannya 0. "
                "Tambahkan baris cadangan."
            )
        from app.reports.attendance_sheet_pdf import measure_sheet

        made: list[PrintedSheet] = []
        written: list[Path] = []
        what = "daftar hadir" if len(contents) == 1 else f"{len(contents)} daftar hadir"
        with _all_or_none(written), self._database.use_case(f"Cetak {what}") as case:
            for number, (content, files) in enumerate(zip(contents, paths, strict=True)):
                progress.step(number, len(contents), f"Menyusun {content.title.capitalize()}")
                uid, code = _fresh_code(case.connection)
                content = replace(content, code=code)
                geometry = measure_sheet(content)
                if len(geometry.pages) > MOST_PAGES:
                    raise UserError(f"Daftar ini terlalu panjang untuk satu lembar ({len(geometry.pages)} halaman).")
                for path in files:
                    written += [] if path.exists() else [path]
                    _write(content, path)
                sheet = PrintedSheet(
                    uid=uid,
                    meeting_day_id=content.day.id,
                    code=code,
                    list=content.list,
                    printed_at=content.printed_at,
                    paper=content.paper,
                    pages=len(geometry.pages),
                    names=sum(bool(one.name) for one in content.people),
                    spare=len(geometry.rows) - sum(bool(one.name) for one in content.people),
                    geometry=geometry_text(geometry),
                )
                made.append(printed_sheets.save_printed_sheet(case.connection, sheet))
            progress.step(len(contents), len(contents), "Mencatat")
        return PrintedFiles(sheets=tuple(made), files=tuple(path for files in paths for path in files))

    def reprint(self, sheet_id: int, path: Path) -> str:
        """Write a remembered sheet once more, under its code and with its rows. Returns a note, or nothing.

        The note tells that names or other words in the rows changed since. Raises `UserError` when the sheet is gone
        or its rows would stand elsewhere now: under the same code a photo of either paper would be misread.
        """
        from app.reports.attendance_sheet_pdf import measure_sheet

        with self._database.read() as connection:
            sheet = _stored(connection, sheet_id)
            geometry = read_geometry(sheet.geometry)
            rows = geometry.rows if geometry is not None else ()
            order = SheetOrder(day_id=sheet.meeting_day_id, list=sheet.list, spare=0, paper=sheet.paper)
            today = replace(
                content_of(connection, order, self._documents.path_of), code=sheet.code, printed_at=sheet.printed_at
            )
            today = replace(today, spare=max(0, len(rows) - len(today.people)))
            contents = (today, content_again(connection, rows, today)) if rows else ()
        for content in contents:
            fresh = measure_sheet(content)
            if _places(geometry_text(fresh)) == _places(sheet.geometry):
                _write(content, path)
                if geometry is not None and fresh.digest == geometry.digest:
                    return ""
                return "Ada isi baris yang berubah sejak lembar ini dicetak; cetak ulangnya memuat yang sekarang."
        raise UserError(
            f"Lembar {sheet.code} tidak dapat dicetak ulang persis sama, karena isinya berubah sejak dicetak. "
            "Cetak lembar baru dari daftar sekarang; lembar lama tetap berlaku."
        )

    def of_meeting(self, meeting_id: int) -> tuple[SheetLine, ...]:
        """The printed sheets of a meeting, the newest first."""
        with self._database.read() as connection:
            found = printed_sheets.printed_sheets(connection, meeting_id=meeting_id)
            if not found:
                return ()
            days = {day.id: day for day in stored_meeting(connection, meeting_id).days}
            scans = {
                one.id: one
                for one in documents.by_ids(connection, [one.document_id for one in found if one.document_id])
            }
        return tuple(
            SheetLine(sheet=one, day=days[one.meeting_day_id], scan=scans.get(one.document_id or 0)) for one in found
        )

    def counts(self, meeting_id: int, day_id: int | None = None) -> tuple[SheetCount, ...]:
        """Printed, ticked and signed of each list that was printed (of one day, or of all), by day and list."""
        with self._database.read() as connection:
            found = printed_sheets.printed_sheets(connection, meeting_id=meeting_id)
            if not found:
                return ()
            ticked = printed_sheets.attended(connection, meeting_id)
            order = {day.id: day.position for day in stored_meeting(connection, meeting_id).days}
        groups: dict[tuple[int, SheetList], list[PrintedSheet]] = {}
        for one in found:
            if day_id in (None, one.meeting_day_id):
                groups.setdefault((one.meeting_day_id, one.list), []).append(one)
        counted: list[SheetCount] = []
        for (day, wanted), sheets in groups.items():
            signed = [one.signed for one in sheets if one.signed is not None]
            counted.append(
                SheetCount(
                    day_id=day,
                    list=wanted,
                    sheets=len(sheets),
                    printed=sheets[0].names,
                    ticked=sum(
                        number
                        for (where, role), number in ticked.items()
                        if where == day and LIST_OF_ROLE[role] is wanted
                    ),
                    signed=sum(signed) if signed else None,
                )
            )
        lists = tuple(SheetList)
        return tuple(sorted(counted, key=lambda one: (order.get(one.day_id, 0), lists.index(one.list))))

    def attach(
        self, sheet_id: int, paths: Sequence[Path], signed: int | None = None, progress: Progress | None = None
    ) -> tuple[Document, ...]:
        """Keep scans or photos of a signed sheet as proof of its meeting, with the number of signatures on it.

        The sheet is tied to the first of them unless it has a scan already. `signed` None leaves the number as it is.
        Raises `UserError` for a file that cannot be used, `SetupError` and `Cancelled`; nothing is changed then.
        """
        progress = progress or Progress()
        with self._database.read() as connection:
            sheet = _stored(connection, sheet_id)
            day = stored_day(connection, sheet.meeting_day_id)[1]
        _check_signed(signed)
        taken: list[Document] = []
        several = f", hari {day.position}" if day.position > 1 else ""
        caption = f"{sheet.list.label}{several}, lembar {sheet.code}"
        for number, path in enumerate(paths):
            progress.step(number, len(paths), f"Menyalin {path.name}")
            made = self._documents.take(path, kind=DocumentKind.ATTENDANCE_SHEET, caption=caption)
            taken.append(replace(made, meeting_id=day.meeting_id))
        progress.step(len(paths), len(paths), "Mencatat")
        with self._database.use_case(f"Lampirkan lembar bertanda tangan {sheet.code}") as case:
            saved = tuple(documents.save_document(case.connection, one) for one in taken)
            sheet = _stored(case.connection, sheet_id)
            tied = sheet.document_id or (saved[0].id if saved else None)
            counted = sheet.signed if signed is None else signed
            printed_sheets.save_printed_sheet(case.connection, replace(sheet, document_id=tied, signed=counted))
        return saved

    def set_signed(self, sheet_id: int, signed: int | None) -> None:
        """How many signatures somebody counted on a sheet; None: not counted. Raises `UserError` below 0."""
        _check_signed(signed)
        with self._database.use_case("Jumlah tanda tangan") as case:
            sheet = _stored(case.connection, sheet_id)
            printed_sheets.save_printed_sheet(case.connection, replace(sheet, signed=signed))

    def remove(self, sheet_id: int) -> None:
        """Forget a sheet that is not used after all; a scan of it stays among the documents."""
        with self._database.use_case("Hapus lembar daftar hadir") as case:
            printed_sheets.remove_printed_sheets(case.connection, [sheet_id])

    def badges(self, meeting_id: int, path: Path, progress: Progress | None = None) -> int:
        """Write a name badge for everybody expected at a meeting and return their number.

        Raises `UserError` when nobody is known yet, `SetupError` and `Cancelled`.
        """
        from app.reports.badges import Badge, write_badges

        with self._database.read() as connection:
            meeting = stored_meeting(connection, meeting_id)
            school = own_school_of(connection)
            found: dict[str, Badge] = {}
            for day in meeting.days:
                for wanted in SheetList:
                    for one in expected_on(connection, meeting, day, wanted, school):
                        if one.uid and one.uid not in found:
                            role = "" if wanted is SheetList.PARTICIPANTS else wanted.label
                            found[one.uid] = Badge(
                                uid=one.uid, name=one.name, institution=one.unit, role=role or one.position
                            )
        if not found:
            raise UserError(
                "Belum ada nama untuk kartu. Isi daftar hadir atau undang sekolah yang orangnya sudah tercatat, "
                "lalu buat kartunya."
            )
        write_badges(
            tuple(found.values()),
            path,
            paper=school.paper,
            meeting=meeting.title,
            days=format_days([day.date for day in meeting.days]),
            school=school.name,
            made_on=date.today(),
            progress=progress,
        )
        return len(found)


def _places(geometry: str) -> str:
    """A geometry without what its rows say, for comparing."""
    return re.sub(r'"digest":"[^"]*",', "", geometry)


@contextmanager
def _all_or_none(written: list[Path]) -> Generator[None]:
    """Take new files away when the work is broken off."""
    try:
        yield
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _write(content: SheetContent, path: Path) -> None:
    if path.suffix.lower() == ".docx":
        from app.reports.attendance_sheet_word import write_sheet_word

        write_sheet_word(content, path)
    else:
        from app.reports.attendance_sheet_pdf import write_sheet_pdf

        write_sheet_pdf(content, path)


def _free_paths(folder: Path, name: str, endings: Sequence[str]) -> list[Path]:
    """The files of one sheet, all under one name that none has taken: a sheet that was printed before stays."""
    number, free = 1, [folder / f"{name}{ending}" for ending in endings]
    while any(path.exists() for path in free):
        number += 1
        free = [folder / f"{name} ({number}){ending}" for ending in endings]
    return free


def _fresh_code(connection: Connection) -> tuple[str, str]:
    """A uid whose code no sheet has."""
    while True:
        uid = new_uid()
        if not printed_sheets.code_taken(connection, code := sheet_code(uid)):
            return uid, code


def _check_signed(signed: int | None) -> None:
    if signed is not None and signed < 0:
        raise UserError("Jumlah tanda tangan paling sedikit 0. Ketik jumlah yang terlihat di lembarnya.")


def _stored(connection: Connection, sheet_id: int) -> PrintedSheet:
    found = printed_sheets.printed_sheets(connection, ids=[sheet_id])
    if not found:
        raise UserError("Lembar ini sudah tidak ada di buku. Buka daftar lembarnya lagi.")
    return found[0]
