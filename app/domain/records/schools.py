"""The model school, its partners and who signs for them."""

from dataclasses import dataclass
from datetime import date

from app.domain.terms import Paper, SchoolLevel, SchoolStatus, SignatoryForm, SigningOffice, TimeZone


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSchool:
    """The one school that owns this data, with what its letterhead needs; who signs is a `Signatory`."""

    id: int = 0
    uid: str = ""
    name: str = ""
    npsn: str = ""
    level: SchoolLevel = SchoolLevel.SMP
    status: SchoolStatus = SchoolStatus.STATE
    government: str = ""  # first line of the letterhead: PEMERINTAH KABUPATEN …
    office: str = ""  # second line: DINAS PENDIDIKAN …, or the yayasan of a private school
    address: str = ""
    district: str = ""  # kecamatan
    regency: str = ""  # kabupaten or kota
    province: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    government_logo_id: int | None = None  # document of the picture at the left of the letterhead
    school_logo_id: int | None = None  # document of the picture at its right
    letterhead_id: int | None = None  # document of the user's own picture in place of the whole letterhead
    time_zone: TimeZone = TimeZone.WIB
    paper: Paper = Paper.F4
    lesson_minutes: int = 45  # length of one JP
    school_days: int = 5  # school days of a week, from Monday: 5 or 6
    letter_template: str = "{nomor}/{bulan}/{tahun}"  # how the next letter number is proposed
    certificate_template: str = "{nomor3}/SERT/{bulan}/{tahun}"  # and that of the next certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A school that receives the practice (sekolah imbas)."""

    id: int = 0
    uid: str = ""
    position: int = 0  # order in lists, from 1
    name: str = ""
    npsn: str = ""
    level: SchoolLevel = SchoolLevel.SMP
    status: SchoolStatus = SchoolStatus.STATE
    address: str = ""
    district: str = ""
    regency: str = ""
    phone: str = ""
    email: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    distance_km: float | None = None  # from the model school
    decree_number: str = ""  # of its own decree, where that of the programme does not name it
    decree_date: date | None = None
    decree_document_id: int | None = None  # the scanned decree
    active_from: date | None = None
    active_until: date | None = None
    note: str = ""

    def active_on(self, day: date) -> bool:
        """Whether it takes part on `day`; an open end never ends."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_until is None or day <= self.active_until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Somebody who signs for an office during a period: the principal of a school, a pengawas, the dinas."""

    id: int = 0
    uid: str = ""
    partner_id: int | None = None  # None: of the model school
    office: SigningOffice = SigningOffice.PRINCIPAL
    name: str = ""
    nip: str = ""
    grade: str = ""  # pangkat/golongan, as printed below the name
    title: str = ""  # own position as printed, where it is not the usual one ("Wakil Kepala Sekolah" signing a.n.)
    form: SignatoryForm = SignatoryForm.DEFINITIVE
    from_date: date | None = None  # first day of the office; None: always had it
    until_date: date | None = None  # last day; None: still has it
