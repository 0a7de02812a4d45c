from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QSpinBox, QWidget

from app.core.errors import UserError
from app.qt.forms import Field, Kind, RecordForm
from app.qt.record_dialog import RecordDialog


class Colour(StrEnum):
    RED = "merah"
    BLUE = "biru"


@dataclass(frozen=True)
class Thing:
    name: str = "Buku"
    text: str = "satu\ndua"
    number: int = 7
    day: date = date(2019, 11, 16)
    until: date | None = None
    at: time | None = time(8, 30)
    colour: Colour = Colour.BLUE
    on: bool = True


FIELDS = (
    Field(
        name="name", label="Nama", hint="Seperti tertulis.", warning=lambda text: "" if len(text) > 2 else "Nama pendek"
    ),
    Field(name="text", label="Isi", kind=Kind.LINES),
    Field(name="number", label="Jumlah", kind=Kind.WHOLE),
    Field(name="day", label="Tanggal", kind=Kind.DATE),
    Field(name="until", label="Sampai", kind=Kind.OPTIONAL_DATE),
    Field(name="at", label="Pukul", kind=Kind.OPTIONAL_TIME),
    Field(name="colour", label="Warna", kind=Kind.CHOICE, choices=[(one, one.value) for one in Colour]),
    Field(name="on", label="Aktif", kind=Kind.FLAG),
)


@pytest.fixture
def form(qtbot) -> RecordForm:
    made = RecordForm(FIELDS)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("thing", [Thing(), Thing(until=date(2020, 2, 29), at=None, colour=Colour.RED, on=False)])
def test_a_record_comes_back_as_it_was(form: RecordForm, thing: Thing) -> None:
    form.load(thing)
    assert form.record(thing) == thing


def test_edits_give_a_changed_copy(form: RecordForm, qtbot) -> None:
    form.load(Thing())
    field = form.widgets["name"]
    assert isinstance(field, QLineEdit)
    with qtbot.waitSignal(form.changed):
        field.setText("  Pena ")
    assert form.record(Thing()) == Thing(name="Pena")


def test_loading_is_not_an_edit(form: RecordForm, qtbot) -> None:
    loaded = Thing(name="X", number=1, on=False, until=date(2020, 1, 1))
    with qtbot.assertNotEmitted(form.changed):
        form.load(loaded)
    assert form.record(Thing()) == loaded


def test_every_field_has_a_label_and_an_accessible_name(form: RecordForm) -> None:
    buddies = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy() is not None}
    for field in FIELDS:
        widget = form.widgets[field.name]
        if field.kind is not Kind.FLAG:
            assert buddies[widget] == field.label
        names = [part.accessibleName() for part in (widget, *widget.findChildren(QWidget))]
        assert field.label in names


def test_a_warning_informs_and_never_blocks(form: RecordForm) -> None:
    form.load(Thing(name="X"))
    assert form.warning("name") == "Nama pendek"
    assert form.record(Thing()).name == "X"
    form.load(Thing(name="Xyz"))
    assert form.warning("name") == ""


@pytest.mark.parametrize("name", ["colour", "number", "day", "at"])
def test_the_wheel_over_a_field_changes_nothing_even_with_the_keyboard_in_it(form: RecordForm, qtbot, name) -> None:
    form.load(Thing())
    form.show()
    box = form.widgets[name]
    box.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert form.record(Thing()) == Thing()


def test_a_date_that_is_not_clear_is_told_below_and_not_saved(form: RecordForm, qtbot) -> None:
    form.load(Thing())
    with qtbot.waitActive(form):
        form.show()
    day = form.widgets["day"]
    assert isinstance(day, QLineEdit)
    day.setFocus()
    qtbot.keyClicks(day, "31/2/2019")
    assert form.warning("day") == "", "not while it is being typed"
    with pytest.raises(UserError, match="Tanggal: “31/2/2019” belum jelas"):
        form.record(Thing())
    form.widgets["name"].setFocus()
    assert "31/2/2019" in form.warning("day")
    day.setFocus()
    qtbot.keyClicks(day, "28/2/2019")
    assert form.warning("day") == ""
    assert form.value("day") == date(2019, 2, 28)


def test_the_name_of_another_day_is_told_below_and_blocks_nothing(form: RecordForm, qtbot) -> None:
    form.load(Thing())
    with qtbot.waitActive(form):
        form.show()
    day = form.widgets["day"]
    assert isinstance(day, QLineEdit)
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "Kamis, 1 Juli 2024")
    assert form.warning("day") == "", "not while it is being typed"
    form.widgets["name"].setFocus()
    assert day.text() == "Sen, 1 Jul 2024"
    assert form.warning("day") == "1 Juli 2024 adalah hari Senin, bukan Kamis."
    assert form.record(Thing()).day == date(2024, 7, 1)
    day.setFocus()
    form.widgets["name"].setFocus()
    assert form.warning("day") != "", "looking again changes nothing"
    day.setFocus()
    qtbot.keyClicks(day, "4/7/2024")
    assert form.warning("day") == ""


def test_a_dialog_stays_open_and_says_why_while_it_cannot_save(qtbot) -> None:
    saved: list[Thing] = []

    def save(thing: Thing) -> None:
        if not thing.name:
            raise UserError("Nama masih kosong.")
        saved.append(thing)

    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RecordDialog("Benda", FIELDS, Thing(name=""), save, parent)
    dialog.show()
    dialog.store()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert dialog.problem.text() == "Nama masih kosong."
    field = dialog.form.widgets["name"]
    assert isinstance(field, QLineEdit)
    field.setText("Pena")
    assert not dialog.problem.isVisible()
    dialog.store()
    assert not dialog.isVisible()
    assert saved == [Thing(name="Pena")]


@pytest.mark.parametrize(("answer", "stays"), [("Buang", False), ("Lanjut mengisi", True)])
def test_escape_from_changed_fields_asks_first(qtbot, answer: str, stays: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RecordDialog("Benda", FIELDS, Thing(), lambda _thing: None, parent)
    dialog.show()
    number = dialog.form.widgets["number"]
    assert isinstance(number, QSpinBox)
    number.setValue(8)
    asked: list[str] = []

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == answer).click()

    QTimer.singleShot(50, reply)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["Buang isian ini?"]
    assert dialog.isVisible() is stays
    number.setValue(7)
    dialog.close()
    assert not dialog.isVisible()


def test_escape_from_unchanged_fields_closes_at_once(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RecordDialog("Benda", FIELDS, Thing(), lambda _thing: None, parent)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "key", "keys"),
    [
        ("name", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("day", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("number", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("text", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        ("name", Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier),
    ],
)
def test_enter_saves_from_a_line_and_ctrl_enter_from_anywhere(
    qtbot, name: str, key: Qt.Key, keys: Qt.KeyboardModifier
) -> None:
    saved: list[Thing] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RecordDialog("Benda", FIELDS, Thing(), saved.append, parent)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.form.widgets[name].setFocus()
    qtbot.keyClick(dialog.form.widgets[name], key, keys)
    assert saved == [Thing()]


def test_the_field_that_a_refusal_is_about_gets_the_cursor_and_comes_into_view(qtbot) -> None:
    def save(_thing: Thing) -> None:
        raise UserError("Tanggal ini sudah lewat. Ubah Nama atau tanggalnya.")

    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RecordDialog("Benda", FIELDS, Thing(), save, parent)
    dialog.show()
    dialog.resize(500, 260)
    dialog.store()
    assert dialog.focusWidget() is dialog.form.widgets["day"]
    qtbot.waitUntil(lambda: not dialog.form.widgets["day"].visibleRegion().isEmpty())
    at = dialog.form.widgets["at"]
    assert isinstance(at, QLineEdit)
    at.clear()
    qtbot.keyClicks(at, "besok")
    dialog.store()
    assert "besok" in dialog.problem.text()
    assert dialog.focusWidget() is at
