"""Sekolah Imbas: the list of partners, with a form to add and change them."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.dates import format_short_date
from app.domain.identifiers import npsn_warning
from app.domain.records import Partner, Signatory
from app.domain.signatories import signatory_on
from app.domain.terms import SignatoryForm
from app.domain.typed_values import format_decimal
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import PAGE_MARGIN
from app.ui.list_arrivals import LIST_FILTER
from app.ui.page import Page, Shell
from app.ui.partners.form import PartnerDialog
from app.ui.parts import button, text_label
from app.ui.widgets import Card, EmptyState


class PartnerLine(NamedTuple):
    """A row of the table: a partner with its principal of today."""

    partner: Partner
    principal: Signatory | None


def _npsn_tone(line: PartnerLine) -> str:
    return "soon" if npsn_warning(line.partner.npsn) else "secondary"


def _principal(line: PartnerLine) -> str:
    one = line.principal
    if one is None:
        return "belum diisi"
    return one.name if one.form is SignatoryForm.DEFINITIVE else f"{one.form.code.capitalize()}. {one.name}"


def _taking_part(line: PartnerLine) -> str:
    """Until when it takes part, where that is not now and without end."""
    partner, today = line.partner, date.today()
    if partner.active_from is not None and partner.active_from > today:
        return f"mulai {format_short_date(partner.active_from)}"
    if partner.active_until is None:
        return "ikut"
    word = "sampai" if partner.active_until >= today else "selesai"
    return f"{word} {format_short_date(partner.active_until)}"


COLUMNS: tuple[Column[PartnerLine], ...] = (
    Column(header="No", width=3),
    Column(
        header="Nama", text=lambda p: p.partner.name, width=17, stretch=5, strong=True, tip=lambda p: p.partner.name
    ),
    Column(
        header="NPSN",
        text=lambda p: p.partner.npsn or "–",
        width=11,
        tone=_npsn_tone,
        tip=lambda p: npsn_warning(p.partner.npsn),
    ),
    Column(
        header="Kecamatan",
        text=lambda p: p.partner.district or "belum diisi",
        width=11,
        stretch=2,
        tone=lambda p: "" if p.partner.district else "soon",
    ),
    Column(
        header="Kepala sekolah",
        text=_principal,
        width=15,
        stretch=4,
        tone=lambda p: "" if p.principal else "secondary",
        tip=_principal,
    ),
    Column(
        header="Jarak",
        text=lambda p: f"{format_decimal(p.partner.distance_km)} km" if p.partner.distance_km is not None else "–",
        width=8,
        right=True,
        tone=lambda _p: "secondary",
    ),
    Column(header="Ikut", text=_taking_part, width=14, tone=lambda _p: "secondary"),
)
_FIRST_HIDDEN = 5  # of the columns that a narrow window leaves out


def _id(line: PartnerLine) -> int:
    return line.partner.id


class PartnersPage(Page):
    """The table of partners."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Sekolah Imbas")
        self._wanted: int | None = None  # the school that was just saved
        self.edit_button = button("Ubah", self._edit_current)
        self.remove_button = button("Hapus", self._remove_current)
        self.add_button = button("Tambah sekolah", self.add, kind="primary")
        self.up_button = button("Naik", lambda: self._move_current(-1), tip="Naikkan dalam urutan (Alt+↑)")
        self.down_button = button("Turun", lambda: self._move_current(1), tip="Turunkan dalam urutan (Alt+↓)")
        self.import_button = button("Impor daftar sekolah …", self.choose_list)
        for one in (self.remove_button, self.edit_button, self.import_button, self.add_button):
            self.header.add_button(one)
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Daftar sekolah imbas")
        self.table.opened.connect(lambda line: self.edit(line.partner))
        self.table.removed.connect(lambda line: self.remove(line.partner))
        for keys, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=steps: self._move_current(by))
        card = Card()
        card.body.setContentsMargins(1, 4, 1, 8)
        self.empty = EmptyState(
            "Sekolah imbas adalah sekolah yang menerima praktik baik dari sekolah Anda. "
            "Tambahkan satu per satu, cukup namanya untuk mulai, atau impor daftar yang sudah ada.",
            [button("Tambah sekolah pertama", self.add), button("Impor dari Excel …", self.choose_list)],
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        card.body.addWidget(self.views)
        self.order = QWidget()
        foot = QHBoxLayout(self.order)
        foot.setContentsMargins(15, 2, 15, 2)
        foot.setSpacing(8)
        foot.addWidget(text_label("Urutan ini dipakai di semua daftar dan laporan.", "quiet", wrap=True), 1)
        foot.addWidget(self.up_button)
        foot.addWidget(self.down_button)
        card.body.addWidget(self.order)
        frame = QWidget()
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        layout.addWidget(card)
        self.outer.addWidget(frame, 1)

    def open(self, **target: Any) -> None:
        """`new=True` opens an empty form, `partner_id` that school."""
        self.refresh()
        if target.get("new"):
            self.add()
        elif partner_id := target.get("partner_id"):
            for row, line in enumerate(self.model.rows):
                if line.partner.id == partner_id:
                    self.table.select(row)

    def refresh(self) -> None:
        """Read the partners again."""
        schools, today = self.shell.logbook.schools, date.today()
        partners, signatories = schools.partners(), schools.signatories()
        lines = [PartnerLine(one, signatory_on(signatories, today, partner_id=one.id)) for one in partners]
        self.table.show_rows(lines, key=_id, wanted=self._wanted)
        self._wanted = None
        self.views.setCurrentWidget(self.table if partners else self.empty)
        for one in (self.edit_button, self.remove_button):
            one.setVisible(bool(partners))
        self.order.setVisible(len(partners) > 1)
        self.import_button.setVisible(bool(partners))
        bare = sum(not partner.district for partner in partners)
        missing = f" · {bare} belum ada kecamatannya" if bare else ""
        self.header.tell("Sekolah Imbas", f"{len(partners)} sekolah{missing}" if partners else "")

    def focus_main(self) -> None:
        """The table, so that arrows and Enter work at once."""
        self.table.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Fewer columns where there is little room."""
        for column in range(_FIRST_HIDDEN, len(COLUMNS)):
            self.table.setColumnHidden(column, narrow)
        self.table.share_width()

    def add(self) -> None:
        """An empty form."""
        school = self.shell.logbook.schools.model_school()
        start = Partner()
        if school is not None:
            start = Partner(level=school.level, regency=school.regency)
        self._form("Tambah sekolah imbas", start)

    def edit(self, partner: Partner) -> None:
        """The form of one partner."""
        self._form(partner.name, partner)

    def dialog(self, title: str, partner: Partner) -> PartnerDialog:
        """The form, ready to be shown."""
        return PartnerDialog(self.shell, title, partner, self._saved, self.window())

    def _form(self, title: str, partner: Partner) -> None:
        self.dialog(title, partner).exec()
        self.table.setFocus()

    def _saved(self, partner: Partner) -> None:
        self._wanted = partner.id
        self.shell.tell(f"{partner.name} tersimpan.", undo=True)

    def choose_list(self) -> None:
        """Have the user pick a spreadsheet of schools."""
        from app.qt.prompts import choose_file

        if (path := choose_file(self.window(), "Pilih daftar sekolah", LIST_FILTER)) is not None:
            self.import_list(path)

    def import_list(self, path: Path) -> None:
        """Show the file with its plan; nothing is written yet."""
        self.shell.go("impor-sekolah", path=path)

    def _move_current(self, steps: int) -> None:
        if (line := self.table.current()) is not None:
            schools = self.shell.logbook.schools
            self.shell.attempt(lambda: schools.move_partner(line.partner.id, steps))

    def remove(self, partner: Partner) -> None:
        """Delete one; undo brings it back."""
        if self.shell.attempt(lambda: self.shell.logbook.schools.remove_partner(partner.id)):
            self.shell.tell(f"{partner.name} dihapus.", undo=True)

    def _edit_current(self) -> None:
        if (line := self.table.current()) is not None:
            self.edit(line.partner)

    def _remove_current(self) -> None:
        if (line := self.table.current()) is not None:
            self.remove(line.partner)
