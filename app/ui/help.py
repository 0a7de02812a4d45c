"""The small help page (F1): the way from an attendance sheet to a packet, and the keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.qt.dialog import Dialog, close_button
from app.qt.theme import PAGE_MARGIN
from app.ui.parts import text_label
from app.ui.widgets import scrolled

_STEPS = (
    ("1. Isi data sekolah dan sekolah imbas", "Nama, NPSN, dan kecamatan tercetak di laporan. Lengkapi kapan saja."),
    (
        "2. Mulai program",
        "Di halaman Program, pilih contohnya dan tanggal mulai. Tanggal setiap pertemuan diusulkan tanpa hari libur "
        "dan tetap dapat diubah.",
    ),
    ("3. Buat kegiatan", "Isi judul, tahapan, tanggal, tempat, dan sekolah yang diundang. Nama hari dihitung sendiri."),
    (
        "4. Buat undangan",
        "Tab Surat pada kegiatan mengusulkan nomor dan isinya. Simpan sebagai PDF atau Word, atau salin teksnya untuk "
        "WhatsApp.",
    ),
    (
        "5. Impor daftar hadir",
        "Seret berkas Excel, CSV, atau laporan Zoom ke kegiatan (boleh beberapa), atau tempel daftarnya (Ctrl+V). Yang "
        "keliru dikenali dapat dibetulkan di tampilannya. Periksa rencananya dahulu; belum ada yang ditulis sebelum "
        "Anda menekan Impor. Impor lama ditarik kembali di tab Riwayat.",
    ),
    (
        "6. Catat kehadiran di tempat",
        "Tab Kehadiran: satu tombol per orang. Lembar dan kartu mencetak daftar hadir kosong dan kartu nama; meja "
        "absensi (F8) mencatat kartu yang dipindai atau kode yang diketik.",
    ),
    (
        "7. Lampirkan dokumentasi",
        "Undangan, notulen, foto, dan materi. Kelengkapan di sisi kanan berubah menjadi hijau.",
    ),
    (
        "8. Terbitkan sertifikat",
        "Tab Sertifikat pada kegiatan memberi nomor kepada semua yang memenuhi syarat dan menyimpannya sebagai PDF. "
        "Kode QR-nya memuat tanda tangan digital sekolah; menu Periksa sertifikat membacanya tanpa internet. Tanda "
        "tangan itu ikut dalam cadangan. Folder data baru yang diisi dari berkas data mendapat tanda tangan baru, "
        "sehingga sertifikat lama terbaca sebagai milik sekolah lain.",
    ),
    (
        "9. Lihat rekap",
        "Halaman Rekap menghitung kehadiran dan JP per kegiatan, sekolah, orang, unsur, dan masa; simpan sebagai Excel "
        "atau PDF. Syarat JP diatur di halaman Program.",
    ),
    ("10. Buat paket", "Pilih kurun waktu dan folder. Paket berisi laporan PDF, buku kerja Excel, dan lampirannya."),
)
_KEYS = (
    ("Ctrl+K", "mencari halaman, orang, kegiatan, sekolah, atau perintah"),
    ("Ctrl+Z / Ctrl+Y", "mengurungkan / mengulangi langkah terakhir"),
    ("Ctrl+N", "kegiatan baru"),
    ("Ctrl+PgUp / Ctrl+PgDn", "bagian kegiatan sebelum / sesudahnya"),
    ("Alt+1 … Alt+9", "berpindah halaman"),
    ("N / P di Jadwal", "mencatat kegiatan pada hari itu / memindahkan kegiatan"),
    ("B J S di Siklus mutu", "menandai langkah: belum, berjalan, selesai"),
    ("H I S W A, T, L", "mengisi kehadiran: hadir, izin, sakit, wakil, alpa, tugas, terlambat"),
    ("F8 di kegiatan", "membuka meja absensi"),
    ("F10", "membuka menu"),
    ("Esc", "menutup kotak dialog"),
)


class HelpDialog(Dialog):
    """One page that fits the daily work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bantuan")
        room = self.screen().availableGeometry()
        self.resize(min(600, room.width() - 40), min(560, room.height() - 60))
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, 8, 0)
        words.setSpacing(4)
        for title, text in _STEPS:
            words.addWidget(text_label(title, "strong", wrap=True))
            words.addWidget(text_label(text, "quiet", wrap=True))
            words.addSpacing(6)
        words.addWidget(text_label("Tombol cepat", "card-title"))
        keys = QGridLayout()
        keys.setHorizontalSpacing(16)
        keys.setVerticalSpacing(4)
        keys.setColumnStretch(1, 1)
        for row, (key, text) in enumerate(_KEYS):
            keys.addWidget(text_label(key, "strong"), row, 0)
            keys.addWidget(text_label(text, "quiet", wrap=True), row, 1)
        words.addLayout(keys)
        words.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        layout.addWidget(text_label("Dari daftar hadir sampai paket", "page-title"))
        area = scrolled(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll
        layout.addWidget(area, 1)
        layout.addWidget(close_button(self))
        area.setFocus()
