import json

import pytest

from app.domain.sheet_codes import Corner
from app.domain.sheet_geometry import Box, SheetGeometry, SheetPage, SheetRow, geometry_text, read_geometry

ROW = SheetRow(
    number=1,
    person_uid="0193",
    box=Box(20, 90, 182, 10),
    left=Box(135, 90, 33.5, 10),
    right=Box(168.5, 90, 33.5, 10),
)
GEOMETRY = SheetGeometry(
    width=210,
    height=330,
    pages=(SheetPage(number=1, corners={Corner.TOP_LEFT: Box(10, 8, 18, 18)}, rows=(ROW,)),),
    digest="ab12",
)


def test_what_is_kept_reads_back():
    assert read_geometry(geometry_text(GEOMETRY)) == GEOMETRY


def test_measures_are_kept_to_a_hundredth_of_a_millimetre():
    page = SheetPage(number=1, corners={Corner.TOP_LEFT: Box(10.123456, 8, 18, 18)}, rows=())

    kept = json.loads(geometry_text(SheetGeometry(width=210, height=330, pages=(page,))))

    assert kept["pages"][0]["corners"] == {"A": [10.12, 8, 18, 18]}


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "{", '{"version":2,"pages":[],"paper":[1,2],"digest":""}', '{"version":1,"pages":[{}]}'],
)
def test_what_is_no_geometry_of_ours_gives_none(text: str):
    assert read_geometry(text) is None


def test_odd_numbers_sign_left_and_even_ones_right():
    even = SheetRow(number=2, person_uid="", box=ROW.box, left=ROW.left, right=ROW.right)

    assert (ROW.signs, even.signs) == ("left", "right")


def test_a_box_knows_its_other_edges():
    assert (ROW.box.right, ROW.box.bottom) == (202, 100)
