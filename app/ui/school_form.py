"""The form of the model school, with the choice of a programme while there is none."""

from dataclasses import asdict, dataclass, fields, replace

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.certificate_numbers import template_fault
from app.domain.identifiers import clean_identifier, npsn_warning
from app.domain.records import ModelSchool
from app.domain.terms import Paper, SchoolLevel, SchoolStatus, TimeZone
from app.qt.fields import ComboBox
from app.qt.forms import Field, Kind, RecordForm
from app.ui.letterhead_form import LetterheadForm
from app.ui.level_guess import follow_name
from app.ui.page import Shell
from app.ui.parts import text_label
from app.ui.signatories_form import PrincipalFields, SignatoryList, nip_sentence
from app.ui.tabbed_dialog import TabbedDialog

IDENTITY, LETTERHEAD, SIGNATORIES, CUSTOMS = range(4)
"""The tabs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolEntry(ModelSchool):
    """What the first tab holds: the school, with its principal of today."""

    principal_name: str = ""
    principal_nip: str = ""


def _npsn(text: str) -> str:
    return npsn_warning(clean_identifier(text))


_IDENTITY = (
    Field(name="name", label="Nama sekolah", columns=2, hint="Seperti di kop surat, misalnya SMP Negeri 2 Sempor."),
    Field(name="principal_name", label="Kepala sekolah", hint="Nama dan gelar, seperti dicetak di tanda tangan."),
    Field(name="principal_nip", label="NIP kepala sekolah", warning=nip_sentence),
    Field(name="npsn", label="NPSN", warning=_npsn),
    Field(name="level", label="Jenjang", kind=Kind.CHOICE, choices=[(term, term.label) for term in SchoolLevel]),
    Field(name="status", label="Status", kind=Kind.CHOICE, choices=[(term, term.label) for term in SchoolStatus]),
    Field(name="district", label="Kecamatan"),
    Field(name="regency", label="Kabupaten/Kota"),
    Field(name="province", label="Provinsi"),
    Field(name="address", label="Alamat", columns=2),
    Field(name="phone", label="Telepon"),
    Field(name="email", label="Email"),
    Field(name="website", label="Situs web", columns=2),
)
_CUSTOMS = (
    Field(name="time_zone", label="Zona waktu", kind=Kind.CHOICE, choices=[(term, term.label) for term in TimeZone]),
    Field(name="lesson_minutes", label="Lama 1 JP (menit)", kind=Kind.WHOLE, largest=120),
    Field(
        name="school_days",
        label="Hari sekolah",
        kind=Kind.CHOICE,
        choices=[(5, "5 hari (Senin–Jumat)"), (6, "6 hari (Senin–Sabtu)")],
        hint="Usulan tanggal kegiatan hanya jatuh pada hari sekolah.",
    ),
    Field(
        name="paper",
        label="Kertas surat dan laporan",
        kind=Kind.CHOICE,
        choices=[(term, term.label) for term in Paper],
    ),
    Field(
        name="certificate_template",
        label="Pola nomor sertifikat",
        columns=2,
        hint="{nomor} atau {nomor3} nomor urut · {bulan} bulan Romawi · {bulan2} bulan dua angka · {tahun} tahun",
        warning=template_fault,
    ),
)


def key_words(shell: Shell) -> QLabel:
    """The fingerprint of the school's key, for whoever asks whether a certificate is really ours."""
    own = shell.logbook.certificates.fingerprint()
    told = (
        f"Pengenal tanda tangan digital sekolah: {own}"
        if own
        else "Tanda tangan digital dibuat bersama sertifikat pertama"
    )
    return text_label(f"{told}. Tanda tangan ini ada di kode QR sertifikat dan ikut dalam cadangan.", "hint", wrap=True)


class ProgrammeChoice(QWidget):
    """Which programme to begin with."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.box = ComboBox()
        self.box.setAccessibleName("Program")
        self._presets = shell.logbook.programmes.presets()
        for preset in self._presets:
            self.box.addItem(preset.name, preset.key)
        self.about = text_label("", "hint", wrap=True)
        self.box.currentIndexChanged.connect(self._tell)
        label = QLabel("Program")
        label.setProperty("role", "field-label")
        label.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for widget in (label, self.box, self.about):
            layout.addWidget(widget)
        self._tell(0)

    def _tell(self, number: int) -> None:
        preset = self._presets[number]
        copied = " Tahapannya disalin dan menjadi milik Anda." if preset.stages else ""
        self.about.setText(preset.about + copied)

    def key(self) -> str:
        """The preset that is chosen."""
        return self._presets[self.box.currentIndex()].key


class SchoolDialog(TabbedDialog):
    """Identity, letterhead, who signs, and customs; all are saved together."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        schools, programmes = shell.logbook.schools, shell.logbook.programmes
        there = schools.model_school()
        self._school = there or ModelSchool()
        own = [one for one in schools.signatories() if one.partner_id is None]
        self.choice = None if programmes.programmes() else ProgrammeChoice(shell)
        self.form = RecordForm(_IDENTITY)
        self.letterhead = LetterheadForm(shell, self._school)
        self.signatories = SignatoryList(own)
        self.customs = RecordForm(_CUSTOMS)
        self.customs.put_below("certificate_template", key_words(shell))
        self._first_signatories = self.signatories.signatories
        self._principal = PrincipalFields(self.form, self.signatories)
        self.form.load(self._entry())
        self.customs.load(self._school)
        identity = QWidget()
        layout = QVBoxLayout(identity)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.form)
        if self.choice is not None:
            layout.insertWidget(1, self.choice)
        super().__init__(
            "Data sekolah",
            [
                ("Identitas", identity),
                ("Kop surat", self.letterhead),
                ("Penandatangan", self.signatories),
                ("Waktu dan kertas", self.customs),
            ],
            self._keep,
            parent,
            about="Cukup nama sekolah untuk mulai; sisanya tercetak di kop dan tanda tangan, dapat diisi nanti.",
        )
        if there is None:
            follow_name(self.form)
        status = self.form.widgets["status"]
        assert isinstance(status, QComboBox)
        status.currentIndexChanged.connect(self._show_status)
        self._show_status()
        for one in (self.form, self.letterhead.form, self.customs):
            one.changed.connect(self.problem.hide)
        self.form.focus_first()

    def show_tab(self, number: int) -> None:
        """Open one of the tabs; what was typed for the principal is in the list by then."""
        self._principal.take()
        super().show_tab(number)

    def changed(self) -> bool:
        """Whether something is not saved yet."""
        pictures = any(
            field.new is not None or field.kept != getattr(self._school, name)
            for name, field in self.letterhead.pictures.items()
        )
        return super().changed() or pictures or self.signatories.signatories != self._first_signatories

    def _entry(self) -> SchoolEntry:
        name, nip = self._principal.texts()
        return SchoolEntry(
            **asdict(self._school),
            principal_name=name,
            principal_nip=nip,
        )

    def _show_status(self) -> None:
        self.letterhead.show_status(self.form.value("status"))

    def _keep(self) -> None:
        self._principal.take()
        if fault := template_fault(self.customs.value("certificate_template")):
            raise UserError(fault)
        entry = self.customs.record(self.letterhead.applied(self.form.record(self._entry())))
        school = ModelSchool(**{field.name: getattr(entry, field.name) for field in fields(ModelSchool)})
        logbook = self._shell.logbook
        logbook.schools.save_model_school(
            replace(school, id=self._school.id, uid=self._school.uid),
            signatories=self.signatories.signatories,
            pictures=self.letterhead.new_pictures(),
        )
        if self.choice is not None and not logbook.programmes.programmes():
            logbook.programmes.start(self.choice.key())


def model_school_dialog(shell: Shell, parent: QWidget) -> SchoolDialog:
    """The dialog, ready to be shown."""
    return SchoolDialog(shell, parent)


def edit_model_school(shell: Shell, parent: QWidget) -> None:
    """Show the form and say what happened."""
    if model_school_dialog(shell, parent).exec():
        shell.tell("Data sekolah tersimpan.", undo=True)
