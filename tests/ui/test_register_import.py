"""Impor daftar orang: into the register, with the school said by the rows or by the user."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.lists import Column
from app.domain.people_list import PeopleQuery
from app.domain.terms import Affiliation, PersonGroup
from app.ui.importing.layout_changes import with_meaning
from app.ui.importing.people_page import PeopleImportPage
from app.ui.people.page import PeoplePage
from app.ui.people_form import PersonDialog
from app.ui.register_import import import_people, waiting_people_dialog


def _book(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)  # pyright: ignore[reportArgumentType]
    book.save(path)
    return path


def _dapodik(path: Path, school: str = "SMP PURNAMA SEMPOR") -> Path:
    return _book(
        path,
        ("Daftar Guru",),
        (school,),
        ("Tanggal Unduh: 2024-01-02",),
        (),
        ("No", "Nama", "NUPTK", "JK", "Tempat Lahir", "NIP", "Status Kepegawaian", "Jenis PTK", "NIK"),
        (1, "Zahra Rekaan", "1234567890123456", "P", "Kebumen", "", "GTY/PTY", "Guru Mapel", "3305010101800001"),
        (2, "Yusuf Rekaan", "", "L", "Kebumen", "", "GTY/PTY", "Guru Mapel", "3305010101800003"),
    )


def _names(stage) -> set[str]:
    people = stage.logbook.people
    return {people.person(number).name for number in people.search_ids(PeopleQuery(words="Rekaan"))}


def _open(stage, path: Path) -> PeopleImportPage:
    import_people(stage.window, path)
    stage.settle()
    stage.settle()
    return stage.page(PeopleImportPage)


def test_dapodik_names_its_school_above_the_list(stage, tmp_path: Path) -> None:
    page = _open(stage, _dapodik(tmp_path / "guru.xlsx"))
    assert stage.window.navigation.buttons["orang"].isChecked()
    assert page.origin_box.currentText().startswith("SMP Purnama Sempor")
    assert page.import_button.text() == "Impor 2 orang"
    assert "NIK, alamat, dan lainnya tidak disimpan" in stage.texts()
    assert page.preview.cells.index(5, 8).data() == ""
    assert _names(stage) == set()
    page.import_button.click()
    stage.settle()
    assert isinstance(stage.window.page, PeoplePage)
    assert _names(stage) == {"Zahra Rekaan", "Yusuf Rekaan"}
    assert "2 orang baru" in stage.window.status.message.whole_text()
    stage.window.undo()
    stage.settle()
    assert _names(stage) == set()


def test_of_an_unknown_school_the_user_is_asked_before_anything_is_planned(stage, tmp_path: Path) -> None:
    page = _open(stage, _dapodik(tmp_path / "guru.xlsx", "SMP ENTAH DI MANA"))
    assert page.origin_box.currentText() == "Pilih sekolahnya …"
    assert page.plan is None
    assert not page.import_button.isEnabled()
    assert page.import_button.text() == "Pilih asalnya dahulu"
    page.origin_box.setCurrentIndex(1)  # the own school
    page.origin_box.activated.emit(1)
    stage.settle()
    assert page.plan is not None
    page.import_button.click()
    stage.settle()
    people = stage.logbook.people
    found = [people.person(number) for number in people.search_ids(PeopleQuery(words="Zahra"))]
    assert [one.affiliation for one in found] == [Affiliation.MODEL]


def test_elsewhere_has_to_be_named(stage, tmp_path: Path) -> None:
    page = _open(stage, _book(tmp_path / "a.xlsx", ("No", "Nama", "Jabatan"), (1, "Zahra Rekaan", "Ketua")))
    last = page.origin_box.count() - 1
    page.origin_box.setCurrentIndex(last)
    page.origin_box.activated.emit(last)
    assert page.institution.isVisible()
    assert not page.import_button.isEnabled()
    page.institution.setText("Komite Sekolah")
    page.institution.editingFinished.emit()
    stage.settle()
    assert page.import_button.text() == "Impor 1 orang"


def test_rows_that_were_left_out_are_finished_later(stage, tmp_path: Path) -> None:
    rows = (
        ("No", "Nama", "NIP", "Asal Sekolah"),
        (1, "Zahra Rekaan", "", "SMP Purnama"),
        (2, "", "198601012010011020", "SMP Purnama"),
    )
    page = _open(stage, _book(tmp_path / "a.xlsx", *rows))
    assert page.origin_box.currentText() == "menurut kolom sekolah"
    page.import_button.click()
    stage.settle()
    assert "1 baris menunggu jawaban" in stage.window.status.message.whole_text()
    notice = stage.page(PeoplePage).waiting_button
    assert notice.isVisible()
    assert notice.text() == "1 baris impor menunggu …"
    dialog = waiting_people_dialog(stage.window, stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.show()

    def complete() -> None:
        form = QApplication.activeModalWidget()
        if isinstance(form, PersonDialog):
            timer.stop()
            assert form.form.value("nip") == "198601012010011020"
            name = form.form.widgets["name"]
            assert isinstance(name, QLineEdit)
            name.setText("Yusuf Rekaan")
            form.store()

    timer = QTimer(dialog)
    timer.timeout.connect(complete)
    timer.start(20)
    stage.press("Tambahkan …")
    stage.qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5_000)
    assert stage.logbook.register_imports.waiting() == ()
    stage.settle()
    assert not notice.isVisible()
    assert _names(stage) == {"Zahra Rekaan", "Yusuf Rekaan"}


def test_a_file_without_people_is_told_and_leads_back(stage, tmp_path: Path) -> None:
    path = tmp_path / "harga.csv"
    path.write_text("harga;jumlah\n1200;3\n", encoding="utf-8")
    heard = stage.answer_problem("Kembali")
    import_people(stage.window, path)
    stage.settle()
    stage.qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert isinstance(stage.window.page, PeoplePage)


def test_everybody_imported_is_put_into_a_group(stage, tmp_path: Path) -> None:
    rows = (("No", "Nama", "Asal Sekolah"), (1, "Zahra Rekaan", "SMP Purnama Sempor"), (2, "Yusuf Rekaan", ""))
    page = _open(stage, _book(tmp_path / "a.xlsx", *rows))
    chosen = 1 + list(PersonGroup).index(PersonGroup.SUPERVISOR)
    page.group_box.setCurrentIndex(chosen)
    page.group_box.activated.emit(chosen)
    page.import_button.click()
    stage.settle()
    people = stage.logbook.people
    found = [people.person(number) for number in people.search_ids(PeopleQuery(words="Rekaan"))]
    assert [one.groups for one in found] == [(PersonGroup.SUPERVISOR,)] * 2
    stage.window.undo()
    stage.settle()
    assert _names(stage) == set()


def test_columns_cells_and_rows_are_mended_as_for_attendance(stage, tmp_path: Path) -> None:
    rows = (
        ("No", "Nama", "Asal Sekolah", "Catatan"),
        (1, "Zahra Rekaan", "SMP Purnama Sempor", "Bendahara"),
        (2, "Yusuf Rekaan", "SMP Purnama Sempor", "Guru"),
    )
    page = _open(stage, _book(tmp_path / "a.xlsx", *rows))
    page.pointing.correct(2, "B", "Zaskia Rekaan")
    page.pointing.cross(3)
    stage.settle()
    stage.settle()
    assert page.import_button.text() == "Impor 1 orang"
    assert page.draft is not None
    page.pointing.point(with_meaning(page.pointing.layout(page.draft), "D", Column.POSITION))
    stage.settle()
    stage.settle()
    page.import_button.click()
    stage.settle()
    people = stage.logbook.people
    found = [people.person(number) for number in people.search_ids(PeopleQuery(words="Rekaan"))]
    assert [(one.name, one.position) for one in found] == [("Zaskia Rekaan", "Bendahara")]
