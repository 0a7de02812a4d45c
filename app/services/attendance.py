"""Attendance by hand: one keystroke, one saved change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.core.errors import UserError
from app.domain.presence import Presence, presence
from app.domain.records import Attendance, AttendanceRow, Meeting, Person
from app.domain.terms import AttendanceState, Role
from app.services.people import existing_person
from app.services.school_names import partner_labels
from app.storage import attendances, people, programmes, schools
from app.storage.database import Connection, Database

_READ_WITH = frozenset({"attendance", "meeting", "meeting_day", "model_school", "partner", "person"})
_OFF_THE_LIST = "Baris ini sudah tidak ada di daftar hadir. Mungkin baru saja dihapus atau diurungkan."


class _Kept(NamedTuple):
    """The lists of one meeting as they were read last."""

    meeting_id: int
    rows: tuple[AttendanceRow, ...]


class AttendanceService:
    """Who came to which day.

    The lists that were read last are kept until something else changes: after a key only the changed row is read again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: _Kept | None = None
        self._changes = 0
        database.subscribe(self._forget)

    def _forget(self, changed: frozenset[str]) -> None:
        if not changed.isdisjoint(_READ_WITH):
            self._changes += 1
            self._kept = None

    def rows(self, meeting_id: int) -> tuple[AttendanceRow, ...]:
        """The lists of all days of a meeting, in the order they were entered."""
        kept, changes = self._kept, self._changes
        if kept is not None and kept.meeting_id == meeting_id:
            return kept.rows
        with self._database.read() as connection:
            found = attendances.attendance_rows(connection, meeting_ids=[meeting_id])
        if changes == self._changes:  # nobody wrote meanwhile
            self._kept = _Kept(meeting_id, found)
        return found

    def presence(self, meeting: Meeting, day_id: int | None = None) -> Presence:
        """Planned against present on one day of a meeting, or on all (None); partners are named as the window does."""
        rows = self.rows(meeting.id)
        with self._database.read() as connection:
            every = schools.partners(connection)
            labels = partner_labels(connection)
            stages = programmes.stages(connection, meeting.programme_id) if meeting.stage_id else ()
        named = [replace(one, name=labels[one.id]) for one in every]
        planned = next((one.planned_participants for one in stages if one.id == meeting.stage_id), 0)
        return presence(meeting, rows, named, day_id=day_id, planned_participants=planned)

    def set_state(self, ids: Sequence[int], state: AttendanceState) -> None:
        """Give entries a state; saved at once."""
        kept, changes = self._kept, self._changes
        with self._database.use_case(f"Kehadiran {self._whose(ids)}: {state.label}") as case:
            attendances.set_state(case.connection, ids, state)
            fresh = self._read_again(case.connection, kept, ids)
        self._keep(kept, changes, fresh)

    def substitute(self, entry_id: int, name: str, *, person_id: int | None = None, listed: bool = False) -> None:
        """Somebody sat there instead: `name`, or the person of the register, who stands on no list by that.

        `listed` puts them on the day's list as present too (a new name becomes a person of the same school); both are
        then counted as one seat. An empty name leaves it open. Raises `UserError` when the entry is gone.
        """
        kept, changes = self._kept, self._changes
        with self._database.use_case(f"Diwakili: {self._whose([entry_id])}") as case:
            found = attendances.attendance_rows(case.connection, ids=[entry_id])
            if not found:
                raise UserError(_OFF_THE_LIST)
            row = found[0]
            name = " ".join(name.split())
            if person_id is not None:
                name = existing_person(case.connection, person_id).name
            if person_id == row.person_id or name.casefold() == row.name.casefold():
                raise UserError(f"{row.name} tidak dapat mewakili dirinya sendiri. Ketik nama orang lain.")
            attendances.set_substitute(case.connection, [entry_id], name)
            if listed and name:
                if person_id is None:
                    person_id = people.save_person(case.connection, _colleague(row, name)).id
                self._list_present(case.connection, row.meeting_day_id, person_id)
            fresh = self._read_again(case.connection, kept, [entry_id])
        if not listed:
            self._keep(kept, changes, fresh)

    @staticmethod
    def _list_present(connection: Connection, day_id: int, person_id: int) -> None:
        there = attendances.present_on(connection, day_id).get(person_id)
        if there is None:
            attendances.add_attendance(connection, Attendance(meeting_day_id=day_id, person_id=person_id))
        else:
            attendances.set_state(connection, [there], AttendanceState.PRESENT)

    def _whose(self, ids: Sequence[int]) -> str:
        if len(ids) != 1:
            return f"{len(ids)} orang"
        with self._database.read() as connection:
            return attendances.name_of(connection, ids[0])

    @staticmethod
    def _read_again(connection: Connection, kept: _Kept | None, ids: Sequence[int]) -> Mapping[int, AttendanceRow]:
        if kept is None:
            return {}
        return {row.id: row for row in attendances.attendance_rows(connection, ids=ids)}

    def _keep(self, kept: _Kept | None, changes: int, fresh: Mapping[int, AttendanceRow]) -> None:
        """Keep the lists with what is new in them, unless somebody else wrote too."""
        if kept is not None and self._changes <= changes + 1:
            self._kept = kept._replace(rows=tuple(fresh.get(row.id, row) for row in kept.rows))

    def mark_all_present(self, day_id: int) -> None:
        """Everybody on the day's list is present."""
        with self._database.use_case("Semua hadir") as case:
            ids = list(attendances.present_on(case.connection, day_id).values())
            attendances.set_state(case.connection, ids, AttendanceState.PRESENT)

    def add_walk_in(self, day_id: int, person: Person, role: Role = Role.PARTICIPANT) -> int:
        """A new person who simply came. Returns the attendance id. Raises `UserError` without a name."""
        if not person.name.strip():
            raise UserError("Nama orang masih kosong. Ketik namanya, lalu tambahkan.")
        person = replace(person, name=" ".join(person.name.split()))
        with self._database.use_case(f"Tambah {person.name}") as case:
            saved = people.save_person(case.connection, person)
            entry = Attendance(meeting_day_id=day_id, person_id=saved.id, role=role)
            return attendances.add_attendance(case.connection, entry).id

    def add_known(self, day_id: int, person_id: int, role: Role = Role.PARTICIPANT) -> int:
        """A person of the register. Returns the attendance id, also when the person was on the list already."""
        with self._database.use_case("Tambah ke daftar hadir") as case:
            existing = attendances.present_on(case.connection, day_id).get(person_id)
            if existing is not None:
                return existing
            entry = Attendance(meeting_day_id=day_id, person_id=person_id, role=role)
            return attendances.add_attendance(case.connection, entry).id

    def remove(self, ids: Sequence[int]) -> None:
        """Take entries off the list; the people stay in the register."""
        what = "1 orang" if len(ids) == 1 else f"{len(ids)} orang"
        with self._database.use_case(f"Hapus {what} dari daftar hadir") as case:
            attendances.remove(case.connection, ids)

    def find_people(self, words: str, limit: int = 20) -> tuple[Person, ...]:
        """People whose name contains the words, best known order: name."""
        with self._database.read() as connection:
            return people.find(connection, words, limit)


def _colleague(row: AttendanceRow, name: str) -> Person:
    """A new person from where the person of an entry comes from."""
    return Person(
        name=name,
        affiliation=row.affiliation,
        partner_id=row.partner_id,
        institution="" if row.partner_id is not None else row.institution,
    )
