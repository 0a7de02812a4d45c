"""Certificates: numbered for everybody who qualifies, and written out."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import Command, Options, day
from app.commands.speaker import Speaker
from app.core.errors import UserError

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _certificates(logbook: "Logbook", options: Options, say: Speaker) -> int:
    logbook.meetings.meeting(options.kegiatan)  # says which meetings there are when this one is gone
    target = Path(options.ke).absolute() if options.ke else None
    is_file = target is not None and target.suffix.lower() == ".pdf"
    if options.terpisah and is_file:
        raise UserError("Dengan --terpisah, --ke harus sebuah folder: setiap orang mendapat berkasnya sendiri di sana.")
    service = logbook.certificates
    if service.board(options.kegiatan).waiting:
        made = service.give_numbers(options.kegiatan, day=options.tanggal)
        say.line(f"{len(made)} sertifikat bernomor, mulai {made[0].number}.")
    board = service.board(options.kegiatan)
    for note in board.notes:
        say.line(f"  Perhatikan: {note}")
    for line in board.lines:
        who = line.candidate
        number = line.certificate.number if line.certificate is not None else f"– ({who.reason or 'belum bernomor'})"
        say.line(f"  {number}  {who.name}, {who.institution}")
        if line.remark or line.changed:
            say.line(f"    Perhatikan: {line.remark or 'tidak lagi sesuai data: ' + ', '.join(line.changed)}")
    files: tuple[Path, ...] = ()
    if target is not None:
        place = target if is_file or options.terpisah else target / f"{_name(logbook, options.kegiatan)}.pdf"
        files = service.papers.write(options.kegiatan, place, apart=options.terpisah)
        say.line(f"Sertifikat tertulis: {place}")
    say.document(
        {
            "notes": list(board.notes),
            "people": [
                {
                    "name": line.candidate.name,
                    "institution": line.candidate.institution,
                    "role": line.candidate.role,
                    "days": line.candidate.days,
                    "lesson_hours": line.candidate.lesson_hours,
                    "qualifies": line.candidate.qualifies,
                    "reason": line.candidate.reason,
                    "number": line.certificate.number if line.certificate is not None else None,
                    "date": line.certificate.date.isoformat() if line.certificate is not None else None,
                    "code": line.certificate.code if line.certificate is not None else None,
                    "changed": list(line.changed),
                    "remark": line.remark,
                }
                for line in board.lines
            ],
            "files": [str(file) for file in files],
        }
    )
    return 0


def _name(logbook: "Logbook", meeting_id: int) -> str:
    from app.services.certificate_papers import bundle_name

    return bundle_name(logbook.meetings.meeting(meeting_id).title)


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kegiatan", type=int, required=True, metavar="ID", help="nomor kegiatan")
    parser.add_argument("--tanggal", type=day, metavar="TANGGAL", help="tanggal sertifikat (bawaan: hari terakhir)")
    parser.add_argument("--ke", default="", metavar="TUJUAN", help="tulis PDF-nya: sebuah FILE.pdf atau FOLDER")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--satu-berkas", dest="terpisah", action="store_false", help="satu PDF untuk semua (bawaan)")
    form.add_argument("--terpisah", action="store_true", help="satu PDF untuk setiap orang, di sebuah folder")
    parser.set_defaults(terpisah=False)


COMMANDS = (
    Command(
        name="sertifikat",
        about="beri nomor sertifikat kepada yang memenuhi syarat, dan tulis PDF-nya",
        words=_words,
        run=_certificates,
    ),
)
