"""Text files whose hand misled an earlier recogniser: meeting reports with blocks, chats, and whole lines in quotes."""

from tests.intake.layouts import Truth, text
from tests.intake.layouts_strange import NAMES, SCHOOLS

PEOPLE = [
    "Umi Kulsum", "Gatot Subagyo", "Ni Luh Sari", "Mateus Bria", "Sulastri", "La Ode Rahman", "Ester Wonda",
    "Ujang Sobari", "Endang Rahayu", "Paulina Tiro", "Haris Munandar", "Nengah Sudira",
]  # fmt: skip
_BLOCK = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
_BLOCK_ROW = "830 11,Rapat,03/08/2024 08:00:00 AM,03/08/2024 11:00:00 AM,tuan@contoh.sch.id,180,12,\n"

text(
    "Zoom, the block of the meeting before a list with totals",
    "zoom",
    _BLOCK
    + _BLOCK_ROW
    + "\nName (Original Name),User Email,Total Duration (Minutes),Guest\n"
    + "".join(f"{name},,{60 + i},Yes\n" for i, name in enumerate(PEOPLE)),
    [Truth("", (4, 4), 5, 16, {"name": "A", "email": "B", "minutes": "C"}, PEOPLE)],
)

text(
    "Zoom, the block of the meeting in Indonesian, resaved with semicolons",
    "zoom",
    "ID Rapat;Topik;Waktu Mulai;Waktu Selesai;Email Pengguna;Durasi (Menit);Peserta\r\n"
    "830;Rapat;03/08/2024 08:00;03/08/2024 11:00;tuan@contoh.sch.id;180;12\r\n;;;;;;\r\n"
    "Nama (nama asli);Email;Waktu bergabung;Waktu keluar;Durasi (menit);Tamu;\r\n"
    + "".join(f"{name};;03/08/2024 08:00;03/08/2024 09:00;{60 + i};Ya;\r\n" for i, name in enumerate(PEOPLE)),
    [Truth("", (4, 4), 5, 16, {"name": "A", "email": "B", "minutes": "E"}, PEOPLE)],
)

text(
    "Zoom, the meeting on every row, people without addresses",
    "zoom",
    "Topic,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes),Name (original name),Email,"
    "Join time,Leave time,Duration (minutes),Guest,In waiting room\n"
    + "".join(
        f"Rapat,830,Tuan Rumah,tuan@contoh.sch.id,8/3/2024 8:00,8/3/2024 11:00,12,180,{name},,8/3/2024 8:01,"
        f"8/3/2024 9:30,{80 + i},Yes,No\n"
        for i, name in enumerate(PEOPLE)
    ),
    [Truth("", (1, 1), 2, 13, {"name": "I", "email": "J", "minutes": "M"}, PEOPLE)],
)

text(
    "Zoom, one account of a school, some rejoin under a shorter name",
    "zoom",
    "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
    + "".join(f"{name},sdn3@contoh.sch.id,{60 + i},No\n" for i, name in enumerate([*PEOPLE, "G. Subagyo"])),
    [Truth("", (1, 1), 2, 14, {"name": "A", "email": "B", "minutes": "C"}, [*PEOPLE, "G. Subagyo"], different=12)],
)

text(
    "Teams with twelve people and commas in every date",
    "teams",
    "1. Summary\nMeeting title\tRapat, pertemuan 3\nAttended participants\t12\n"
    "Start time\t8/3/24, 8:00:00 AM\nEnd time\t8/3/24, 11:00:00 AM\n\n2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    + "".join(
        f"{name}\t8/3/24, 8:0{i % 10}:00 AM\t8/3/24, 9:30:00 AM\t1h 2{i % 10}m 4s\t\t\tAttendee\n"
        for i, name in enumerate(PEOPLE)
    )
    + "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    + "".join(f"{name}\t8/3/24, 8:00:00 AM\t8/3/24, 9:30:00 AM\t1h 30m\t\tAttendee\n" for name in PEOPLE),
    [Truth("", (8, 8), 9, 20, {"name": "A", "minutes": "D", "position": None}, PEOPLE)],
    encoding="utf-16",
)

text(
    "whole lines in quotes",
    "daftar-hadir",
    '"No,Nama Guru,Asal Sekolah"\r\n'
    + "".join(
        f'"{i + 1},""{name}"",{school}"\r\n' for i, (name, school) in enumerate(zip(NAMES, SCHOOLS, strict=True))
    ),
    [Truth("", (1, 1), 2, 7, {"number": "A", "name": "B", "school": "C"}, NAMES)],
)

text(
    "a list out of a chat",
    "daftar-hadir",
    "*Daftar hadir KKG*\nSabtu, 3 Agustus 2024\n\n"
    + "".join(f"{i + 1}. {name} - {school}\n" for i, (name, school) in enumerate(zip(NAMES, SCHOOLS, strict=True)))
    + "\nTerima kasih\n",
    [Truth("", None, 4, 9, {"number": "A", "name": "B", "school": "C"}, NAMES)],
    extension="txt",
)

text(
    "a list out of a chat, schools behind strokes and commas",
    "daftar-hadir",
    "".join(
        f"{i + 1}) {name}{[', ', ' / ', '_'][i % 3]}{school}\n"
        for i, (name, school) in enumerate(zip(NAMES, SCHOOLS, strict=True))
    ),
    [Truth("", None, 1, 6, {"number": "A", "name": "B", "school": "C"}, NAMES)],
    extension="txt",
)
