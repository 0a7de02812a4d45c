import json
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit

from app.domain.terms import LetterKind
from app.qt.theme import Scheme, tokens
from app.ui.home.page import HomePage
from app.ui.letters.page import LettersPage
from app.ui.meetings.page import MeetingsPage
from app.ui.menu import build_menu, history_actions, work_actions
from app.ui.packets.page import PacketsPage
from app.ui.partners.page import PartnersPage
from app.ui.people.page import PeoplePage
from app.ui.programmes.page import ProgrammesPage
from app.ui.recaps.page import RecapsPage
from app.ui.schedule.page import SchedulePage
from app.ui.school_form import model_school_dialog
from app.ui.search import SearchDialog, entries

_LOADED = """
import json, sys
from PySide6.QtWidgets import QApplication
from pathlib import Path
from PySide6.QtCore import QSettings
from app.qt.theme import Theme, make_application
from app.ui.main_window import MainWindow
application = make_application("uji")
window = MainWindow(Path("x"), Theme(application), print, QSettings())
window.show()
application.processEvents()
print(json.dumps(sorted(name for name in sys.modules if name.partition(".")[0] not in ("encodings",))))
"""


def test_the_first_picture_needs_no_library_but_qts_three(tmp_path) -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    heavy = {"sqlalchemy", "alembic", "openpyxl", "reportlab", "PIL", "xlsxwriter", "rapidfuzz", "python_calamine"}
    assert not heavy & {name.partition(".")[0] for name in loaded}
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == {
        "PySide6.QtCore",
        "PySide6.QtGui",
        "PySide6.QtWidgets",
    }
    assert not any(name.startswith(("app.services", "app.storage", "app.intake")) for name in loaded)


def _press_keys(stage, keys: str) -> None:
    wanted = QKeySequence(keys)
    found = [s for s in stage.window.findChildren(QShortcut) if s.key() == wanted]
    assert len(found) == 1, keys
    found[0].activated.emit()


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("Alt+1", HomePage),
        ("Alt+2", SchedulePage),
        ("Alt+3", MeetingsPage),
        ("Alt+4", PartnersPage),
        ("Alt+5", PeoplePage),
        ("Alt+6", ProgrammesPage),
        ("Alt+7", LettersPage),
        ("Alt+8", RecapsPage),
        ("Alt+9", PacketsPage),
    ],
)
def test_every_page_opens_by_its_key(stage, keys: str, kind: type) -> None:
    stage.window.go("paket" if kind is HomePage else "beranda")
    _press_keys(stage, keys)
    assert isinstance(stage.window.page, kind)


def test_every_page_opens_by_its_button(stage) -> None:
    for code, kind in (("kegiatan", MeetingsPage), ("imbas", PartnersPage), ("paket", PacketsPage)):
        stage.qtbot.mouseClick(stage.window.navigation.buttons[code], Qt.MouseButton.LeftButton)
        assert isinstance(stage.window.page, kind)
        assert stage.window.navigation.buttons[code].isChecked()


def test_the_frame_names_school_year_and_what_waits(stage) -> None:
    navigation = stage.window.navigation
    assert navigation.school.text() == "SMP Negeri 2 Sempor"
    assert "2019/2020" in navigation.year.text()
    assert navigation.buttons["kegiatan"].count.isVisible()
    assert "menunggu" in navigation.buttons["kegiatan"].accessibleName()
    assert stage.window.status.saved.text().startswith("✓ Tersimpan")
    assert str(stage.logbook.folder.root) in stage.window.status.folder.text()


def test_undo_and_redo_say_what_they_did(stage) -> None:
    partner = stage.logbook.schools.partners()[0]
    stage.window.go("imbas")
    stage.logbook.schools.save_partner(type(partner)(name="SMP Baru", district="Karanganyar"))
    stage.settle()
    assert stage.page(PartnersPage).model.rowCount() == 6
    _press_keys(stage, "Ctrl+Z")
    stage.settle()
    assert stage.window.status.message.whole_text().startswith("Diurungkan: Sekolah imbas SMP Baru")
    assert stage.page(PartnersPage).model.rowCount() == 5
    _press_keys(stage, "Ctrl+Y")
    stage.settle()
    assert stage.page(PartnersPage).model.rowCount() == 6
    _press_keys(stage, "Ctrl+Z")
    _press_keys(stage, "Ctrl+Shift+Z")
    stage.settle()
    assert stage.page(PartnersPage).model.rowCount() == 6


def test_nothing_to_undo_is_said(empty) -> None:
    empty.window.undo()
    assert empty.window.status.message.whole_text() == "Tidak ada yang dapat diurungkan."


def test_search_finds_pages_meetings_partners_and_actions(stage) -> None:
    dialog = SearchDialog(
        entries(stage.window, history_actions(stage.window) + work_actions(stage.window)), stage.window
    )
    stage.qtbot.addWidget(dialog)
    dialog.show()
    for words, expected in (
        ("paket", "Halaman"),
        ("evaluasi", "Kegiatan"),
        ("muhammadiyah gombong", "Sekolah imbas"),
        ("urungkan", "Perintah"),
    ):
        dialog.field.setText(words)
        kinds = {dialog.list.item(row).text().split("\n")[1] for row in range(dialog.list.count())}
        assert expected in kinds, words
    dialog.field.setText("evaluasi peningkatan")
    stage.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert stage.window.page is not None
    assert stage.page(MeetingsPage).detail.meeting.title.startswith("Evaluasi")


def test_search_finds_a_letter_by_its_number_and_by_its_subject(stage) -> None:
    meeting = stage.logbook.meetings.meetings()[0]
    letter = replace(stage.logbook.letters.draft(LetterKind.INVITATION, meeting.id), number="421.3/7/VII/2019")
    stage.logbook.letters.save(replace(letter, subject="Undangan rapat pleno"))
    for words in ("421.3/7", "rapat pleno"):
        dialog = SearchDialog(entries(stage.window, []), stage.window)
        stage.qtbot.addWidget(dialog)
        dialog.field.setText(words)
        assert dialog.list.item(0).text() == "Surat undangan · 421.3/7/VII/2019 · Undangan rapat pleno\nSurat"
        stage.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        page = stage.page(LettersPage)
        assert page.table.current().letter.number == "421.3/7/VII/2019"
        stage.window.go("beranda")


def test_a_meeting_comes_before_the_step_that_names_it_and_no_hit_is_said(stage) -> None:
    meeting = stage.logbook.meetings.meetings()[4]
    stage.logbook.meetings.save(replace(meeting, title="Evaluasi akhir"))
    stage.window.search()
    dialog = next(child for child in stage.window.findChildren(SearchDialog) if child.isVisible())

    def lines() -> list[str]:
        return [dialog.list.item(row).text() for row in range(dialog.list.count())]

    for words in ("evaluasi", "evaluasi akhir", "kegiatan evaluasi"):
        dialog.field.setText(words)
        assert lines()
        assert all("Perintah" not in line for line in lines())
    dialog.field.setText("urung")
    assert lines()[0].startswith("Urungkan: ")
    dialog.field.setText("zzz")
    assert lines() == []
    assert dialog.nothing.isVisible()
    assert dialog.nothing.text() == "Tidak ada yang cocok dengan “zzz”."
    dialog.close()


def test_tab_goes_through_the_navigation_in_order(stage) -> None:
    stage.window.go("imbas")
    stage.window.activateWindow()
    stage.window.navigation.menu.setFocus()
    names = []
    for _ in range(11):
        stage.qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Tab)
        names.append(stage.window.focusWidget().text())
    pages = ["Beranda", "Jadwal", "Kegiatan", "Sekolah Imbas", "Orang", "Program", "Surat", "Rekap", "Paket"]
    assert names == [*pages, "Data sekolah", "Bantuan"]


def test_a_long_name_of_the_school_takes_two_lines(stage) -> None:
    name = "Sekolah Menengah Pertama Islam Terpadu Cahaya Bangsa Mandiri Kabupaten Kebumen"
    school = stage.logbook.schools.model_school()
    stage.logbook.schools.save_model_school(replace(school, name=name))
    stage.settle()
    shown = stage.window.navigation.school
    assert shown.text().count("\n") == 1
    assert shown.text().endswith("…")
    assert shown.toolTip() == name


def test_help_fits_a_small_screen_and_scrolls(stage) -> None:
    stage.window.help()
    dialog = next(child for child in stage.window.findChildren(QDialog) if child.windowTitle() == "Bantuan")
    room = dialog.screen().availableGeometry()
    assert dialog.height() <= room.height()
    assert dialog.minimumSizeHint().height() < 400
    dialog.close()


def test_the_menu_offers_undo_with_its_label(stage) -> None:
    menu = build_menu(stage.window)
    words = [action.text() for action in menu.actions()]
    menu.deleteLater()
    assert words[0] == "Urungkan: Isi dengan data contoh\tCtrl+Z"
    assert "Cari …\tCtrl+K" in words


def test_the_colour_scheme_is_changed_and_remembered(stage) -> None:
    stage.window.set_scheme(Scheme.DARK)
    assert tokens().card == "#1d2328"
    assert stage.window._settings.value("tampilan") == "gelap"
    stage.window.set_scheme(Scheme.LIGHT)


def test_a_narrow_window_keeps_everything_in_reach(stage) -> None:
    stage.window.resize(910, 480)
    stage.qtbot.wait(30)
    navigation = stage.window.navigation
    assert navigation.width() < 80
    assert navigation.buttons["kegiatan"].text() == ""
    assert navigation.buttons["kegiatan"].accessibleName().startswith("Kegiatan")
    assert not navigation.school.isVisible()
    stage.window.resize(1366, 728)
    stage.qtbot.wait(30)
    assert navigation.buttons["kegiatan"].text() == "Kegiatan"


def test_help_opens_and_closes(stage) -> None:
    _press_keys(stage, "F1")
    dialog = next(child for child in stage.window.findChildren(QDialog) if child.windowTitle() == "Bantuan")
    assert dialog.isVisible()
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_model_school_is_entered_with_its_programme(empty) -> None:
    dialog = model_school_dialog(empty.window, empty.window)
    empty.qtbot.addWidget(dialog)
    for field, text in (("name", "SD Negeri 4 Contoh"), ("npsn", "123")):
        widget = dialog.form.widgets[field]
        assert isinstance(widget, QLineEdit)
        widget.setText(text)
    assert dialog.form.warning("npsn") == "NPSN biasanya 8 angka"
    dialog.store()
    empty.settle()
    assert empty.logbook.schools.model_school().name == "SD Negeri 4 Contoh"
    assert empty.logbook.programmes.current() is not None
    assert empty.window.navigation.school.text() == "SD Negeri 4 Contoh"


def test_a_change_on_another_thread_reaches_the_page(stage) -> None:
    stage.window.go("imbas")
    partner = stage.logbook.schools.partners()[0]
    stage.window.jobs.start(
        lambda _progress: stage.logbook.schools.save_partner(type(partner)(name="SMP Baru", district="Karanganyar"))
    )
    stage.settle()
    assert stage.page(PartnersPage).model.rowCount() == 6


def test_nothing_in_the_window_has_the_name_of_another_language(stage) -> None:
    for code in ("beranda", "kegiatan", "imbas", "paket"):
        stage.window.go(code)
        stage.qtbot.wait(10)
        words = set(stage.texts().replace("&", "").split())
        assert not words & {"Save", "Cancel", "Open", "Close", "Delete", "Edit", "Add", "None", "True", "False"}


def test_the_menu_button_stands_inside_the_window(stage) -> None:
    menu = stage.window.navigation.menu
    assert stage.window.rect().contains(menu.mapTo(stage.window, QPoint(0, 0)))
