"""The model school and its partners."""

from dataclasses import replace
from datetime import date

from app.core.errors import UserError
from app.domain.names import school_key
from app.domain.records import ModelSchool, Partner, Signatory
from app.domain.signatories import signatory_on
from app.storage import schools
from app.storage.database import Database, UseCase


class SchoolService:
    """Identity of the model school, and the list of its sekolah imbas."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def model_school(self) -> ModelSchool | None:
        """The school that owns this data, or None before it was entered."""
        with self._database.read() as connection:
            return schools.get_model_school(connection)

    def save_model_school(self, school: ModelSchool, principal: Signatory | None = None) -> ModelSchool:
        """Keep the identity, and the principal when given. Raises `UserError` without a name."""
        if not school.name.strip():
            raise UserError("Nama sekolah masih kosong. Isi nama sekolah, lalu simpan.")
        with self._database.use_case("Data sekolah") as case:
            saved = schools.save_model_school(case.connection, school)
            _save_principal(case, principal, None)
            return saved

    def partners(self) -> tuple[Partner, ...]:
        """All partners in their own order."""
        with self._database.read() as connection:
            return schools.partners(connection)

    def save_partner(self, partner: Partner, principal: Signatory | None = None) -> Partner:
        """Add or change a partner, and its principal when given.

        Raises `UserError` without a name, or when the same school is there already.
        Two schools of one name are fine while their kecamatan differ.
        """
        if not partner.name.strip():
            raise UserError("Nama sekolah imbas masih kosong. Isi namanya, lalu simpan.")
        with self._database.use_case(f"Sekolah imbas {partner.name}") as case:
            for other in schools.partners(case.connection):
                if other.id != partner.id and school_key(other.name) == school_key(partner.name):
                    _tell_apart(other, partner)
            saved = schools.save_partner(case.connection, partner)
            _save_principal(case, principal, saved.id)
            return saved

    def signatories(self) -> tuple[Signatory, ...]:
        """Everybody who signs or signed, of the model school and of its partners."""
        with self._database.read() as connection:
            return schools.signatories(connection)

    def principal(self, partner_id: int | None = None, day: date | None = None) -> Signatory | None:
        """The principal of a partner (None: of the model school) on `day` (None: today)."""
        return signatory_on(self.signatories(), day or date.today(), partner_id=partner_id)

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


def _save_principal(case: UseCase, principal: Signatory | None, partner_id: int | None) -> None:
    """Keep the principal of a school; an emptied name takes the entry away."""
    if principal is None:
        return
    if principal.name.strip() or principal.nip.strip():
        schools.save_signatory(case.connection, replace(principal, partner_id=partner_id))
    elif principal.id:
        schools.remove_signatory(case.connection, principal.id)


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
