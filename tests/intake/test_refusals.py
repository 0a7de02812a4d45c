"""A file that cannot be used gives its sentence; a readable one without people says why."""

import zipfile
from pathlib import Path
from threading import Timer
from time import monotonic

import pytest
from openpyxl import Workbook, load_workbook

from app.core.errors import Cancelled, UserError
from app.core.progress import Progress
from app.intake.limits import Limits
from app.intake.recognise import recognise
from tests.intake.workbooks import put, sheet_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528)


def small_list() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "ASAL SEKOLAH"])
    put(sheet, 2, [1, "Rina Marlina", "SMP Purnama"])
    put(sheet, 3, [2, "Eko Prasetyo", "SMP Purnama"])
    return book


def zip_with(path: Path, *names: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7 ...", "dokumen PDF"),
        (b"\xff\xd8\xff\xe0 JFIF", "gambar JPEG"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "program"),
        (b"<!DOCTYPE html><html><body>404 Not Found</body></html>", "halaman web"),
        (b"\x00\x01\x02\x03" * 100, "biner"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(64), "kata sandi"),
        (OLE + "WordDocument".encode("utf-16-le") + bytes(64), "dokumen Word"),
        (OLE + "Workbook".encode("utf-16-le") + bytes(64), "rusak"),
        (b"PK\x03\x04" + bytes(300), "rusak"),
    ],
)
def test_a_file_that_is_no_spreadsheet_says_what_it_is(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "daftar hadir.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError, match=sentence) as caught:
        recognise(path)
    assert "daftar hadir.xlsx" in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak ditemukan"):
        recognise(tmp_path / "tidak ada.xlsx")
    with pytest.raises(UserError, match="folder"):
        recognise(tmp_path)


@pytest.mark.parametrize(
    ("name", "sentence"), [("word/document.xml", "dokumen Word"), ("a.txt", "arsip ZIP"), ("ppt/a.xml", "PowerPoint")]
)
def test_other_zipped_documents(tmp_path: Path, name: str, sentence: str) -> None:
    zip_with(tmp_path / "a.xlsx", "[Content_Types].xml", name)
    with pytest.raises(UserError, match=sentence):
        recognise(tmp_path / "a.xlsx")


def test_a_workbook_that_unpacks_too_large(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bom.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(3_000_000))
    with pytest.raises(UserError, match="terlalu besar setelah dibuka"):
        recognise(tmp_path / "bom.xlsx", limits=Limits(unpacked_mb=2))


def test_a_workbook_that_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "bohong.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(1_200_000_000))
    data = path.read_bytes()
    path.write_bytes(data.replace((1_200_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    with pytest.raises(UserError, match="terlalu besar setelah dibuka"):
        recognise(path)


def test_one_cell_in_the_last_corner_does_no_harm(tmp_path: Path) -> None:
    book = small_list()
    assert book.active is not None
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "pojok.xlsx")
    seen = recognise(tmp_path / "pojok.xlsx")
    assert [person.name for person in seen.tables[0].people] == ["Rina Marlina", "Eko Prasetyo"]


def test_too_many_rows(tmp_path: Path) -> None:
    path = tmp_path / "panjang.csv"
    path.write_text("Nama\n" + "Rina Marlina\n" * 300)
    with pytest.raises(UserError, match="terlalu panjang"):
        recognise(path, limits=Limits(rows=200))


def test_too_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    path.write_text("Nama,Sekolah\n" + "Rina Marlina,SMP Purnama\n" * 150_000)
    with pytest.raises(UserError, match="memori"):
        recognise(path, limits=Limits(memory_mb=60))


def test_too_slow(tmp_path: Path) -> None:
    path = tmp_path / "lama.csv"
    path.write_text("Nama,Sekolah\n" + "Rina Marlina,SMP Purnama\n" * 150_000)
    with pytest.raises(UserError, match="terlalu lama"):
        recognise(path, limits=Limits(seconds=0.01))


def test_the_user_can_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "lama.csv"
    path.write_text("Nama,Sekolah\n" + "".join(f"Rina Marlina {i},SMP {i}\n" for i in range(190_000)))
    progress = Progress()
    Timer(0.1, progress.cancel).start()
    start = monotonic()
    with pytest.raises(Cancelled):
        recognise(path, progress)
    assert monotonic() - start < 10


def test_an_empty_form_says_so(tmp_path: Path) -> None:
    book, sheet = sheet_of("Hari 1")
    put(sheet, 1, ["DAFTAR HADIR"])
    put(sheet, 3, ["NO", "NAMA", "NIP", "TANDA TANGAN"])
    for number in range(1, 21):
        put(sheet, 3 + number, [number, None, None, f"{number}."])
    put(sheet, 26, ["Kepala Sekolah,"], column=4)
    put(sheet, 30, ["Drs. Hadi Wibowo"], column=4)
    put(sheet, 31, ["NIP. 196501011990031003"], column=4)
    book.save(tmp_path / "kosong.xlsx")
    seen = recognise(tmp_path / "kosong.xlsx")
    assert seen.tables == ()
    assert (
        seen.message
        == "Formulir ini masih kosong: judul kolom ada di lembar “Hari 1”, baris 3, tetapi belum ada nama di bawahnya."
    )


def test_sheets_without_people_give_no_tables(tmp_path: Path) -> None:
    book, sheet = sheet_of("Sekolah")
    put(sheet, 1, ["NO", "NAMA SEKOLAH", "NPSN", "KECAMATAN"])
    for i in range(6):
        put(sheet, 2 + i, [i + 1, f"SMP Negeri {i + 1} Gombong", f"2030571{i}", "Gombong"])
    budget = book.create_sheet("Anggaran")
    put(budget, 1, ["No", "Nama Barang", "Volume", "Harga", "Jumlah"])
    for i, item in enumerate(("Kertas HVS", "Spanduk Kegiatan", "Konsumsi Peserta", "Tinta Printer")):
        put(budget, 2 + i, [i + 1, item, 3, 50_000, 150_000])
    schedule = book.create_sheet("Jadwal")
    put(schedule, 1, ["Waktu", "Kegiatan", "Penanggung Jawab"])
    put(schedule, 2, ["08.00", "Pembukaan", "Panitia"])
    put(schedule, 3, ["09.00", "Materi Pemetaan Mutu", "Narasumber"])
    book.save(tmp_path / "lain.xlsx")
    seen = recognise(tmp_path / "lain.xlsx")
    assert seen.tables == ()
    assert seen.kind == "other"
    assert "bukan daftar nama orang" in seen.message


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "kosong.xlsx")
    assert "tidak berisi apa pun" in recognise(tmp_path / "kosong.xlsx").message


def test_private_numbers_reach_neither_result_nor_preview(tmp_path: Path) -> None:
    book, sheet = sheet_of()
    put(sheet, 1, ["No", "Nama", "NIK", "Nama Ibu Kandung", "No. Rekening", "NIP", "NUPTK"])
    put(
        sheet,
        2,
        [1, "Rina Marlina", "3305125203800001", "Sumarni", "0123-45-678901", "3305125203800001", "1546757659300032"],
    )
    put(sheet, 3, [2, "Eko Prasetyo", 3305121203800002, "Wagiyem", "0123-45-678902", "-", None])
    book.save(tmp_path / "pribadi.xlsx")
    seen = recognise(tmp_path / "pribadi.xlsx")
    everything = repr(seen)
    for secret in ("3305125203800001", "3305121203800002", "Sumarni", "Wagiyem", "0123-45-678901"):
        assert secret not in everything
    assert seen.tables[0].people[0].nuptk == "1546757659300032"
    assert seen.sheets[0].rows[0][2] == "NIK"


def test_hidden_sheets_stay_out(tmp_path: Path) -> None:
    book = small_list()
    hidden = book.create_sheet("Rahasia")
    put(hidden, 1, ["NO", "NAMA"])
    put(hidden, 2, [1, "Siti Aminah"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [sheet.name for sheet in recognise(tmp_path / "a.xlsx").sheets] == ["Sheet1"]


def test_numbers_lose_no_digit_unseen(tmp_path: Path) -> None:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "NIP", "NO HP"])
    put(sheet, 2, [1, "Rina Marlina", 1.97902142005011e17, 81234567890])
    book.save(tmp_path / "a.xlsx")
    person = recognise(tmp_path / "a.xlsx").tables[0].people[0]
    assert person.nip == "197902142005011000"
    assert person.phone == "081234567890"
    assert [(note.place, note.message) for note in person.warnings] == [
        ("Lembar “Sheet1”, baris 2, kolom C", "NIP berakhiran 000: angka terakhir hilang oleh Excel")
    ]


def test_strict_and_macro_workbooks_are_read(tmp_path: Path) -> None:
    small_list().save(tmp_path / "biasa.xlsx")
    with zipfile.ZipFile(tmp_path / "biasa.xlsx") as source, zipfile.ZipFile(tmp_path / "ketat.xlsx", "w") as target:
        for name in source.namelist():
            part = source.read(name).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            part = part.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            target.writestr(name, part)
    assert recognise(tmp_path / "ketat.xlsx").tables[0].different == 2
    load_workbook(tmp_path / "biasa.xlsx").save(tmp_path / "makro.xlsm")
    with zipfile.ZipFile(tmp_path / "makro.xlsm", "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert recognise(tmp_path / "makro.xlsm").format == "xlsm"


def people_of(path: Path, *lines: list[object]) -> list[str]:
    """Names found in a workbook of these rows."""
    book, sheet = sheet_of()
    for row, line in enumerate(lines, 1):
        put(sheet, row, line)
    book.save(path)
    return [person.name for table in recognise(path).tables for person in table.people]


SPEAKERS = ["Umi Kulsum, S.Pd.", "Gatot Subagyo", "Ni Luh Sari", "Mateus Bria"]


def test_a_schedule_with_its_speakers_is_no_list(tmp_path: Path) -> None:
    lines: list[list[object]] = [[i + 1, "08.00", f"Sesi {i}", name] for i, name in enumerate(SPEAKERS)]
    assert people_of(tmp_path / "a.xlsx", ["JADWAL"], ["No", "Pukul", "Topik", "Pembicara"], *lines) == []


def test_a_list_of_books_is_no_list_of_people(tmp_path: Path) -> None:
    lines: list[list[object]] = [[i + 1, f"Cerita {i}", name, "Pustaka Kita"] for i, name in enumerate(SPEAKERS)]
    assert people_of(tmp_path / "a.xlsx", ["No", "Judul Buku", "Penulis", "Penerbit"], *lines) == []


@pytest.mark.parametrize("street", ["Jl. Melati", "Kp. Rawa", "Desa Mekar", "Jalan Sudirman 4"])
def test_schools_under_a_name_header_and_their_addresses_are_no_people(tmp_path: Path, street: str) -> None:
    lines: list[list[object]] = [[i + 1, f"SD NEGERI {i + 1} RAWA", street, "Ciranjang"] for i in range(4)]
    path = tmp_path / "a.xlsx"
    assert people_of(path, ["Sekolah Imbas"], ["No", "Nama", "Alamat", "Kecamatan"], *lines) == []
    assert "masih kosong" not in recognise(path).message


@pytest.mark.parametrize(
    "content",
    [
        "Hari,Jam,Mata pelajaran\nSenin,07.00,IPA\nSelasa,08.00,IPS\nRabu,09.00,Seni Budaya\n",
        "Senin\nSelasa\nRabu\nKamis\n",
        "Bahasa Indonesia;4\nSeni Budaya;2\nMatematika;5\n",
        "Bulan;Jumlah\nJuni;3\nJuli;2\nAgustus;5\n",
        "1. Beli kertas\n2. Pesan konsumsi\n3. Cetak spanduk\n",
    ],
)
def test_days_months_subjects_and_errands_are_no_people(tmp_path: Path, content: str) -> None:
    path = tmp_path / "jadwal.csv"
    path.write_text(content)
    seen = recognise(path)
    assert seen.tables == ()
    assert "jadwal.csv" in seen.message


def test_a_flat_opendocument_file_asks_for_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "daftar.fods"
    space = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    path.write_text(f'<?xml version="1.0"?>\n<office:document xmlns:office="{space}"></office:document>')
    with pytest.raises(UserError, match=r"simpan ulang sebagai \.xlsx"):
        recognise(path)


def test_an_uncertain_list_asks_to_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "nama.csv"
    path.write_text("Umi Kulsum\nGatot Subagyo\nNi Luh Sari\n")
    seen = recognise(path)
    assert seen.tables[0].certainty < 0.75
    assert "satu kolom" in seen.message
    assert seen.message.endswith("Mohon diperiksa dahulu.")


def test_halves_side_by_side_are_told_to_go_on(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    head: list[object] = ["NO", "NAMA", "TTD"]
    people_of(path, [*head, *head], [1, SPEAKERS[0], None, 3, SPEAKERS[2]], [2, SPEAKERS[1], None, 4, SPEAKERS[3]])
    seen = recognise(path)
    assert [table.different for table in seen.tables] == [2, 2]
    assert "berlanjut di daftar di sebelahnya" in seen.message


@pytest.mark.logs_error("uncaught exception")
def test_a_fault_of_the_program_is_not_laid_on_the_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "sehat.xlsx"
    small_list().save(path)
    with pytest.raises(UserError, match="Program menemui kesalahan") as caught:
        recognise(path, limits=Limits(memory_mb="banyak"))  # pyright: ignore[reportArgumentType]
    assert "rusak" not in str(caught.value)
    assert "tidak diubah" in str(caught.value)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_an_opendocument_file_with_a_password_is_said_to_be_locked(tmp_path: Path) -> None:
    path = tmp_path / "daftar.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"\x8b\x11\x00secret" * 40)
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    with pytest.raises(UserError, match="kata sandi"):
        recognise(path)
