"""A photo of the printed sheet finds its way back: corner codes, ruled cells, people's codes."""

from pathlib import Path

import pytest

from app.domain.codes import person_code
from app.domain.sheet_codes import Corner
from app.domain.sheet_geometry import Box, SheetGeometry, SheetPage
from app.domain.terms import Paper
from app.reports.attendance_sheet_pdf import write_sheet_pdf
from tests.reports.photographs import (
    Mapping,
    Point,
    corners_in,
    darkest,
    mapped,
    mapping,
    photographed,
    rendered,
    texts_in,
)
from tests.reports.sample_sheets import sheet_content, sheet_people

PHOTOS = {
    "flat": {},
    "turned": {"turn": 4.0},
    "turned the other way": {"turn": -7.0, "noise": 0.3},
    "at a slant": {"tilt": 0.09, "noise": 0.2},
    "turned, at a slant and noisy": {"turn": 3.0, "tilt": 0.07, "noise": 0.35},
    "upside down": {"turn": 180.0, "tilt": 0.05},
}


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SheetGeometry]:
    path = tmp_path_factory.mktemp("lembar") / "lembar.pdf"
    return path, write_sheet_pdf(sheet_content(30, 4, Paper.F4), path)


def _middle(box: Box) -> Point:
    return box.left + box.width / 2, box.top + box.height / 2


def _from_paper(page: SheetPage, found: dict[Corner, Point]) -> Mapping:
    """Millimetres on paper to pixels in the photo, by the four codes."""
    return mapping([_middle(page.corners[corner]) for corner in Corner], [found[corner] for corner in Corner])


@pytest.mark.parametrize("how", PHOTOS)
@pytest.mark.parametrize("number", [1, 2])
def test_a_photo_gives_the_corners_and_the_cells_lie_where_the_geometry_says(
    sheet: tuple[Path, SheetGeometry], how: str, number: int
):
    path, geometry = sheet
    page = geometry.pages[number - 1]
    photo = photographed(rendered(path, number), **PHOTOS[how])

    codes = corners_in(photo)

    assert {(code.sheet, code.page) for code in codes} == {("K3F8ZT", number)}
    found = {code.corner: place for code, place in codes.items()}
    assert set(found) == set(Corner)
    to_photo = _from_paper(page, found)
    reach = 6  # pixels of 200 dpi: three quarters of a millimetre
    for row in page.rows:
        for share in (0.05, 0.3, 0.55, 0.95):
            for edge in (row.box.top, row.box.bottom):
                line = mapped(to_photo, (row.box.left + share * row.box.width, edge))
                assert darkest(photo, line, reach) < 110, (row.number, share)
        for x in (row.box.left, row.left.left, row.box.right):
            assert darkest(photo, mapped(to_photo, (x, row.box.top + row.box.height * 0.7)), reach) < 110, row.number
        for half in (row.left, row.right):  # nobody has signed yet: no ink inside, below the printed number
            empty = (half.left + half.width / 2, half.top + half.height * 0.65)
            assert darkest(photo, mapped(to_photo, empty), 12) > 120, row.number


@pytest.mark.parametrize("paper", list(Paper))
def test_the_codes_of_all_prefilled_rows_can_be_scanned_from_the_sheet(tmp_path: Path, paper: Paper):
    path = tmp_path / "lembar.pdf"
    people = sheet_people(24)
    geometry = write_sheet_pdf(sheet_content(24, 2, paper), path)

    read = [text for page in geometry.pages for text in texts_in(rendered(path, page.number))]

    assert {person_code(person.uid) for person in people} <= set(read)
    assert len(read) == 24 + 4 * len(geometry.pages)


def test_a_scanner_that_sees_one_row_alone_reads_its_person(tmp_path: Path):
    path = tmp_path / "lembar.pdf"
    people = sheet_people(12)
    (page,) = write_sheet_pdf(sheet_content(12), path).pages
    picture, scale = rendered(path, 1), 200 / 25.4

    for row, person in zip(page.rows, people, strict=True):
        box = row.box
        cell = picture.crop((box.left * scale, box.top * scale, (box.left + 60) * scale, box.bottom * scale))
        assert texts_in(cell) == [person_code(person.uid)]
