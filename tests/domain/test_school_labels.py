"""Schools of one name are told apart wherever the name stands alone."""

from app.domain.records import ModelSchool, Partner
from app.domain.school_labels import school_addresses, school_labels

OWN = ModelSchool(name="SD Negeri 5 Contoh", district="Contoh", npsn="20300005")


def _partner(number: int, name: str, district: str = "", npsn: str = "") -> Partner:
    return Partner(id=number, name=name, district=district, npsn=npsn)


def test_a_name_that_only_one_school_has_stands_alone():
    assert school_labels([_partner(1, "SDN 2 Contoh", "Sukamaju")], OWN) == {1: "SDN 2 Contoh"}


def test_namesakes_are_told_apart_by_their_kecamatan_however_the_name_is_written():
    partners = [_partner(1, "SDN 2 Contoh", "Sukamaju"), _partner(2, "SD NEGERI 2 CONTOH", "Kec. Mekar")]

    assert school_labels(partners, OWN) == {1: "SDN 2 Contoh (Kec. Sukamaju)", 2: "SD NEGERI 2 CONTOH (Kec. Mekar)"}
    assert school_addresses(partners, OWN)[1] == "SDN 2 Contoh, Kecamatan Sukamaju"


def test_the_model_school_counts_as_a_namesake():
    assert school_labels([_partner(1, "SDN 5 Contoh", "Mekar")], OWN) == {1: "SDN 5 Contoh (Kec. Mekar)"}


def test_namesakes_of_one_kecamatan_are_told_apart_by_their_npsn():
    partners = [_partner(1, "SDN 2 Contoh", "Mekar", "20300001"), _partner(2, "SDN 2 Contoh", "mekar", "20300002")]

    assert school_labels(partners, None) == {1: "SDN 2 Contoh (NPSN 20300001)", 2: "SDN 2 Contoh (NPSN 20300002)"}


def test_namesakes_of_which_nothing_else_is_known_keep_their_name():
    assert school_labels([_partner(1, "SDN 2"), _partner(2, "SDN 2")], None) == {1: "SDN 2", 2: "SDN 2"}
