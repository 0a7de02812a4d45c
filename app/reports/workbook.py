"""The recap workbook (.xlsx)."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.errors import environment_fault
from app.core.files import copied_path
from app.core.progress import Progress
from app.domain.report import ReportData
from app.reports.cell_styles import Workbook
from app.reports.phrases import Printed


def write_workbook(data: ReportData, path: Path, progress: Progress) -> None:
    """Write all sheets of the recap to `path`; the same data gives the same bytes.

    Raises `SetupError` when the file cannot be written and `Cancelled`; an earlier file at `path` then stays.
    """

    def fill(workbook: Workbook) -> None:
        from app.reports.sheets import write_sheets

        write_sheets(workbook, data, progress)
        progress.check()

    save_workbook(path, data, f"Rekap {data.school.name}", fill)


def save_workbook(path: Path, data: Printed, title: str, fill: Callable[[Workbook], None]) -> None:
    """Write a workbook of the school to `path`: `fill` adds its sheets, and may raise to stop.

    Raises `SetupError` when the file cannot be written; an earlier file at `path` then stays.
    """
    from xlsxwriter.exceptions import FileCreateError  # pyright: ignore[reportMissingTypeStubs]

    try:
        with copied_path(path) as made, TemporaryDirectory(prefix="buku-imbas-") as scratch:
            workbook = _opened(made, scratch, data, title)
            fill(workbook)
            workbook.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args else error
        if not isinstance(cause, OSError):
            raise
        raise environment_fault(cause, f"menulis {path.name} di {path.parent}") from error
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error


def _opened(path: Path, scratch: str, data: Printed, title: str) -> Workbook:
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    # all rows stay in memory until the end: 10,000 take 11 MB more than one at a time, and a third less time
    workbook: Workbook = xlsxwriter.Workbook(
        str(path),
        {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "tmpdir": scratch},
    )
    workbook.set_properties(
        {
            "title": title,
            "author": data.school.name,
            "company": data.school.name,
            "comments": f"Buku Imbas {data.program_version}",
            "created": data.made_at,
        }
    )
    return workbook
