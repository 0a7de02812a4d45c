# ruff: noqa: E501 - a case a line
"""A data file that cannot be loaded: a sentence for each fault, and nothing changes."""

import os
from pathlib import Path

import pytest

from app.core.errors import SetupError, UserError
from app.domain.data_format.text import LARGEST
from app.services.data_files import FaultyFile
from app.services.logbook import Logbook

PEOPLE = '[[orang]]\nkode = "a"\nnama = "Sri"\n'
PROGRAMME = '[[program]]\nnama = "P"\ntahapan = ["Satu"]\n'
MEETING = PROGRAMME + '[[kegiatan]]\njudul = "Rapat"\n'
UID = "01a200d4-083d-70e7-8e1c-6a89071163d2"


def faults(logbook: Logbook, path: Path) -> list[str]:
    with pytest.raises(FaultyFile) as caught:
        logbook.data_files.load(path)
    assert logbook.history.entries() == ()
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sekolh = {}", "sekolh: kunci ini tidak dikenal. Maksudnya “sekolah”."),
        ('[sekolah]\nnama = "A"\nkecmatan = "B"', "sekolah.kecmatan: kunci ini tidak dikenal. Maksudnya “kecamatan”."),
        ('[sekolah]\nnama = 5', "sekolah.nama: harus teks, bukan angka. Tulis di antara tanda petik."),
        ('[sekolah]\nnama = " "', "sekolah.nama: masih kosong. Isi dahulu."),
        ('[sekolah]\nnpsn = "20304999"', "sekolah: “nama” belum ditulis."),
        ('[sekolah]\nnama = "A"\nnpsn = 20304999', 'sekolah.npsn: nomor ini harus teks. Tulis di antara tanda petik: "20304999".'),
        ('[sekolah]\nnama = "A"\nhari_sekolah = 7', "sekolah.hari_sekolah: 7 di luar batas 5 sampai 6."),
        ('[sekolah]\nnama = "A"\nkertas = "A3"', "sekolah.kertas: “A3” tidak dikenal. Pilihannya: F4, A4."),
        ('orang = "Sri"', "orang: harus daftar; tulis [[orang]] atau […], bukan teks."),
        ("[[orang]]\njabatan = \"Guru\"", "orang[1]: “nama” belum ditulis."),
        (PEOPLE + '[[orang]]\nkode = "a"\nnama = "B"', "orang[2].kode: “a” sudah dipakai orang[1]. Hapus atau ganti salah satunya."),
        ('[[orang]]\nnama = "A"\njk = "X"', "orang[1].jk: “X” tidak dikenal. Pilihannya: (kosong), L, P."),
        ('[[orang]]\nnama = "A\\u0007"', "orang[1].nama: berisi karakter kendali yang tidak terlihat. Ketik ulang teksnya."),
        ('[[orang]]\nnama = "A"\nuid = "abc"', "orang[1].uid: “abc” bukan uid dari Buku Imbas. Hapus saja barisnya; untuk nama sendiri pakai “kode”."),
        ('[[orang]]\nnama = "A"\nsekolah_imbas = "SMP X"', "orang[1].sekolah_imbas: “SMP X” tidak ada dalam sekolah_imbas. Tulis dahulu di sekolah_imbas."),
        ('[[orang]]\nnama = "A"\nasal = "imbas"', "orang[1].sekolah_imbas: orang dari sekolah imbas harus menyebut sekolahnya."),
        (PEOPLE + '[[bukan_orang_sama]]\npertama = "a"\nkedua = "Sri"', "bukan_orang_sama[1].kedua: menunjuk orang yang sama dengan yang pertama."),
        ('[[sekolah_imbas]]\nnama = "SMP N 1 X"\n[[sekolah_imbas]]\nnama = "SMPN 1 X"', "sekolah_imbas[2]: sekolah ini sama namanya dengan sekolah_imbas[1]. Kalau ini sekolah lain, isi kecamatan keduanya agar dapat dibedakan."),
        ('[[sekolah_imbas]]\nnama = "A"\naktif_mulai = 2019-07-01\naktif_sampai = 2019-06-01', "sekolah_imbas[1].aktif_sampai: 1 Juni 2019 lebih awal daripada mulainya, 1 Juli 2019."),
        ('[[sekolah_imbas]]\nnama = "A"\njarak_km = "jauh"', "sekolah_imbas[1].jarak_km: harus angka, bukan teks jauh."),
        ('[[sekolah_imbas]]\nnama = "A"\njarak_km = nan', "sekolah_imbas[1].jarak_km: nan di luar batas 0 sampai 20000."),
        ('[[program]]\nnama = "A"\npreset = "xyz"', "program[1].preset: contoh program “xyz” tidak ada"),
        ('[[program]]\nnama = "A"\nsebutan = { guru = "x" }', "program[1].sebutan: “guru” tidak dikenal. Pilihannya: peserta,"),
        ('[[program]]\nnama = "A"\ntahapan = [{ nama = "B", dokumen = { foto = "dua" } }]', "program[1].tahapan[1].dokumen.foto.jumlah: harus angka bulat"),
        ('[[kegiatan]]\njudul = "Rapat"', "kegiatan[1].program: belum ada program. Tulis [[program]] dengan namanya lebih dahulu."),
        (MEETING + 'tahapan = "Dua"', "kegiatan[1].tahapan: “Dua” tidak ada dalam tahapan. Tulis dahulu di tahapan."),
        (MEETING + 'hari = ["2019-02-30"]', "kegiatan[1].hari[1].tanggal: “2019-02-30” bukan tanggal yang ada. Tulis misalnya 2019-07-27."),
        (MEETING + 'hari = [0001-01-01]', "kegiatan[1].hari[1].tanggal: tahun 1 tidak mungkin. Periksa tanggalnya."),
        (MEETING + 'hari = [2019-07-27T08:00:00]', "kegiatan[1].hari[1].tanggal: harus tanggal saja, tanpa jam."),
        (MEETING + 'hari = [{ tanggal = 2019-07-27, mulai = "25:00" }]', "kegiatan[1].hari[1].mulai: “25:00” bukan jam yang ada. Tulis misalnya \"08:00\"."),
        (MEETING + 'hari = [{ tanggal = 2019-07-27, mulai = "09.00", selesai = 08:30:00 }]', "kegiatan[1].hari[1].selesai: 08.30 tidak sesudah mulainya, 09.00."),
        (MEETING + "hari = [2019-07-27, 2019-07-27]", "kegiatan[1].hari[2]: sama dengan kegiatan[1].hari[1]. Hapus salah satunya."),
        (PEOPLE + MEETING + 'hari = [{ tanggal = 2019-07-27, kehadiran = ["a", "Sri"] }]', "kegiatan[1].hari[1].kehadiran[2]: sama dengan kegiatan[1].hari[1].kehadiran[1]. Hapus salah satunya."),
        (PEOPLE + PEOPLE.replace('"a"', '"b"') + MEETING + 'petugas = [{ orang = "Sri" }]', "kegiatan[1].petugas[1].orang: “Sri” berarti lebih dari satu orang. Tunjuk dengan kode, NIP, atau uid."),
        (MEETING + 'petugas = [{ peran = "notulis" }]', "kegiatan[1].petugas[1]: tulis “orang” atau “nama”."),
        (MEETING + 'petugas = [{ nama = "A", datang = "ya" }]', "kegiatan[1].petugas[1].datang: harus true (ya) atau false (tidak), bukan teks."),
        (MEETING + 'perubahan_tanggal = [{ pada = 2019-07-27T08:00:00Z }]', "kegiatan[1].perubahan_tanggal[1].pada: waktu ditulis tanpa zona"),
        ('[[dokumen]]\nnama = "A"', "dokumen[1].nama: dokumen ini belum punya isi. Tulis “berkas” atau “tautan”."),
        ('[[dokumen]]\ntautan = "video.contoh.id"', "dokumen[1].tautan: tautan harus diawali https:// atau http://."),
        ('[[dokumen]]\nberkas = "tidak-ada.jpg"', "dokumen[1].berkas: “tidak-ada.jpg” tidak ada di samping berkas data ini."),
        ('[[dokumen]]\nberkas = "../rahasia.txt"', "dokumen[1].berkas: harus di samping berkas data ini, tanpa “..”."),
        ('[[dokumen]]\nberkas = "C:\\\\rahasia.txt"', "dokumen[1].berkas: harus di samping berkas data ini, tanpa “..”."),
        (f'[[dokumen]]\nberkas = "data.toml"\nsha256 = "{"0" * 64}"', "dokumen[1].berkas: isinya lain daripada yang dicatat dalam “sha256”."),
        ('[[surat]]\nnomor = "1"', "surat[1]: “tanggal” belum ditulis."),
        (f'[[orang]]\nuid = "{UID}"\nnama = "A"\n[[orang]]\nuid = "{UID}"\nnama = "B"', f"orang[2].uid: “{UID}” sudah dipakai orang[1]. Hapus atau ganti salah satunya."),
        (f'[[orang]]\nuid = "{UID}"', "orang[1]: “nama” belum ditulis."),
        ("versi = 2", "versi: berkas ini berbentuk 2, sedangkan program ini mengenal sampai 1. Perbarui Buku Imbas dahulu."),
    ],
)  # fmt: skip
def test_each_fault_is_one_sentence_that_names_its_place(logbook: Logbook, tmp_path: Path, text: str, expected: str):
    path = tmp_path / "data.toml"
    path.write_text(text, encoding="utf-8")

    (fault,) = faults(logbook, path)

    assert fault.startswith(expected), fault


def test_all_faults_of_a_file_are_told_together_up_to_fifty(logbook: Logbook, tmp_path: Path):
    path = tmp_path / "data.toml"
    path.write_text("\n".join('[[orang]]\nnama = ""' for _ in range(60)) + '\n[[sekolah_imbas]]\nnama = "A"')

    with pytest.raises(FaultyFile) as caught:
        logbook.data_files.load(path)

    assert len(caught.value.faults) == 50
    assert str(caught.value).startswith(
        "data.toml tidak dimuat: 60 hal perlu diperbaiki.\n  orang[1].nama: masih kosong."
    )
    assert str(caught.value).endswith("… dan 10 lagi.")
    assert logbook.schools.partners() == ()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("data.toml", b'[sekolah]\nnama = "A\n', "data.toml: baris 2, kolom 10 tidak dapat dibaca sebagai TOML."),
        ("data.toml", b"[sekolah]\nnama =", "data.toml: baris 2, kolom 7 tidak dapat dibaca sebagai TOML."),
        ("data.toml", b"a = 2019-02-30\n", "data.toml: baris 1, kolom 5 tidak dapat dibaca sebagai TOML."),
        ("data.json", b'{"sekolah": {"nama": "A",}}', "data.json: baris 1, kolom 2"),
        ("data.json", b'{"sekolah": {"nama": "A", "nama": "B"}}', "sekolah.nama: tertulis dua kali"),
        ("data.json", b"[1, 2]", "data.json: isinya harus satu tabel"),
        ("data.json", b'{"versi": NaN}', "data.json: NaN bukan angka yang dapat disimpan."),
        ("data.json", b"[" * 100_000, "data.json: isinya bertingkat terlalu dalam, jadi tidak dibaca."),
        ("data.json", b'{"orang": [{"nama": "\\ud800"}]}', "orang[1].nama: berisi setengah huruf yang tidak dapat disimpan."),
        ("data.toml", '[sekolah]\nnama = "Ñ"'.encode("latin-1"), "data.toml: baris 2 berisi huruf yang bukan UTF-8."),
        ("data.toml", b"  \n", "data.toml kosong. Tidak ada yang dimuat."),
        ("data.yaml", b"a: 1", "data.yaml: nama berkas data harus berakhiran .json atau .toml."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_data_file_says_where(
    logbook: Logbook, tmp_path: Path, name: str, content: bytes, expected: str
):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UserError) as caught:
        logbook.data_files.load(tmp_path / name)

    assert expected in str(caught.value)
    assert logbook.history.entries() == ()


def test_a_file_that_is_absent_a_folder_or_far_too_large_is_refused(logbook: Logbook, tmp_path: Path):
    huge = tmp_path / "besar.json"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), LARGEST + 1)
    (tmp_path / "folder.toml").mkdir()

    with pytest.raises(SetupError, match="tidak ditemukan"):
        logbook.data_files.load(tmp_path / "tidak-ada.toml")
    with pytest.raises(UserError, match=r"folder\.toml adalah folder"):
        logbook.data_files.load(tmp_path / "folder.toml")
    with pytest.raises(UserError, match=r"besar\.json terlalu besar"):
        logbook.data_files.load(huge)


def test_a_day_with_attendance_is_never_lost(sample: Logbook, tmp_path: Path):
    path = tmp_path / "data.toml"
    path.write_text(
        '[[kegiatan]]\njudul = "Sosialisasi sekolah model"\nhari = [2019-07-27]\ntempat = "A"\n'
        '[[kegiatan]]\njudul = "Evaluasi peningkatan mutu"\nhari = [2019-10-12]'
    )

    with pytest.raises(FaultyFile) as caught:
        sample.data_files.load(path)

    assert [str(fault) for fault in caught.value.faults] == [
        "kegiatan[2].hari: tanggal 2019-10-11 punya daftar hadir, jadi tidak boleh hilang. Tulis juga tanggal itu."
    ]
    assert sample.meetings.meetings()[1].place == "SMP Negeri 2 Sempor"


def test_faults_leave_the_store_of_files_untouched(logbook: Logbook, tmp_path: Path):
    (tmp_path / "a.txt").write_text("isi")
    path = tmp_path / "data.toml"
    path.write_text('[[dokumen]]\nberkas = "a.txt"\nkegiatan = "tidak ada"')

    assert len(faults(logbook, path)) == 1
    assert not logbook.folder.store.exists()
