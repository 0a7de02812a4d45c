"""Attendance by hand: one keystroke, one saved change."""

from collections.abc import Sequence
from dataclasses import replace

from app.core.errors import UserError
from app.domain.records import Attendance, AttendanceRow, Person
from app.domain.terms import AttendanceState, Role
from app.storage import attendances, people
from app.storage.database import Database


class AttendanceService:
    """Who came to which day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, meeting_id: int) -> tuple[AttendanceRow, ...]:
        """The lists of all days of a meeting, in the order they were entered."""
        with self._database.read() as connection:
            return attendances.attendance_rows(connection, meeting_ids=[meeting_id])

    def set_state(self, ids: Sequence[int], state: AttendanceState) -> None:
        """Give entries a state; saved at once."""
        if len(ids) == 1:
            with self._database.read() as connection:
                what = attendances.name_of(connection, ids[0])
        else:
            what = f"{len(ids)} orang"
        with self._database.use_case(f"Kehadiran {what}: {state.label}") as case:
            attendances.set_state(case.connection, ids, state)

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

    def copy_list(self, from_day_id: int, to_day_id: int) -> int:
        """Put everybody of one day on another day's list, as present. Returns how many were added."""
        with self._database.use_case("Salin daftar hadir") as case:
            there = attendances.present_on(case.connection, to_day_id)
            source = attendances.attendance_rows(case.connection, day_id=from_day_id)
            new = [
                attendances.Listed(person_id=row.person_id, role=row.role.code)
                for row in source
                if row.person_id not in there
            ]
            attendances.add_list(case.connection, to_day_id, new)
            return len(new)

    def remove(self, ids: Sequence[int]) -> None:
        """Take entries off the list; the people stay in the register."""
        what = "1 orang" if len(ids) == 1 else f"{len(ids)} orang"
        with self._database.use_case(f"Hapus {what} dari daftar hadir") as case:
            attendances.remove(case.connection, ids)

    def find_people(self, words: str, limit: int = 20) -> tuple[Person, ...]:
        """People whose name contains the words, best known order: name."""
        with self._database.read() as connection:
            return people.find(connection, words, limit)
