"""The model school, its partners, and who signs for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.core.errors import UserError
from app.domain.dates import format_date
from app.domain.identifiers import clean_identifier
from app.domain.names import school_key
from app.domain.records import Document, ModelSchool, Partner, Signatory
from app.domain.signatories import after_handover, signatory_on
from app.services.school_names import partner_labels
from app.storage import documents, schools
from app.storage.database import Connection, Database, UseCase

PICTURES = ("government_logo_id", "school_logo_id", "letterhead_id")
"""The fields of a `ModelSchool` that name a picture."""


class SchoolService:
    """Identity of the model school, the list of its sekolah imbas, and their principals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def model_school(self) -> ModelSchool | None:
        """The school that owns this data, or None before it was entered."""
        with self._database.read() as connection:
            return schools.get_model_school(connection)

    def save_model_school(
        self,
        school: ModelSchool,
        principal: Signatory | None = None,
        *,
        signatories: Sequence[Signatory] | None = None,
        pictures: Mapping[str, Document] | None = None,
    ) -> ModelSchool:
        """Keep the identity; the principal, or all its signatories, when given.

        `pictures` are new ones from `DocumentService.take_picture` by the field that names them (see `PICTURES`);
        pictures that are no longer used are dropped. Raises `UserError` without a name.
        """
        if not school.name.strip():
            raise UserError("Nama sekolah masih kosong. Isi nama sekolah, lalu simpan.")
        school = replace(school, name=" ".join(school.name.split()), npsn=clean_identifier(school.npsn))
        with self._database.use_case("Data sekolah") as case:
            before = schools.get_model_school(case.connection)
            for field, picture in (pictures or {}).items():
                school = replace(school, **{field: documents.save_document(case.connection, picture).id})
            saved = schools.save_model_school(case.connection, school)
            if before is not None:
                dropped = _pictures(before) - _pictures(saved)
                documents.remove_documents(case.connection, sorted(dropped))
            _save_signatories(case, None, signatories)
            _save_principal(case, principal, None)
            return saved

    def partners(self) -> tuple[Partner, ...]:
        """All partners in their own order."""
        with self._database.read() as connection:
            return schools.partners(connection)

    def partner_labels(self) -> dict[int, str]:
        """By partner id, how a partner is called where its name stands alone: those of one name are told apart."""
        with self._database.read() as connection:
            return partner_labels(connection)

    def save_partner(
        self,
        partner: Partner,
        principal: Signatory | None = None,
        *,
        signatories: Sequence[Signatory] | None = None,
        decree: Document | None = None,
    ) -> Partner:
        """Add or change a partner; its principal, or all its signatories, when given.

        `decree` is the newly scanned decree, from `DocumentService.take`. Raises `UserError` without a name, or when
        the same school is there already. Two schools of one name are fine while their kecamatan differ.
        """
        if not partner.name.strip():
            raise UserError("Nama sekolah imbas masih kosong. Isi namanya, lalu simpan.")
        if partner.active_from and partner.active_until and partner.active_until < partner.active_from:
            raise UserError(
                f"{partner.name}: “aktif sampai” {format_date(partner.active_until)} mendahului "
                f"“aktif sejak” {format_date(partner.active_from)}. Perbaiki salah satunya."
            )
        partner = replace(partner, name=" ".join(partner.name.split()), npsn=clean_identifier(partner.npsn))
        with self._database.use_case(f"Sekolah imbas {partner.name}") as case:
            there = schools.partners(case.connection)
            tell_apart(partner, there, schools.get_model_school(case.connection))
            if decree is not None:
                partner = replace(partner, decree_document_id=documents.save_document(case.connection, decree).id)
            before = next((one for one in there if one.id == partner.id), None)
            saved = schools.save_partner(case.connection, partner)
            if before is not None and before.decree_document_id not in (None, saved.decree_document_id):
                documents.remove_documents(case.connection, [before.decree_document_id])
            _save_signatories(case, saved.id, signatories)
            _save_principal(case, principal, saved.id)
            return saved

    def move_partner(self, partner_id: int, steps: int) -> None:
        """Move a partner up (negative) or down in every list, as far as the list goes."""
        with self._database.use_case("Urutan sekolah imbas") as case:
            ids = [one.id for one in schools.partners(case.connection)]
            if partner_id not in ids:
                raise UserError("Sekolah imbas ini sudah dihapus. Muat ulang halamannya.")
            place = ids.index(partner_id)
            ids.insert(max(0, min(place + steps, len(ids) - 1)), ids.pop(place))
            schools.order_partners(case.connection, ids)

    def remove_partner(self, partner_id: int) -> None:
        """Take a partner off the list. Raises `UserError` while people of it are in the register."""
        with self._database.use_case("Hapus sekolah imbas") as case:
            people, entries = schools.people_and_attendance_of(case.connection, partner_id)
            if people:
                raise UserError(
                    f"Sekolah ini tidak dihapus karena masih punya {people} orang dengan {entries} catatan kehadiran. "
                    "Isi “aktif sampai” kalau sekolah ini sudah tidak ikut."
                )
            decrees = [one.decree_document_id for one in schools.partners(case.connection) if one.id == partner_id]
            schools.remove_partner(case.connection, partner_id)
            documents.remove_documents(case.connection, [number for number in decrees if number is not None])

    def signatories(self) -> tuple[Signatory, ...]:
        """Everybody who signs or signed, of the model school and of its partners."""
        with self._database.read() as connection:
            return schools.signatories(connection)

    def principal(self, partner_id: int | None = None, day: date | None = None) -> Signatory | None:
        """The principal of a partner (None: of the model school) on `day` (None: today)."""
        return signatory_on(self.signatories(), day or date.today(), partner_id=partner_id)

    def hand_over(self, new: Signatory) -> None:
        """A new principal takes office on `new.from_date`, at the partner `new.partner_id` or the model school.

        The former's period ends on the eve. Raises `UserError` without a name or a day.
        """
        if new.from_date is None:
            raise UserError("Tanggal mulai kepala sekolah yang baru masih kosong. Isi tanggalnya, lalu simpan.")
        new = checked_signatory(new)
        with self._database.use_case(f"Kepala sekolah {new.name}") as case:
            own = _signatories_of(case.connection, new.partner_id)
            _save_signatories(case, new.partner_id, after_handover(own, new))


def checked_signatory(one: Signatory) -> Signatory:
    """Somebody who signs, tidied. Raises `UserError` without a name, or when the period ends before it begins."""
    name = " ".join(one.name.split())
    if not name:
        raise UserError("Nama penanda tangan masih kosong. Isi namanya, lalu simpan.")
    if one.from_date and one.until_date and one.until_date < one.from_date:
        raise UserError(
            f"Masa jabatan {name} selesai ({format_date(one.until_date)}) sebelum mulai "
            f"({format_date(one.from_date)}). Perbaiki salah satu tanggalnya."
        )
    return replace(one, name=name, nip=clean_identifier(one.nip))


def tell_apart(new: Partner, there: Sequence[Partner], own: ModelSchool | None) -> None:
    """Two schools of one name need different kecamatan, the own school included; raises `UserError` otherwise."""
    key, place = school_key(new.name), new.district.strip().casefold()
    for other in there:
        if other.id == new.id or school_key(other.name) != key:
            continue
        if place and place == other.district.strip().casefold():
            raise UserError(f"{other.name} di Kecamatan {other.district} sudah ada di daftar.")
        if not (place and other.district.strip()):
            raise UserError(
                f"{other.name} sudah ada di daftar. Kalau ini sekolah lain dengan nama sama, "
                "isi kecamatan keduanya agar dapat dibedakan."
            )
    if own is None or school_key(own.name) != key:
        return
    if place and place == own.district.strip().casefold():
        raise UserError(f"{own.name} di Kecamatan {own.district} adalah sekolah Anda sendiri, bukan sekolah imbas.")
    if not (place and own.district.strip()):
        raise UserError(
            f"{own.name} adalah nama sekolah Anda sendiri. Kalau sekolah imbas ini senama, isi kecamatannya "
            "di sini dan kecamatan sekolah Anda di Data sekolah."
        )


def _pictures(school: ModelSchool) -> set[int]:
    return {number for field in PICTURES if (number := getattr(school, field)) is not None}


def _signatories_of(connection: Connection, partner_id: int | None) -> tuple[Signatory, ...]:
    return tuple(one for one in schools.signatories(connection) if one.partner_id == partner_id)


def _save_signatories(case: UseCase, partner_id: int | None, signatories: Sequence[Signatory] | None) -> None:
    if signatories is not None:
        schools.save_signatories(case.connection, partner_id, [checked_signatory(one) for one in signatories])


def _save_principal(case: UseCase, principal: Signatory | None, partner_id: int | None) -> None:
    """Keep the principal of a school; an emptied name takes the entry away."""
    if principal is None:
        return
    if principal.name.strip() or principal.nip.strip():
        schools.save_signatory(case.connection, replace(principal, partner_id=partner_id))
    elif principal.id:
        schools.remove_signatory(case.connection, principal.id)
