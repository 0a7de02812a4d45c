"""The model school and its partners."""

from app.core.errors import UserError
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
                same = (other.name.casefold(), other.district.casefold()) == (
                    partner.name.strip().casefold(),
                    partner.district.strip().casefold(),
                )
                if same and other.id != partner.id:
                    where = f" di Kecamatan {other.district}" if other.district else ""
                    raise UserError(
                        f"{other.name}{where} sudah ada di daftar. "
                        "Kalau ini sekolah lain, isi kecamatannya agar berbeda."
                    )
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
