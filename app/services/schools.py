"""The model school and its partners."""

from app.core.errors import UserError
from app.domain.names import school_key
from app.domain.records import ModelSchool, Partner
from app.storage import schools
from app.storage.database import Database


class SchoolService:
    """Identity of the model school, and the list of its sekolah imbas."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def model_school(self) -> ModelSchool | None:
        """The school that owns this data, or None before it was entered."""
        with self._database.read() as connection:
            return schools.get_model_school(connection)

    def save_model_school(self, school: ModelSchool) -> ModelSchool:
        """Keep the identity. Raises `UserError` without a name."""
        if not school.name.strip():
            raise UserError("Nama sekolah masih kosong. Isi nama sekolah, lalu simpan.")
        with self._database.use_case("Data sekolah") as case:
            return schools.save_model_school(case.connection, school)

    def partners(self) -> tuple[Partner, ...]:
        """All partners in their own order."""
        with self._database.read() as connection:
            return schools.partners(connection)

    def save_partner(self, partner: Partner) -> Partner:
        """Add or change a partner. Raises `UserError` without a name, or when the same school is there already.

        Two schools of one name are fine while their kecamatan differ.
        """
        if not partner.name.strip():
            raise UserError("Nama sekolah imbas masih kosong. Isi namanya, lalu simpan.")
        with self._database.use_case(f"Sekolah imbas {partner.name}") as case:
            for other in schools.partners(case.connection):
                if other.id != partner.id and school_key(other.name) == school_key(partner.name):
                    _tell_apart(other, partner)
            return schools.save_partner(case.connection, partner)

    def remove_partner(self, partner_id: int) -> None:
        """Take a partner off the list. Raises `UserError` while people of it are in the register."""
        with self._database.use_case("Hapus sekolah imbas") as case:
            people, entries = schools.people_and_attendance_of(case.connection, partner_id)
            if people:
                raise UserError(
                    f"Sekolah ini tidak dihapus karena masih punya {people} orang dengan {entries} catatan kehadiran. "
                    "Isi “aktif sampai” kalau sekolah ini sudah tidak ikut."
                )
            schools.remove_partner(case.connection, partner_id)


def _tell_apart(there: Partner, new: Partner) -> None:
    """Two schools of one name need different kecamatan; raises `UserError` where they have not."""
    places = there.district.strip().casefold(), new.district.strip().casefold()
    if places[0] and places[0] == places[1]:
        raise UserError(f"{there.name} di Kecamatan {there.district} sudah ada di daftar.")
    if not all(places):
        raise UserError(
            f"{there.name} sudah ada di daftar. Kalau ini sekolah lain dengan nama sama, "
            "isi kecamatan keduanya agar dapat dibedakan."
        )
