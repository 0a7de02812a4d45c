"""Story 1 in the window: SMPN 4 Kotabaru passes on what it knows to five partners, in its third year."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QWidget

from app.domain.terms import LetterKind
from app.ui.letter_form import LetterDialog
from app.ui.meetings.detail import MeetingView
from app.ui.people.page import PeoplePage
from app.ui.programmes.page import ProgrammesPage
from app.ui.programmes.start_dialog import StartDialog
from tests.stories.hands import Principal, Step, Words, enter, facts_of_file, fill, in_dialog, press

SCHOOL = "SMPN 4 Kotabaru"
HEAD = "Dra. Ratna Komalasari, M.Pd."
STORY = Path(__file__).parent / "kisah-1.toml"
FILES = Path(__file__).parent / "kisah-1-berkas"
PARTNERS = {
    "SMPN 2 Kotabaru": "Kotabaru",
    "SMP Pupuk Kujang": "Kotabaru",
    "SMP Muhammadiyah": "Cikampek",
    "SMPIT Bina Insani": "Kotabaru",
    "SMPIT Amsar": "Jatisari",
}
TEAM = ("Asep Kurniawan, S.Pd.", "Dewi Kartini, S.Pd.", "Ujang Sutisna, M.Pd.")
GUESTS = {
    "Yayan Mulyana, S.Pd.": ("SMPN 2 Kotabaru", "Kepala Sekolah"),
    "Lilis Suryani, S.Pd.": ("SMP Pupuk Kujang", "Guru"),
    "Nurul Azizah, S.Pd.": ("SMPIT Bina Insani", "Kepala Sekolah"),
}
# What the plan calls a meeting, what the school calls it, its day, hours with JP, In or On Service, and place.
MEETINGS = (
    (
        "Sosialisasi kepada warga sekolah",
        "Sosialisasi program pengimbasan kepada warga sekolah",
        ("4/9/2023", "09.00", "11.00", 2, "", f"Ruang guru {SCHOOL}"),
    ),
    ("Pembentukan tim pengimbasan", "Pembentukan tim pengimbasan", ("11/9/2023", "9", "10.30", 0, "", SCHOOL)),
    (
        "Sosialisasi dan perencanaan (pertemuan 1)",
        "Pertemuan 1: sosialisasi dan perencanaan",
        ("3/10/2023", "08.00", "12.00", 4, "In Service", SCHOOL),
    ),
    (
        "Kegiatan pengimbasan (pertemuan 2)",
        "Pertemuan 2: menyusun modul ajar",
        ("7/11/2023", "08.00", "14.00", 6, "In Service", SCHOOL),
    ),
    (
        "Kegiatan pengimbasan (pertemuan 3)",
        "Pertemuan 3: pembelajaran berdiferensiasi",
        ("16/1/2024", "08.00", "12.00", 4, "On Service", "SMPIT Bina Insani"),
    ),
    (
        "Kegiatan pengimbasan (pertemuan 4)",
        "Pertemuan 4: projek penguatan profil pelajar Pancasila",
        ("13/2/2024", "08.00", "14.00", 6, "In Service", SCHOOL),
    ),
    *(
        (
            f"Supervisi dan pendampingan ({number})",
            f"Supervisi dan pendampingan di {partner}",
            (f"{day}/2/2024", "", "", 0, "On Service", partner),
        )
        for number, (partner, day) in enumerate(zip(PARTNERS, (20, 21, 22, 27, 28), strict=True), start=1)
    ),
    ("Diseminasi", "Diseminasi praktik baik", ("6/3/2024", "08.00", "12.00", 4, "", f"Aula {SCHOOL}")),
)
FIRST, SECOND = MEETINGS[2][1], MEETINGS[3][1]
VISIT = MEETINGS[6][1]
REPORT = "Penyampaian laporan pengimbasan kepada dinas"


def test_story_1_is_entered_in_the_window(empty, tmp_path: Path) -> None:
    principal = Principal(empty)
    enter_school(principal)
    enter_partners(principal)
    enter_programme(principal)
    enter_people(principal)
    enter_meetings(principal)
    enter_documents(principal)
    principal.go("surat")
    principal.fill_in("Pola nomor …", {"Pola": "421.3/{nomor3}/{bulan}/{tahun}"})
    principal.write_letter(FIRST, LetterKind.INVITATION, INVITATION)

    compare(principal.facts(tmp_path), facts_of_file(STORY, tmp_path))
    invitation = principal.finish_letter(FIRST)
    for words in (
        "421.3/012/IX/2023",
        *(f"Kepala {partner}" for partner in PARTNERS),
        "Selasa, 3 Oktober 2023",
        "08.00–12.00 WIB",
        "Laptop",
        "26 September 2023",
        HEAD,
        "Pembina Tingkat I, IV/b",
        "NIP 196803151994032005",
        "Kepala Dinas Pendidikan Kabupaten Karawang",
    ):
        assert words in invitation
    principal.write_letter(VISIT, LetterKind.ASSIGNMENT, send_asep)
    task = principal.finish_letter(VISIT)
    for words in (
        "Nomor 420/3300.1 -Bid GTK dan Kur tanggal 21 Agustus 2023",
        TEAM[0],
        "Selasa, 20 Februari 2024",
        "SMPN 2 Kotabaru",
        HEAD,
    ):
        assert words in task
    calendar = principal.calendar(tmp_path / "jadwal.ics")
    assert calendar.count("BEGIN:VEVENT") == len(MEETINGS) + 1
    for words in (f"SUMMARY:{FIRST}", "DTSTART:20231003T010000Z", f"SUMMARY:{REPORT}", "DTSTART;VALUE=DATE:20240416"):
        assert words in calendar


def compare(told: dict[str, Any], story: dict[str, Any]) -> None:
    for part in ("sekolah", "sekolah_imbas"):
        assert told[part] == story[part]
    assert [named(one) for one in told["orang"]] == [named(one) for one in story["orang"]]
    (programme,), (meant,) = told["program"], story["program"]
    stages, meant_stages = programme.pop("tahapan"), meant.pop("tahapan")
    assert programme | meant == programme
    assert [plan_of(one) for one in stages] == [plan_of(one) for one in meant_stages]
    assert stages[-1]["tenggat"] == meant_stages[-1]["tenggat"]
    assert in_order(told["kegiatan"]) == in_order(story["kegiatan"])
    assert in_order(told["dokumen"]) == in_order(story["dokumen"])
    assert told["surat"][0] | story["surat"][0] == told["surat"][0]


def plan_of(stage: dict[str, Any]) -> tuple[Any, ...]:
    """What the story tells of a stage: how many meetings it has and whether the partners are invited."""
    return stage["nama"], stage.get("pertemuan", 1), stage.get("undang_sekolah_imbas", True)


def named(person: dict[str, Any]) -> dict[str, Any]:
    """A person with the other names alone: where each was seen is the program's."""
    return person | {"nama_lain": {one["nama"] for one in person.get("nama_lain", ())}}


def in_order(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(items, key=lambda one: str(one.get("judul") or one["keterangan"]))


def enter_school(principal: Principal) -> None:
    def since(dialog: QWidget) -> None:
        since_when(dialog, {"Pangkat/golongan": "Pembina Tingkat I, IV/b", "Menjabat sejak": "12/7/2021"})

    principal.fill_in(
        "Isi data sekolah",
        {
            "Nama sekolah": SCHOOL,
            "Kepala sekolah": HEAD,
            "NIP kepala sekolah": "19680315 199403 2 005",
            "Kecamatan": "Kotabaru",
            "Kabupaten/Kota": "Kabupaten Karawang",
            "Provinsi": "Jawa Barat",
            "Program": "Pengimbasan PSP (arsip)",
        },
        "Kop surat",
        {
            "Baris pertama": "PEMERINTAH KABUPATEN KARAWANG",
            "Baris kedua (dinas)": "DINAS PENDIDIKAN, PEMUDA, DAN OLAHRAGA",
        },
        "Penandatangan",
        since,
    )


def since_when(dialog: QWidget, words: Words, button: str = "Ubah …") -> None:
    """In the list of those who sign: more about one of them."""

    def act(form: QDialog) -> None:
        fill(form, words)
        press(form, "Simpan")

    in_dialog(lambda: press(dialog, button), act)


def enter_partners(principal: Principal) -> None:
    heads = (
        "Yayan Mulyana, S.Pd.",
        "Hendra Wirawan, S.Si.",
        "Tatang Hidayat, S.Ag.",
        "Nurul Azizah, S.Pd.",
        "Fajar Ramdani, S.Pd.I.",
    )
    more: dict[str, tuple[Step, ...]] = {
        "SMPN 2 Kotabaru": ("Kepala sekolah", partial(since_when, words={"Menjabat sejak": "6 Januari 2020"})),
        "SMP Pupuk Kujang": (
            "Kepala sekolah",
            partial(
                since_when,
                words={
                    "Nama dan gelar": "Lilis Suryani, S.Pd.",
                    "Bentuk": "Plt. (pelaksana tugas)",
                    "Menjabat sejak": "1/1/2024",
                },
                button="Kepala sekolah berganti …",
            ),
        ),
    }
    principal.add_partners(
        *(
            (
                {"Nama sekolah": name, "Kecamatan": district, "Kepala sekolah": head, "Kabupaten/Kota": ""}
                | {"Status": "Negeri" if name.startswith("SMPN") else "Swasta"},
                *more.get(name, ()),
            )
            for (name, district), head in zip(PARTNERS.items(), heads, strict=True)
        )
    )


def enter_programme(principal: Principal) -> None:
    principal.go("program")
    principal.press("Data program")
    principal.fill_in(
        "Ubah data program",
        {
            "Nama program": "Pengimbasan Sekolah Penggerak tahun ketiga",
            "Tahun pelajaran": "2023/2024",
            "Tahun anggaran": "2024",
            "Panduan yang diikuti": "Panduan pengimbasan, BBPMP Provinsi Jawa Barat 2023",
            "Nomor SK": "420/3300.1 -Bid GTK dan Kur",
            "Tanggal SK": "21/8/2023",
            "Yang menetapkan SK": "Kepala Dinas Pendidikan Kabupaten Karawang",
            "Penerima laporan (satu per baris)": "Kepala Dinas Pendidikan Kabupaten Karawang\n"
            "Kepala BBPMP Provinsi Jawa Barat",
            "Sebutan untuk panitia": "tim pengimbasan",
            "Sebutan untuk peserta": "guru sekolah imbas",
        },
    )
    principal.press("Tahapan")
    stages = principal.stage.page(ProgrammesPage).stages
    stages.table.select(0)
    press(stages, "Hapus")  # no in-house training
    principal.settle()
    stages.table.select(4)
    principal.fill_in("Ubah", {"Pertemuan": len(PARTNERS)})
    stages.table.select(5)
    principal.fill_in(
        "Tambah tahapan",
        {"Nama tahapan": "Penyusunan laporan", "Pertemuan": 0, "Hari tiap pertemuan": 0, "Tenggat": "16 April 2024"}
        | {"Mengundang sekolah imbas": False},
    )
    days = {planned: day for planned, _, (day, *_) in MEETINGS}

    def change_days(dialog: StartDialog) -> None:
        assert len(dialog.list.rows) == len(MEETINGS)
        for row, proposed in zip(dialog.list.rows, dialog.list.chosen(), strict=True):
            enter(row.days[0], days[proposed.title])

    principal.fill_in("Usulkan tanggal", {"Tanggal mulai program": "4/9/2023"}, change_days, save="Rencanakan")


def enter_people(principal: Principal) -> None:
    own = f"{SCHOOL} (sekolah sendiri)"
    subjects = ("Guru IPA", "Guru Bahasa Indonesia", "Guru Matematika")
    principal.add_people(
        {"Nama dan gelar": HEAD, "Asal": own, "Jabatan": "Kepala Sekolah", "NIP atau NI PPPK": "196803151994032005"}
        | {"Tim pengimbasan": True},
        *(
            {"Nama dan gelar": name, "Asal": own, "Jabatan": subject}
            | {"Tim pengimbasan": True, "Komite pembelajaran": True}
            for name, subject in zip(TEAM, subjects, strict=True)
        ),
        *(
            {"Nama dan gelar": name, "Asal": f"{school} · Kec. {PARTNERS[school]}", "Jabatan": position}
            for name, (school, position) in GUESTS.items()
        ),
    )
    page = principal.stage.page(PeoplePage)
    enter(page.filters.field, "nurul")
    page.show_current()
    principal.fill_in("Tambah nama lain", {"Nama seperti tertulis": "Nurul Azizah"})


def enter_meetings(principal: Principal) -> None:
    yayan, lilis, nurul = GUESTS
    asep, dewi, ujang = TEAM
    for planned, title, (_, start, end, hours, service, place) in MEETINGS:

        def hold(
            detail: MeetingView, title: str = title, place: str = place, day: tuple[Any, ...] = (start, end, hours)
        ) -> None:
            fill(detail.summary.days.rows[0], dict(zip(("Mulai", "Selesai", "JP"), day, strict=True)))
            if title in _MORE:
                _MORE[title](principal, detail)
            elif "Supervisi" in title:
                press(detail.summary, "Kosongkan undangan")
                invite(detail, place, {"Hasil undangan": "Datang"})

        words: Words = {"Nama kegiatan": title, "Status": "Terlaksana", "Tempat": place}
        principal.edit_meeting(planned, {**words, "Jenis": service} if service else words, hold)
    principal.new_meeting(
        {
            "Nama kegiatan": REPORT,
            "Tahapan": "Penyusunan laporan",
            "Tanggal": "16/4/2024",
            "Mulai": "",
            "Selesai": "",
            "Tempat, atau tautan bila daring": "Dinas Pendidikan Kabupaten Karawang",
        }
    )
    principal.edit_meeting(REPORT, {"Status": "Terlaksana"})
    for title in (MEETINGS[0][1], MEETINGS[1][1]):
        principal.mark_present(title, HEAD, asep, dewi, ujang)
    principal.mark_present(FIRST, HEAD, asep, yayan, lilis, nurul)
    principal.mark_present(SECOND, asep, dewi, yayan, lilis, nurul)
    table = principal.open_meeting(SECOND, "Kehadiran").attendance.table
    table.select(4)
    principal.stage.qtbot.keyClick(table, "L")


def invite(detail: MeetingView, school: str, words: Words) -> None:
    """Invite one partner, and say what became of it; the fields are named without the school."""
    (row,) = [one for one in detail.summary.invitations.rows if one.partner.name == school]
    row.tick.setChecked(True)
    fill(row, {f"{name} {school}": value for name, value in words.items()})


def own_staff(principal: Principal, detail: MeetingView) -> None:
    press(detail.summary, "Tambah narasumber")
    (speaker,) = detail.summary.roles.rows
    principal.pick_person(speaker, "ratna")
    fill(speaker, {"Kedatangan": "Datang"})


def form_team(_principal: Principal, detail: MeetingView) -> None:
    fill(detail.summary, {"Catatan": "Tim terdiri atas kepala sekolah dan guru komite pembelajaran."})


def hold_first(_principal: Principal, detail: MeetingView) -> None:
    outcomes: dict[str, Words] = {
        "SMPN 2 Kotabaru": {"Hasil undangan": "Datang"},
        "SMP Pupuk Kujang": {"Hasil undangan": "Mengirim wakil", "Wakil": "Lilis Suryani, S.Pd."},
        "SMP Muhammadiyah": {"Hasil undangan": "Tidak datang", "Catatan": "Bersamaan dengan milad sekolah"},
        "SMPIT Bina Insani": {"Hasil undangan": "Datang"},
        "SMPIT Amsar": {"Hasil undangan": "Datang"},
    }
    for school, words in outcomes.items():
        invite(detail, school, {"Jumlah undangan untuk": 2, **words})
    for title in ("Hasil pengimbasan tahun kedua", "Rencana pengimbasan tahun ketiga"):
        press(detail.summary, "Tambah pokok bahasan")
        fill(detail.summary.topics.rows[-1], {"Pokok bahasan": title})


def hold_second(principal: Principal, detail: MeetingView) -> None:
    press(detail.summary, "Tambah narasumber")
    principal.pick_person(detail.summary.roles.rows[0], "dewi")
    press(detail.summary, "Tambah petugas")
    principal.pick_person(detail.summary.roles.rows[1], "asep")
    fill(detail.summary.roles.rows[1], {"Peran": "Notulis"})
    for row in detail.summary.roles.rows:
        fill(row, {"Kedatangan": "Datang"})
    press(detail.summary, "Tambah pokok bahasan")
    topic: Words = {"Pokok bahasan": "Modul ajar", "JP pokok bahasan": 6}
    fill(detail.summary.topics.rows[0], {**topic, "Narasumber pokok bahasan": "Dewi Kartini, S.Pd."})


_MORE: dict[str, Callable[[Principal, MeetingView], None]] = {
    MEETINGS[0][1]: own_staff,
    MEETINGS[1][1]: form_team,
    FIRST: hold_first,
    SECOND: hold_second,
}


def enter_documents(principal: Principal) -> None:
    tab = principal.open_meeting(SECOND, "Dokumentasi").documents
    tab.add_files(sorted(FILES.iterdir()))
    principal.settle()
    answer(partial(press, tab, "+ Tautan …"), "https://video.contoh.id/pengimbasan-pertemuan-2")
    principal.settle()
    captions = {"foto": "Guru menyusun modul ajar", "tulisan": "Tulisan tentang pertemuan 2", "": "Video pertemuan 2"}
    for row, document in enumerate(tab.model.rows):
        tab.table.select(row)
        answer(partial(press, tab, "Keterangan …"), captions[document.original_name.partition("-")[0]])
        principal.settle()


def answer(asks: Callable[[], object], words: str) -> None:
    """Answer a question with one line."""

    def act(dialog: QDialog) -> None:
        (line,) = dialog.findChildren(QLineEdit)
        enter(line, words)
        dialog.accept()

    in_dialog(asks, act, QInputDialog)


INVITATION: Words = {
    "Tanggal surat": "26/9/2023",
    "Nomor": "421.3/012/IX/2023",
    "Lampiran": "-",
    "Hal": "Undangan pertemuan 1",
    "Pembuka": "Dengan hormat, kami mengundang Bapak/Ibu bersama seorang guru pada:",
    "Penutup": "Atas kehadiran Bapak/Ibu kami ucapkan terima kasih.",
    "Yang dibawa": "Laptop\nKurikulum satuan pendidikan",
    "Tembusan": "Kepala Dinas Pendidikan Kabupaten Karawang",
}


def send_asep(dialog: LetterDialog) -> None:
    fill(dialog, {"Tanggal surat": "19 Februari 2024"})
    press(dialog, "Tambah orang")
    Principal.pick_person(dialog.people.rows[0], "asep")
