"""Meetings: planned, held, moved, copied."""

from dataclasses import replace
from itertools import pairwise

from app.core.errors import UserError
from app.domain.dates import format_date
from app.domain.records import Meeting, MeetingDay
from app.services.programmes import current_or_new
from app.storage import attendances, meetings
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
            found = meetings.meetings(connection, ids=[meeting_id])
        if not found:
            raise UserError(f"Kegiatan nomor {meeting_id} tidak ada. Lihat nomornya dengan perintah “kegiatan”.")
        return found[0]

    def save(self, meeting: Meeting) -> Meeting:
        """Add or change a meeting with its days, invitations and roles.

        Days are numbered in date order. Raises `UserError` without a title, for a day that ends before it starts, for
        the same date twice, and when a day that has attendance would be lost.
        """
        meeting = replace(meeting, days=_ordered_days(meeting))
        if not meeting.title.strip():
            raise UserError("Nama kegiatan masih kosong. Isi namanya, lalu simpan.")
        with self._database.use_case(f"Kegiatan {meeting.title}") as case:
            if meeting.id:
                self._keep_days_with_attendance(case.connection, meeting)
            if not meeting.programme_id:
                meeting = replace(meeting, programme_id=current_or_new(case).id)
            return meetings.save_meeting(case.connection, meeting)

    def remove(self, meeting_id: int) -> None:
        """Delete a meeting with everything that hangs on it; undo brings it back."""
        title = self.meeting(meeting_id).title
        with self._database.use_case(f"Hapus kegiatan {title}") as case:
            meetings.remove_meeting(case.connection, meeting_id)

    @staticmethod
    def _keep_days_with_attendance(connection: Connection, meeting: Meeting) -> None:
        kept = {day.id for day in meeting.days}
        filled = attendances.days_with_attendance(connection)
        for before in meetings.meetings(connection, ids=[meeting.id]):
            for day in before.days:
                if day.id not in kept and day.id in filled:
                    raise UserError(
                        f"Tanggal {format_date(day.date)} tidak dihapus karena sudah punya daftar hadir. "
                        "Ubah tanggalnya saja, atau kosongkan dahulu daftar hadirnya."
                    )


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
