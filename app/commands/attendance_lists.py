"""Attendance lists of others: what is recognised, and the import."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.command import Command, Options
from app.commands.speaker import Speaker
from app.core.errors import UserError

if TYPE_CHECKING:
    from app.domain.lists import ImportPlan, ListTable, Recognition
    from app.services.logbook import Logbook


def _recognise(options: Options, say: Speaker) -> int:
    from app.intake.recognise import recognise

    path = Path(options.file)
    try:
        seen = recognise(path)
    except UserError as error:
        say.problem(str(error))
        say.document({"file": path.name, "format": "", "kind": "other", "tables": [], "message": str(error)})
        return error.exit_status
    say.line(seen.message)
    for table in seen.tables:
        columns = ", ".join(f"{column.label} {letter}" for column, letter in table.columns.items())
        where = f"Lembar “{table.sheet}”, baris" if table.sheet else "Baris"
        say.line(
            f"  {where} {table.first_row}–{table.last_row}: {len(table.people)} baris orang, "
            f"{table.different} orang berbeda, yakin {round(table.certainty * 100)} %. Kolom: {columns}"
        )
    say.document(_recognition_document(seen))
    return 0 if seen.tables else 3


def _recognition_document(seen: "Recognition") -> dict[str, Any]:
    return {
        "file": seen.file_name,
        "format": seen.format,
        "kind": seen.kind,
        "tables": [
            {
                "sheet": table.sheet,
                "header_rows": list(table.header_rows) if table.header_rows else None,
                "first_row": table.first_row,
                "last_row": table.last_row,
                "columns": dict(table.columns),
                "rows": len(table.people),
                "people": table.different,
                "names": [person.name for person in table.people],
                "certainty": round(table.certainty, 3),
            }
            for table in seen.tables
        ],
        "message": seen.message,
    }


def _import(logbook: "Logbook", options: Options, say: Speaker) -> int:
    meeting = logbook.meetings.meeting(options.kegiatan)
    seen = logbook.imports.recognise(Path(options.file))
    table = choose_table(seen, options.lembar)
    positions = {day.position: day for day in meeting.days}
    day = positions.get(options.hari) if options.hari else _guess_day(logbook, meeting.id, list(positions.values()))
    if day is None:
        raise UserError(
            f"Kegiatan “{meeting.title}” tidak punya hari ke-{options.hari or 1}. "
            f"Hari yang ada: {', '.join(map(str, positions)) or 'belum ada; isi tanggalnya dahulu'}."
        )
    plan = logbook.imports.plan(seen, table, meeting.id, day.id)
    say.line(f"{seen.message}")
    say.line(f"Tujuan: {meeting.title}, hari {day.position} ({day.date.isoformat()}).")
    tell_plan(plan, say)
    document = plan_document(plan) | {"meeting": meeting.id, "day": day.position, "written": False}
    if options.pratinjau:
        say.line("Pratinjau saja: belum ada yang ditulis.")
        say.document(document)
        return 0
    result = logbook.imports.commit(plan, {})
    say.line(f"Tersimpan: {result.new} orang baru, {result.matched} cocok, {result.waiting} baris menunggu jawaban.")
    say.line("Untuk mengurungkan: buku-imbas urung")
    say.document(document | {"written": True})
    return 0


def choose_table(seen: "Recognition", sheet: str | None) -> "ListTable":
    """The table of a named sheet, or the first one. Raises `UserError` when there is none."""
    for table in seen.tables:
        if sheet is None or table.sheet.casefold() == sheet.casefold():
            return table
    if sheet is not None and seen.tables:
        names = ", ".join(dict.fromkeys(f"“{table.sheet}”" for table in seen.tables))
        raise UserError(f"{seen.file_name}: tidak ada daftar orang di lembar “{sheet}”. Yang ada: {names}.")
    raise UserError(seen.message)


def _guess_day(logbook: "Logbook", meeting_id: int, days: Sequence[Any]) -> Any:
    """The first day that has no list yet, else the last one."""
    filled = {row.meeting_day_id for row in logbook.attendance.rows(meeting_id)}
    return next((day for day in days if day.id not in filled), days[-1] if days else None)


def tell_plan(plan: "ImportPlan", say: Speaker) -> None:
    """Say what an import would do, and which rows it leaves out."""
    from app.domain.lists import RowOutcome

    counts = ", ".join(f"{plan.count(outcome)} {outcome.label.lower()}" for outcome in RowOutcome)
    say.line(f"Rencana: {counts}.")
    for note in plan.notes:
        say.line(f"  {note}")
    for row in plan.rows:
        if row.outcome in (RowOutcome.DOUBTFUL, RowOutcome.REFUSED):
            where = f"Lembar “{row.sheet}”, baris {row.row}" if row.sheet else f"Baris {row.row}"
            place = f"kolom {row.column}, " if row.column else ""
            say.line(f"  [{row.outcome.label}] {where}, {place}{row.reason}")


def plan_document(plan: "ImportPlan") -> dict[str, Any]:
    """The same for scripts."""
    from app.domain.lists import RowOutcome

    return {
        "file": plan.file_name,
        "sheet": plan.sheet,
        "counts": {str(outcome): plan.count(outcome) for outcome in RowOutcome},
        "rows": [
            {
                "sheet": row.sheet,
                "row": row.row,
                "column": row.column,
                "outcome": row.outcome,
                "name": row.listed.name if row.listed else "",
                "reason": row.reason,
                "candidates": [candidate.name for candidate in row.candidates],
            }
            for row in plan.rows
            if row.outcome in (RowOutcome.DOUBTFUL, RowOutcome.REFUSED)
        ],
        "notes": list(plan.notes),
    }


def _import_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="berkas daftar hadir")
    parser.add_argument("--kegiatan", type=int, required=True, metavar="ID", help="nomor kegiatan")
    parser.add_argument("--hari", type=int, metavar="N", help="hari ke-N (bawaan: hari pertama tanpa daftar hadir)")
    parser.add_argument("--lembar", metavar="NAMA", help="nama lembar di dalam berkas")
    parser.add_argument("--pratinjau", action="store_true", help="tampilkan rencana saja, jangan tulis")


COMMANDS = (
    Command(
        name="kenali",
        about="apa yang dikenali dari sebuah berkas",
        words=lambda parser: parser.add_argument("file", metavar="FILE", help="berkasnya"),
        run_alone=_recognise,
    ),
    Command(name="impor", about="impor daftar hadir ke sebuah kegiatan", words=_import_words, run=_import),
)
