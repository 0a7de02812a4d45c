"""Typed files whose hand misled an earlier recogniser: lines below names, pages with signatures, counts at the foot."""

from openpyxl import Workbook

from tests.intake.layouts import LAYOUTS, Layout, Truth, put, sheet_of, typed
from tests.intake.layouts_odd import write_ods

NAMES = [
    "Umi Kulsum, S.Pd.",
    "Gatot Subagyo",
    "Dra. Ni Luh Sari",
    "Mateus Bria, S.Ag.",
    "Sulastri",
    "La Ode Rahman, S.Pd.",
]
SCHOOLS = [
    "SDN 3 Ciranjang",
    "SDN 5 Ciranjang",
    "MI Nurul Falah",
    "SDN 3 Ciranjang",
    "MI Nurul Falah",
    "SDN 5 Ciranjang",
]
NIPS = [f"NIP. 1975{i + 1:02}12 200003 1 00{i}" for i in range(6)]
COLUMNS = {"number": "A", "name": "B", "position": "C", "school": "D"}


def two_lines(below: list[str | None], merged: str, positions: list[str]) -> Workbook:
    """Every person on two rows, the second with a line below the name; `merged` columns go over both."""
    book, sheet = sheet_of()
    put(sheet, 1, ["DAFTAR HADIR RAPAT"])
    put(sheet, 3, ["No.", "Nama / NIP", "Jabatan", "Unit Kerja", "Tanda Tangan"])
    for i, name in enumerate(NAMES):
        put(sheet, 4 + 2 * i, [i + 1, name, positions[i], SCHOOLS[i]])
        put(sheet, 5 + 2 * i, [below[i]], column=2)
        for letter in merged:
            sheet.merge_cells(f"{letter}{4 + 2 * i}:{letter}{5 + 2 * i}")
    put(sheet, 18, ["Mengetahui,"], column=4)
    put(sheet, 19, ["Kepala Sekolah"], column=4)
    put(sheet, 22, ["Drs. Hadi Wibowo"], column=4)
    put(sheet, 23, ["NIP. 196501011990031003"], column=4)
    return book


ON_TWO_ROWS = [Truth("Sheet1", (3, 3), 4, 14, COLUMNS, NAMES)]
GURU = ["Guru"] * 6


@typed("NIP below the name, position merged over both rows", ON_TWO_ROWS)
def _position_merged() -> Workbook:
    return two_lines(list(NIPS), "C", GURU)


@typed("NIP below the name, all but the name merged, a principal among them", ON_TWO_ROWS)
def _all_merged() -> Workbook:
    return two_lines([*NIPS[:2], "NIP. -", *NIPS[3:]], "ACDE", ["Guru", "Kepala Sekolah", *GURU[2:]])


@typed("NI PPPK, NUPTK and other marks below the name", ON_TWO_ROWS)
def _marks_below() -> Workbook:
    marks = ["NI PPPK. 19901203 202321 2 004", "Non ASN", "NIP/NI PPPK: -", "NUPTK 3546757659300032", "-", "Honorer"]
    return two_lines(list(marks), "", GURU)


@typed("a position below every name", ON_TWO_ROWS)
def _positions_below() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 3, ["No.", "Nama / Jabatan", "Jabatan", "Unit Kerja", "Tanda Tangan"])
    for i, name in enumerate(NAMES):
        put(sheet, 4 + 2 * i, [i + 1, name, None, SCHOOLS[i]])
        put(sheet, 5 + 2 * i, [["Kepala Sekolah", "Wakasek Kurikulum", "Guru Kelas IV"][i % 3]], column=2)
    return book


def counted(foot: list[list[object]], gap: int) -> Workbook:
    book, sheet = sheet_of("Hadir")
    put(sheet, 2, ["No", "Nama Peserta", "L/P", "Asal Sekolah"])
    for i, name in enumerate(NAMES):
        put(sheet, 3 + i, [i + 1, name, "LP"[i % 2], SCHOOLS[i]])
    for i, line in enumerate(foot):
        put(sheet, 9 + gap + i, line)
    return book


COUNTED = [Truth("Hadir", (2, 2), 3, 8, {"name": "B", "sex": "C", "school": "D"}, NAMES)]


@typed("men and women counted right below", COUNTED)
def _counted_below() -> Workbook:
    return counted([[None, "Pria", 3, "orang"], [None, "Wanita", 3, "orang"], [None, "Jml. seluruhnya", 6, "org"]], 0)


@typed("who came and who did not counted below a gap", COUNTED)
def _counted_after_gap() -> Workbook:
    foot: list[list[object]] = [
        [None, "Diundang", 9],
        [None, "Hadir", 6],
        [None, "Tidak Hadir", 3],
        [None, "Izin : 2 orang"],
    ]
    return counted(foot, 1)


@typed("a summary with its own head below the list", COUNTED)
def _summary_below() -> Workbook:
    return counted([["No", "Uraian", "Banyaknya"], [1, "Guru kelas", 4], [2, "Guru agama", 2]], 1)


@typed("numbers reserved for nobody", [Truth("Sheet1", (1, 1), 2, 5, {"name": "B"}, NAMES[:4])])
def _reserved() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "SEKOLAH"])
    for i in range(4):
        put(sheet, 2 + i, [i + 1, NAMES[i], SCHOOLS[i]])
    for i, mark in enumerate(["NIHIL", "--", "………", "(kosong)"]):
        put(sheet, 6 + i, [5 + i, mark])
    return book


@typed(
    "two printed pages, each signed, numbers going on",
    [Truth("Sheet1", (4, 4), 5, 20, {"number": "A", "name": "B", "school": "C"}, NAMES)],
)
def _two_pages() -> Workbook:
    book, sheet = sheet_of()
    for page, top in enumerate((1, 14)):
        put(sheet, top, ["DAFTAR HADIR"])
        put(sheet, top + 1, [f"Halaman {page + 1}"])
        put(sheet, top + 3, ["No", "Nama", "Sekolah", "TTD"])
        for i in range(3):
            put(sheet, top + 4 + i, [3 * page + i + 1, NAMES[3 * page + i], SCHOOLS[3 * page + i]])
        put(sheet, top + 8, ["Ciranjang, 3 Agustus 2024"], column=3)
        put(sheet, top + 9, ["Ketua Panitia,"], column=3)
        put(sheet, top + 11, ["Drs. Hadi Wibowo"], column=3)
    return book


@typed(
    "the same page twice, numbered from 1 again",
    [
        Truth("Sheet1", (1, 1), 2, 4, {"name": "B"}, NAMES[:3]),
        Truth("Sheet1", (9, 9), 10, 12, {"name": "B"}, NAMES[3:]),
    ],
)
def _two_lists() -> Workbook:
    book, sheet = sheet_of()
    for page, top in enumerate((1, 9)):
        put(sheet, top, ["No", "Nama", "Sekolah", "TTD"])
        for i in range(3):
            put(sheet, top + 1 + i, [i + 1, NAMES[3 * page + i], SCHOOLS[3 * page + i]])
        put(sheet, top + 5, ["Kepala Sekolah,"], column=3)
    return book


@typed(
    "a column for each day, the numbering row in dashes",
    [Truth("Rekap", (2, 4), 5, 10, {"name": "B", "school": "C", "state": "D"}, NAMES)],
)
def _days() -> Workbook:
    book, sheet = sheet_of("Rekap")
    put(sheet, 2, ["No", "Nama", "Sekolah", "Kehadiran"])
    put(sheet, 3, ["Hari 1", "Hari 2", "Hari 3"], column=4)
    for place in ("A2:A3", "B2:B3", "C2:C3", "D2:F2"):
        sheet.merge_cells(place)
    put(sheet, 4, [f"-{i}-" for i in range(1, 7)])
    for i, name in enumerate(NAMES):
        put(sheet, 5 + i, [i + 1, name, SCHOOLS[i], "v" if i else "S", "v", "v"])
    return book


@typed(
    "two columns of signatures and a hopeful question",
    [Truth("Sheet1", (1, 2), 3, 8, {"name": "B", "signature": "C", "school": "E"}, NAMES)],
)
def _two_signatures() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["No", "Nama", "Tanda Tangan", None, "Sekolah", "Bersedia hadir?"])
    put(sheet, 2, ["Hari I", "Hari II"], column=3)
    for i, name in enumerate(NAMES):
        put(sheet, 3 + i, [i + 1, name, None, f"{i + 1}.", SCHOOLS[i], "Ya"])
    return book


@typed(
    "titles in columns of their own",
    [
        Truth(
            "Sheet1",
            (1, 1),
            2,
            4,
            {"name": "C", "school": "E"},
            ["Dra. Endang Rahayu, M.Pd.", "Gatot Subagyo, S.Pd.", "H. Ujang Sobari"],
        )
    ],
)
def _titles_apart() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["No", "Gelar Depan", "Nama", "Gelar Belakang", "Unit Kerja", "Status", "Saran"])
    put(sheet, 2, [1, "Dra.", "Endang  Rahayu", "M.Pd.", SCHOOLS[0], "PNS", "Bagus"])
    put(sheet, 3, [2, None, "Gatot Subagyo", "S.Pd.", SCHOOLS[1], "Lulus", "Lanjutkan"])
    put(sheet, 4, [3, "H.", "Ujang  Sobari", None, SCHOOLS[2], "PNS", "-"])
    return book


_ODS_ROWS: list[list[object]] = [
    ["DAFTAR HADIR"],
    ["No", "Nama Pendidik", "Satuan Pendidikan", "Kehadiran"],
    ["", "", "", "Pagi", "Siang"],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    *([i + 1, NAMES[i], SCHOOLS[i], "v", "" if i else "v"] for i in range(6)),
]
LAYOUTS.append(
    Layout(
        "OpenDocument, header on two rows whose merges no reader tells",
        "ods",
        "daftar-hadir",
        lambda path: write_ods(path, "Daftar", _ODS_ROWS),
        [Truth("Daftar", (2, 4), 5, 10, {"name": "B", "school": "C", "state": "D"}, NAMES)],
    )
)
