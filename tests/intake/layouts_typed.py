"""Workbooks that people typed by hand."""

from openpyxl import Workbook

from tests.intake.layouts import Truth, put, sheet_of, typed

TEACHERS = [
    "Retno Widyastuti, S.Pd.",
    "Drs. Suparman",
    "Yuliana K.",
    "Bambang Irawan, SPd",
    "M. Arifin",
    "Hj. Siti Aminah, S.Pd., M.Pd.",
    "Dwi Lestari",
]
SCHOOLS = [
    "SMPN 4 Gombong",
    "SMPN 4 Gombong",
    "SMP Purnama",
    "SMP Purnama",
    "SMP Muhammadiyah",
    "SMP PGRI 1",
    "SMP PGRI 1",
]


@typed(
    "titles above, signature below",
    [
        Truth(
            "Hari 2",
            (5, 5),
            6,
            12,
            {"number": "A", "name": "B", "nip": "C", "school": "D", "position": "E", "signature": "F"},
            TEACHERS,
        )
    ],
)
def _titles_and_signature() -> Workbook:
    book, sheet = sheet_of("Hari 2")
    put(sheet, 1, ["DAFTAR HADIR PESERTA"])
    put(sheet, 2, ["EVALUASI PENINGKATAN MUTU SEKOLAH MODEL"])
    put(sheet, 3, ["Hari/Tanggal : Sabtu, 12 Oktober 2019"])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A2:F2")
    put(sheet, 5, ["NO", "NAMA", "NIP", "UNIT KERJA", "JABATAN", "TANDA TANGAN"])
    for i, (name, school) in enumerate(zip(TEACHERS, SCHOOLS, strict=True)):
        put(sheet, 6 + i, [i + 1, name, "198403122010012019" if i == 0 else "-", school, "Guru", f"{i + 1}."])
    put(sheet, 15, ["Sempor, 12 Oktober 2019"], column=5)
    put(sheet, 16, ["Mengetahui,", None, None, "Kepala Sekolah"], column=2)
    put(sheet, 20, ["Drs. Hadi Wibowo", None, None, "Dra. Endang Rahayu, M.Pd."], column=2)
    put(sheet, 21, ["NIP. 196501011990031003", None, None, "NIP. 196803031994122002"], column=2)
    return book


@typed(
    "two header rows with merges and a numbering row",
    [Truth("Sheet1", (4, 6), 7, 9, {"number": "B", "name": "C", "nip": "D", "school": "E", "sex": "G"}, TEACHERS[:3])],
)
def _two_header_rows() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 2, ["DAFTAR PESERTA BIMBINGAN TEKNIS"], column=2)
    put(sheet, 4, ["No.", "Nama Lengkap", "NIP", "Asal", None, "L/P", "Tanda Tangan"], column=2)
    put(sheet, 5, ["Sekolah", "Kecamatan"], column=5)
    for place in ("B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:G5", "H4:H5"):
        sheet.merge_cells(place)
    put(sheet, 6, [1, 2, 3, 4, 5, 6, 7], column=2)
    for i in range(3):
        put(sheet, 7 + i, [i + 1, TEACHERS[i], None, SCHOOLS[i], "Gombong", "P" if i != 1 else "L"], column=2)
    return book


@typed(
    "blank rows inside and pre-numbered rows below",
    [Truth("Sheet1", (3, 3), 4, 10, {"name": "B", "school": "C", "phone": "D"}, TEACHERS[:5])],
)
def _blank_rows_inside() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["Daftar Hadir"])
    put(sheet, 3, ["No", "Nama Peserta", "Asal Sekolah", "No. HP", "Paraf"])
    for row, i in ((4, 0), (5, 1), (7, 2), (9, 3), (10, 4)):
        put(sheet, row, [i + 1, TEACHERS[i], SCHOOLS[i], f"08122345678{i}"])
    for i in range(6, 16):
        put(sheet, 5 + i, [i, None, None, None, f"{i}."])
    return book


@typed(
    "school as a heading inside the list",
    [Truth("Peserta", (2, 2), 4, 11, {"number": "A", "name": "B", "position": "C"}, TEACHERS[:5])],
)
def _school_headings() -> Workbook:
    book, sheet = sheet_of("Peserta")
    put(sheet, 1, ["DAFTAR HADIR"])
    put(sheet, 2, ["NO", "NAMA", "JABATAN", "TTD"])
    put(sheet, 3, ["SMP NEGERI 4 GOMBONG"])
    sheet.merge_cells("A3:D3")
    put(sheet, 4, [1, TEACHERS[0], "Kepala Sekolah"])
    put(sheet, 5, [2, TEACHERS[1], "Guru"])
    put(sheet, 7, ["SMP PGRI 1 ROWOKELE"])
    put(sheet, 8, [1, TEACHERS[2], "Kepala Sekolah"])
    put(sheet, 9, [2, TEACHERS[3], "Guru"])
    put(sheet, 10, ["KOMITE"])
    put(sheet, 11, [3, TEACHERS[4], "Ketua Komite"])
    put(sheet, 13, ["Kepala Sekolah,"], column=3)
    put(sheet, 17, ["Drs. Hadi Wibowo"], column=3)
    return book


@typed(
    "several sheets, the longest first",
    [
        Truth("Hari 2", (1, 1), 2, 7, {"name": "B"}, TEACHERS[:6]),
        Truth("Hari 1", (1, 1), 2, 5, {"name": "B"}, TEACHERS[:4]),
    ],
)
def _several_sheets() -> Workbook:
    book, sheet = sheet_of("Jadwal")
    put(sheet, 1, ["JADWAL KEGIATAN"])
    put(sheet, 2, ["Waktu", "Materi", "Petugas"])
    put(sheet, 3, ["08.00", "Pembukaan", "Panitia"])
    put(sheet, 4, ["09.00", "Pemetaan mutu", "Narasumber"])
    for title, count in (("Hari 1", 4), ("Hari 2", 6)):
        day = book.create_sheet(title)
        put(day, 1, ["NO", "NAMA GURU", "INSTANSI"])
        for i in range(count):
            put(day, 2 + i, [i + 1, TEACHERS[i], SCHOOLS[i]])
    return book


@typed(
    "two lists below each other",
    [
        Truth("Sheet1", (2, 2), 3, 6, {"name": "B", "school": "C"}, TEACHERS[:4]),
        Truth("Sheet1", (10, 10), 11, 12, {"name": "B", "school": "C"}, TEACHERS[5:]),
    ],
)
def _two_stacked_lists() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["A. PESERTA"])
    put(sheet, 2, ["NO", "NAMA", "UNIT KERJA", "TANDA TANGAN"])
    for i in range(4):
        put(sheet, 3 + i, [i + 1, TEACHERS[i], SCHOOLS[i]])
    put(sheet, 9, ["B. NARASUMBER"])
    put(sheet, 10, ["NO", "NAMA", "UNIT KERJA", "TANDA TANGAN"])
    for i in range(2):
        put(sheet, 11 + i, [i + 1, TEACHERS[5 + i], SCHOOLS[5 + i]])
    return book


@typed(
    "two lists side by side",
    [
        Truth("Sheet1", (2, 2), 3, 6, {"number": "A", "name": "B"}, TEACHERS[:4]),
        Truth("Sheet1", (2, 2), 3, 5, {"number": "E", "name": "F"}, TEACHERS[4:]),
    ],
)
def _side_by_side() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["DAFTAR HADIR RAPAT"])
    put(sheet, 2, ["NO", "NAMA", "TTD", None, "NO", "NAMA", "TTD"])
    for i in range(4):
        put(sheet, 3 + i, [i + 1, TEACHERS[i]])
    for i in range(3):
        put(sheet, 3 + i, [i + 5, TEACHERS[4 + i]], column=5)
    return book


@typed("no header at all", [Truth("Sheet1", None, 1, 7, {"number": "A", "name": "B", "school": "C"}, TEACHERS)])
def _no_header() -> Workbook:
    book, sheet = sheet_of()
    for i, (name, school) in enumerate(zip(TEACHERS, SCHOOLS, strict=True)):
        put(sheet, 1 + i, [i + 1, name, school])
    return book


@typed("only names, one a row", [Truth("Sheet1", None, 2, 6, {"name": "A"}, TEACHERS[:5])])
def _only_names() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["Daftar peserta rapat"])
    for i in range(5):
        put(sheet, 2 + i, [TEACHERS[i]])
    return book


@typed(
    "ids as numbers, a row without a name",
    [
        Truth(
            "Sheet1",
            (1, 1),
            2,
            5,
            {"name": "B", "nip": "C", "nuptk": "D"},
            ["Retno Widyastuti, S.Pd.", "Drs. Suparman", "Dwi Lestari"],
            refused=[4],
        )
    ],
)
def _ids_as_numbers() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "NIP", "NUPTK"])
    put(sheet, 2, [1, "Retno Widyastuti, S.Pd.", 197902142005011003, "1546757659300032"])
    put(sheet, 3, [2, "  Drs.   Suparman ", "19651102 199003 1 007", None])
    put(sheet, 4, [3, None, "198403122010012019", None])
    put(sheet, 5, [4, "Dwi\nLestari", "-", None])
    return book


@typed("name and NIP in one cell", [Truth("Sheet1", (3, 3), 4, 6, {"name": "B", "school": "C"}, TEACHERS[:3])])
def _name_and_nip_in_one_cell() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 3, ["No", "Nama / NIP", "Unit Kerja", "Tanda Tangan"])
    put(sheet, 4, [1, "Retno Widyastuti, S.Pd.\nNIP. 198403122010012019", "SMPN 4 Gombong"])
    put(sheet, 5, [2, "Drs. Suparman\nNIP 19651102 199003 1 007", "SMPN 4 Gombong"])
    put(sheet, 6, [3, "Yuliana K.\nNIP. -", "SMP Purnama"])
    return book


@typed("a person on two rows", [Truth("Sheet1", (1, 1), 2, 6, {"name": "B"}, TEACHERS[:3])])
def _person_on_two_rows() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA/NIP", "JABATAN", "TANDA TANGAN"])
    for i in range(3):
        put(sheet, 2 + 2 * i, [i + 1, TEACHERS[i], "Guru"])
        put(sheet, 3 + 2 * i, [None, "NIP. 198403122010012019"])
        sheet.merge_cells(start_row=2 + 2 * i, end_row=3 + 2 * i, start_column=1, end_column=1)
    return book


@typed("school merged over several rows", [Truth("Sheet1", (2, 2), 3, 8, {"name": "C", "school": "B"}, TEACHERS[:6])])
def _merged_school() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["DAFTAR UTUSAN SEKOLAH IMBAS"])
    put(sheet, 2, ["No", "Sekolah Asal", "Nama", "Ket"])
    for i in range(6):
        put(sheet, 3 + i, [i + 1, None, TEACHERS[i]])
    sheet["B3"], sheet["B6"] = "SMP Purnama Sempor", "SMP Pius Bhakti Utama"
    sheet.merge_cells("B3:B5")
    sheet.merge_cells("B6:B8")
    return book


@typed("header repeated on each printed page", [Truth("Sheet1", (1, 1), 2, 8, {"name": "B"}, TEACHERS[:6])])
def _repeated_header() -> Workbook:
    book, sheet = sheet_of()
    for start, people in ((1, TEACHERS[:3]), (5, TEACHERS[3:6])):
        put(sheet, start, ["NO", "NAMA", "SEKOLAH ASAL"])
        for i, name in enumerate(people):
            put(sheet, start + 1 + i, [start - (start > 1) + i + (start == 1) * 0, name, "SMP PGRI 1 Rowokele"])
    for row, number in ((2, 1), (3, 2), (4, 3), (6, 4), (7, 5), (8, 6)):
        sheet.cell(row, 1, number)
    return book


@typed(
    "no numbers, principal signs below",
    [Truth("Sheet1", (3, 3), 4, 7, {"name": "A", "nip": "B", "grade": "C", "position": "D"}, TEACHERS[:4])],
)
def _no_numbers() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["SMP NEGERI 2 SEMPOR"])
    put(sheet, 3, ["Nama", "NIP", "Pangkat/Gol", "Jabatan"])
    for i in range(4):
        put(
            sheet,
            4 + i,
            [
                TEACHERS[i],
                "196511021990031007",
                "Penata, III/c" if i else "IV/a",
                "Kepala Sekolah" if i == 1 else "Guru",
            ],
        )
    put(sheet, 10, ["Kepala Sekolah,"])
    put(sheet, 14, ["Drs. Hadi Wibowo"])
    put(sheet, 15, ["NIP. 196501011990031003"])
    return book


@typed(
    "names that look like formulas",
    [Truth("Sheet1", (1, 1), 2, 4, {"name": "B"}, ["=Sri Wahyuni", "+Budi Santoso", "@Nur Hidayah"])],
)
def _formula_names() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "ASAL SEKOLAH"])
    for i, name in enumerate(("=Sri Wahyuni", "+Budi Santoso", "@Nur Hidayah")):
        put(sheet, 2 + i, [i + 1, None, "SDN 8 Banyuasin III"])
        cell = sheet.cell(2 + i, 2, name)
        cell.data_type = "s"
    return book


@typed("notes and totals below", [Truth("Absensi", (4, 4), 5, 8, {"name": "C", "state": "E"}, TEACHERS[:4])])
def _notes_below() -> Workbook:
    book, sheet = sheet_of("Absensi")
    put(sheet, 1, ["ABSENSI KEGIATAN"])
    put(sheet, 2, ["Nama Kegiatan", ":", "Rapat Kerja"])
    put(sheet, 4, ["No. Urut", None, "Nama Lengkap & Gelar", "Jabatan", "Kehadiran", "Keterangan"])
    for i in range(4):
        put(sheet, 5 + i, [i + 1, None, TEACHERS[i], "Guru", "Hadir" if i else "Sakit"])
    put(sheet, 9, ["Jumlah", None, None, None, 4])
    put(sheet, 11, ["Keterangan:"])
    put(sheet, 12, ["H = hadir, S = sakit, I = izin"])
    put(sheet, 13, ["* Coret yang tidak perlu"])
    return book


@typed(
    "a group heading above the header",
    [Truth("Sheet1", (2, 3), 4, 6, {"number": "A", "name": "B", "nip": "C", "school": "D"}, TEACHERS[:3])],
)
def _group_heading() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 2, ["NO", "IDENTITAS PESERTA", None, None, "HARI KE", None])
    put(sheet, 3, [None, "NAMA", "NIP", "ASAL SEKOLAH", "I", "II"])
    for place in ("A2:A3", "B2:D2", "E2:F2"):
        sheet.merge_cells(place)
    for i in range(3):
        put(sheet, 4 + i, [i + 1, TEACHERS[i], "-", SCHOOLS[i], "v", "v"])
    return book


@typed("header far right and low", [Truth("Sheet1", (9, 9), 10, 12, {"name": "F", "school": "G"}, TEACHERS[:3])])
def _far_right() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 2, ["PEMERINTAH KABUPATEN KEBUMEN"], column=5)
    put(sheet, 3, ["DINAS PENDIDIKAN"], column=5)
    put(sheet, 4, ["SMP NEGERI 2 SEMPOR"], column=5)
    put(sheet, 5, ["Jl. Raya Sempor No. 12 Telp. 0287 123456"], column=5)
    put(sheet, 7, ["DAFTAR HADIR PESERTA SOSIALISASI"], column=5)
    put(sheet, 9, ["NO", "NAMA", "UTUSAN"], column=5)
    for i in range(3):
        put(sheet, 10 + i, [i + 1, TEACHERS[i], SCHOOLS[i]], column=5)
    return book


@typed(
    "capital names with a committee",
    [
        Truth(
            "Sheet1",
            (1, 1),
            2,
            5,
            {"name": "B", "position": "C"},
            ["BUDI", "SUMARNI, S.PD.", "H. ABDUL ROHMAN", "KETUT SUWARNO"],
        )
    ],
)
def _capital_names() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["No", "N A M A", "Unsur"])
    for i, (name, role) in enumerate(
        (
            ("BUDI", "Komite"),
            ("SUMARNI, S.PD.", "Guru"),
            ("H. ABDUL ROHMAN", "Tokoh masyarakat"),
            ("KETUT SUWARNO", "Pengawas"),
        )
    ):
        put(sheet, 2 + i, [i + 1, name, role])
    return book


@typed(
    "the same person twice",
    [
        Truth(
            "Sheet1",
            (1, 1),
            2,
            5,
            {"name": "B"},
            ["Sri Wahyuni", "Budi Santoso", "SRI WAHYUNI, S.Pd.", "Sri Wahyuni"],
            different=3,
        )
    ],
)
def _same_person_twice() -> Workbook:
    book, sheet = sheet_of()
    put(sheet, 1, ["No", "Nama", "Sekolah"])
    put(sheet, 2, [1, "Sri Wahyuni", "SMP Negeri 4 Gombong"])
    put(sheet, 3, [2, "Budi Santoso", "SMP Negeri 4 Gombong"])
    put(sheet, 4, [3, "SRI WAHYUNI, S.Pd.", "SMPN 4 Gombong"])
    put(sheet, 5, [4, "Sri Wahyuni", "SMP Pius Bhakti Utama"])
    return book
