"""The letterhead (kop) built from fields."""

from typing import Any

from app.domain.records import ModelSchool
from app.reports.fonts import SERIF, SERIF_BOLD
from app.reports.page import BODY
from app.reports.type_styles import BODY_TEXT, gap, paragraph
from app.reports.typesetting import platypus, styles

_STICKY = "\u00a0"
_Style = styles.ParagraphStyle
_ABOVE = _Style("kop", parent=BODY_TEXT, fontName=SERIF, fontSize=13, leading=16, alignment=1, spaceAfter=0)
_SCHOOL = _Style("kop-school", parent=_ABOVE, fontName=SERIF_BOLD, fontSize=17, leading=21)
_ADDRESS = _Style("kop-address", parent=_ABOVE, fontSize=9.5, leading=12)


def letterhead(school: ModelSchool) -> list[Any]:
    """Government, office, school and address in the middle; a thick and a thin rule below."""
    lines = [paragraph(text.upper(), _ABOVE) for text in (school.government, school.office) if text]
    lines.append(paragraph(school.name.upper() or "NAMA SEKOLAH", _SCHOOL))
    address = ", ".join(
        part
        for part in (
            school.address,
            f"Kecamatan {school.district}" if school.district and school.district not in school.address else "",
            school.regency if school.regency and school.regency not in school.address else "",
        )
        if part
    )
    contact = " · ".join(
        f"{label} {value}".replace(" ", _STICKY)  # a line may break between two of them only
        for label, value in (("Telepon", school.phone), ("Posel", school.email), ("Laman", school.website))
        if value
    )
    lines += [paragraph(text, _ADDRESS) for text in (address, contact) if text]
    lines += [gap(5), DoubleRule(), gap(16)]
    return lines


class DoubleRule(platypus.Flowable):
    """The thick and the thin line that close a letterhead."""

    def wrap(self, *_available: float) -> tuple[float, float]:
        """Width and height in points."""
        return BODY, 4.5

    def draw(self) -> None:
        """Thick above thin."""
        self.canv.setLineWidth(2.2)
        self.canv.line(0, 3.4, BODY, 3.4)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, 0.3, BODY, 0.3)
