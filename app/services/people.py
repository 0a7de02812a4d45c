"""The register of people: who is who, found while typing."""

from collections.abc import Sequence
from dataclasses import replace

from app.core.errors import UserError
from app.domain.identifiers import clean_identifier
from app.domain.names import name_key, school_key
from app.domain.people_list import PeopleOrder, PeopleQuery, PersonLine
from app.domain.people_record import PersonRecord
from app.domain.records import Alias, Person
from app.domain.terms import PersonGroup
from app.storage import merging, people, people_search, person_record
from app.storage.database import Connection, Database
from app.storage.recap_people import earned_by

_GONE = "Orang ini sudah tidak ada di buku. Muat ulang halamannya, lalu coba lagi."
_MOST_NAMESAKES = 3


class PeopleService:
    """Who is who."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def person(self, person_id: int) -> Person:
        """One person. Raises `UserError` when the person is gone."""
        with self._database.read() as connection:
            return existing_person(connection, person_id)

    def record(self, person_id: int) -> PersonRecord:
        """One person with everything that hangs on them. Raises `UserError` when the person is gone."""
        with self._database.read() as connection:
            return PersonRecord(
                person=existing_person(connection, person_id),
                origin=people_search.lines(connection, [person_id])[0].origin,
                days=person_record.days_of(connection, person_id),
                tasks=person_record.tasks_of(connection, person_id),
                letters=person_record.letters_of(connection, person_id),
                aliases=people.aliases_of(connection, person_id),
                earned=earned_by(connection, person_id),
            )

    def save(self, person: Person) -> Person:
        """Add or correct a person; every list shows it at once. Identifiers lose spaces and signs.

        Raises `UserError` without a name.
        """
        name = " ".join(person.name.split())
        if not name:
            raise UserError("Nama orang masih kosong. Isi namanya, lalu simpan.")
        person = replace(person, name=name, nip=clean_identifier(person.nip), nuptk=clean_identifier(person.nuptk))
        with self._database.use_case(f"Data {name}") as case:
            return people.save_person(case.connection, person)

    def remove(self, person_id: int) -> None:
        """Delete somebody who stands on no list; undo brings them back. Raises `UserError` with attendance."""
        person = self.person(person_id)
        with self._database.use_case(f"Hapus {person.name}") as case:
            days = merging.attendance_counts(case.connection, [person_id]).get(person_id, 0)
            if days:
                raise UserError(
                    f"{person.name} tidak dihapus karena ada di {days} daftar hadir. "
                    "Hapus dahulu dari daftar hadirnya, atau gabungkan bila orangnya tercatat dua kali."
                )
            people.remove_person(case.connection, person_id)

    def search_ids(self, query: PeopleQuery) -> list[int]:
        """Ids of everybody who is wanted, in order; `lines` then shows the ones on the screen."""
        with self._database.read() as connection:
            return people_search.search_ids(connection, query)

    def lines(self, ids: Sequence[int]) -> list[PersonLine]:
        """What a list shows of some people, in the order of `ids`; who is gone is left out."""
        with self._database.read() as connection:
            return people_search.lines(connection, ids)

    def search(
        self, words: str, *, group: PersonGroup | None = None, partner_id: int | None = None, limit: int = 20
    ) -> list[PersonLine]:
        """The likeliest people whose name, alias, school or number holds all words, for fields that offer people."""
        query = PeopleQuery(words=words, group=group, partner_id=partner_id, order=PeopleOrder.BEST)
        with self._database.read() as connection:
            return people_search.lines(connection, people_search.search_ids(connection, query, limit))

    def namesakes(self, person: Person) -> list[PersonLine]:
        """Others of this name, titles and spelling aside: worth a word before a new person is stored."""
        if not person.name.strip():
            return []
        with self._database.read() as connection:
            ids = people.namesakes(connection, name_key(person.name), _MOST_NAMESAKES + 1)
            return people_search.lines(connection, [number for number in ids if number != person.id][:_MOST_NAMESAKES])

    def add_alias(self, person_id: int, name: str) -> None:
        """Another way in which a person's name is written, in lists of their school and lists without a school.

        Raises `UserError` when it is empty, or means somebody else of that school already.
        """
        name = " ".join(name.split())
        if not name:
            raise UserError("Nama lain masih kosong. Ketik namanya seperti tertulis di daftar, lalu simpan.")
        key = name_key(name)
        with self._database.use_case(f"Nama lain {name}") as case:
            line = people_search.lines(case.connection, [existing_person(case.connection, person_id).id])[0]
            here = school_key(line.origin)
            owner = people.owner_of_alias(case.connection, key, here)
            if owner is not None and owner != person_id:
                other = people_search.lines(case.connection, [owner])[0]
                raise UserError(
                    f"“{name}” sudah menjadi nama lain dari {other.name}. "
                    "Hapus di sana dahulu, atau gabungkan keduanya."
                )
            people.save_alias(case.connection, person_id, name, key, here)
            if here:
                merging.keep_name(case.connection, person_id, name, key, "")

    def remove_alias(self, alias: Alias) -> None:
        """Forget another name of a person, at whichever school it stands."""
        with self._database.use_case(f"Hapus nama lain {alias.name or alias.name_key}") as case:
            same = [
                one.id
                for one in people.aliases_of(case.connection, alias.person_id)
                if one.name_key == alias.name_key and one.name == alias.name
            ]
            people.remove_aliases(case.connection, same)


def existing_person(connection: Connection, person_id: int) -> Person:
    """One person. Raises `UserError` when the person is gone."""
    found = people.people(connection, [person_id])
    if not found:
        raise UserError(_GONE)
    return found[0]
