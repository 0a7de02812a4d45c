"""The letterhead: its lines, two logos, or one picture of the user's own in place of it all."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.records import Document, ModelSchool
from app.domain.terms import DocumentKind, SchoolStatus
from app.qt.forms import Field, RecordForm
from app.ui.page import Shell
from app.ui.parts import button, text_label

_FIELDS = (
    Field(name="government", label="Baris pertama", columns=2, hint="Misalnya PEMERINTAH KABUPATEN KEBUMEN."),
    Field(name="office", label="Baris kedua", columns=2, hint="Misalnya DINAS PENDIDIKAN, KEPEMUDAAN, DAN OLAHRAGA."),
)
_PICTURES = "Gambar (*.png *.jpg *.jpeg *.webp)"


class PictureField(QWidget):
    """One picture with a small preview. What is chosen lies in the store already; its record is saved with the form."""

    changed = Signal()

    def __init__(self, shell: Shell, label: str, kind: DocumentKind, document_id: int | None, width: int) -> None:
        """`width` in pixels of the preview."""
        super().__init__()
        self._shell = shell
        self._kind = kind
        self.kept = document_id  # the picture that was saved before and still counts
        self.new: Document | None = None
        found = shell.logbook.documents.find([document_id]) if document_id is not None else ()
        self._shown: Document | None = found[0] if found else None
        self.preview = QLabel()
        self.preview.setFixedSize(width, 72)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setProperty("role", "card")
        self.preview.setAccessibleName(f"Pratinjau {label}")
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.choose_button = button("Pilih gambar …", self.choose)
        self.choose_button.setAccessibleName(f"Pilih gambar: {label}")
        self.remove_button = button("Hapus gambar", self.remove)
        self.remove_button.setAccessibleName(f"Hapus gambar: {label}")
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.choose_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(text_label(label, "field-label"))
        layout.addWidget(self.preview)
        layout.addLayout(acts)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        self._show()

    def choose(self) -> None:
        """Have the user pick a file."""
        from app.qt.prompts import choose_file

        if (path := choose_file(self.window(), "Pilih gambar", _PICTURES)) is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Use the picture of a file, or say why not."""
        from app.core.errors import BukuImbasError

        try:
            self.new = self._shell.logbook.documents.take_picture(path, self._kind)
        except BukuImbasError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._shown = self.new
        self._show()
        self.changed.emit()

    def remove(self) -> None:
        """Go without a picture."""
        self.kept, self.new, self._shown = None, None, None
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.problem.hide()
        picture = QPixmap()
        if self._shown is not None:
            picture = QPixmap(str(self._shell.logbook.documents.photo_copy_path(self._shown, 800)))
        if picture.isNull():
            self.preview.setText("belum ada" if self._shown is None else self._shown.original_name)
        else:
            ratio = self.devicePixelRatioF()
            small = picture.scaled(
                self.preview.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(ratio)
            self.preview.setPixmap(small)
        self.preview.setToolTip(self._shown.original_name if self._shown is not None else "")
        self.remove_button.setEnabled(self._shown is not None)


class LetterheadForm(QWidget):
    """The tab “Kop surat”."""

    def __init__(self, shell: Shell, school: ModelSchool) -> None:
        super().__init__()
        self.form = RecordForm(_FIELDS)
        self.form.load(school)
        self.pictures = {
            "government_logo_id": PictureField(
                shell, "Logo pemerintah (kiri)", DocumentKind.LOGO, school.government_logo_id, 120
            ),
            "school_logo_id": PictureField(
                shell, "Logo sekolah (kanan)", DocumentKind.LOGO, school.school_logo_id, 120
            ),
            "letterhead_id": PictureField(
                shell, "Kop buatan sendiri", DocumentKind.LETTERHEAD, school.letterhead_id, 420
            ),
        }
        logos = QHBoxLayout()
        logos.setSpacing(14)
        logos.addWidget(self.pictures["government_logo_id"], 1)
        logos.addWidget(self.pictures["school_logo_id"], 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.form)
        layout.addLayout(logos)
        layout.addWidget(self.pictures["letterhead_id"])
        layout.addWidget(
            text_label("Bila gambar kop ada, gambar itu menggantikan logo dan semua baris kop.", "hint", wrap=True)
        )

    def show_status(self, status: SchoolStatus) -> None:
        """A private school's second line is its yayasan."""
        word = "Yayasan" if status is SchoolStatus.PRIVATE else "Baris kedua (dinas)"
        widget = self.form.widgets["office"]
        widget.setAccessibleName(word)
        for label in self.form.findChildren(QLabel):
            if label.buddy() is widget:
                label.setText(word)

    def applied(self, school: ModelSchool) -> ModelSchool:
        """The school with these lines, without the pictures that were taken away."""
        kept = {name: field.kept for name, field in self.pictures.items()}
        return self.form.record(replace(school, **kept))

    def new_pictures(self) -> dict[str, Document]:
        """The pictures that were chosen, by the field that will name them."""
        return {name: field.new for name, field in self.pictures.items() if field.new is not None}
