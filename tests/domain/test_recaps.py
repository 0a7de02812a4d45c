"""Lines of recaps, their sums, and the names of periods."""

from datetime import date

import pytest

from app.domain.charts import MOST_COLUMNS, chart_of
from app.domain.periods import periods_of
from app.domain.recap_report import STATE_LETTERS, STATE_WORDS
from app.domain.recaps import Recap, RecapKind, RecapLine, RecapQuery, Span, orders_of, span_label, total_line

LINE = RecapLine(1, "SMP A", "", present=5, late=1, excused=1, substituted=2, absent=1, unrecorded=3)


def test_a_substitute_counts_for_the_school_and_not_for_the_person() -> None:
    assert (LINE.expected, LINE.attended, LINE.days) == (13, 8, 6)
    assert LINE._replace(in_person=True).attended == 6


def test_the_total_adds_up_every_number_but_people() -> None:
    total = total_line([LINE._replace(people=4, hours=3), LINE._replace(people=4, qualified=2)])

    assert total.numbers == tuple(2 * number for number in LINE.numbers)
    assert (total.people, total.hours, total.qualified) == (0, 3, 2)
    assert total_line([]).expected == 0


@pytest.mark.parametrize(
    ("span", "code", "label"),
    [
        (Span.MONTH, "2019-08", "Agustus 2019"),
        (Span.SEMESTER, "2019-2", "Semester Ganjil 2019/2020"),
        (Span.SEMESTER, "2020-1", "Semester Genap 2019/2020"),
        (Span.SCHOOL_YEAR, "2019", "Tahun pelajaran 2019/2020"),
        (Span.BUDGET_YEAR, "2019", "Tahun anggaran 2019"),
    ],
)
def test_periods_have_the_names_of_the_field(span: Span, code: str, label: str) -> None:
    assert span_label(span, code) == label


def test_the_usual_periods_hold_the_days_newest_first() -> None:
    choices = periods_of([date(2019, 8, 1), date(2020, 1, 31), date(2019, 8, 2)])

    assert [one.label for one in choices] == [
        "Tahun pelajaran 2019/2020",
        "Semester Genap 2019/2020",
        "Semester Ganjil 2019/2020",
        "Tahun anggaran 2020",
        "Tahun anggaran 2019",
        "Januari 2020",
        "Agustus 2019",
    ]
    assert choices[-1].period == (date(2019, 8, 1), date(2019, 8, 31))
    assert periods_of([]) == ()


def test_every_number_of_a_line_has_a_heading_and_a_letter_of_its_own() -> None:
    assert len(STATE_WORDS) == len(set(STATE_LETTERS)) == len(LINE.numbers)


def test_only_people_are_ordered_by_hours() -> None:
    assert [kind for kind in RecapKind if "jp" in orders_of(kind)] == [RecapKind.PERSON]


def _recap(kind: RecapKind, lines: int) -> Recap:
    every = tuple(LINE._replace(key=number) for number in range(lines))
    return Recap(query=RecapQuery(kind=kind), lines=every, total=total_line(every))


def test_a_chart_is_drawn_only_where_looking_beats_reading() -> None:
    drawn = {kind for kind in RecapKind if chart_of(_recap(kind, 3)) is not None}

    assert drawn == {RecapKind.MEETING, RecapKind.PARTNER, RecapKind.PERIOD}
    assert chart_of(_recap(RecapKind.MEETING, 1)) is None
    many = chart_of(_recap(RecapKind.PARTNER, 200))
    assert many is not None
    assert len(many.bars) == MOST_COLUMNS
