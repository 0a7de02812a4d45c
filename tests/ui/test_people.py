from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.terms import Affiliation
from app.qt.record_dialog import RecordDialog
from app.ui.meetings.page import MeetingsPage
from app.ui.people_form import OriginChoice, person_dialog


def _line(dialog: RecordDialog, name: str) -> QLineEdit:
    widget = dialog.form.widgets[name]
    assert isinstance(widget, QLineEdit)
    return widget


def test_a_person_is_corrected_and_the_list_shows_it(stage) -> None:
    meeting = stage.logbook.meetings.meetings()[1]
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran")
    row = next(row for row in stage.logbook.attendance.rows(meeting.id) if row.name == "Wagiyem Hartono")
    dialog = person_dialog(stage.window, row.person_id, stage.window)
    stage.qtbot.addWidget(dialog)
    _line(dialog, "name").setText("Wagiyem Hartono, S.Sos.")
    _line(dialog, "nip").setText("1972 0318")
    assert dialog.form.warning("nip") == "NIP 8 angka, biasanya 18"
    (origin,) = dialog.findChildren(OriginChoice)
    origin.box.setCurrentIndex(0)
    dialog.store()
    stage.settle()
    lines = stage.page(MeetingsPage).detail.attendance.model.rows
    (shown,) = [line.row for line in lines if line.row.person_id == row.person_id]
    assert (shown.name, shown.nip) == ("Wagiyem Hartono, S.Sos.", "19720318")
    assert shown.affiliation is Affiliation.PARTNER
    assert shown.institution == "SMP Negeri 4 Gombong"


def test_enter_on_a_line_opens_the_person(stage) -> None:
    meeting = stage.logbook.meetings.meetings()[1]
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran")
    stage.qtbot.wait(30)
    tab = stage.page(MeetingsPage).detail.attendance
    seen: list[str] = []

    def look() -> None:
        from PySide6.QtWidgets import QApplication

        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RecordDialog):
            seen.append(_line(dialog, "name").text())
            dialog.reject()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(200, look)
    tab.table.select(0)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert seen == [tab.model.rows[0].row.name]
