"""The schedule, and its calendar file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import Command, Options, day
from app.commands.speaker import Speaker
from app.domain.dates import format_day

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _schedule(logbook: "Logbook", options: Options, say: Speaker) -> int:
    span = logbook.schedule.span(options.dari, options.sampai)
    clock = "%H.%M"
    for row in span.days:
        times = "–".join(one.strftime(clock) for one in (row.start, row.end) if one)
        marks = "; ".join(mark.words for mark in span.marks(row))
        about = " · ".join(part for part in (times, row.title, f"[{row.status.label}]", marks) if part)
        say.line(f"{row.meeting_id:>4}  {format_day(row.date)}  {about}")
    for deadline in span.deadlines:
        state = "terlambat" if deadline.late else "belum"
        say.line(f"      {format_day(deadline.date)}  {deadline.sentence} ({state})")
    if not span.days and not span.deadlines:
        say.line("Tidak ada kegiatan pada masa itu.")
    entries = 0
    if options.ics:
        path = Path(options.ics).absolute()
        wanted = list(dict.fromkeys(row.meeting_id for row in span.days)) if options.dari or options.sampai else None
        entries = logbook.schedule.export_calendar(path, wanted)
        say.line(f"Kalender tertulis: {path} ({entries} acara).")
    say.document(
        {
            "days": [
                {
                    "meeting": row.meeting_id,
                    "title": row.title,
                    "date": row.date.isoformat(),
                    "start": row.start.isoformat("minutes") if row.start else None,
                    "end": row.end.isoformat("minutes") if row.end else None,
                    "status": row.status,
                    "marks": [mark.words for mark in span.marks(row)],
                }
                for row in span.days
            ],
            "deadlines": [
                {"stage": one.name, "date": one.date.isoformat(), "late": one.late} for one in span.deadlines
            ],
            "calendar": {"file": str(Path(options.ics).absolute()), "entries": entries} if options.ics else None,
        }
    )
    return 0


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dari", type=day, metavar="TANGGAL", help="mulai tanggal (TAHUN-BULAN-HARI)")
    parser.add_argument("--sampai", type=day, metavar="TANGGAL", help="sampai tanggal")
    parser.add_argument("--ics", metavar="FILE", help="tulis juga sebagai berkas kalender")


COMMANDS = (Command(name="jadwal", about="kegiatan menurut tanggal, dan berkas kalender", words=_words, run=_schedule),)
