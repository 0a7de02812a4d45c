"""What a column header of a list of schools means, in the many spellings that people type."""

from app.intake.headers import MAX_HEADER_LENGTH, PRIVATE, header_meaning, header_words

_EXACT: dict[str, str] = {}


def _exact(meaning: str, headers: str) -> None:
    _EXACT.update(dict.fromkeys(headers.split("|"), meaning))


_exact("number", "no|nomor|no urut|nomor urut|urut|#")
_exact(
    "name",
    "nama sekolah|sekolah|nama satuan pendidikan|satuan pendidikan|nama lembaga|lembaga|nama madrasah|madrasah|"
    "sekolah imbas|nama sekolah imbas|sekolah sasaran|nama sekolah sasaran|nama sp|nama satdik|satdik|nama instansi|"
    "sekolah madrasah|nama sekolah madrasah|school|school name|nama smp|nama sd|nama sma|nama smk|unit kerja|"
    "nama unit kerja|nama sekolah mitra|sekolah mitra",
)
_exact("plain-name", "nama|name")  # of a school only where the cells look like schools
_exact("npsn", "npsn|no npsn|nomor npsn|nomor pokok sekolah nasional|kode npsn|npsn sekolah")
_exact("level", "jenjang|bentuk pendidikan|bp|bentuk|jenjang pendidikan|bentuk sekolah|jenis sekolah")
_exact("status", "status|status sekolah|negeri swasta|n s|status satuan pendidikan|negeri atau swasta")
_exact("district", "kecamatan|kec|nama kecamatan|kec sekolah|kecamatan sekolah")
_exact(
    "regency",
    "kabupaten|kab|kota|kabupaten kota|kab kota|kabupaten atau kota|nama kabupaten|kota kabupaten|daerah|kabko",
)
_exact("address", "alamat|alamat sekolah|alamat lengkap|jalan|alamat jalan|lokasi|alamat satuan pendidikan")
_exact(
    "phone",
    "telepon|telp|tlp|no telp|no telepon|nomor telepon|telepon sekolah|no telp sekolah|no telepon sekolah|phone|"
    "telepon kantor",
)
_exact("email", "email|e mail|surel|alamat email|email sekolah|alamat surel|surel sekolah")
_exact(
    "principal",
    "kepala sekolah|nama kepala sekolah|nama ks|ks|nama kepsek|kepsek|nama kepala|kepala|kepala madrasah|"
    "nama kepala madrasah|kepala satuan pendidikan|nama kepala satuan pendidikan|kepala sekolah nama|"
    "nama kepala sekolah dan gelar|kamad|nama kamad|pimpinan|nama pimpinan|plt kepala sekolah",
)
_exact(
    "principal_nip",
    "nip|nip kepala sekolah|nip ks|nip kepsek|kepala sekolah nip|nip kepala|nip nipppk|nip ni pppk|"
    "nip kepala madrasah|kepala madrasah nip|nip nuptk",
)
_exact(
    "contact_name",
    "narahubung|nara hubung|kontak person|contact person|cp|pic|nama operator|operator|nama narahubung|nama kontak|"
    "penghubung|nama cp|operator sekolah|guru penghubung",
)
_exact(
    "contact_phone",
    "hp|no hp|nomor hp|wa|no wa|nomor wa|no hp wa|no wa hp|hp wa|whatsapp|no whatsapp|nomor whatsapp|kontak|no kontak|"
    "nomor kontak|handphone|no handphone|ponsel|no hp narahubung|hp narahubung|no hp kepala sekolah|hp kepala sekolah|"
    "no hp ks|no wa kepala sekolah|kepala sekolah hp|kepala sekolah no hp|kepala sekolah no wa|no hp operator|"
    "narahubung hp|narahubung no hp|no telp hp|telp hp|no telepon hp",
)
_exact(
    "distance",
    "jarak|jarak km|jarak dalam km|jarak ke sekolah model|jarak dari sekolah model|jarak sekolah|jarak tempuh|"
    "jarak tempuh km|jarak ke sekolah model km|jarak dari sekolah model km|jarak kilometer",
)
_exact("note", "ket|keterangan|catatan")


def school_header_meaning(text: str) -> str:
    """Code of a `SchoolColumn`, `plain-name`, or empty for text that is no header or a private matter."""
    if len(text) > MAX_HEADER_LENGTH or text.rstrip().endswith(":") or " : " in text:
        return ""
    joined = header_words(text)
    found = _EXACT.get(joined, "")
    if found or not joined:
        return found
    words = joined.split()
    if len(words) > 6 or header_meaning(text)[0] == PRIVATE:
        return ""
    if words[0] == "jarak":
        return "distance"
    if words[0] in ("kecamatan", "npsn", "alamat"):
        return {"kecamatan": "district", "npsn": "npsn", "alamat": "address"}[words[0]]
    if "nip" in words:
        return "principal_nip"
    return "principal" if {"kepala", "sekolah"} <= set(words) and words[0] in ("nama", "kepala") else ""
