"""Loading a data file: what it names is laid over what is there, and nothing else moves."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.core.paths import resource
from app.domain.records import Meeting
from app.domain.terms import AttendanceState, MeetingStatus, SchoolLevel, SchoolStatus
from app.services.data_files import Loaded
from app.services.logbook import Logbook
from tests.make_data_schema import DESCRIPTION

START = """
[sekolah]
nama = "SMP Negeri 2 Sukamaju"
[[sekolah_imbas]]
nama = "SMP Negeri 4 Sukamaju"
kecamatan = "Sukamaju"
[[sekolah_imbas]]
nama = "SMP Harapan"
npsn = "20304001"
[[program]]
nama = "Program"
tahun_pelajaran = "2019/2020"
tahapan = ["Sosialisasi", "Evaluasi"]
[[orang]]
kode = "sri"
nama = "Sri Rahayu"
[[orang]]
nama = "Budi"
sekolah_imbas = "SMPN 4 Sukamaju"
[[kegiatan]]
judul = "Rapat"
tahapan = "Sosialisasi"
hari = [
    { tanggal = 2019-08-01, kehadiran = ["sri", { orang = "Budi", keadaan = "izin" }] },
    { tanggal = 2019-08-02, jp = 4 },
]
undangan = ["SMP Harapan"]
"""

LoadText = Callable[[str], Loaded]


@pytest.fixture
def load(logbook: Logbook, tmp_path: Path) -> LoadText:
    def load_text(text: str) -> Loaded:
        path = tmp_path / "data.toml"
        path.write_text(text, encoding="utf-8")
        return logbook.data_files.load(path)

    return load_text


def meeting(logbook: Logbook) -> Meeting:
    (only,) = logbook.meetings.meetings()
    return only


def test_a_new_file_is_one_step_that_can_be_undone(logbook: Logbook, load: LoadText):
    loaded = load(START)

    assert {name: count.new for name, count in loaded.counts.items()}["kegiatan.hari.kehadiran"] == 2
    assert [entry.label for entry in logbook.history.entries()] == ["Muat data.toml"]
    logbook.history.undo()
    assert logbook.schools.model_school() is None
    assert logbook.meetings.meetings() == ()
    logbook.history.redo()
    assert meeting(logbook).title == "Rapat"


def test_the_same_file_twice_changes_nothing_and_leaves_no_entry(logbook: Logbook, load: LoadText):
    load(START)

    assert load(START).counts == {}
    assert len(logbook.history.entries()) == 1


def test_what_a_file_does_not_name_stays(logbook: Logbook, load: LoadText):
    load(START)
    before = meeting(logbook)

    load('[[kegiatan]]\njudul = "Rapat"\nhari = [{ tanggal = 2019-08-01 }, { tanggal = 2019-08-02 }]\ntempat = "Aula"')

    after = meeting(logbook)
    assert after.place == "Aula"
    assert (after.days, after.invitations, after.stage_id) == (before.days, before.invitations, before.stage_id)
    assert [row.state for row in logbook.attendance.rows(after.id)] == [
        AttendanceState.PRESENT,
        AttendanceState.EXCUSED,
    ]
    assert len(logbook.schools.partners()) == 2


def test_the_example_of_the_description_loads_whole(logbook: Logbook, load: LoadText):
    text = DESCRIPTION.read_text(encoding="utf-8")
    (example,) = [part.split("```")[0] for part in text.split("```toml\n")[1:]]

    assert load(example).warnings == ()

    only = meeting(logbook)
    assert [row.name for row in logbook.attendance.rows(only.id)] == [
        "Dra. Sri Rahayu, M.Pd.",
        "Budi Santoso, S.Pd.",
        "Drs. Hartono",
    ]
    assert [role.came for role in only.roles] == [False]
    assert len(only.invitations) == 2
    assert load(example).counts == {}


def test_a_list_that_is_given_replaces_the_list_that_was_there(logbook: Logbook, load: LoadText):
    load(START)

    loaded = load('[[kegiatan]]\njudul = "Rapat"\nhari = [2019-08-01, 2019-08-02]\nundangan = ["SMPN 4 Sukamaju"]')

    counts = loaded.counts["kegiatan.undangan"]
    assert (counts.new, counts.changed, counts.removed) == (1, 0, 1)
    partners = {one.id: one.name for one in logbook.schools.partners()}
    assert [partners[one.partner_id] for one in meeting(logbook).invitations] == ["SMP Negeri 4 Sukamaju"]


def test_a_day_keeps_its_attendance_by_its_date_and_a_moved_date_is_kept_as_a_change(logbook: Logbook, load: LoadText):
    load(START)

    load('[[kegiatan]]\njudul = "Rapat"\nhari = [2019-08-05, 2019-08-01]')

    after = meeting(logbook)
    assert [(day.date, day.position) for day in after.days] == [(date(2019, 8, 1), 1), (date(2019, 8, 5), 2)]
    assert len(logbook.attendance.rows(after.id)) == 2
    (change,) = after.date_changes
    assert change.before == (date(2019, 8, 1), date(2019, 8, 2))
    assert change.after == (date(2019, 8, 1), date(2019, 8, 5))


def test_a_uid_moves_a_day_with_its_attendance_to_another_date(logbook: Logbook, load: LoadText):
    load(START)
    first = meeting(logbook).days[0]
    days = f'[{{ uid = "{first.uid}", tanggal = 2019-08-09 }}, 2019-08-02]'

    load(f'[[kegiatan]]\njudul = "Rapat"\nhari = {days}')

    after = meeting(logbook)
    assert [day.date for day in after.days] == [date(2019, 8, 2), date(2019, 8, 9)]
    assert {row.meeting_day_id for row in logbook.attendance.rows(after.id)} == {first.id}


def test_a_date_that_is_there_wins_over_the_uid_of_another_day(logbook: Logbook, load: LoadText):
    load(START)
    first, second = meeting(logbook).days
    days = f'[{{ tanggal = 2019-08-01 }}, {{ uid = "{first.uid}", tanggal = 2019-08-09 }}, 2019-08-02]'

    load(f'[[kegiatan]]\njudul = "Rapat"\nhari = {days}')

    assert [day.uid for day in meeting(logbook).days][:2] == [first.uid, second.uid]


def test_an_empty_text_empties_what_was_there(logbook: Logbook, load: LoadText):
    load(START)
    load('[[sekolah_imbas]]\nnama = "SMP Harapan"\nsk_tanggal = 2019-01-02\ncatatan = "Lama"')

    load('[[sekolah_imbas]]\nnama = "SMP Harapan"\nsk_tanggal = ""\ncatatan = ""')

    partner = logbook.schools.partners()[1]
    assert (partner.decree_date, partner.note) == (None, "")


def test_a_known_partner_is_found_by_npsn_by_another_spelling_and_by_uid(logbook: Logbook, load: LoadText):
    load(START)
    uid = logbook.schools.partners()[0].uid

    load('[[sekolah_imbas]]\nnama = "SMP Harapan Bangsa"\nnpsn = "20304001"')
    load('[[sekolah_imbas]]\nnama = "SMPN 4 SUKAMAJU"\nkecamatan = "sukamaju"\ntelepon = "0287"')
    load(f'[[sekolah_imbas]]\nuid = "{uid}"\nsurel = "a@contoh.id"')

    first, second = logbook.schools.partners()
    assert second.name == "SMP Harapan Bangsa"
    assert (first.name, first.phone, first.email) == ("SMPN 4 SUKAMAJU", "0287", "a@contoh.id")


def test_two_schools_of_one_name_in_two_districts_are_two(logbook: Logbook, load: LoadText):
    load(START)

    load('[[sekolah_imbas]]\nnama = "SMP Negeri 4 Sukamaju"\nkecamatan = "Karangjati"')

    assert [one.district for one in logbook.schools.partners()] == ["Sukamaju", "", "Karangjati"]


def test_jenjang_and_status_follow_from_the_name_where_nothing_is_said(logbook: Logbook, load: LoadText):
    load('[[sekolah_imbas]]\nnama = "SD Negeri 8 Sukamaju"\n[[sekolah_imbas]]\nnama = "MTs Al Hikmah"')

    first, second = logbook.schools.partners()
    assert (first.level, first.status) == (SchoolLevel.SD, SchoolStatus.STATE)
    assert second.level is SchoolLevel.MTS


def test_namesakes_are_two_people_and_are_told(logbook: Logbook, load: LoadText):
    text = '[[orang]]\nkode = "a"\nnama = "Sri"\n[[orang]]\nkode = "b"\nnama = "Sri"\njabatan = "Guru"'

    loaded = load(text)

    assert loaded.counts["orang"].new == 2
    assert loaded.warnings == ("orang[2]: nama dan sekolahnya sama dengan orang[1]: dicatat sebagai dua orang.",)
    assert load(text).counts == {}


def test_a_new_programme_takes_the_stages_of_its_preset_and_an_old_one_keeps_its_own(logbook: Logbook, load: LoadText):
    text = '[[program]]\nnama = "Tahun ini"\npreset = "sekolah-model-spmi"'
    load(text)
    (programme,) = logbook.programmes.programmes()
    stages = logbook.programmes.stages(programme.id)
    assert stages[0].name == "Sosialisasi"
    assert stages[0].requirements

    logbook.programmes.save(programme, stages[:2])

    assert load(text).counts == {}
    assert len(logbook.programmes.stages(programme.id)) == 2


def test_a_file_beside_the_data_file_becomes_a_document_once(logbook: Logbook, load: LoadText, tmp_path: Path):
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "a.jpg").write_bytes(resource("sample", "foto-1.jpg").read_bytes())
    text = START + '[[dokumen]]\nkegiatan = "Rapat"\nberkas = "foto/a.jpg"\nketerangan = "Pembukaan"\n'

    load(text)

    (document,) = logbook.documents.of_meeting(meeting(logbook).id)
    assert (document.original_name, document.kind, document.media_type) == ("a.jpg", "foto", "image/jpeg")
    assert logbook.documents.path_of(document).read_bytes() == (tmp_path / "foto" / "a.jpg").read_bytes()
    assert load(text).counts == {}


def test_a_document_whose_content_is_nowhere_is_told(logbook: Logbook, load: LoadText):
    loaded = load(f'[[dokumen]]\nsha256 = "{"ab" * 32}"\nnama = "x.pdf"')

    assert loaded.warnings == (
        "dokumen[1]: isinya tidak ikut dimuat dan belum ada di buku ini; sertakan dengan “berkas”.",
    )


def test_a_letter_prints_what_the_register_says_of_its_people(logbook: Logbook, load: LoadText):
    load(
        '[sekolah]\nnama = "SMPN 1"\n[[orang]]\nkode = "a"\nnama = "Sri"\njabatan = "Guru"\nnip = "198403122010012019"'
        '\n[[surat]]\njenis = "surat_tugas"\nnomor = "1"\ntanggal = 2019-08-01\norang = ["a"]'
    )

    ((person,),) = [line.letter.people for line in logbook.letters.register()]
    assert (person.name, person.position, person.nip) == ("Sri", "Guru", "198403122010012019")
    assert person.institution == "SMPN 1"


def test_strange_letters_and_endless_names_are_kept_as_they_are(logbook: Logbook, load: LoadText):
    names = ["ꦱꦸꦫ꧀ꦠꦶ", "محمد يوسف", "Sri 🙂 Rahayu", "N" * 500]

    loaded = load("\n".join(f'[[orang]]\nnama = "{name}"' for name in names))

    assert [person.name for person in sorted(map(logbook.people.person, [1, 2, 3, 4]), key=lambda one: one.id)] == names
    assert loaded.warnings == ("orang[4].nama: panjangnya 500 huruf. Periksa apakah ini benar satu nama.",)


def test_odd_numbers_and_a_wrong_day_name_are_told_and_taken(logbook: Logbook, load: LoadText):
    loaded = load(
        START + '[[orang]]\nnama = "Adi"\nnip = "12345"\n[[kegiatan]]\njudul = "IHT"\nhari = ["Kamis, 1 Juli 2024"]'
    )

    assert loaded.warnings == (
        "orang[3].nip: NIP 5 angka, biasanya 18.",
        "kegiatan[2].hari[1].tanggal: tertulis hari Kamis, padahal 1 Juli 2024 hari Senin. Tanggalnya dipakai.",
    )
    assert logbook.meetings.meetings()[1].first_date == date(2024, 7, 1)


def test_a_json_file_with_a_byte_order_mark_is_read(logbook: Logbook, tmp_path: Path):
    path = tmp_path / "data.json"
    path.write_text('{"sekolah": {"nama": "SMP Negeri 1"}}', encoding="utf-16")

    logbook.data_files.load(path)

    school = logbook.schools.model_school()
    assert school is not None
    assert school.name == "SMP Negeri 1"


def test_files_of_an_export_lie_beside_it(sample: Logbook, tmp_path: Path):
    with pytest.raises(UserError, match=r"Folder berkas harus di samping data\.toml"):
        sample.data_files.export(tmp_path / "a" / "data.toml", tmp_path / "b")
    assert not (tmp_path / "a").exists()


def test_an_export_says_which_content_is_gone(sample: Logbook, tmp_path: Path):
    (gone, *_) = sample.documents.of_meeting(sample.meetings.meetings()[1].id)
    sample.documents.path_of(gone).unlink()

    done = sample.data_files.export(tmp_path / "data.toml", tmp_path / "isi")

    assert done.warnings == (f"Berkas {gone.original_name} tidak ada lagi di penyimpanan, jadi tidak ikut disalin.",)
    written = tomllib.loads((tmp_path / "data.toml").read_text(encoding="utf-8"))
    assert "berkas" not in written["dokumen"][0]


def test_what_was_entered_by_hand_can_be_completed_from_a_file(sample: Logbook, tmp_path: Path):
    path = tmp_path / "data.toml"
    path.write_text('[[kegiatan]]\njudul = "Pengimbasan praktik baik"\nhari = [2019-11-16]\nstatus = "terlaksana"')
    before = len(sample.meetings.meetings())

    sample.data_files.load(path)

    assert sample.meetings.meetings()[-1].status is MeetingStatus.HELD
    assert len(sample.meetings.meetings()) == before
