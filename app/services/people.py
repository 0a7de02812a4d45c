"""The register of people."""

from dataclasses import replace

from app.core.errors import UserError
from app.domain.identifiers import clean_identifier
from app.domain.records import Person
from app.storage import people
from app.storage.database import Database


class PeopleService:
    """Who is who."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def person(self, person_id: int) -> Person:
        """One person. Raises `UserError` when the person is gone."""
        with self._database.read() as connection:
            found = people.people(connection, [person_id])
        if not found:
            raise UserError("Orang ini sudah tidak ada di buku. Muat ulang halamannya, lalu coba lagi.")
        return found[0]

    def save(self, person: Person) -> Person:
        """Correct a person; every list shows it at once. Identifiers lose spaces and signs. Raises `UserError`."""
        name = " ".join(person.name.split())
        if not name:
            raise UserError("Nama orang masih kosong. Isi namanya, lalu simpan.")
        person = replace(person, name=name, nip=clean_identifier(person.nip), nuptk=clean_identifier(person.nuptk))
        with self._database.use_case(f"Data {name}") as case:
            return people.save_person(case.connection, person)
