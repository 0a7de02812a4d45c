"""Sekolah Imbas: the list of partners, with a form to add and change them."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.identifiers import clean_identifier, npsn_warning
from app.domain.records import Partner
from app.domain.terms import SchoolLevel, SchoolStatus
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import PAGE_MARGIN
from app.ui.level_guess import follow_name
from app.ui.page import Page, Shell
from app.ui.parts import button
from app.ui.widgets import Card, EmptyState


def _npsn(text: str) -> str:
    return npsn_warning(clean_identifier(text))


FIELDS = (
    Field(name="name", label="Nama sekolah", columns=2),
    Field(name="npsn", label="NPSN", warning=_npsn),
    Field(name="district", label="Kecamatan", hint="Membedakan sekolah yang namanya sama."),
    Field(name="level", label="Jenjang", kind=Kind.CHOICE, choices=[(term, term.label) for term in SchoolLevel]),
    Field(name="status", label="Status", kind=Kind.CHOICE, choices=[(term, term.label) for term in SchoolStatus]),
    Field(name="regency", label="Kabupaten/Kota"),
    Field(name="phone", label="Telepon"),
    Field(name="address", label="Alamat", columns=2),
    Field(name="active_from", label="Aktif sejak", kind=Kind.OPTIONAL_DATE),
    Field(name="active_until", label="Aktif sampai", kind=Kind.OPTIONAL_DATE),
    Field(name="note", label="Catatan", kind=Kind.LINES, columns=2),
)


def _npsn_tone(partner: Partner) -> str:
    return "soon" if npsn_warning(partner.npsn) else "secondary"


COLUMNS: tuple[Column[Partner], ...] = (
    Column(header="No", width=4),
    Column(header="Nama", text=lambda p: p.name, width=18, stretch=5, strong=True, tip=lambda p: p.name),
    Column(header="NPSN", text=lambda p: p.npsn or "–", width=10, tone=_npsn_tone, tip=lambda p: npsn_warning(p.npsn)),
    Column(
        header="Kecamatan",
        text=lambda p: p.district or "belum diisi",
        width=12,
        stretch=2,
        tone=lambda p: "" if p.district else "soon",
    ),
    Column(header="Status", text=lambda p: p.status.label, width=8, tone=lambda _p: "secondary"),
)


def _id(partner: Partner) -> int:
    return partner.id


class PartnersPage(Page):
    """The table of partners."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Sekolah Imbas")
        self._wanted: int | None = None  # the school that was just saved
        self.edit_button = button("Ubah", self._edit_current)
        self.remove_button = button("Hapus", self._remove_current)
        self.add_button = button("Tambah sekolah", self.add, kind="primary")
        for one in (self.remove_button, self.edit_button, self.add_button):
            self.header.add_button(one)
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Daftar sekolah imbas")
        self.table.opened.connect(self.edit)
        self.table.removed.connect(self.remove)
        card = Card()
        card.body.setContentsMargins(1, 4, 1, 8)
        self.empty = EmptyState(
            "Sekolah imbas adalah sekolah yang menerima praktik baik dari sekolah Anda. "
            "Tambahkan satu per satu; cukup namanya untuk mulai.",
            [button("Tambah sekolah pertama", self.add)],
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        card.body.addWidget(self.views)
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
            for row, partner in enumerate(self.model.rows):
                if partner.id == partner_id:
                    self.table.select(row)

    def refresh(self) -> None:
        """Read the partners again."""
        partners = self.shell.logbook.schools.partners()
        self.table.show_rows(partners, key=_id, wanted=self._wanted)
        self._wanted = None
        self.views.setCurrentWidget(self.table if partners else self.empty)
        self.edit_button.setVisible(bool(partners))
        self.remove_button.setVisible(bool(partners))
        bare = sum(not partner.district for partner in partners)
        missing = f" · {bare} belum ada kecamatannya" if bare else ""
        self.header.tell("Sekolah Imbas", f"{len(partners)} sekolah{missing}" if partners else "")

    def focus_main(self) -> None:
        """The table, so that arrows and Enter work at once."""
        self.table.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Fewer columns where there is little room."""
        self.table.setColumnHidden(4, narrow)
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

    def dialog(self, title: str, partner: Partner) -> RecordDialog:
        """The form, ready to be shown."""
        made = RecordDialog(title, FIELDS, partner, self._save, self.window())
        if not partner.id:
            follow_name(made.form)
        return made

    def _form(self, title: str, partner: Partner) -> None:
        self.dialog(title, partner).exec()
        self.table.setFocus()

    def _save(self, partner: Partner) -> None:
        clean = replace(partner, npsn=clean_identifier(partner.npsn))
        self._wanted = self.shell.logbook.schools.save_partner(clean).id
        self.shell.tell(f"{partner.name} tersimpan.", undo=True)

    def remove(self, partner: Partner) -> None:
        """Delete one; undo brings it back."""
        if self.shell.attempt(lambda: self.shell.logbook.schools.remove_partner(partner.id)):
            self.shell.tell(f"{partner.name} dihapus.", undo=True)

    def _edit_current(self) -> None:
        if (partner := self.table.current()) is not None:
            self.edit(partner)

    def _remove_current(self) -> None:
        if (partner := self.table.current()) is not None:
            self.remove(partner)
