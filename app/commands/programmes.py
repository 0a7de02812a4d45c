"""Programmes and their stages."""

import argparse
from typing import TYPE_CHECKING

from app.commands.command import Command, Options, day
from app.commands.speaker import Speaker
from app.core.errors import UserError
from app.domain.dates import format_date, format_days

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _programme(logbook: "Logbook", options: Options, say: Speaker) -> int:
    return _begin(logbook, options, say) if options.aksi else _list(logbook, say)


def _list(logbook: "Logbook", say: Speaker) -> int:
    found = logbook.programmes.programmes()
    stages = {one.id: logbook.programmes.stages(one.id) for one in found}
    for one in found:
        begun = f", mulai {format_date(one.start)}" if one.start else ""
        say.line(f"{one.id:>4}  {one.name}  {one.school_year}{begun}")
        for stage in stages[one.id]:
            due = f", paling lambat {format_date(stage.due)}" if stage.due else ""
            plan = f"{stage.planned_meetings} pertemuan × {stage.planned_days} hari"
            say.line(f"      {stage.position}. {stage.name}: {plan}{due}")
    if not found:
        say.line("Belum ada program. Mulai dari salah satu contoh: buku-imbas program mulai PRESET --tanggal TANGGAL")
    presets = logbook.programmes.presets()
    for preset in presets:
        say.line(f"  contoh {preset.key}: {preset.name}")
    say.document(
        {
            "programmes": [
                {
                    "id": one.id,
                    "uid": one.uid,
                    "name": one.name,
                    "school_year": one.school_year,
                    "start": one.start.isoformat() if one.start else None,
                    "stages": [
                        {
                            "id": stage.id,
                            "uid": stage.uid,
                            "name": stage.name,
                            "meetings": stage.planned_meetings,
                            "days": stage.planned_days,
                            "due": stage.due.isoformat() if stage.due else None,
                        }
                        for stage in stages[one.id]
                    ],
                }
                for one in found
            ],
            "presets": [{"key": one.key, "name": one.name} for one in presets],
        }
    )
    return 0


def _begin(logbook: "Logbook", options: Options, say: Speaker) -> int:
    if not options.preset:
        known = ", ".join(one.key for one in logbook.programmes.presets())
        raise UserError(f"Contoh programnya belum ditulis. Pilihannya: {known}.")
    if options.tanggal is None:
        raise UserError("Tanggal mulainya belum ditulis. Tambahkan --tanggal, misalnya --tanggal 2024-07-15.")
    proposal = logbook.programmes.propose(options.preset, options.tanggal)
    programme = logbook.programmes.begin(options.preset, proposal, proposal.meetings)
    say.line(f"Program {programme.name} dimulai {format_date(options.tanggal)}:")
    for meeting in proposal.meetings:
        say.line(f"  {format_days(meeting.days)}  {meeting.title}" + (f"  ({meeting.note})" if meeting.note else ""))
    for remark in proposal.remarks:
        say.line(f"  {remark}")
    say.line("Untuk mengurungkan: buku-imbas urung")
    say.document(
        {
            "id": programme.id,
            "uid": programme.uid,
            "name": programme.name,
            "meetings": [
                {"title": one.title, "days": [day.isoformat() for day in one.days], "note": one.note}
                for one in proposal.meetings
            ],
            "remarks": list(proposal.remarks),
        }
    )
    return 0


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("aksi", nargs="?", choices=["mulai"], metavar="mulai", help="mulai sebuah program baru")
    parser.add_argument("preset", nargs="?", default="", metavar="PRESET", help="nama contoh program")
    parser.add_argument("--tanggal", type=day, metavar="TANGGAL", help="tanggal mulai (TAHUN-BULAN-HARI)")


COMMANDS = (
    Command(
        name="program", about="daftar program dan tahapannya, atau mulai sebuah program", words=_words, run=_programme
    ),
)
