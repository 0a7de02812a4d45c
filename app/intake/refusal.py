"""Why a file cannot be read, as a code that crosses from the worker to the program."""


class Refusal(Exception):
    """The file is refused; `code` is a key of `SENTENCES`, `detail` fills its {detail}."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


SENTENCES = {
    "missing": "Berkas “{name}” tidak ditemukan. Periksa letak dan namanya.",
    "folder": "“{name}” adalah folder, bukan berkas. Pilih berkas daftarnya.",
    "empty": "Berkas “{name}” kosong (0 byte). Minta atau unduh ulang berkasnya.",
    "file-size": "Berkas “{name}” terlalu besar (lebih dari {detail} MB). "
    "Simpan hanya lembar daftarnya ke berkas baru.",
    "encrypted": "Berkas “{name}” dikunci dengan kata sandi. "
    "Buka dengan Excel, hapus kata sandinya, simpan, lalu coba lagi.",
    "damaged": "Berkas “{name}” rusak atau tidak lengkap. "
    "Buka dengan Excel atau LibreOffice dan simpan ulang sebagai .xlsx, atau minta berkasnya sekali lagi.",
    "unpacked": "Isi berkas “{name}” terlalu besar setelah dibuka (lebih dari {detail} MB). "
    "Simpan hanya lembar daftarnya ke berkas baru.",
    "died": "Berkas “{name}” rusak atau terlalu besar untuk dibaca. "
    "Buka dengan Excel atau LibreOffice dan simpan daftarnya ke berkas .xlsx baru.",
    "bug": "Program menemui kesalahan saat membaca berkas “{name}”. Berkas Anda tidak diubah; "
    "salin daftarnya ke berkas .xlsx baru, lalu coba lagi. Rinciannya tercatat dalam log.",
    "rows": "Lembar “{detail}” dalam berkas “{name}” terlalu panjang. Simpan hanya baris daftarnya ke berkas baru.",
    "text-rows": "Berkas “{name}” terlalu panjang. Simpan hanya baris daftarnya ke berkas baru.",
    "memory": "Berkas “{name}” memerlukan terlalu banyak memori. Salin daftarnya saja ke berkas baru, lalu coba lagi.",
    "time": "Berkas “{name}” terlalu lama dibaca (lebih dari {detail} detik). "
    "Salin daftarnya saja ke berkas baru, lalu coba lagi.",
    "old": "Berkas “{name}” memakai format yang tidak dapat dibaca ({detail}). "
    "Buka dengan Excel atau LibreOffice dan simpan ulang sebagai .xlsx.",
    "not-a-sheet": "Berkas “{name}” bukan lembar kerja, melainkan {detail}. "
    "Pilih berkas Excel (.xlsx, .xls), .ods, atau .csv.",
}
