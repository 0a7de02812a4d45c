"""The command line: the same services as the window, Indonesian sentences, and `--json` for scripts.

Exit status: 0 done; 1 a bug; 2 usage; 3 input refused, nothing changed; 4 environment (locked, full, damaged, no
permission). With `--json`, stdout holds one JSON document and every sentence goes to stderr.
"""

import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.arguments import Options, parse
from app.core.errors import BukuImbasError, UserError
from app.core.paths import DataFolder, default_data_folder
from app.domain.dates import format_days, format_size

if TYPE_CHECKING:
    from app.domain.lists import ImportPlan, ListTable, Recognition
    from app.services.logbook import Logbook

_BUG = "Program menemui kesalahan yang bukan dari Anda. Data Anda aman. Rinciannya ada di {log}."


def run_command(arguments: Sequence[str]) -> int:
    """Carry out one command; returns the exit status."""
    options = parse(arguments)
    folder = DataFolder((Path(options.data) if options.data else default_data_folder()).absolute())
    say = _Speaker(json_wanted=options.json)
    try:
        if options.command in _WITHOUT_DATA:
            return _WITHOUT_DATA[options.command](options, say)
        return _with_logbook(folder, options, say)
    except BukuImbasError as error:
        say.problem(str(error))
        say.document({"message": str(error)})
        return error.exit_status
    except BrokenPipeError:  # the reader of our output has closed it
        return 0
    except Exception:
        logging.getLogger(__name__).exception("Unexpected error")
        say.problem(_BUG.format(log=folder.log))
        raise


def _with_logbook(folder: DataFolder, options: Options, say: "_Speaker") -> int:
    from app.bootstrap import lock_folder, open_logbook

    lock = lock_folder(folder)
    try:
        logbook = open_logbook(folder)
        try:
            return _WITH_DATA[options.command](logbook, options, say)
        finally:
            logbook.close()
    finally:
        lock.release()


class _Speaker:
    """Sentences and the one JSON document; at most one document is written."""

    def __init__(self, *, json_wanted: bool) -> None:
        self._json = json_wanted
        self._written = False

    def line(self, text: str = "") -> None:
        """A sentence or a row of a listing."""
        print(text, file=sys.stderr if self._json else sys.stdout)

    def problem(self, text: str) -> None:
        print(text, file=sys.stderr)

    def document(self, content: Any) -> None:
        if self._json and not self._written:
            self._written = True
            json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
            sys.stdout.write("\n")


# ---- commands


def _sample(logbook: "Logbook", _options: Options, say: _Speaker) -> int:
    logbook.sample.fill()
    status = logbook.overview.status()
    say.line(f"Data contoh {status.school} siap: {status.partners} sekolah imbas, {status.meetings} kegiatan.")
    say.line(f"Letaknya: {logbook.folder.root}")
    say.document({"folder": str(logbook.folder.root), "school": status.school, "meetings": status.meetings})
    return 0


def _status(logbook: "Logbook", _options: Options, say: _Speaker) -> int:
    status = logbook.overview.status()
    tasks = logbook.overview.tasks()
    say.line(status.school or "Data sekolah belum diisi.")
    say.line(
        f"{status.partners} sekolah imbas · {status.people} orang · {status.meetings} kegiatan, "
        f"{status.held} terlaksana, {status.complete_meetings} lengkap · {status.attendance} catatan kehadiran · "
        f"{status.documents} berkas"
    )
    for task in tasks:
        say.line(f"  [{task.level.label}] {task.title} ({task.detail})")
    say.document(
        {
            "school": status.school,
            "programme": status.programme,
            "partners": status.partners,
            "people": status.people,
            "meetings": status.meetings,
            "held": status.held,
            "attendance": status.attendance,
            "documents": status.documents,
            "complete_meetings": status.complete_meetings,
            "missing": status.missing,
            "tasks": [
                {"level": task.level, "title": task.title, "detail": task.detail, "meeting": task.meeting_id}
                for task in tasks
            ],
        }
    )
    return 0


def _meetings(logbook: "Logbook", _options: Options, say: _Speaker) -> int:
    listed = logbook.overview.meetings()
    for item in listed:
        meeting = item.meeting
        say.line(
            f"{meeting.id:>4}  {format_days([day.date for day in meeting.days])}  {meeting.title}  "
            f"[{meeting.status.label}]  hadir {item.attended}/{item.listed}  "
            f"kelengkapan {item.completeness.have}/{item.completeness.need}"
        )
    if not listed:
        say.line("Belum ada kegiatan. Catat di jendela, atau isi dengan data contoh: buku-imbas contoh")
    say.document(
        [
            {
                "id": item.meeting.id,
                "uid": item.meeting.uid,
                "title": item.meeting.title,
                "stage": item.stage_name,
                "status": item.meeting.status,
                "days": [
                    {"id": day.id, "position": day.position, "date": day.date.isoformat()} for day in item.meeting.days
                ],
                "listed": item.listed,
                "attended": item.attended,
                "waiting": item.waiting,
                "completeness": {"have": item.completeness.have, "need": item.completeness.need},
                "missing": [gap.code for gap in item.completeness.items if gap.have < gap.need],
            }
            for item in listed
        ]
    )
    return 0


def _schools(logbook: "Logbook", _options: Options, say: _Speaker) -> int:
    school = logbook.schools.model_school()
    partners = logbook.schools.partners()
    say.line(f"Sekolah model: {school.name if school else 'belum diisi'}")
    for partner in partners:
        place = ", ".join(part for part in (partner.district, partner.npsn) if part)
        say.line(f"{partner.id:>4}  {partner.name}" + (f"  ({place})" if place else ""))
    say.document(
        {
            "model_school": {"uid": school.uid, "name": school.name, "npsn": school.npsn} if school else None,
            "partners": [
                {
                    "id": partner.id,
                    "uid": partner.uid,
                    "name": partner.name,
                    "npsn": partner.npsn,
                    "district": partner.district,
                }
                for partner in partners
            ],
        }
    )
    return 0


def _recognise(options: Options, say: _Speaker) -> int:
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


def _import(logbook: "Logbook", options: Options, say: _Speaker) -> int:
    meeting = logbook.meetings.meeting(options.kegiatan)
    seen = logbook.imports.recognise(Path(options.file))
    table = _choose_table(seen, options.lembar)
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
    _tell_plan(plan, say)
    document = _plan_document(plan) | {"meeting": meeting.id, "day": day.position, "written": False}
    if options.pratinjau:
        say.line("Pratinjau saja: belum ada yang ditulis.")
        say.document(document)
        return 0
    result = logbook.imports.commit(plan, {})
    say.line(f"Tersimpan: {result.new} orang baru, {result.matched} cocok, {result.waiting} baris menunggu jawaban.")
    say.line("Untuk mengurungkan: buku-imbas urung")
    say.document(document | {"written": True})
    return 0


def _choose_table(seen: "Recognition", sheet: str | None) -> "ListTable":
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


def _tell_plan(plan: "ImportPlan", say: _Speaker) -> None:
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


def _plan_document(plan: "ImportPlan") -> dict[str, Any]:
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


def _undo(logbook: "Logbook", _options: Options, say: _Speaker) -> int:
    return _tell_step(logbook.history.undo(), "Diurungkan", "Tidak ada yang bisa diurungkan.", say)


def _redo(logbook: "Logbook", _options: Options, say: _Speaker) -> int:
    return _tell_step(logbook.history.redo(), "Diulangi", "Tidak ada yang bisa diulangi.", say)


def _tell_step(label: str | None, done: str, nothing: str, say: _Speaker) -> int:
    say.line(f"{done}: {label}." if label else nothing)
    say.document({"label": label})
    return 0 if label else 3


def _packet(logbook: "Logbook", options: Options, say: _Speaker) -> int:
    packet = logbook.packets.make(Path(options.ke).absolute(), options.dari, options.sampai, options.batas_mb)
    for file in packet.files:
        say.line(f"Paket selesai: {Path(packet.folder) / file.name} ({format_size(file.size)})")
    say.document(
        {
            "folder": packet.folder,
            "from": packet.from_date.isoformat() if packet.from_date else None,
            "until": packet.until_date.isoformat() if packet.until_date else None,
            "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in packet.files],
        }
    )
    return 0


def _verify(options: Options, say: _Speaker) -> int:
    from app.core.progress import Progress
    from app.packet.verify import verify_packet

    found = verify_packet(Path(options.file), Progress())
    if found.ok:
        say.line(f"Paket utuh: {found.school_name}, {found.files_checked} berkas cocok dengan daftarnya.")
    else:
        say.line(f"Paket tidak utuh: {found.school_name}.")
    for problem in found.problems:
        say.line(f"  {problem}")
    say.document(
        {
            "ok": found.ok,
            "school": found.school_name,
            "npsn": found.npsn,
            "files": found.files_checked,
            "problems": list(found.problems),
        }
    )
    return 0 if found.ok else 3


_WITHOUT_DATA: dict[str, Callable[[Options, _Speaker], int]] = {"kenali": _recognise, "periksa": _verify}

_WITH_DATA: dict[str, Callable[["Logbook", Options, _Speaker], int]] = {
    "contoh": _sample,
    "status": _status,
    "kegiatan": _meetings,
    "sekolah": _schools,
    "impor": _import,
    "urung": _undo,
    "ulang": _redo,
    "paket": _packet,
}
