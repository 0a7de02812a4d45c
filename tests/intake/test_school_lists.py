"""Lists of schools as they arrive: any order of columns, titles above, signatures below, several sheets."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.core.errors import UserError
from app.domain.school_lists import SchoolColumn, SchoolTable
from app.intake.school_lists import recognise_schools


def _book(path: Path, *rows: tuple[object, ...], merges: tuple[str, ...] = (), title: str = "Daftar") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)  # pyright: ignore[reportArgumentType]
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(path)
    return path


def _only(path: Path) -> SchoolTable:
    (table,) = recognise_schools(path).tables
    return table


TYPED = (
    ("DAFTAR SEKOLAH IMBAS",),
    ("Kabupaten Kebumen",),
    (),
    ("NO", "NPSN", "NAMA SEKOLAH", "KECAMATAN", "KEPALA SEKOLAH", None, "JARAK (KM)", "NO. HP"),
    (None, None, None, None, "NAMA", "NIP", None, None),
    (1, 20305010.0, "SMPN 4 Gombong", "Kec. Gombong", "Drs. Rekaan Satu, M.Pd.", "197001011995121001", "12,5 km",
     81234567890.0),
    (2, "20305011", "SMP Purnama Sempor", "Sempor", "Dra. Rekaan Dua", "-", 3.2, "-"),
    (),
    (3, "2030501", "SMP Baru", "Gombong", None, None, "jauh", None),
    (4, "20305013", None, "Gombong", "X", None, None, None),
    (None, None, "JUMLAH", 4),
    (None, None, None, None, "Kebumen, 12 Juli 2019"),
    (None, None, None, None, "Kepala Dinas"),
    (None, None, None, None, "Drs. Rekaan Tiga"),
    (None, None, None, None, "NIP. 196501011990031001"),
)  # fmt: skip


def test_a_typed_list_with_two_header_rows_and_a_signature_block(tmp_path: Path) -> None:
    table = _only(_book(tmp_path / "a.xlsx", *TYPED, merges=("E4:F4",)))
    assert table.header_rows == (4, 5)
    assert table.columns[SchoolColumn.PRINCIPAL] == "E"
    assert table.columns[SchoolColumn.PRINCIPAL_NIP] == "F"
    assert [(one.row, one.name, one.npsn, one.district, one.distance_km) for one in table.schools] == [
        (6, "SMPN 4 Gombong", "20305010", "Gombong", 12.5),
        (7, "SMP Purnama Sempor", "20305011", "Sempor", 3.2),
        (9, "SMP Baru", "2030501", "Gombong", None),
    ]
    assert table.schools[0].contact_phone == "081234567890"
    assert (table.schools[1].principal, table.schools[1].principal_nip) == ("Dra. Rekaan Dua", "")
    notes = [(note.row, note.column, note.message) for one in table.schools for note in one.warnings]
    assert notes == [
        (9, "B", "NPSN biasanya 8 angka: “2030501”"),
        (9, "G", "“jauh” belum jelas sebagai jarak, jadi tidak disimpan"),
    ]
    assert [(note.row, note.column, note.message) for note in table.refused] == [
        (10, "C", "Nama sekolahnya kosong, hanya NPSN 20305013")
    ]


def test_the_columns_may_stand_in_any_order_and_a_csv_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text(
        "Alamat;Kec.;Sekolah;Nama KS;Jarak ke sekolah model (km);No. NPSN\n"
        "Jl. Mawar 1;Sempor;SMP Baru;Rekaan, S.Pd.;4,2;P1234567\n",
        encoding="utf-8",
    )
    (school,) = _only(path).schools
    assert (school.name, school.district, school.address, school.principal) == (
        "SMP Baru",
        "Sempor",
        "Jl. Mawar 1",
        "Rekaan, S.Pd.",
    )
    assert (school.distance_km, school.npsn, school.warnings) == (4.2, "P1234567", ())


def test_every_sheet_is_read_and_a_heading_names_the_kecamatan(tmp_path: Path) -> None:
    book = Workbook()
    for name in ("Utara", "Selatan"):
        sheet = book.create_sheet(name)
        sheet.append(("Nama Sekolah", "Status"))
        sheet.append((f"Kecamatan {name}",))
        sheet.append((f"SDN 2 {name}", "Negeri"))
    del book["Sheet"]
    book.save(tmp_path / "c.xlsx")
    seen = recognise_schools(tmp_path / "c.xlsx")
    schools = [(table.sheet, one.row, one.name, one.district) for table in seen.tables for one in table.schools]
    assert schools == [("Utara", 3, "SDN 2 Utara", "Utara"), ("Selatan", 3, "SDN 2 Selatan", "Selatan")]
    assert seen.message == "Dikenali sebagai daftar sekolah: 2 sekolah di lembar “Utara”, “Selatan”."


def test_a_column_that_only_says_nama_is_taken_where_it_holds_schools(tmp_path: Path) -> None:
    path = _book(tmp_path / "d.xlsx", ("No", "Nama", "Kecamatan"), (1, "SMP N 1 Rowokele", "Rowokele"))
    assert [one.name for one in _only(path).schools] == ["SMP N 1 Rowokele"]


def test_a_title_that_reads_like_a_header_is_none(tmp_path: Path) -> None:
    path = _book(
        tmp_path / "t.xlsx",
        ("Sekolah Imbas",),
        ("Nama Sekolah", "Kecamatan"),
        ("SMP A Rekaan", "Utara"),
        ("SMP B Rekaan", "Selatan"),
    )
    table = _only(path)
    assert table.header_rows == (2, 2)
    assert [one.name for one in table.schools] == ["SMP A Rekaan", "SMP B Rekaan"]


def test_a_list_of_people_is_no_list_of_schools(tmp_path: Path) -> None:
    for number, header in enumerate((("No", "Nama", "NIP", "Unit Kerja"), ("No", "Nama", "Jabatan", "Sekolah"))):
        rows = [(1, "Ani Rekaan", "-", "SMP A"), (2, "Budi Rekaan", "-", "SMP B")]
        path = _book(tmp_path / f"e{number}.xlsx", header, *rows)
        with pytest.raises(UserError, match="Tidak ada daftar sekolah yang dikenali"):
            recognise_schools(path)


def test_a_number_that_may_be_a_nik_is_never_kept(tmp_path: Path) -> None:
    path = _book(
        tmp_path / "f.xlsx", ("Nama Sekolah", "Kepala Sekolah", "NIP"), ("SMP A", "Rekaan", "3305010101800001")
    )
    (school,) = _only(path).schools
    assert school.principal_nip == ""
    assert "mungkin NIK" in school.warnings[0].message


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "kosong"), (b"PK\x03\x04rusak", "rusak"), (b"halo\n", "Tidak ada daftar sekolah")],
)
def test_a_bad_file_gets_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "g.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        recognise_schools(path)
