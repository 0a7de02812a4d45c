"""The blank attendance sheet: who stands on it, what it says, and how paper and digital list compare."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.dates import format_day, format_number, format_times
from app.domain.letter_text import Fact
from app.domain.records import (
    AttendanceRow,
    Invitation,
    Meeting,
    MeetingDay,
    MeetingRole,
    ModelSchool,
    Person,
    Signatory,
)
from app.domain.terms import Affiliation, Paper, PersonGroup, Role, SheetList

LIST_OF_ROLE = {
    Role.PARTICIPANT: SheetList.PARTICIPANTS,
    Role.DELEGATE: SheetList.PARTICIPANTS,
    Role.SPEAKER: SheetList.SPEAKERS,
    Role.FACILITATOR: SheetList.SPEAKERS,
    Role.COMMITTEE: SheetList.COMMITTEE,
    Role.MINUTES_TAKER: SheetList.COMMITTEE,
}
"""Which list somebody with a task at the meeting signs."""

MOST_SPARE = 500  # empty rows on one sheet
_GRADE = re.compile(r"\b(?:IV|I{1,3})\s*/\s*[a-e]\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """A prefilled row. Without a name it is kept free for somebody of the school that it names."""

    uid: str = ""  # of the person, where the register knows them
    name: str = ""
    nip: str = ""
    grade: str = ""
    unit: str = ""  # school or institution
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """All that one sheet prints: one list on one day."""

    school: ModelSchool
    meeting: Meeting
    day: MeetingDay
    list: SheetList
    people: tuple[SheetPerson, ...]
    spare: int
    paper: Paper
    code: str
    printed_at: datetime
    signatory: Signatory | None = None  # the principal of that day
    government_logo: Path | None = None  # pictures of the letterhead, as stored files
    school_logo: Path | None = None
    letterhead: Path | None = None

    @property
    def title(self) -> str:
        """`DAFTAR HADIR PESERTA`."""
        return f"DAFTAR HADIR {self.list.label.upper()}"

    @property
    def date_phrase(self) -> str:
        """`Sabtu, 16 November 2019`, of several days with `(hari ke-1 dari 2)`."""
        several = len(self.meeting.days) > 1
        return format_day(self.day.date) + (
            f" (hari ke-{self.day.position} dari {len(self.meeting.days)})" if several else ""
        )


def sheet_facts(content: SheetContent) -> tuple[Fact, ...]:
    """Kegiatan, hari/tanggal, waktu and tempat; what is not known yet is a line to write on."""
    meeting, day = content.meeting, content.day
    times = format_times(day.start, day.end, content.school.time_zone.label)
    place = meeting.place.strip() or meeting.link.strip()
    facts = [
        Fact("Kegiatan", (meeting.title.strip() or _TO_WRITE,)),
        Fact("Hari/tanggal", (content.date_phrase,)),
        Fact("Waktu", (f"pukul {times}" if times else _TO_WRITE,)),
        Fact("Tempat", (place or _TO_WRITE,)),
    ]
    if meeting.organiser.strip():
        facts.append(Fact("Penyelenggara", (meeting.organiser.strip(),)))
    return tuple(facts)


_TO_WRITE = "…" * 24


def sheet_cells(person: SheetPerson) -> tuple[str, str, str, str, str]:
    """Name, NIP, golongan, unit and position as a row prints them.

    A NIP of 18 digits stands on two lines, birth date first. Somebody without NIP or rank gets a `-`.
    """
    if not person.name:
        return "", "", "", person.unit, ""
    nip = f"{person.nip[:8]} {person.nip[8:]}" if re.fullmatch(r"\d{18}", person.nip) else person.nip
    grade = _GRADE.search(person.grade)
    return person.name, nip or "-", (grade[0] if grade else person.grade) or "-", person.unit, person.position


def listed_people(
    wanted: SheetList, meeting: Meeting, rows: Iterable[AttendanceRow], day: MeetingDay
) -> tuple[SheetPerson, ...]:
    """Who stands on the digital list of a day, or, while that is empty, on that of the nearest earlier day.

    `rows` is the attendance of the whole meeting.
    """
    by_day: dict[int, list[AttendanceRow]] = {}
    for row in rows:
        if LIST_OF_ROLE[row.role] is wanted:
            by_day.setdefault(row.meeting_day_id, []).append(row)
    earlier = sorted((one for one in meeting.days if one.position <= day.position), key=lambda one: -one.position)
    begun = [by_day[one.id] for one in earlier if one.id in by_day]
    return tuple(_of_row(row) for row in begun[0]) if begun else ()


def invited_people(
    wanted: SheetList, meeting: Meeting, people: Sequence[Person], *, partner_names: dict[int, str], own_school: str
) -> tuple[SheetPerson, ...]:
    """Who would stand on a list that nobody has begun: who has a task, and for the peserta the invited schools.

    `people` is the register, `partner_names` goes by partner id. A school gets as many rows as people are expected of
    it; those beyond its known people name the school only.
    """
    known = {person.id: person for person in people}
    roles = [one for one in meeting.roles if LIST_OF_ROLE[one.role] is wanted and one.came is not False]
    found = [_of_role(one, known.get(one.person_id or 0), partner_names, own_school) for one in roles]
    if wanted is not SheetList.PARTICIPANTS:
        return tuple(found)
    senders = [_partner_of(one, known, partner_names) for one in roles]
    for invitation in meeting.invitations:
        sent = senders.count(invitation.partner_id)
        name = partner_names.get(invitation.partner_id, "")
        guests = [] if sent else _guests(invitation, people)
        found += [person_row(one, partner_names, own_school) for one in guests]
        found += [SheetPerson(unit=name)] * max(0, invitation.expected - sent - len(guests))
    return tuple(found)


def person_row(person: Person, partner_names: dict[int, str], own_school: str, institution: str = "") -> SheetPerson:
    """A person of the register as a row; `institution` stands where the register knows none."""
    units = {Affiliation.PARTNER: partner_names.get(person.partner_id or 0, ""), Affiliation.MODEL: own_school}
    return SheetPerson(
        uid=person.uid,
        name=person.name,
        nip=person.nip,
        grade=person.grade,
        unit=units.get(person.affiliation, "") or person.institution or institution,
        position=person.position,
    )


def _guests(invitation: Invitation, people: Sequence[Person]) -> list[Person]:
    """The people of an invited school: its usual participants, else everybody, unless that is more than was asked."""
    school = [
        one for one in people if one.affiliation is Affiliation.PARTNER and one.partner_id == invitation.partner_id
    ]
    usual = [one for one in school if PersonGroup.PARTICIPANT in one.groups] or school
    if invitation.expected and len(usual) > invitation.expected:
        return []
    return sorted(usual, key=lambda one: one.name.casefold())


def _partner_of(role: MeetingRole, known: dict[int, Person], partner_names: dict[int, str]) -> int | None:
    person = known.get(role.person_id or 0)
    if person is not None:
        return person.partner_id
    return next((number for number, name in partner_names.items() if name == role.institution.strip()), None)


def _of_row(row: AttendanceRow) -> SheetPerson:
    return SheetPerson(
        uid=row.person_uid,
        name=row.name,
        nip=row.nip,
        grade=row.grade,
        unit=row.institution,
        position=row.position,
    )


def _of_role(role: MeetingRole, person: Person | None, partner_names: dict[int, str], own_school: str) -> SheetPerson:
    if person is None:
        return SheetPerson(name=role.name, unit=role.institution, position=role.role.label)
    return person_row(person, partner_names, own_school, role.institution)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCount:
    """One list of one day: what was printed, what the digital list says, what was signed."""

    day_id: int
    list: SheetList
    sheets: int  # printed sheets of it
    printed: int  # names on the newest of them
    ticked: int  # people who attended by the digital list
    signed: int | None  # signatures on all its sheets; None while nobody has counted

    @property
    def agrees(self) -> bool | None:
        """Whether paper and digital list tell the same; None while something is not known."""
        return None if self.signed is None else self.signed == self.ticked

    @property
    def sentence(self) -> str:
        """Printed, ticked and signed in words."""
        printed, ticked = format_number(self.printed), format_number(self.ticked)
        if self.signed is None:
            return f"{printed} nama tercetak, {ticked} orang tercatat hadir. Tanda tangannya belum dihitung."
        signed = format_number(self.signed)
        counted = f"{printed} nama tercetak, {ticked} tercatat hadir, {signed} tanda tangan"
        if self.agrees:
            return f"{counted}: daftar digital dan lembarnya sama."
        if not self.ticked:
            return f"{counted}. Kehadiran digital daftar ini belum diisi."
        difference = format_number(abs(self.signed - self.ticked))
        if self.signed > self.ticked:
            return f"{counted}. {difference} tanda tangan belum ada di daftar digital: cocokkan namanya, lalu catat."
        return f"{counted}. {difference} orang tercatat hadir tanpa tanda tangan: cocokkan dengan lembarnya."
