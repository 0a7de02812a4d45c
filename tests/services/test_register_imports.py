"""People into the register and schools onto the list of sekolah imbas, from other people's spreadsheets."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.core.errors import UserError
from app.domain.lists import Column, ImportPlan, ListKind, ListOrigin, RowOutcome
from app.domain.people_list import PeopleQuery
from app.domain.records import ModelSchool, Partner, Person
from app.domain.terms import Affiliation, SchoolStatus
from app.services.logbook import Logbook

DAPODIK_HEADER = (
    "No", "Nama", "NUPTK", "JK", "Tempat Lahir", "Tanggal Lahir", "NIP", "Status Kepegawaian", "Jenis PTK", "Agama",
    "Alamat Jalan", "RT", "Kecamatan", "HP", "Email", "Tugas Tambahan", "Pangkat Golongan", "Nama Ibu Kandung", "NIK",
    "No KK", "Bank",
)  # fmt: skip
TEACHERS = (
    (1, "Rekaan Astuti", "1234567890123456", "P", "Kebumen", "1980-01-01", "198001012005012001", "PNS", "Guru Mapel",
     "Islam", "Jl. Rahasia 1", "1", "Sempor", "081234567890", "astuti@contoh.id", "Wakil Kepala", "III/c",
     "Ibu Rahasia", "3305010101800001", "3305010101800002", "BANK RAHASIA"),
    (2, "Budi Rekaan", "", "L", "Kebumen", "1990-02-02", "", "GTY/PTY", "Guru Kelas", "Islam", "Jl. Rahasia 2", "2",
     "Sempor", "081234567891", "", "", "", "Ibu Rahasia", "3305010202900001", "3305010202900002", "BANK RAHASIA"),
)  # fmt: skip
TITLES = (
    ("Daftar Guru",),
    ("SMP PURNAMA SEMPOR",),
    ("Kecamatan Kec. Sempor, Kabupaten Kab. Kebumen",),
    ("Tanggal Unduh: 2024-01-02", None, "Pengunduh: rekaan@contoh.id"),
)


def book(path: Path, *rows: tuple[object, ...]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)  # pyright: ignore[reportArgumentType]
    made.save(path)
    return path


def dapodik_xml(path: Path) -> Path:
    """The export as SpreadsheetML named .xls, with the bare `<` and `&` that its maker leaves in."""
    rows = [*TITLES, DAPODIK_HEADER, *TEACHERS]
    rows[-1] = (*rows[-1][:10], "Jl. A & B <RT 2", *rows[-1][11:])
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell or ""}</Data></Cell>' for cell in row) + "</Row>"
        for row in rows
    )
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Daftar Guru"><Table>{cells}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def school(logbook: Logbook) -> Logbook:
    logbook.schools.save_model_school(ModelSchool(name="SMP Negeri 2 Sempor", district="Sempor", npsn="20305001"))
    logbook.schools.save_partner(Partner(name="SMP Purnama Sempor", district="Sempor"))
    logbook.schools.save_partner(Partner(name="SMP Negeri 4 Gombong", district="Gombong", npsn="20305010"))
    return logbook


def people_plan(logbook: Logbook, path: Path, origin: ListOrigin | None = None) -> ImportPlan:
    seen = logbook.register_imports.recognise(path)
    return logbook.register_imports.plan_people(seen, seen.tables[0], origin)


def everybody(logbook: Logbook) -> list[Person]:
    ids = logbook.people.search_ids(PeopleQuery(words=""))
    return sorted((logbook.people.person(number) for number in ids), key=lambda person: person.id)


def purnama(logbook: Logbook) -> ListOrigin:
    partner = logbook.schools.partners()[0]
    return ListOrigin(partner_id=partner.id, name=partner.name)


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_dapodik_brings_the_permitted_columns_and_nothing_else(school: Logbook, tmp_path: Path, kind: str) -> None:
    path = (
        book(tmp_path / "guru.xlsx", *TITLES, DAPODIK_HEADER, *TEACHERS)
        if kind == "xlsx"
        else dapodik_xml(tmp_path / "guru.xls")
    )
    seen = school.register_imports.recognise(path)
    assert seen.kind is ListKind.DAPODIK
    assert set(seen.tables[0].columns) == {
        Column.NUMBER, Column.NAME, Column.NUPTK, Column.SEX, Column.NIP, Column.EMPLOYMENT, Column.POSITION,
        Column.PHONE, Column.EMAIL, Column.DUTY, Column.GRADE,
    }  # fmt: skip
    result = school.register_imports.commit_people(people_plan(school, path, purnama(school)), {})
    assert (result.new, result.matched, result.waiting) == (2, 0, 0)
    first, second = everybody(school)
    assert (first.name, first.nip, first.nuptk, first.sex) == (
        "Rekaan Astuti",
        "198001012005012001",
        "1234567890123456",
        "P",
    )
    assert (first.employment, first.position, first.duty, first.grade) == ("PNS", "Guru Mapel", "Wakil Kepala", "III/c")
    assert (first.phone, first.email) == ("081234567890", "astuti@contoh.id")
    assert (first.affiliation, first.partner_id) == (Affiliation.PARTNER, school.schools.partners()[0].id)
    assert (second.name, second.employment) == ("Budi Rekaan", "GTY/PTY")
    kept = school.folder.database.read_bytes() + b"".join(p.read_bytes() for p in school.folder.root.glob("*-wal"))
    for secret in (b"Rahasia", b"RAHASIA", b"330501"):
        assert secret not in kept
    assert not any("Rahasia" in cell or "RT 2" in cell for sheet in seen.sheets for row in sheet.rows for cell in row)


def test_the_user_says_for_the_whole_file_where_people_come_from(school: Logbook, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("No", "Nama", "Jabatan"), (1, "Ani Rekaan", "Guru"), (2, "Budi Rekaan", "TU"))
    for origin, affiliation, institution in (
        (ListOrigin(from_model_school=True, name="SMP Negeri 2 Sempor"), Affiliation.MODEL, ""),
        (ListOrigin(name="Komite Sekolah"), Affiliation.OTHER, "Komite Sekolah"),
    ):
        school.register_imports.commit_people(people_plan(school, path, origin), {})
        assert {(one.affiliation, one.institution) for one in everybody(school)} == {(affiliation, institution)}
        school.history.undo()
    assert everybody(school) == []


def test_without_that_each_row_says_it(school: Logbook, tmp_path: Path) -> None:
    rows = (("No", "Nama", "Asal Sekolah"), (1, "Ani Rekaan", "SMPN 2 Sempor"), (2, "Budi Rekaan", "SMP Purnama"))
    school.register_imports.commit_people(people_plan(school, book(tmp_path / "a.xlsx", *rows)), {})
    assert [one.affiliation for one in everybody(school)] == [Affiliation.MODEL, Affiliation.PARTNER]


def test_a_second_import_completes_and_replaces_nothing(school: Logbook, tmp_path: Path) -> None:
    known = Person(
        name="Astuti Rekaan, S.Pd.",
        affiliation=Affiliation.PARTNER,
        partner_id=school.schools.partners()[0].id,
        nip="198001012005012001",
        position="Guru IPA",
    )
    school.people.save(known)
    path = book(tmp_path / "guru.xlsx", *TITLES, DAPODIK_HEADER, TEACHERS[0])
    result = school.register_imports.commit_people(people_plan(school, path, purnama(school)), {})
    assert (result.new, result.matched) == (0, 1)
    (person,) = everybody(school)
    assert (person.name, person.position, person.employment) == ("Astuti Rekaan, S.Pd.", "Guru IPA", "PNS")
    again = people_plan(school, path, purnama(school))
    assert "sudah pernah diimpor ke daftar orang" in again.notes[0]
    school.history.undo()
    assert everybody(school)[0].employment == ""


def test_doubtful_and_refused_rows_wait_with_all_they_say(school: Logbook, tmp_path: Path) -> None:
    rows = (
        ("No", "Nama", "NIP", "Asal Sekolah", "Jabatan", "Status Kepegawaian"),
        (1, "Ani Rekaan", "", "SMP Purnama", "Guru", "PNS"),
        (2, "", "198601012010011020", "SMP Purnama", "Guru", "PPPK"),
        (3, "Ani Rekan", "", "SMP Purnama", "TU", "Honorer"),
    )
    school.people.save(Person(name="Anni Rekaan", affiliation=Affiliation.PARTNER, partner_id=1))
    plan = people_plan(school, book(tmp_path / "a.xlsx", *rows))
    assert [row.outcome for row in plan.rows] == [RowOutcome.DOUBTFUL, RowOutcome.REFUSED, RowOutcome.DOUBTFUL]
    result = school.register_imports.commit_people(plan, {plan.rows[0].row: 0})
    assert (result.new, result.waiting) == (1, 2)
    nameless, doubtful = school.register_imports.waiting()
    assert (nameless.row, nameless.column, nameless.nip, nameless.employment) == (3, "B", "198601012010011020", "PPPK")
    assert (doubtful.name, doubtful.employment) == ("Ani Rekan", "Honorer")
    school.imports.settle([nameless.id, doubtful.id])
    assert school.register_imports.waiting() == ()
    school.history.undo()
    assert len(school.register_imports.waiting()) == 2


def test_nothing_to_import_is_told(school: Logbook, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("No", "Nama", "Asal Sekolah"), (1, "Ani Rekaan", "SMP Purnama"))
    school.people.save(Person(name="Anni Rekaan", affiliation=Affiliation.PARTNER, partner_id=1))
    with pytest.raises(UserError, match="Tidak ada orang yang bisa diimpor"):
        school.register_imports.commit_people(people_plan(school, path), {})


def test_the_own_school_and_its_namesake_are_told_apart_by_kecamatan(logbook: Logbook, tmp_path: Path) -> None:
    logbook.schools.save_model_school(ModelSchool(name="SDN 2", district="Utara"))
    logbook.schools.save_partner(Partner(name="SDN 2", district="Selatan"))
    path = book(
        tmp_path / "a.xlsx",
        ("No", "Nama", "Asal Sekolah"),
        (1, "Ani Rekaan", "SDN 2 Kec. Utara"),
        (2, "Budi Rekaan", "SDN 2 Kec. Selatan"),
        (3, "Cici Rekaan", "SDN 2"),
    )
    plan = people_plan(logbook, path)
    assert [(row.from_model_school, row.partner_id) for row in plan.rows] == [(True, None), (False, 1), (False, None)]
    assert "sekolah sendiri" in plan.rows[2].warnings[0].message


# ---- schools

SCHOOLS = (
    ("Nama Sekolah", "NPSN", "Kecamatan", "Kepala Sekolah", "NIP", "Jarak (km)", "Telepon"),
    ("SMPN 4 Gombong", "20305010", "Gombong", "Drs. Rekaan Satu", "197001011995121001", "12,5", "(0287) 1"),
    ("SMP Muhammadiyah Gombong", "20305012", "Gombong", "Dra. Rekaan Dua", "-", "", ""),
    ("", "20305013", "Gombong", "", "", "", ""),
    ("SMPN 2 Sempor", "20305001", "Sempor", "", "", "", ""),
    ("SMP Muhammadiyah Gombong", "20305012", "Gombong", "", "", "", ""),
)


def test_good_schools_come_in_beside_bad_rows_and_undo_takes_them_back(school: Logbook, tmp_path: Path) -> None:
    before = school.schools.partners()
    plan = school.register_imports.plan_partners(book(tmp_path / "a.xlsx", *SCHOOLS))
    assert [(row.row, row.outcome) for row in plan.rows] == [
        (2, RowOutcome.MATCHED),
        (3, RowOutcome.NEW),
        (4, RowOutcome.REFUSED),
        (5, RowOutcome.REFUSED),
        (6, RowOutcome.REPEATED),
    ]
    assert "sekolah Anda sendiri" in plan.rows[3].reason
    assert (plan.rows[2].sheet, plan.rows[2].column) == ("Sheet", "A")
    result = school.register_imports.commit_partners(plan, {})
    assert (result.new, result.filled, result.unchanged, result.left_out) == (1, 1, 0, 2)
    _, known, new = school.schools.partners()
    assert (known.name, known.distance_km, known.phone) == ("SMP Negeri 4 Gombong", 12.5, "(0287) 1")
    assert (new.name, new.npsn, new.district, new.status, new.position) == (
        "SMP Muhammadiyah Gombong",
        "20305012",
        "Gombong",
        SchoolStatus.PRIVATE,
        3,
    )
    principal = school.schools.principal(known.id)
    assert principal is not None
    assert (principal.name, principal.nip) == ("Drs. Rekaan Satu", "197001011995121001")
    assert school.history.undo() == "Impor a.xlsx"
    assert school.schools.partners() == before
    assert school.schools.signatories() == ()


def test_what_is_known_of_a_school_is_never_replaced(school: Logbook, tmp_path: Path) -> None:
    school.register_imports.commit_partners(
        school.register_imports.plan_partners(book(tmp_path / "a.xlsx", *SCHOOLS)), {}
    )
    known = school.schools.partners(), school.schools.signatories()
    other = (SCHOOLS[0], ("SMP Negeri 4 Gombong", "20305010", "Gombong", "Orang Lain", "", "99", "0000"))
    plan = school.register_imports.plan_partners(book(tmp_path / "b.xlsx", *other))
    (note,) = plan.rows[0].warnings
    assert (note.row, note.column) == (2, "D")
    assert "“Orang Lain”, yang tercatat “Drs. Rekaan Satu” dan tidak diganti" in note.message
    result = school.register_imports.commit_partners(plan, {})
    assert (result.new, result.filled, result.unchanged) == (0, 0, 1)
    assert (school.schools.partners(), school.schools.signatories()) == known


def test_a_name_without_kecamatan_is_asked(school: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("Sekolah;Alamat\nSMPN 4 Gombong;Jl. Mawar\nSMP Baru;Jl. Melati\n", encoding="utf-8")
    plan = school.register_imports.plan_partners(path)
    doubtful, new = plan.rows
    assert (doubtful.outcome, new.outcome) == (RowOutcome.DOUBTFUL, RowOutcome.NEW)
    assert "kecamatannya tidak disebut" in doubtful.reason
    assert [option.about for option in doubtful.options] == ["Kec. Gombong, NPSN 20305010"]
    assert not doubtful.may_be_new
    left = school.register_imports.commit_partners(plan, {})
    assert (left.new, left.left_out) == (1, 1)
    school.history.undo()
    school.register_imports.commit_partners(plan, {doubtful.key: doubtful.options[0].id})
    assert school.schools.partners()[1].address == "Jl. Mawar"


def test_one_npsn_with_two_names_is_asked_and_may_be_a_new_school(school: Logbook, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Nama Sekolah", "NPSN", "Kecamatan"), ("SMP Mekar", "20305010", "Gombong"))
    plan = school.register_imports.plan_partners(path)
    (row,) = plan.rows
    assert (row.outcome, row.column, row.may_be_new) == (RowOutcome.DOUBTFUL, "B", True)
    school.register_imports.commit_partners(plan, {row.key: 0})
    assert school.schools.partners()[-1].name == "SMP Mekar"


def test_namesakes_of_two_kecamatan_are_two_schools(school: Logbook, tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("Nama Sekolah", "Kecamatan"),
        ("SMP Purnama Sempor", "Karanganyar"),
        ("SD Negeri 1", "Utara"),
        ("SDN 1", "Selatan"),
        ("SDN 1", ""),
    )
    plan = school.register_imports.plan_partners(path)
    assert [row.outcome for row in plan.rows] == [RowOutcome.NEW] * 3 + [RowOutcome.REFUSED]
    assert "isi kecamatan yang berbeda" in plan.rows[3].reason
    school.register_imports.commit_partners(plan, {})
    assert [one.district for one in school.schools.partners()[2:]] == ["Karanganyar", "Utara", "Selatan"]


def test_a_plan_that_the_list_has_overtaken_is_refused_whole(school: Logbook, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Nama Sekolah", "Kecamatan"), ("SMP Baru", "Utara"), ("SMP Lain", "Utara"))
    plan = school.register_imports.plan_partners(path)
    school.schools.save_partner(Partner(name="SMP Lain", district="Utara"))
    before = school.schools.partners()
    with pytest.raises(UserError, match="sudah ada di daftar"):
        school.register_imports.commit_partners(plan, {})
    assert school.schools.partners() == before


def test_a_matched_school_that_was_deleted_meanwhile_is_told(school: Logbook, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Nama Sekolah", "Kecamatan"), ("SMPN 4 Gombong", "Gombong"))
    plan = school.register_imports.plan_partners(path)
    school.schools.remove_partner(school.schools.partners()[1].id)
    with pytest.raises(UserError, match="baris 2 sudah dihapus"):
        school.register_imports.commit_partners(plan, {})
