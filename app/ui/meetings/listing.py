"""The list of meetings."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.completeness import GapLevel
from app.domain.current_programme import current_programme, year_labels
from app.domain.dates import format_days, format_number, format_percent, short_names
from app.domain.terms import MeetingStatus
from app.qt.fields import ComboBox
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import PAGE_MARGIN
from app.services.overview import MeetingOverview
from app.ui.page import Shell
from app.ui.parts import button
from app.ui.widgets import Card, EmptyState, PageHeader

_YEAR = 11  # characters of a tahun pelajaran

STATUS_TONES = {
    MeetingStatus.PLANNED: "chosen",
    MeetingStatus.HELD: "there",
    MeetingStatus.POSTPONED: "soon",
    MeetingStatus.CANCELLED: "quiet",
}


_LONG = 30  # characters of a date that fit


def _days(item: MeetingOverview) -> str:
    return format_days([day.date for day in item.meeting.days])


def _short_days(item: MeetingOverview) -> str:
    """`Sel–Rab, 30 Nov – 1 Des 2027` where the whole is long."""
    words = _days(item)
    return short_names(words) if len(words) > _LONG else words


def _came(item: MeetingOverview) -> str:
    """Who came against who was expected; `–` for a meeting that no recap counts yet."""
    return f"{format_number(item.attended)} / {format_number(item.expected)}" if item.expected else "–"


def _came_in_words(item: MeetingOverview) -> str:
    if not item.expected:
        return "Belum ada yang dihitung"
    words = f"{_came(item).replace('/', 'dari')} datang ({format_percent(item.attended, item.expected)})"
    return f"{words}, dihitung dalam orang-hari seperti di Rekap"


def _completeness(item: MeetingOverview) -> str:
    if not item.completeness.need:
        return "–"
    return "Lengkap" if item.completeness.complete else f"{item.completeness.have} dari {item.completeness.need}"


def _completeness_tone(item: MeetingOverview) -> str:
    if not item.completeness.need:
        return "secondary"
    if item.completeness.complete:
        return "there"
    return "missing" if any(one.level is GapLevel.MISSING for one in item.completeness.items) else "soon"


COLUMNS: tuple[Column[MeetingOverview], ...] = (
    Column(header="Tanggal", text=_short_days, width=20, stretch=3, tip=_days),
    Column(
        header="Kegiatan",
        text=lambda i: i.meeting.title,
        width=18,
        stretch=5,
        strong=True,
        tip=lambda i: i.meeting.title,
    ),
    Column(header="Tahapan", text=lambda i: i.stage_name or "–", width=12, stretch=3, tone=lambda _i: "secondary"),
    Column(
        header="Status", text=lambda i: i.meeting.status.label, width=11, tone=lambda i: STATUS_TONES[i.meeting.status]
    ),
    Column(header="Hadir", text=_came, width=9, right=True, tip=_came_in_words),
    Column(header="Kelengkapan", text=_completeness, width=14, tone=_completeness_tone),
)


def _id(item: MeetingOverview) -> int:
    return item.meeting.id


class MeetingList(QWidget):
    """Sends `opened(meeting_id)`, `new_asked` and `copy_asked(meeting)`."""

    opened = Signal(int)
    new_asked = Signal()
    copy_asked = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.header = PageHeader("Kegiatan")
        self._asked = False  # whether a year was chosen; until then it is this year's programme
        self._programme_id: int | None = None  # None: of all years
        self.year = ComboBox("Tahun pelajaran yang ditampilkan")
        self.year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.year.setMinimumContentsLength(_YEAR)
        self.year.activated.connect(self._year_chosen)
        self.header.add_button(self.year)
        self.remove_button = button("Hapus", self._remove_current)
        self.copy_button = button("Salin", self._copy_current, tip="Rencanakan kegiatan yang sama di tanggal lain")
        self.header.add_button(self.remove_button)
        self.header.add_button(self.copy_button)
        self.header.add_button(button("Kegiatan baru", self.new_asked.emit, kind="primary", tip="Ctrl+N"))
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Daftar kegiatan")
        self.table.opened.connect(lambda item: self.opened.emit(item.meeting.id))
        self.table.removed.connect(self.remove)
        self.empty = EmptyState(
            "Di sini tercatat setiap pertemuan: tanggal, siapa yang hadir, dan dokumennya.",
            [button("Catat kegiatan pertama", self.new_asked.emit)],
        )
        self.none_of_year = EmptyState(
            "Belum ada kegiatan pada tahun pelajaran ini.",
            [button("Catat kegiatan", self.new_asked.emit), button("Tampilkan semua tahun", self._show_all_years)],
        )
        card = Card()
        card.body.setContentsMargins(1, 4, 1, 8)
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        self.views.addWidget(self.none_of_year)
        card.body.addWidget(self.views)
        frame = QHBoxLayout()
        frame.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        frame.addWidget(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(frame, 1)

    def refresh(self) -> None:
        """Read the meetings again."""
        every = self._shell.logbook.overview.meetings()
        self._fill_years()
        items = [one for one in every if self._programme_id in (None, one.meeting.programme_id)]
        self.table.show_rows(items, key=_id)
        nothing = self.none_of_year if every else self.empty
        self.views.setCurrentWidget(self.table if items else nothing)
        for one in (self.remove_button, self.copy_button):
            one.setVisible(bool(items))
        lacking = sum(_completeness_tone(item) == "missing" for item in items)
        waiting = f" · {lacking} belum lengkap" if lacking else ""
        self.header.tell("Kegiatan", f"{len(items)} kegiatan{waiting} · Enter membuka" if items else "")

    def _fill_years(self) -> None:
        """Offer the programmes there are now; with one there is nothing to choose."""
        programmes = self._shell.logbook.programmes.programmes()
        ids = [one.id for one in programmes]
        if not self._asked or (self._programme_id is not None and self._programme_id not in ids):
            current = current_programme(programmes, date.today())
            self._programme_id = current.id if current is not None else None
        self.year.clear()
        choices = [(None, "Semua tahun"), *zip(ids, year_labels(programmes), strict=True)]
        for number, (programme_id, label) in enumerate(choices):
            self.year.addItem(label, programme_id)
            if programme_id == self._programme_id:
                self.year.setCurrentIndex(number)
        self.year.setToolTip(self.year.currentText())
        self.year.setVisible(len(programmes) > 1)
        if len(programmes) < 2:
            self._programme_id = None

    def _year_chosen(self, number: int) -> None:
        self._asked = True
        self._programme_id = self.year.itemData(number)
        self.refresh()

    def _show_all_years(self) -> None:
        self._year_chosen(0)

    def set_narrow(self, narrow: bool) -> None:
        """Without the stage where there is little room."""
        self.table.setColumnHidden(2, narrow)
        self.table.share_width()

    def remove(self, item: MeetingOverview) -> None:
        """Delete one; undo brings it back."""

        def go() -> None:
            gone = self._shell.logbook.meetings.remove(item.meeting.id)
            beside = f" beserta {gone}" if gone else ""
            self._shell.tell(f"{item.meeting.title} dihapus{beside}.", undo=True)

        self._shell.attempt(go)

    def _remove_current(self) -> None:
        if (item := self.table.current()) is not None:
            self.remove(item)

    def _copy_current(self) -> None:
        if (item := self.table.current()) is not None:
            self.copy_asked.emit(item.meeting)
