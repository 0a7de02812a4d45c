"""Paket: the period, what it still lacks, what it will hold, and the packet itself."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError, UserError
from app.domain.dates import MONTH_NAMES, format_date, format_short_date, format_size, format_time
from app.domain.periods import Period, month_before, month_of, school_year_period, semester_of, usual_month
from app.domain.records import Packet
from app.qt.fields import ComboBox, DecimalBox
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.qt.typed_fields import DateField
from app.ui.page import Page, Shell
from app.ui.parts import badge, button, text_label
from app.ui.widgets import Card, line, scrolled

if TYPE_CHECKING:
    from app.packet.verify import Verification
    from app.services.packets import MeetingGap

_DEFAULT_LIMIT = 18.0
_FOLDER = "folder-paket"  # name of the remembered folder
_CHOSEN = "Pilih tanggal"


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
        self.span = ComboBox("Masa")
        self._spans: list[tuple[str, Period | None]] = []
        self.span.activated.connect(self._span_chosen)
        self.from_date, self.until_date = DateField(), DateField()
        self.from_date.setAccessibleName("Dari tanggal")
        self.until_date.setAccessibleName("Sampai tanggal")
        self.unclear = text_label("", "warning", wrap=True)
        self.unclear.hide()
        self.folder = QLineEdit(shell.remembered(_FOLDER) or str(_documents()))
        self.folder.setAccessibleName("Folder tujuan")
        self.limit = DecimalBox(0.5, 500, " MB")
        self.limit.setValue(_DEFAULT_LIMIT)
        self.limit.setAccessibleName("Batas ukuran")
        self._file_name = ""  # of the packet that is being shown
        for edit in (self.from_date, self.until_date):
            edit.changed.connect(self._dates_edited)
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
            (("Masa", self.span), ("Dari", self.from_date), ("Sampai", self.until_date))
        ):
            name = text_label(label, "field-label")
            name.setBuddy(widget)
            grid.addWidget(name, 0, column)
            grid.addWidget(widget, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.unclear, 2, 0, 1, 3)
        for column, (label, widget) in enumerate((("Batas ukuran", self.limit), ("Folder tujuan", self.folder))):
            name = text_label(label, "field-label")
            name.setBuddy(widget)
            grid.addWidget(name, 3, column)
        grid.addWidget(self.limit, 4, 0)
        grid.addLayout(folder, 4, 1, 1, 2)
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
        self._offer_spans()
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

    def period(self) -> Period:
        """The days that are chosen, both included. Raises `UserError` while one is not clear."""
        for name, edit in (("Dari", self.from_date), ("Sampai", self.until_date)):
            if fault := edit.fault():
                raise UserError(f"{name}: {fault}")
        return self.from_date.value, self.until_date.value

    def _offer_spans(self) -> None:
        """The usual periods, seen from today; the choice of before stays."""
        today = date.today()
        days = [day.date for meeting in self.shell.logbook.meetings.meetings() for day in meeting.days]
        chosen = self.span.currentText()
        usual = usual_month(days, today)
        self._spans = [("Bulan ini", month_of(today)), ("Bulan lalu", month_before(today))]
        if usual not in [period for _, period in self._spans]:
            self._spans.append((f"{MONTH_NAMES[usual[0].month - 1]} {usual[0].year}", usual))
        self._spans += [("Semester ini", semester_of(today)), ("Tahun pelajaran ini", school_year_period(today))]
        if days:
            self._spans.append(("Semua kegiatan", (min(days), max(days))))
        self._spans.append((_CHOSEN, None))
        names = [name for name, _ in self._spans]
        self.span.clear()
        self.span.addItems(names)
        periods = [period for _, period in self._spans]
        self.span.setCurrentIndex(names.index(chosen) if chosen in names else periods.index(usual))
        self._show_span()

    def _span_chosen(self) -> None:
        self._show_span()
        self._preview()

    def _show_span(self) -> None:
        period = self._spans[self.span.currentIndex()][1]
        if period is not None:
            self.from_date.set_value(period[0])
            self.until_date.set_value(period[1])

    def _dates_edited(self) -> None:
        self.span.setCurrentIndex(len(self._spans) - 1)
        self._preview()

    def _preview(self) -> None:
        gaps, contents = self.gaps.fresh(), self.contents.fresh()
        said = " ".join(words for edit in (self.from_date, self.until_date) if (words := edit.remark()))
        self.unclear.setText(said)
        self.unclear.setVisible(bool(said))
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
        self._file_name = seen.name
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
            self.shell.remember(_FOLDER, str(folder))

    def make(self) -> None:
        """Make the packet, with progress and cancel."""
        folder = self.folder.text().strip()
        if not folder:
            self._choose_folder()
            return
        if (Path(folder) / self._file_name).exists():
            from app.qt.prompts import ask

            there = f"Di {folder} sudah ada {self._file_name}. Paket baru menggantikannya."
            if not ask(self.window(), "Ganti paket lama?", there, "Ganti paket lama"):
                return
        self.shell.remember(_FOLDER, folder)
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
