"""Jadwal: the month or the agenda, what is late, what collides, and the calendar file."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dates import MONTH_NAMES, format_date, format_days
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.services.schedule import DayRow, Holiday, Span
from app.ui.page import Page, Shell
from app.ui.parts import ElidedLabel, button, text_label
from app.ui.schedule.agenda import AgendaRow, AgendaTable
from app.ui.schedule.day_panel import DayPanel
from app.ui.schedule.filters import Filters
from app.ui.schedule.month_view import MonthView, grid_end, grid_start, moved_by_months
from app.ui.schedule.words import day_sentence
from app.ui.widgets import Card, EmptyState, SegmentedControl

_MONTH, _AGENDA = 0, 1
_AFTER_PAINT = 250  # milliseconds that the chosen day rests before what takes time is looked up
_SETTING = "tampilan-jadwal"
_KEYS = "Panah memilih hari, Enter membuka, N mencatat kegiatan, P memindahkan"


class SchedulePage(Page):
    """Two views of one plan; filters and the chosen day stay while the window lives."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Jadwal")
        today = date.today()
        self.span: Span | None = None
        self._shown_month: date | None = None
        self._narrow = False
        self._holidays: dict[date, Holiday] = {}
        self._holiday_years: set[int] = set()  # known, or on their way
        self.export_button = button("Ekspor kalender …", self._show_export_menu, tip="Berkas .ics untuk kalender lain")
        self.header.add_button(self.export_button)
        self.header.add_button(button("Kegiatan baru", self._new_on_chosen_day, kind="primary", tip="N"))
        self.view_choice = SegmentedControl("Tampilan jadwal", ["Bulan", "Agenda"])
        self.view_choice.chosen.connect(self.show_view)
        self.month = MonthView(today)
        self.agenda = AgendaTable(today)
        self.panel = DayPanel(shell)
        self.filters = Filters()
        self.hint = ElidedLabel("", "secondary")
        self.views = QStackedWidget()
        self.views.addWidget(self._month_side())
        self.views.addWidget(self._agenda_side())
        content = QVBoxLayout()
        content.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 8)
        content.setSpacing(10)
        content.addLayout(self._toolbar())
        content.addWidget(self.views, 1)
        content.addWidget(self.hint)
        self.outer.addLayout(content, 1)
        self._connect()
        self._look_closer = QTimer(self, singleShot=True, interval=_AFTER_PAINT)
        self._look_closer.timeout.connect(self._tell_what_takes_time)
        self._put_in_front(_AGENDA if shell.remembered(_SETTING) else _MONTH)

    # ---- parts

    def _toolbar(self) -> QBoxLayout:
        self.previous = button("‹", lambda: self._step(-1), tip="Bulan sebelumnya (Page Up)")
        self.following = button("›", lambda: self._step(1), tip="Bulan berikutnya (Page Down)")
        self.previous.setAccessibleName("Bulan sebelumnya")
        self.following.setAccessibleName("Bulan berikutnya")
        self.month_name = text_label("", "strong")
        self.month_name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.month_name.setMinimumWidth(self.month_name.fontMetrics().horizontalAdvance("September 2026") + 16)
        self.today_button = button("Hari ini", self.go_to_today, tip="Home")
        front = QHBoxLayout()
        front.setSpacing(8)
        for widget in (self.view_choice, self.previous, self.month_name, self.following, self.today_button):
            front.addWidget(widget)
        front.addStretch(1)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(8)
        self._bar.addLayout(front)
        self._bar.addWidget(self.filters, 1)
        return self._bar

    def _month_side(self) -> QWidget:
        frame = Card()
        frame.body.setContentsMargins(1, 1, 1, 1)
        frame.body.addWidget(self.month)
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(CARD_GAP)
        row.addWidget(frame, 1)
        row.addWidget(self.panel)
        return side

    def _agenda_side(self) -> QWidget:
        self.nothing = EmptyState(
            "Jadwal terisi dari kegiatan yang bertanggal dan dari batas waktu tahapan.",
            [button("Catat kegiatan", self._new_on_chosen_day)],
        )
        self.no_match = EmptyState(
            "Tidak ada kegiatan yang cocok dengan saringan ini.", [button("Tampilkan semua", self.filters.clear)]
        )
        self.agenda_views = QStackedWidget()
        for widget in (self.agenda, self.nothing, self.no_match):
            self.agenda_views.addWidget(widget)
        frame = Card()
        frame.body.setContentsMargins(1, 4, 1, 8)
        frame.body.addWidget(self.agenda_views)
        return frame

    def _connect(self) -> None:
        self.month.day_chosen.connect(self._day_chosen)
        self.month.opened.connect(self.open_meeting)
        self.month.day_entered.connect(self._enter_day)
        self.month.new_asked.connect(self.new_on)
        self.month.menu_asked.connect(self._show_day_menu)
        self.agenda.opened.connect(self._open_row)
        self.agenda.chosen.connect(self._row_chosen)
        self.agenda.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.agenda.customContextMenuRequested.connect(self._show_row_menu)
        self.panel.opened.connect(self.open_meeting)
        self.panel.move_asked.connect(self.ask_move)
        self.panel.new_asked.connect(self.new_on)
        self.filters.changed.connect(self._read)
        for keys, action in (("N", self._new_on_chosen_day), ("P", self._move_chosen), ("Home", self.go_to_today)):
            shortcut = QShortcut(QKeySequence(keys), self.views)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # ---- what a page does

    def open(self, **target: Any) -> None:
        """`meeting_id` chooses the first day of a meeting."""
        meeting_id = target.get("meeting_id")
        if meeting_id:
            first = self.shell.logbook.meetings.meeting(meeting_id).first_date
            if first is not None:
                self.month.choose(first)
                self.agenda.go_to(first)

    def refresh(self) -> None:
        """Read the choices and the plan again."""
        self.filters.refill(self.shell)
        self._read()

    def focus_main(self) -> None:
        """The day or the row that is chosen."""
        (self.month if self.views.currentIndex() == _MONTH else self.agenda).setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Without the day at the side; the filters below the view's own buttons."""
        self._narrow = narrow
        self.panel.setVisible(not narrow)
        self.agenda.set_narrow(narrow)
        self._bar.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._tell_hint()

    def show_view(self, number: int) -> None:
        """Month or agenda; the next start of the program begins with it."""
        self._put_in_front(number)
        self.shell.remember(_SETTING, "agenda" if number == _AGENDA else "")
        self._read()
        self.focus_main()

    def _put_in_front(self, number: int) -> None:
        self.view_choice.set_current(number)
        self.views.setCurrentIndex(number)
        for widget in (self.previous, self.month_name, self.following):
            widget.setVisible(number == _MONTH)

    # ---- reading

    def _read(self) -> None:
        month = self.views.currentIndex() == _MONTH
        first, last = (grid_start(self.month.day), grid_end(self.month.day)) if month else (None, None)
        self.span = self.shell.logbook.schedule.span(first, last, self.filters.wanted())
        if month:
            self._shown_month = self.month.day.replace(day=1)
            self.month_name.setText(f"{MONTH_NAMES[self.month.day.month - 1]} {self.month.day.year}")
            self.month.show_span(self.span)
            self._show_panel()
        else:
            self.agenda.show_span(self.span)
            empty = self.no_match if self.filters.active() else self.nothing
            self.agenda_views.setCurrentWidget(self.agenda if self.agenda.records.rowCount() else empty)
        self._tell_header()
        self._tell_hint()

    def _tell_what_takes_time(self) -> None:
        """Clashes, and holidays of a year that was not shown yet: their library takes a fifth of a second to load."""
        if not self.month.isVisible():  # coming back reads again
            return
        self.shell.attempt(self.panel.tell_clashes)
        first, last = grid_start(self.month.day), grid_end(self.month.day)
        years = {first.year, last.year} - self._holiday_years
        if not years:
            return
        self._holiday_years |= years
        schedule = self.shell.logbook.schedule

        def show(found: dict[date, Holiday]) -> None:
            self._holidays |= found
            self.month.show_holidays(self._holidays)
            self._show_panel()
            self._tell_hint()

        self.shell.quietly(lambda: schedule.holidays(date(min(years), 1, 1), date(max(years), 12, 31)), show)

    def _tell_header(self) -> None:
        assert self.span is not None
        month = self.views.currentIndex() == _MONTH
        rows = [row for row in self.span.days if not month or row.date.month == self.month.day.month]
        meetings = {row.meeting_id: row for row in rows}
        parts = [f"{len(meetings)} kegiatan" + (f" pada {self.month_name.text()}" if month else "")]
        late = sum(self.span.is_late(row) for row in meetings.values())
        if late:
            parts.append(f"{late} lewat tanggal")
        if self.filters.active():
            parts.append("tersaring")
        self.header.tell("Jadwal", " · ".join(parts))

    def _show_panel(self) -> None:
        day = self.month.day
        self.panel.show_day(
            day, self.span, self.month.rows_of(day), self.month.deadlines_of(day), self.month.holiday_of(day)
        )
        self._look_closer.start()

    def _tell_hint(self) -> None:
        """Where there is no room for the day at the side, its words stand below; else the keys."""
        day = self.month.day
        if self._narrow and self.views.currentIndex() == _MONTH:
            self.hint.setText(
                day_sentence(day, self.month.rows_of(day), self.month.deadlines_of(day), self.month.holiday_of(day))
            )
        else:
            self.hint.setText(_KEYS)

    # ---- the chosen day

    def _day_chosen(self, day: date) -> None:
        if day.replace(day=1) != self._shown_month:
            self._read()
        else:
            self._show_panel()
            self._tell_hint()

    def _row_chosen(self, one: AgendaRow | None) -> None:
        if one is not None and self.views.currentIndex() == _AGENDA:
            self.month.day = one.date  # the month opens there

    def _step(self, months: int) -> None:
        self.month.choose(moved_by_months(self.month.day, months))

    def go_to_today(self) -> None:
        """Back to today in either view."""
        if self.views.currentIndex() == _MONTH:
            self.month.choose(self.month.today)
        else:
            self.agenda.go_to(self.agenda.today)

    def _chosen_rows(self) -> list[DayRow]:
        if self.views.currentIndex() == _MONTH:
            return self.month.rows_of(self.month.day)
        one = self.agenda.current()
        return [one.row] if one is not None and one.row is not None else []

    # ---- acts

    def open_meeting(self, meeting_id: int) -> None:
        """Go to a meeting's own page."""
        self.shell.go("kegiatan", meeting_id=meeting_id)

    def _open_row(self, one: AgendaRow) -> None:
        if one.row is not None:
            self.open_meeting(one.row.meeting_id)
        else:
            self.shell.go("program")

    def _enter_day(self, day: date) -> None:
        rows = self.month.rows_of(day)
        if len(rows) == 1:
            self.open_meeting(rows[0].meeting_id)
        elif rows:
            self._show_day_menu(day, self.month.mapToGlobal(self.month.cell(day).center()))
        else:
            self.shell.tell(f"Belum ada kegiatan pada {format_date(day)}. Tekan N untuk mencatatnya.")

    def _new_on_chosen_day(self) -> None:
        self.new_on(self.month.day)

    def new_on(self, day: date) -> None:
        """The form of a new meeting on a day, over the schedule."""
        self.shell.new_meeting(day)

    def _move_chosen(self) -> None:
        rows = self._chosen_rows()
        if len(rows) == 1:
            self.ask_move(rows[0].meeting_id)
        elif rows:
            day = self.month.day
            self._show_day_menu(day, self.month.mapToGlobal(self.month.cell(day).center()))
        else:
            self.shell.tell("Pilih dahulu hari yang ada kegiatannya.")

    def ask_move(self, meeting_id: int) -> None:
        """Ask for another date."""
        self.move_dialog(meeting_id).exec()

    def move_dialog(self, meeting_id: int) -> Any:
        """The question for another date, ready to be shown."""
        from app.ui.schedule.moving import MoveDialog

        meeting = self.shell.logbook.meetings.meeting(meeting_id)

        def done(first: date) -> None:
            self.month.choose(first)
            self.shell.tell(f"{meeting.title} dipindah ke {format_days([first])}.", undo=True)

        return MoveDialog(self.shell, meeting, self.window(), done)

    # ---- menus

    def day_menu(self, day: date) -> QMenu:
        """What can be done on a day; it goes when it closes."""
        menu = self._menu()
        rows = self.month.rows_of(day)
        for row in rows:
            self._add(menu, f"Buka {row.title}", lambda chosen=row.meeting_id: self.open_meeting(chosen))
        for row in rows:
            self._add(menu, f"Pindahkan {row.title} …", lambda chosen=row.meeting_id: self.ask_move(chosen))
        if rows:
            menu.addSeparator()
        self._add(menu, f"Kegiatan baru pada {format_date(day)}", lambda: self.new_on(day))
        return menu

    def _show_day_menu(self, day: date, place: QPoint) -> None:
        self.day_menu(day).popup(place)

    def _show_row_menu(self, place: QPoint) -> None:
        one = self.agenda.current()
        if one is None or one.row is None:
            return
        row: DayRow = one.row
        menu = self._menu()
        self._add(menu, f"Buka {row.title}", lambda: self.open_meeting(row.meeting_id))
        self._add(menu, f"Pindahkan {row.title} …", lambda: self.ask_move(row.meeting_id))
        self._add(menu, f"Kegiatan baru pada {format_date(row.date)}", lambda: self.new_on(row.date))
        menu.popup(self.agenda.viewport().mapToGlobal(place))

    def export_menu(self) -> QMenu:
        """Which meetings go into the calendar file."""
        from app.ui.calendar_export import ask_for_calendar

        menu = self._menu()
        self._add(menu, "Semua kegiatan", lambda: ask_for_calendar(self.shell, self, None, "Jadwal kegiatan"))
        for label, span in self._exportable():
            ids = list(dict.fromkeys(row.meeting_id for row in span.days))
            if ids:
                words = f"{label} ({len(ids)} kegiatan)"
                self._add(menu, words, lambda ids=ids: ask_for_calendar(self.shell, self, ids, "Jadwal kegiatan"))
        for row in self._chosen_rows():
            self._add(
                menu,
                f"Hanya {row.title}",
                lambda chosen=row: ask_for_calendar(self.shell, self, [chosen.meeting_id], chosen.title),
            )
        return menu

    def _exportable(self) -> list[tuple[str, Span]]:
        """What is seen, and beside one month of it everything that the filters let through."""
        found = [("Yang sedang ditampilkan", self.span)] if self.span is not None else []
        if self.filters.active() and self.views.currentIndex() == _MONTH:
            found.append(
                (
                    "Semua yang cocok dengan saringan",
                    self.shell.logbook.schedule.span(None, None, self.filters.wanted()),
                )
            )
        return found

    def _show_export_menu(self) -> None:
        anchor = self.export_button
        self.export_menu().popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    @staticmethod
    def _add(menu: QMenu, label: str, action: Any) -> None:
        menu.addAction(label.replace("&", "&&")).triggered.connect(lambda _checked=False: action())
