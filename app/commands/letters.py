"""Letters: drafted from a meeting, kept in the register, and written out."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import Command, Options, day
from app.commands.speaker import Speaker
from app.domain.dates import format_date
from app.domain.terms import LetterKind

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _letter(logbook: "Logbook", options: Options, say: Speaker) -> int:
    path = Path(options.ke).absolute() if options.ke else None
    logbook.meetings.meeting(options.kegiatan)  # says which meetings there are when this one is gone
    draft = logbook.letters.draft(LetterKind(options.jenis), options.kegiatan, options.tanggal)
    letter = logbook.letters.save_to(draft, path) if path is not None else logbook.letters.save(draft)
    say.line(f"{letter.kind.label} nomor {letter.number}, {format_date(letter.date)}: {letter.subject}")
    remarks = logbook.letters.remarks(letter)
    for remark in remarks:
        say.line(f"  Perhatikan {remark.field}: {remark.sentence}")
    if path is not None:
        say.line(f"Surat tertulis: {path}")
    message = logbook.letters.message(letter.id) if options.pesan else ""
    if message:
        say.line(f"\n{message}")
    say.document(
        {
            "id": letter.id,
            "uid": letter.uid,
            "kind": letter.kind,
            "number": letter.number,
            "date": letter.date.isoformat(),
            "subject": letter.subject,
            "recipients": letter.recipients.splitlines(),
            "people": [one.name for one in letter.people],
            "remarks": [{"field": one.field, "message": one.sentence} for one in remarks],
            "file": str(path) if path is not None else None,
            "message": message,
        }
    )
    return 0


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kegiatan", type=int, required=True, metavar="ID", help="nomor kegiatan")
    kinds = [kind.code for kind in LetterKind]
    parser.add_argument("--jenis", choices=kinds, required=True, metavar="JENIS", help=" atau ".join(kinds))
    parser.add_argument("--tanggal", type=day, metavar="TANGGAL", help="tanggal surat (bawaan: hari ini)")
    parser.add_argument("--ke", default="", metavar="FILE", help="tulis suratnya sebagai .pdf atau .docx")
    parser.add_argument("--pesan", action="store_true", help="tampilkan teks pendek untuk WhatsApp")


COMMANDS = (Command(name="surat", about="catat sebuah surat dari kegiatan, dan tulis", words=_words, run=_letter),)
