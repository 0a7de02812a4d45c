"""Rekap: who came against who was expected, counted by what the user wants to know."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.charts import chart_of
from app.domain.dates import format_date, format_number, format_percent
from app.domain.recap_report import ADDITIONS, COUNTING
from app.domain.recaps import EntryLine, Recap, RecapKind, RecapLine
from app.qt.table_model import RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import PAGE_MARGIN
from app.ui.page import Page, Shell
from app.ui.parts import button, text_label
from app.ui.recaps.chart_view import ChartView
from app.ui.recaps.columns import hidden_places, in_words, recap_columns
from app.ui.recaps.entries_view import EntriesView
from app.ui.recaps.filters import RecapFilters
from app.ui.widgets import Card, EmptyState, SegmentedControl, TabStrip, line, scrolled

_KINDS = tuple(RecapKind)


class RecapsPage(Page):
    """One table for each kind of recap; Enter on a line shows what it counts."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Rekap")
        self.recap: Recap | None = None
        self._narrow = False
        self._rule = ""  # by which the hours in view are earned
        self._asked = 0  # number of the newest question; answers to older ones are late
        self.pdf_one_button = button(
            "PDF rekap ini", lambda: self._choose(".pdf", self.kind), tip="Hanya yang sedang dibuka"
        )
        self.workbook_button = button(
            "Semua rekap: Excel", lambda: self._choose(".xlsx"), tip="Satu buku kerja, satu lembar untuk tiap rekap"
        )
        self.pdf_button = button(
            "Semua rekap: PDF", lambda: self._choose(".pdf"), kind="primary", tip="Satu berkas untuk dicetak"
        )
        for one in (self.pdf_one_button, self.workbook_button, self.pdf_button):
            self.header.add_button(one)
        self.tabs = TabStrip("Rekap per", [kind.label for kind in _KINDS])
        self.tabs.chosen.connect(lambda _number: self._show_kind())
        self.looks = SegmentedControl("Tampilkan sebagai", ["Tabel", "Bagan"])
        self.looks.chosen.connect(lambda _number: self._show_looks())
        self.filters = RecapFilters(shell)
        self.filters.changed.connect(self.read)
        self.tables: dict[RecapKind, RecordTable] = {}
        self.chart = ChartView(shell)
        self.entries = EntriesView(shell)
        self.entries.left.connect(self.leave_entries)
        self.entries.opened.connect(self._open_entry)
        self.total = text_label("", "strong", wrap=True)
        self.meaning = text_label("", "secondary", wrap=True)
        self.empty = EmptyState(
            "Di sini terlihat siapa yang datang dari yang diharapkan: per kegiatan, sekolah, orang, dan masa, lengkap "
            "dengan JP. Rekap terisi sendiri dari daftar hadir kegiatan.",
            [button("Buka kegiatan", lambda: shell.go("kegiatan"), kind="primary")],
        )
        self.nothing = EmptyState(
            "Tidak ada kegiatan terlaksana yang cocok dengan saringan ini.",
            [button("Hapus saringan", self.filters.clear)],
        )
        self._lay_out()

    def _lay_out(self) -> None:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(14, 6, 14, 6)
        inside.addWidget(self.chart)
        self.chart_area = scrolled(holder)
        self.views = QStackedWidget()
        for view in (self.chart_area, self.nothing):
            self.views.addWidget(view)
        top = QHBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.addWidget(self.tabs, 1)
        top.addWidget(self.looks)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.setSpacing(2)
        foot.addWidget(self.total)
        foot.addWidget(self.meaning)
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addLayout(top)
        lines.addWidget(self.filters)
        lines.addWidget(self.views, 1)
        lines.addWidget(line())
        lines.addLayout(foot)
        self.content = QStackedWidget()
        for view in (whole, self.entries, self.empty):
            self.content.addWidget(view)
        card = Card()
        card.body.setContentsMargins(1, 6, 1, 8)
        card.body.addWidget(self.content, 1)
        outer = QHBoxLayout()
        outer.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 14)
        outer.addWidget(card)
        self.outer.addLayout(outer, 1)
        self.filters.suit(self.kind)

    @property
    def kind(self) -> RecapKind:
        """What the recap in view has one line for."""
        return _KINDS[max(0, self.tabs.current())]

    def open(self, **target: Any) -> None:
        """`kind` (code of a `RecapKind`) picks the recap; the entries of a line are left."""
        if wanted := target.get("kind"):
            self.tabs.set_current(_KINDS.index(RecapKind(wanted)))
            self._suit()
        self.content.setCurrentIndex(0)

    def refresh(self) -> None:
        self.filters.read()
        self.read()

    def focus_main(self) -> None:
        if self.content.currentWidget() is self.empty:
            self.empty.findChildren(QWidget)[-1].setFocus()
        elif self.kind in self.tables:
            self.tables[self.kind].setFocus()
        else:
            self.tabs.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.filters.set_narrow(narrow)
        if self.recap is not None:
            self._fit(self.recap)
            self._tell(self.recap, self._rule)

    def _suit(self) -> None:
        self.filters.suit(self.kind)
        self.looks.setVisible(False)

    def _show_kind(self) -> None:
        self._suit()
        self.read()

    def read(self) -> None:
        """Count again, on a worker: a hundred thousand entries take longer than a blink."""
        query = self.filters.query(self.kind)
        self._asked += 1
        asked, recaps = self._asked, self.shell.logbook.recaps
        self.shell.quietly(
            lambda: (recaps.recap(query), recaps.rule(query)),
            lambda found: self._show(*found) if asked == self._asked else None,
        )

    def _show(self, recap: Recap, rule: str) -> None:
        had_focus = self.recap is None
        self.recap = recap
        nothing_at_all = not recap.lines and not self.filters.narrows()
        if nothing_at_all:
            self.content.setCurrentWidget(self.empty)
        elif self.content.currentWidget() is self.empty:
            self.content.setCurrentIndex(0)
        for one in (self.pdf_button, self.workbook_button, self.pdf_one_button):
            one.setEnabled(bool(recap.lines))
        table = self._table(recap.query.kind)
        table.show_rows(recap.lines, lambda line: (line.key, line.label))
        self._fit(recap)
        self.looks.setVisible(chart_of(recap) is not None)
        self.chart.show_recap(recap)
        self._tell(recap, rule)
        self._show_looks()
        if had_focus and self.isVisible():
            self.focus_main()

    def _tell(self, recap: Recap, rule: str) -> None:
        self._rule = rule
        total, query = recap.total, recap.query
        share = format_percent(total.attended, total.expected)
        attended, expected = format_number(total.attended), format_number(total.expected)
        words = f"Jumlah: {attended} dari {expected} datang ({share}) · {in_words(total)}"
        if query.kind is RecapKind.PERSON:
            words += f" · {format_number(total.hours)} JP"
        self.total.setText(words if recap.lines else "")
        meaning = [rule] if query.kind is RecapKind.PERSON else [COUNTING]
        meaning += [ADDITIONS[query.kind]] if query.kind in ADDITIONS else []
        if query.from_date is not None:
            meaning.append("Kegiatan dihitung utuh bila salah satu harinya ada pada masa itu.")
        said = " ".join(meaning) if recap.lines else ""
        brief = self._narrow and query.kind is not RecapKind.PERSON  # the table needs the room more
        self.meaning.setText(rule if self._narrow and not brief and recap.lines else said)
        self.meaning.setVisible(not brief)
        self.total.setToolTip(said)
        what = f"{format_number(len(recap.lines))} {query.kind.label.lower()}"
        when = "semua waktu"
        if query.from_date is not None and query.until_date is not None:
            when = f"{format_date(query.from_date)} – {format_date(query.until_date)}"
        self.header.tell("Rekap", f"{what} · {when}" if recap.lines else "")

    def _table(self, kind: RecapKind) -> RecordTable:
        if kind not in self.tables:
            table = RecordTable(RecordTableModel(recap_columns(kind)), f"Rekap per {kind.label.lower()}")
            table.opened.connect(self.open_line)
            self.tables[kind] = table
            self.views.addWidget(table)
        return self.tables[kind]

    def _fit(self, recap: Recap) -> None:
        """Show the columns that say something and have room."""
        table = self._table(recap.query.kind)
        hidden = hidden_places(recap, narrow=self._narrow)
        for place in range(len(table.records.columns)):
            table.setColumnHidden(place, place in hidden)
        table.fit_words()

    def _show_looks(self) -> None:
        recap = self.recap
        if recap is None:
            return
        if not recap.lines:
            self.views.setCurrentWidget(self.nothing)
        elif self.looks.current() == 1 and chart_of(recap) is not None:
            self.views.setCurrentWidget(self.chart_area)
            self.chart.show_recap(recap)
        else:
            self.views.setCurrentWidget(self._table(recap.query.kind))

    # ---- behind a line

    def open_line(self, line: RecapLine) -> None:
        """A meeting and a day lead to the meeting; every other line shows what it counts."""
        recap = self.recap
        if recap is None:
            return
        if recap.query.kind is RecapKind.MEETING:
            self.shell.go("kegiatan", meeting_id=line.key, tab="kehadiran")
        elif recap.query.kind is RecapKind.DAY:
            self.shell.go("kegiatan", meeting_id=line.meeting_id, tab="kehadiran", day=int(line.identifier))
        else:
            self.entries.show_line(recap, line)
            self.content.setCurrentWidget(self.entries)

    def leave_entries(self) -> None:
        """Back to the recap, at the line that was opened."""
        self.content.setCurrentIndex(0)
        self.focus_main()

    def _open_entry(self, entry: EntryLine) -> None:
        self.shell.go("kegiatan", meeting_id=entry.meeting_id, tab="kehadiran", day=entry.position)

    # ---- handing over

    def _choose(self, ending: str, kind: RecapKind | None = None) -> None:
        from app.qt.prompts import choose_new_file

        name = f"Rekap {kind.label}" if kind is not None else "Rekap Kehadiran"
        filters = "PDF (*.pdf)" if ending == ".pdf" else "Excel (*.xlsx)"
        path = choose_new_file(self.window(), "Simpan rekap", "rekap", f"{name}{ending}", filters)
        if path is not None:
            self.save(path if path.suffix.lower() == ending else path.with_name(path.name + ending), kind)

    def save(self, path: Path, kind: RecapKind | None = None) -> None:
        """Write one recap, or all of them (None), with progress and cancel."""
        recaps = self.shell.logbook.recaps
        query = self.filters.query(self.kind)
        kinds = RecapKind if kind is None else [kind]
        self.shell.run(
            "Menyimpan rekap",
            lambda progress: recaps.save(query, path, kinds, progress),
            lambda written: self.shell.tell(f"Rekap disimpan: {written}", file=written),
        )
