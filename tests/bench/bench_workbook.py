"""Workbook of 10,000 attendance rows against a bare XlsxWriter loop that writes the same cells."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app.domain.report import ReportData
from tests.bench.measuring import Row, compare
from tests.reports.sample_report import sample_report

_ROWS = 10_000


def measure() -> list[Row]:
    """Seconds to write the file, the data being there."""
    job = "from tests.bench.bench_workbook import write_ours as main"
    floor = "from tests.bench.bench_workbook import write_bare as main"
    return [compare("workbook of 10,000 × 13 / bare XlsxWriter loop", job, floor, 1.5)]


def write_ours() -> float:
    """All seven sheets, styled."""
    from app.core.progress import Progress
    from app.reports.workbook import write_workbook

    with tempfile.TemporaryDirectory() as folder:
        data = _large_report(Path(folder))
        begun = time.perf_counter()
        write_workbook(data, Path(folder) / "rekap.xlsx", Progress())
        return time.perf_counter() - begun


def write_bare() -> float:
    """The cells of the sheet Kehadiran, no style but the date's."""
    import xlsxwriter

    from app.reports.sheets import attendance_cells

    with tempfile.TemporaryDirectory() as folder:
        data = _large_report(Path(folder))
        begun = time.perf_counter()
        workbook = xlsxwriter.Workbook(str(Path(folder) / "bare.xlsx"), {"default_date_format": "d mmm yyyy"})
        sheet = workbook.add_worksheet("Kehadiran")
        for row, values in enumerate(attendance_cells(data)):
            for column, value in enumerate(values):
                sheet.write(row, column, value)
        workbook.close()
        return time.perf_counter() - begun


def _large_report(folder: Path) -> ReportData:
    data = sample_report(folder)
    report = data.meetings[0]
    rows = report.attendance
    many = tuple(
        replace(rows[number % len(rows)], id=number, person_id=number, name=f"{rows[number % len(rows)].name} {number}")
        for number in range(_ROWS)
    )
    return replace(data, meetings=(replace(report, attendance=many),))
