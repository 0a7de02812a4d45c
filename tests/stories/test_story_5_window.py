"""Story 5 in the window: SMPN 1 Selat Penuguan trains its own teachers before it passes on what they know."""

from datetime import date
from pathlib import Path

from app.domain.terms import LetterKind
from app.ui.letter_form import LetterDialog
from app.ui.meetings.detail import MeetingView
from app.ui.programmes.start_dialog import StartDialog
from tests.stories.hands import Principal, Words, facts_of_file, fill, press, words_in

SCHOOL = "SMPN 1 Selat Penuguan"
IHT = "In-house training persiapan pengimbasan"
STORY = Path(__file__).parent / "kisah-5.json"
STAGE = ("nama", "dokumen", "undang_sekolah_imbas")


def test_story_5_is_entered_in_the_window(empty, tmp_path: Path) -> None:
    principal = Principal(empty)
    enter_school(principal)
    enter_programme(principal)
    principal.add_people(
        person("Suryadi Efendi, S.Pd., M.Si.", "Kepala Sekolah") | {"NIP atau NI PPPK": "19740410 200012 1 003"},
        person("Emilia Agustina, S.Pd.", "Guru") | {"Tim pengimbasan": True},
        person("Arman", "Guru") | {"Tim pengimbasan": True},
    )
    enter_training(principal)
    principal.new_meeting(
        {
            "Nama kegiatan": "Pengimbasan ke sekolah sasaran",
            "Tahapan": "Kegiatan pengimbasan",
            "Tanggal": "",
            "Tempat, atau tautan bila daring": "",
            "Undang semua sekolah imbas": False,
        }
    )
    principal.edit_meeting("Pengimbasan ke sekolah sasaran", {"Catatan": "Tanggalnya belum ditetapkan."})
    principal.write_letter(IHT, LetterKind.ASSIGNMENT, assign)

    remarks: list[str] = []
    letter = principal.finish_letter(IHT, remarks)
    assert "“Provinsi Jawa Barat” bukan daerah sekolah sendiri" in remarks[0]
    assert "“Kamis, 1 Juli 2024”\n1 Juli 2024 adalah hari Senin, bukan Kamis" in remarks[0]
    for words in (
        "PEMERINTAH KABUPATEN BANYUASIN",
        "Nomor: 1/VI/2024",
        "Emilia Agustina, S.Pd.",
        "Arman",
        "Senin, 1 Juli 2024",
        "08.00–15.00 WIB",
        "Banyuasin, 24 Juni 2024",
        "Suryadi Efendi, S.Pd., M.Si.",
        "197404102000121003",
    ):
        assert words in letter
    calendar = principal.calendar(tmp_path / "jadwal.ics")
    assert f"SUMMARY:{IHT}" in calendar
    assert "DTSTART:20240701T010000Z\nDTEND:20240701T080000Z" in calendar

    told, story = principal.facts(tmp_path), facts_of_file(STORY, tmp_path)
    assert told["surat"][0] | story["surat"][0] == told["surat"][0]
    for part in ("sekolah", "sekolah_imbas", "orang", "kegiatan"):
        assert told[part] == story[part]
    (programme,), (meant,) = told["program"], story["program"]
    assert (programme["nama"], programme["tahun_pelajaran"]) == (meant["nama"], meant["tahun_pelajaran"])
    told_of_stages = [[one.get(key) for key in STAGE] for one in programme["tahapan"]]
    assert told_of_stages == [[one.get(key) for key in STAGE] for one in meant["tahapan"]]


def person(name: str, position: str) -> dict[str, str | int | bool]:
    return {"Nama dan gelar": name, "Asal": f"{SCHOOL} (sekolah sendiri)", "Jabatan": position}


def enter_school(principal: Principal) -> None:
    principal.fill_in(
        "Isi data sekolah",
        {
            "Nama sekolah": SCHOOL,
            "Kepala sekolah": "Suryadi Efendi, S.Pd., M.Si.",
            "NIP kepala sekolah": "197404102000121003",
            "Kecamatan": "Selat Penuguan",
            "Kabupaten/Kota": "Kabupaten Banyuasin",
            "Provinsi": "Sumatera Selatan",
            "Program": "Program kosong",
        },
        "Kop surat",
        {"Baris pertama": "PEMERINTAH KABUPATEN BANYUASIN", "Baris kedua (dinas)": "DINAS PENDIDIKAN DAN KEBUDAYAAN"},
    )
    invented = "Nama sekolah sasaran rekaan: kisahnya hanya menyebut beberapa sekolah sasaran"
    regency: Words = {"Kabupaten/Kota": ""}
    principal.add_partners(
        (
            {"Nama sekolah": "SMPN 2 Selat Penuguan", "Kecamatan": "Selat Penuguan"} | regency,
            "Keikutsertaan dan SK",
            {"Catatan": invented},
        ),
        ({"Nama sekolah": "SMPN 3 Pulau Rimau", "Kecamatan": "Pulau Rimau"} | regency,),
        ({"Nama sekolah": "SMP Muara Telang Bahari", "Kecamatan": "Muara Telang", "Status": "Swasta"} | regency,),
    )


def enter_programme(principal: Principal) -> None:
    principal.go("program")
    principal.press("Data program")
    principal.fill_in(
        "Ubah data program", {"Nama program": "Pengimbasan Sekolah Penggerak", "Tahun pelajaran": "2024/2025"}
    )
    principal.press("Tahapan")
    principal.fill_in(
        "Tambah tahapan",
        {
            "Nama tahapan": "In-house training (IHT)",
            "Jarak dari awal program (hari)": "0",
            "Mengundang sekolah imbas": False,
            "Daftar hadir bertanda tangan: paling sedikit": 1,
            "Foto: paling sedikit": 2,
        },
    )
    principal.fill_in("Tambah tahapan", {"Nama tahapan": "Kegiatan pengimbasan"})

    def propose(dialog: StartDialog) -> None:
        assert "Kegiatan pengimbasan" in words_in(dialog), "it has no offset, so it gets no date"
        assert [field.value for row in dialog.list.rows for field in row.days] == [date(2024, 7, 1)]

    principal.fill_in("Usulkan tanggal", {"Tanggal mulai program": "1 Juli 2024"}, propose, save="Rencanakan")


def enter_training(principal: Principal) -> None:
    def hold(detail: MeetingView) -> None:
        summary = detail.summary
        (day,) = summary.days.rows
        fill(day, {"Tanggal": "Kamis 1 Juli 2024", "Mulai": "8", "Selesai": "15.00", "JP": 8})
        assert "Senin, 1 Juli 2024" in words_in(day), "the day's name follows from the date"
        assert "1 Juli 2024 adalah hari Senin, bukan Kamis." in words_in(day)
        press(summary, "Tambah narasumber")
        (speaker,) = summary.roles.rows
        principal.pick_person(speaker, "suryadi")
        fill(speaker, {"Kedatangan": "Datang"})
        press(summary, "Tambah pokok bahasan")
        fill(summary.topics.rows[0], {"Pokok bahasan": "Persiapan pengimbasan ke sekolah sasaran"})

    principal.edit_meeting(
        "In-house training (IHT)",
        {
            "Nama kegiatan": IHT,
            "Status": "Terlaksana",
            "Jenis": "In Service",
            "Tempat": SCHOOL,
            "Catatan": "Tanggal terbitnya “Kamis 1 Juli 2024”: "
            "1 Juli 2024 hari Senin, hari Kamis jatuh pada 1 Agustus 2024.",
        },
        hold,
    )
    principal.mark_present(IHT, "Suryadi Efendi, S.Pd., M.Si.", "Emilia Agustina, S.Pd.", "Arman")


def assign(dialog: LetterDialog) -> None:
    fill(
        dialog,
        {
            "Tanggal surat": "24/6/2024",
            "Hal": "Menjadi panitia in-house training",
            "Pembuka": "Dalam rangka pengimbasan sekolah penggerak di Provinsi Jawa Barat, kepala sekolah menugaskan:",
            "Penutup": "Kegiatan dibuka pada Kamis, 1 Juli 2024.",
        },
    )
    (speaker,) = dialog.people.rows
    press(speaker, "Hapus")
    for name in ("emilia", "arman"):
        press(dialog, "Tambah orang")
        Principal.pick_person(dialog.people.rows[-1], name)
