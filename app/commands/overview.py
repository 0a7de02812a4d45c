"""What is there: sample, status, meetings, schools."""

from typing import TYPE_CHECKING

from app.commands.command import Command, Options
from app.commands.speaker import Speaker
from app.domain.dates import format_days

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _sample(logbook: "Logbook", _options: Options, say: Speaker) -> int:
    logbook.sample.fill()
    status = logbook.overview.status()
    say.line(f"Data contoh {status.school} siap: {status.partners} sekolah imbas, {status.meetings} kegiatan.")
    say.line(f"Letaknya: {logbook.folder.root}")
    say.document({"folder": str(logbook.folder.root), "school": status.school, "meetings": status.meetings})
    return 0


def _status(logbook: "Logbook", _options: Options, say: Speaker) -> int:
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


def _meetings(logbook: "Logbook", _options: Options, say: Speaker) -> int:
    listed = logbook.overview.meetings()
    for item in listed:
        meeting = item.meeting
        say.line(
            f"{meeting.id:>4}  {format_days([day.date for day in meeting.days])}  {meeting.title}  "
            f"[{meeting.status.label}]  hadir {item.attended}/{item.expected}  "
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
                "attended": item.attended,
                "expected": item.expected,
                "waiting": item.waiting,
                "completeness": {"have": item.completeness.have, "need": item.completeness.need},
                "missing": [gap.code for gap in item.completeness.items if gap.have < gap.need],
            }
            for item in listed
        ]
    )
    return 0


def _schools(logbook: "Logbook", _options: Options, say: Speaker) -> int:
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


COMMANDS = (
    Command(name="contoh", about="isi folder data yang kosong dengan sekolah contoh", run=_sample),
    Command(name="status", about="apa yang ada dan apa yang perlu dikerjakan", run=_status),
    Command(name="kegiatan", about="daftar kegiatan dengan nomornya", run=_meetings),
    Command(name="sekolah", about="sekolah model dan sekolah imbas dengan nomornya", run=_schools),
)
