import pytest

from app.domain.codes import LETTERS, typed_code
from app.domain.sheet_codes import MOST_PAGES, Corner, corner_code, read_corner_code, sheet_code


@pytest.mark.parametrize("page", [1, 2, 30, 31, 32, 500, MOST_PAGES])
@pytest.mark.parametrize("corner", list(Corner))
def test_a_corner_code_reads_back(page: int, corner: Corner):
    code = corner_code("K3F8ZT", page, corner)

    assert len(code) == 10
    assert set(code) <= set(LETTERS)
    assert read_corner_code(code) == ("K3F8ZT", page, corner)


def test_every_wrong_letter_is_noticed():
    code = corner_code("K3F8ZT", 7, Corner.BOTTOM_LEFT)

    for place in range(len(code)):
        for letter in LETTERS:
            if letter != code[place]:
                assert read_corner_code(code[:place] + letter + code[place + 1 :]) is None


@pytest.mark.parametrize("text", ["", "K3F8ZT", "https://contoh.id", "P12345678", "k3f8zt01AX", "K3F8ZT00A0"])
def test_other_codes_are_not_taken_for_a_corner(text: str):
    assert read_corner_code(text) is None


def test_a_corner_code_is_never_taken_for_a_person():
    assert typed_code(corner_code("P3F8ZT", 1, Corner.TOP_LEFT)) == ""


@pytest.mark.parametrize("page", [0, -1, MOST_PAGES + 1])
def test_pages_outside_the_range_are_a_mistake(page: int):
    with pytest.raises(ValueError, match=str(page)):
        corner_code("K3F8ZT", page, Corner.TOP_LEFT)


def test_the_code_of_a_sheet_follows_from_its_uid():
    first, second = sheet_code("0193-a"), sheet_code("0193-b")

    assert first == sheet_code("0193-a")
    assert first != second
    assert len(first) == 6
