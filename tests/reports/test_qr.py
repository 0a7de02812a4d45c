import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.reports.qr import draw_qr, qr_modules, qr_png
from tests.reports.photographs import rendered, texts_in

MM = 72 / 25.4


@pytest.mark.parametrize(
    ("text", "side", "error", "version"),
    [
        ("K3F8ZT01AX", 18, "h", 1),
        ("P1234567X", 7, "m", 1),
        ("Tanda tangan: ééé", 25, "m", None),
        ("https://contoh.sch.id/" + "a1" * 120, 40, "q", None),
    ],
)
def test_a_drawn_code_reads_back(tmp_path: Path, text: str, side: float, error, version: int | None):
    path = tmp_path / "kode.pdf"
    sheet = Canvas(str(path))
    draw_qr(sheet, text, 50 * MM, 100 * MM, side * MM, error, version=version)
    sheet.save()

    assert texts_in(rendered(path, 1)) == [text]


def test_the_quiet_zone_can_be_part_of_the_size(tmp_path: Path):
    path = tmp_path / "kode.pdf"
    sheet = Canvas(str(path), pagesize=(29 * MM, 29 * MM))
    sheet.setFillGray(1)
    draw_qr(sheet, "A", 0, 0, 29 * MM, version=1, quiet_zone=4)
    sheet.rect(0, 0, 4 * MM, 29 * MM, stroke=0, fill=1)  # the canvas still fills white
    sheet.save()

    picture = rendered(path, 1)
    ink = picture.point(lambda grey: 255 - grey).getbbox()

    assert texts_in(picture) == ["A"]
    assert ink is not None
    assert [round(edge / picture.width * 29) for edge in ink] == [4, 4, 25, 25]


def test_a_code_that_does_not_fit_is_a_mistake(tmp_path: Path):
    with pytest.raises(ValueError, match="does not fit"):
        draw_qr(Canvas(str(tmp_path / "kode.pdf")), "A" * 60, 0, 0, 50, "h", version=1)


def test_the_picture_for_word_reads_back():
    assert texts_in(Image.open(io.BytesIO(qr_png("P1234567X"))).convert("L")) == ["P1234567X"]


def test_short_codes_are_as_small_as_a_code_can_be():
    assert qr_modules("K3F8ZT01AX", "h") == qr_modules("P1234567X", "m") == 21
