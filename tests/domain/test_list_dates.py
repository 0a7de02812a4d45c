"""The dates that stand above a list, and what they say of the meeting that it goes to."""

from datetime import date

import pytest

from app.domain.list_dates import dates_above, other_date_note
from app.domain.lists import ListTable, Sheet


def above(*lines: str) -> tuple[date, ...]:
    rows = (*((line, "") for line in lines), ("NO", "NAMA"), ("1", "Sutarno 1-1-2020"))
    header = len(lines) + 1
    table = ListTable(
        sheet="A",
        header_rows=(header, header),
        first_row=header + 1,
        last_row=header + 1,
        columns={},
        people=(),
        different=0,
    )
    return dates_above(Sheet(name="A", rows=rows, total_rows=len(rows)), table)


@pytest.mark.parametrize(
    "line",
    [
        "DAFTAR HADIR tgl 20-8-2026",
        "Kamis, 20 Agustus 2026",
        "Tanggal: 20/08/2026",
        "pada 2026-08-20",
        "19-20 Ags 2026",
    ],
)
def test_a_date_above_the_list_is_read_however_it_is_written(line: str) -> None:
    assert above("Rapat Kerja", line) == (date(2026, 8, 20),)


@pytest.mark.parametrize(
    "line", ["SK Nomor 421/20 tanggal 5 Januari 2026", "Dicetak 1/9/2026", "Agustus 2026", "Kelas 7"]
)
def test_dates_of_letters_and_prints_are_no_dates_of_the_meeting(line: str) -> None:
    assert above(line) == ()


def test_only_a_date_that_is_no_day_of_the_meeting_is_told() -> None:
    days = [date(2026, 8, 27), date(2026, 8, 28)]
    told = other_date_note([date(2026, 8, 20)], days, days[1])
    assert told == "Berkas ini menyebut 20 Agustus 2026; kegiatan ini 28 Agustus 2026. Periksa apakah benar."
    assert other_date_note([date(2026, 8, 20), days[0]], days, days[1]) == ""
    assert other_date_note([], days, days[1]) == ""
