"""How the tables of the page read the lines of recaps and the entries behind them."""

from collections.abc import Callable

from app.domain.dates import format_number, format_percent, format_short_date, short_names
from app.domain.recap_report import STATE_WORDS
from app.domain.recaps import EntryLine, Recap, RecapKind, RecapLine
from app.domain.terms import AttendanceState
from app.qt.table_model import Column

_DETAILS = {
    RecapKind.MEETING: "Hari/tanggal",
    RecapKind.DAY: "Kegiatan",
    RecapKind.PARTNER: "Kecamatan",
    RecapKind.PERSON: "Asal",
    RecapKind.STAGE: "Program",
}
_LABEL_WIDTHS = {RecapKind.DAY: 27}  # whole dates: “Sabtu, 7 September 2019”
_DETAIL_WIDTHS = {RecapKind.MEETING: 25, RecapKind.PERSON: 20}  # dates and schools are read, not guessed


def share_tone(line: RecapLine) -> str:
    """Red for less than half of those who were expected."""
    return "missing" if line.attended * 2 < line.expected else ""


def in_words(line: RecapLine) -> str:
    """`hadir 18, izin 1`: the states that are not zero."""
    told = [
        f"{word.lower()} {format_number(number)}"
        for word, number in zip(STATE_WORDS, line.numbers, strict=True)
        if number
    ]
    return ", ".join(told) or "–"


def _state(word: str, place: int) -> Column[RecapLine]:
    def shown(line: RecapLine) -> str:
        return format_number(line.numbers[place]) if line.numbers[place] else "–"

    def tone(line: RecapLine) -> str:
        return "" if line.numbers[place] else "secondary"

    return Column(header=word, text=shown, width=len(word) + 1, right=True, tone=tone)


def _detail_of(kind: RecapKind) -> Callable[[RecapLine], str]:
    if kind is RecapKind.MEETING:
        return lambda line: short_names(line.detail)
    return lambda line: line.detail or "–"


def recap_columns(kind: RecapKind) -> tuple[Column[RecapLine], ...]:
    """The columns of a recap; see `hidden_places`."""
    columns: list[Column[RecapLine]] = [
        Column[RecapLine](
            header=kind.label,
            text=lambda one: one.label,
            width=_LABEL_WIDTHS.get(kind, 13),
            stretch=4,
            strong=True,
            tip=lambda one: one.label,
        )
    ]
    if kind in _DETAILS:
        columns.append(
            Column[RecapLine](
                header=_DETAILS[kind],
                text=_detail_of(kind),
                width=_DETAIL_WIDTHS.get(kind, 10),
                stretch=3,
                tone=lambda _one: "secondary",
                tip=lambda one: one.detail,
            )
        )
    columns += [
        Column[RecapLine](
            header="Datang", text=lambda one: format_number(one.attended), width=7, right=True, strong=True
        ),
        Column[RecapLine](header="Dari", text=lambda one: format_number(one.expected), width=5, right=True),
        Column[RecapLine](
            header="Persen",
            text=lambda one: format_percent(one.attended, one.expected),
            width=7,
            right=True,
            tone=share_tone,
        ),
    ]
    columns += [_state(word, place) for place, word in enumerate(STATE_WORDS)]
    columns.append(
        Column[RecapLine](
            header="Rincian", text=in_words, width=8, stretch=3, tone=lambda _one: "secondary", tip=in_words
        )
    )
    if kind is RecapKind.PERSON:
        columns += [
            Column[RecapLine](
                header="Memenuhi",
                text=lambda one: f"{one.qualified} dari {one.meetings}",
                width=10,
                right=True,
                tip=lambda one: f"{one.qualified} dari {one.meetings} kegiatan yang diikuti memenuhi syarat JP",
            ),
            Column[RecapLine](header="JP", text=lambda one: format_number(one.hours), width=4, right=True, strong=True),
        ]
    return tuple(columns)


def hidden_places(recap: Recap, *, narrow: bool) -> set[int]:
    """Which columns are not shown: states that never occur, and either all states or what tells them in words.

    People have more columns than others, so theirs are told in words, as all are where the window is narrow; there
    those of people only stand behind the line (Enter).
    """
    headers = [column.header for column in recap_columns(recap.query.kind)]
    absent = [word for word, number in zip(STATE_WORDS, recap.total.numbers, strict=True) if not number]
    person = recap.query.kind is RecapKind.PERSON
    crowded = recap.query.kind is RecapKind.MEETING and len(absent) < 2  # the dates need the room
    if narrow or person or crowded:
        told_on_enter = ["Rincian"] if narrow and person else []
        return {headers.index(word) for word in (*STATE_WORDS, *told_on_enter)}
    return {headers.index(word) for word in ("Rincian", *absent)}


_TONES = {
    AttendanceState.PRESENT: "there",
    AttendanceState.LATE: "there",
    AttendanceState.ABSENT: "missing",
    AttendanceState.UNKNOWN: "secondary",
}

ENTRY_COLUMNS: tuple[Column[EntryLine], ...] = (
    Column(header="Tanggal", text=lambda one: format_short_date(one.date), width=13),
    Column(header="Kegiatan", text=lambda one: one.title, width=14, stretch=3, tip=lambda one: one.title),
    Column(
        header="Nama",
        text=lambda one: one.name or f"{one.people} orang tanpa nama",
        width=14,
        stretch=3,
        strong=True,
        tip=lambda one: one.name or "Diundang dalam jumlah, tetapi tidak ada di daftar",
    ),
    Column(
        header="Asal",
        text=lambda one: one.institution or "–",
        width=12,
        stretch=2,
        tone=lambda _one: "secondary",
        tip=lambda one: one.institution,
    ),
    Column(
        header="Kehadiran",
        text=lambda one: one.state.label,
        width=10,
        tone=lambda one: _TONES.get(one.state, "soon"),
    ),
    Column(header="JP hari itu", text=lambda one: format_number(one.lesson_hours), width=11, right=True),
)
