"""Recaps: told, and written as workbook or PDF."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.command import Command, Options, day
from app.commands.speaker import Speaker
from app.core.errors import UserError
from app.domain.dates import format_number, format_percent
from app.domain.recaps import RecapKind, RecapLine, RecapQuery, Span

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _recap(logbook: "Logbook", options: Options, say: Speaker) -> int:
    programmes = {one.id for one in logbook.programmes.programmes()}
    if options.program and options.program not in programmes:
        raise UserError(f"Program {options.program} tidak ada. Lihat nomornya dengan: buku-imbas program")
    query = RecapQuery(
        kind=RecapKind(options.per or RecapKind.MEETING.code),
        span=Span(options.masa),
        from_date=options.dari,
        until_date=options.sampai,
        programme_id=options.program or None,
    )
    recap = logbook.recaps.recap(query)
    rule = logbook.recaps.rule(query)
    for line in (*recap.lines, recap.total) if recap.lines else ():
        hours = f"  {format_number(line.hours)} JP" if query.kind is RecapKind.PERSON else ""
        share = format_percent(line.attended, line.expected)
        name = f"{line.label} ({line.detail})" if line.detail else line.label
        say.line(f"{name}: {format_number(line.attended)} dari {format_number(line.expected)} ({share}){hours}")
    say.line(rule if recap.lines else "Belum ada kegiatan yang dapat direkap.")
    written = ""
    if options.ke:
        path = Path(options.ke).absolute()
        kinds = [query.kind] if options.per else RecapKind
        written = str(logbook.recaps.save(query, path, kinds))
        say.line(f"Rekap disimpan: {written}")
    say.document(
        {
            "per": query.kind,
            "lines": [_told(line) for line in recap.lines],
            "total": _told(recap.total),
            "rule": rule,
            "file": written or None,
        }
    )
    return 0


def _told(line: RecapLine) -> dict[str, Any]:
    names = ("present", "late", "excused", "sick", "on_duty", "substituted", "absent", "unrecorded")
    return {
        "id": line.key,
        "label": line.label,
        "detail": line.detail,
        "attended": line.attended,
        "expected": line.expected,
        **dict(zip(names, line.numbers, strict=True)),
        "people": line.people,
        "meetings": line.meetings,
        "qualified": line.qualified,
        "lesson_hours": line.hours,
    }


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--per", choices=[kind.code for kind in RecapKind], help="yang direkap (bawaan kegiatan)")
    parser.add_argument(
        "--masa", choices=[span.code for span in Span], default=Span.MONTH.code, help="untuk --per masa"
    )
    parser.add_argument("--dari", type=day, metavar="TANGGAL", help="mulai tanggal (TAHUN-BULAN-HARI)")
    parser.add_argument("--sampai", type=day, metavar="TANGGAL", help="sampai tanggal")
    parser.add_argument("--program", type=int, default=0, metavar="ID", help="hanya satu program")
    parser.add_argument(
        "--ke", default="", metavar="FILE", help="simpan sebagai .xlsx atau .pdf; tanpa --per semua rekap"
    )


COMMANDS = (Command(name="rekap", about="rekap kehadiran dan JP", words=_words, run=_recap),)
