"""Certificates in the window: the tab of a meeting, its dialogs, and the check."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from app.domain.certificate_marks import Words
from app.domain.records import Meeting, Requirement
from app.domain.terms import DocumentKind
from app.qt.record_dialog import RecordDialog
from app.ui.certificate_check import CheckDialog
from app.ui.meetings.certificate_design import DesignDialog
from app.ui.meetings.certificate_dialogs import NumberingDialog, Whom, files_dialog
from app.ui.meetings.certificates_tab import CertificatesTab
from app.ui.meetings.page import MeetingsPage
from app.ui.menu import work_actions
from app.ui.school_form import CUSTOMS, model_school_dialog
from tests.reports.sample_certificates import draw_background


def _meeting(stage, words: str = "Rapat kerja") -> Meeting:
    return next(one for one in stage.logbook.meetings.meetings() if one.title.startswith(words))


def _tab(stage, words: str = "Rapat kerja") -> CertificatesTab:
    stage.window.go("kegiatan", meeting_id=_meeting(stage, words).id, tab="sertifikat")
    stage.qtbot.wait(20)
    return stage.page(MeetingsPage).detail.certificates


def _issue(stage, words: str = "Rapat kerja"):
    made = stage.logbook.certificates.give_numbers(_meeting(stage, words).id)
    stage.settle()
    return made


def _when_open(stage, kind: type, act) -> list[object]:
    """Have `act(dialog)` done once a dialog of a kind is up; the list holds it afterwards."""
    seen: list[object] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            timer.stop()
            seen.append(dialog)
            act(dialog)

    timer = QTimer(stage.window)
    timer.timeout.connect(look)
    timer.start(20)
    return seen


def _select(tab: CertificatesTab, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    tab.table.clearSelection()
    for row in rows:
        tab.table.selectionModel().select(tab.model.index(row, 0), flags)


def test_a_meeting_without_attendance_says_what_to_do(stage) -> None:
    tab = _tab(stage, "Pengimbasan")
    assert "Isi dahulu kehadirannya" in stage.texts()
    assert not tab.number_button.isEnabled()
    assert not tab.pdf_button.isEnabled()


def test_the_list_says_who_qualifies_who_does_not_and_why(stage) -> None:
    tab = _tab(stage)
    assert tab.rule.text() == "Peserta yang hadir setiap hari (2 hari) mendapat sertifikat; syaratnya 75 %."
    states = [tab.model.index(row, 5).data() for row in range(tab.model.rowCount())]
    assert "memenuhi syarat" in states
    assert "hadir 50 %, kurang dari 75 %" in states
    assert tab.start() is tab.number_button


def test_a_narrow_window_shows_the_buttons_whole(stage) -> None:
    tab = _tab(stage)
    stage.window.resize(910, 485)
    stage.settle()
    for one in (tab.check_button, tab.design_button, tab.pdf_button, tab.number_button):
        assert one.width() >= one.sizeHint().width(), one.text()
    assert tab.rule.width() > tab.width() // 2
    header = tab.table.horizontalHeader()
    assert header.length() <= tab.table.viewport().width(), "no column is cut at the edge"


def test_everybody_who_qualifies_gets_a_number_from_the_tab_and_undo_takes_it_back(stage) -> None:
    tab = _tab(stage)
    examples: list[str] = []

    def agree(dialog) -> None:
        examples.append(dialog.example.text())
        dialog.store()

    _when_open(stage, NumberingDialog, agree)
    tab.number_button.click()
    stage.settle()
    assert re.fullmatch(r"Nomor 001/SERT/VIII/2019 sampai 0\d\d/SERT/VIII/2019", examples[0])
    assert tab.model.index(0, 5).data() == "001/SERT/VIII/2019"
    assert "sertifikat bernomor, mulai 001/SERT/VIII/2019" in stage.window.status.message.whole_text()
    assert not tab.board.waiting
    assert tab.start() is tab.table
    stage.window.undo()
    stage.settle()
    assert tab.board.waiting


def test_whoever_is_marked_can_get_a_number_with_a_word_of_warning(stage) -> None:
    tab = _tab(stage)
    unfit = next(row for row, line in enumerate(tab.board.lines) if not line.candidate.qualifies)
    _select(tab, unfit)
    dialog = NumberingDialog(stage.window, _meeting(stage), tab.board, tab.chosen(), stage.window)
    stage.qtbot.addWidget(dialog)
    whom = dialog.form.widgets["whom"]
    assert isinstance(whom, QComboBox)
    whom.setCurrentIndex(1)
    assert f"Tidak memenuhi syarat: {tab.board.lines[unfit].candidate.name}." in dialog.example.text()
    dialog.store()
    stage.settle()
    assert tab.board.lines[unfit].certificate is not None
    assert len(dialog.made) == 1


def test_enter_edits_a_number_and_a_number_used_twice_is_only_told(stage) -> None:
    made = _issue(stage)
    tab = _tab(stage)
    tab.table.select(1)
    warnings: list[str] = []

    def retype(dialog) -> None:
        line = dialog.form.widgets["number"]
        assert isinstance(line, QLineEdit)
        line.setText(made[0].number)
        warnings.append(dialog.form.warning("number"))
        dialog.store()

    _when_open(stage, RecordDialog, retype)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    stage.settle()
    assert warnings == [f"Nomor {made[0].number} sudah dipakai {made[0].name}, 2 Agustus 2019."]
    assert tab.model.index(1, 5).data() == made[0].number
    assert f"Nomor {made[0].number} sudah dipakai" in tab.notes.text()


def test_a_corrected_name_is_seen_and_reissued_with_one_button(stage) -> None:
    made = _issue(stage)
    person = stage.logbook.people.person(made[1].person_id)
    stage.logbook.people.save(replace(person, name="Nama Yang Benar, S.Pd."))
    tab = _tab(stage)
    assert "1 tidak lagi sesuai data" in tab.chosen_words.text()
    states = [tab.model.index(row, 5).data() for row in range(tab.model.rowCount())]
    assert f"{made[1].number} · berubah: nama" in states
    tab.reissue_button.click()
    stage.settle()
    assert "1 sertifikat diterbitkan ulang dengan nomor yang sama." in stage.window.status.message.whole_text()
    assert "tidak lagi sesuai" not in tab.chosen_words.text()


def test_marked_certificates_are_deleted_with_the_delete_key_and_come_back(stage) -> None:
    _issue(stage)
    tab = _tab(stage)
    _select(tab, 0, 1)
    assert "2 dipilih" in tab.chosen_words.text()
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    stage.settle()
    assert "2 sertifikat dihapus." in stage.window.status.message.whole_text()
    assert len(tab.board.waiting) == 2
    stage.window.undo()
    stage.settle()
    assert not tab.board.waiting


def test_files_are_written_and_the_proof_appears_among_the_documents(stage, tmp_path: Path) -> None:
    _issue(stage)
    tab = _tab(stage)
    tab.write(tmp_path / "semua.pdf", apart=False, whom=Whom.ALL)
    stage.settle()
    assert (tmp_path / "semua.pdf").stat().st_size > 10_000
    assert "semua.pdf" in stage.window.status.message.whole_text()
    _select(tab, 0, 1)
    tab.write(tmp_path / "satu-satu", apart=True, whom=Whom.CHOSEN)
    stage.settle()
    assert len(list((tmp_path / "satu-satu").iterdir())) == 2
    kinds = [one.kind for one in stage.logbook.documents.of_meeting(_meeting(stage).id)]
    assert kinds.count(DocumentKind.CERTIFICATE) == 1


def test_the_question_about_files_offers_the_marked_ones_first_when_several_are(stage) -> None:
    made = _issue(stage)
    tab = _tab(stage)
    asked: list[object] = []
    tab.table.select(0)
    dialog = files_dialog(len(made), tab.chosen(), asked.append, stage.window)
    stage.qtbot.addWidget(dialog)
    assert dialog.form.value("whom") is Whom.ALL
    _select(tab, 0, 1)
    dialog = files_dialog(len(made), tab.chosen(), asked.append, stage.window)
    stage.qtbot.addWidget(dialog)
    assert dialog.form.value("whom") is Whom.CHOSEN
    dialog.store()
    assert len(asked) == 1


def test_a_missing_certificate_leads_to_the_tab_and_that_of_others_to_the_files(stage) -> None:
    meeting = _meeting(stage)
    stages = stage.logbook.programmes.stages(meeting.programme_id)
    asking = tuple(replace(one, requirements=(Requirement(kind=DocumentKind.CERTIFICATE),)) for one in stages)
    stage.logbook.programmes.save(stage.logbook.programmes.programme(meeting.programme_id), asking)
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="ringkasan")
    detail = stage.page(MeetingsPage).detail
    detail.close_gap("sertifikat")
    stage.settle()
    assert detail.stack.currentWidget() is detail.certificates
    stage.logbook.meetings.save(replace(meeting, organiser="LPMP Jawa Tengah"))
    stage.settle()
    detail.close_gap("sertifikat")
    stage.settle()
    assert detail.stack.currentWidget() is detail.documents


def _design(stage) -> DesignDialog:
    dialog = DesignDialog(stage.window, _meeting(stage), stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.show()
    stage.qtbot.waitUntil(lambda: dialog.preview.page is not None, timeout=10_000)
    return dialog


def _said(dialog: DesignDialog) -> str:
    assert dialog.preview.page is not None
    return " ".join(mark.text for mark in dialog.preview.page.marks if isinstance(mark, Words))


def test_the_picture_of_a_certificate_follows_what_is_typed(stage) -> None:
    _issue(stage)
    dialog = _design(stage)
    assert "001/SERT/VIII/2019" in _said(dialog)
    title = dialog.form.widgets["title"]
    assert isinstance(title, QLineEdit)
    title.setText("PIAGAM PENGHARGAAN")
    stage.qtbot.waitUntil(lambda: "PIAGAM PENGHARGAAN" in _said(dialog), timeout=5_000)
    assert "PIAGAM PENGHARGAAN" in dialog.preview.accessibleDescription()
    picture = dialog.preview.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    values = bytes(picture.constBits())
    assert sum(value < 128 for value in values) > 500  # ink
    assert sum(value > 250 for value in values) > len(values) // 3  # paper, in every scheme
    dialog.store()
    stage.settle()
    assert stage.logbook.certificates.design(_meeting(stage).programme_id).title == "PIAGAM PENGHARGAAN"


def test_an_unknown_placeholder_is_told_while_typing_and_keeps_the_dialog_open(stage) -> None:
    dialog = _design(stage)
    body = dialog.form.widgets["body"]
    assert isinstance(body, QPlainTextEdit)
    body.setPlainText("sebagai {peserta}")
    assert dialog.problem.isVisible()
    assert "{peserta} tidak dikenal" in dialog.problem.text()
    dialog.store()
    assert dialog.isVisible()
    body.setPlainText("sebagai {peran}")
    assert not dialog.problem.isVisible()
    dialog.store()
    assert not dialog.isVisible()


def test_an_own_picture_is_shown_at_once_and_kept_with_the_design(stage, tmp_path: Path) -> None:
    from app.domain.certificate_marks import Drawing

    dialog = _design(stage)
    dialog.background.take(draw_background(tmp_path / "latar.png"))

    def shown() -> bool:
        page = dialog.preview.page
        return page is not None and any(isinstance(mark, Drawing) for mark in page.marks)

    stage.qtbot.waitUntil(shown, timeout=5_000)
    assert dialog.changed()
    dialog.store()
    stage.settle()
    design = stage.logbook.certificates.design(_meeting(stage).programme_id)
    assert stage.logbook.certificates.background(design) is not None


def _check(stage) -> CheckDialog:
    dialog = CheckDialog(stage.window, stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _words(dialog: CheckDialog) -> str:
    from PySide6.QtWidgets import QLabel

    QApplication.processEvents()  # new widgets appear with the next round of events
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_scanner_types_a_code_and_the_next_one_takes_its_place(stage) -> None:
    made = _issue(stage)
    dialog = _check(stage)
    for certificate in made[:2]:
        stage.qtbot.keyClicks(dialog.code, certificate.code)
        stage.qtbot.keyClick(dialog.code, Qt.Key.Key_Return)
        told = _words(dialog)
        assert "Asli" in told
        assert certificate.name in told
    assert made[0].name not in _words(dialog)


def test_a_pasted_code_is_checked_by_itself_and_a_broken_one_is_not_believed(stage) -> None:
    made = _issue(stage)
    dialog = _check(stage)
    dialog.code.setText(made[0].code[:-40])
    stage.qtbot.waitUntil(lambda: "terpotong" in _words(dialog), timeout=3_000)
    place = len(made[0].code) - 10
    other = "A" if made[0].code[place] != "A" else "B"
    dialog.code.setText(made[0].code[:place] + other + made[0].code[place + 1 :])
    stage.qtbot.waitUntil(lambda: "Jangan percayai" in _words(dialog), timeout=3_000)
    dialog.code.setText("Siti Aminah")
    stage.qtbot.waitUntil(lambda: "bukan kode sertifikat" in _words(dialog), timeout=3_000)


def test_a_pdf_with_many_certificates_is_listed_and_each_can_be_read(stage, tmp_path: Path) -> None:
    made = _issue(stage)
    stage.logbook.certificates.papers.write(_meeting(stage).id, tmp_path / "semua.pdf")
    stage.logbook.certificates.remove([made[2].id])
    stage.settle()
    dialog = _check(stage)
    dialog.check_file(tmp_path / "semua.pdf")
    assert dialog.model.rowCount() == len(made)
    dialog.table.select(1)
    assert made[1].name in _words(dialog)
    dialog.table.select(2)
    assert "tidak ada di buku ini" in _words(dialog)


def test_a_file_that_is_no_certificate_is_told_and_nothing_is_lost(stage, tmp_path: Path) -> None:
    made = _issue(stage)
    dialog = _check(stage)
    dialog.code.setText(made[0].code)
    heard = stage.answer_problem()
    dialog.check_file(Path(__file__))
    assert any("bukan PDF" in words for words in heard)
    assert dialog.code.text() == made[0].code


def test_the_check_is_in_the_menu_and_shows_our_own_key(stage) -> None:
    _issue(stage)
    action = next(one for one in work_actions(stage.window) if one.label == "Periksa sertifikat")
    told: list[str] = []

    def look(dialog) -> None:
        told.append(_words(dialog))
        dialog.reject()

    _when_open(stage, CheckDialog, look)
    action.run()
    assert f"Pengenal tanda tangan digital sekolah ini: {stage.logbook.certificates.fingerprint()}" in told[0]
    assert "ikut dalam cadangan" in told[0]


@pytest.mark.parametrize(("pattern", "kept"), [("{nomor}/S/{tahun}", True), ("S/{tahun}", False)])
def test_the_pattern_of_numbers_is_kept_with_the_school_when_it_has_a_number(stage, pattern: str, kept: bool) -> None:
    dialog = model_school_dialog(stage.window, stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_tab(CUSTOMS)
    line = dialog.customs.widgets["certificate_template"]
    assert isinstance(line, QLineEdit)
    line.setText(pattern)
    assert bool(dialog.customs.warning("certificate_template")) is not kept
    dialog.store()
    assert dialog.isVisible() is not kept
    if not kept:
        assert "belum memuat {nomor}" in dialog.problem.text()
        dialog.done(0)
    number = stage.logbook.certificates.next_number(date(2026, 8, 1)).text
    assert number == ("1/S/2026" if kept else "001/SERT/VIII/2026")
