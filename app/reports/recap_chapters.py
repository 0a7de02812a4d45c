"""The chapters of a printed recap."""

from collections.abc import Callable, Generator
from string import ascii_uppercase
from typing import Any

from app.domain.charts import PRINTED, chart_of
from app.domain.dates import format_number, format_percent
from app.domain.recap_report import ADDITIONS, COUNTING, STATE_LETTERS, RecapReport, legend, recap_title
from app.domain.recaps import Recap, RecapKind, RecapLine
from app.reports.fonts import SANS_BOLD, text_width
from app.reports.letterhead import letterhead
from app.reports.page import BODY
from app.reports.phrases import period_phrase
from app.reports.recap_charts import draw_chart, lying_height
from app.reports.signature import principal_signs
from app.reports.tables import TableColumn, fact_table, headed_table, ruled_table
from app.reports.type_styles import NOTE, SECTION, SUBTITLE, TITLE, gap, heading, paragraph
from app.reports.typesetting import MM, platypus

_NUMBER = TableColumn("NO", 9, "CENTER")
# The heading of what is told beside the label, and its share of their width.
_DETAILS = {
    RecapKind.MEETING: ("HARI/TANGGAL", 0.44),
    RecapKind.DAY: ("KEGIATAN", 0.5),
    RecapKind.PARTNER: ("KECAMATAN", 0.38),
    RecapKind.PERSON: ("ASAL", 0.44),
    RecapKind.STAGE: ("PROGRAM", 0.4),
}
_HOURS = (
    _NUMBER,
    TableColumn("NAMA", 44),
    TableColumn("NIP", 33),
    TableColumn("ASAL", 32),
    TableColumn("HARI", 11, "CENTER"),
    TableColumn("KEGIATAN", 20, "CENTER"),
    TableColumn("JP", 11, "CENTER"),
)
_STANDING_HEIGHT = 170  # points of a chart of columns


def opening(data: RecapReport) -> list[Any]:
    """Letterhead, title, and what is counted."""
    story = letterhead(data.school, data.government_logo, data.school_logo, data.letterhead)
    story.append(paragraph("REKAPITULASI KEHADIRAN", TITLE))
    if data.programme:
        story.append(paragraph(data.programme.upper(), TITLE))
    story.append(paragraph(f"Periode {period_phrase(data.from_date, data.until_date)}", SUBTITLE))
    facts = [("Kegiatan dihitung", format_number(data.meetings))]
    facts += [("Sekolah imbas", data.partner)] if data.partner else []
    return [*story, gap(6), fact_table(facts), paragraph(f"{legend()}. {COUNTING}", NOTE)]


def recap_chapters(data: RecapReport, check: Callable[[], None]) -> Generator[list[Any]]:
    """One chapter for each recap. `check` may raise to stop."""
    for letter, recap in zip(_letters(), data.recaps, strict=False):
        yield _chapter(f"{letter}. Rekap per {recap_title(recap)}", recap, check)
        if recap.query.kind is RecapKind.PERSON and recap.lines:
            yield _hours(recap, data, check)


def closing(data: RecapReport) -> list[Any]:
    """The signature, never on a page alone."""
    words = "Demikian rekapitulasi ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
    signs = principal_signs(data.school, data.principal, data.made_at.date())
    return [platypus.KeepTogether([gap(10), paragraph(words), gap(10), signs])]


def _letters() -> Generator[str]:
    """A, B, … Z, AA, …"""
    yield from ascii_uppercase
    for first in ascii_uppercase:
        yield from (first + second for second in ascii_uppercase)


def _chapter(title: str, recap: Recap, check: Callable[[], None]) -> list[Any]:
    if not recap.lines:
        return [*heading(title, SECTION, 0), paragraph("Tidak ada yang dapat dihitung.", NOTE)]
    story: list[Any] = []
    chart = chart_of(recap)
    table = ruled_table(_columns(recap), _rows(recap), _cells(recap, "", recap.total), on_row=check)
    if chart is None:
        story += headed_table(title, SECTION, 0, table)
    else:
        height = lying_height(chart) if chart.lying else _STANDING_HEIGHT
        story += [*heading(title, SECTION, 0, height + 60), draw_chart(chart, BODY, height, PRINTED), gap(8), table]
    addition = ADDITIONS.get(recap.query.kind)
    return [*story, paragraph(addition, NOTE)] if addition else story


def _columns(recap: Recap) -> list[TableColumn]:
    total = recap.total
    headed = (*zip(STATE_LETTERS, total.numbers, strict=True), ("DATANG", total.attended), ("DARI", total.expected))
    numbers = [TableColumn(title, _needed(title, number), "CENTER") for title, number in headed]
    numbers.append(TableColumn("%", 12, "CENTER"))
    words = BODY / MM - _NUMBER.width - sum(column.width for column in numbers)
    name, share = _DETAILS.get(recap.query.kind, ("", 0.0))
    columns = [_NUMBER, TableColumn(recap_title(recap).upper(), words * (1 - share))]
    columns += [TableColumn(name, words * share)] if name else []
    return [*columns, *numbers]


def _needed(title: str, total: int) -> float:
    """Millimetres for a column of numbers, of which the total is the longest."""
    return max(text_width(text, SANS_BOLD, 8.5) for text in (title, format_number(total))) / MM + 2.6


def _rows(recap: Recap) -> Generator[list[str]]:
    for number, line in enumerate(recap.lines, 1):
        yield _cells(recap, str(number), line)


def _cells(recap: Recap, number: str, line: RecapLine) -> list[str]:
    words = [line.label]
    if recap.query.kind in _DETAILS:
        words.append(line.detail or ("-" if number else ""))
    states = [format_number(count) if count else "" for count in line.numbers]
    share = format_percent(line.attended, line.expected)
    came = (format_number(line.attended), format_number(line.expected) if line.expected else "–")
    return [number, *words, *states, *came, share]


def _hours(recap: Recap, data: RecapReport, check: Callable[[], None]) -> list[Any]:
    """Lesson hours of everybody who was there, with the rule by which they were earned."""
    there = [line for line in recap.lines if line.days]
    rows = (
        (
            str(number),
            line.label,
            line.identifier or "-",
            line.detail or "-",
            format_number(line.days),
            f"{line.qualified} dari {line.meetings}",
            format_number(line.hours),
        )
        for number, line in enumerate(there, 1)
    )
    total = ("", "Jumlah", "", "", format_number(recap.total.days), "", format_number(recap.total.hours))
    table = ruled_table(_HOURS, rows, total, on_row=check)
    rule = f"{data.hours_rule} Satu JP dihitung {data.school.lesson_minutes} menit."
    meaning = "Kolom kegiatan: yang memenuhi syarat dari yang diikuti."
    return [*headed_table("Jam Pelajaran (JP) per Orang", SECTION, 0, table), paragraph(f"{rule} {meaning}", NOTE)]
