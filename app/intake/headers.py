"""What a column header means, in the many spellings that people type."""

import re
from functools import lru_cache

from app.intake.words import word_set

PRIVATE = "private"
"""NIK, family card, mother's name, bank account: never read into a result or a preview."""
FIRST_NAME, LAST_NAME = "first-name", "last-name"
TITLES_BEFORE, TITLES_BEHIND = "titles-before", "titles-behind"
NAME_PARTS = (LAST_NAME, TITLES_BEFORE, TITLES_BEHIND)
"""Columns that are joined to the name and are none of a `Column` themselves."""
OTHER = "other"
"""A usual header whose column the logbook does not keep."""

Meaning = tuple[str, float]
_NOTHING: Meaning = ("", 0.0)

_EXACT: dict[str, Meaning] = {}


def _exact(meaning: str, strength: float, headers: str) -> None:
    _EXACT.update(dict.fromkeys(headers.split("|"), (meaning, strength)))


_exact(
    "number",
    1.0,
    "no|nomor|nomer|nmr|no urut|nomor urut|no absen|num|number|urut|no reg|#|n o|nou",
)
_exact(
    "name",
    1.0,
    "nama|nama lengkap|nama peserta|nama guru|nama lengkap dan gelar|nama dan gelar|nama gelar|nama dengan gelar|"
    "nama ptk|nama lengkap beserta gelar|nama lengkap dengan gelar|nama lengkap gelar|nama nip|nama dan nip|"
    "nip nama|nama pegawai|nama hadirin|nama undangan|nama narasumber|nama panitia|nama anggota|"
    "nama pendidik|nama tendik|nama jelas|nama asn|nama pns|nama karyawan|nama guru karyawan|nama pengawas|"
    "nama terang|name|full name|fullname|participant name|name original name|nama nama asli|nama asli|"
    "nama pengguna asli|display name|n a m a|nama lengkap nip|nama bapak ibu|nama gtk|nama guru dan tendik|"
    "nama peserta rapat|nama yang hadir|nama ks|nama kepala sekolah|nm|nama guru dan karyawan|nama tamu|"
    "nama pembicara|nama petugas|nama fasilitator|participant|attendee|attendee name|nama responden|"
    "nama pendaftar",
)
_exact("name", 1.0, "nama wali murid|nama orang tua|nama orang tua wali|nama wali|wali murid|nama orangtua|orang tua")
_exact("name", 0.7, "nama siswa|nama murid|nama santri|nama anak")
_exact(
    "name",
    0.6,
    "peserta|hadirin|peserta rapat|nama peserta didik|personil|personalia|guru|responden|participants",
)
_exact("name", 0.65, "nama jabatan|nama dan jabatan|nama instansi jabatan")
_exact(
    "name",
    0.7,
    "names|diberikan kepada|kepada|penerima|nama penerima|pegawai|pendidik|tenaga pendidik|yth|kepada yth|"
    "ngaran|jeneng|aran|asma|wasta|araning|jenenge|nami|guru pengampu|pengampu|nama pengampu|nama guru pengampu|"
    "penerima sertifikat|penerima honor|yang hadir|yang menerima|karyawan|nama mentee|mentee|guru pendamping|"
    "guru yang ditugaskan|yang ditugaskan|guru yang ditunjuk|nama guru yang ditugaskan|nama guru pendamping",
)
_exact(
    "name",
    0.6,
    "operator|operator sekolah|kepala sekolah|kepsek|kepala madrasah|kepala satuan pendidikan|contact person|cp|pic|"
    "narahubung|penghubung|penanggung jawab|pengisi|pengisi pic|pengisi acara|kontak person",
)
_exact(
    FIRST_NAME,
    1.0,
    "first name|nama depan|given name|firstname",
)
_exact(
    LAST_NAME,
    1.0,
    "last name|nama belakang|surname|family name|lastname",
)
_exact(TITLES_BEFORE, 1.0, "gelar depan|gelar di depan|gelar awal|gelar dpn")
_exact(TITLES_BEHIND, 1.0, "gelar belakang|gelar di belakang|gelar akhir|gelar blk|gelar akademik|gelar")
_exact(
    "nip",
    1.0,
    "nip|nip nuptk|nip nipppk|nip pppk|nip ni pppk|nip nik|nomor induk pegawai|no nip|nip nuptk nik|nipy|nip niy|"
    "nip nrp|n i p",
)
_exact(
    "nuptk",
    1.0,
    "nuptk|no nuptk|nomor nuptk|nuptk nip|peg id|nuptk peg id",
)
_exact(
    "grade",
    1.0,
    "gol|golongan|pangkat|pangkat gol|gol ruang|pangkat golongan|pangkat gol ruang|pangkat dan golongan|gol pangkat",
)
_exact(
    "grade",
    1.0,
    "golongan ruang|pangkat golongan ruang|pkt gol|gol ru|gol rg|pangkat jabatan|kelas jabatan",
)
_exact(
    "sex",
    1.0,
    "l p|p l|jk|j k|jenis kelamin|kelamin|sex|gender|jns kelamin|jenkel|lk pr|lp|l p jk|jenis kel",
)
_exact(
    "school",
    1.0,
    "sekolah|asal sekolah|sekolah asal|unit kerja|instansi|unit kerja asal sekolah|asal sekolah instansi|"
    "instansi asal|lembaga|asal instansi|nama sekolah|nama instansi|nama lembaga|satuan pendidikan|"
    "unit organisasi|dept|asal|asal lembaga|tempat tugas|tempat kerja|tempat mengajar|sekolah instansi|"
    "sekolah tempat tugas|utusan|asal utusan|unit|unit kerja instansi|kantor|asal satuan pendidikan|"
    "nama satuan pendidikan|sekolah tempat mengajar|school|institution|organization|organisasi|madrasah|"
    "asal madrasah|sekolah madrasah|asal sekolah madrasah|nama unit kerja|satuan kerja|satker|sekolah imbas|"
    "sekolah sasaran|instansi sekolah|lembaga asal|tempat bertugas|nama sekolah asal|dari|perwakilan|"
    "instansi unit kerja|asal unit kerja|company",
)
_exact(
    "position",
    1.0,
    "jabatan|jab|tugas|jenis ptk|jabatan tugas|tugas jabatan|posisi|position|jabatan di sekolah|jabatan dinas|"
    "jabatan pekerjaan|jabatan dalam dinas|jabatan kedinasan|tugas mengajar|jabatan mapel|pekerjaan|unsur|"
    "jabatan unsur|jenis gtk|"
    "status jabatan|guru mapel|tugas pokok",
)
_exact(
    "position",
    0.7,
    "tugas tambahan|peran|sebagai|kedudukan|role|jabatan dalam kegiatan|bidang tugas|jabatan dalam panitia|"
    "jabatan kepanitiaan|jabatan dalam kepanitiaan|jabatan panitia|kedudukan dalam panitia|jabatan dalam tim",
)
_exact("position", 0.5, "status")
_exact("employment", 0.8, "status kepegawaian|status pegawai|status gtk|status ptk|status asn|jenis kepegawaian")
_exact(
    "phone",
    1.0,
    "hp|no hp|nomor hp|wa|no wa|nomor wa|no hp wa|no wa hp|telepon|telp|no telp|no telepon|nomor telepon|"
    "whatsapp|no whatsapp|nomor whatsapp|phone|phone number|no hp aktif|handphone|no handphone|ponsel|kontak|"
    "no kontak|mobile|contact|hp wa|tlp|no tlp",
)
_exact(
    "email",
    1.0,
    "email|e mail|surel|alamat email|email address|user email|alamat e mail|nama pengguna|username|email aktif|"
    "gmail|alamat surel",
)
_exact(
    "signature",
    1.0,
    "ttd|tanda tangan|tandatangan|paraf|signature|t t d|tanda tangan paraf|ttd paraf|tanda tangan peserta|tt|"
    "td tangan|tangan",
)
_exact(
    "state",
    1.0,
    "kehadiran|hadir|status kehadiran|absen|absensi|presensi|status hadir|hadir tidak|keterangan hadir|ket hadir",
)
_exact(
    "note",
    1.0,
    "ket|keterangan|catatan|note|notes|remarks|keterangan lain",
)
_exact(
    "minutes",
    1.0,
    "durasi|duration|durasi menit|duration minutes|total duration minutes|total durasi menit|in meeting duration",
)
_exact(
    "minutes",
    1.0,
    "total durasi menit s|total durasi|durasi dalam rapat|meeting duration|attended duration|"
    "attended duration mm ss|duration hh mm ss|"
    "attended duration hh mm ss|lama hadir|time in call",
)
_exact(
    "time",
    1.0,
    "timestamp|cap waktu|stempel waktu|join time|leave time|waktu bergabung|waktu keluar|waktu|jam|first join|"
    "last leave|time joined|time exited|jam datang|jam hadir|jam pulang|waktu hadir|joined at|left at|"
    "waktu masuk|waktu gabung|join|leave|jam masuk|scan masuk|first seen|last seen|tgl waktu|tanggal waktu|"
    "tanggal dan waktu|waktu dan tanggal|date time|datetime|arrival time",
)
_exact(
    OTHER,
    0.8,
    "guest|tamu|in waiting room|di ruang tunggu|user action|participant id upn|recording consent|agama|alamat|rt|rw",
)
_exact(
    OTHER,
    0.8,
    "recording disclaimer response|tempat lahir|tanggal lahir|tempat tanggal lahir|ttl|mapel|mata pelajaran|npsn|"
    "tgl lahir|kelurahan|desa|dusun|gugus|kab|kota|status sekolah|akreditasi|jenjang|bentuk pendidikan|nama kecamatan|"
    "times joined|arrival status|cabang lomba|no sertifikat|nomor sertifikat|status satuan pendidikan",
)
_exact(
    OTHER,
    0.8,
    "kecamatan|kabupaten|kab kota|kabupaten kota|kelas|pendidikan|pendidikan terakhir|umur|usia|foto",
)
_exact(
    OTHER,
    0.8,
    "departemen|department|divisi|id|no id|pin|no pin|user id|"
    "persetujuan perekaman|hari|tanggal|tgl|uraian|harga|jumlah|satuan|volume|provinsi|desa kelurahan|tmt|"
    "masa kerja|ijazah|kesan dan pesan|kesan pesan|kesan|pesan|saran|kritik dan saran|pesan dan kesan|"
    "saran dan masukan",
)

_PRIVATE_WORDS = word_set("nik ktp kk rekening rek bank npwp kandung nokk nonik")
_NOT_A_NAME = word_set(
    """
    sekolah instansi lembaga satuan kegiatan barang ibu ayah bapak dusun bank rekening program mapel pelajaran
    file berkas dokumen pengguna produk jalan desa kelurahan kecamatan kabupaten kota provinsi hari bulan kelas
    mitra tim kelompok diklat pelatihan jabatan unit organisasi madrasah kantor yayasan ruang ruangan alat bahan
    judul materi buku aplikasi akun panggilan suami istri pasangan anak wali daerah wilayah gugus rapat acara
    dinas toko penyedia pekerjaan proyek indikator standar mata user username
    """
)
_PERSON_WORDS = word_set(
    """
    lengkap peserta guru gelar anda narasumber pegawai siswa kepala pendidik saudara bapak ibu ketua terang
    operator narahubung kepsek mentor mentee penerima
    """
)
_STATE_WORDS = word_set("kehadiran hadir presensi absensi")
_INTENTION_WORDS = word_set("bersedia kesediaan akan konfirmasi dapat bisa alasan rencana")
_BY_WORD = (
    ("nuptk", word_set("nuptk")),
    ("nip", word_set("nip nipppk")),
    ("phone", word_set("hp wa whatsapp telepon telp handphone ponsel phone")),
    ("email", word_set("email surel gmail")),
    ("sex", word_set("kelamin gender")),
    ("minutes", word_set("durasi duration")),
    ("signature", word_set("ttd paraf")),
    ("position", word_set("jabatan posisi")),
    ("grade", word_set("golongan pangkat gol")),
    ("school", word_set("sekolah instansi lembaga madrasah satuan school institution unit")),
    ("state", _STATE_WORDS),
    ("note", word_set("keterangan catatan ket")),
)
_DAY_STARTS = word_set("hari hr tanggal tgl pertemuan sesi")
_ORDINALS = word_set("i ii iii iv v pertama kedua ketiga keempat kelima")
_SCHOOL_WORDS = word_set("sekolah instansi lembaga madrasah satuan school")
_NO_HEADER = word_set("daftar data rekap rekapitulasi laporan form formulir lembar")

_NAME_AND_SCHOOL = re.compile(
    r"(?i)nama(?: lengkap| peserta| guru)?\s*(?:dan|serta|&|/|,|-|–|\+|\()\s*(?:nama\s+)?(?:asal\s+)?"
    r"(?:sekolah|instansi|unit kerja|lembaga|madrasah|satuan pendidikan|tempat tugas)\b\s*(?:asal)?\)?$"
)
"""`Nama dan Asal Sekolah`, `Nama - Instansi`: both in one cell, unlike `Nama Instansi`."""
_WORDS = re.compile(r"[^\W_]+|#")
MAX_HEADER_LENGTH = 160  # a question of a form may be long


@lru_cache(maxsize=8_192)
def header_words(text: str) -> str:
    """Lower-case words of a header joined by single spaces, without marks: `No. HP/WA` gives `no hp wa`."""
    return " ".join(_WORDS.findall(text.casefold()))


@lru_cache(maxsize=8_192)
def header_meaning(text: str) -> Meaning:
    """Code of a `Column` (or one above) and how sure, 0 to 1; an empty code for text that is no header."""
    if len(text) > MAX_HEADER_LENGTH or text.rstrip().endswith(":") or " : " in text:
        return _NOTHING
    joined = header_words(text)
    if _NAME_AND_SCHOOL.match(text.strip()):
        return ("name", 0.9)
    found = _EXACT.get(joined)
    if found is not None:
        return found
    words = joined.split()
    if not words or words[0] in _NO_HEADER or joined.isdigit():
        return _NOTHING
    return _by_words(words, set(words))


def _by_words(order: list[str], words: set[str]) -> Meaning:
    """Longer headers and the free questions of a form, from the words in them."""
    if words & _PRIVATE_WORDS and not words & {"nip", "nuptk"}:
        return (PRIVATE, 1.0)
    if "nama" in words and words & {"ibu", "ayah"} and not words & {"bapak", "guru", "peserta", "lengkap"}:
        return (PRIVATE, 0.8)
    if "nama" in words or "name" in words:
        return _kind_of_name(order, words)
    if words & _INTENTION_WORDS and words & _STATE_WORDS:
        return (OTHER, 0.8)  # "Bersedia hadir?" is asked beforehand
    if order[0] in _DAY_STARTS and len(order) <= 3 and (order[-1].isdigit() or order[-1] in _ORDINALS):
        return ("state", 0.8)  # "Hari ke-1", "Tanggal 12"
    if "kelas" in words and not words & {"jabatan", "wali"}:
        return (OTHER, 0.5)
    strength = 0.8 if len(order) <= 4 else 0.55 if len(order) <= 10 else 0.3
    for meaning, any_of in _BY_WORD:
        if words & any_of:
            return (meaning, strength)
    if {"tanda", "tangan"} <= words:
        return ("signature", strength)
    return _NOTHING


def _kind_of_name(order: list[str], words: set[str]) -> Meaning:
    """Whose name a header with "nama" in it asks for: a person's, a school's, or a thing's."""
    if len(order) > 14:
        return _NOTHING
    if words & _SCHOOL_WORDS and not words & (_PERSON_WORDS - {"guru"}):
        return ("school", 0.8)
    if words & _PERSON_WORDS or {"original"} <= words:
        return ("name", 0.85 if not words & {"kepala", "ketua"} else 0.7)
    if words & _NOT_A_NAME:
        return (OTHER, 0.5)
    return ("name", 0.65 if len(order) <= 4 else 0.5)
