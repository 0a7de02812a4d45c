from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

from app.core.paths import resource
from app.qt.translation import install_indonesian


def _messages() -> list[tuple[str, str, str]]:
    root = ElementTree.parse(resource("translations", "qt_id.ts")).getroot()
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("translation", ""))
        for context in root.iter("context")
        for message in context.iter("message")
    ]


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[QTranslator]:
    before = QLocale()
    translator = install_indonesian(qapp)
    yield translator
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_the_compiled_catalogue_holds_every_message_of_the_source() -> None:
    compiled = QTranslator()
    assert compiled.load(str(resource("translations", "qt_id.qm")))
    messages = _messages()
    assert len(messages) > 100
    wrong = [(context, source) for context, source, text in messages if compiled.translate(context, source) != text]
    assert wrong == []


def test_every_message_is_one_that_qt_asks_for() -> None:
    german = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert german.load("qtbase_de", folder)
    unknown = [(context, source) for context, source, _ in _messages() if not german.translate(context, source)]
    assert unknown == []


def test_standard_buttons_are_indonesian(indonesian: QTranslator, qtbot) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel | kinds.Yes | kinds.No | kinds.Close | kinds.Apply | kinds.Open)
    qtbot.addWidget(box)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == {"Simpan", "Batal", "Ya", "Tidak", "Tutup", "Terapkan", "Buka"}


def test_the_menu_of_a_text_field_is_indonesian(indonesian: QTranslator, qtbot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().replace("&", "").partition("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert words == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih Semua"]


def test_dates_and_numbers_are_indonesian(indonesian: QTranslator) -> None:
    assert QLocale().dayName(6) == "Sabtu"
    assert QLocale().toString(1250000) == "1.250.000"
