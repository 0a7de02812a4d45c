"""Paket: the period, what it still lacks, what it will hold, and the packet itself."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QBoxLayout, QDoubleSpinBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError
from app.domain.dates import format_date, format_short_date, format_size, format_time
from app.domain.records import Packet
from app.qt.forms import date_edit, to_date
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.ui.page import Page, Shell
from app.ui.parts import badge, button, text_label
from app.ui.widgets import Card, line, scrolled

if TYPE_CHECKING:
    from app.packet.verify import Verification
    from app.services.packets import MeetingGap

_DEFAULT_LIMIT = 18.0


def _period(packet: Packet) -> str:
    if packet.from_date is None or packet.until_date is None:
        return "–"
    return f"{format_short_date(packet.from_date)} – {format_short_date(packet.until_date)}"


def _made(packet: Packet) -> str:
    if packet.made_at is None:
        return "–"
    return f"{format_short_date(packet.made_at.date())}, {format_time(packet.made_at.time())}"


COLUMNS: tuple[Column[Packet], ...] = (
    Column(header="Dibuat", text=_made, width=20),
    Column(header="Masa", text=_period, width=26, stretch=1),
    Column(header="Berkas", text=lambda p: ", ".join(file.name for file in p.files), width=16, stretch=4, strong=True),
    Column(header="Ukuran", text=lambda p: format_size(sum(file.size for file in p.files)), width=10, right=True),
)


class PacketsPage(Page):
    """Completeness first; it may be made anyway."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Paket")
        self.header.add_button(
            button("Periksa paket …", self._choose_and_verify, tip="Cek apakah berkas paket masih utuh")
        )
        self.make_button = button("Buat paket", self.make, kind="primary")
        self.header.add_button(self.make_button)
        self.from_date, self.until_date = date_edit(), date_edit()
        self.from_date.setAccessibleName("Dari tanggal")
        self.until_date.setAccessibleName("Sampai tanggal")
        self.folder = QLineEdit(str(_documents()))
        self.folder.setAccessibleName("Folder tujuan")
        self.limit = QDoubleSpinBox()
        self.limit.setRange(0.5, 500)
        self.limit.setDecimals(1)
        self.limit.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.limit.setSuffix(" MB")
        self.limit.setValue(_DEFAULT_LIMIT)
        self.limit.setAccessibleName("Batas ukuran")
        self._dated = False
        for edit in (self.from_date, self.until_date):
            edit.dateChanged.connect(lambda _date: self._preview())
        self.choice = Card("Masa dan tujuan")
        self._build_choice()
        self.gaps = Card("Kelengkapan")
        self.contents = Card("Isi paket")
        self.result = Card("Paket selesai")
        self.result.hide()
        self.earlier = Card("Paket yang pernah dibuat")
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Paket yang pernah dibuat")
        self.table.opened.connect(lambda packet: shell.open_folder(packet.folder))
        self.table.setMinimumHeight(140)
        self.earlier.body.addWidget(self.table)
        self.no_earlier = text_label("Belum ada. Paket yang dibuat tercatat di sini.", "quiet")
        self.earlier.body.addWidget(self.no_earlier)
        self.outer.addWidget(self._content(), 1)

    def _build_choice(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        folder = QHBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self.folder, 1)
        folder.addWidget(button("Pilih …", self._choose_folder))
        for column, (label, widget) in enumerate(
            (("Dari", self.from_date), ("Sampai", self.until_date), ("Batas ukuran", self.limit))
        ):
            name = text_label(label, "field-label")
            name.setBuddy(widget)
            grid.addWidget(name, 0, column)
            grid.addWidget(widget, 1, column)
            grid.setColumnStretch(column, 1)
        name = text_label("Folder tujuan", "field-label")
        name.setBuddy(self.folder)
        grid.addWidget(name, 2, 0, 1, 3)
        grid.addLayout(folder, 3, 0, 1, 3)
        self.choice.body.addLayout(grid)
        self.choice.note.setText("18 MB cukup untuk satu surat Gmail")

    def _content(self) -> QWidget:
        inner = QWidget()
        left = QVBoxLayout()
        left.setSpacing(CARD_GAP)
        for card in (self.result, self.choice, self.contents, self.earlier):
            left.addWidget(card)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.gaps, 0, Qt.AlignmentFlag.AlignTop)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        self._columns.setSpacing(CARD_GAP)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        return scrolled(inner)

    def refresh(self) -> None:
        """Read everything again."""
        if not self._dated:
            self._default_period()
        self._preview()
        packets = self.shell.logbook.packets.packets()
        self.model.set_rows(packets)
        self.table.setVisible(bool(packets))
        self.no_earlier.setVisible(not packets)

    def set_narrow(self, narrow: bool) -> None:
        """One column, completeness on top, where there is little room."""
        sides = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(sides)
        self.table.setColumnHidden(1, narrow)
        self.table.share_width()

    def period(self) -> tuple[date, date]:
        """The days that are chosen, both included."""
        return to_date(self.from_date.date()), to_date(self.until_date.date())

    def _default_period(self) -> None:
        days = [day.date for meeting in self.shell.logbook.meetings.meetings() for day in meeting.days]
        if not days:
            return
        self._dated = True
        for edit, day in ((self.from_date, min(days)), (self.until_date, max(days))):
            edit.blockSignals(True)
            edit.setDate(day)  # pyright: ignore[reportArgumentType]
            edit.blockSignals(False)

    def _preview(self) -> None:
        gaps, contents = self.gaps.fresh(), self.contents.fresh()
        try:
            seen = self.shell.logbook.packets.preview(*self.period())
        except BukuImbasError as error:
            self.make_button.setEnabled(False)
            self.gaps.note.setText("")
            self.contents.note.setText("")
            contents.addWidget(text_label(str(error), "quiet", wrap=True))
            gaps.addWidget(text_label("Terisi setelah ada kegiatan pada masa itu.", "quiet", wrap=True))
            return
        self.make_button.setEnabled(True)
        first, last = self.period()
        self.header.tell("Paket", f"{format_date(first)} – {format_date(last)}")
        self.contents.note.setText(f"kira-kira {format_size(seen.estimated_size)}")
        rows = (
            ("Laporan (PDF)", f"{seen.meetings} kegiatan"),
            ("Rekap (Excel)", f"{seen.people} orang"),
            ("Foto", f"{seen.photos} foto"),
            ("Dokumen lain", f"{seen.documents} berkas"),
        )
        for label, value in rows:
            row = QHBoxLayout()
            row.addWidget(text_label(label), 1)
            row.addWidget(text_label(value, "quiet"))
            contents.addLayout(row)
        contents.addWidget(text_label(f"Nama berkas: {seen.name}", "secondary", wrap=True))
        contents.addWidget(
            text_label(
                "Wajah dan tanda tangan ikut di dalam foto. Kirim hanya kepada yang berhak.", "secondary", wrap=True
            )
        )
        self._show_gaps(seen.gaps)

    def _show_gaps(self, found: "tuple[MeetingGap, ...]") -> None:
        body = self.gaps.fresh()
        if not found:
            self.gaps.note.setText("")
            row = QHBoxLayout()
            row.addWidget(badge("Lengkap", "there"))
            row.addWidget(text_label("Semua kegiatan pada masa ini lengkap.", wrap=True), 1)
            body.addLayout(row)
            return
        self.gaps.note.setText(f"{len(found)} kegiatan belum lengkap")
        for number, gap in enumerate(found):
            if number:
                body.addWidget(line())
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(text_label(gap.title, "strong", wrap=True))
            words.addWidget(text_label(", ".join(item.label for item in gap.missing), "secondary", wrap=True))
            row.addLayout(words, 1)
            row.addWidget(button("Lengkapi", lambda one=gap: self._close(one)), 0, Qt.AlignmentFlag.AlignVCenter)
            body.addLayout(row)
        body.addWidget(
            text_label("Paket tetap dapat dibuat sekarang; yang kurang disebut di laporan.", "secondary", wrap=True)
        )

    def _close(self, gap: "MeetingGap") -> None:
        code = gap.missing[0].code
        if code.startswith("kehadiran:"):
            self.shell.go("kegiatan", meeting_id=gap.meeting_id, tab="kehadiran", day=int(code.partition(":")[2]))
        else:
            self.shell.go("kegiatan", meeting_id=gap.meeting_id, tab="dokumentasi", kind=code)

    def _choose_folder(self) -> None:
        from app.qt.prompts import choose_folder

        folder = choose_folder(self.window(), "Pilih folder tujuan", Path(self.folder.text()))
        if folder is not None:
            self.folder.setText(str(folder))

    def make(self) -> None:
        """Make the packet, with progress and cancel."""
        folder = self.folder.text().strip()
        if not folder:
            self._choose_folder()
            return
        first, last = self.period()
        packets = self.shell.logbook.packets
        limit = self.limit.value()
        self.shell.run(
            "Membuat paket", lambda progress: packets.make(Path(folder), first, last, limit, progress), self._made
        )

    def _made(self, packet: Packet) -> None:
        body = self.result.fresh()
        self.result.note.setText(format_size(sum(file.size for file in packet.files)))
        for file in packet.files:
            path = text_label(str(Path(packet.folder) / file.name), wrap=True)
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            body.addWidget(path)
        row = QHBoxLayout()
        row.addWidget(badge("Utuh", "there"))
        row.addWidget(text_label("Siap dikirim atau disalin ke flash disk.", "quiet", wrap=True), 1)
        row.addWidget(button("Buka folder", lambda: self.shell.open_folder(packet.folder)))
        body.addLayout(row)
        self.result.show()
        self.refresh()
        self.shell.tell("Paket selesai dibuat.")

    def _choose_and_verify(self) -> None:
        from app.qt.prompts import choose_file

        path = choose_file(self.window(), "Pilih paket yang diperiksa", "Paket (*.zip);;Semua berkas (*)")
        if path is not None:
            self.verify(path)

    def verify(self, path: Path) -> None:
        """Check a packet and say whether it is whole."""
        packets = self.shell.logbook.packets
        self.shell.run(
            "Memeriksa paket",
            lambda progress: packets.verify(path, progress),
            lambda found: self._verified(path, found),
        )

    def _verified(self, path: Path, found: "Verification") -> None:
        from app.qt.prompts import show_message, show_problem

        if found.ok:
            show_message(
                self.window(),
                "Paket utuh",
                f"{path.name} dari {found.school_name}: {found.files_checked} berkas cocok dengan daftarnya.",
            )
        else:
            show_problem(self.window(), "Paket tidak utuh", f"{path.name}:\n" + "\n".join(found.problems))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
