"""The form of the model school, with the choice of a programme while there is none."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.identifiers import clean_identifier, npsn_warning
from app.domain.records import ModelSchool
from app.domain.terms import SchoolLevel, SchoolStatus, TimeZone
from app.qt.fields import ComboBox
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.level_guess import follow_name
from app.ui.page import Shell
from app.ui.parts import text_label


def _npsn(text: str) -> str:
    return npsn_warning(clean_identifier(text))


FIELDS = (
    Field(name="name", label="Nama sekolah", columns=2, hint="Seperti di kop surat, misalnya SMP Negeri 2 Sempor."),
    Field(name="npsn", label="NPSN", warning=_npsn),
    Field(name="level", label="Jenjang", kind=Kind.CHOICE, choices=[(term, term.label) for term in SchoolLevel]),
    Field(name="status", label="Status", kind=Kind.CHOICE, choices=[(term, term.label) for term in SchoolStatus]),
    Field(name="time_zone", label="Zona waktu", kind=Kind.CHOICE, choices=[(term, term.label) for term in TimeZone]),
    Field(name="district", label="Kecamatan"),
    Field(name="regency", label="Kabupaten/Kota"),
    Field(name="province", label="Provinsi"),
    Field(name="lesson_minutes", label="Lama 1 JP (menit)", kind=Kind.WHOLE, largest=120),
    Field(name="government", label="Kop baris 1", columns=2, hint="Misalnya PEMERINTAH KABUPATEN KEBUMEN."),
    Field(name="office", label="Kop baris 2", columns=2, hint="Dinas, atau yayasan untuk sekolah swasta."),
    Field(name="address", label="Alamat", columns=2),
    Field(name="phone", label="Telepon"),
    Field(name="email", label="Email"),
    Field(name="website", label="Situs web", columns=2),
)


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


def model_school_dialog(shell: Shell, parent: QWidget) -> RecordDialog:
    """The dialog, ready to be shown."""
    logbook = shell.logbook
    choice = None if logbook.programmes.programmes() else ProgrammeChoice(shell)

    def save(school: ModelSchool) -> None:
        logbook.schools.save_model_school(school)
        if choice is not None and not logbook.programmes.programmes():
            logbook.programmes.start(choice.key())

    school = logbook.schools.model_school()
    made = RecordDialog(
        "Data sekolah",
        FIELDS,
        school or ModelSchool(),
        save,
        parent,
        about="Cukup nama sekolah untuk mulai; sisanya tercetak di kop dan tanda tangan, dan dapat dilengkapi nanti.",
        extra=choice,
    )
    if school is None:
        follow_name(made.form)
    return made


def edit_model_school(shell: Shell, parent: QWidget) -> None:
    """Show the form and say what happened."""
    if model_school_dialog(shell, parent).exec():
        shell.tell("Data sekolah tersimpan.", undo=True)
