"""Codes that a scanner types in."""

from itertools import pairwise

from app.core.identity import new_uid
from app.domain.codes import LETTERS, looks_like_code, person_code, typed_code


def test_a_code_is_read_back_however_it_is_typed() -> None:
    code = person_code("0f" * 16)
    assert len(code) == 9
    assert set(code) <= set(LETTERS)
    assert typed_code(code) == code
    assert typed_code(f" {code[:3]}-{code[3:6]} {code[6:]} ".lower()) == code
    assert typed_code(code.replace("0", "O").replace("1", "l")) == code


def test_a_wrong_letter_and_two_swapped_ones_are_noticed() -> None:
    for _ in range(50):
        code = person_code(new_uid())
        for place in range(1, len(code)):
            for letter in LETTERS:
                if letter != code[place]:
                    assert typed_code(code[:place] + letter + code[place + 1 :]) == ""
        for left, right in pairwise(range(1, len(code))):
            if code[left] != code[right]:
                assert typed_code(code[:left] + code[right] + code[left] + code[right + 1 :]) == ""


def test_names_and_numbers_are_no_codes() -> None:
    for text in ("Priyono", "Purwanto", "PARTINAH9", "198403122010012019", "", "P"):
        assert typed_code(text) == ""


def test_a_name_is_never_taken_for_a_code_and_a_slip_is_still_one() -> None:
    for name in ("Purnamasr", "Pak Budi S", "PRASETYOW", "Pipin Supinah", "Peserta 12", "PILOUQQQL"):
        assert typed_code(name) == ""
        assert not looks_like_code(name)
    for _ in range(500):
        code = person_code(new_uid())
        assert code[1].isdigit()
        assert looks_like_code(code)
        assert looks_like_code(code[:-1])  # a letter was lost
        assert typed_code(code[:-1]) == ""


def test_ten_thousand_people_have_codes_of_their_own() -> None:
    assert len({person_code(new_uid()) for _ in range(10_000)}) == 10_000
