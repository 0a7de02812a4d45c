"""Lists that are no attendance: people into the register, schools onto the list of sekolah imbas."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.attendance_lists import choose_table, plan_document, tell_plan
from app.commands.command import Command, Options
from app.commands.list_layouts import given_layout, layout_words
from app.commands.speaker import Speaker

if TYPE_CHECKING:
    from app.domain.school_lists import SchoolPlan
    from app.services.logbook import Logbook

_PREVIEW = "Pratinjau saja: belum ada yang ditulis."
_UNDO = "Untuk mengurungkan: buku-imbas urung"


def _import_people(logbook: "Logbook", options: Options, say: Speaker) -> int:
    path = Path(options.file)
    seen = logbook.register_imports.recognise(path)
    layout = given_layout(options, seen)
    if layout is not None:
        seen = logbook.register_imports.recognise(path, given=layout)
    plan = logbook.register_imports.plan_people(seen, choose_table(seen, options.lembar))
    say.line(seen.message)
    tell_plan(plan, say)
    document = plan_document(plan) | {"written": False}
    if options.pratinjau:
        say.line(_PREVIEW)
    else:
        done = logbook.register_imports.commit_people(plan, {}, layout=layout)
        say.line(f"Tersimpan: {done.new} orang baru, {done.matched} cocok, {done.waiting} baris menunggu jawaban.")
        say.line(_UNDO)
        document |= {"written": True, "batch": done.batch_id}
    say.document(document)
    return 0


def _import_schools(logbook: "Logbook", options: Options, say: Speaker) -> int:
    from app.domain.lists import RowOutcome

    plan = logbook.register_imports.plan_partners(Path(options.file))
    say.line(plan.recognition.message)
    counts = ", ".join(f"{plan.count(outcome)} {outcome.label.lower()}" for outcome in RowOutcome)
    say.line(f"Rencana: {counts}.")
    for note in plan.notes:
        say.line(f"  {note}")
    for row in plan.rows:
        if row.reason:
            say.line(f"  [{row.outcome.label}] Baris {row.row}: {row.reason}")
    document = _schools_document(plan) | {"written": False}
    if options.pratinjau:
        say.line(_PREVIEW)
    else:
        done = logbook.register_imports.commit_partners(plan, {})
        say.line(f"Tersimpan: {done.new} sekolah baru, {done.filled} dilengkapi, {done.left_out} baris tidak dipakai.")
        say.line(_UNDO)
        document["written"] = True
    say.document(document)
    return 0


def _schools_document(plan: "SchoolPlan") -> dict[str, Any]:
    from app.domain.lists import RowOutcome

    return {
        "file": plan.file_name,
        "counts": {str(outcome): plan.count(outcome) for outcome in RowOutcome},
        "rows": [
            {"sheet": row.sheet, "row": row.row, "outcome": row.outcome, "school": row.who, "reason": row.reason}
            for row in plan.rows
        ],
        "notes": list(plan.notes),
    }


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="berkas daftarnya")
    parser.add_argument("--pratinjau", action="store_true", help="tampilkan rencana saja, jangan tulis")


def _people_words(parser: argparse.ArgumentParser) -> None:
    _words(parser)
    layout_words(parser)


COMMANDS = (
    Command(
        name="impor-orang", about="impor orang ke buku dari sebuah daftar", words=_people_words, run=_import_people
    ),
    Command(name="impor-sekolah", about="impor daftar sekolah imbas", words=_words, run=_import_schools),
)
