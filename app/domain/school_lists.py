"""What the intake understood of a list of schools, and the plan of what importing it would do.

Rows are counted as a person sees them, from 1; columns are letters.
"""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.lists import CellNote, Option, RowOutcome, Sheet
from app.domain.terms import Term


class SchoolColumn(Term):
    """The meaning of a column in a list of schools."""

    NUMBER = "number", "No"
    NAME = "name", "Nama sekolah"
    NPSN = "npsn", "NPSN"
    LEVEL = "level", "Jenjang"
    STATUS = "status", "Status"
    DISTRICT = "district", "Kecamatan"
    REGENCY = "regency", "Kabupaten/Kota"
    ADDRESS = "address", "Alamat"
    PHONE = "phone", "Telepon"
    EMAIL = "email", "Email"
    PRINCIPAL = "principal", "Kepala sekolah"
    PRINCIPAL_NIP = "principal_nip", "NIP kepala sekolah"
    CONTACT_NAME = "contact_name", "Narahubung"
    CONTACT_PHONE = "contact_phone", "No. HP narahubung"
    DISTANCE = "distance", "Jarak (km)"
    NOTE = "note", "Keterangan"


class ListedSchool(NamedTuple):
    """One row that holds a school, trimmed, identifiers as text."""

    row: int
    name: str
    npsn: str = ""
    level: str = ""  # as written
    status: str = ""  # as written
    district: str = ""
    regency: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    principal: str = ""
    principal_nip: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    distance_km: float | None = None
    note: str = ""
    warnings: tuple[CellNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolTable:
    """One list of schools found in a sheet."""

    sheet: str
    header_rows: tuple[int, int]
    columns: dict[SchoolColumn, str]
    schools: tuple[ListedSchool, ...]
    refused: tuple[CellNote, ...] = ()  # rows inside the list that hold something but no school


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRecognition:
    """Everything understood of one file, its tables in the order of the file."""

    file_name: str
    tables: tuple[SchoolTable, ...]
    sheets: tuple[Sheet, ...]
    message: str  # one Indonesian sentence for the user


class SchoolPlanRow(NamedTuple):
    """One row of the plan. `column` and `reason` say why a row is doubtful, repeated or refused."""

    key: int  # what an answer is filed under: rows of several sheets have equal numbers
    sheet: str
    row: int
    outcome: RowOutcome
    listed: ListedSchool | None
    column: str = ""
    reason: str = ""
    partner_id: int | None = None  # the known partner, when matched
    options: tuple[Option, ...] = ()  # known partners it may mean
    may_be_new: bool = True  # whether it can be a school that is not known yet
    warnings: tuple[CellNote, ...] = ()

    @property
    def who(self) -> str:
        """The school as the file tells."""
        if self.listed is None:
            return ""
        district = f"Kec. {self.listed.district}" if self.listed.district else ""
        return ", ".join(part for part in (self.listed.name, district, self.listed.npsn) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPlan:
    """What an import of a list of schools would do; nothing is written yet."""

    file_name: str
    rows: tuple[SchoolPlanRow, ...]
    recognition: SchoolRecognition
    notes: tuple[str, ...] = ()

    def count(self, outcome: RowOutcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    def with_outcome(self, outcome: RowOutcome) -> tuple[SchoolPlanRow, ...]:
        return tuple(row for row in self.rows if row.outcome is outcome)
