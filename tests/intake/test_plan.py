"""The plan: who is new, known, doubtful, repeated or refused, with the place and the reason."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.lists import ImportPlan, KnownPerson, PlanRow, RowOutcome
from app.domain.names import name_key, school_key
from app.domain.records import Partner
from app.domain.terms import Affiliation
from app.intake.plan import Known, make_plan
from app.intake.recognise import recognise

PARTNERS = (
    Partner(id=1, name="SMP Negeri 4 Gombong", district="Gombong"),
    Partner(id=2, name="SMP Purnama Sempor", district="Sempor"),
    Partner(id=3, name="SMP Muhammadiyah Gombong", district="Gombong"),
    Partner(id=4, name="SD Negeri 2", district="Sempor"),
    Partner(id=5, name="SD Negeri 2", district="Gombong"),
)


def person(
    number: int, name: str, partner: int = 0, *, nip: str = "", nuptk: str = "", position: str = "Guru"
) -> KnownPerson:
    """A known person of a partner, or of the model school when no partner is given."""
    affiliation = Affiliation.PARTNER if partner else Affiliation.MODEL
    return KnownPerson(number, name, name_key(name), affiliation, partner or None, "", position, nip, nuptk)


PEOPLE = (
    person(11, "Retno Widyastuti, S.Pd.", 1, nip="198403122010012019"),
    person(12, "Moh. Arifin, S.Ag.", 3, position="Wakasek"),
    person(13, "M. Arif Rahman", 3),
    person(14, "Yuliana Kartika", 2),
    person(15, "Sri Wahyuni", 1),
    person(16, "SRI WAHYUNI, S.Pd.", 1),
    person(17, "Bambang Irawan", 0),
)


def plan_of(
    tmp_path: Path, rows: Sequence[Sequence[str]], header: str = "No;Nama;NIP;Asal Sekolah", **known: object
) -> ImportPlan:
    path = tmp_path / "daftar.csv"
    path.write_text("\n".join([header, *(";".join(row) for row in rows)]) + "\n")
    seen = recognise(path)
    facts = {"model_school": "SMP Negeri 2 Sempor", "partners": PARTNERS, "people": PEOPLE} | known
    return make_plan(seen, seen.tables[0], 5, 7, Known(**facts))  # pyright: ignore[reportArgumentType]


def one(tmp_path: Path, name: str, nip: str, school: str, **known: object) -> PlanRow:
    rows = [["1", name, nip, school], ["2", "Orang Lain Sekali", "", "SMP Lain"]]
    return plan_of(tmp_path, rows, **known).rows[0]  # pyright: ignore[reportArgumentType]


def test_the_same_name_in_the_same_school_matches(tmp_path: Path) -> None:
    row = one(tmp_path, "RETNO WIDYASTUTI", "", "SMPN 4 Gombong")
    assert (row.outcome, row.person_id, row.partner_id) == (RowOutcome.MATCHED, 11, 1)


def test_the_model_school_is_known_too(tmp_path: Path) -> None:
    row = one(tmp_path, "Bambang Irawan, S.Pd.", "", "SMP N 2 SEMPOR")
    assert (row.outcome, row.person_id, row.partner_id, row.from_model_school) == (RowOutcome.MATCHED, 17, None, True)


def test_a_new_person(tmp_path: Path) -> None:
    row = one(tmp_path, "Dwi Lestari", "", "SMP Purnama")
    assert (row.outcome, row.person_id, row.partner_id, row.reason) == (RowOutcome.NEW, None, 2, "")


def test_an_equal_nip_matches_whatever_the_spelling(tmp_path: Path) -> None:
    row = one(tmp_path, "Retno Widiastuti W.", "19840312 201001 2 019", "")
    assert (row.outcome, row.person_id) == (RowOutcome.MATCHED, 11)


def test_an_equal_nip_under_another_name_is_doubtful(tmp_path: Path) -> None:
    row = one(tmp_path, "Dwi Lestari", "198403122010012019", "SMPN 4 Gombong")
    assert row.outcome is RowOutcome.DOUBTFUL
    assert "sama dengan NIP Retno Widyastuti, S.Pd. (SMP Negeri 4 Gombong)" in row.reason


def test_another_nip_under_the_same_name_is_doubtful(tmp_path: Path) -> None:
    assert one(tmp_path, "Retno Widyastuti", "197001012000122001", "SMPN 4 Gombong").outcome is RowOutcome.DOUBTFUL


def test_a_nip_whose_end_was_lost_does_not_contradict(tmp_path: Path) -> None:
    row = one(tmp_path, "Retno Widyastuti", "198403122010012000", "SMPN 4 Gombong")
    assert row.outcome is RowOutcome.MATCHED
    assert [note.column for note in row.warnings] == ["C"]


def test_an_initial_is_doubtful_with_the_likeliest_first(tmp_path: Path) -> None:
    row = one(tmp_path, "M. Arifin", "", "SMP Muhammadiyah")
    assert (row.outcome, row.column) == (RowOutcome.DOUBTFUL, "B")
    assert row.reason == "“M. Arifin” mirip dengan Moh. Arifin, S.Ag. (SMP Muhammadiyah Gombong)"
    assert [(c.person_id, c.position) for c in row.candidates] == [(12, "Wakasek"), (13, "Guru")]


@pytest.mark.parametrize("name", ["Yuliana K.", "Yuliana Kartikka", "Kartika Yuliana", "Y. Kartika"])
def test_a_likeness_in_the_same_school_is_doubtful(tmp_path: Path, name: str) -> None:
    row = one(tmp_path, name, "", "SMP Purnama Sempor")
    assert (row.outcome, row.candidates[0].person_id) == (RowOutcome.DOUBTFUL, 14)


def test_the_same_name_elsewhere_or_nowhere_is_doubtful(tmp_path: Path) -> None:
    elsewhere = one(tmp_path, "Yuliana Kartika", "", "SMPN 4 Gombong")
    nowhere = one(tmp_path, "Yuliana Kartika", "", "")
    assert elsewhere.outcome is nowhere.outcome is RowOutcome.DOUBTFUL
    assert "dari sekolah lain" in elsewhere.reason
    assert "sekolahnya tidak disebut" in nowhere.reason


def test_a_likeness_elsewhere_is_somebody_new(tmp_path: Path) -> None:
    assert one(tmp_path, "Yuliana K.", "", "SMPN 4 Gombong").outcome is RowOutcome.NEW


def test_two_namesakes_are_told_apart_only_by_what_was_typed(tmp_path: Path) -> None:
    assert one(tmp_path, "Sri Wahyuni", "", "SMPN 4 Gombong").person_id == 15
    assert one(tmp_path, "Sri Wahyuni, S.Pd.", "", "SMPN 4 Gombong").person_id == 16
    unclear = one(tmp_path, "Dra. Sri Wahyuni", "", "SMPN 4 Gombong")
    assert unclear.outcome is RowOutcome.DOUBTFUL
    assert {candidate.person_id for candidate in unclear.candidates} == {15, 16}


def test_what_the_user_confirmed_is_remembered(tmp_path: Path) -> None:
    aliases = {(name_key("M. Arifin"), school_key("SMP Muhammadiyah")): 13}
    assert one(tmp_path, "M. Arifin", "", "SMP Muhammadiyah", aliases=aliases).person_id == 13
    assert one(tmp_path, "M. Arifin", "", "SMP Muhammadiyah Gombong", aliases=aliases).outcome is RowOutcome.DOUBTFUL


def test_the_same_person_twice_in_one_list(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        [
            ["1", "Dwi Lestari", "", "SMP Purnama"],
            ["2", "Eko Prasetyo", "", "SMP Lain"],
            ["3", "Dra. Dwi Lestari", "", "SMP Purnama Sempor"],
        ],
    )
    assert [row.outcome for row in plan.rows] == [RowOutcome.NEW, RowOutcome.NEW, RowOutcome.REPEATED]
    assert plan.rows[2].reason == "“Dra. Dwi Lestari” sudah ada di baris 2"


def test_h_may_be_all_that_tells_two_people_apart(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, [["1", "H. Sukardi", "", "SMP Purnama"], ["2", "Sukardi", "", "SMP Purnama"]])
    assert [row.outcome for row in plan.rows] == [RowOutcome.NEW, RowOutcome.DOUBTFUL]


@pytest.mark.parametrize(
    ("known", "listed"),
    [("H. Sukardi", "Hj. Sukardi"), ("H. Sukardi", "Sukardi"), ("Hj. Sri Rahayu", "H. Sri Rahayu")],
)
def test_h_that_may_tell_two_people_apart_is_asked_about(tmp_path: Path, known: str, listed: str) -> None:
    row = one(tmp_path, listed, "", "SMP Purnama", people=(person(50, known, 2),))
    assert (row.outcome, row.candidates[0].person_id) == (RowOutcome.DOUBTFUL, 50)
    assert row.reason == f"“{listed}” mungkin orang lain dari {known} (SMP Purnama Sempor)"


@pytest.mark.parametrize(
    ("known", "listed"),
    [
        ("H. Sukardi", "H Sukardi, S.Pd."),
        ("Drs. H. Bambang Irawan, M.Pd.", "BAMBANG IRAWAN"),
        ("Muh. Arif", "Mhd. Arif"),
        ("Soeharto", "Suharto"),
        ("St. Aminah", "Siti Aminah"),
        ("Abd. Rahman", "Abdul Rahman"),
        ("Djoko Tjahyono", "Joko Cahyono"),
    ],
)
def test_spellings_of_one_name_in_one_school_match(tmp_path: Path, known: str, listed: str) -> None:
    row = one(tmp_path, listed, "", "SMP Purnama", people=(person(50, known, 2),))
    assert (row.outcome, row.person_id) == (RowOutcome.MATCHED, 50)


@pytest.mark.parametrize("listed", ["Arif", "H. Arif"])
def test_a_leading_m_is_never_dropped_silently(tmp_path: Path, listed: str) -> None:
    assert one(tmp_path, listed, "", "SMP Purnama", people=(person(50, "M. Arif", 2),)).outcome is RowOutcome.DOUBTFUL


@pytest.mark.parametrize(
    ("known", "listed"),
    [("M. Arif", "M. Arif Wibowo"), ("M. Arif Wibowo", "M. Arif"), ("M. Arif", "Muhammad Arif Wibowo")],
)
def test_an_initial_with_one_word_may_be_the_beginning_of_a_longer_name(
    tmp_path: Path, known: str, listed: str
) -> None:
    people = (person(50, known, 2), person(51, "Bambang Irawan", 2))
    row = one(tmp_path, listed, "", "SMP Purnama", people=people)
    assert row.outcome is RowOutcome.DOUBTFUL
    assert row.candidates[0].person_id == 50


@pytest.mark.parametrize("listed", ["M. Arif Wibowo", "Muhammad Rahman Arif"])
def test_an_initial_and_a_word_elsewhere_or_in_another_place_say_nothing(tmp_path: Path, listed: str) -> None:
    known = person(50, "M. Arif", 2 if listed.startswith("Muh") else 3)
    assert one(tmp_path, listed, "", "SMP Purnama", people=(known,)).outcome is RowOutcome.NEW


def test_h_and_hj_in_one_list_are_two_people(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, [["1", "H. Sukardi", "", "SMP Purnama"], ["2", "Hj. Sukardi", "", "SMP Purnama"]])
    assert [row.outcome for row in plan.rows] == [RowOutcome.NEW, RowOutcome.DOUBTFUL]


def test_namesakes_with_two_nips_are_two_people(tmp_path: Path) -> None:
    rows = [
        ["1", "Dwi Lestari", "198403122010012019", "SMP Purnama"],
        ["2", "Dwi Lestari", "197001012000122001", "SMP Purnama"],
    ]
    assert [row.outcome for row in plan_of(tmp_path, rows, people=()).rows] == [RowOutcome.NEW, RowOutcome.NEW]


def test_rejoining_online_sums_the_minutes(tmp_path: Path) -> None:
    header = "Name (Original Name);User Email;Join Time;Leave Time;Duration (Minutes)"
    rows = [
        ["Rina", "", "8:00", "9:00", "60"],
        ["Eko", "eko@contoh.id", "8:00", "9:00", "50"],
        ["Rina", "", "9:05", "9:35", "30"],
    ]
    plan = plan_of(tmp_path, rows, header, people=())
    assert [(row.outcome, row.listed and row.listed.minutes) for row in plan.rows] == [
        (RowOutcome.NEW, 90),
        (RowOutcome.NEW, 50),
        (RowOutcome.REPEATED, 30),
    ]


def test_refused_rows_stand_in_their_place(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        [
            ["1", "Dwi Lestari", "", "SMP Purnama"],
            ["2", "", "197001012000122001", ""],
            ["3", "Eko Prasetyo", "", "SMP Lain"],
        ],
    )
    assert [(row.row, row.outcome) for row in plan.rows] == [
        (2, RowOutcome.NEW),
        (3, RowOutcome.REFUSED),
        (4, RowOutcome.NEW),
    ]
    assert (plan.rows[1].column, plan.rows[1].reason) == ("B", "nama kosong, hanya NIP")
    assert plan.count(RowOutcome.REFUSED) == 1
    assert (plan.meeting_id, plan.meeting_day_id) == (5, 7)
    assert plan.notes == ("Bukan sekolah sendiri dan bukan sekolah imbas: SMP Lain.",)


@pytest.mark.parametrize(
    ("cell", "partner"),
    [
        ("SMP Purnama", 2),
        ("SMP PURNAMA SEMPOR KEBUMEN", 2),
        ("SMPN 04 Gombong", 1),
        ("SMP Muhamadiyah Gombong", 3),
        ("SMP Muhammadiyah Gombomg", 3),
        ("SDN 2 Kec. Gombong", 5),
        ("SMPN 5 Gombong", None),
        ("SMP", None),
        ("SDN 2", None),
    ],
)
def test_school_cells(tmp_path: Path, cell: str, partner: int | None) -> None:
    assert one(tmp_path, "Dwi Lestari", "", cell).partner_id == partner


def test_two_partners_of_one_name_are_left_to_the_user(tmp_path: Path) -> None:
    row = one(tmp_path, "Dwi Lestari", "", "SDN 2")
    assert [(note.column, note.message) for note in row.warnings] == [
        ("D", "Ada 2 sekolah bernama “SDN 2” (Kecamatan Sempor, Kecamatan Gombong): pilih sekolahnya")
    ]


def test_people_who_share_an_account_stay_apart_and_their_rejoins_come_together(tmp_path: Path) -> None:
    path = tmp_path / "zoom.csv"
    mail = "sdn3@contoh.sch.id"
    path.write_text(
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
        f"Umi Kulsum,{mail},8:00,9:00,60,No\nGatot Subagyo,{mail},8:00,9:00,50,No\n"
        f"U. Kulsum,{mail},9:05,9:15,10,No\nGatot Subagyo,,9:05,9:10,5,No\nMateus Bria,,8:00,9:00,40,No\n"
    )
    seen = recognise(path)
    plan = make_plan(seen, seen.tables[0], 5, 7, Known())
    kept = [(row.listed.name, row.listed.minutes) for row in plan.with_outcome(RowOutcome.NEW) if row.listed]
    assert kept == [("Umi Kulsum", 70), ("Gatot Subagyo", 55), ("Mateus Bria", 40)]
    assert seen.tables[0].different == 3
