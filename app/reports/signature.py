"""The block where the principal signs."""

import re
from datetime import date
from typing import Any

from app.domain.dates import format_date, format_number
from app.domain.records import ModelSchool, Signatory
from app.domain.report import MeetingReport, ReportData
from app.domain.signatories import office_lines
from app.domain.terms import MeetingStatus
from app.reports.fonts import SERIF, SERIF_BOLD, printable, text_width, wrap
from app.reports.page import BODY
from app.reports.phrases import period_phrase
from app.reports.type_styles import BODY_TEXT, SECTION, gap, heading, paragraph
from app.reports.typesetting import MM, platypus

_SIZE, _LEADING = 11, 14.5
_WIDTH = 78 * MM
_STAMP = 27 * MM  # height left free for the stamp and the signature


def closing(data: ReportData) -> list[Any]:
    """The closing chapter with the signature: never apart, so that no page holds a signature alone."""
    _page_break, title = heading("G. Penutup", SECTION, 0)
    sentences = (
        _summary(data),
        "Demikian laporan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
    )
    text = [paragraph(sentence, BODY_TEXT) for sentence in sentences]
    return [
        platypus.KeepTogether([title, *text, gap(14), SignatureBlock(data.school, data.principal, data.made_at.date())])
    ]


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


def place_of(school: ModelSchool) -> str:
    """Place of signing: the regency without its kind, or else the kecamatan."""
    regency = re.sub(r"^(?:kabupaten|kab\.?|kota)\s+", "", school.regency.strip(), flags=re.IGNORECASE)
    return regency or school.district


class SignatureBlock(platypus.Flowable):
    """Place and date, office, room for the stamp, name and NIP, on the right half."""

    def __init__(self, school: ModelSchool, signatory: Signatory | None, day: date) -> None:
        platypus.Flowable.__init__(self)
        place = place_of(school)
        self._above = wrap(f"{place}, {format_date(day)}" if place else format_date(day), SERIF, _SIZE, _WIDTH)
        offices = office_lines(signatory, "Sekolah") if signatory is not None else ("Kepala Sekolah,",)
        for office in offices:
            self._above += wrap(office, SERIF, _SIZE, _WIDTH)
        name = signatory.name if signatory is not None else ""
        self._name = wrap(name, SERIF_BOLD, _SIZE, _WIDTH, 3) if name else []
        self._nip = printable(f"NIP {(signatory.nip if signatory is not None else '') or '-'}")

    def wrap(self, *_available: float) -> tuple[float, float]:
        """Width and height in points."""
        lines = len(self._above) + max(len(self._name), 1) + 1
        return BODY, lines * _LEADING + _STAMP

    def draw(self) -> None:
        """From the top down; the name is underlined, and a line stands where a name is missing."""
        left = BODY - _WIDTH
        top = self.wrap()[1]
        self.canv.setFont(SERIF, _SIZE)
        for line in self._above:
            top -= _LEADING
            self.canv.drawString(left, top + 3, line)
        top -= _STAMP
        self.canv.setFont(SERIF_BOLD, _SIZE)
        self.canv.setLineWidth(0.6)
        for line in self._name or [""]:
            top -= _LEADING
            self.canv.drawString(left, top + 3, line)
            width = text_width(line, SERIF_BOLD, _SIZE) if line else _WIDTH * 0.8
            self.canv.line(left, top + 1.2, left + width, top + 1.2)
        self.canv.setFont(SERIF, _SIZE)
        self.canv.drawString(left, top - _LEADING + 2, self._nip)
