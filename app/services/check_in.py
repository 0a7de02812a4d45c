"""Check-in: a scanned or typed code marks its person present."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.core.errors import UserError
from app.domain.codes import looks_like_code, person_code, typed_code
from app.domain.records import Attendance, AttendanceRow
from app.domain.terms import AttendanceState, Role, Term
from app.storage import attendances, people
from app.storage.database import Connection, Database

_MOST_NAMED = 5  # people whom a question about a name lists


class CheckInOutcome(Term):
    """What a scan did."""

    MARKED = "dicatat", "tercatat"
    ADDED = "ditambahkan", "belum ada di daftar; ditambahkan dan tercatat"
    ALREADY = "sudah", "sudah tercatat"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """Who was checked in, and what that changed."""

    row: AttendanceRow
    outcome: CheckInOutcome
    replaced: str = ""  # who had represented them; a substitute is forgotten when they come themselves

    @property
    def changed(self) -> bool:
        """Whether something was stored."""
        return self.outcome is not CheckInOutcome.ALREADY

    @property
    def sentence(self) -> str:
        """What is said of it."""
        said = f"{self.row.name} {self.outcome.label} {self.row.state.label.lower()}."
        return f"{said} Catatan bahwa ia diwakili {self.replaced} dihapus." if self.replaced else said


class Mark(NamedTuple):
    """What somebody says of one person: a code or a name, and the state."""

    who: str
    state: AttendanceState = AttendanceState.PRESENT
    substitute: str = ""


class CheckInService:
    """Finds people by their codes. The codes are worked out once and again when one is not found."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._uids: dict[str, list[str]] = {}  # by code; two people may share one, once in millions

    def by_code(self, day_id: int, text: str, *, late: bool = False) -> CheckIn:
        """Mark the person whose code this is as present, or `late`, on a day; who is not on its list is put there.

        Somebody who was there already stays as they are. Raises `UserError` for a code that has a slip or is nobody's.
        """
        with self._database.read() as connection:
            person_id = self._person_of(connection, text)
        return self.person(day_id, person_id, late=late)

    def mark(self, day_id: int, marks: Sequence[Mark]) -> tuple[AttendanceRow, ...]:
        """Give people states on a day, all of them or none; who is not on its list is put there.

        Raises `UserError` for a code or a name that is nobody's, or more than one person's.
        """
        with self._database.read() as connection:
            listed = attendances.attendance_rows(connection, day_id=day_id)
            ids = [self._meant(connection, one.who, listed) for one in marks]
        entries: list[int] = []
        with self._database.use_case(f"Kehadiran {len(marks)} orang") as case:
            for person_id, one in zip(ids, marks, strict=True):
                entry = attendances.present_on(case.connection, day_id).get(person_id)
                entry = entry or self._listed(case.connection, day_id, person_id, one.state)
                if one.state is AttendanceState.SUBSTITUTED:
                    attendances.set_substitute(case.connection, [entry], " ".join(one.substitute.split()))
                else:
                    attendances.set_state(case.connection, [entry], one.state)
                entries.append(entry)
            return tuple(self._row(case.connection, entry) for entry in entries)

    def _meant(self, connection: Connection, who: str, listed: Sequence[AttendanceRow]) -> int:
        """The person whom a code or a name means: on the list first, else in the register."""
        if typed_code(who) or looks_like_code(who):
            return self._person_of(connection, who)
        words = who.casefold().split()
        found = {row.person_id: row.name for row in listed if words and all(w in row.name.casefold() for w in words)}
        found = found or {one.id: one.name for one in people.find(connection, who, _MOST_NAMED)}
        exact = [number for number, name in found.items() if name.casefold() == who.strip().casefold()]
        if len(exact) == 1:
            return exact[0]
        if not found:
            raise UserError(f"Tidak ada orang bernama “{who}” di daftar atau di buku. Tidak ada yang diubah.")
        if len(found) > 1:
            raise UserError(f"“{who}” dapat berarti {', '.join(found.values())}. Tulis namanya lebih lengkap.")
        return next(iter(found))

    def person(self, day_id: int, person_id: int, *, late: bool = False) -> CheckIn:
        """The same for a person who is known."""
        state = AttendanceState.LATE if late else AttendanceState.PRESENT
        with self._database.read() as connection:
            entry_id = attendances.present_on(connection, day_id).get(person_id)
            before = self._row(connection, entry_id) if entry_id is not None else None
            name = before.name if before is not None else people.people(connection, [person_id])[0].name
        if before is not None and before.state in (AttendanceState.PRESENT, AttendanceState.LATE):
            return CheckIn(row=before, outcome=CheckInOutcome.ALREADY)
        with self._database.use_case(f"Kehadiran {name}: {state.label}") as case:
            if before is not None:
                attendances.set_state(case.connection, [before.id], state)
                row = self._row(case.connection, before.id)
            else:
                row = self._row(case.connection, self._listed(case.connection, day_id, person_id, state))
        if before is None:
            return CheckIn(row=row, outcome=CheckInOutcome.ADDED)
        return CheckIn(row=row, outcome=CheckInOutcome.MARKED, replaced=before.substitute)

    @staticmethod
    def _listed(connection: Connection, day_id: int, person_id: int, state: AttendanceState) -> int:
        """Put somebody on a day's list, with the task they have at the meeting. Returns the attendance id."""
        role = attendances.tasks_on(connection, day_id).get(person_id, Role.PARTICIPANT)
        new = Attendance(meeting_day_id=day_id, person_id=person_id, role=role, state=state)
        return attendances.add_attendance(connection, new).id

    @staticmethod
    def _row(connection: Connection, entry_id: int) -> AttendanceRow:
        return attendances.attendance_rows(connection, ids=[entry_id])[0]

    def _person_of(self, connection: Connection, text: str) -> int:
        """Whose code this is. Raises `UserError` when it has a slip or is nobody's."""
        code = typed_code(text)
        shown = "".join(text.split()).upper()
        if not code:
            raise UserError(f"Kode {shown} tidak terbaca benar. Pindai sekali lagi, atau ketik namanya.")
        known = self._known(connection, code)
        if not known:
            self._uids = {}
            for uid in people.uids(connection):
                self._uids.setdefault(person_code(uid), []).append(uid)
            known = self._known(connection, code)
        if len(known) > 1:
            raise UserError(f"Kode {shown} dipakai dua orang. Ketik namanya.")
        for person_id in known:
            return person_id
        raise UserError(f"Kode {shown} tidak dikenal di buku ini. Ketik namanya untuk menambahkan.")

    def _known(self, connection: Connection, code: str) -> tuple[int, ...]:
        return people.ids_by_uid(connection, self._uids.get(code, []))
