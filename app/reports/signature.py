"""The block where the principal signs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.domain.dates import format_number
from app.domain.letter_text import place_and_date
from app.domain.records import ModelSchool, Signatory
from app.domain.report import MeetingReport, ReportData
from app.domain.signatories import office_lines
from app.domain.terms import MeetingStatus
from app.reports.fonts import SERIF, SERIF_BOLD, text_width, wrap
from app.reports.page import BODY
from app.reports.phrases import period_phrase
from app.reports.type_styles import BODY_TEXT, SECTION, gap, heading, paragraph
from app.reports.typesetting import MM, platypus

_WIDTH = 78 * MM
_STAMP = 27 * MM  # height left free for the stamp and the signature
_MOST_ABOVE = 18  # lines


def closing(data: ReportData) -> list[Any]:
    """The closing chapter with the signature: never apart, so that no page holds a signature alone."""
    _page_break, title = heading("G. Penutup", SECTION, 0)
    sentences = (
        _summary(data),
        "Demikian laporan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
    )
    text = [paragraph(sentence, BODY_TEXT) for sentence in sentences]
    return [
        platypus.KeepTogether(
            [title, *text, gap(14), principal_signs(data.school, data.principal, data.made_at.date())]
        )
    ]


def principal_signs(school: ModelSchool, signatory: Signatory | None, day: date) -> Any:
    """The block of the principal, or of who signs for them; an empty line where nobody is known."""
    offices = office_lines(signatory, "Sekolah") if signatory is not None else ("Kepala Sekolah,",)
    above = (place_and_date(school, day), *offices)
    if signatory is None:
        return SignatureBlock(above, "", "")
    return SignatureBlock(above, signatory.name, signatory.nip, grade=signatory.grade)


def _summary(data: ReportData) -> str:
    held = sum(_held(report) for report in data.meetings)
    others = len(data.meetings) - held
    period = period_phrase(data.from_date, data.until_date)
    rest = f" dan {format_number(others)} kegiatan yang belum terlaksana" if others else ""
    lesson_hours = sum(day.lesson_hours for report in data.meetings for day in report.meeting.days if _held(report))
    return (
        f"Laporan ini memuat {format_number(held)} kegiatan terlaksana{rest} ({period}) di {data.school.name} bersama "
        f"{format_number(len(data.partners))} sekolah imbas. Kegiatan berlangsung {format_number(lesson_hours)} JP dan "
        f"diikuti {format_number(len(data.person_hours))} orang."
    )


def _held(report: MeetingReport) -> bool:
    return report.meeting.status is MeetingStatus.HELD


class SignatureBlock(platypus.Flowable):
    """Office, room for the stamp, name, rank and NIP, on the right half."""

    def __init__(self, above: Sequence[str], name: str, nip: str, *, grade: str = "", size: float = 11) -> None:
        """`above` are the lines over the signature: place and date, office. `size` is that of the letters in points."""
        platypus.Flowable.__init__(self)
        self._size, self._leading = size, round(size * 1.3, 1)
        # whatever was typed, the block fits on one page
        self._above = [line for text in above for line in wrap(text, SERIF, size, _WIDTH)][:_MOST_ABOVE]
        self._name = wrap(name, SERIF_BOLD, size, _WIDTH, 15) if name else []
        self._below = wrap(grade, SERIF, size, _WIDTH, 3) if grade else []
        self._below += wrap(f"NIP {nip or '-'}", SERIF, size, _WIDTH, 2)

    def wrap(self, *_available: float) -> tuple[float, float]:
        """Width and height in points."""
        lines = len(self._above) + max(len(self._name), 1) + len(self._below)
        return BODY, lines * self._leading + _STAMP

    def draw(self) -> None:
        """From the top down; the name is underlined, and a line stands where a name is missing."""
        left = BODY - _WIDTH
        top = self.wrap()[1]
        self.canv.setFont(SERIF, self._size)
        for line in self._above:
            top -= self._leading
            self.canv.drawString(left, top + 3, line)
        top -= _STAMP
        self.canv.setFont(SERIF_BOLD, self._size)
        self.canv.setLineWidth(0.6)
        for line in self._name or [""]:
            top -= self._leading
            self.canv.drawString(left, top + 3, line)
            width = text_width(line, SERIF_BOLD, self._size) if line else _WIDTH * 0.8
            self.canv.line(left, top + 1.2, left + width, top + 1.2)
        self.canv.setFont(SERIF, self._size)
        for line in self._below:
            top -= self._leading
            self.canv.drawString(left, top + 2, line)
