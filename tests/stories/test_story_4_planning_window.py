"""Story 4 in the window, its planning: the series with planned days, a speaker who could not come, a moved date."""

from datetime import date
from pathlib import Path

import docx
import icalendar
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.terms import LetterKind
from app.qt.record_dialog import RecordDialog
from app.ui.meetings.detail import MeetingView
from app.ui.programmes.page import ProgrammesPage
from app.ui.programmes.start_dialog import StartDialog
from app.ui.schedule.moving import MoveDialog
from app.ui.schedule.page import SchedulePage
from app.ui.school_form import SchoolDialog
from tests.stories.hands import Principal, Words, facts_of_file, fill, in_dialog, press, words_in

STORY = Path(__file__).parent / "kisah-4.toml"
SCHOOL = "SMP Negeri 2 Sempor"
HEAD = "Drs. Wahyu Sasmita, M.Pd."
SUPERVISOR = "Drs. Slamet Riyanto Hadi"
OFFICE = "Dinas Pendidikan Kabupaten Kebumen"
PROVINCE = "LPMP Jawa Tengah"
PARTNERS = (
    ("SMP Negeri 4 Gombong", "Gombong", "Negeri"),
    ("SMP Purnama Sempor", "Sempor", "Swasta"),
    ("SMP Muhammadiyah Gombong", "Gombong", "Swasta"),
    ("SMP PGRI 1 Rowokele", "Rowokele", "Swasta"),
    ("SMP Pius Bhakti Utama Gombong", "Gombong", "Swasta"),
)
LAUNCH = "Sosialisasi sekolah model"
WORKSHOP = "Rapat kerja pemetaan mutu dan perencanaan"
FACILITATION = "Fasilitasi pelaksanaan peningkatan mutu"
EVALUATION = "Evaluasi peningkatan mutu"
PASSING_ON = "Pengimbasan praktik baik"
SERIES = {
    "Sosialisasi": (1, 1),
    WORKSHOP: (1, 2),
    FACILITATION: (1, 1),
    EVALUATION: (1, 2),
    "Pengimbasan": (1, 1),
    "Penyusunan laporan": (0, 0),
    "Penyusunan profil sekolah model": (0, 0),
}
"""Stage: how many meetings of how many days."""
PROVINCIAL = (
    ("Bimtek sekolah model", "Bimtek sekolah model", "10/7/2019", "12/7/2019"),
    ("Pendampingan tahap 1", "Pendampingan tahap 1 (In Service)", "20/8/2019", ""),
    ("Pendampingan tahap 2", "Pendampingan tahap 2 (In Service)", "8/10/2019", ""),
    ("Workshop potret sekolah", "Workshop potret sekolah", "5/11/2019", "6/11/2019"),
    ("Ekspose sekolah model", "Ekspose sekolah model", "3/12/2019", ""),
)
"""Title, stage, first and last day."""


def test_story_4_is_planned_in_the_window(empty, tmp_path: Path) -> None:
    principal = Principal(empty)
    enter_school(principal)
    enter_people(principal)
    propose_series(principal)
    for title, stage, first, last in PROVINCIAL:
        enter_provincial(principal, title, stage, first, last)
    plan_launch(principal)
    letter = invite(principal)
    hold_launch(principal)
    plan_the_rest(principal)
    move_evaluation(principal)
    assignment = send_to_training(principal, tmp_path)

    for name, *_ in PARTNERS:
        assert f"Kepala {name}" in letter
    for words in ("PEMERINTAH KABUPATEN KEBUMEN", "Nomor : 7/VII/2019", "Penting", "Sabtu, 27 Juli 2019", HEAD):
        assert words in letter
    assert letter.count("08.00–12.00 WIB") == len(PARTNERS), "one sheet for each partner"
    for words in ("Rabu, 10 Juli 2019", "Jumat, 12 Juli 2019", "Fitri Nur Aini, S.Pd.", "198502142009022003", HEAD):
        assert words in assignment
    read_calendar(principal, tmp_path / "jadwal.ics")
    compare_with_story(principal, tmp_path)


def enter_school(principal: Principal) -> None:
    principal.fill_in(
        "Isi data sekolah",
        {
            "Nama sekolah": SCHOOL,
            "Kepala sekolah": HEAD,
            "NIP kepala sekolah": "19650712 199003 1 004",
            "Kecamatan": "Sempor",
            "Kabupaten/Kota": "Kabupaten Kebumen",
            "Provinsi": "Jawa Tengah",
            "Alamat": "Jalan Raya Sempor Baru",
            "Program": "Sekolah Model SPMI dan kegiatan provinsi",
        },
        "Kop surat",
        {"Baris pertama": "PEMERINTAH KABUPATEN KEBUMEN", "Baris kedua (dinas)": "DINAS PENDIDIKAN"},
        "Waktu dan kertas",
        {"Hari sekolah": "6 hari (Senin–Sabtu)"},
        "Penandatangan",
        add_signatories,
    )
    principal.add_partners(
        *(
            ({"Nama sekolah": name, "Kecamatan": district, "Status": status, "Kabupaten/Kota": ""},)
            for name, district, status in PARTNERS
        )
    )


def add_signatories(school: QWidget) -> None:
    """The rank of the principal, and the pengawas."""
    assert isinstance(school, SchoolDialog)
    in_dialog(lambda: press(school, "Ubah …"), lambda one: save(one, {"Pangkat/golongan": "Pembina, IV/a"}))
    supervisor: Words = {
        "Nama dan gelar": SUPERVISOR,
        "NIP atau NI PPPK": "196302101988031005",
        "Jabatan": "Pengawas sekolah",
    }
    in_dialog(lambda: press(school, "Tambah …"), lambda one: save(one, supervisor))


def save(dialog: RecordDialog, words: Words) -> None:
    fill(dialog, words)
    press(dialog, "Simpan")


def enter_people(principal: Principal) -> None:
    own: Words = {"Asal": f"{SCHOOL} (sekolah sendiri)"}
    principal.add_people(
        own | {"Nama dan gelar": HEAD, "Jabatan": "Kepala Sekolah", "NIP atau NI PPPK": "196507121990031004"},
        own
        | {
            "Nama dan gelar": "Fitri Nur Aini, S.Pd.",
            "Jabatan": "TPMPS",
            "NIP atau NI PPPK": "198502142009022003",
            "TPMPS": True,
        },
        {
            "Nama dan gelar": SUPERVISOR,
            "Asal": "Luar sekolah",
            "Nama lembaga": OFFICE,
            "Jabatan": "Pengawas",
            "NIP atau NI PPPK": "196302101988031005",
            "Pengawas": True,
        },
    )


def propose_series(principal: Principal) -> None:
    """The dates come from the start; the story's own are written over them, and the second day follows the first."""

    def choose(dialog: StartDialog) -> None:
        principal.stage.qtbot.wait(20)  # the proposed rows appear with the next round of events
        first = dialog.list.rows[0].days[0]
        assert first.value == date(2019, 7, 27), "the Saturday is a school day here"
        fill(
            dialog,
            {
                f"{WORKSHOP}, hari 1": "1/8/2019",
                f"{FACILITATION}, hari 1": "Sabtu 14/9/2019",
                f"{EVALUATION}, hari 1": "11 Oktober 2019",
                "Pengimbasan, hari 1": "16-11-2019",
            },
        )
        assert dialog.list.rows[1].days[1].value == date(2019, 8, 2)

    principal.go("program")
    principal.fill_in("Usulkan tanggal", {"Tanggal mulai program": "27/7/2019"}, choose, save="Rencanakan")
    page = principal.stage.page(ProgrammesPage)
    for name, due in (("Penyusunan laporan", "30/11/2019"), ("Penyusunan profil sekolah model", "14/12/2019")):
        (row,) = [number for number, one in enumerate(page.stages.model.rows) if one.stage.name == name]
        page.stages.table.select(row)
        principal.fill_in("Ubah", {"Tenggat": due})
    principal.press("Data program")
    principal.fill_in("Ubah data program", {"Tahun pelajaran": "2019/2020", "Tahun anggaran": "2019"})


def enter_provincial(principal: Principal, title: str, stage: str, first: str, last: str) -> None:
    principal.new_meeting(
        {
            "Nama kegiatan": title,
            "Tahapan": stage,
            "Penyelenggara": PROVINCE,
            "Tanggal": first,
            "Sampai tanggal": last,
            "Mulai": "",
            "Selesai": "",
        }
    )

    def delegate(detail: MeetingView) -> None:
        if title != "Bimtek sekolah model":
            return
        for typed in ("wahyu", "fitri"):
            press(detail.summary, "Tambah utusan")
            principal.pick_person(detail.summary.delegates.rows[-1], typed)

    principal.edit_meeting(title, {"Catatan": "Tanggal dari provinsi."}, delegate)


def plan_launch(principal: Principal) -> None:
    def plan(detail: MeetingView) -> None:
        summary = detail.summary
        fill(summary.days.rows[0], {"Mulai": "08.00", "Selesai": "12.00", "JP": 4})
        press(summary, "Tambah narasumber")
        (speaker,) = summary.roles.rows
        principal.pick_person(speaker, "slamet")
        press(summary, "Tambah pokok bahasan")
        fill(
            summary.topics.rows[0],
            {"Pokok bahasan": "Sekolah model dan penjaminan mutu internal", "JP pokok bahasan": 4},
        )

    principal.edit_meeting("Sosialisasi", {"Nama kegiatan": LAUNCH, "Jenis": "In Service", "Tempat": SCHOOL}, plan)


def invite(principal: Principal) -> str:
    principal.write_letter(
        LAUNCH,
        LetterKind.INVITATION,
        {
            "Tanggal surat": "20/7/2019",
            "Nomor": "7/VII/2019",
            "Sifat": "Penting",
            "Hal": "Undangan sosialisasi sekolah model",
            "Satu lembar untuk setiap penerima": True,
        },
    )
    letter = principal.finish_letter(LAUNCH)
    principal.press("Salin teks WhatsApp")
    assert "Sabtu, 27 Juli 2019" in QGuiApplication.clipboard().text()
    return letter


def hold_launch(principal: Principal) -> None:
    """The pengawas does not come; the principal speaks alone, an hour late."""

    def hold(detail: MeetingView) -> None:
        summary = detail.summary
        press(summary, "Tidak datang, diganti …")
        absent, instead = summary.roles.rows
        fill(absent, {"Alasan atau catatan": "Berhalangan hadir karena tugas dinas"})
        principal.pick_person(instead, "wahyu")
        assert words_in(detail)
        fill(instead, {"Alasan atau catatan": "Menggantikan pengawas"})
        fill(summary.topics.rows[0], {"Narasumber pokok bahasan": HEAD})
        fill(summary.days.rows[0].actual, {"Mulai sebenarnya": "9"})

    note = "Kepala sekolah menyampaikan sendiri seluruh materi."
    principal.edit_meeting(LAUNCH, {"Status": "Terlaksana", "Catatan": note}, hold)


def plan_the_rest(principal: Principal) -> None:
    def two_days(detail: MeetingView) -> None:
        first, second = detail.summary.days.rows
        fill(first, {"Mulai": "8", "Selesai": "15", "JP": 8})
        fill(second, {"Mulai": "8", "Selesai": "11", "JP": 4})
        titles = [label.text() for label in (first.title, second.title) if isinstance(label, QLabel)]
        assert titles == ["Hari 1: Kamis, 1 Agustus 2019", "Hari 2: Jumat, 2 Agustus 2019"]

    room = f"Ruang rapat {SCHOOL}"
    principal.edit_meeting(WORKSHOP, {"Status": "Terlaksana", "Jenis": "In Service", "Tempat": room}, two_days)
    for title, words, hours in (
        (FACILITATION, {"Jenis": "On Service"}, {"Mulai": "8", "Selesai": "13", "JP": 6}),
        ("Pengimbasan", {"Nama kegiatan": PASSING_ON}, {"Mulai": "8", "Selesai": "14", "JP": 6}),
    ):
        principal.edit_meeting(
            title,
            words | {"Tempat": SCHOOL},
            lambda detail, hours=hours: fill(detail.summary.days.rows[0], hours),
        )

    def no_hours(detail: MeetingView) -> None:
        for row in detail.summary.days.rows:
            fill(row, {"Mulai": "", "Selesai": "", "JP": 0})

    principal.edit_meeting(EVALUATION, {"Tempat": SCHOOL}, no_hours)


def move_evaluation(principal: Principal) -> None:
    """In the schedule; both days go, and the reason stays with the meeting."""
    principal.go("jadwal")
    page = principal.stage.page(SchedulePage)
    page.month.choose(date(2019, 10, 11))
    principal.stage.settle()
    reason = "Bersamaan dengan penilaian tengah semester"
    in_dialog(
        lambda: press(page, "Pindahkan …"),
        lambda dialog: save(dialog, {"Tanggal baru": "18/10/2019", "Alasan": reason}),
        MoveDialog,
    )
    principal.stage.settle()
    detail = principal.open_meeting(EVALUATION)
    assert reason in words_in(detail)


def send_to_training(principal: Principal, folder: Path) -> str:
    """The surat tugas of the two who were sent; Word tells the same."""
    title = "Bimtek sekolah model"
    principal.write_letter(title, LetterKind.ASSIGNMENT, {"Tanggal surat": "5/7/2019", "Nomor": "6/VII/2019"})
    printed = principal.finish_letter(title)
    (line,) = principal.logbook.letters.of_meeting(principal.meeting(title).id)
    detail = principal.open_meeting(title, "Surat")
    detail.letters.commands.write(line.letter, folder / "tugas.docx")
    principal.stage.settle()
    word = docx.Document(str(folder / "tugas.docx"))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(one.text for one in word.paragraphs), *cells])
    assert "Fitri Nur Aini, S.Pd." in text
    assert "Jumat, 12 Juli 2019" in text
    return printed


def read_calendar(principal: Principal, path: Path) -> None:
    principal.calendar(path)
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    days: dict[str, list[date]] = {}
    for event in events:
        begins = event.decoded("dtstart")
        title = str(event["summary"]).partition(" (hari")[0]
        days.setdefault(title, []).append(begins.date() if hasattr(begins, "date") else begins)
    assert days[WORKSHOP] == [date(2019, 8, 1), date(2019, 8, 2)]
    assert days[EVALUATION] == [date(2019, 10, 18), date(2019, 10, 19)]
    assert set(days) == {LAUNCH, WORKSHOP, FACILITATION, EVALUATION, PASSING_ON} | {title for title, *_ in PROVINCIAL}
    (launch,) = [str(one["description"]) for one in events if str(one["summary"]) == LAUNCH]
    assert HEAD in launch
    assert SUPERVISOR not in launch, "who did not come did not speak"


def compare_with_story(principal: Principal, folder: Path) -> None:
    told, story = principal.facts(folder), facts_of_file(STORY, folder)
    assert told["sekolah"] == story["sekolah"] | {"hari_sekolah": 6}
    assert told["sekolah_imbas"] == story["sekolah_imbas"]
    (programme,) = told["program"]
    series = {
        one["nama"]: (one.get("pertemuan", 1), one.get("hari", 1))
        for one in programme["tahapan"]
        if one["nama"] in SERIES
    }
    assert series == SERIES
    assert {one["nama"]: one["tenggat"] for one in programme["tahapan"] if one["nama"].startswith("Penyusunan")} == {
        "Penyusunan laporan": date(2019, 11, 30),
        "Penyusunan profil sekolah model": date(2019, 12, 14),
    }
    assert (programme["tahun_pelajaran"], programme["tahun_anggaran"]) == ("2019/2020", 2019)
    written = {one["judul"]: one for one in told["kegiatan"]}
    assert set(written) == {one["judul"] for one in story["kegiatan"]}
    for meeting in story["kegiatan"]:
        by_hand = written[meeting["judul"]]
        for day, planned in zip(meeting["hari"], by_hand["hari"], strict=True):
            day.pop("kehadiran", None)
            if "jp" not in day:
                planned.pop("jp", None)  # the stage says it where the story does not
        parts = meeting.keys() - {"kode", "tahapan"}
        assert {part: by_hand.get(part) for part in parts} == {part: meeting[part] for part in parts}
    letter = next(one for one in told["surat"] if one["jenis"] == "undangan")
    (meant,) = story["surat"]
    for part in ("nomor", "nomor_urut", "tanggal", "kegiatan", "sifat", "hal", "kepada", "lembar_per_penerima"):
        assert letter[part] == meant[part]
