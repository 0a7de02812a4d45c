"""Who gets a certificate of a meeting, as what, and why somebody does not get one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.lesson_hours import enough_days, hours_of, meeting_hours, roles_at, sat_there
from app.domain.records import AttendanceRow, Meeting, MeetingRole, Person, Programme
from app.domain.role_words import word_for
from app.domain.terms import Affiliation, AttendanceState, MeetingStatus, Role

ROLE_ORDER = (
    Role.SPEAKER,
    Role.FACILITATOR,
    Role.COMMITTEE,
    Role.MINUTES_TAKER,
    Role.PARTICIPANT,
    Role.DELEGATE,
)
"""Who had several tasks gets the certificate of the first one here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person of a meeting's lists, with what a certificate would say."""

    person_id: int
    name: str
    institution: str
    role: Role
    days: int  # attended in person
    lesson_hours: int
    qualifies: bool
    reason: str  # why not; empty when it qualifies


def candidates(
    meeting: Meeting,
    rows: Iterable[AttendanceRow],
    programme: Programme | None,
    tasked: Iterable[Person] = (),
    partner_order: Sequence[int] = (),
) -> tuple[Candidate, ...]:
    """Everybody on the lists of a meeting, in the order of their tasks, schools and names.

    The own school comes first, then the partners in `partner_order` (ids, as the user ordered them), then guests.

    `tasked` are people of the register, their institution ready to print, who have a task at the meeting: who came by
    the record of tasks needs no line on a list. A peserta has to reach the programme's minimum; whoever had another
    task has to have been there.
    """
    rule = programme or Programme()
    of_person: dict[int, list[AttendanceRow]] = defaultdict(list)
    places = {partner_id: place for place, partner_id in enumerate(partner_order)}
    school_places: dict[int, int] = {}  # by person
    for row in rows:
        of_person[row.person_id].append(row)
        school_places[row.person_id] = _school_place(row, places)
    tasks: dict[int, list[MeetingRole]] = defaultdict(list)
    for task in meeting.roles:
        if task.person_id is not None and task.came is not False:
            tasks[task.person_id].append(task)
    found = [_listed(meeting, own, rule, tasks.get(person_id, ())) for person_id, own in of_person.items()]
    for person in tasked:
        if person.id in tasks and person.id not in of_person:
            school_places[person.id] = _school_place(person, places)
            found.append(_tasked(meeting, person, tasks[person.id], rule.daily_hours_cap))
    return tuple(
        sorted(
            found,
            key=lambda one: (
                ROLE_ORDER.index(one.role),
                school_places[one.person_id],
                one.institution.casefold(),
                one.name.casefold(),
            ),
        )
    )


def certificate_word(role: Role, programme: Programme | None) -> str:
    """What a certificate calls a role; an utusan is a peserta to those who receive them."""
    return word_for(Role.PARTICIPANT if role is Role.DELEGATE else role, programme)


def rule_words(meeting: Meeting, programme: Programme | None) -> str:
    """The rule of a meeting in a sentence: how many of its days a peserta has to attend."""
    minimum, days = (programme or Programme()).minimum_attendance, len(meeting.days)
    needed = next((one for one in range(1, days + 1) if enough_days(one, days, minimum)), days)
    if days <= 1:
        return "Peserta yang hadir mendapat sertifikat." if days else ""
    least = f"setiap hari ({days} hari)" if needed == days else f"paling sedikit {needed} dari {days} hari"
    return f"Peserta yang hadir {least} mendapat sertifikat; syaratnya {minimum} %."


def meeting_notes(meeting: Meeting, days_with_list: Iterable[int]) -> tuple[str, ...]:
    """Sentences on what makes certificates doubtful before anybody is looked at; none of them blocks."""
    notes: list[str] = []
    if meeting.organiser:
        notes.append(
            f"Kegiatan ini diselenggarakan {meeting.organiser}; sertifikat biasanya diterbitkan penyelenggara."
        )
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        notes.append(f"Status kegiatan ini {meeting.status.label.lower()}.")
    there = set(days_with_list) & {day.id for day in meeting.days}
    empty = [str(day.position) for day in meeting.days if day.id not in there]
    if empty and there:
        notes.append(
            f"Hari ke-{' dan '.join(empty)} belum ada daftar hadirnya, jadi belum ikut dihitung sebagai hadir."
        )
    nameless = [task.name for task in meeting.roles if task.person_id is None and task.came is not False]
    if nameless:
        notes.append(
            f"Belum tercatat di halaman Orang, jadi belum dapat bersertifikat: {', '.join(nameless)}. "
            "Pilih orangnya di tab Ringkasan, atau tambahkan di daftar hadir."
        )
    if meeting.days and not any(day.lesson_hours for day in meeting.days):
        notes.append("JP kegiatan ini belum diisi (tab Ringkasan), jadi sertifikatnya tanpa JP.")
    return tuple(notes)


def _school_place(person: AttendanceRow | Person, places: Mapping[int, int]) -> int:
    if person.affiliation is Affiliation.MODEL:
        return -1
    return places.get(person.partner_id or 0, len(places))


def _listed(meeting: Meeting, rows: list[AttendanceRow], rule: Programme, tasks: Sequence[MeetingRole]) -> Candidate:
    # Who never sat there gets no certificate, and is shown as what the lists and tasks say.
    roles = roles_at(meeting, rows) or {one.role for one in (*rows, *tasks)}
    role = min(roles, key=ROLE_ORDER.index)
    earned = meeting_hours(meeting, rows, rule.minimum_attendance, rule.daily_hours_cap)
    return Candidate(
        person_id=rows[0].person_id,
        name=rows[0].name,
        institution=rows[0].institution,
        role=role,
        days=earned.days,
        lesson_hours=earned.lesson_hours,
        qualifies=earned.qualifies,
        reason="" if earned.qualifies else _reason(meeting, rows, earned.days, rule.minimum_attendance),
    )


def _tasked(meeting: Meeting, person: Person, tasks: Sequence[MeetingRole], cap: int) -> Candidate:
    came = any(task.came for task in tasks)
    return Candidate(
        person_id=person.id,
        name=person.name,
        institution=person.institution,
        role=min((task.role for task in tasks), key=ROLE_ORDER.index),
        days=len(meeting.days) if came else 0,
        lesson_hours=hours_of(meeting.days, cap) if came else 0,
        qualifies=came,
        reason="" if came else "belum ditandai hadir, di daftar hadir maupun di tab Ringkasan",
    )


def _reason(meeting: Meeting, rows: list[AttendanceRow], attended: int, minimum: int) -> str:
    if attended:
        return f"hadir {100 * attended // len(meeting.days)} %, kurang dari {minimum} %"
    replaced = [row for row in rows if row.state is AttendanceState.SUBSTITUTED]
    if replaced:
        by = next((row.substitute for row in replaced if row.substitute), "")
        return f"diwakili {by}" if by else "diwakili orang lain"
    if all(row.state is AttendanceState.UNKNOWN for row in rows):
        return "kehadirannya belum diisi"
    states = {row.state.label.lower() for row in rows if not sat_there(row.state)}
    return f"tidak hadir ({', '.join(sorted(states))})"
