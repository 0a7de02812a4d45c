"""Recaps: what is counted together, in which order, and what one line of it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.dates import MONTH_NAMES
from app.domain.records import AttendanceRow, Meeting
from app.domain.terms import AttendanceState, MeetingStatus, Term


class RecapKind(Term):
    """What a recap has one line for."""

    MEETING = "kegiatan", "Kegiatan"
    DAY = "hari", "Hari"
    PARTNER = "sekolah", "Sekolah"
    PERSON = "orang", "Orang"
    CATEGORY = "unsur", "Unsur"
    STAGE = "tahapan", "Tahapan"
    PERIOD = "masa", "Masa"


class Span(Term):
    """How long the periods of a recap are."""

    MONTH = "bulan", "Per bulan"
    SEMESTER = "semester", "Per semester"
    SCHOOL_YEAR = "tahun-pelajaran", "Per tahun pelajaran"
    BUDGET_YEAR = "tahun-anggaran", "Per tahun anggaran"


class RecapOrder(Term):
    """In which order the lines come; USUAL is by date, by the list of partners, or by school and name."""

    USUAL = "biasa", "Urutan biasa"
    NAME = "nama", "Urut nama"
    LOWEST = "terendah", "Kehadiran terendah dahulu"
    HIGHEST = "tertinggi", "Kehadiran tertinggi dahulu"
    HOURS = "jp", "JP terbanyak dahulu"


def orders_of(kind: RecapKind) -> tuple[RecapOrder, ...]:
    """The orders that say something for a recap; only people earn JP, and categories and periods have no alphabet."""
    orders = [RecapOrder.USUAL, RecapOrder.LOWEST, RecapOrder.HIGHEST]
    if kind not in (RecapKind.CATEGORY, RecapKind.PERIOD, RecapKind.DAY):
        orders.insert(1, RecapOrder.NAME)
    return (*orders, RecapOrder.HOURS) if kind is RecapKind.PERSON else tuple(orders)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapQuery:
    """Which recap of what. A meeting counts whole when one of its days lies in the period (both ends included)."""

    kind: RecapKind = RecapKind.MEETING
    span: Span = Span.MONTH
    order: RecapOrder = RecapOrder.USUAL
    from_date: date | None = None
    until_date: date | None = None
    programme_id: int | None = None
    partner_id: int | None = None


class RecapLine(NamedTuple):
    """One line; every number but `people`, `meetings`, `qualified` and `hours` counts person-days (orang-hari).

    A tuple, because thousands are read at once. The states and `unrecorded` add up to `expected`.
    """

    key: int  # id of the meeting, day, partner, person or stage; a number of its own for a category or a period
    label: str
    detail: str
    present: int = 0
    late: int = 0
    excused: int = 0
    sick: int = 0
    on_duty: int = 0
    substituted: int = 0
    absent: int = 0
    unrecorded: int = 0  # expected, and nobody has said: on a list without a state, or invited in number only
    people: int = 0  # different people who were there at least once
    meetings: int = 0  # a person's: that they sat in
    qualified: int = 0  # of these, the ones that earned hours
    hours: int = 0  # a person's JP
    in_person: bool = False  # a person's line: a substitute is not the person
    meeting_id: int = 0  # of a day
    identifier: str = ""  # NIP or NPSN; of a period its code, of a day its position in the meeting

    @property
    def numbers(self) -> tuple[int, ...]:
        """Person-days in each state, and last those of whom nobody has said."""
        return self[3:11]  # pyright: ignore[reportReturnType]

    @property
    def expected(self) -> int:
        """Invited in number or listed, whichever is more."""
        return sum(self.numbers)

    @property
    def attended(self) -> int:
        """Was there: a substitute counts for the school, not for the person."""
        return self.days if self.in_person else self.days + self.substituted

    @property
    def days(self) -> int:
        """Sat there in person."""
        return self.present + self.late


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """A recap with all its lines."""

    query: RecapQuery
    lines: tuple[RecapLine, ...]
    total: RecapLine


_SUMMED = (*RecapLine._fields[3:11], "meetings", "qualified", "hours")


class EntryLine(NamedTuple):
    """One entry behind a line of a recap: a person on a day, or people who were expected and stand on no list."""

    meeting_id: int
    position: int  # of the day in its meeting, from 1
    date: date
    title: str
    name: str  # empty for people who stand on no list
    institution: str
    state: AttendanceState
    people: int  # 1 for a person
    lesson_hours: int  # JP of the day


def total_line(lines: Sequence[RecapLine]) -> RecapLine:
    """The sums of all lines; `people` stays 0, because one person may stand in several lines."""
    sums = RecapLine(0, "Jumlah", "", in_person=any(line.in_person for line in lines))
    return sums._replace(**{name: sum(getattr(line, name) for line in lines) for name in _SUMMED})


def counted_meetings(meetings: Iterable[Meeting], rows: Iterable[AttendanceRow]) -> tuple[Meeting, ...]:
    """The meetings that recaps and reports count: held, or planned and somebody's state is known. `rows` are theirs.

    A meeting that is still to come expects people, but nobody could have come yet; one that was called off expects
    none.
    """
    filled = {row.meeting_id for row in rows if row.state is not AttendanceState.UNKNOWN}
    return tuple(
        one
        for one in meetings
        if one.status is MeetingStatus.HELD or (one.status is MeetingStatus.PLANNED and one.id in filled)
    )


def span_label(span: Span, code: str) -> str:
    """`Agustus 2019` for `2019-08`, `Semester Ganjil 2019/2020` for `2019-2`, `Tahun pelajaran 2019/2020` for `2019`.

    The codes are those of the storage: of a tahun pelajaran the year in which it begins, of a semester the half of its
    calendar year.
    """
    if span is Span.MONTH:
        return f"{MONTH_NAMES[int(code[5:]) - 1]} {code[:4]}"
    year = int(code[:4])
    if span is Span.SEMESTER:
        odd = code[5:] == "2"
        return f"Semester Ganjil {year}/{year + 1}" if odd else f"Semester Genap {year - 1}/{year}"
    return f"Tahun pelajaran {year}/{year + 1}" if span is Span.SCHOOL_YEAR else f"Tahun anggaran {year}"
