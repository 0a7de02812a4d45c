from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.records import Partner
from app.domain.terms import SchoolLevel
from app.qt.record_dialog import RecordDialog
from app.ui.partners.page import PartnersPage


def _fill(dialog: RecordDialog, **values: str) -> None:
    for name, value in values.items():
        widget = dialog.form.widgets[name]
        assert isinstance(widget, QLineEdit)
        widget.setText(value)


def test_the_list_always_shows_the_kecamatan(stage) -> None:
    stage.window.go("imbas")
    model = stage.page(PartnersPage).model
    headers = [column.header for column in model.columns]
    assert "Kecamatan" in headers
    stage.window.resize(910, 480)
    stage.qtbot.wait(30)
    assert not stage.page(PartnersPage).table.isColumnHidden(headers.index("Kecamatan"))


def test_a_partner_is_added_with_a_warning_that_does_not_block(stage) -> None:
    stage.window.go("imbas")
    page = stage.page(PartnersPage)
    dialog = page.dialog("Tambah sekolah imbas", Partner())
    stage.qtbot.addWidget(dialog)
    _fill(dialog, name="SMP Baru", npsn="12 34", district="Karanganyar")
    assert dialog.form.warning("npsn") == "NPSN biasanya 8 angka"
    dialog.store()
    stage.settle()
    saved = stage.logbook.schools.partners()[-1]
    assert (saved.name, saved.npsn, saved.district) == ("SMP Baru", "1234", "Karanganyar")
    assert page.model.rowCount() == 6
    assert page.table.current().name == "SMP Baru"
    page.remove_button.click()
    stage.settle()
    assert "SMP Baru dihapus" in stage.window.status.message.whole_text()
    assert page.model.rowCount() == 5


def test_the_rows_are_numbered_as_they_stand(stage) -> None:
    for name in ("SMP Baru", "SMP Lebih Baru"):
        stage.logbook.schools.save_partner(Partner(name=name, district="Karanganyar"))
    stage.logbook.schools.remove_partner(stage.logbook.schools.partners()[5].id)
    stage.window.go("imbas")
    model = stage.page(PartnersPage).model
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["1", "2", "3", "4", "5", "6"]


def test_nothing_is_deleted_while_nothing_is_selected(stage) -> None:
    stage.window.go("imbas")
    page = stage.page(PartnersPage)
    page.table.clearSelection()
    page.remove_button.click()
    stage.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 5


def test_the_level_follows_the_name_until_it_is_chosen(stage) -> None:
    stage.window.go("imbas")
    dialog = stage.page(PartnersPage).dialog("Tambah sekolah imbas", Partner())
    stage.qtbot.addWidget(dialog)
    name, level = dialog.form.widgets["name"], dialog.form.widgets["level"]
    assert isinstance(level, QComboBox)
    stage.qtbot.keyClicks(name, "SMK Bakti")
    assert dialog.form.value("level") is SchoolLevel.SMK
    level.setCurrentIndex(list(SchoolLevel).index(SchoolLevel.MA))
    level.activated.emit(level.currentIndex())
    stage.qtbot.keyClicks(name, " SMP")
    assert dialog.form.value("level") is SchoolLevel.MA


def test_the_same_school_twice_is_refused_inside_the_form(stage) -> None:
    stage.window.go("imbas")
    first = stage.logbook.schools.partners()[0]
    dialog = stage.page(PartnersPage).dialog("Tambah", Partner())
    stage.qtbot.addWidget(dialog)
    _fill(dialog, name=first.name, district=first.district)
    dialog.show()
    dialog.store()
    assert dialog.isVisible()
    assert "sudah ada di daftar" in dialog.problem.text()
    stage.answer_problem("Buang")
    dialog.reject()
    assert not dialog.isVisible()


def test_delete_removes_and_undo_brings_back(stage) -> None:
    stage.logbook.schools.save_partner(Partner(name="SMP Baru", district="Karanganyar"))
    stage.settle()
    stage.window.go("imbas")
    page = stage.page(PartnersPage)
    page.table.select(5)
    stage.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    stage.settle()
    assert page.model.rowCount() == 5
    assert stage.window.status.undo.isVisible()
    stage.window.status.undo.click()
    stage.settle()
    assert page.model.rowCount() == 6


def test_a_partner_with_people_is_not_deleted_and_it_says_why(stage) -> None:
    stage.window.go("imbas")
    page = stage.page(PartnersPage)
    heard = stage.answer_problem()
    page.remove(page.model.rows[0])
    assert heard[0] == "Belum berhasil"
    assert "tidak dihapus" in heard[1]
    assert page.model.rowCount() == 5


def test_an_empty_list_says_what_belongs_there(empty) -> None:
    empty.window.go("imbas")
    assert "sekolah yang menerima praktik baik" in empty.texts()
    assert "Tambah sekolah pertama" in empty.texts()
