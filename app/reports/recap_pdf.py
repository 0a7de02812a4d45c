"""Recaps for print (.pdf): letterhead, a chapter each with its chart, the rules, the principal's signature."""

from pathlib import Path
from typing import Any

from app.core.errors import environment_fault
from app.core.files import copied_path
from app.core.progress import Progress
from app.domain.recap_report import RecapReport


def write_recap_pdf(data: RecapReport, path: Path, progress: Progress) -> None:
    """Write the recaps to `path` on the school's paper; the same data gives the same bytes.

    Raises `SetupError` when the file cannot be written and `Cancelled`; an earlier file at `path` then stays.
    """
    try:
        with copied_path(path) as temporary:
            _write(data, temporary, progress)
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error


def _write(data: RecapReport, path: Path, progress: Progress) -> None:
    from app.reports.fonts import register_fonts
    from app.reports.page import ReportDocument
    from app.reports.phrases import period_phrase, version_phrase
    from app.reports.recap_chapters import closing, opening, recap_chapters

    register_fonts()
    document = ReportDocument(
        str(path),
        paper=data.school.paper,
        title=f"Rekap Kehadiran {data.school.name}",
        author=data.school.name,
        subject=f"Periode {period_phrase(data.from_date, data.until_date)}",
        made_at=data.made_at,
        version=version_phrase(data),
    )
    steps = len(data.recaps) + 1
    story: list[Any] = opening(data)
    for number, chapter in enumerate(recap_chapters(data, progress.check)):
        progress.step(number, steps, f"Menyusun bagian {number + 1}")
        story += chapter
    story += closing(data)
    document.write(story, lambda page: progress.step(steps - 1, steps, f"Menyusun halaman {page}"))
    progress.step(steps, steps, "Rekap selesai disusun")
