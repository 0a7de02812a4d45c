"""What a blank sheet holds: gathered from the day's list, the tasks and the invitations."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.clock import now
from app.core.errors import UserError
from app.domain.attendance_sheets import (
    MOST_SPARE,
    SheetContent,
    SheetPerson,
    invited_people,
    listed_people,
    person_row,
    sheet_cells,
)
from app.domain.identifiers import nip_warning
from app.domain.records import Document, Meeting, MeetingDay, ModelSchool
from app.domain.sheet_geometry import SheetRow
from app.domain.signatories import signatory_on
from app.domain.terms import Paper, SheetList
from app.services.letterhead import letterhead_pictures
from app.services.lost_letters import lost_letters
from app.services.school_names import partner_labels
from app.storage import attendances, meetings, people, printed_sheets, schools
from app.storage.database import Connection

_NO_CODE = "······"
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """One sheet as the user wants it."""

    day_id: int
    list: SheetList = SheetList.PARTICIPANTS
    spare: int = 5  # empty rows below the names
    prefilled: bool = True  # with the names; else only empty rows
    paper: Paper | None = None  # None: the school's


def content_of(connection: Connection, order: SheetOrder, file_path: Callable[[Document], Path]) -> SheetContent:
    """All that an order prints, under a code that stands for one; `file_path` says where a stored file lies.

    Raises `UserError` when the day is gone or the school is not entered.
    """
    meeting, day = stored_day(connection, order.day_id)
    school = own_school_of(connection)
    who = expected_on(connection, meeting, day, order.list, school) if order.prefilled else ()
    return SheetContent(
        school=school,
        meeting=meeting,
        day=day,
        list=order.list,
        people=who,
        spare=min(max(order.spare, 0), MOST_SPARE),
        paper=order.paper or school.paper,
        code=_NO_CODE,
        printed_at=now(),
        signatory=signatory_on(schools.signatories(connection), day.date),
        **letterhead_pictures(connection, school, file_path),
    )


def expected_on(
    connection: Connection, meeting: Meeting, day: MeetingDay, wanted: SheetList, school: ModelSchool
) -> tuple[SheetPerson, ...]:
    """Who stands on a list of a day before anybody has signed."""
    listed = listed_people(wanted, meeting, attendances.attendance_rows(connection, meeting_ids=[meeting.id]), day)
    if listed:
        return listed
    register = people.people(connection)
    labels = partner_labels(connection)
    return invited_people(wanted, meeting, register, partner_names=labels, own_school=school.name)


def content_again(connection: Connection, rows: Sequence[SheetRow], today: SheetContent) -> SheetContent:
    """A remembered sheet with its people in their rows, as they would be printed now.

    Rows to be filled by hand stand below the names; one between them belonged to somebody who is gone.
    """
    labels = partner_labels(connection)
    known = {one.uid: one for one in people.people(connection)}
    last = max((number for number, row in enumerate(rows, 1) if row.person_uid), default=0)
    who = [known.get(row.person_uid) for row in rows[:last]]
    shown = tuple(person_row(one, labels, today.school.name) if one is not None else SheetPerson() for one in who)
    return replace(today, people=shown, spare=len(rows) - last)


def file_name(content: SheetContent) -> str:
    """`Daftar-Hadir-Peserta-2019-11-16-Sosialisasi`, of several days with `Hari-1`. Plain ASCII."""
    day = f"Hari {content.day.position} " if len(content.meeting.days) > 1 else ""
    words = f"Daftar Hadir {content.list.label.split()[0]} {day}{content.day.date.isoformat()} {content.meeting.title}"
    return re.sub(r"[^A-Za-z0-9]+", "-", words).strip("-")[:80].rstrip("-")


def damaged_nip_note(named: Sequence[SheetPerson]) -> str:
    """A sentence about the NIP that look damaged, which are printed as they are; usually empty."""
    odd = [one.name for one in named if nip_warning(one.nip)]
    if not odd:
        return ""
    names = ", ".join(odd[:_MOST_NAMED]) + (f", dan {len(odd) - _MOST_NAMED} lagi" if len(odd) > _MOST_NAMED else "")
    return f"NIP {len(odd)} orang mungkin rusak: {names}. Betulkan di halaman Orang; kini tercetak apa adanya."


def unprintable_note(named: Sequence[SheetPerson]) -> str:
    """A sentence about letters that the fonts of the PDF do not have; usually empty."""
    lost = sum(bool(lost_letters(text)) for one in named for text in sheet_cells(one))
    return (
        f"{lost} isian memuat huruf yang tercetak sebagai kotak (□) di PDF; di Word hurufnya tetap ada." if lost else ""
    )


def stored_meeting(connection: Connection, meeting_id: int) -> Meeting:
    """A meeting. Raises `UserError` when it is gone."""
    found = meetings.meetings(connection, ids=[meeting_id])
    if not found:
        raise UserError("Kegiatan ini sudah tidak ada di buku. Buka daftar kegiatannya lagi.")
    return found[0]


def stored_day(connection: Connection, day_id: int) -> tuple[Meeting, MeetingDay]:
    """A day with its meeting. Raises `UserError` when it is gone."""
    meeting_id = printed_sheets.meeting_of_day(connection, day_id)
    if meeting_id is not None:
        meeting = stored_meeting(connection, meeting_id)
        return meeting, next(day for day in meeting.days if day.id == day_id)
    raise UserError("Hari kegiatan ini sudah tidak ada di buku. Buka kegiatannya lagi.")


def own_school_of(connection: Connection) -> ModelSchool:
    """The model school. Raises `UserError` while it is not entered."""
    school = schools.get_model_school(connection)
    if school is None:
        raise UserError("Data sekolah belum diisi. Isi nama sekolah dahulu, lalu cetak daftar hadirnya.")
    return school
