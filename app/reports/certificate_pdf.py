"""Certificates as PDF: many in one file, or one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.core.errors import environment_fault
from app.core.files import copied_path, sha256_of
from app.core.progress import Progress
from app.domain.certificate_content import CertificateBundle
from app.domain.certificate_marks import Code, Drawing, Frame, Mark, MarkedPage, Rule, Words


def write_certificates(bundle: CertificateBundle, path: Path, progress: Progress) -> None:
    """Write every sheet of the bundle, each with its reverse, to `path`; the same content gives the same bytes.

    The codes also stand as plain text among the keywords of the file, so that it can be verified without a scanner.
    Raises `SetupError` when the file cannot be written and `Cancelled`; an earlier file at `path` then stays.
    """
    try:
        with copied_path(path) as temporary:
            _write(bundle, temporary, progress)
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error


def certificate_page(bundle: CertificateBundle) -> MarkedPage:
    """The front of the first sheet, for the window."""
    from app.reports.certificate_page import front_page
    from app.reports.fonts import register_fonts

    register_fonts()
    return front_page(bundle, bundle.sheets[0])


def _write(bundle: CertificateBundle, path: Path, progress: Progress) -> None:
    from app.reports.certificate_back import back_pages
    from app.reports.certificate_page import front_page, page_size
    from app.reports.fonts import register_fonts
    from app.reports.typesetting import canvas

    register_fonts()
    sheet: Any = canvas.Canvas(
        str(path), pagesize=page_size(bundle.school.paper), invariant=1, pageCompression=1, lang="id-ID"
    )
    sheet.setTitle(f"{bundle.sheets[0].title.strip().capitalize()} {bundle.activity}")
    sheet.setAuthor(bundle.school.name)
    sheet.setSubject(bundle.activity)
    sheet.setCreator("Buku Imbas")
    sheet.setKeywords(" ".join(one.code for one in bundle.sheets if one.code))
    sheet.setViewerPreference("DisplayDocTitle", "true")
    newest = max(one.date for one in bundle.sheets)

    def moment(*_clock: Any) -> str:
        """The creation date in the file is the newest certificate's, not the clock (ISO 32000-1, 7.9.4)."""
        return f"D:{newest:%Y%m%d}000000"

    sheet.setDateFormatter(moment)
    pictures = _Pictures()
    backs = back_pages(bundle)
    for number, back in enumerate(backs):  # the same for everybody: written once
        sheet.beginForm(f"materi-{number}")
        _draw(sheet, back.marks, pictures)
        sheet.endForm()
    for number, one in enumerate(bundle.sheets):
        progress.step(number, len(bundle.sheets), f"Menyusun sertifikat {number + 1} dari {len(bundle.sheets)}")
        _draw(sheet, front_page(bundle, one).marks, pictures)
        sheet.bookmarkPage(f"sertifikat-{number}")
        sheet.addOutlineEntry(one.name or one.number, f"sertifikat-{number}")
        sheet.showPage()
        for place in range(len(backs)):
            sheet.doForm(f"materi-{place}")
            sheet.showPage()
    progress.step(len(bundle.sheets), len(bundle.sheets), "Menulis berkas")
    sheet.save()


def _draw(sheet: Any, marks: Iterable[Mark], pictures: "_Pictures") -> None:
    from app.reports.certificate_setting import FONTS
    from app.reports.qr import QUIET_ZONE, draw_qr

    for mark in marks:
        match mark:
            case Words():
                sheet.setFont(FONTS[mark.face], mark.size)
                sheet.drawString(mark.x, mark.y, mark.text)
            case Rule():
                sheet.setLineWidth(mark.width)
                sheet.line(mark.x, mark.y, mark.to_x, mark.to_y)
            case Frame(line=0):
                sheet.saveState()
                sheet.setFillGray(1)
                sheet.rect(mark.x, mark.y, mark.width, mark.height, stroke=0, fill=1)
                sheet.restoreState()
            case Frame():
                sheet.setLineWidth(mark.line)
                sheet.rect(mark.x, mark.y, mark.width, mark.height)
            case Drawing():
                sheet.drawImage(pictures.named(mark.path), mark.x, mark.y, mark.width, mark.height, mask="auto")
            case Code():
                draw_qr(sheet, mark.text, mark.x, mark.y, mark.size, quiet_zone=QUIET_ZONE)


class _Pictures:
    """Paths that call themselves by their content, read once: the file holds each picture once."""

    def __init__(self) -> None:
        self._named: dict[Path, str] = {}

    def named(self, path: Path) -> str:
        """The path for reportlab."""
        from app.reports.photos import ContentNamedPath

        if path not in self._named:
            named = ContentNamedPath(path)
            named.content = sha256_of(path)
            self._named[path] = named
        return self._named[path]
