"""What the intake understood of a file, and the plan of what an import would do.

Rows are counted as a person sees them, from 1; columns are letters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as date_type
from enum import StrEnum
from typing import NamedTuple

from app.domain.terms import AttendanceState, Term


class ListKind(StrEnum):
    """Which of the known layouts a file follows."""

    ATTENDANCE = "daftar-hadir"
    FORMS = "forms"
    ZOOM = "zoom"
    TEAMS = "teams"
    MEET = "meet"
    DAPODIK = "dapodik"
    OTHER = "other"


class Column(Term):
    """The meaning of a column."""

    NUMBER = "number", "No"
    NAME = "name", "Nama"
    SCHOOL = "school", "Sekolah"
    POSITION = "position", "Jabatan"
    NIP = "nip", "NIP"
    NUPTK = "nuptk", "NUPTK"
    GRADE = "grade", "Golongan"
    SEX = "sex", "L/P"
    PHONE = "phone", "No. HP"
    EMAIL = "email", "Email"
    STATE = "state", "Kehadiran"
    MINUTES = "minutes", "Durasi"
    SIGNATURE = "signature", "Tanda tangan"
    TIME = "time", "Waktu"
    NOTE = "note", "Keterangan"
    EMPLOYMENT = "employment", "Status kepegawaian"
    DUTY = "duty", "Tugas tambahan"


class DayColumn(NamedTuple):
    """A column that says of each person whether they came on one day."""

    letter: str
    label: str  # as its header says it
    date: date_type | None = None
    number: int | None = None  # "hari ke-", or a day of the month, where there is no date


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLayout:
    """Where a list lies in a sheet and what its columns mean, as the user says it. Rows from 1, columns as letters."""

    sheet: str
    header_rows: tuple[int, int] | None
    first_row: int
    last_row: int | None  # None: to the end that the recogniser finds
    columns: dict[Column, str]  # empty: what the columns mean is for the recogniser to find


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNote:
    """A sentence about one place in a sheet."""

    sheet: str
    row: int
    column: str  # letter, or empty for the whole row
    message: str

    @property
    def place(self) -> str:
        where = f"Lembar “{self.sheet}”, baris {self.row}" if self.sheet else f"Baris {self.row}"
        return f"{where}, kolom {self.column}" if self.column else where


class ListedPerson(NamedTuple):
    """One row that holds a person, trimmed, identifiers as text.

    A tuple, because lists of 10,000 rows are made at once: ten times as fast as a frozen dataclass.
    """

    row: int
    name: str
    name_key: str = ""  # `name_key(name)`, already computed by the reader
    school: str = ""
    position: str = ""
    nip: str = ""
    nuptk: str = ""
    grade: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    state: AttendanceState | None = None
    minutes: int | None = None
    note: str = ""
    employment: str = ""
    duty: str = ""
    day_states: tuple[AttendanceState | None, ...] = ()  # one for each of the list's `days`
    warnings: tuple[CellNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """One list of people found in a sheet."""

    sheet: str
    header_rows: tuple[int, int] | None  # None when the list has no header
    first_row: int
    last_row: int
    columns: dict[Column, str]
    people: tuple[ListedPerson, ...]  # each row that holds a person, in order
    different: int  # different persons
    refused: tuple[CellNote, ...] = ()  # rows inside the list that hold something but no usable person
    certainty: float = 0.0  # 0 to 1
    days: tuple[DayColumn, ...] = ()  # of a list of several days


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet as text, for the preview: at most the first rows, every cell as the user would see it."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    total_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Everything understood of one file; the likeliest table first."""

    file_name: str
    format: str  # xlsx, xls, xlsb, ods, csv, tsv, txt, …: by content, never by extension
    kind: ListKind
    tables: tuple[ListTable, ...]
    sheets: tuple[Sheet, ...]
    message: str  # one Indonesian sentence for the user
    sha256: str
    remembered: bool = False  # the first table lies as the user once confirmed for lists with this header


class RowOutcome(Term):
    """What an import would do with one row."""

    NEW = "new", "Baru"
    MATCHED = "matched", "Cocok"
    DOUBTFUL = "doubtful", "Perlu dipilih"
    REFUSED = "refused", "Ditolak"
    REPEATED = "repeated", "Ganda"


class KnownPerson(NamedTuple):
    """As much of a registered person as matching needs; `app.intake.plan.Known.people` holds these."""

    id: int
    name: str
    name_key: str
    affiliation: str  # code of an `Affiliation`: making thousands of members is slow
    partner_id: int | None
    institution: str
    position: str
    nip: str
    nuptk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A known person whom a row may mean."""

    person_id: int
    name: str
    institution: str
    position: str
    likeness: float  # 0 to 100


class Option(NamedTuple):
    """A known record that a doubtful row may mean, as the question shows it."""

    id: int
    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOrigin:
    """The one school or institution that everybody on a list comes from, where the user says so."""

    partner_id: int | None = None
    from_model_school: bool = False
    name: str = ""  # of the school, or of an institution elsewhere


Corrections = Mapping[Column, str]
"""Cells of one row as the user corrects them; an empty text empties the cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAnswers:
    """What the user said before the rows are matched; every change makes a new plan."""

    corrections: Mapping[int, Corrections] = field(default_factory=dict[int, Corrections])  # by row, from 1
    left_out: frozenset[int] = frozenset()  # rows that the user does not want
    schools: Mapping[str, ListOrigin] = field(default_factory=dict[str, ListOrigin])
    """School cell as written to the school that is meant: remembered when the import is written. An origin of nothing
    but a name is a school elsewhere."""
    days: Mapping[int, int | None] | None = None
    """Place in the table's `days` to the meeting day that it is; None: not imported. None for all: as proposed."""
    everybody: ListOrigin | None = None  # all people come from there, whatever the rows say


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolQuestion:
    """A school cell that is nearly a known school, or none at all."""

    cell: str  # as written in the list
    row: int  # first place
    column: str
    people: int  # how many rows say so
    near: tuple[Option, ...]  # partners, or the own school (id 0), the likeliest first; empty when it is unknown
    reason: str  # Indonesian sentence


class PlanRow(NamedTuple):
    """One row of the plan. `column` and `reason` say why a row is doubtful, repeated or refused. A tuple for speed."""

    sheet: str
    row: int
    outcome: RowOutcome
    listed: ListedPerson | None
    column: str = ""
    reason: str = ""
    person_id: int | None = None  # the known person, when matched
    partner_id: int | None = None  # the partner that the school cell means
    from_model_school: bool = False
    candidates: tuple[Candidate, ...] = ()
    warnings: tuple[CellNote, ...] = ()

    @property
    def key(self) -> int:
        """What an answer is filed under."""
        return self.row

    @property
    def who(self) -> str:
        """The person as the file tells."""
        return ", ".join(part for part in (self.listed.name, self.listed.school) if part) if self.listed else ""

    @property
    def options(self) -> tuple["Option", ...]:
        """The people it may mean."""
        return tuple(
            Option(one.person_id, one.name, ", ".join(part for part in (one.position, one.institution) if part))
            for one in self.candidates
        )

    @property
    def may_be_new(self) -> bool:
        """Whether it can be somebody who is not known yet."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import of one table would do, onto a meeting day or into the register; nothing is written yet."""

    file_name: str
    sha256: str
    sheet: str
    meeting_id: int | None  # None: into the register only
    meeting_day_id: int | None
    rows: tuple[PlanRow, ...]
    table: ListTable
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()  # sentences to read before the import is written
    school_questions: tuple[SchoolQuestion, ...] = ()
    days: tuple[tuple[DayColumn, int | None], ...] = ()  # each of the table's days and the meeting day that it is
    answers: PlanAnswers = PlanAnswers()
    fingerprint: str = ""  # by which lists that lie alike are known again (`app.domain.list_layouts`)

    def count(self, outcome: RowOutcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    def with_outcome(self, outcome: RowOutcome) -> tuple[PlanRow, ...]:
        return tuple(row for row in self.rows if row.outcome is outcome)
