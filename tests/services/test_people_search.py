"""Finding people while typing."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.people_list import PeopleOrder, PeopleQuery
from app.domain.records import ModelSchool, Partner, Person
from app.domain.terms import Affiliation, PersonGroup
from app.services.logbook import Logbook


@pytest.fixture
def register(logbook: Logbook) -> Logbook:
    logbook.schools.save_model_school(ModelSchool(name="SMP Negeri 2 Rekaan"))
    gombong = logbook.schools.save_partner(Partner(name="SMP Negeri 4 Gombong", district="Gombong"))
    purnama = logbook.schools.save_partner(Partner(name="SMP Purnama", district="Sempor"))
    at: dict[str, Any] = {"affiliation": Affiliation.PARTNER}
    for person in (
        Person(name="Drs. H. Suparman, M.Pd.", partner_id=gombong.id, nip="196511021990031007", **at),
        Person(name="Retno Widyastuti, S.Pd.", partner_id=gombong.id, phone="0812-3456-7890", **at),
        Person(name="Moh. Arifin", partner_id=purnama.id, nuptk="1234567890123456", **at),
        Person(name="Fitri Nur Aini", affiliation=Affiliation.MODEL, groups=(PersonGroup.QUALITY_TEAM,)),
        Person(name="Lasmi", institution="Komite Sekolah", groups=(PersonGroup.COMMUNITY, PersonGroup.PARTICIPANT)),
        Person(name="André 100%_gaul", phone="+62 813 1111"),
    ):
        logbook.people.save(person)
    return logbook


def _names(logbook: Logbook, query: PeopleQuery) -> list[str]:
    return [line.name for line in logbook.people.lines(logbook.people.search_ids(query))]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("parma", "Drs. H. Suparman, M.Pd."),
        ("suparman drs", "Drs. H. Suparman, M.Pd."),
        ("mpd", "Drs. H. Suparman, M.Pd."),
        ("M.Pd.", "Drs. H. Suparman, M.Pd."),
        ("1990 0310 07 suparman", "Drs. H. Suparman, M.Pd."),
        ("19900310", "Drs. H. Suparman, M.Pd."),
        ("gombong retno", "Retno Widyastuti, S.Pd."),
        ("RETNO WIDYA", "Retno Widyastuti, S.Pd."),
        ("08123456", "Retno Widyastuti, S.Pd."),
        ("0812-3456-78", "Retno Widyastuti, S.Pd."),
        ("345678901234", "Moh. Arifin"),
        ("M. Arifin", "Moh. Arifin"),
        ("muhammad arif", "Moh. Arifin"),
        ("Negeri 2 fitri", "Fitri Nur Aini"),
        ("komite", "Lasmi"),
        ("andre", "André 100%_gaul"),
        ("ANDRÉ", "André 100%_gaul"),
        ("100%", "André 100%_gaul"),
        ("%_g", "André 100%_gaul"),
        ("0813 1111", "André 100%_gaul"),
    ],
)
def test_any_part_finds_exactly_that_person(register: Logbook, words: str, name: str) -> None:
    assert _names(register, PeopleQuery(words=words)) == [name]


@pytest.mark.parametrize("words", ["zulkifli", "suparman purnama", "\\", "'; DROP TABLE person; --", "🎉" * 40, "_"])
def test_what_fits_nobody_finds_nobody(register: Logbook, words: str) -> None:
    found = _names(register, PeopleQuery(words=words))
    assert found == (["André 100%_gaul"] if words == "_" else [])
    assert len(_names(register, PeopleQuery())) == 6


def test_an_alias_finds_its_person(register: Logbook) -> None:
    (retno,) = register.people.search("retno")
    register.people.add_alias(retno.id, "Bu Enno")
    assert [line.id for line in register.people.search("enno")] == [retno.id]


def test_the_list_is_sorted_by_the_name_without_its_titles(register: Logbook) -> None:
    assert _names(register, PeopleQuery()) == [
        "André 100%_gaul",
        "Fitri Nur Aini",
        "Lasmi",
        "Moh. Arifin",
        "Retno Widyastuti, S.Pd.",
        "Drs. H. Suparman, M.Pd.",
    ]


def test_fields_that_offer_people_put_names_that_begin_so_first(logbook: Logbook) -> None:
    for name in ("Ani Sriwahyuni", "Budi Asri", "Hj. Sri Lestari", "Sri Handayani"):
        logbook.people.save(Person(name=name))
    assert [line.name for line in logbook.people.search("sri")] == [
        "Sri Handayani",
        "Hj. Sri Lestari",
        "Ani Sriwahyuni",
        "Budi Asri",
    ]
    assert [line.name for line in logbook.people.search("sri", limit=1)] == ["Sri Handayani"]


def test_or_by_the_school_and_who_comes_from_nowhere_stands_last(register: Logbook) -> None:
    lines = register.people.lines(register.people.search_ids(PeopleQuery(order=PeopleOrder.SCHOOL)))
    assert [line.origin for line in lines] == [
        "Komite Sekolah",
        "SMP Negeri 2 Rekaan",
        "SMP Negeri 4 Gombong",
        "SMP Negeri 4 Gombong",
        "SMP Purnama",
        "",
    ]


def test_group_and_school_narrow_the_list(register: Logbook) -> None:
    partner = register.schools.partners()[0]
    assert _names(register, PeopleQuery(group=PersonGroup.COMMUNITY)) == ["Lasmi"]
    assert _names(register, PeopleQuery(group=PersonGroup.SPEAKER)) == []
    assert _names(register, PeopleQuery(affiliation=Affiliation.MODEL)) == ["Fitri Nur Aini"]
    assert _names(register, PeopleQuery(partner_id=partner.id, words="retno")) == ["Retno Widyastuti, S.Pd."]
    assert _names(register, PeopleQuery(partner_id=partner.id, words="lasmi")) == []


def test_a_line_says_the_groups_in_the_fields_words(register: Logbook) -> None:
    (line,) = register.people.search("lasmi")
    assert line.group_words == "Peserta, Masyarakat"


def test_lines_keep_their_order_and_leave_out_who_is_gone(register: Logbook) -> None:
    ids = register.people.search_ids(PeopleQuery())
    wanted = [ids[2], 999_999, ids[0]]
    assert [line.id for line in register.people.lines(wanted)] == [ids[2], ids[0]]
    assert register.people.lines([]) == []


@pytest.mark.parametrize("name", ["X" * 500, "محمد الأمين", "ꦱꦸꦥꦂꦩꦤ꧀", "Ayu 🌸 Lestari", "ʼ", "O'Brien -- /* */"])
def test_names_of_every_script_are_kept_and_found(logbook: Logbook, name: str) -> None:
    saved = logbook.people.save(Person(name=name))
    assert logbook.people.person(saved.id).name == name
    assert [line.name for line in logbook.people.search(name)] == [name]
    logbook.people.save(replace(saved, note="🎉" * 500))
    assert [line.name for line in logbook.people.search(name[:3])] == [name]


def test_a_pasted_page_of_words_is_searched_too(logbook: Logbook) -> None:
    assert logbook.people.search("kata " * 5000) == []
