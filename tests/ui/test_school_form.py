"""Data sekolah: identity, letterhead, who signs and customs in one dialog with tabs."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from app.domain.records import ModelSchool, Signatory
from app.domain.terms import Paper, SchoolStatus, SignatoryForm, SigningOffice
from app.qt.typed_fields import TypedField
from app.ui.school_form import CUSTOMS, IDENTITY, LETTERHEAD, SIGNATORIES, SchoolDialog, model_school_dialog


@pytest.fixture
def dialog(stage) -> SchoolDialog:
    made = model_school_dialog(stage.window, stage.window)
    stage.qtbot.addWidget(made)
    return made


def _type(dialog, name: str, text: str) -> None:
    widget = dialog.form.widgets[name]
    assert isinstance(widget, QLineEdit)
    widget.setText(text)


def test_the_name_alone_is_enough_to_begin(empty) -> None:
    dialog = model_school_dialog(empty.window, empty.window)
    empty.qtbot.addWidget(dialog)
    dialog.store()
    assert "Nama sekolah masih kosong" in dialog.problem.text()
    _type(dialog, "name", "SMP Rekaan")
    dialog.store()
    assert dialog.result() == SchoolDialog.DialogCode.Accepted
    school = empty.logbook.schools.model_school()
    assert school is not None
    assert (school.name, school.paper, school.school_days) == ("SMP Rekaan", Paper.F4, 5)
    assert empty.logbook.schools.signatories() == ()
    assert empty.logbook.programmes.current() is not None


def test_the_principal_on_the_first_tab_is_the_one_who_signs(stage, dialog: SchoolDialog) -> None:
    before = stage.logbook.schools.principal()
    _type(dialog, "principal_name", "Drs. Benar Rekaan")
    _type(dialog, "principal_nip", "19700101 199512 1 001")
    assert dialog.form.warning("principal_nip") == ""
    dialog.show_tab(SIGNATORIES)
    assert [one.name for one in dialog.signatories.model.rows] == ["Drs. Benar Rekaan", "Drs. Slamet Riyanto Hadi"]
    dialog.store()
    now = stage.logbook.schools.principal()
    assert (now.id, now.name, now.nip) == (before.id, "Drs. Benar Rekaan", "197001011995121001")


def test_a_change_of_principal_is_one_step_in_the_form(stage, dialog: SchoolDialog) -> None:
    before = stage.logbook.schools.principal()
    change = dialog.signatories.handover_dialog()
    stage.qtbot.addWidget(change)
    _type(change, "name", "Dra. Baru Rekaan")
    day = change.form.widgets["from_date"]
    assert isinstance(day, TypedField)
    day.set_value(date(2024, 7, 1))
    change.store()
    assert dialog.form.value("principal_name") == "Dra. Baru Rekaan"
    assert dialog.changed()
    dialog.store()
    principal = stage.logbook.schools.principal
    assert (principal(day=date(2024, 6, 30)).name, principal().name) == (before.name, "Dra. Baru Rekaan")
    assert principal(day=date(2024, 6, 30)).id == before.id
    stage.logbook.history.undo()
    assert principal().name == before.name


def test_a_pengawas_signs_too_and_an_overlap_is_told_but_kept(stage, dialog: SchoolDialog) -> None:
    form = dialog.signatories.dialog("Tambah penanda tangan", Signatory())
    stage.qtbot.addWidget(form)
    form.store()
    assert "Nama penanda tangan masih kosong" in form.problem.text()
    _type(form, "name", "Pengawas Rekaan")
    office = form.form.widgets["office"]
    assert isinstance(office, QComboBox)
    office.setCurrentIndex(list(SigningOffice).index(SigningOffice.SUPERVISOR))
    form.store()
    second = dialog.signatories.dialog("Tambah penanda tangan", Signatory(from_date=date(2024, 1, 1)))
    stage.qtbot.addWidget(second)
    _type(second, "name", "Kepala Kedua")
    second.store()
    assert "bertumpuk" in dialog.signatories.remarks.text()
    dialog.store()
    offices = [one.office for one in stage.logbook.schools.signatories() if one.partner_id is None]
    assert sorted(offices) == [SigningOffice.PRINCIPAL] * 2 + [SigningOffice.SUPERVISOR] * 2


def test_the_list_shows_in_which_capacity_and_when(stage, dialog: SchoolDialog) -> None:
    acting = Signatory(
        name="Rekaan Plt",
        form=SignatoryForm.ACTING,
        from_date=date(2024, 3, 1),
        until_date=date(2024, 3, 31),
    )
    dialog.signatories.set_signatories((acting,))
    model = dialog.signatories.model
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert cells == ["Rekaan Plt", "Plt. kepala sekolah", "1 Mar 2024 – 31 Mar 2024"]
    dialog.signatories.remove(acting)
    assert model.rowCount() == 0
    assert not dialog.signatories.edit_button.isEnabled()


def test_pictures_are_previewed_saved_and_taken_away(stage, dialog: SchoolDialog, tmp_path: Path) -> None:
    path = tmp_path / "kop.png"
    Image.new("RGB", (1200, 200), "white").save(path)
    field = dialog.letterhead.pictures["letterhead_id"]
    assert field.preview.text() == "belum ada"
    field.take(path)
    assert not field.preview.pixmap().isNull()
    dialog.store()
    school = stage.logbook.schools.model_school()
    assert school.letterhead_id is not None
    again = model_school_dialog(stage.window, stage.window)
    stage.qtbot.addWidget(again)
    shown = again.letterhead.pictures["letterhead_id"]
    assert not shown.preview.pixmap().isNull()
    assert shown.preview.toolTip() == "kop.png"
    shown.remove_button.click()
    again.store()
    assert stage.logbook.schools.model_school().letterhead_id is None


def test_a_file_that_is_no_picture_is_said_beside_its_button(stage, dialog: SchoolDialog, tmp_path: Path) -> None:
    path = tmp_path / "kop.docx"
    path.write_bytes(b"bukan gambar")
    field = dialog.letterhead.pictures["letterhead_id"]
    field.take(path)
    assert "kop.docx bukan gambar" in field.problem.text()
    assert field.new is None


def test_a_private_school_is_asked_for_its_yayasan(dialog: SchoolDialog) -> None:
    status = dialog.form.widgets["status"]
    assert isinstance(status, QComboBox)

    def words() -> list[str]:
        return [label.text() for label in dialog.letterhead.findChildren(QLabel)]

    assert "Yayasan" not in words()
    status.setCurrentIndex(list(SchoolStatus).index(SchoolStatus.PRIVATE))
    assert "Yayasan" in words()


def test_customs_are_kept(stage, dialog: SchoolDialog) -> None:
    for name, index in (("school_days", 1), ("paper", 1), ("time_zone", 2)):
        widget = dialog.customs.widgets[name]
        assert isinstance(widget, QComboBox)
        widget.setCurrentIndex(index)
    before = stage.logbook.schools.model_school()
    dialog.store()
    school = stage.logbook.schools.model_school()
    assert (school.school_days, school.paper, school.time_zone.code) == (6, Paper.A4, "WIT")
    assert (school.uid, school.name, school.letter_template) == (before.uid, before.name, before.letter_template)
    assert isinstance(school, ModelSchool)
    assert type(school) is ModelSchool


def test_looking_at_the_tabs_changes_nothing(stage, dialog: SchoolDialog) -> None:
    dialog.show()
    stage.qtbot.wait(20)
    for number in (LETTERHEAD, CUSTOMS, IDENTITY):
        dialog.show_tab(number)
    assert not dialog.changed()
    _type(dialog, "district", "Kecamatan lain")
    assert dialog.changed()
