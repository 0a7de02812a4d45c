"""The form of one partner: identity, its principals, its own decree."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError, UserError
from app.domain.identifiers import clean_identifier, npsn_warning
from app.domain.records import Document, Partner
from app.domain.terms import DocumentKind, SchoolLevel, SchoolStatus
from app.domain.typed_values import format_decimal, read_distance
from app.qt.forms import Field, Kind, RecordForm
from app.ui.level_guess import follow_name
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.signatories_form import PrincipalFields, SignatoryList, nip_sentence
from app.ui.tabbed_dialog import TabbedDialog


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerEntry(Partner):
    """What the form holds: the partner, its principal of today, and the distance as typed."""

    principal_name: str = ""
    principal_nip: str = ""
    distance: str = ""


def _distance(text: str) -> str:
    return "" if not text or read_distance(text) is not None else f"“{text}” belum jelas sebagai jarak, misalnya 12,5."


def _identity(npsn: Callable[[str], str]) -> tuple[Field, ...]:
    return (
        Field(name="name", label="Nama sekolah", columns=2),
        Field(name="npsn", label="NPSN", warning=npsn),
        Field(name="district", label="Kecamatan", hint="Membedakan sekolah yang namanya sama."),
        Field(name="level", label="Jenjang", kind=Kind.CHOICE, choices=[(term, term.label) for term in SchoolLevel]),
        Field(name="status", label="Status", kind=Kind.CHOICE, choices=[(term, term.label) for term in SchoolStatus]),
        Field(name="principal_name", label="Kepala sekolah"),
        Field(name="principal_nip", label="NIP kepala sekolah", warning=nip_sentence),
        Field(name="regency", label="Kabupaten/Kota"),
        Field(name="distance", label="Jarak dari sekolah Anda (km)", warning=_distance),
        Field(name="address", label="Alamat", columns=2),
        Field(name="phone", label="Telepon"),
        Field(name="email", label="Email"),
        Field(name="contact_name", label="Narahubung"),
        Field(name="contact_phone", label="No. HP narahubung"),
    )


_MEMBERSHIP = (
    Field(name="active_from", label="Aktif sejak", kind=Kind.OPTIONAL_DATE),
    Field(name="active_until", label="Aktif sampai", kind=Kind.OPTIONAL_DATE, hint="Kosong: masih ikut."),
    Field(name="decree_number", label="Nomor SK", hint="Bila SK program tidak memuat sekolah ini."),
    Field(name="decree_date", label="Tanggal SK", kind=Kind.OPTIONAL_DATE),
    Field(name="note", label="Catatan", kind=Kind.LINES, columns=2),
)
_SCANS = "SK (*.pdf *.jpg *.jpeg *.png);;Semua berkas (*)"


class DecreeFile(QWidget):
    """The scanned decree. What is chosen lies in the store already; its record is saved with the form."""

    def __init__(self, shell: Shell, document_id: int | None) -> None:
        super().__init__()
        self._shell = shell
        self.kept = document_id
        self.new: Document | None = None
        found = shell.logbook.documents.find([document_id]) if document_id is not None else ()
        self._shown: Document | None = found[0] if found else None
        self.name = text_label("", wrap=True)
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.open_button = button("Buka", self._open)
        self.remove_button = button("Lepas", self.remove)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(button("Lampirkan pindaian SK …", self.choose))
        acts.addWidget(self.open_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(text_label("Pindaian SK", "field-label"))
        layout.addWidget(self.name)
        layout.addLayout(acts)
        layout.addWidget(self.problem)
        self._show()

    def choose(self) -> None:
        """Have the user pick a file."""
        from app.qt.prompts import choose_file

        if (path := choose_file(self.window(), "Pilih pindaian SK", _SCANS)) is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Keep a file, or say why not."""
        try:
            self.new = self._shell.logbook.documents.take(path, kind=DocumentKind.DECREE)
        except BukuImbasError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._shown = self.new
        self._show()

    def remove(self) -> None:
        """Go without a file."""
        self.kept, self.new, self._shown = None, None, None
        self._show()

    def _open(self) -> None:
        if self._shown is not None:
            self._shell.open_folder(self._shell.logbook.documents.path_of(self._shown))

    def _show(self) -> None:
        self.problem.hide()
        self.name.setText(self._shown.original_name if self._shown is not None else "belum ada")
        self.open_button.setVisible(self._shown is not None)
        self.remove_button.setVisible(self._shown is not None)


class PartnerDialog(TabbedDialog):
    """Identity, principals, membership; all are saved together. `saved(partner)` hears what was saved."""

    def __init__(
        self, shell: Shell, title: str, partner: Partner, saved: Callable[[Partner], None], parent: QWidget
    ) -> None:
        self._shell = shell
        self._partner = partner
        self._saved = saved
        schools = shell.logbook.schools
        self._others = {one.npsn: one.name for one in schools.partners() if one.npsn and one.id != partner.id}
        own_school = schools.model_school()
        if own_school is not None and own_school.npsn:
            self._others[own_school.npsn] = f"{own_school.name}, sekolah Anda sendiri"
        own = [one for one in schools.signatories() if partner.id and one.partner_id == partner.id]
        self.signatories = SignatoryList(own, only_principal=True)
        self._first_signatories = self.signatories.signatories
        self.form = RecordForm(_identity(self._npsn))
        self.membership = RecordForm(_MEMBERSHIP)
        self.decree = DecreeFile(shell, partner.decree_document_id)
        self._principal = PrincipalFields(self.form, self.signatories)
        self.form.load(self._entry())
        self.membership.load(partner)
        rest = QWidget()
        layout = QVBoxLayout(rest)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.membership)
        layout.addWidget(self.decree)
        tabs = [("Identitas", self.form), ("Kepala sekolah", self.signatories), ("Keikutsertaan dan SK", rest)]
        super().__init__(title, tabs, self._keep, parent)
        if not partner.id:
            follow_name(self.form)
        for one in (self.form, self.membership):
            one.changed.connect(self.problem.hide)
        self.form.focus_first()

    def show_tab(self, number: int) -> None:
        """Open one of the tabs; what was typed for the principal is in the list by then."""
        self._principal.take()
        super().show_tab(number)

    def changed(self) -> bool:
        """Whether something is not saved yet."""
        decree = self.decree.new is not None or self.decree.kept != self._partner.decree_document_id
        return super().changed() or decree or self.signatories.signatories != self._first_signatories

    def _npsn(self, text: str) -> str:
        npsn = clean_identifier(text)
        if npsn in self._others:
            return f"NPSN ini sama dengan NPSN {self._others[npsn][:80]}."
        return npsn_warning(npsn)

    def _entry(self) -> PartnerEntry:
        name, nip = self._principal.texts()
        return PartnerEntry(
            **asdict(self._partner),
            principal_name=name,
            principal_nip=nip,
            distance=format_decimal(self._partner.distance_km),
        )

    def _keep(self) -> None:
        self._principal.take()
        entry = self.membership.record(self.form.record(self._entry()))
        distance = read_distance(entry.distance) if entry.distance else None
        if entry.distance and distance is None:
            raise UserError(f"Jarak: {_distance(entry.distance)} Kosongkan bila belum diketahui.")
        values = {field.name: getattr(entry, field.name) for field in fields(Partner)}
        partner = replace(Partner(**values), distance_km=distance, decree_document_id=self.decree.kept)
        self._saved(
            self._shell.logbook.schools.save_partner(
                partner, signatories=self.signatories.signatories, decree=self.decree.new
            )
        )
