"""Recaps as a workbook (.xlsx): one sheet each, totals as formulas."""

from collections.abc import Generator
from pathlib import Path

from app.core.progress import Progress
from app.domain.recap_report import ADDITIONS, COUNTING, STATE_WORDS, RecapReport, recap_title
from app.domain.recaps import Recap, RecapKind, RecapLine
from app.reports.cell_styles import CellKind, CellStyles, Workbook, make_styles
from app.reports.grid import HEADER_ROW, Cell, Formula, GridColumn, Titles, open_sheet, put_text, share_of, write_grid
from app.reports.phrases import period_phrase, school_line, version_phrase
from app.reports.workbook import save_workbook

_DETAILS = {
    RecapKind.MEETING: GridColumn("Hari/Tanggal", CellKind.WRAPPED, 22, 34),
    RecapKind.DAY: GridColumn("Kegiatan", CellKind.WRAPPED, 22, 40),
    RecapKind.PARTNER: GridColumn("Kecamatan", CellKind.WRAPPED, 12, 20),
    RecapKind.PERSON: GridColumn("Asal", CellKind.WRAPPED, 18, 32),
    RecapKind.CATEGORY: GridColumn("Keterangan", CellKind.WRAPPED, 13, 30),
    RecapKind.STAGE: GridColumn("Program", CellKind.WRAPPED, 16, 30),
}
_IDENTIFIERS = {RecapKind.PARTNER: "NPSN", RecapKind.PERSON: "NIP"}


def write_recap_workbook(data: RecapReport, path: Path, progress: Progress) -> None:
    """Write the recaps to `path`; the same data gives the same bytes.

    Raises `SetupError` when the file cannot be written and `Cancelled`; an earlier file at `path` then stays.
    """

    def fill(workbook: Workbook) -> None:
        styles = make_styles(workbook)
        titles = Titles(school_line(data), period_phrase(data.from_date, data.until_date), version_phrase(data))
        _about(workbook, data, titles, styles)
        for number, recap in enumerate(data.recaps):
            progress.step(number, len(data.recaps), f"Menulis rekap {recap_title(recap).lower()}")
            _recap(workbook, recap, titles, styles, progress)
        progress.step(len(data.recaps), len(data.recaps), "Menyimpan buku kerja")

    save_workbook(path, data, f"Rekap kehadiran {data.school.name}", fill)


def _about(workbook: Workbook, data: RecapReport, titles: Titles, styles: CellStyles) -> None:
    """What is counted, and by which rules."""
    sheet = open_sheet(workbook, "Keterangan", titles, styles)
    facts = (
        ("Program", data.programme or "semua program"),
        ("Sekolah imbas", data.partner or "semua sekolah"),
        ("Kegiatan yang dihitung", str(data.meetings)),
        ("Cara menghitung", COUNTING),
        *((f"Rekap {kind.label}", words) for kind, words in ADDITIONS.items()),
        ("Aturan JP", data.hours_rule),
    )
    for row, (label, words) in enumerate(facts, HEADER_ROW):
        put_text(sheet, row, 0, label, styles.label)
        put_text(sheet, row, 1, words, styles.value)
        sheet.set_row(row, 13 * (1 + len(words) // 80) + 3)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 84)
    sheet.print_area(0, 0, HEADER_ROW + len(facts) - 1, 1)


def recap_columns(recap: Recap) -> tuple[GridColumn, ...]:
    """The columns of a recap's sheet."""
    kind = recap.query.kind
    label = recap_title(recap)
    columns = [GridColumn("No", CellKind.ORDINAL, 5, 6), GridColumn(label, CellKind.WRAPPED, 20, 36)]
    columns += [_DETAILS[kind]] if kind in _DETAILS else []
    columns += [GridColumn(_IDENTIFIERS[kind], CellKind.IDENTIFIER, 11, 22)] if kind in _IDENTIFIERS else []
    columns += [GridColumn(word, CellKind.COUNT, 7, 12) for word in STATE_WORDS]
    columns += [GridColumn(word, CellKind.NUMBER, 7, 12) for word in ("Diharapkan", "Datang")]
    columns.append(GridColumn("Persen", CellKind.PERCENT, 8, 9))
    if kind is RecapKind.PERSON:
        columns += [GridColumn(word, CellKind.NUMBER, 9, 11) for word in ("Kegiatan diikuti", "Yang memenuhi", "JP")]
    else:
        columns.append(GridColumn("Orang datang", CellKind.NUMBER, 8, 9))
    return tuple(columns)


def _recap(workbook: Workbook, recap: Recap, titles: Titles, styles: CellStyles, progress: Progress) -> None:
    sheet = open_sheet(workbook, f"Rekap {recap_title(recap)}", titles, styles)
    columns = recap_columns(recap)
    total = _total(recap, columns) if recap.lines else None
    write_grid(sheet, columns, _rows(recap, columns), styles, progress, len(recap.lines), total)


def _rows(recap: Recap, columns: tuple[GridColumn, ...]) -> Generator[tuple[Cell, ...]]:
    kind = recap.query.kind
    share = _place(columns, "Persen")
    for number, line in enumerate(recap.lines, 1):
        words = [line.label]
        words += [line.detail] if kind in _DETAILS else []
        words += [line.identifier] if kind in _IDENTIFIERS else []
        persons = (line.meetings, line.qualified, line.hours) if kind is RecapKind.PERSON else (line.people,)
        numbers = (*line.numbers, line.expected, line.attended)
        yield (number, *words, *numbers, _share(HEADER_ROW + number + 1, share, line), *persons)


def _total(recap: Recap, columns: tuple[GridColumn, ...]) -> tuple[Cell, ...]:
    """The sums under the rows; of different people there is none."""
    first, last = HEADER_ROW + 2, HEADER_ROW + 1 + len(recap.lines)  # lines as a reader counts them
    sums = dict(zip(STATE_WORDS, recap.total.numbers, strict=True))
    sums |= {"Diharapkan": recap.total.expected, "Datang": recap.total.attended}
    sums |= {"Kegiatan diikuti": recap.total.meetings, "Yang memenuhi": recap.total.qualified, "JP": recap.total.hours}
    cells: list[Cell] = [None, "Jumlah"]
    for index, column in enumerate(columns[2:], 2):
        letter = chr(ord("A") + index)
        if column.title == "Persen":
            cells.append(_share(last + 1, index, recap.total))
        elif column.title in sums:
            cells.append(Formula(f"=SUM({letter}{first}:{letter}{last})", sums[column.title]))
        else:
            cells.append(None)
    return tuple(cells)


def _place(columns: tuple[GridColumn, ...], title: str) -> int:
    return next(index for index, column in enumerate(columns) if column.title == title)


def _share(row: int, place: int, line: RecapLine) -> Formula:
    """Came against expected: the two columns before the share."""
    expected, attended = (f"{chr(ord('A') + place - back)}{row}" for back in (2, 1))
    return share_of(attended, expected, line.attended, line.expected)
