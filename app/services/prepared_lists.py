"""A day's list before people come: whoever is expected, each waiting for an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.core.errors import UserError
from app.domain.people_list import PeopleQuery, PersonLine
from app.domain.records import Meeting
from app.domain.terms import Affiliation, AttendanceState, PersonGroup, Role
from app.storage import attendances, meetings, people_search, schools
from app.storage.database import Connection, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """Where the people of a list can come from."""

    label: str
    people: tuple[PersonLine, ...]  # who is not on the day's list yet


class PreparedListService:
    """Proposes who is expected, and puts them on a list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sources(self, meeting_id: int, day_id: int) -> tuple[ListSource, ...]:
        """What a day's list can be made from, the likeliest first; only what adds somebody."""
        with self._database.read() as connection:
            meeting = meetings.meetings(connection, ids=[meeting_id])[0]
            there = attendances.present_on(connection, day_id)
            found: list[ListSource] = []
            for label, ids in _proposals(connection, meeting, day_id):
                wanted = [number for number in dict.fromkeys(ids) if number not in there]
                if wanted:
                    found.append(ListSource(label=label, people=tuple(people_search.lines(connection, wanted))))
        return tuple(found)

    def prepare(self, day_id: int, person_ids: Sequence[int], state: AttendanceState = AttendanceState.UNKNOWN) -> int:
        """Put people on a day's list, in `state`, with the task they have at the meeting. Returns how many are new.

        Raises `UserError` when nobody is chosen.
        """
        if not person_ids:
            raise UserError("Belum ada orang yang dipilih. Centang dahulu namanya.")
        with self._database.use_case("Siapkan daftar hadir") as case:
            there = attendances.present_on(case.connection, day_id)
            roles: Mapping[int, Role] = attendances.roles_near(case.connection, day_id)
            roles = {**roles, **attendances.tasks_on(case.connection, day_id)}
            new = [
                attendances.Listed(number, state.code, roles.get(number, Role.PARTICIPANT).code)
                for number in dict.fromkeys(person_ids)
                if number not in there
            ]
            attendances.add_list(case.connection, day_id, new)
        return len(new)


def _proposals(connection: Connection, meeting: Meeting, day_id: int) -> Iterable[tuple[str, Iterable[int]]]:
    """Label and person ids of each source."""
    for day in meeting.days:
        if day.id != day_id:
            yield f"Daftar hari {day.position}", attendances.present_on(connection, day.id)
    if invited := {invitation.partner_id for invitation in meeting.invitations}:
        in_order = [partner.id for partner in schools.partners(connection) if partner.id in invited]
        ids = [n for one in in_order for n in people_search.search_ids(connection, PeopleQuery(partner_id=one))]
        yield "Sekolah yang diundang", ids
    busy = [role.person_id for role in meeting.roles if role.person_id is not None and role.came is not False]
    yield "Petugas dan utusan", busy
    if (before := _meeting_before(connection, meeting)) is not None:
        ids = [row.person_id for row in attendances.attendance_rows(connection, meeting_ids=[before.id])]
        yield f"Kegiatan sebelumnya: {before.title}", ids
    yield "Sekolah sendiri", people_search.search_ids(connection, PeopleQuery(affiliation=Affiliation.MODEL))
    for group in PersonGroup:
        yield group.label, people_search.search_ids(connection, PeopleQuery(group=group))


def _meeting_before(connection: Connection, meeting: Meeting) -> Meeting | None:
    """The last meeting before this one that has a list."""
    filled = attendances.days_with_attendance(connection)
    earlier = [
        one
        for one in meetings.meetings(connection)
        if one.id != meeting.id
        and any(day.id in filled for day in one.days)
        and one.first_date is not None
        and (meeting.first_date is None or one.first_date < meeting.first_date)
    ]
    return max(earlier, key=lambda one: (one.first_date, one.id), default=None)
