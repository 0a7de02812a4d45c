"""Story 3 in the window: SDN 4 Banyuasin III, three stages over Zoom, and a provincial team that came four times."""

from pathlib import Path

import icalendar
from PySide6.QtCore import Qt

from app.domain.terms import LetterKind
from app.ui.importing.page import ImportPage
from app.ui.meetings.detail import MeetingView
from app.ui.programmes.cycle_dialog import MarkDialog
from app.ui.programmes.page import ProgrammesPage
from tests.stories.hands import Principal, Words, facts_of_file, fill, in_dialog, press

STORY = Path(__file__).parent / "kisah-3.toml"
SCHOOL = "SDN 4 Banyuasin III"
PARTNERS = tuple(f"SDN {number} Banyuasin III" for number in (8, 19, 26, 27, 38))
PROVINCE = "LPMP Sumatera Selatan"
SUPPORT = "Pendampingan tahap"
MONITORING = "Monitoring dan evaluasi"
FIRST = "In Service tahap 1: dokumen SPMI"
ZOOM = (
    (1, FIRST, "12/9/2020", ("Rencana Kerja Sekolah (RKS)", "SOP sebagai dokumen SPMI")),
    (2, "In Service tahap 2: program unggulan", "10 Okt 2020", ("Program unggulan", "Tri pusat pendidikan")),
    (
        3,
        "In Service tahap 3: RPP dan penilaian",
        "07-11-2020",
        ("RPP dengan karakter, literasi, dan HOTS", "Penilaian HOTS"),
    ),
)
VISITS = (
    ("Kunjungan pertama tim provinsi: On Service tahap 1", f"{SUPPORT} 1", "On Service", "26/9/2020"),
    ("Kunjungan kedua tim provinsi: On Service tahap 2", f"{SUPPORT} 2", "On Service", "24/10/2020"),
    ("Kunjungan ketiga tim provinsi: On Service tahap 3", f"{SUPPORT} 3", "On Service", "21/11/2020"),
    ("Kunjungan keempat tim provinsi: monitoring dan evaluasi", MONITORING, "–", "5/12/2020"),
)
ZOOM_REPORT = """\
Name (Original Name),User Email,Total Duration (Minutes),Guest
"Hj. Maimunah, S.Pd.SD., M.Si.",,241,No
"Iskandar Muda, S.Pd.",,238,No
"Rohana, S.Pd.",,205,Yes
Marlina,,240,Yes
Samsung A10,,90,Yes
"""


def test_story_3_is_entered_in_the_window(empty, tmp_path: Path) -> None:
    principal = Principal(empty)
    enter_school(principal)
    enter_programme(principal)
    enter_cycle(principal)
    enter_people(principal)
    for number, title, day, topics in ZOOM:
        enter_zoom_stage(principal, number, title, day, topics)
    for title, stage, service, day in VISITS:
        enter_visit(principal, title, stage, service, day)
    enter_monitoring(principal)
    import_zoom_report(principal, tmp_path / "participants_91100000001.csv")
    principal.mark_present(
        VISITS[0][0], "Hj. Maimunah, S.Pd.SD., M.Si.", "Iskandar Muda, S.Pd.", "Zulkifli Harun, M.Pd."
    )
    letter = invite(principal)

    for words in (
        "PEMERINTAH KABUPATEN BANYUASIN",
        "DINAS PENDIDIKAN DAN KEBUDAYAAN",
        *(f"Kepala {name}" for name in PARTNERS),
        "Sabtu, 12 September 2020",
        "08.00–12.00 WIB",
        "https://zoom.us/j/91100000001",
        "Hj. Maimunah, S.Pd.SD., M.Si.",
        "196604071987032006",
    ):
        assert words in letter
    read_calendar(principal, tmp_path / "jadwal.ics")
    compare_with_story(principal, tmp_path)


def enter_school(principal: Principal) -> None:
    principal.fill_in(
        "Isi data sekolah",
        {
            "Nama sekolah": SCHOOL,
            "Kepala sekolah": "Hj. Maimunah, S.Pd.SD., M.Si.",
            "NIP kepala sekolah": "19660407 198703 2 006",
            "Kecamatan": "Banyuasin III",
            "Kabupaten/Kota": "Kabupaten Banyuasin",
            "Provinsi": "Sumatera Selatan",
            "Program": "Sekolah Model SPMI",
        },
        "Kop surat",
        {"Baris pertama": "PEMERINTAH KABUPATEN BANYUASIN", "Baris kedua (dinas)": "DINAS PENDIDIKAN DAN KEBUDAYAAN"},
        "Waktu dan kertas",
        {"Lama 1 JP (menit)": 35, "Hari sekolah": "6 hari (Senin–Sabtu)"},
    )
    partners: list[tuple[Words]] = [
        ({"Nama sekolah": name, "Kecamatan": "Banyuasin III", "Kabupaten/Kota": ""},) for name in PARTNERS[:4]
    ]
    last: Words = {
        "Nama sekolah": PARTNERS[4],
        "Kecamatan": "Banyuasin III",
        "Kabupaten/Kota": "",
        "Jarak dari sekolah Anda (km)": "± 7,5 km",
    }
    principal.add_partners(*partners, (last,))


def enter_programme(principal: Principal) -> None:
    """The stages of the preset make room for those of the story; the cycle of the preset stays."""
    principal.go("program")
    page = principal.stage.page(ProgrammesPage)
    while page.stages.model.rows:
        principal.press("Hapus")
    grant = "Biaya dari bantuan pemerintah (Bantah) operasional sekolah model; rinciannya dicatat di ARKAS."
    stages: list[Words] = [
        {"Nama tahapan": f"{SUPPORT} 1", "Pertemuan": 2, "Catatan": grant},
        {"Nama tahapan": f"{SUPPORT} 2", "Pertemuan": 2},
        {"Nama tahapan": f"{SUPPORT} 3", "Pertemuan": 2},
        {"Nama tahapan": MONITORING, "Pertemuan": 2},
    ]
    for number, stage in enumerate(stages):
        principal.fill_in("Tambah tahapan" if number else "Tambah tahapan pertama", stage)
    principal.press("Data program")
    principal.fill_in(
        "Ubah data program",
        {"Tahun pelajaran": "2020/2021", "Tahun anggaran": "2020", "Tanggal mulai": "1 September 2020"},
    )


def enter_cycle(principal: Principal) -> None:
    """Penetapan standar: four partners are through, the fifth is not."""
    principal.press("Siklus mutu")
    grid = principal.stage.page(ProgrammesPage).cycle.grid
    standards = (
        ("Selesai", "26/9/2020", ""),
        ("Selesai", "26/9/2020", ""),
        ("Selesai", "28/9/2020", ""),
        ("Selesai", "28/9/2020", ""),
        ("Berjalan", "", "SOP belum disahkan komite"),
    )
    for row, (state, day, note) in enumerate(standards):
        grid.setCurrentIndex(grid.cells.index(row, 0))

        def write(dialog: MarkDialog, words: Words) -> None:
            fill(dialog, words)
            press(dialog, "Simpan")

        words: Words = {"Keadaan": state, "Tanggal": day, "Catatan": note}
        in_dialog(
            lambda: principal.stage.qtbot.keyClick(grid, Qt.Key.Key_Return),
            lambda dialog, words=words: write(dialog, words),
            MarkDialog,
        )
        principal.stage.settle()


def enter_people(principal: Principal) -> None:
    own = f"{SCHOOL} (sekolah sendiri)"
    principal.add_people(
        {
            "Nama dan gelar": "Hj. Maimunah, S.Pd.SD., M.Si.",
            "Asal": own,
            "Jabatan": "Kepala Sekolah",
            "NIP atau NI PPPK": "196604071987032006",
        },
        {"Nama dan gelar": "Iskandar Muda, S.Pd.", "Asal": own, "Jabatan": "Guru", "TPMPS": True},
        {"Nama dan gelar": "Rohana, S.Pd.", "Asal": f"{PARTNERS[0]} · Kec. Banyuasin III", "Jabatan": "Kepala Sekolah"},
        {
            "Nama dan gelar": "Marlina",
            "Asal": f"{PARTNERS[4]} · Kec. Banyuasin III",
            "Jabatan": "Guru honorer",
            "Status kepegawaian": "GTT",
        },
        {
            "Nama dan gelar": "Zulkifli Harun, M.Pd.",
            "Asal": "Luar sekolah",
            "Nama lembaga": PROVINCE,
            "Jabatan": "Fasilitator provinsi",
            "Fasilitator": True,
        },
    )


def enter_zoom_stage(principal: Principal, number: int, title: str, day: str, topics: tuple[str, ...]) -> None:
    principal.new_meeting(
        {
            "Nama kegiatan": title,
            "Tahapan": f"{SUPPORT} {number}",
            "Tanggal": day,
            "Cara": "Daring",
            "Tempat, atau tautan bila daring": f"https://zoom.us/j/9110000000{number}",
        }
    )

    def hold(detail: MeetingView) -> None:
        summary = detail.summary
        fill(summary.days.rows[0], {"JP": 6})
        for topic in topics:
            press(summary, "Tambah pokok bahasan")
            fill(summary.topics.rows[-1], {"Pokok bahasan": topic, "JP pokok bahasan": 3})
        if number == 1:
            press(summary, "Tambah petugas")
            (facilitator,) = summary.roles.rows
            principal.pick_person(facilitator, "zulkifli")
            fill(facilitator, {"Peran": "Fasilitator", "Kedatangan": "Datang"})

    principal.edit_meeting(title, {"Status": "Terlaksana", "Jenis": "In Service"}, hold)


def enter_visit(principal: Principal, title: str, stage: str, service: str, day: str) -> None:
    hours = {"Mulai": "8", "Selesai": "13.00"} if title == VISITS[0][0] else {"Mulai": "", "Selesai": ""}
    principal.new_meeting(
        {
            "Nama kegiatan": title,
            "Tahapan": stage,
            "Penyelenggara": PROVINCE,
            "Tanggal": day,
            **hours,
            "Tempat, atau tautan bila daring": SCHOOL,
        }
    )
    principal.edit_meeting(
        title,
        {"Status": "Terlaksana", "Jenis": service},
        lambda detail: fill(detail.summary.days.rows[0], {"JP": 0}),
    )


def enter_monitoring(principal: Principal) -> None:
    title = "Monitoring dan evaluasi sekolah imbas"
    principal.new_meeting(
        {"Nama kegiatan": title, "Tahapan": MONITORING, "Tanggal": "12/12/2020", "Mulai": "", "Selesai": ""}
    )
    grant = "Dana operasional sekolah model (Bantah) dipakai untuk penggandaan, konsumsi, dan perjalanan."
    principal.edit_meeting(title, {"Status": "Terlaksana", "Jenis": "On Service", "Catatan": grant})


def import_zoom_report(principal: Principal, path: Path) -> None:
    """Zoom names no school, so each name is asked about once; everybody is found in the register."""
    path.write_text(ZOOM_REPORT, encoding="utf-8")
    principal.open_meeting(FIRST, "Kehadiran").import_list(path)
    principal.stage.settle()
    page = principal.stage.page(ImportPage)
    for _person in ("Maimunah", "Iskandar", "Rohana", "Marlina"):
        principal.press("Ini")
    assert page.import_button.text() == "Impor 4 orang"
    page.import_button.click()
    principal.stage.settle()


def invite(principal: Principal) -> str:
    """The invitation to the first stage, as its PDF tells it."""
    words: Words = {"Tanggal surat": "5/9/2020", "Yang dibawa": "RKS tahun lalu\nDraf SOP"}
    principal.write_letter(FIRST, LetterKind.INVITATION, words)
    return principal.finish_letter(FIRST)


def read_calendar(principal: Principal, path: Path) -> None:
    principal.calendar(path)
    events = {str(one["summary"]): one for one in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert set(events) == {title for _, title, *_ in ZOOM} | {title for title, *_ in VISITS} | {
        "Monitoring dan evaluasi sekolah imbas"
    }
    months = [events[title].decoded("dtstart").month for _, title, *_ in ZOOM]
    assert months == [9, 10, 11]
    for number, title, _day, topics in ZOOM:
        told = str(events[title]["description"])
        assert f"https://zoom.us/j/9110000000{number}" in told + str(events[title].get("url", ""))
        assert all(topic in told for topic in topics)
        assert all(name in told for name in PARTNERS)
    assert sum(PROVINCE in str(event.get("description", "")) for event in events.values()) >= len(VISITS)


def compare_with_story(principal: Principal, folder: Path) -> None:
    told, story = principal.facts(folder), facts_of_file(STORY, folder)
    for person in told["orang"]:
        person.pop("nama_lain", None)  # what the Zoom report was answered with
    for part in ("sekolah", "sekolah_imbas", "orang"):
        assert told[part] == story[part]
    (programme,), (meant,) = told["program"], story["program"]
    for part in ("nama", "tahun_pelajaran", "tahun_anggaran", "mulai", "tahapan", "siklus"):
        assert programme[part] == meant[part]
    by_title = {one["judul"]: one for one in told["kegiatan"]}
    for meeting in story["kegiatan"]:
        written = by_title.pop(meeting["judul"])
        presence, meant = _presence(written), _presence(meeting)
        for role in written.get("petugas", []):
            assert role.pop("instansi", PROVINCE) == PROVINCE  # the window takes it from the register
        assert written == meeting
        assert set(presence) == set(meant)
        assert {name: one for name, one in presence.items() if "menit" in one} == {
            name: {"orang": name, "menit": one["menit"]} for name, one in meant.items() if "menit" in one
        }
    assert by_title == {}
    (imported,) = told["impor"]
    assert imported["nama_berkas"] == "participants_91100000001.csv"
    (waiting,) = imported["menunggu"]  # a telephone is nobody until the user says whose it is
    assert waiting["baris"] == 6
    assert "Samsung A10" in waiting["alasan"]


def _presence(meeting: dict) -> dict[str, dict]:
    """Who was there on its days, taken out of the meeting, without the import that they came by."""
    entries = [one for day in meeting["hari"] for one in day.pop("kehadiran", [])]
    plain = [one if isinstance(one, dict) else {"orang": one} for one in entries]
    return {one["orang"]: {key: one[key] for key in ("orang", "menit") if key in one} for one in plain}
