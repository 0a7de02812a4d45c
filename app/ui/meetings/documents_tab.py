"""Dokumentasi: the files and links that prove a meeting, by kind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dates import format_short_date, format_size
from app.domain.records import Document, Meeting
from app.domain.terms import DocumentKind
from app.qt.fields import ComboBox, fill_choices
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.ui.page import Shell
from app.ui.parts import button
from app.ui.widgets import Card, EmptyState


def _named(document: Document) -> str:
    return " – ".join(part for part in (document.original_name or document.link, document.caption) if part)


COLUMNS: tuple[Column[Document], ...] = (
    Column(header="Jenis", text=lambda d: d.kind.label, width=14, stretch=2, tone=lambda _d: "secondary"),
    Column(
        header="Nama",
        text=_named,
        width=11,
        stretch=4,
        strong=True,
        tip=_named,
    ),
    Column(header="Ukuran", text=lambda d: format_size(d.size) if d.sha256 else "tautan", width=8, right=True),
    Column(
        header="Ditambahkan",
        text=lambda d: format_short_date(d.added_at.date()) if d.added_at else "–",
        width=13,
        tone=lambda _d: "secondary",
    ),
)
_ORDER = {kind: number for number, kind in enumerate(DocumentKind)}


def _id(document: Document) -> int:
    return document.id


class DocumentsTab(QWidget):
    """The list, and the way to add, open, re-sort and delete."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._meeting: Meeting | None = None
        self.kind = ComboBox()
        self.kind.setAccessibleName("Jenis dokumen yang ditambahkan")
        kinds: list[tuple[DocumentKind | None, str]] = [(None, "Jenis otomatis")]
        kinds += [(kind, kind.label) for kind in DocumentKind]
        self._kinds = kinds
        fill_choices(self.kind, kinds)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(10)
        self.add_button = button("+ Berkas …", self._choose)
        tools = QHBoxLayout()
        tools.setContentsMargins(14, 0, 14, 4)
        tools.setSpacing(8)
        tools.addWidget(self.kind, 1)
        tools.addWidget(self.add_button)
        tools.addWidget(button("+ Tautan …", self._ask_link))
        self.remove_button = button("Hapus", self._remove_current)
        self.caption_button = button("Keterangan …", self._ask_caption, tip="Tercetak di bawah foto dalam laporan")
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        for one in (self.caption_button, self.remove_button):
            foot.addWidget(one)
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Dokumentasi kegiatan")
        self.table.opened.connect(self._open)
        self.table.removed.connect(self.remove)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(
            EmptyState(
                "Undangan, daftar hadir bertanda tangan, notulen, foto, dan materi kegiatan ini. "
                "Seret berkasnya ke sini, atau pilih dari folder.",
                [button("Pilih berkas …", self._choose)],
            )
        )
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 8)
        card.body.addLayout(tools)
        card.body.addWidget(self.views, 1)
        card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_meeting(self, meeting: Meeting) -> None:
        """List the documents of a meeting."""
        self._meeting = meeting
        found = self._shell.logbook.documents.of_meeting(meeting.id)
        self.table.show_rows(sorted(found, key=lambda document: (_ORDER[document.kind], document.id)), key=_id)
        self.views.setCurrentIndex(0 if found else 1)
        for one in (self.caption_button, self.remove_button):
            one.setVisible(bool(found))

    def pick_kind(self, kind: DocumentKind) -> None:
        """Have the next files added as this kind."""
        self.kind.setCurrentIndex([value for value, _ in self._kinds].index(kind))

    def start(self) -> QWidget:
        """Where the keyboard begins: adding, once a kind is picked, else the list."""
        return self.add_button if self.kind.currentIndex() else self.table

    def add_files(self, paths: list[Path], then: Callable[[], object] | None = None) -> None:
        """Copy files into the logbook, with progress; `then()` goes on once they are there."""
        meeting = self._meeting
        if meeting is None or not paths:
            return
        kind = self._kinds[self.kind.currentIndex()][0]
        documents = self._shell.logbook.documents
        self._shell.run(
            "Melampirkan berkas",
            lambda progress: documents.add(paths, meeting.id, kind, progress),
            lambda added: self._added(added, then),
        )

    def _added(self, added: Any, then: Callable[[], object] | None) -> None:
        self.kind.setCurrentIndex(0)
        if added.documents:
            self._shell.tell(f"{len(added.documents)} berkas dilampirkan.", undo=True)
        if added.refused:
            from app.qt.prompts import show_problem

            show_problem(self.window(), f"{len(added.refused)} berkas tidak dilampirkan", "\n".join(added.refused))
        if then is not None:
            then()

    def remove(self, document: Document) -> None:
        """Detach one; undo brings it back."""
        if self._shell.attempt(lambda: self._shell.logbook.documents.remove([document.id])):
            self._shell.tell(f"{document.original_name or 'Tautan'} dihapus.", undo=True)

    def _choose(self) -> None:
        from app.qt.prompts import choose_files

        self.add_files(choose_files(self.window(), "Pilih berkas dokumentasi"))

    def _ask_link(self) -> None:
        link, agreed = QInputDialog.getText(
            self.window(), "Tambah tautan", "Alamat (https://…), misalnya video kegiatan:"
        )
        meeting = self._meeting
        if agreed and meeting is not None:
            kind = self._kinds[self.kind.currentIndex()][0] or DocumentKind.OTHER
            if self._shell.attempt(lambda: self._shell.logbook.documents.add_link(link, meeting.id, kind)):
                self.kind.setCurrentIndex(0)
                self._shell.tell("Tautan dilampirkan.", undo=True)

    def _ask_caption(self) -> None:
        document = self.table.current()
        if document is None:
            return
        what = document.original_name or document.link
        words, agreed = QInputDialog.getText(self.window(), "Keterangan", f"Keterangan {what}:", text=document.caption)
        changed = replace(document, caption=" ".join(words.split()))
        if agreed and self._shell.attempt(lambda: self._shell.logbook.documents.change(changed)):
            self._shell.tell("Keterangan tersimpan.", undo=True)

    def _open(self, document: Document) -> None:
        if document.link:
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(QUrl(document.link))
        else:
            self._shell.open_folder(self._shell.logbook.documents.path_of(document))

    def _menu(self, at: QPoint) -> None:
        document = self.table.current()
        if document is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Buka", lambda: self._open(document))
        kinds = menu.addMenu("Ubah jenis")
        for kind in DocumentKind:
            entry = kinds.addAction(kind.label)
            entry.setCheckable(True)
            entry.setChecked(kind is document.kind)
            entry.triggered.connect(lambda _checked=False, chosen=kind: self._change_kind(document, chosen))
        menu.addAction("Keterangan …", self._ask_caption)
        menu.addAction("Hapus\tDel", lambda: self.remove(document))
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _change_kind(self, document: Document, kind: DocumentKind) -> None:
        self._shell.attempt(lambda: self._shell.logbook.documents.change(replace(document, kind=kind)))

    def _remove_current(self) -> None:
        if (document := self.table.current()) is not None:
            self.remove(document)
