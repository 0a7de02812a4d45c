"""What a file without a list of people holds instead. Runs in the worker, except for the sentences."""

import re

from app.intake.cells import cell_text, is_blank, tidy
from app.intake.columns import names_somebody_else
from app.intake.headers import header_words
from app.intake.looks import looks_like_school
from app.intake.sheets import SheetData
from app.intake.words import word_set

SENTENCES = {
    "login": "Berkas “{name}” ternyata halaman masuk sebuah situs yang tersimpan sebagai berkas, bukan daftar. "
    "Masuklah ke situsnya, lalu unduh ulang berkasnya.",
    "error-page": "Berkas “{name}” ternyata halaman galat sebuah situs (halaman web), bukan daftar. "
    "Unduh ulang berkasnya, atau minta sekali lagi.",
    "web": "Berkas “{name}” adalah halaman web tanpa daftar nama orang. Unduh atau minta berkas aslinya.",
    "timetable": "Berkas “{name}” tampaknya sebuah jadwal, bukan daftar nama orang: "
    "kolomnya berisi hari, jam, atau acara.",
    "budget": "Berkas “{name}” tampaknya tabel anggaran atau hitungan, bukan daftar nama orang: "
    "kolomnya berisi jumlah atau harga.",
    "goods": "Berkas “{name}” tampaknya daftar barang atau buku, bukan daftar nama orang.",
    "schools": "Berkas “{name}” berisi daftar sekolah atau lembaga, bukan daftar nama orang. "
    "Untuk sekolah imbas, pakailah impor di halaman Sekolah imbas.",
    "chat": "Berkas “{name}” adalah ekspor percakapan WhatsApp, bukan daftar nama orang. "
    "Salinlah hanya pesan yang berisi daftarnya, lalu tempel.",
    "letter": "Berkas “{name}” tampaknya sebuah surat atau naskah, bukan daftar nama orang.",
    "assessment": "Berkas “{name}” tampaknya instrumen atau tabel penilaian, bukan daftar nama orang.",
    "recap": "Berkas “{name}” tampaknya sebuah rekap jumlah, bukan daftar nama orang: tidak ada nama di dalamnya.",
    "devices": "Berkas “{name}” hanya berisi nama perangkat, bukan nama orang. "
    "Isilah kehadirannya dengan tangan, atau perbaiki namanya dahulu.",
    "numbers": "Berkas “{name}” hampir hanya berisi angka, tanpa nama orang.",
}
"""Sentence for each thing that is no list of people."""

_WEEKDAYS = word_set("senin selasa rabu kamis jumat jum sabtu")
_TIMES = word_set("hari jam waktu pukul tanggal tgl jp")
_OF_A_DAY = frozenset(("acara", "agenda", "materi", "uraian kegiatan", "mata pelajaran", "mapel"))
_SUBJECTS = _OF_A_DAY | {"kegiatan", "pokok bahasan", "topik", "kelas"}
_MONEY = word_set(
    "harga biaya anggaran rp rupiah volume satuan debet debit kredit saldo pagu nominal tarif pajak pph ppn realisasi"
)
_GOODS = word_set(
    "barang produk merk merek inventaris stok judul pengarang penerbit isbn kondisi spesifikasi aset alat bahan"
)
_ASSESSED = word_set("aspek indikator skor capaian kriteria butir instrumen")
_LETTER = (
    "dengan hormat", "yth", "hal ", "perihal", "lampiran", "nomor", "demikian", "atas perhatian", "di tempat",
    "assalam",
)  # fmt: skip
_PROMPTS = word_set("password sandi login captcha signin")
_FAILURES = re.compile(
    r"\b(?:40[0134]|50[0234])\b|error|not found|forbidden|denied|maintenance|unavailable|galat|kesalahan|timeout"
)
_CHAT_LINE = re.compile(
    r"(?m)^\u200e?\[?\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp][Mm])?\]?(?: - | )\S"
)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_GRADES = word_set("nilai uh uts uas pts pas ph kkm kkbs rata remedial rapor rapot skor")


def what_instead(sheets: list[SheetData], file_format: str, data: bytes) -> str:
    """Key of `SENTENCES` for a file in which no list of people was found; empty when it could be anything."""
    if file_format == "html" and (page := _page(data[:400_000].decode("utf-8", "replace").casefold())):
        return page
    if file_format in ("csv", "tsv", "txt"):
        text = data[:60_000].decode("utf-8", "replace")
        if len(_CHAT_LINE.findall(text)) >= 4:
            return "chat"
    codes = [code for sheet in sheets if sheet.rows and (code := _content(sheet))]
    if codes:
        return codes[0]
    return "web" if file_format == "html" else ""


def _page(text: str) -> str:
    if 'type="password"' in text or "type=password" in text or "type='password'" in text:
        return "login"
    title = _TITLE.search(text)
    if title and _PROMPTS & set(re.findall(r"\w+", title[1])):
        return "login"
    return "error-page" if title and _FAILURES.search(title[1]) else ""


def _content(sheet: SheetData) -> str:
    rows = [[tidy(cell_text(cell)) for cell in row if not is_blank(cell)] for row in sheet.rows[:120]]
    rows = [row for row in rows if row]
    heads = [[header_words(text) for text in row if len(text) <= 40] for row in rows[:20] if len(row) >= 2]
    titles = " ".join([sheet.name, *(" ".join(row) for row in rows[:8] if len(row) <= 2)]).casefold()
    texts = [text for row in rows for text in row if any(c.isalpha() for c in text)]
    whole = " ".join(texts).casefold()
    told = sum(sign in whole for sign in _LETTER) >= 4 or "notulen" in titles or "berita acara" in titles
    if told and max(map(len, rows), default=0) <= 4:
        return "letter"
    if is_timetable(titles, {word for head in heads for word in head}) or any(
        len(_WEEKDAYS & {word.split()[0] for word in head if word}) >= 3 for head in heads
    ):
        return "timetable"
    for head in heads:
        words = {word for text in head for word in text.split()}
        if len(head) >= 3 and len(words & _MONEY) >= 2:
            return "budget"
        if len(head) >= 3 and words & _ASSESSED:
            return "assessment"
        if words & _GOODS and ("no" in words or "nama" in words or len(words & _GOODS) >= 2):
            return "goods"
    if _schools(rows):
        return "schools"
    if any("jumlah" in text or text == "total" for head in heads for text in head):
        return "recap"
    numbers = sum(len(row) for row in rows) - len(texts)
    return "numbers" if numbers > 3 * len(texts) and numbers >= 6 else ""


def _schools(rows: list[list[str]]) -> bool:
    """True when most rows below the header hold a school or an office."""
    body = [row for row in rows[1:] if len(row) >= 2 or len(rows) > 3]
    named = sum(any(looks_like_school(text) or _is_company(text) for text in row) for row in body)
    return len(body) >= 2 and named >= 0.6 * len(body)


def _is_company(text: str) -> bool:
    return bool(re.match(r"(?i)(?:pt|cv|ud|koperasi|toko|bank|yayasan|komunitas)\b", text))


def is_timetable(titles: str, words: set[str]) -> bool:
    """True for the columns of a timetable or a programme of the day."""
    first = {word.split()[0] for word in words if word}
    said = "jadwal" in titles or "roster" in titles or "susunan acara" in titles or "rundown" in titles
    lessons = len(first & _TIMES) >= 2 and not words.isdisjoint(_SUBJECTS)
    hours = not words.isdisjoint(("jam", "jumlah jam", "jp")) and any(
        "guru" in word or "pengampu" in word for word in words
    )
    if hours and words.isdisjoint(("waktu", "pukul", "hari")) and not said:
        return False  # who teaches what, and how many lessons
    programme = not words.isdisjoint(("waktu", "pukul", "jam")) and not words.isdisjoint(_OF_A_DAY)
    return bool(first & _TIMES) and (said or lessons or programme)


def not_of_people(sheet: SheetData, top: int, words: list[str], columns: dict[str, int]) -> str:
    """Key of `SENTENCES` for a table with names in it whose rows are lessons."""
    if not {"signature", "state", "nip", "nuptk"}.isdisjoint(columns):
        return ""
    titles = " ".join(cell_text(cell) for row in sheet.rows[max(0, top - 8) : top] for cell in row).casefold()
    if "hadir" in titles or "absen" in titles or "presensi" in titles:
        return ""
    said = set(filter(None, words))
    if is_timetable(f"{titles} {sheet.name.casefold()}", said):
        return "timetable"
    return ""


def lists_schools(words: list[str], columns: dict[str, int]) -> bool:
    """True for a list of schools with somebody beside each: the people of it are those, which is not its purpose."""
    said = set(filter(None, words))
    about = "npsn" in said or "alamat" in said or any(word.startswith(("jumlah", "jml")) for word in said)
    if not 0 <= columns.get("school", -1) < columns["name"] or not about:
        return False
    return not {"signature", "state", "nip", "nuptk"} & columns.keys() and names_somebody_else(words[columns["name"]])


def holds_grades(words: list[str]) -> bool:
    """True for the columns of a grade book."""
    return sum(not _GRADES.isdisjoint(word.split()) for word in words) >= 2
