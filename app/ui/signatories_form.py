"""Who signs for a school: a list with periods of office, kept in memory until the dialog around it is saved."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.dates import format_short_date
from app.domain.identifiers import clean_identifier, nip_warning
from app.domain.records import Signatory
from app.domain.signatories import after_handover, period_remarks, signatory_on
from app.domain.terms import SignatoryForm, SigningOffice
from app.qt.forms import Field, Kind, RecordForm
from app.qt.record_dialog import RecordDialog
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.services.schools import checked_signatory
from app.ui.parts import button, text_label

_LEAST_ROWS = 5


def nip_sentence(text: str) -> str:
    """What is odd about a typed NIP."""
    return nip_warning(clean_identifier(text))


_WHO = (
    Field(name="name", label="Nama dan gelar", columns=2, hint="Tercetak persis seperti ini."),
    Field(name="nip", label="NIP atau NI PPPK", warning=nip_sentence),
    Field(name="grade", label="Pangkat/golongan", hint="Tercetak di bawah nama bila diisi."),
)
_FORM = Field(name="form", label="Bentuk", kind=Kind.CHOICE, choices=[(term, term.label) for term in SignatoryForm])
_OFFICE = Field(name="office", label="Jabatan", kind=Kind.CHOICE, choices=[(one, one.label) for one in SigningOffice])
_REST = (
    Field(
        name="title",
        label="Jabatan sendiri",
        columns=2,
        hint="Bila lain dari biasanya, misalnya Wakil Kepala Sekolah yang menandatangani a.n.",
    ),
    Field(name="from_date", label="Menjabat sejak", kind=Kind.OPTIONAL_DATE),
    Field(name="until_date", label="Sampai", kind=Kind.OPTIONAL_DATE, hint="Kosong: masih menjabat."),
)
_HANDOVER = (
    *_WHO,
    Field(
        name="form",
        label="Bentuk",
        kind=Kind.CHOICE,
        choices=[(one, one.label) for one in (SignatoryForm.DEFINITIVE, SignatoryForm.ACTING)],
    ),
    Field(name="from_date", label="Menjabat sejak", kind=Kind.DATE),
)


def _office(one: Signatory) -> str:
    return one.office.label if one.form is SignatoryForm.DEFINITIVE else f"{one.form.code.capitalize()}. {_lower(one)}"


def _lower(one: Signatory) -> str:
    return one.office.label[0].lower() + one.office.label[1:]


def _period(one: Signatory) -> str:
    if one.from_date is None and one.until_date is None:
        return "tidak dibatasi"
    first = format_short_date(one.from_date) if one.from_date else "…"
    return f"{first} – {format_short_date(one.until_date) if one.until_date else 'sekarang'}"


def _tone(one: Signatory) -> str:
    return "secondary" if one.until_date is not None and one.until_date < date.today() else ""


_COLUMNS: tuple[Column[Signatory], ...] = (
    Column(header="Nama", text=lambda one: one.name, width=18, stretch=4, strong=True, tip=lambda one: one.name),
    Column(header="Jabatan", text=_office, width=16, stretch=1, tone=_tone),
    Column(header="Masa jabatan", text=_period, width=25, tone=_tone),
)


def _definitive_today(signatories: Sequence[Signatory]) -> Signatory | None:
    """The definitive principal who holds the office now."""
    definitive = [one for one in signatories if one.form is SignatoryForm.DEFINITIVE]
    return signatory_on(definitive, date.today())


def _with_principal(signatories: Sequence[Signatory], name: str, nip: str) -> tuple[Signatory, ...]:
    """The signatories with a name and NIP for the definitive principal of today; both empty takes the entry away."""
    now = _definitive_today(signatories)
    if now is None:
        return (*signatories, Signatory(name=name, nip=nip)) if name or nip else tuple(signatories)
    changed = [replace(now, name=name, nip=nip)] if name or nip else []
    return tuple(one for old in signatories for one in (changed if old is now else [old]))


class SignatoryList(QWidget):
    """The list with its buttons; `changed` after each change by the user."""

    changed = Signal()

    def __init__(self, signatories: Sequence[Signatory], *, only_principal: bool = False) -> None:
        """The signatories of one school, whose they are again once they are saved.

        With `only_principal` there is no other office to choose, as at a partner.
        """
        super().__init__()
        self.signatories = tuple(replace(one, partner_id=None) for one in signatories)
        self._fields = (*_WHO, _FORM, *_REST) if only_principal else (*_WHO, _OFFICE, _FORM, *_REST)
        self.model = RecordTableModel(_COLUMNS)
        self.table = RecordTable(self.model, "Penandatangan")
        self.table.setProperty("role", "framed")
        self.table.setMinimumHeight((_LEAST_ROWS + 1) * self.table.verticalHeader().defaultSectionSize())
        self.table.opened.connect(self.edit)
        self.table.removed.connect(self.remove)
        self.remarks = text_label("", "warning", wrap=True)
        self.handover_button = button("Kepala sekolah berganti …", self.hand_over)
        self.edit_button = button("Ubah …", lambda: self._on_current(self.edit))
        self.remove_button = button("Hapus", lambda: self._on_current(self.remove))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.handover_button)
        row.addWidget(button("Tambah …", self.add))
        row.addStretch(1)
        row.addWidget(self.edit_button)
        row.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(
            text_label(
                "Surat dan laporan memuat nama yang menjabat pada tanggalnya, jadi nama lama tidak perlu dihapus.",
                "quiet",
                wrap=True,
            )
        )
        layout.addWidget(self.table)
        layout.addWidget(self.remarks)
        layout.addLayout(row)
        self._show()

    def set_signatories(self, signatories: Sequence[Signatory]) -> None:
        """Show others; no signal."""
        self.signatories = tuple(signatories)
        self._show()

    def add(self) -> None:
        """An empty form."""
        self.dialog("Tambah penanda tangan", Signatory()).exec()

    def edit(self, one: Signatory) -> None:
        """The form of one."""
        self.dialog(one.name, one).exec()

    def dialog(self, title: str, one: Signatory) -> RecordDialog:
        """The form, ready to be shown; `one` is replaced when it stands in the list, else added."""

        def save(new: Signatory) -> None:
            new = checked_signatory(new)
            there = one in self.signatories
            self._take([new if old is one else old for old in self.signatories] + ([] if there else [new]))

        return RecordDialog(title, self._fields, one, save, self.window())

    def hand_over(self) -> None:
        """A new principal: name and day."""
        self.handover_dialog().exec()

    def handover_dialog(self) -> RecordDialog:
        """The form of the new principal, ready to be shown."""

        def save(new: Signatory) -> None:
            self._take(after_handover(self.signatories, checked_signatory(new)))

        return RecordDialog(
            "Kepala sekolah berganti",
            _HANDOVER,
            Signatory(from_date=date.today()),
            save,
            self.window(),
            about="Masa jabatan yang lama selesai sehari sebelum tanggal ini; surat yang lama tetap memuat namanya.",
        )

    def remove(self, one: Signatory) -> None:
        """Take one off the list."""
        self._take([old for old in self.signatories if old is not one])

    def _on_current(self, action: object) -> None:
        if (one := self.table.current()) is not None and callable(action):
            action(one)

    def _take(self, signatories: Sequence[Signatory]) -> None:
        self.set_signatories(signatories)
        self.changed.emit()

    def _show(self) -> None:
        ordered = sorted(self.signatories, key=lambda one: (one.office.code, one.from_date or date.min))
        self.model.set_rows(ordered)
        if ordered:
            self.table.select(0)
        found = [sentence for office in SigningOffice for sentence in period_remarks(self.signatories, office)]
        self.remarks.setText("\n".join(found))
        self.remarks.setVisible(bool(found))
        for one in (self.edit_button, self.remove_button):
            one.setEnabled(bool(ordered))


class PrincipalFields:
    """The fields `principal_name` and `principal_nip` of a form, kept in step with the list of signatories."""

    def __init__(self, form: RecordForm, signatories: SignatoryList) -> None:
        self._form = form
        self._list = signatories
        signatories.changed.connect(self.show)

    def texts(self) -> tuple[str, str]:
        """Name and NIP as the list has them; empty without a principal."""
        principal = _definitive_today(self._list.signatories)
        return (principal.name, principal.nip) if principal is not None else ("", "")

    def show(self) -> None:
        """The list was changed: the fields follow."""
        for name, text in zip(("principal_name", "principal_nip"), self.texts(), strict=True):
            widget = self._form.widgets[name]
            assert isinstance(widget, QLineEdit)
            widget.setText(text)

    def take(self) -> None:
        """The fields were changed: the list follows."""
        name, nip = self._form.value("principal_name"), clean_identifier(self._form.value("principal_nip"))
        if (name, nip) != self.texts():
            self._list.set_signatories(_with_principal(self._list.signatories, name, nip))
