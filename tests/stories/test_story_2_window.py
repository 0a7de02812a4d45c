"""Story 2 in the window: a model school sends five people to the In Service Training of Kalimantan Timur."""

from pathlib import Path
from typing import Any

from app.domain.terms import LetterKind
from app.ui.letter_form import LetterDialog
from app.ui.meetings.detail import MeetingView
from app.ui.programmes.start_dialog import StartDialog
from tests.stories.hands import Principal, Words, enter, facts_of_file, fill, press

SCHOOL = "SMP Negeri 50 Samarinda"
HOST = "LPMP Kalimantan Timur"
HEAD = "Hj. Rusmiati, S.Pd., M.M."
SUPERVISOR = "Drs. Bahrudin Noor, M.Pd."
SENT = (HEAD, "Yohanes Lawai, S.Pd.", "Noor Hidayah, S.Pd.", "Ahmad Syarwani, S.Kom.", SUPERVISOR)
WAVES = {
    1: ("13", "14", "15", "Kutai Kartanegara, Samarinda, Bontang, Balikpapan. Sekolah ini termasuk gelombang ini."),
    2: ("20", "21", "22", "Paser, Penajam Paser Utara, Berau. Sekolah ini tidak ikut."),
    3: ("28", "29", "30", "Kutai Timur, Kutai Barat, Mahakam Ulu. Sekolah ini tidak ikut."),
}
FIRST = "In Service Training gelombang 1"
FACILITATORS = (
    ("Dr. Sulaiman Arsyad, M.Pd.", "LPMP Kalimantan Timur (widyaiswara)"),
    ("Ir. Retno Puspita", "LPMP Kalimantan Timur (pejabat struktural)"),
    ("Fitriansyah, S.E.", "LPMP Kalimantan Timur (staf)"),
    ("Drs. Marthen Tangke", "Dinas Pendidikan Kota Samarinda (pengawas)"),
)
TOPICS = ("Siklus penjaminan mutu internal", "Pemetaan mutu dan rencana pemenuhan")
STORY = Path(__file__).parent / "kisah-2.toml"


def test_story_2_is_entered_in_the_window(empty, tmp_path: Path) -> None:
    principal = Principal(empty)
    enter_school(principal)
    enter_programme(principal)
    teacher: Words = {"Asal": f"{SCHOOL} (sekolah sendiri)", "Jabatan": "Guru", "TPMPS": True}
    principal.add_people(
        {"Nama dan gelar": HEAD, "Asal": f"{SCHOOL} (sekolah sendiri)", "Jabatan": "Kepala Sekolah"}
        | {"NIP atau NI PPPK": "196709121992032007"},
        *({"Nama dan gelar": name} | dict(teacher) for name in SENT[1:4]),
        {"Nama dan gelar": SUPERVISOR, "Asal": "Luar sekolah", "Jabatan": "Pengawas Pembina", "Pengawas": True}
        | {"Nama lembaga": "Dinas Pendidikan Kota Samarinda"},
    )
    enter_waves(principal)
    enter_first_wave(principal)
    principal.go("surat")
    principal.fill_in("Pola nomor …", {"Pola": "094/{nomor}/{bulan}/{tahun}"})
    principal.write_letter(FIRST, LetterKind.ASSIGNMENT, assign)

    letter = principal.finish_letter(FIRST)
    for words in (
        "PEMERINTAH KOTA SAMARINDA",
        "Nomor: 094/31/VIII/2019",
        "Undangan LPMP Kalimantan Timur",
        *SENT,
        "Dinas Pendidikan Kota Samarinda",
        "Selasa, 13 Agustus 2019 Rabu, 14 Agustus 2019 Kamis, 15 Agustus 2019",
        "15 Agustus 2019 pukul 08.00–12.00 WITA",
        "9 Agustus 2019",
        "NIP 196709121992032007",
    ):
        assert words in letter
    calendar = principal.calendar(tmp_path / "jadwal.ics")
    assert calendar.count("BEGIN:VEVENT") == 9
    assert "DTSTART:20190813T000000Z\nDTEND:20190813T080000Z" in calendar, "08.00 WITA"
    for day in ("20190820", "20190830"):
        assert f"DTSTART;VALUE=DATE:{day}" in calendar

    told, story = principal.facts(tmp_path), facts_of_file(STORY, tmp_path)
    assert told["sekolah"] == story["sekolah"] | {"pola_nomor": "094/{nomor}/{bulan}/{tahun}"}
    assert told["orang"] == story["orang"]
    assert told["surat"][0] | story["surat"][0] == told["surat"][0]
    (programme,), (meant,) = told["program"], story["program"]
    assert programme | meant == programme | {"tahapan": meant["tahapan"]}
    assert programme["tahapan"][0] | meant["tahapan"][0] == programme["tahapan"][0]
    assert [sent(one) for one in told["kegiatan"]] == [sent(one) for one in story["kegiatan"]]


def sent(meeting: dict[str, Any]) -> dict[str, Any]:
    """The facts of a meeting; that the delegates came is told by the attendance list alone."""
    for day in meeting["hari"]:
        day["kehadiran"] = [(one["orang"], one.get("keadaan", "hadir")) for one in day.get("kehadiran", ())]
    delegates = [one["orang"] for one in meeting.get("petugas", ()) if one.get("peran") == "utusan"]
    tasked = [one for one in meeting.get("petugas", ()) if one.get("peran") != "utusan"]
    return meeting | {"petugas": tasked, "utusan": delegates}


def enter_school(principal: Principal) -> None:
    principal.fill_in(
        "Isi data sekolah",
        {
            "Nama sekolah": SCHOOL,
            "Kepala sekolah": HEAD,
            "NIP kepala sekolah": "19670912 199203 2 007",
            "Kecamatan": "Samarinda Ulu",
            "Kabupaten/Kota": "Kota Samarinda",
            "Provinsi": "Kalimantan Timur",
            "Program": "Program kosong",
        },
        "Kop surat",
        {"Baris pertama": "PEMERINTAH KOTA SAMARINDA", "Baris kedua (dinas)": "DINAS PENDIDIKAN"},
        "Waktu dan kertas",
        {"Zona waktu": "WITA"},
    )


def enter_programme(principal: Principal) -> None:
    principal.go("program")
    principal.press("Data program")
    principal.fill_in(
        "Ubah data program",
        {"Nama program": "Sekolah Model SPMI", "Tahun pelajaran": "2019/2020", "Tahun anggaran": "2019"},
    )
    principal.press("Tahapan")
    principal.fill_in(
        "Tambah tahapan",
        {
            "Nama tahapan": "In Service Training",
            "Pertemuan": 3,
            "Hari tiap pertemuan": 3,
            "Peserta": 1000,
            "JP tiap hari": 8,
            "Jarak dari awal program (hari)": "0",
            "In/On Service": "In Service",
            "Catatan": "Tiga gelombang, 10 kabupaten/kota, 30 tempat, 200 sekolah model, 5 orang dari setiap sekolah.",
        },
    )

    def change_days(dialog: StartDialog) -> None:
        for row, days in zip(dialog.list.rows, WAVES.values(), strict=True):
            for field, day in zip(row.days, days, strict=False):
                enter(field, f"{day}/8/2019")

    principal.fill_in("Usulkan tanggal", {"Tanggal mulai program": "13/8/2019"}, change_days, save="Rencanakan")


def enter_waves(principal: Principal) -> None:
    for number, (*_, who) in WAVES.items():

        def hours(detail: MeetingView, own: bool = number == 1) -> None:
            for row, (end, jp) in zip(detail.summary.days.rows, (("16", 8), ("16", 8), ("12", 4)), strict=True):
                fill(row, {"Mulai": "08.00", "Selesai": f"{end}.00", "JP": jp} if own else {"JP": 0})

        principal.edit_meeting(
            f"In Service Training ({number})",
            {
                "Nama kegiatan": f"In Service Training gelombang {number}",
                "Penyelenggara": HOST,
                "Status": "Terlaksana",
                "Tempat": "Samarinda" if number == 1 else "",
                "Catatan": f"Gelombang {number}: {who}",
            },
            hours,
        )


def enter_first_wave(principal: Principal) -> None:
    def who(detail: MeetingView) -> None:
        summary = detail.summary
        for name in SENT:
            press(summary, "Tambah utusan")
            principal.pick_person(summary.delegates.rows[-1], name)
        for name, institution in FACILITATORS:
            press(summary, "Tambah narasumber")
            fill(
                summary.roles.rows[-1],
                {"Nama dan gelar": name, "Asal lembaga": institution, "Peran": "Fasilitator", "Kedatangan": "Datang"},
            )
        for title in TOPICS:
            press(summary, "Tambah pokok bahasan")
            fill(summary.topics.rows[-1], {"Pokok bahasan": title, "JP pokok bahasan": 10})
        press(summary, "Masukkan ke daftar hadir")

    principal.edit_meeting(FIRST, {}, who)
    tab = principal.open_meeting(FIRST, "Kehadiran").attendance
    principal.press("Hari 3")
    tab.table.select(4)
    principal.stage.qtbot.keyClick(tab.table, "T")


def assign(dialog: LetterDialog) -> None:
    fill(
        dialog,
        {
            "Nomor": "094/31/VIII/2019",
            "Tanggal surat": "9 Agustus 2019",
            "Hal": "Mengikuti In Service Training gelombang 1",
            "Dasar": "Undangan LPMP Kalimantan Timur tentang In Service Training sekolah model",
        },
    )
    assert [row.name.text for row in dialog.people.rows] == list(SENT), "who was sent stands in the letter already"
