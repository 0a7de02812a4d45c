"""Attendance by hand: who came to a day."""

import argparse
from typing import TYPE_CHECKING

from app.commands.command import Command, Options
from app.commands.speaker import Speaker
from app.core.errors import UserError
from app.domain.attendance import count_states, remark_of
from app.domain.terms import AttendanceState

if TYPE_CHECKING:
    from app.services.check_in import Mark
    from app.services.logbook import Logbook


def _mark(logbook: "Logbook", options: Options, say: Speaker) -> int:
    meeting = logbook.meetings.meeting(options.kegiatan)
    positions = {day.position: day for day in meeting.days}
    day = positions.get(options.hari or 1)
    if day is None:
        raise UserError(
            f"Kegiatan “{meeting.title}” tidak punya hari ke-{options.hari or 1}. "
            f"Hari yang ada: {', '.join(map(str, positions)) or 'belum ada; isi tanggalnya dahulu'}."
        )
    marks = [_read(word) for word in options.kata]
    changed = {row.id for row in logbook.check_in.mark(day.id, marks)} if marks else set[int]()
    listed = [row for row in logbook.attendance.rows(meeting.id) if row.meeting_day_id == day.id]
    shown = [row for row in listed if row.id in changed or not marks]
    for row in shown:
        remark = remark_of(row)
        say.line(f"  {row.name}: {row.state.label}{f' ({remark})' if remark else ''}")
    count = count_states(listed)
    say.line(f"{meeting.title}, hari {day.position}: {count.attended} dari {count.listed} hadir.")
    if marks:
        say.line("Untuk mengurungkan: buku-imbas urung")
    say.document(
        {
            "meeting": meeting.id,
            "day": day.position,
            "listed": count.listed,
            "attended": count.attended,
            "people": [{"name": row.name, "state": row.state, "substitute": row.substitute} for row in shown],
        }
    )
    return 0


def _read(word: str) -> "Mark":
    """`CODE` or `NAME`, `=STATE` behind it, and `:NAME` behind `wakil`."""
    from app.services.check_in import Mark

    who, _, said = word.partition("=")
    state, _, substitute = said.partition(":")
    wanted = state.strip().casefold()
    known = {one.code: one for one in AttendanceState} | {"": AttendanceState.PRESENT}
    if wanted not in known:
        raise UserError(f"Keadaan “{state}” tidak dikenal. Yang ada: {', '.join(AttendanceState)}.")
    return Mark(who=who.strip(), state=known[wanted], substitute=substitute)


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kata",
        nargs="*",
        metavar="SIAPA=KEADAAN",
        help="kode atau nama, misalnya “Sri Rekaan=izin” atau “Budi Rekaan=wakil:Ani”; tanpa keadaan: hadir; "
        "tanpa siapa pun: tampilkan daftarnya",
    )
    parser.add_argument("--kegiatan", type=int, required=True, metavar="ID", help="nomor kegiatan")
    parser.add_argument("--hari", type=int, metavar="N", help="hari ke-N (bawaan: hari pertama)")


COMMANDS = (Command(name="hadir", about="isi atau tampilkan kehadiran satu hari", words=_words, run=_mark),)
