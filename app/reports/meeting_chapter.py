"""The chapter of one meeting: facts, attendance, invitations and presence per partner, completeness, documentation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from app.domain.attendance import count_states, remark_of
from app.domain.completeness import GapLevel
from app.domain.dates import format_day, format_days, format_percent
from app.domain.meetings import describe_change
from app.domain.records import AttendanceRow, Meeting, MeetingDay, MeetingRole, Topic
from app.domain.report import MeetingReport
from app.domain.terms import AttendanceState, MeetingMode, MeetingStatus, Role, ServiceKind
from app.reports.photos import photo_rows
from app.reports.phrases import clock_phrase, invitation_phrase, role_labels
from app.reports.tables import TableColumn, fact_table, headed_table, ruled_table
from app.reports.type_styles import BODY_TEXT, LISTED, MEETING, NOTE, PART, gap, heading, paragraph
from app.reports.typesetting import MM, platypus

_ATTENDANCE = (
    TableColumn("NO", 9, "CENTER"),
    TableColumn("NAMA", 39),
    TableColumn("NIP", 33),
    TableColumn("UNIT KERJA", 33),
    TableColumn("JABATAN", 22),
    TableColumn("KEHADIRAN", 24),
)
_OTHER_ROLES = (*_ATTENDANCE[:4], TableColumn("PERAN", 22), _ATTENDANCE[5])
_PARTNERS = (
    TableColumn("NO", 9, "CENTER"),
    TableColumn("SEKOLAH IMBAS", 79),
    TableColumn("HADIR", 22, "CENTER"),
    TableColumn("DIHARAPKAN", 28, "CENTER"),
    TableColumn("PERSEN", 22, "CENTER"),
)
_INVITED = (
    _PARTNERS[0],
    TableColumn("SEKOLAH IMBAS", 46),
    TableColumn("HASIL UNDANGAN", 46),
    TableColumn("HADIR", 17, "CENTER"),
    TableColumn("DIHARAPKAN", 25, "CENTER"),
    TableColumn("PERSEN", 17, "CENTER"),
)
_TASKS = (Role.SPEAKER, Role.FACILITATOR, Role.COMMITTEE, Role.MINUTES_TAKER, Role.PARTICIPANT)
_GAPS = (
    TableColumn("NO", 9, "CENTER"),
    TableColumn("YANG DIPERLUKAN", 79),
    TableColumn("ADA", 22, "CENTER"),
    TableColumn("PERLU", 28, "CENTER"),
    TableColumn("STATUS", 22, "CENTER"),
)
_COLOURS = {GapLevel.THERE: "#1F7A43", GapLevel.SOON: "#9A6200", GapLevel.MISSING: "#B3261E"}
_DOCUMENTS = (TableColumn("NO", 9, "CENTER"), TableColumn("JENIS", 46), TableColumn("BERKAS ATAU TAUTAN", 105))


def meeting_chapter(number: int, report: MeetingReport, zone: str, check: Callable[[], None]) -> list[Any]:
    """All that is printed of one meeting. `check` may raise to stop."""
    story = heading(f"{number}. {report.meeting.title or 'Kegiatan tanpa judul'}", MEETING, 1, 75 * MM)
    story.append(fact_table(_facts(report, zone)))
    if report.meeting.topics:
        story += heading("Pokok bahasan", PART, None, 20 * MM)
        story += [paragraph(_topic(index, topic), LISTED) for index, topic in enumerate(report.meeting.topics, 1)]
    if report.meeting.note.strip():
        story += heading("Catatan", PART, None, 20 * MM)
        story += [paragraph(line, BODY_TEXT) for line in report.meeting.note.splitlines() if line.strip()]
    story += _attendance(report, check)
    story += _partner_presence(report)
    story += _completeness(report)
    story += _documentation(report)
    return story


def _facts(report: MeetingReport, zone: str) -> list[tuple[str, str]]:
    meeting = report.meeting
    facts = [("Hari/tanggal", format_days([day.date for day in meeting.days]))]
    facts += _one_a_line("Perubahan tanggal", [describe_change(change) for change in meeting.date_changes])
    facts += _times(meeting.days, zone)
    online = meeting.mode is MeetingMode.ONLINE
    if meeting.place or not online:
        facts.append(("Tempat", meeting.place))
    if meeting.link or online:
        facts.append(("Tautan", meeting.link))
    if report.stage is not None:
        facts.append(("Tahapan", report.stage.name))
    shape = meeting.mode.label
    if meeting.service is not ServiceKind.NONE:
        shape = f"{meeting.service.label}, {shape.lower()}"
    facts.append(("Bentuk", shape))
    if meeting.organiser:
        facts.append(("Penyelenggara", meeting.organiser))
    if meeting.status is not MeetingStatus.HELD:
        facts.append(("Status", meeting.status.label))
    labels = role_labels(report.programme)
    for role in _TASKS:
        facts += _role_facts(meeting, role, labels[role])
    sent = [_delegate(person) for person in meeting.roles if person.role is Role.DELEGATE]
    return facts + _one_a_line("Yang diutus", sent)


def _times(days: Sequence[MeetingDay], zone: str) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = []
    for day in days:
        hours = f"{day.lesson_hours} JP" if day.lesson_hours else ""
        line = ", ".join(part for part in (clock_phrase(day, zone), hours) if part)
        facts.append(("Waktu" if len(days) == 1 else f"Waktu hari ke-{day.position}", line))
    return facts


def _role_facts(meeting: Meeting, role: Role, label: str) -> list[tuple[str, str]]:
    """Who was to do it and who did; one line when nothing changed."""
    people = [person for person in meeting.roles if person.role is role]
    if not people:
        return []
    if all(person.planned and person.came is not False for person in people):
        return _one_a_line(label, [_person(person, person.note) for person in people])
    planned = [
        _person(person, f"tidak hadir: {person.note or 'tanpa keterangan'}" if person.came is False else "")
        for person in people
        if person.planned or person.came is False
    ]
    actual = [
        _person(person, person.note) for person in people if person.came or (person.came is None and not person.planned)
    ]
    facts = _one_a_line(f"{label} (rencana)", planned or ["-"])
    return facts + _one_a_line(f"{label} (hadir)", actual or ["-"])


def _delegate(person: MeetingRole) -> str:
    stayed = "tidak berangkat" if person.came is False else ""
    return _person(person, ", ".join(part for part in (person.note, stayed) if part))


def _person(person: MeetingRole, remark: str) -> str:
    who = f"{person.name}, {person.institution}" if person.institution else person.name
    return f"{who} ({remark})" if remark else who


def _one_a_line(label: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    return [(label if index == 0 else "", line) for index, line in enumerate(lines)]


def _topic(index: int, topic: Topic) -> str:
    more = ", ".join(part for part in (f"{topic.lesson_hours} JP" if topic.lesson_hours else "", topic.speaker) if part)
    return f"{index}. {topic.title}" + (f" ({more})" if more else "")


def _attendance(report: MeetingReport, check: Callable[[], None]) -> list[Any]:
    story: list[Any] = []
    days = report.meeting.days
    for day in days:
        label = "Daftar kehadiran" if len(days) == 1 else f"Daftar kehadiran hari ke-{day.position}"
        title = f"{label}: {format_day(day.date)}"
        rows = [row for row in report.attendance if row.meeting_day_id == day.id]
        if not rows:
            story += [*heading(title, PART, None), paragraph("Kehadiran hari ini belum dicatat.", NOTE)]
            continue
        between = [paragraph(_count_sentence(rows), BODY_TEXT)]
        for part, columns, cells in _day_tables(report, rows):
            story += headed_table(title or part, PART, None, ruled_table(columns, cells, on_row=check), between)
            title, between = "", []
    return story


def _day_tables(
    report: MeetingReport, rows: Sequence[AttendanceRow]
) -> Iterator[tuple[str, Sequence[TableColumn], Iterable[Sequence[str]]]]:
    """The lists of one day: guests, people sent, people with a task."""
    labels = role_labels(report.programme)
    for role, title in ((Role.PARTICIPANT, labels[Role.PARTICIPANT]), (Role.DELEGATE, "Yang diutus")):
        if listed := [row for row in rows if row.role is role]:
            yield title, _ATTENDANCE, [(str(n), *_cells(row, row.position)) for n, row in enumerate(listed, 1)]
    if busy := [row for row in rows if row.role not in (Role.PARTICIPANT, Role.DELEGATE)]:
        title = f"{labels[Role.SPEAKER]} dan petugas"
        yield title, _OTHER_ROLES, [(str(n), *_cells(row, labels[row.role])) for n, row in enumerate(busy, 1)]


def _cells(row: AttendanceRow, fifth: str) -> tuple[str, ...]:
    remark = remark_of(row)
    state = f"{row.state.label} ({remark})" if remark else row.state.label
    return row.name, row.nip or "-", row.institution or "-", fifth or "-", state


def _count_sentence(rows: Sequence[AttendanceRow]) -> str:
    count = count_states(rows)
    rest = ", ".join(
        f"{count.by_state[state]} {state.label.lower()}"
        for state in AttendanceState
        if state is not AttendanceState.PRESENT and state in count.by_state
    )
    sentence = f"Hadir {count.attended} dari {count.listed} orang yang terdaftar"
    return f"{sentence} ({rest})." if rest else f"{sentence}."


def _partner_presence(report: MeetingReport) -> list[Any]:
    if not report.partner_counts:
        return []
    invitations = {invitation.partner_id: invitation for invitation in report.meeting.invitations}
    rows = (
        (
            str(number),
            count.name,
            *((invitation_phrase(invitations.get(count.partner_id)),) if invitations else ()),
            str(count.attended),
            str(count.expected) if count.expected else "–",
            format_percent(count.attended, count.expected),
        )
        for number, count in enumerate(report.partner_counts, 1)
    )
    title = "Undangan dan kehadiran per sekolah imbas" if invitations else "Kehadiran per sekolah imbas"
    if len(report.meeting.days) > 1:
        title += " (orang-hari)"
    return headed_table(title, PART, None, ruled_table(_INVITED if invitations else _PARTNERS, rows))


def _completeness(report: MeetingReport) -> list[Any]:
    items = report.completeness.items
    if not items:
        return []
    rows = (
        (str(number), item.label, str(item.have), str(item.need), item.level.label)
        for number, item in enumerate(items, 1)
    )
    title = f"Kelengkapan: {report.completeness.have} dari {report.completeness.need}"
    table = ruled_table(_GAPS, rows, last_colours=[_COLOURS[item.level] for item in items])
    return [platypus.KeepTogether(headed_table(title, PART, None, table))]


def _documentation(report: MeetingReport) -> list[Any]:
    story: list[Any] = []
    if report.documents:
        rows = (
            (
                str(number),
                document.kind.label,
                " – ".join(part for part in (document.caption, document.link or document.original_name) if part),
            )
            for number, document in enumerate(report.documents, 1)
        )
        story += headed_table("Berkas pendukung", PART, None, ruled_table(_DOCUMENTS, rows))
    if report.photos:
        story += heading("Dokumentasi foto", PART, None, 80 * MM)
        story += [gap(3), *photo_rows(report.photos)]
    return story
