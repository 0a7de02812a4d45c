"""People who stand in the register twice: proposed, told apart, or merged, always by the user."""

from collections.abc import Collection
from dataclasses import dataclass

from app.core.bulk import uncollected
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.names import name_key, school_key
from app.domain.people_merge import DuplicatePair, differing_fields, merged_person
from app.domain.records import Person
from app.services.people import existing_person
from app.storage import merging, people, people_search, schools
from app.storage.database import Connection, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPerson:
    """One side of a pair."""

    person: Person
    origin: str  # name of the school or institution, ready to print
    attendances: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two people side by side. `differing` names the merge fields in which the user has to choose."""

    first: ComparedPerson
    second: ComparedPerson
    differing: tuple[str, ...]


class DuplicateService:
    """Finds people who may be one, and merges those who are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, progress: Progress | None = None) -> tuple[DuplicatePair, ...]:
        """People who may be one, the surest first; pairs that the user told apart are left out. Raises `Cancelled`."""
        from app.intake.known import Known
        from app.intake.likeness import likely_pairs

        progress = progress or Progress()
        progress.step(0, 0, "Membaca buku orang")
        with self._database.read() as connection:
            school = schools.get_model_school(connection)
            known = Known(
                model_school=school.name if school else "",
                partners=schools.partners(connection),
                people=people.known_people(connection),
            )
            apart = merging.not_same_pairs(connection)
        with uncollected():
            return likely_pairs(known, apart, progress)

    def compare(self, first_id: int, second_id: int) -> Comparison:
        """Two people side by side. Raises `UserError` when one of them is gone."""
        with self._database.read() as connection:
            counts = merging.attendance_counts(connection, [first_id, second_id])
            first, second = (_side(connection, number, counts.get(number, 0)) for number in (first_id, second_id))
        return Comparison(first=first, second=second, differing=differing_fields(first.person, second.person))

    def keep_apart(self, first_id: int, second_id: int) -> None:
        """These are two people: the pair is not proposed again."""
        with self._database.use_case("Bukan orang yang sama") as case:
            for number in (first_id, second_id):
                existing_person(case.connection, number)
            merging.keep_apart(case.connection, first_id, second_id)

    def merge(self, kept_id: int, gone_id: int, from_gone: Collection[str] = ()) -> Person:
        """Make two entries of one person one; undo takes it back.

        `kept_id` stays, with the values of the other in the merge fields named in `from_gone` and in what it lacks.
        Attendance, tasks, letters and other names move; a name that is no longer printed becomes another name.
        Raises `UserError` when one of them is gone.
        """
        if kept_id == gone_id:
            raise UserError("Pilih dua orang yang berbeda untuk digabungkan.")
        with self._database.read() as connection:
            label = f"Gabungkan {existing_person(connection, gone_id).name}"
        with self._database.use_case(label) as case:
            connection = case.connection
            kept, gone = existing_person(connection, kept_id), existing_person(connection, gone_id)
            names = [(line.name, line.origin) for line in people_search.lines(connection, [kept_id, gone_id])]
            merging.move_all(connection, gone_id, kept_id)
            saved = people.save_person(connection, merged_person(kept, gone, from_gone))
            (line,) = people_search.lines(connection, [kept_id])
            for name, origin in names:
                if (name, origin) != (line.name, line.origin):
                    merging.keep_name(connection, kept_id, name, name_key(name), school_key(origin))
            return saved


def _side(connection: Connection, person_id: int, attendances: int) -> ComparedPerson:
    person = existing_person(connection, person_id)
    (line,) = people_search.lines(connection, [person_id])
    return ComparedPerson(person=person, origin=line.origin, attendances=attendances)
