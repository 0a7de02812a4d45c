"""Files that programs write: forms, online meetings, Dapodik, and plain text lists."""

from pathlib import Path

from openpyxl import Workbook
from xlsxwriter import Workbook as FastWorkbook  # pyright: ignore[reportMissingTypeStubs]

from tests.intake.layouts import LAYOUTS, Layout, Truth, put, sheet_of, text

_FORM_NAMES = ["Retno Widyastuti", "Suparman", "Retno Widyastuti", "Yuliana Kartika"]


def _forms() -> Workbook:
    book, sheet = sheet_of("Form Responses 1")
    put(
        sheet,
        1,
        [
            "Timestamp",
            "Email Address",
            "Nama lengkap\n(beserta gelar)",
            "Asal sekolah / instansi",
            "Nomor WhatsApp aktif",
            "Kesan dan pesan",
        ],
    )
    for i, name in enumerate(_FORM_NAMES):
        put(
            sheet,
            2 + i,
            [
                f"10/12/2019 08:0{i}:11",
                f"peserta{i % 3}@contoh.id",
                name,
                "SMP Purnama",
                f"0812345678{i}",
                "Bagus sekali",
            ],
        )
    return book


LAYOUTS.append(
    Layout(
        "Google Forms, one answered twice",
        "xlsx",
        "forms",
        lambda path: _forms().save(path),
        [
            Truth(
                "Form Responses 1",
                (1, 1),
                2,
                5,
                {"time": "A", "email": "B", "name": "C", "school": "D", "phone": "E"},
                _FORM_NAMES,
                different=3,
            ),
        ],
    )
)

text(
    "Google Forms as CSV in Indonesian",
    "forms",
    '"Cap waktu","Nama Lengkap","Jabatan","Unit Kerja"\r\n"2020/09/12 8:01:00 AM GMT+7",'
    '"Sri Handayani, S.Pd.","Guru","SDN 8 Banyuasin III"\r\n'
    '"2020/09/12 8:02:00 AM GMT+7","Ahmad Fauzi","Kepala\nSekolah","SDN 19 Banyuasin III"\r\n',
    [Truth("", (1, 1), 2, 3, {"name": "B", "position": "C", "school": "D"}, ["Sri Handayani, S.Pd.", "Ahmad Fauzi"])],
)

text(
    "Zoom with a meeting block, one rejoined, one only waited",
    "zoom",
    "\ufeffMeeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
    "812 345 678,Pendampingan tahap 1,09/12/2020 08:00:00 AM,09/12/2020 10:30:00 AM,kepala@contoh.id,150,4,\n\n"
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In "
    "waiting room\n"
    "SDN 8_Sri Handayani,sri@contoh.id,09/12/2020 08:00:00 AM,09/12/2020 09:00:00 AM,60,Yes,OK,No\n"
    "Ahmad Fauzi (Galaxy A10),,09/12/2020 07:58:00 AM,09/12/2020 08:00:00 AM,2,Yes,,Yes\n"
    "Ahmad Fauzi (Galaxy A10),,09/12/2020 08:00:00 AM,09/12/2020 10:00:00 AM,120,Yes,OK,No\n"
    "SDN 8_Sri Handayani,sri@contoh.id,09/12/2020 09:05:00 AM,09/12/2020 10:00:00 AM,55,Yes,OK,No\n",
    [
        Truth(
            "",
            (4, 4),
            5,
            8,
            {"name": "A", "email": "B", "minutes": "E"},
            ["SDN 8_Sri Handayani", "Ahmad Fauzi", "SDN 8_Sri Handayani"],
            different=2,
        )
    ],
)

text(
    "Zoom total in Indonesian, resaved with semicolons",
    "zoom",
    "Nama (nama asli);Email;Total durasi (menit)s;Tamu\r\nDewi Anggraini;dewi@contoh.id;97;Ya\r\nBudi Santoso;;"
    "45;Ya\r\n",
    [Truth("", (1, 1), 2, 3, {"name": "A", "email": "B", "minutes": "C"}, ["Dewi Anggraini", "Budi Santoso"])],
)

text(
    "Zoom with the meeting repeated on every row",
    "zoom",
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,Name (Original Name),User "
    "Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
    + "".join(
        f"812 345 678,Rapat,09/12/2020 08:00,09/12/2020 10:00,kepala@contoh.id,120,2,{name},{mail},09/12/2020 "
        f"08:00,09/12/2020 09:{i}0,{minutes},Yes\n"
        for i, (name, mail, minutes) in enumerate((("Rina Marlina", "rina@contoh.id", 70), ("Eko Prasetyo", "", 80)))
    ),
    [Truth("", (1, 1), 2, 3, {"name": "H", "email": "I", "minutes": "L"}, ["Rina Marlina", "Eko Prasetyo"])],
)

text(
    "Teams, new, with sections",
    "teams",
    "1. Summary\nMeeting title\tRapat Kerja\nAttended participants\t2\nStart time\t9/12/20, 8:00:00 AM\n\n2. "
    "Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Rina Marlina\t9/12/20, 8:00:00 AM\t9/12/20, 9:13:42 AM\t1h 13m 42s\trina@contoh.id\trina@contoh.id\tOrganizer\n"
    "Eko Prasetyo\t9/12/20, 8:01:00 AM\t9/12/20, 9:00:00 AM\t58m 59s\teko@contoh.id\teko@contoh.id\tPresenter\n\n"
    "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Rina Marlina\t9/12/20, 8:00:00 AM\t9/12/20, 9:13:42 AM\t1h 13m 42s\trina@contoh.id\tOrganizer\n"
    "Eko Prasetyo\t9/12/20, 8:01:00 AM\t9/12/20, 9:00:00 AM\t58m 59s\teko@contoh.id\tPresenter\n",
    [Truth("", (7, 7), 8, 9, {"name": "A", "minutes": "D", "email": "E"}, ["Rina Marlina", "Eko Prasetyo"])],
    encoding="utf-16",
)

text(
    "Teams, old",
    "teams",
    "Full Name\tUser Action\tTimestamp\nRina Marlina\tJoined\t9/12/2020, 8:00:00 AM\nEko Prasetyo\tJoined"
    "\t9/12/2020, 8:01:00 AM\n"
    "Rina Marlina\tLeft\t9/12/2020, 9:00:00 AM\nEko Prasetyo\tLeft\t9/12/2020, 9:10:00 AM\n",
    [
        Truth(
            "",
            (1, 1),
            2,
            5,
            {"name": "A"},
            ["Rina Marlina", "Eko Prasetyo", "Rina Marlina", "Eko Prasetyo"],
            different=2,
        )
    ],
    encoding="utf-16",
)

text(
    "Google Meet",
    "meet",
    "First name,Last name,Email,Duration,Time joined,Time exited\nRina,Marlina,rina@contoh.id,1 hr 5 min,8:00 AM,"
    "9:05 AM\n"
    "Eko,Prasetyo,eko@contoh.id,59 min,8:01 AM,9:00 AM\nSuparman,,s@contoh.id,12 min,8:01 AM,8:13 AM\n",
    [
        Truth(
            "", (1, 1), 2, 4, {"name": "A", "email": "C", "minutes": "D"}, ["Rina Marlina", "Eko Prasetyo", "Suparman"]
        )
    ],
)

text(
    "semicolons and Windows-1252",
    "daftar-hadir",
    "No;Nama;Asal Sekolah\r\n1;André Wijaya, S.Pd.;SMP Pius Bhakti Utama\r\n2;Siti Nurjanah;SMP Purnama\r\n",
    [Truth("", (1, 1), 2, 3, {"name": "B", "school": "C"}, ["André Wijaya, S.Pd.", "Siti Nurjanah"])],
    encoding="cp1252",
    extension="xls",
)

text(
    "tabs with a hint line and the wrong extension",
    "daftar-hadir",
    "sep=\t\nNAMA PESERTA\tINSTANSI\nRina Marlina\tSMP Purnama\nEko Prasetyo\tSMP PGRI 1 Rowokele\nDwi Lestari"
    "\tSMP Purnama\n",
    [Truth("", (1, 1), 2, 4, {"name": "A", "school": "B"}, ["Rina Marlina", "Eko Prasetyo", "Dwi Lestari"])],
    extension="xlsx",
)

text(
    "a plain text list, a name a line",
    "daftar-hadir",
    "Rina Marlina, S.Pd.\nEko Prasetyo\nDwi Lestari, M.Pd.\nSuparman\n",
    [Truth("", None, 1, 4, {"name": "A"}, ["Rina Marlina, S.Pd.", "Eko Prasetyo", "Dwi Lestari, M.Pd.", "Suparman"])],
    extension="txt",
)

text(
    "an HTML table that calls itself .xls",
    "daftar-hadir",
    "<html><head><meta charset='utf-8'></head><body><table border=1><tr><td colspan=3>DAFTAR HADIR</td></tr>"
    "<tr><th>No<th>Nama<th>Unit Kerja</tr><tr><td>1<td>Rina Marlina &amp; tim<td>SMP &quot;Purnama&quot;</tr>"
    "<tr><td>2</td><td>Eko Prasetyo</td><td>SMP Purnama</td></tr></table></body></html>",
    [Truth("", (2, 2), 3, 4, {"name": "B", "school": "C"}, ["Rina Marlina & tim", "Eko Prasetyo"])],
    extension="xls",
)

_DAPODIK_HEADER = [
    "No",
    "Nama",
    "NUPTK",
    "JK",
    "Tempat Lahir",
    "Tanggal Lahir",
    "NIP",
    "Status Kepegawaian",
    "Jenis PTK",
    "Agama",
    "HP",
    "Email",
    "Tugas Tambahan",
    "Nama Ibu Kandung",
    "Pangkat Golongan",
    "NIK",
    "No KK",
    "Bank",
    "Nomor Rekening Bank",
]
_DAPODIK_NAMES = ["RETNO WIDYASTUTI", "SUPARMAN"]


def _dapodik_rows() -> list[list[str]]:
    private = ["1671010203800001", "1671011112100002", "BRI", "012345678901"]
    return [
        [
            str(i + 1),
            name,
            "1546757659300032",
            "P",
            "Kebumen",
            "1984-03-12",
            "198403122010012019",
            "PNS",
            "Guru Mapel",
            "Islam",
            "081234567890",
            "guru@contoh.id",
            "",
            "SUMARNI",
            "III/c",
            *private,
        ]
        for i, name in enumerate(_DAPODIK_NAMES)
    ]


def _dapodik(path: Path) -> None:
    with FastWorkbook(path) as book:
        sheet = book.add_worksheet("Daftar Guru")
        for row, line in enumerate(
            ("Daftar Guru", "SMP NEGERI 2 SEMPOR", "Kecamatan Kec. Sempor", "Tanggal Unduh: 2019-10-01")
        ):
            sheet.write(row, 0, line)
        sheet.write_row(4, 0, _DAPODIK_HEADER)
        for row, values in enumerate(_dapodik_rows(), 5):
            sheet.write_row(row, 0, values)


def _dapodik_xml(path: Path) -> None:
    lines = [
        ["Daftar Guru"],
        ["SMP NEGERI 2 SEMPOR"],
        ["Kecamatan <Kec. Sempor> & sekitarnya"],
        ["Tanggal Unduh: 2019"],
        _DAPODIK_HEADER,
    ]
    rows = "".join(
        "<Row>"
        + "".join(f'<Cell ss:StyleID="s1"><Data ss:Type="String">{cell}</Data></Cell>' for cell in line)
        + "</Row>\n"
        for line in [*lines, *_dapodik_rows()]
    )
    path.write_text(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook '
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet '
        f'ss:Name="Daftar Guru"><Table>{rows}</Table></Worksheet></Workbook>'
    )


for _name, _extension, _write in (("Dapodik", "xlsx", _dapodik), ("Dapodik as broken XML", "xls", _dapodik_xml)):
    LAYOUTS.append(
        Layout(
            _name,
            _extension,
            "dapodik",
            _write,
            [
                Truth(
                    "Daftar Guru",
                    (5, 5),
                    6,
                    7,
                    {
                        "name": "B",
                        "nuptk": "C",
                        "sex": "D",
                        "nip": "G",
                        "position": "I",
                        "phone": "K",
                        "email": "L",
                        "grade": "O",
                    },
                    _DAPODIK_NAMES,
                ),
            ],
        )
    )
