"""Who may stand in the register twice."""

import pytest

from app.core.errors import Cancelled
from app.core.progress import Progress
from app.domain.lists import KnownPerson
from app.domain.names import name_key
from app.domain.people_merge import DuplicatePair
from app.domain.records import Partner
from app.intake.known import Known
from app.intake.likeness import likely_pairs

PARTNERS = (Partner(id=1, name="SMP Negeri 4 Rekaan"), Partner(id=2, name="SMP Purnama Rekaan"))


def _person(
    number: int, name: str, partner: int | None = 1, *, nip: str = "", nuptk: str = "", place: str = ""
) -> KnownPerson:
    code = "imbas" if partner else "lain"
    return KnownPerson(number, name, name_key(name), code, partner, place, "", nip, nuptk)


def _pairs(*people: KnownPerson, apart: tuple[tuple[int, int], ...] = ()) -> tuple[DuplicatePair, ...]:
    known = Known(model_school="SMP Negeri 2 Rekaan", partners=PARTNERS, people=people)
    return likely_pairs(known, apart, Progress())


def test_equal_numbers_come_first_whatever_the_names_are() -> None:
    found = _pairs(
        _person(1, "Sri Lestari", nip="197001012000012001"),
        _person(2, "Moh. Arifin"),
        _person(3, "Muhammad Arifin, S.Ag."),
        _person(4, "Bu Tari", 2, nip="197001012000012001"),
    )
    assert [(pair.first_id, pair.second_id, pair.reason) for pair in found] == [
        (1, 4, "NIP-nya sama"),
        (2, 3, "Nama dan sekolahnya sama"),
    ]


def test_a_number_that_a_spreadsheet_damaged_proves_nothing() -> None:
    damaged = "197001012000012000"
    assert _pairs(_person(1, "Sri Lestari", nip=damaged), _person(2, "Bambang Irawan", nip=damaged)) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sri Handayani", "Sri Handayani, S.Pd."),
        ("Sri Handayani", "Sri Handyani"),
        ("Moh. Arifin", "M. Arifin"),
        ("Fitri Nur Aini", "Nur Aini Fitri"),
        ("Theresia Ambarwati Kusuma", "Theresia Ambarwati"),
    ],
)
def test_names_of_one_school_that_are_written_in_two_ways_are_proposed(first: str, second: str) -> None:
    assert [(pair.first_id, pair.second_id) for pair in _pairs(_person(1, first), _person(2, second))] == [(1, 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sri Handayani", "Siti Aminah"),
        ("Peserta Daring 1", "Peserta Daring 2"),
        ("Bambang Irawan", "Bambang Purnomo"),
    ],
)
def test_other_names_are_not(first: str, second: str) -> None:
    assert _pairs(_person(1, first), _person(2, second)) == ()


def test_similar_names_of_two_schools_are_not_compared_but_equal_ones_are() -> None:
    found = _pairs(_person(1, "Sri Handayani"), _person(2, "Sri Handyani", 2), _person(3, "Sri Handayani, S.Pd.", 2))
    assert [(pair.first_id, pair.second_id, pair.reason) for pair in found] == [
        (2, 3, "Namanya mirip, sekolahnya sama"),
        (1, 3, "Namanya sama, sekolahnya lain"),
    ]


def test_a_school_as_typed_is_the_partner_that_it_names() -> None:
    found = _pairs(_person(1, "Kusnadi"), _person(2, "Kusnadi", None, place="SMPN 4 Rekaan"))
    assert [pair.reason for pair in found] == ["Nama dan sekolahnya sama"]


def test_people_whose_numbers_differ_are_two() -> None:
    assert not _pairs(
        _person(1, "Sri Lestari", nip="197001012000012001"), _person(2, "Sri Lestari", nip="198001012000012001")
    )
    assert not _pairs(
        _person(1, "Sri Lestari", nuptk="1234567890123456"), _person(2, "Sri Lestary", nuptk="6543210987654321")
    )


def test_who_was_told_apart_is_not_proposed_again() -> None:
    people = _person(1, "Sri Lestari"), _person(2, "Sri Lestari"), _person(3, "Sri Lestari")
    assert [pair[:2] for pair in _pairs(*people, apart=((1, 2), (2, 3)))] == [(1, 3)]


def test_a_name_that_very_many_schools_know_says_nothing() -> None:
    people = [_person(number, "Siti Aminah", None, place=f"SD Rekaan {number}") for number in range(1, 9)]
    assert _pairs(*people) == ()


def test_strange_names_do_no_harm() -> None:
    names = ("X" * 500, "🎉", "محمد الأمين", "ꦗꦮ", "-", "' '", "محمد الامين")
    found = _pairs(*(_person(number, name) for number, name in enumerate(names, start=1)))
    assert all(1 <= pair.first_id < pair.second_id <= len(names) for pair in found)


def test_the_search_can_be_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        likely_pairs(Known(people=[_person(1, "A"), _person(2, "A")]), (), progress)
