"""Makes the pictures of the README from the real window on the sample school. For maintainers; run from the checkout:

python tests/make_pictures.py
"""

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
PICTURES = ROOT / "resources" / "help" / "gambar"


def keep_small(picture: "Image.Image", path: Path) -> None:
    """Save with few colours; the grounds keep their tone."""
    from PIL import Image

    picture.convert("RGB").quantize(256, kmeans=8, dither=Image.Dither.NONE).save(path, optimize=True)


def first_page(pdf: Path, title: str) -> None:
    """The first page of a PDF, 900 pixels wide at most."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    keep_small(page.render(scale=900 / page.get_width()).to_pil(), PICTURES / f"{title}.png")
    document.close()


def main() -> None:
    """One picture per page at 1366 × 728, one of them dark."""
    from PIL import Image
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QFont

    from app.core.paths import DataFolder, resource
    from app.qt.theme import Scheme, Theme, make_application
    from app.qt.translation import install_indonesian
    from app.services.logbook import Logbook
    from app.services.sheet_contents import SheetOrder
    from app.ui.main_window import MainWindow
    from app.ui.meetings.page import MeetingsPage
    from app.ui.packets.page import PacketsPage
    from app.ui.schedule.page import SchedulePage

    application = make_application("buku-imbas")
    application.setFont(QFont("Inter"))
    theme = Theme(application, Scheme.LIGHT)
    install_indonesian(application)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        logbook = Logbook(DataFolder(folder))
        window = MainWindow(folder, theme, lambda error: sys.exit(str(error)), QSettings(str(folder / "x.ini")))
        window.resize(1366, 728)
        window.show()
        window.draw_icons()
        window.showNormal()  # the offscreen screen is small, and the window fills small screens
        window.resize(1366, 728)
        window.attach(logbook)

        def settle() -> None:
            until = time.monotonic() + 0.4
            while time.monotonic() < until or window.jobs.busy:
                application.processEvents()

        def picture(title: str) -> None:
            settle()
            window.status.set_folder("C:\\Users\\Kepala Sekolah\\AppData\\Local\\Buku Imbas")
            settle()
            path = PICTURES / f"{title}.png"
            window.grab().save(str(path))
            with Image.open(path) as full:
                keep_small(full, path)

        PICTURES.mkdir(parents=True, exist_ok=True)
        picture("mulai")
        logbook.sample.fill()
        window.go("beranda")
        picture("beranda")
        window.go("imbas")
        picture("sekolah-imbas")
        window.go("kegiatan")
        picture("daftar-kegiatan")
        meeting = next(one for one in logbook.meetings.meetings() if one.title.startswith("Evaluasi"))
        window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran", day=1)
        picture("kegiatan")
        theme.set_scheme(Scheme.DARK)
        picture("kegiatan-gelap")
        theme.set_scheme(Scheme.LIGHT)
        window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran", day=2)
        page = window.page
        assert isinstance(page, MeetingsPage)
        page.detail.take([resource("sample", "daftar-hadir-contoh.xlsx")])
        settle()
        picture("impor")
        for code, title in (("orang", "orang"), ("program", "program"), ("jadwal", "jadwal")):
            window.go(code)
            if isinstance(window.page, SchedulePage):
                window.page.month.choose(date(2019, 11, 16))
            picture(title)
        window.go("program", tab="siklus")
        picture("siklus-mutu")
        window.go("kegiatan", meeting_id=meeting.id, tab="surat")
        picture("surat")
        meeting = next(one for one in logbook.meetings.meetings() if one.title.startswith("Sosialisasi"))
        window.go("kegiatan", meeting_id=meeting.id, tab="sertifikat")
        logbook.certificates.give_numbers(meeting.id)
        picture("sertifikat")
        window.go("rekap")
        picture("rekap")
        sheet, certificates = folder / "daftar-hadir.pdf", folder / "sertifikat.pdf"
        order = SheetOrder(day_id=meeting.days[0].id)
        logbook.printed_sheets.print_to(order, sheet)
        first_page(sheet, "daftar-hadir-cetak")
        logbook.certificates.papers.write(meeting.id, certificates)
        first_page(certificates, "sertifikat-cetak")
        window.go("paket")
        packets = window.page
        assert isinstance(packets, PacketsPage)
        packets.span.setCurrentText("Semua kegiatan")
        packets.span.activated.emit(packets.span.currentIndex())
        packets.folder.setText("E:\\Laporan")
        picture("paket")
        window.close()
        logbook.close()


if __name__ == "__main__":
    main()
