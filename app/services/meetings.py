"""Meetings: planned, held, moved, copied."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from app.core.clock import now
from app.core.errors import UserError
from app.domain.dates import format_date
from app.domain.meetings import change_label, dates_of, is_moved, planned_copy
from app.domain.names import school_key
from app.domain.records import DateChange, Meeting, MeetingDay, MeetingRole, Person
from app.domain.terms import Affiliation, Role
from app.services.programmes import current_or_new
from app.storage import attendances, documents, meetings, people, schools
from app.storage.database import Connection, Database


class MeetingService:
    """The dated activities of the programme."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings by first date."""
        with self._database.read() as connection:
            return meetings.meetings(connection)

    def meeting(self, meeting_id: int) -> Meeting:
        """One meeting. Raises `UserError` when there is none with this id."""
        with self._database.read() as connection:
            return _stored(connection, meeting_id)

    def save(self, meeting: Meeting, *, reason: str = "") -> Meeting:
        """Add or change a meeting with its days, invitations, roles and topics.

        Days are numbered in date order, topics in the order given. When dates of a stored meeting are given up for
        others, the move is kept with its `reason`; what was kept of earlier moves stays whatever the record says.
        Raises `UserError` without a title, for a day that ends before it starts, for the same date twice, for a topic
        without a title or a role without a name, and when a day that has attendance would be lost.
        """
        meeting = replace(
            meeting,
            days=_ordered_days(meeting),
            topics=tuple(replace(topic, position=number) for number, topic in enumerate(meeting.topics, start=1)),
        )
        if not meeting.title.strip():
            raise UserError("Nama kegiatan masih kosong. Isi namanya, lalu simpan.")
        _check_parts(meeting)
        stored = self.meeting(meeting.id) if meeting.id else None
        label = change_label(stored, meeting) if stored is not None else f"Kegiatan baru: {meeting.title}"
        with self._database.use_case(label) as case:
            if meeting.id:
                before = _stored(case.connection, meeting.id)
                self._keep_days_with_attendance(case.connection, before, meeting)
                meeting = replace(meeting, date_changes=(*before.date_changes, *_move(before, meeting, reason)))
            if not meeting.programme_id:
                meeting = replace(meeting, programme_id=current_or_new(case).id)
            return meetings.save_meeting(case.connection, meeting)

    def copy(self, meeting_id: int, first_date: date, title: str = "") -> Meeting:
        """Plan the same meeting again from `first_date`, under another title when one is given. Returns the new one.

        Its days keep their gaps; partners that are not active on `first_date` are not invited. What happened at the
        original (outcomes, attendance, documents, letters) is not copied. Raises `UserError` when it is gone.
        """
        copied_title = title.strip() or self.meeting(meeting_id).title
        with self._database.use_case(f"Salin kegiatan: {copied_title}") as case:
            active = {one.id for one in schools.partners(case.connection) if one.active_on(first_date)}
            copied = planned_copy(_stored(case.connection, meeting_id), first_date, active)
            return meetings.save_meeting(case.connection, replace(copied, title=copied_title))

    def list_delegates(self, meeting_id: int) -> int:
        """Put the people that were sent on the attendance list of each day. Returns how many entries are new.

        Who was only typed becomes a person of the register. Who did not go is left out. Raises `UserError` when nobody
        is sent or the meeting has no day.
        """
        with self._database.use_case("Masukkan utusan ke daftar hadir") as case:
            meeting = _stored(case.connection, meeting_id)
            sent = [one for one in meeting.roles if one.role is Role.DELEGATE and one.came is not False]
            if not sent:
                raise UserError("Belum ada orang yang diutus. Tambahkan dahulu orangnya.")
            if not meeting.days:
                raise UserError("Kegiatan ini belum punya tanggal. Tambahkan dahulu harinya.")
            known = {one.id: one if one.person_id else _registered(case.connection, one) for one in sent}
            roles = tuple(known.get(one.id, one) for one in meeting.roles)
            if roles != meeting.roles:
                meetings.save_meeting(case.connection, replace(meeting, roles=roles))
            ids = list(dict.fromkeys(one.person_id for one in known.values() if one.person_id is not None))
            return sum(_list_people(case.connection, day.id, ids) for day in meeting.days)

    def remove(self, meeting_id: int) -> str:
        """Delete a meeting with everything that hangs on it; undo brings it back.

        Returns what went with it, as `20 kehadiran dan 8 berkas`, or an empty text.
        """
        title = self.meeting(meeting_id).title
        with self._database.use_case(f"Hapus kegiatan {title}") as case:
            gone = _hanging_on(case.connection, meeting_id)
            meetings.remove_meeting(case.connection, meeting_id)
        return gone

    @staticmethod
    def _keep_days_with_attendance(connection: Connection, before: Meeting, meeting: Meeting) -> None:
        kept = {day.id for day in meeting.days}
        filled = attendances.days_with_attendance(connection)
        for day in before.days:
            if day.id not in kept and day.id in filled:
                raise UserError(
                    f"Tanggal {format_date(day.date)} tidak dihapus karena sudah punya daftar hadir. "
                    "Ubah tanggalnya saja, atau kosongkan dahulu daftar hadirnya."
                )


def _stored(connection: Connection, meeting_id: int) -> Meeting:
    found = meetings.meetings(connection, ids=[meeting_id])
    if not found:
        raise UserError(f"Kegiatan nomor {meeting_id} tidak ada. Lihat nomornya dengan perintah “kegiatan”.")
    return found[0]


def _hanging_on(connection: Connection, meeting_id: int) -> str:
    """What is deleted together with a meeting, in words."""
    numbers = (
        (len(attendances.attendance_rows(connection, meeting_ids=[meeting_id])), "kehadiran"),
        (len(documents.documents(connection, [meeting_id])), "berkas"),
    )  # letters stay in the register
    return " dan ".join(f"{number} {word}" for number, word in numbers if number)


def _move(before: Meeting, after: Meeting, reason: str) -> tuple[DateChange, ...]:
    """The move from the stored dates to the new ones, or nothing."""
    old, new = dates_of(before), dates_of(after)
    if not is_moved(old, new):
        return ()
    return (DateChange(at=now(), before=old, after=new, reason=" ".join(reason.split())),)


def _registered(connection: Connection, role: MeetingRole) -> MeetingRole:
    """A delegate who was only typed, as a new person of the school that the institution names."""
    person = Person(name=role.name, affiliation=Affiliation.MODEL)
    key = school_key(role.institution)
    own = schools.get_model_school(connection)
    if key and not (own is not None and school_key(own.name) == key):
        same = [one for one in schools.partners(connection) if school_key(one.name) == key]
        if len(same) == 1:
            person = replace(person, affiliation=Affiliation.PARTNER, partner_id=same[0].id)
        else:  # of two schools of one name, nobody knows which is meant
            person = replace(person, affiliation=Affiliation.OTHER, institution=role.institution)
    return replace(role, person_id=people.save_person(connection, person).id)


def _list_people(connection: Connection, day_id: int, person_ids: Sequence[int]) -> int:
    there = attendances.present_on(connection, day_id)
    new = [attendances.Listed(person_id=one, role=Role.DELEGATE.code) for one in person_ids if one not in there]
    attendances.add_list(connection, day_id, new)
    return len(new)


def _check_parts(meeting: Meeting) -> None:
    """Raises `UserError` for a topic without a title or a role without a name."""
    for topic in meeting.topics:
        if not topic.title.strip():
            raise UserError(f"Pokok bahasan ke-{topic.position} belum punya judul. Isi judulnya, atau hapus barisnya.")
        if topic.lesson_hours < 0:
            raise UserError(f"Jumlah JP “{topic.title}” kurang dari nol. Isi 0 atau lebih.")
    for role in meeting.roles:
        if not role.name.strip():
            raise UserError(f"Ada {role.role.label.lower()} tanpa nama. Isi namanya, atau hapus barisnya.")


def _ordered_days(meeting: Meeting) -> tuple[MeetingDay, ...]:
    """The days in date order, numbered from 1."""
    days = sorted(meeting.days, key=lambda day: day.date)
    for day, following in pairwise(days):
        if day.date == following.date:
            raise UserError(f"Tanggal {format_date(day.date)} tertulis dua kali. Ubah salah satunya.")
    for day in days:
        for start, end, what in (
            (day.start, day.end, "Waktu"),
            (day.actual_start, day.actual_end, "Waktu sebenarnya"),
        ):
            if start is not None and end is not None and end <= start:
                raise UserError(
                    f"{what} pada {format_date(day.date)} selesai sebelum mulai. Periksa jam mulai dan jam selesainya."
                )
        if day.lesson_hours < 0:
            raise UserError(f"Jumlah JP pada {format_date(day.date)} kurang dari nol. Isi 0 atau lebih.")
    return tuple(replace(day, position=position) for position, day in enumerate(days, start=1))
