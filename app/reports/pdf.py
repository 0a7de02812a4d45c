"""The report that a principal signs (.pdf)."""

from pathlib import Path
from typing import Any

from app.core.errors import environment_fault
from app.core.files import copied_path
from app.core.progress import Progress
from app.domain.report import ReportData


def write_pdf(data: ReportData, path: Path, progress: Progress) -> None:
    """Write the report to `path` on the school's paper; the same data gives the same bytes.

    Raises `SetupError` when the file cannot be written and `Cancelled`; an earlier file at `path` then stays.
    """
    try:
        with copied_path(path) as temporary:
            _write(data, temporary, progress)
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error


def _write(data: ReportData, path: Path, progress: Progress) -> None:
    from app.reports.fonts import register_fonts
    from app.reports.page import ReportDocument
    from app.reports.phrases import period_phrase, version_phrase

    register_fonts()
    document = ReportDocument(
        str(path),
        paper=data.school.paper,
        title=f"Laporan Kegiatan {data.school.name}",
        author=data.school.name,
        subject=f"Periode {period_phrase(data.from_date, data.until_date)}",
        made_at=data.made_at,
        version=version_phrase(data),
    )
    steps = len(data.meetings) + 2
    story = _story(data, progress, steps)
    progress.step(steps - 1, steps, "Menyusun halaman laporan")
    document.write(story, lambda page: progress.step(steps - 1, steps, f"Menyusun halaman {page}"))
    progress.step(steps, steps, "Laporan selesai disusun")


def _story(data: ReportData, progress: Progress, steps: int) -> list[Any]:
    from app.reports import chapters
    from app.reports.letterhead import letterhead
    from app.reports.meeting_chapter import meeting_chapter
    from app.reports.signature import closing

    progress.step(0, steps, "Menyusun laporan")
    story = letterhead(data.school, data.government_logo, data.school_logo, data.letterhead)
    story += chapters.title_block(data)
    story += chapters.identity(data)
    story += chapters.partners(data)
    story += chapters.schedule(data)
    story += chapters.meetings_heading(data)
    for number, report in enumerate(data.meetings, 1):
        progress.step(number, steps, f"Menyusun kegiatan {number} dari {len(data.meetings)}")
        story += meeting_chapter(number, report, data.school.time_zone, progress.check)
    story += chapters.partner_recap(data)
    story += chapters.person_recap(data, progress.check)
    return story + closing(data)
