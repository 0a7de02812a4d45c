"""Which day of a meeting a column or a sheet is about, and what an empty attendance cell says."""

from datetime import date

import pytest

from app.domain.list_days import day_in_words, propose_columns, propose_sheets
from app.domain.list_states import blank_state, states_of_text, states_text
from app.domain.lists import DayColumn
from app.domain.records import MeetingDay
from app.domain.terms import AttendanceState as State

DAYS = (
    MeetingDay(id=11, position=1, date=date(2019, 8, 1)),
    MeetingDay(id=12, position=2, date=date(2019, 8, 2)),
)


@pytest.mark.parametrize(
    ("columns", "days"),
    [
        ((DayColumn("D", "1", number=1), DayColumn("E", "2", number=2)), (11, 12)),
        ((DayColumn("D", "2/8", date(2019, 8, 2)), DayColumn("E", "3/8", date(2019, 8, 3))), (12, None)),
        (tuple(DayColumn("D", str(number), number=number) for number in range(1, 5)), (11, 12, None, None)),
        ((DayColumn("D", "Hari I"), DayColumn("E", "Hari II")), (11, 12)),
        ((DayColumn("D", "Pagi"), DayColumn("E", "Siang")), (11, 12)),
        ((DayColumn("D", "Pagi"), DayColumn("E", "Siang"), DayColumn("F", "Malam")), (None, None, None)),
        ((DayColumn("D", "1", number=1), DayColumn("E", "1", number=1)), (11, None)),
        (tuple(DayColumn("D", f"Hari {number}", number=number) for number in range(1, 4)), (11, 12, None)),
        ((DayColumn("D", "3/8", date(2019, 8, 3)), DayColumn("E", "4/8", date(2019, 8, 4))), (None, None)),
    ],
)
def test_day_columns(columns: tuple[DayColumn, ...], days: tuple[int | None, ...]) -> None:
    assert propose_columns(columns, DAYS) == days


def test_numbers_beyond_the_meeting_are_days_of_the_month() -> None:
    days = (MeetingDay(id=1, position=1, date=date(2019, 8, 14)), MeetingDay(id=2, position=2, date=date(2019, 8, 15)))
    columns = tuple(DayColumn("D", str(number), number=number) for number in range(13, 17))
    assert propose_columns(columns, days) == (None, 1, 2, None)


def test_a_few_numbers_that_are_no_day_of_the_month_count_the_days() -> None:
    days = (MeetingDay(id=1, position=1, date=date(2019, 8, 14)), MeetingDay(id=2, position=2, date=date(2019, 8, 15)))
    assert propose_columns(tuple(DayColumn("D", str(one), number=one) for one in (1, 2, 3)), days) == (1, 2, None)
    assert propose_columns(tuple(DayColumn("D", str(one), number=one) for one in range(1, 13)), days) == (None,) * 12


@pytest.mark.parametrize(
    ("names", "days"),
    [
        (("Hari 2", "Hari 1"), (12, 11)),
        (("Day-1", "Rekap"), (11, None)),
        (("1 Agustus 2019", "02-08-2019"), (11, 12)),
        (("1 Agustus 2018", "2 Agt"), (None, 12)),
        (("Kamis", "Jumat"), (11, 12)),
        (("hari ke-2", "pertemuan kesatu"), (12, 11)),
        (("Sheet1", "Sheet2"), (11, 12)),
        (("SMPN 1", "SMPN 2"), (None, None)),
        (("Sheet1", "Sheet2", "Sheet3"), (None, None, None)),
    ],
)
def test_sheets(names: tuple[str, ...], days: tuple[int | None, ...]) -> None:
    assert propose_sheets(names, DAYS) == days


def test_a_meeting_of_one_day_takes_every_sheet() -> None:
    assert propose_sheets(("SMPN 1", "SMPN 2"), DAYS[:1]) == (11, 11)


def test_words_without_a_day_mean_none() -> None:
    assert day_in_words("Daftar hadir peserta", DAYS) is None


@pytest.mark.parametrize(
    ("states", "blank"),
    [
        ((None, None), State.PRESENT),
        ((State.SICK, None), State.PRESENT),
        ((State.PRESENT, None), State.ABSENT),
        ((State.PRESENT, State.EXCUSED, None), State.UNKNOWN),
    ],
)
def test_what_an_empty_cell_says(states: tuple[State | None, ...], blank: State) -> None:
    assert blank_state(states) is blank


def test_states_survive_as_text() -> None:
    states = {1: State.PRESENT, 2: State.ABSENT}
    assert states_of_text(states_text(states.items())) == states
    assert states_of_text("x=hadir 3=apa 4") == {}
