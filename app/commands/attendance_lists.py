"""Attendance lists of others: what is recognised, and the import."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.command import Command, Options
from app.commands.list_layouts import given_layout, layout_words
from app.commands.speaker import Speaker
from app.core.errors import UserError

if TYPE_CHECKING:
    from app.domain.lists import ImportPlan, ListLayout, ListTable, PlanAnswers, Recognition
    from app.domain.records import Meeting, MeetingDay
    from app.services.logbook import Logbook


def _recognise(options: Options, say: Speaker) -> int:
    from app.intake.recognise import recognise

    path = Path(options.file)
    try:
        seen = recognise(path)
        layout = given_layout(options, seen)
        if layout is not None:
            seen = recognise(path, given=layout)
    except UserError as error:
        say.problem(str(error))
        say.document({"file": path.name, "format": "", "kind": "other", "tables": [], "message": str(error)})
        return error.exit_status
    say.line(seen.message)
    for table in seen.tables:
        columns = ", ".join(f"{column.label} {letter}" for column, letter in table.columns.items())
        header = _header_words(table)
        where = f"Lembar “{table.sheet}”, baris" if table.sheet else "Baris"
        days = f" Hari: {', '.join(f'{day.label} {day.letter}' for day in table.days)}." if table.days else ""
        say.line(
            f"  {where} {table.first_row}–{table.last_row}: {len(table.people)} baris orang, "
            f"{table.different} orang berbeda, yakin {round(table.certainty * 100)} %. "
            f"{header}. Kolom: {columns}.{days}"
        )
    say.document(_recognition_document(seen))
    return 0 if seen.tables else 3


def _header_words(table: "ListTable") -> str:
    if table.header_rows is None:
        return "Tanpa judul kolom"
    top, bottom = table.header_rows
    return f"Judul kolom di baris {top}" + (f"–{bottom}" if bottom > top else "")


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
                "days": [
                    {
                        "column": day.letter,
                        "label": day.label,
                        "date": day.date.isoformat() if day.date else None,
                        "number": day.number,
                    }
                    for day in table.days
                ],
                "refused": [
                    {"row": note.row, "column": note.column, "message": note.message} for note in table.refused
                ],
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
    days = sorted(meeting.days, key=lambda day: day.position)
    if not days:
        raise UserError(f"Kegiatan “{meeting.title}” belum punya hari; isi tanggalnya dahulu, lalu impor lagi.")
    if options.hari and options.hari not in {day.position for day in days}:
        there = ", ".join(str(day.position) for day in days)
        raise UserError(f"Kegiatan “{meeting.title}” tidak punya hari ke-{options.hari}. Hari yang ada: {there}.")
    parts = _plans(logbook, options, meeting, days, say)
    documents: list[dict[str, Any]] = []
    for plan, layout in parts:
        say.line(f"Tujuan: {meeting.title}, {_where(plan, days)}.")
        tell_plan(plan, say)
        chosen = [day.position for day in days if day.id in _day_ids(plan)]
        given = {} if layout is None else {"columns": {column.code: at for column, at in layout.columns.items()}}
        documents.append(plan_document(plan) | {"day": chosen[0] if chosen else None, "days": chosen} | given)
    document: dict[str, Any] = {"meeting": meeting.id, "parts": documents}
    if len(documents) == 1:
        document |= documents[0]
    if options.pratinjau:
        say.line("Pratinjau saja: belum ada yang ditulis.")
        say.document(document | {"written": False})
        return 0
    results = logbook.imports.commit_all([(plan, {}) for plan, _ in parts], layouts=[layout for _, layout in parts])
    new, matched, waiting = (sum(getattr(one, name) for one in results) for name in ("new", "matched", "waiting"))
    say.line(f"Tersimpan: {new} orang baru, {matched} cocok, {waiting} baris menunggu jawaban.")
    say.line("Untuk mengurungkan: buku-imbas urung")
    for part, result in zip(documents, results, strict=True):
        part["batch"] = result.batch_id
    totals = {"new": new, "matched": matched, "waiting": waiting}
    say.document(document | totals | {"written": True, "batches": [one.batch_id for one in results]})
    return 0


def _plans(
    logbook: "Logbook", options: Options, meeting: "Meeting", days: Sequence["MeetingDay"], say: Speaker
) -> list[tuple["ImportPlan", "ListLayout | None"]]:
    """A plan for each list of the files, each for its day, and the layout that the user gave for it."""
    filled = {row.meeting_day_id for row in logbook.attendance.rows(meeting.id)}
    parts: list[tuple[ImportPlan, ListLayout | None]] = []
    for name in options.files:
        path = Path(name)
        seen = logbook.imports.recognise(path)
        layout = given_layout(options, seen)
        if layout is not None:
            seen = logbook.imports.recognise(path, given=layout)
        say.line(f"{seen.message}")
        proposed = dict(zip(map(id, seen.tables), logbook.imports.propose_days(seen, meeting.id), strict=True))
        tables = [choose_table(seen, options.lembar)]
        if options.semua_hari and tables[0].days:
            tables = [table for table in seen.tables if table.days]  # a sheet for each school or district
        elif options.semua_hari:
            tables = [table for table in seen.tables if proposed[id(table)] is not None] or tables
        for table in tables:
            said = proposed[id(table)] if len(days) > 1 else None
            day = _day_for(options, said, days, filled)
            filled.add(day.id)
            answers = _answers_for(options, logbook.imports.plan(seen, table, meeting.id, day.id), day)
            parts.append((logbook.imports.plan(seen, table, meeting.id, day.id, answers), layout))
    return parts


def _day_for(options: Options, said: int | None, days: Sequence["MeetingDay"], filled: set[int]) -> "MeetingDay":
    """The day that the user or the sheet names; else the first one that has no list yet, else the last one."""
    for day in days:
        if day.position == options.hari or (not options.hari and day.id == said):
            return day
    return next((day for day in days if day.id not in filled), days[-1])


def _answers_for(options: Options, plan: "ImportPlan", day: "MeetingDay") -> "PlanAnswers | None":
    """Of a list of several days only the one that the user asked for; all that were found without `--hari`."""
    from app.domain.lists import PlanAnswers

    if not options.hari or not plan.days:
        return None
    return PlanAnswers(days={place: found if found == day.id else None for place, (_, found) in enumerate(plan.days)})


def _day_ids(plan: "ImportPlan") -> set[int | None]:
    return {day for _, day in plan.days} if plan.days else {plan.meeting_day_id}


def _where(plan: "ImportPlan", days: Sequence["MeetingDay"]) -> str:
    """The days of a plan in words."""
    there = [f"hari {day.position} ({day.date.isoformat()})" for day in days if day.id in _day_ids(plan)]
    return ", ".join(there) or "belum ada hari yang dipilih"


def _imports(logbook: "Logbook", options: Options, say: Speaker) -> int:
    meeting = logbook.meetings.meeting(options.kegiatan) if options.kegiatan else None
    found = logbook.imports.batches(meeting.id if meeting is not None else None)
    say.line(f"{len(found)} impor ke {meeting.title if meeting is not None else 'daftar orang'}.")
    places = {day.id: day.position for day in meeting.days} if meeting is not None else {}
    rows: list[dict[str, Any]] = []
    for one in found:
        day = places.get(one.meeting_day_id or 0)
        when = one.imported_at.isoformat(sep=" ", timespec="minutes") if one.imported_at else ""
        where = f", hari {day}" if day else ""
        counts = f"{one.rows_new} baru, {one.rows_matched} cocok, {one.rows_waiting} menunggu"
        say.line(f"  {one.id}. {one.file_name}{where}, {when}: {counts}")
        rows.append(
            {
                "batch": one.id,
                "file": one.file_name,
                "sheet": one.sheet,
                "day": day,
                "at": when,
                "new": one.rows_new,
                "matched": one.rows_matched,
                "waiting": one.rows_waiting,
            }
        )
    say.document({"imports": rows})
    return 0


def _take_back(logbook: "Logbook", options: Options, say: Speaker) -> int:
    done = logbook.imports.take_back(options.nomor)
    say.line(
        f"Impor {done.file_name} ditarik kembali: {done.removed} kehadiran dan {done.people_removed} orang dihapus, "
        f"{done.restored} isian dikembalikan."
    )
    if done.kept:
        say.line(f"{len(done.kept)} tetap ada:")
    for one in done.kept:
        say.line(f"  {one.name}: {one.why}")
    say.line("Untuk mengurungkan: buku-imbas urung")
    say.document(
        {
            "file": done.file_name,
            "removed": done.removed,
            "people_removed": done.people_removed,
            "restored": done.restored,
            "kept": [{"name": one.name, "why": one.why} for one in done.kept],
        }
    )
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


def tell_plan(plan: "ImportPlan", say: Speaker) -> None:
    """Say what an import would do, and which rows it leaves out."""
    from app.domain.lists import RowOutcome

    counts = ", ".join(f"{plan.count(outcome)} {outcome.label.lower()}" for outcome in RowOutcome)
    say.line(f"Rencana: {counts}.")
    for note in (*plan.warnings, *plan.notes):
        say.line(f"  {note}")
    for question in plan.school_questions:
        say.line(f"  [Sekolah] Baris {question.row}: {question.reason}")
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
        "warnings": list(plan.warnings),
        "schools": [
            {"cell": one.cell, "row": one.row, "people": one.people, "near": [option.name for option in one.near]}
            for one in plan.school_questions
        ],
    }


def _recognise_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="berkasnya")
    layout_words(parser)


def _import_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="berkas daftar hadir; boleh beberapa sekaligus")
    parser.add_argument("--kegiatan", type=int, required=True, metavar="ID", help="nomor kegiatan")
    parser.add_argument("--hari", type=int, metavar="N", help="hari ke-N (bawaan: hari pertama tanpa daftar hadir)")
    layout_words(parser)
    parser.add_argument(
        "--semua-hari", dest="semua_hari", action="store_true", help="impor semua lembar, tiap lembar ke harinya"
    )
    parser.add_argument("--pratinjau", action="store_true", help="tampilkan rencana saja, jangan tulis")


def _imports_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kegiatan", type=int, default=0, metavar="ID", help="nomor kegiatan (bawaan: daftar orang)")


COMMANDS = (
    Command(name="kenali", about="apa yang dikenali dari sebuah berkas", words=_recognise_words, run_alone=_recognise),
    Command(name="impor", about="impor daftar hadir ke sebuah kegiatan", words=_import_words, run=_import),
    Command(name="daftar-impor", about="daftar yang pernah diimpor", words=_imports_words, run=_imports),
    Command(
        name="impor-batal",
        about="tarik kembali sebuah impor; yang sudah diubah orang tetap ada",
        words=lambda parser: parser.add_argument("nomor", type=int, metavar="NOMOR", help="nomor impor (daftar-impor)"),
        run=_take_back,
    ),
)
