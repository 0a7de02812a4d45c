"""What is printed for a meeting: blank attendance sheets and name badges."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import Command, Options
from app.commands.speaker import Speaker
from app.core.errors import UserError
from app.domain.terms import SheetList

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _sheet(logbook: "Logbook", options: Options, say: Speaker) -> int:
    from app.services.sheet_contents import SheetOrder

    meeting = logbook.meetings.meeting(options.kegiatan)
    positions = {day.position: day for day in meeting.days}
    day = positions.get(options.hari or 1)
    if day is None:
        raise UserError(
            f"Kegiatan “{meeting.title}” tidak punya hari ke-{options.hari or 1}. "
            f"Hari yang ada: {', '.join(map(str, positions)) or 'belum ada; isi tanggalnya dahulu'}."
        )
    path = Path(options.file).absolute()
    order = SheetOrder(day_id=day.id, list=SheetList(options.daftar), spare=options.cadangan)
    (sheet,) = logbook.printed_sheets.print_to(order, path, word=options.word).sheets
    say.line(f"Lembar {sheet.code}: {sheet.names} nama, {sheet.spare} baris kosong, {sheet.pages} halaman.")
    say.line(f"Daftar hadir tertulis: {path}")
    say.document(
        {
            "id": sheet.id,
            "uid": sheet.uid,
            "code": sheet.code,
            "meeting": meeting.id,
            "day": day.position,
            "list": sheet.list,
            "names": sheet.names,
            "spare": sheet.spare,
            "pages": sheet.pages,
            "file": str(path),
        }
    )
    return 0


def _badges(logbook: "Logbook", options: Options, say: Speaker) -> int:
    meeting = logbook.meetings.meeting(options.kegiatan)
    path = Path(options.file).absolute()
    number = logbook.printed_sheets.badges(meeting.id, path)
    say.line(f"{number} kartu nama tertulis: {path}")
    say.document({"meeting": meeting.id, "badges": number, "file": str(path)})
    return 0


def _sheet_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="berkas yang ditulis (.pdf, atau .docx dengan --word)")
    parser.add_argument("--kegiatan", type=int, required=True, metavar="ID", help="nomor kegiatan")
    parser.add_argument("--hari", type=int, metavar="N", help="hari ke-N (bawaan: 1)")
    lists = [one.code for one in SheetList]
    usual = SheetList.PARTICIPANTS.code
    parser.add_argument("--daftar", choices=lists, default=usual, metavar="DAFTAR", help=", ".join(lists))
    parser.add_argument("--cadangan", type=int, default=5, metavar="N", help="baris kosong di bawah nama (bawaan: 5)")
    parser.add_argument("--word", action="store_true", help="tulis sebagai Word, bukan PDF")


def _badge_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="berkas PDF yang ditulis")
    parser.add_argument("--kegiatan", type=int, required=True, metavar="ID", help="nomor kegiatan")


COMMANDS = (
    Command(
        name="daftar-hadir", about="tulis daftar hadir kosong untuk ditandatangani", words=_sheet_words, run=_sheet
    ),
    Command(name="kartu", about="tulis kartu nama peserta sebuah kegiatan", words=_badge_words, run=_badges),
)
