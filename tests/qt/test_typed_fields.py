from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget

from app.qt.theme import Scheme, Theme
from app.qt.typed_fields import Calendar, DateField, TimeField

TWELFTH = date(2026, 11, 12)


class Desk(QWidget):
    """A plain line, a date and a time, to go between."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.day, self.hour = QLineEdit(), DateField(), TimeField(optional=True)
        layout = QVBoxLayout(self)
        for one in (self.before, self.day, self.hour):
            layout.addWidget(one)
        self.day.set_value(date(2019, 7, 27))
        self.hour.set_value(time(8))


@pytest.fixture
def desk(qtbot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.before.setFocus()
    return made


def _by_tab(desk: Desk, field: QLineEdit) -> None:
    while desk.focusWidget() is not field:
        QTest.keyClick(desk.focusWidget(), Qt.Key.Key_Tab)


def _by_click(_desk: Desk, field: QLineEdit) -> None:
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(40, field.height() // 2))


def _by_click_and_select_all(_desk: Desk, field: QLineEdit) -> None:
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(40, field.height() // 2))
    QTest.keySequence(field, QKeySequence("Ctrl+A"))


WAYS = pytest.mark.parametrize("enter", [_by_tab, _by_click, _by_click_and_select_all])


@WAYS
@pytest.mark.parametrize("typed", ["12/11/2026", "12112026", "12-11-2026", "12 Nov 2026", "12 november 2026"])
def test_a_date_is_typed_over_what_stands_there(desk: Desk, enter, typed: str) -> None:
    enter(desk, desk.day)
    QTest.keyClicks(desk.day, typed)
    assert desk.day.value == TWELFTH
    QTest.keyClick(desk.day, Qt.Key.Key_Tab)
    assert desk.day.text() == "Kam, 12 Nov 2026"


@WAYS
@pytest.mark.parametrize(
    ("typed", "shown"), [("12.00", "12.00"), ("1200", "12.00"), ("7", "07.00"), ("7:30", "07.30"), ("07.00", "07.00")]
)
def test_a_time_is_typed_over_what_stands_there(desk: Desk, enter, typed: str, shown: str) -> None:
    enter(desk, desk.hour)
    QTest.keyClicks(desk.hour, typed)
    QTest.keyClick(desk.hour, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.hour.text() == shown
    assert desk.hour.value == time(int(shown[:2]), int(shown[3:]))


def test_only_the_optional_one_may_stay_empty(desk: Desk) -> None:
    desk.hour.clear()
    desk.day.clear()
    assert desk.hour.fault() == ""
    assert desk.day.fault().startswith("Masih kosong")


def test_the_arrows_move_by_a_day_and_a_quarter(desk: Desk) -> None:
    QTest.keyClick(desk.day, Qt.Key.Key_Up)
    assert desk.day.value == date(2019, 7, 28)
    QTest.keyClick(desk.hour, Qt.Key.Key_Down)
    assert desk.hour.text() == "07.45"


def test_the_calendar_gives_the_day_that_is_clicked(desk: Desk, qtbot) -> None:
    QTest.keyClick(desk.day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = desk.day.findChildren(Calendar)
    with qtbot.waitSignal(desk.day.changed):
        calendar.clicked.emit(QDate(2019, 7, 30))
    assert desk.day.text() == "Sel, 30 Jul 2019"
    assert not calendar.isVisible()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_day_of_the_calendar_has_room(qtbot, qapp, scheme: Scheme) -> None:
    before = qapp.palette()
    Theme(qapp, scheme)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    calendar = Calendar(TWELFTH, parent)
    calendar.show()
    qtbot.wait(20)
    view = calendar.findChild(QTableView)
    assert isinstance(view, QTableView)
    widest = max(view.fontMetrics().horizontalAdvance(word) for word in ("30", "Sab", "Min", "Kam"))
    widths = [view.columnWidth(column) for column in range(8) if view.columnWidth(column)]
    assert len(widths) == 7
    assert min(widths) >= widest + 6
    weekend = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
    assert abs(weekend.lightness() - view.palette().base().color().lightness()) > 60
    calendar.close()
    qapp.setStyleSheet("")
    qapp.setPalette(before)
