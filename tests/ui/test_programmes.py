"""Program: begin one from a preset, date it, edit its stages and facts, copy it and take it away."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from app.domain.records import Stage
from app.domain.terms import DocumentKind, Role, ServiceKind
from app.qt.dialog import Dialog
from app.ui.programmes.copy_question import CopyQuestion
from app.ui.programmes.facts_form import RoleWordEditor
from app.ui.programmes.page import ProgrammesPage
from app.ui.programmes.stage_form import RequirementEditor
from app.ui.programmes.start_dialog import StartDialog

START = date(2026, 8, 17)


@pytest.fixture
def page(stage) -> ProgrammesPage:
    stage.window.go("program")
    return stage.page(ProgrammesPage)


def _shown(stage, dialog: Dialog) -> Dialog:
    stage.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _typed(dialog, name: str, value: str) -> None:
    widget = dialog.form.widgets[name]
    if isinstance(widget, QPlainTextEdit):
        widget.setPlainText(value)
    elif isinstance(widget, QComboBox):
        widget.setCurrentText(value)
    else:
        assert isinstance(widget, QLineEdit)
        widget.setText(value)
        widget.textEdited.emit(value)


def test_an_empty_page_says_what_belongs_there(empty) -> None:
    empty.window.go("program")
    words = empty.texts()
    assert "pekerjaan setahun" in words
    assert "Mulai program" in words
    assert "Usulkan tanggal" not in words


def test_a_programme_begins_with_the_dates_that_were_accepted(empty) -> None:
    empty.window.go("program")
    dialog = empty.page(ProgrammesPage).start_dialog()
    _shown(empty, dialog)
    assert not dialog.list.rows
    dialog.start.pick(START)
    assert "5 dari 5 kegiatan akan direncanakan" in dialog.summary.text()
    first, second, *_, last = dialog.list.rows
    assert first.note.text().startswith("Digeser dari Senin, 17 Agustus (libur: Hari Kemerdekaan")
    last.tick.setChecked(False)
    assert "4 dari 5" in dialog.summary.text()
    second.days[0].pick(date(2026, 9, 3))
    assert second.days[1].value == date(2026, 9, 4)
    dialog.store()
    empty.settle()
    assert dialog.programme is not None
    meetings = empty.logbook.meetings.meetings()
    assert len(meetings) == 4
    assert [day.date.day for day in meetings[1].days] == [3, 4]
    assert "dimulai. 4 kegiatan direncanakan" in empty.window.status.message.whole_text()
    assert "7 tahapan · 4 kegiatan" in empty.texts()
    empty.window.undo()
    empty.settle()
    assert "pekerjaan setahun" in empty.texts()


def test_the_due_days_of_papers_are_seen_and_changed_before_they_count(empty) -> None:
    empty.window.go("program")
    dialog = empty.page(ProgrammesPage).start_dialog()
    _shown(empty, dialog)
    dialog.start.pick(START)
    assert "2 dari 2 tenggat akan dicatat" in dialog.summary.text()
    report, profile = dialog.list.due_rows
    report.days[0].pick(date(2026, 12, 21))
    profile.tick.setChecked(False)
    dialog.store()
    empty.settle()
    assert [one.due for one in empty.logbook.programmes.stages()[5:]] == [date(2026, 12, 21), None]


def test_a_report_due_before_the_last_meeting_is_told_on_the_page(stage, page: ProgrammesPage) -> None:
    assert page.remarks.isHidden()
    programme = page.programme
    assert programme is not None
    stages = stage.logbook.programmes.stages(programme.id)
    due = replace(stages[5], due=date(2019, 11, 1))
    stage.logbook.programmes.save(programme, (*stages[:5], due, *stages[6:]))
    stage.settle()
    assert "jatuh sebelum kegiatan terakhir, Pengimbasan praktik baik (16 November 2019)" in stage.texts()


def test_a_closed_day_is_told_while_it_is_chosen(empty) -> None:
    empty.window.go("program")
    dialog = empty.page(ProgrammesPage).start_dialog()
    _shown(empty, dialog)
    dialog.start.pick(START)
    row = dialog.list.rows[0]
    row.days[0].pick(date(2026, 8, 22))
    assert row.note.text() == "Sabtu, 22 Agustus bukan hari sekolah"
    row.days[0].pick(date(2026, 8, 24))
    assert row.note.isHidden()
    dialog.store()
    assert empty.logbook.meetings.meetings()[0].first_date == date(2026, 8, 24)


def test_the_keyboard_goes_through_the_proposed_dates(empty) -> None:
    empty.window.go("program")
    dialog = empty.page(ProgrammesPage).start_dialog()
    _shown(empty, dialog)
    dialog.start.pick(START)
    dialog.start.setFocus()
    empty.qtbot.wait(30)  # new rows appear with the next round of events
    for expected in (*dialog.list.fields(), dialog.accept_button):
        empty.qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is expected
    empty.answer_problem("Buang")
    dialog.reject()


def test_a_day_that_is_not_clear_keeps_the_dialog_open(empty) -> None:
    empty.window.go("program")
    dialog = empty.page(ProgrammesPage).start_dialog()
    _shown(empty, dialog)
    dialog.start.pick(START)
    field = dialog.list.rows[0].days[0]
    field.setText("31 Februari")
    field.textEdited.emit("31 Februari")
    dialog.store()
    assert dialog.isVisible()
    assert "Sosialisasi, hari 1: “31 Februari” belum jelas" in dialog.problem.text()
    assert empty.logbook.programmes.programmes() == ()
    assert field.text() == "31 Februari"
    dialog.list.rows[0].tick.setChecked(False)
    dialog.store()
    assert not dialog.isVisible()


def test_a_programme_may_begin_without_dates(empty) -> None:
    empty.window.go("program")
    dialog = empty.page(ProgrammesPage).start_dialog()
    _shown(empty, dialog)
    dialog.store()
    empty.settle()
    assert len(empty.logbook.programmes.stages()) == 7
    assert empty.logbook.meetings.meetings() == ()
    later = StartDialog(empty.window, empty.window, empty.logbook.programmes.current())
    _shown(empty, later)
    assert not later.accept_button.isEnabled()
    later.start.pick(START)
    later.store()
    assert len(empty.logbook.meetings.meetings()) == 5
    programme = empty.logbook.programmes.current()
    assert programme is not None
    assert programme.start == START


def test_a_broken_preset_of_ones_own_is_told_beside_the_others(empty) -> None:
    own = empty.logbook.folder.root / "program"
    own.mkdir()
    (own / "punya-kami.toml").write_text('nama = "Kami"\n[[tahapan]]\nnama = "A"\nhari = "dua"', encoding="utf-8")
    empty.window.go("program")
    dialog = empty.page(ProgrammesPage).start_dialog()
    _shown(empty, dialog)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "punya-kami.toml, tahapan 1: “hari” harus berupa angka bulat" in words
    assert dialog.choice is not None
    assert dialog.choice.box.count() == 8
    dialog.reject()


def test_the_stages_tell_what_is_planned_and_recorded(stage, page: ProgrammesPage) -> None:
    model = page.stages.model
    row = [model.index(1, column).data() for column in range(model.columnCount())]
    assert row[1:4] == ["Rapat kerja pemetaan mutu dan perencanaan", "1 × 2 hari", "20"]
    assert row[7] == "1 dari 1"
    assert model.index(5, 2).data() == "tenggat saja"


def test_a_stage_is_changed_with_its_documents(stage, page: ProgrammesPage) -> None:
    dialog = page.stages.dialog(stage.logbook.programmes.stages()[0])
    _shown(stage, dialog)
    _typed(dialog, "name", "N" * 500)
    _typed(dialog, "offset", "12")
    needed = dialog.findChild(RequirementEditor)
    assert isinstance(needed, RequirementEditor)
    needed.boxes[DocumentKind.PHOTO].setValue(9)
    needed.boxes[DocumentKind.INVITATION].setValue(0)
    needed.boxes[DocumentKind.RECORD].setValue(1)
    dialog.store()
    stage.settle()
    saved = stage.logbook.programmes.stages()[0]
    assert (saved.name, saved.offset_days) == ("N" * 500, 12)
    asked = {one.kind: one.minimum for one in saved.requirements}
    assert asked[DocumentKind.PHOTO] == 9
    assert asked[DocumentKind.RECORD] == 1
    assert DocumentKind.INVITATION not in asked


@pytest.mark.parametrize("offset", ["-3", "dua", "1,5", "²"])
def test_an_offset_that_is_no_number_is_said_inside_the_form(stage, page: ProgrammesPage, offset: str) -> None:
    before = stage.logbook.programmes.stages()
    dialog = page.stages.dialog(before[0])
    _shown(stage, dialog)
    _typed(dialog, "offset", offset)
    assert "Tulis angka saja" in dialog.form.warning("offset")
    dialog.store()
    assert dialog.isVisible()
    assert "Tulis angka saja" in dialog.problem.text()
    assert stage.logbook.programmes.stages() == before
    stage.answer_problem("Buang")
    dialog.reject()


def test_a_new_stage_comes_behind_the_selected_one(stage, page: ProgrammesPage) -> None:
    page.stages.table.select(1)
    dialog = page.stages.dialog(Stage())
    _shown(stage, dialog)
    _typed(dialog, "name", "Bimtek")
    _typed(dialog, "service", "In Service")
    dialog.store()
    stage.settle()
    stages = stage.logbook.programmes.stages()
    assert [one.position for one in stages] == list(range(1, 9))
    assert (stages[2].name, stages[2].service) == ("Bimtek", ServiceKind.IN_SERVICE)
    assert page.stages.table.current().stage.name == "Bimtek"


def test_stages_move_by_keyboard_and_by_button(stage, page: ProgrammesPage) -> None:
    page.stages.table.setFocus()
    page.stages.table.select(0)
    names = [one.name for one in stage.logbook.programmes.stages()]
    assert not page.stages.up_button.isEnabled()
    page.stages.down_button.click()
    stage.settle()
    assert [one.name for one in stage.logbook.programmes.stages()] == [names[1], names[0], *names[2:]]
    assert page.stages.table.current().stage.name == names[0]
    page.stages.move_current(-1)
    stage.settle()
    assert [one.name for one in stage.logbook.programmes.stages()] == names
    page.stages.table.select(6)
    page.stages.move_current(1)
    assert [one.name for one in stage.logbook.programmes.stages()] == names


def test_delete_removes_a_stage_and_undo_brings_it_back_with_its_meetings(stage, page: ProgrammesPage) -> None:
    before, overview = stage.logbook.programmes.stages(), stage.logbook.overview.meetings()
    page.stages.table.select(0)
    stage.qtbot.keyClick(page.stages.table, Qt.Key.Key_Delete)
    stage.settle()
    assert len(stage.logbook.programmes.stages()) == 6
    assert "1 kegiatannya tetap ada" in stage.window.status.message.whole_text()
    stage.window.undo()
    stage.settle()
    assert stage.logbook.programmes.stages() == before
    assert stage.logbook.overview.meetings() == overview


def test_the_facts_are_changed_with_words_and_recipients(stage, page: ProgrammesPage) -> None:
    dialog = page.facts.dialog()
    _shown(stage, dialog)
    _typed(dialog, "budget", "2020")
    _typed(dialog, "decree_number", "420/3300.1 -Bid GTK dan Kur")
    _typed(dialog, "decree_date", "5 Agustus 2019")
    _typed(dialog, "recipients", "Dinas Pendidikan\nLPMP")
    words = dialog.findChild(RoleWordEditor)
    assert isinstance(words, RoleWordEditor)
    words.lines[Role.PARTICIPANT].setText("Guru sasaran")
    dialog.store()
    stage.settle()
    saved = page.programme
    assert saved is not None
    assert (saved.budget_year, saved.decree_number) == (2020, "420/3300.1 -Bid GTK dan Kur")
    assert (saved.decree_date, saved.recipients) == (date(2019, 8, 5), "Dinas Pendidikan\nLPMP")
    stage.window.go("program", tab="data")
    assert "Peserta: Guru sasaran" in stage.texts()


def test_a_budget_year_that_is_none_is_said_inside_the_form(stage, page: ProgrammesPage) -> None:
    dialog = page.facts.dialog()
    _shown(stage, dialog)
    _typed(dialog, "budget", "2019/2020")
    dialog.store()
    assert "Tahun anggaran: Tulis empat angka" in dialog.problem.text()
    stage.answer_problem("Buang")
    dialog.reject()


def test_a_scanned_decree_is_attached(stage, page: ProgrammesPage, tmp_path: Path) -> None:
    (tmp_path / "SK sekolah model.pdf").write_text("keputusan")
    stage.window.go("program", tab="data")
    page.facts.attach_decree(tmp_path / "SK sekolah model.pdf")
    stage.settle()
    assert "SK sekolah model.pdf" in stage.texts()
    assert page.facts.open_button.isVisible()


def test_next_year_is_a_copy_and_both_can_be_looked_at(stage, page: ProgrammesPage) -> None:
    assert page.chooser.isHidden()
    assert page.programme is not None
    question = CopyQuestion(stage.window, page.programme, stage.window)
    _shown(stage, question.dialog)
    question.dialog.store()
    assert question.programme is not None
    page.open(programme_id=question.programme.id)
    stage.settle()
    assert page.chooser.isVisible()
    assert "TP 2020/2021 · 7 tahapan · 0 kegiatan" in stage.texts()
    page.chooser.setCurrentIndex(1)
    page.chooser.activated.emit(1)
    stage.settle()
    assert "TP 2019/2020" in stage.texts()
    assert page.programme.school_year == "2019/2020"


def test_a_copy_plans_the_own_series_and_leaves_what_others_organise(stage, page: ProgrammesPage) -> None:
    first, second, *others = stage.logbook.meetings.meetings()
    stage.logbook.meetings.save(replace(first, organiser="LPMP Jawa Tengah"))
    stage.logbook.meetings.save(replace(second, stage_id=None))
    assert page.programme is not None
    question = CopyQuestion(stage.window, page.programme, stage.window)
    _shown(stage, question.dialog)
    assert question.list.isHidden()
    tick = question.dialog.form.widgets["with_meetings"]
    assert isinstance(tick, QCheckBox)
    tick.click()
    assert question.list.isVisible()
    assert question.list.ticks[first.id].accessibleName().endswith("oleh LPMP Jawa Tengah")
    question.list.ticks[others[-1].id].setChecked(False)
    question.dialog.store()
    stage.settle()
    assert question.programme is not None
    copies = [one for one in stage.logbook.meetings.meetings() if one.programme_id == question.programme.id]
    wanted = [one.title for one in others[:-1] if one.stage_id is not None and not one.organiser]
    assert [one.title for one in copies] == wanted


def test_a_programme_with_meetings_stays_and_one_without_goes(stage, page: ProgrammesPage) -> None:
    heard = stage.answer_problem()
    page.facts.remove()
    assert "masih punya 6 kegiatan" in heard[1]
    copy = stage.logbook.programmes.duplicate(stage.logbook.programmes.current().id)
    page.open(programme_id=copy.id)
    page.facts.remove()
    stage.settle()
    assert [one.id for one in stage.logbook.programmes.programmes()] != [copy.id]
    assert len(stage.logbook.programmes.programmes()) == 1
    assert page.programme is not None
    assert page.programme.id != copy.id


def test_everything_has_room_in_a_small_window(make_stage: Callable, sample_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_folder, tmp_path / "data")
    small = make_stage(840, 440)
    small.window.go("program")
    page = small.page(ProgrammesPage)
    small.settle()
    for tab in ("tahapan", "siklus", "data"):
        small.window.go("program", tab=tab)
        small.settle()
        assert page.width() <= small.window.width()
        assert page.sides.currentWidget().minimumSizeHint().width() <= page.width()
