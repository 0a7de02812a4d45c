"""Files of a more particular hand."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from tests.intake.layouts import LAYOUTS, Layout, Truth, put, sheet_of, text, typed

PEOPLE = ["Agus Salim, S.Pd.", "Dra. Nur Aini", "Fajar Nugroho", "Hendra Gunawan, M.Pd.", "Kartini", "Joko Susilo"]
SCHOOLS = ["SDN 1 Maju", "SDN 2 Maju", "MI Al Huda", "SDN 1 Maju", "SD Muh. Kota", "SDN 2 Maju"]


@typed(
    "a tick says how somebody attended",
    [Truth("Sheet1", (1, 2), 3, 6, {"number": "A", "name": "B", "note": "G"}, PEOPLE[:4])],
)
def _ticks() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["No", "Nama", "Kehadiran", None, None, None, "Ket"])
    put(sheet, 2, ["H", "I", "S", "A"], column=3)
    for place in ("A1:A2", "B1:B2", "C1:F1", "G1:G2"):
        sheet.merge_cells(place)
    for i in range(4):
        put(sheet, 3 + i, [i + 1, PEOPLE[i], *("v" if i == j else None for j in range(4))])
    return book


@typed(
    "a group word above the name", [Truth("Sheet1", (1, 3), 4, 7, {"school": "B", "name": "C", "nip": "D"}, PEOPLE[:4])]
)
def _group_word() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "SEKOLAH", "PESERTA"])
    put(sheet, 2, ["NAMA", "NIP", "JABATAN"], column=3)
    for place in ("A1:A2", "B1:B2", "C1:E1"):
        sheet.merge_cells(place)
    put(sheet, 3, ["(1)", "(2)", "(3)", "(4)", "(5)"])
    for i in range(4):
        put(sheet, 4 + i, [i + 1, SCHOOLS[i], PEOPLE[i], "-", "Guru"])
    return book


@typed("a letter that names its signer above the list", [Truth("Sheet1", (8, 8), 9, 11, {"name": "B"}, PEOPLE[:3])])
def _letter() -> Workbook:
    book, sheet = sheet_of()
    for row, line in ((1, ["SURAT TUGAS"]), (3, ["Nama", "Drs. Hadi Wibowo"]), (4, ["NIP", "196501011990031002"])):
        put(sheet, row, line)
    put(sheet, 7, ["Menugaskan kepada:"])
    put(sheet, 8, ["No", "Nama", "NIP", "Jabatan"])
    for i in range(3):
        put(sheet, 9 + i, [i + 1, PEOPLE[i], "-", "Guru"])
    put(sheet, 14, ["Kepala Sekolah"], column=4)
    put(sheet, 18, ["Drs. Hadi Wibowo"], column=4)
    return book


@typed("places that stand for nobody", [Truth("Sheet1", (1, 1), 2, 7, {"name": "B"}, [*PEOPLE[:3], PEOPLE[4]])])
def _nobody() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "INSTANSI"])
    for row, name in ((2, PEOPLE[0]), (3, PEOPLE[1]), (4, PEOPLE[2]), (5, "-"), (6, "........"), (7, PEOPLE[4])):
        put(sheet, row, [row - 1, name, SCHOOLS[0] if name in PEOPLE else None])
    put(sheet, 8, [7, "(kosong)"])
    put(sheet, 10, ["Ketua Panitia", None, "Kepala Sekolah"], column=2)
    put(sheet, 13, ["Rina Wati", None, "Hadi Wibowo"], column=2)
    return book


@typed("position below the name in its cell", [Truth("Sheet1", (3, 3), 4, 6, {"name": "B", "school": "C"}, PEOPLE[:3])])
def _position_below() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 3, ["No", "Nama Peserta / Jabatan", "Instansi", "Tanda Tangan"])
    for i in range(3):
        put(sheet, 4 + i, [i + 1, f"{PEOPLE[i]}\nKepala Sekolah", SCHOOLS[i]])
    return book


@typed(
    "two people to a school, numbered by school",
    [Truth("Sheet1", (1, 1), 2, 6, {"school": "B", "name": "C"}, PEOPLE[:5])],
)
def _two_to_a_school() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA SEKOLAH", "NAMA PESERTA"])
    for i in range(5):
        put(sheet, 2 + i, [i // 2 + 1, SCHOOLS[i], PEOPLE[i]] if i % 2 == 0 else [None, None, PEOPLE[i]])
    return book


@typed("roles as headings, with letters", [Truth("Sheet1", (1, 1), 3, 9, {"name": "B", "school": "C"}, PEOPLE)])
def _role_headings() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "INSTANSI", "TTD"])
    for row, line in ((2, ["A. Narasumber"]), (5, ["B. Peserta"])):
        put(sheet, row, line)
    for row, i in ((3, 0), (4, 1), (6, 2), (7, 3), (8, 4), (9, 5)):
        put(sheet, row, [i + 1, PEOPLE[i], SCHOOLS[i]])
    return book


@typed("the signer without any word but a NIP", [Truth("Sheet1", (1, 1), 2, 6, {"name": "B"}, PEOPLE[:5])])
def _bare_signer() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "SEKOLAH"])
    for i in range(8):
        put(sheet, 2 + i, [i + 1, PEOPLE[i], SCHOOLS[i]] if i < 5 else [i + 1])
    put(sheet, 12, ["Drs. Hadi Wibowo"], column=2)
    put(sheet, 13, ["NIP. 19650101 199003 1 002"], column=2)
    return book


@typed("a numbered invitation list in one column", [Truth("Sheet1", None, 3, 8, {"name": "A"}, PEOPLE)])
def _invitation() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["UNDANGAN"])
    put(sheet, 2, ["Yth. Bapak/Ibu:"])
    for i, name in enumerate(PEOPLE):
        put(sheet, 3 + i, [f"{i + 1}. {name}"])
    put(sheet, 10, ["di tempat"])
    return book


text(
    "Teams in Indonesian",
    "teams",
    "1. Ringkasan\nJudul rapat\tRapat\n\n2. Peserta\n"
    "Nama\tBergabung Pertama\tTerakhir Keluar\tDurasi Dalam Rapat\tEmail\tID Peserta (UPN)\tPeran\n"
    "Agus Salim\t8.00\t9.02\t1j 2m\ta@contoh.id\ta@contoh.id\tPenyelenggara\n\n"
    "3. Aktivitas Dalam Rapat\nNama\tWaktu Bergabung\tWaktu Keluar\tDurasi\tEmail\tPeran\n"
    "Agus Salim\t8.00\t9.02\t1j 2m\ta@contoh.id\tPenyelenggara\n",
    [Truth("", (5, 5), 6, 6, {"name": "A", "email": "E", "minutes": "D"}, ["Agus Salim"])],
    encoding="utf-16-le",
)


def write_ods(path: Path, name: str, lines: Sequence[Sequence[object]]) -> None:
    """A smallest OpenDocument spreadsheet of one sheet, every cell as text."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(value) for value in line)}</table:table-row>" for line in lines
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="{name}">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"/>')


_ODS_LINES = [
    ["DAFTAR HADIR"],
    [],
    ["No", "Nama", "Sekolah"],
    *([str(i + 1), PEOPLE[i], SCHOOLS[i]] for i in range(3)),
]
_ODS_TRUTH = Truth("Hari 1", (3, 3), 4, 6, {"number": "A", "name": "B", "school": "C"}, PEOPLE[:3])
LAYOUTS.append(
    Layout("OpenDocument", "ods", "daftar-hadir", lambda path: write_ods(path, "Hari 1", _ODS_LINES), [_ODS_TRUTH])
)
