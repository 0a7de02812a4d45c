from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.records import Partner
from app.domain.terms import SchoolLevel
from app.ui.importing.schools_page import SchoolImportPage
from app.ui.partners.form import PartnerDialog
from app.ui.partners.page import PartnersPage


def _fill(dialog: PartnerDialog, **values: str) -> None:
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
    assert page.table.current().partner.name == "SMP Baru"
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
    page.remove(page.model.rows[0].partner)
    assert heard[0] == "Belum berhasil"
    assert "tidak dihapus" in heard[1]
    assert page.model.rowCount() == 5


def test_an_empty_list_says_what_belongs_there(empty) -> None:
    empty.window.go("imbas")
    assert "sekolah yang menerima praktik baik" in empty.texts()
    assert "Tambah sekolah pertama" in empty.texts()


def test_everything_of_a_partner_is_entered_in_its_form(stage, tmp_path: Path) -> None:
    stage.window.go("imbas")
    page = stage.page(PartnersPage)
    dialog = page.dialog("Tambah sekolah imbas", Partner())
    stage.qtbot.addWidget(dialog)
    _fill(dialog, name="SMP Baru", district="Karanganyar", principal_name="Kepala Rekaan", distance="jauh")
    assert "belum jelas sebagai jarak" in dialog.form.warning("distance")
    dialog.store()
    assert "Jarak" in dialog.problem.text()
    _fill(dialog, distance="12,5", contact_name="Operator Rekaan", contact_phone="0812")
    scan = tmp_path / "SK.pdf"
    scan.write_bytes(b"%PDF-1.4 rekaan")
    dialog.decree.take(scan)
    dialog.store()
    stage.settle()
    saved = stage.logbook.schools.partners()[-1]
    assert type(saved) is Partner
    assert (saved.distance_km, saved.contact_name, saved.contact_phone) == (12.5, "Operator Rekaan", "0812")
    (decree,) = stage.logbook.documents.find([saved.decree_document_id])
    assert decree.original_name == "SK.pdf"
    row = page.model.rowCount() - 1
    cells = [page.model.index(row, column).data() for column in range(page.model.columnCount())]
    assert cells == ["6", "SMP Baru", "–", "Karanganyar", "Kepala Rekaan", "12,5 km", "ikut"]
    again = page.dialog(saved.name, saved)
    stage.qtbot.addWidget(again)
    assert again.form.value("distance") == "12,5"
    again.decree.remove()
    change = again.signatories.handover_dialog()
    stage.qtbot.addWidget(change)
    name = change.form.widgets["name"]
    assert isinstance(name, QLineEdit)
    name.setText("Kepala Pengganti")
    change.store()
    again.store()
    stage.settle()
    assert stage.logbook.schools.principal(saved.id).name == "Kepala Pengganti"
    assert len([one for one in stage.logbook.schools.signatories() if one.partner_id == saved.id]) == 2
    assert stage.logbook.schools.partners()[-1].decree_document_id is None


def test_an_npsn_of_another_school_is_told_while_typing(stage) -> None:
    own = stage.logbook.schools.model_school()
    stage.window.go("imbas")
    dialog = stage.page(PartnersPage).dialog("Tambah", Partner())
    stage.qtbot.addWidget(dialog)
    _fill(dialog, npsn=own.npsn)
    assert dialog.form.warning("npsn") == f"NPSN ini sama dengan NPSN {own.name}, sekolah Anda sendiri."


def test_the_order_is_changed_by_button_and_by_key(stage) -> None:
    stage.window.go("imbas")
    page = stage.page(PartnersPage)
    names = [line.partner.name for line in page.model.rows]
    page.table.select(0)
    page.down_button.click()
    stage.settle()
    assert [line.partner.name for line in page.model.rows][:2] == [names[1], names[0]]
    assert page.table.current().partner.name == names[0]
    page.table.setFocus()
    stage.qtbot.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    stage.settle()
    assert [line.partner.name for line in page.model.rows] == names


def _schools(path: Path) -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Utara"
    for row in (
        ("DAFTAR SEKOLAH",),
        ("No", "Nama Sekolah", "Kecamatan", "Kepala Sekolah"),
        (1, "SMP Baru", "Gombong", "Kepala Rekaan"),
        (2, "SMP Purnama Sempor", "", "Kepala Lain"),
        (3, "", "Gombong", "Tanpa Sekolah"),
    ):
        first.append(row)
    second = book.create_sheet("Selatan")
    second.append(("Nama Sekolah", "Kecamatan"))
    second.append(("SMPN 4 Gombong", ""))
    book.save(path)
    return path


def test_a_list_of_schools_is_shown_asked_written_and_undone(stage, tmp_path: Path) -> None:
    stage.window.go("imbas")
    before = stage.logbook.schools.partners()
    stage.page(PartnersPage).import_list(_schools(tmp_path / "sekolah.xlsx"))
    stage.settle()
    page = stage.page(SchoolImportPage)
    assert stage.window.navigation.buttons["imbas"].isChecked()
    assert "Sekolah mana ini?" in stage.texts()
    assert "Nama sekolahnya kosong" in stage.texts()
    assert page.preview.cells.tone(2, 1) == "chosen"
    assert page.preview.cells.tone(3, 1) == "soon"
    assert page.preview.cells.tone(4, 2) == "missing"
    assert page.preview.cells.headerData(3, Qt.Orientation.Horizontal) == "D · Kepala sekolah"
    stage.press("Ini")
    assert page.table_box.currentIndex() == 1, "the next question is about the other sheet, which is shown"
    stage.press("Lewati")
    assert page.import_button.text() == "Impor 2 sekolah"
    assert stage.logbook.schools.partners() == before
    page.import_button.click()
    stage.settle()
    assert "1 sekolah baru" in stage.window.status.message.whole_text()
    assert [one.name for one in stage.logbook.schools.partners()][-1] == "SMP Baru"
    assert stage.page(PartnersPage).model.rowCount() == 6
    stage.window.undo()
    stage.settle()
    assert stage.logbook.schools.partners() == before


def test_a_file_without_schools_is_told_and_leads_back(stage, tmp_path: Path) -> None:
    path = tmp_path / "harga.csv"
    path.write_text("harga;jumlah\n1200;3\n", encoding="utf-8")
    stage.window.go("imbas")
    heard = stage.answer_problem()
    stage.page(PartnersPage).import_list(path)
    stage.settle()
    stage.qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert "Tidak ada daftar sekolah" in heard[1]
    assert isinstance(stage.window.page, PartnersPage)
