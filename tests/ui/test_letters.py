"""The letters in the window: the tab of a meeting, the form, the register."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.domain.records import Letter, Meeting, Person, Signatory
from app.domain.terms import Affiliation, LetterKind, MeetingStatus
from app.ui.letter_actions import LetterActions, RemarksDialog
from app.ui.letter_form import LetterDialog
from app.ui.letters.new_letter import NewLetterDialog
from app.ui.letters.page import LettersPage
from app.ui.meetings.letters_tab import LettersTab
from app.ui.meetings.page import MeetingsPage
from app.ui.number_pattern import NumberPatternDialog
from tests.letter_register import empty_the_register

DAY = date(2019, 7, 20)


@pytest.fixture
def stage(stage):
    """A window on the sample school before its first letter."""
    empty_the_register(stage.logbook)
    stage.settle()
    return stage


def _meeting(stage, words: str = "Sosialisasi") -> Meeting:
    return next(one for one in stage.logbook.meetings.meetings() if words in one.title)


def _tab(stage, words: str = "Sosialisasi") -> LettersTab:
    stage.window.go("kegiatan", meeting_id=_meeting(stage, words).id, tab="surat")
    stage.qtbot.wait(20)
    return stage.page(MeetingsPage).detail.letters


def _invitation(stage, words: str = "Sosialisasi", day: date = DAY, **changes) -> Letter:
    letter = stage.logbook.letters.draft(LetterKind.INVITATION, _meeting(stage, words).id, day)
    saved = stage.logbook.letters.save(replace(letter, **changes))
    stage.settle()
    return saved


def _form(stage, letter: Letter, focus: str = "") -> LetterDialog:
    dialog = LetterDialog(stage.window, letter, stage.window, focus)
    stage.qtbot.addWidget(dialog)
    return dialog


def _line(dialog: LetterDialog, name: str) -> QLineEdit:
    widget = next(form.widgets[name] for form in dialog.forms if name in form.widgets)
    assert isinstance(widget, QLineEdit)
    return widget


def _text(dialog: LetterDialog, name: str) -> QPlainTextEdit:
    widget = next(form.widgets[name] for form in dialog.forms if name in form.widgets)
    assert isinstance(widget, QPlainTextEdit)
    return widget


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


def test_a_meeting_without_letters_says_what_belongs_there(stage) -> None:
    tab = _tab(stage)
    assert "Undangan dan surat tugas untuk kegiatan ini" in stage.texts()
    assert tab.start() is tab.invitation_button


def test_a_meeting_of_others_asks_for_the_surat_tugas_first(stage) -> None:
    stage.logbook.meetings.save(replace(_meeting(stage), organiser="LPMP Jawa Tengah"))
    stage.settle()
    tab = _tab(stage)
    assert tab.start() is tab.assignment_button


def test_an_invitation_is_made_from_the_tab_and_finished(stage) -> None:
    tab = _tab(stage)
    seen = _when_open(stage, LetterDialog, lambda dialog: dialog.store())
    tab.invitation_button.click()
    stage.settle()
    assert len(seen) == 1
    (card,) = tab.cards
    year = date.today().year
    assert card.letter.number.endswith(f"/{year}")
    assert "Draf" in stage.texts()
    tab.commands.make_finished(card.letter)
    stage.settle()
    assert "Selesai" in stage.texts()
    assert "Perbarui PDF" in stage.texts()
    assert "masuk ke dokumentasi kegiatan" in stage.window.status.message.whole_text()
    stage.window.undo()
    stage.settle()
    assert "Draf" in stage.texts()


def test_a_finished_letter_that_changed_says_so_on_its_card_and_in_the_register(stage) -> None:
    letter = _invitation(stage)
    stage.logbook.letters.finish(letter.id)
    changed = replace(stage.logbook.letters.letter(letter.id), opening="Kalimat pembuka lain.")
    stage.logbook.letters.save(changed)
    stage.settle()
    _tab(stage)
    assert "Berubah sejak PDF dibuat" in stage.texts()
    stage.window.go("surat", letter_id=letter.id)
    stage.settle()
    page = stage.page(LettersPage)
    assert page.model.index(0, 6).data() == "Perlu diperbarui"
    assert "Surat ini berubah sejak PDF-nya dibuat." in page.odd.text()
    stage.logbook.letters.finish(letter.id)
    stage.settle()
    assert page.model.index(0, 6).data() == "Selesai"
    assert not page.odd.isVisible()


def _move(stage, days: int) -> None:
    meeting = _meeting(stage)
    moved = tuple(replace(day, date=day.date + timedelta(days)) for day in meeting.days)
    stage.logbook.meetings.save(replace(meeting, days=moved))
    stage.settle()


def test_a_finished_letter_whose_meeting_moved_says_both_dates_and_offers_a_correction(stage) -> None:
    letter = _invitation(stage)
    stage.logbook.letters.finish(letter.id)
    _move(stage, 7)
    tab = _tab(stage)
    assert "Surat memuat 27 Juli 2019, kegiatan kini 3 Agustus 2019." in stage.texts()
    assert {"Perbarui PDF", "Buat ralat"} <= {one.text() for one in tab.cards[0].buttons}
    stage.window.go("surat", letter_id=letter.id)
    stage.settle()
    page = stage.page(LettersPage)
    assert page.model.index(0, 6).data() == "Perlu diperbarui"
    assert "kegiatan kini 3 Agustus 2019" in page.odd.text()
    _when_open(stage, LetterDialog, lambda dialog: dialog.store())
    stage.press("Buat ralat")
    stage.settle()
    (earlier,) = stage.logbook.letters.register(DAY.year)
    assert earlier.corrected
    assert not earlier.outdated
    assert stage.logbook.letters.all()[-1].subject.startswith("Ralat: Undangan")
    stage.press("Urungkan")
    stage.settle()
    assert len(stage.logbook.letters.all()) == 1


def test_a_number_outside_the_pattern_can_become_the_pattern(stage) -> None:
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.INVITATION, _meeting(stage).id, DAY))
    assert dialog.adopt_button.isHidden()
    _line(dialog, "number").setText("421.2/017/SMP2/2019")
    assert dialog.adopt_button.text() == "Jadikan pola: 421.2/{nomor3}/SMP2/{tahun}"
    dialog.adopt_button.click()
    assert dialog.adopt_button.isHidden()
    dialog.store()
    assert stage.logbook.letters.next_number(DAY).text == "421.2/018/SMP2/2019"


def test_a_date_that_is_not_clear_is_brought_into_view(stage) -> None:
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.INVITATION, _meeting(stage).id, DAY), "copies")
    dialog.show()
    _line(dialog, "date").setText("31 Feb")
    dialog._area.verticalScrollBar().setValue(dialog._area.verticalScrollBar().maximum())
    dialog.store()
    stage.qtbot.wait(20)
    assert dialog.saved is None
    assert not dialog.problem.isHidden()
    date_field = dialog.head.widgets["date"]
    assert date_field.isAncestorOf(dialog.focusWidget()) or dialog.focusWidget() is date_field
    assert not date_field.visibleRegion().isEmpty()
    dialog.hide()


def test_the_register_opens_on_this_year_although_a_letter_of_a_later_one_is_there(stage) -> None:
    today = date.today()
    for year in (today.year, today.year + 1, today.year - 1):
        _invitation(stage, day=today.replace(year=year, day=1))
    stage.window.go("surat")
    stage.settle()
    assert stage.page(LettersPage).year.currentText() == str(today.year)


def test_only_the_header_of_the_meeting_has_a_filled_button(stage) -> None:
    _tab(stage)
    filled = [
        one.text()
        for one in stage.page(MeetingsPage).detail.findChildren(QPushButton)
        if one.isVisible() and one.property("kind") == "primary"
    ]
    assert len(filled) == 1


def test_the_draft_in_the_form_tells_the_facts_of_the_meeting(stage) -> None:
    drafted = stage.logbook.letters.draft(LetterKind.INVITATION, _meeting(stage).id, DAY)
    dialog = _form(stage, drafted)
    assert "Sabtu, 27 Juli 2019" in dialog.facts.text()
    assert "08.00" in dialog.facts.text()
    assert _line(dialog, "date").text() == "Sab, 20 Jul 2019"
    _text(dialog, "recipients").setPlainText("")
    dialog.take_invited()
    assert len(_text(dialog, "recipients").toPlainText().splitlines()) == 5
    assert dialog.letter() == drafted


def test_a_number_used_twice_is_told_while_typing_and_can_be_saved(stage) -> None:
    first = _invitation(stage)
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.INVITATION, _meeting(stage).id, DAY))
    assert "sudah dipakai" not in dialog.remarks.text()
    _line(dialog, "number").setText(first.number)
    assert "sudah dipakai" in dialog.remarks.text()
    dialog.show()
    dialog.store()
    assert dialog.saved is not None
    assert dialog.saved.number == first.number
    assert len(stage.logbook.letters.register()) == 2


def test_the_proposed_number_follows_the_date_until_it_is_typed_over(stage) -> None:
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.INVITATION, _meeting(stage).id, DAY))
    _line(dialog, "date").setText("1/8/2019")
    _line(dialog, "date").textEdited.emit("1/8/2019")
    assert _line(dialog, "number").text() == "1/VIII/2019"
    _line(dialog, "number").setText("7/VIII/2019")
    _line(dialog, "date").setText("1/9/2019")
    _line(dialog, "date").textEdited.emit("1/9/2019")
    assert _line(dialog, "number").text() == "7/VIII/2019"


def test_the_principal_of_the_letters_day_is_named_first(stage) -> None:
    before = stage.logbook.schools.principal()
    school = stage.logbook.schools.model_school()
    stage.logbook.schools.save_model_school(school, replace(before, until_date=date(2019, 9, 30)))
    stage.logbook.schools.save_model_school(school, Signatory(name="Sri Rejeki, M.Pd.", from_date=date(2019, 10, 1)))
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.INVITATION, _meeting(stage).id, DAY))
    box = dialog.below.widgets["signatory_id"]
    assert isinstance(box, QComboBox)
    assert before.name in box.currentText()
    _line(dialog, "date").setText("1/10/2019")
    _line(dialog, "date").textEdited.emit("1/10/2019")
    assert "Sri Rejeki, M.Pd." in box.currentText()
    assert box.count() == 4
    box.setCurrentIndex(box.findData(before.id))
    assert dialog.letter().signatory_id == before.id


def test_an_unclear_date_keeps_the_form_open_and_everything_typed(stage) -> None:
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.INVITATION, _meeting(stage).id, DAY))
    _text(dialog, "bring").setPlainText("Laptop")
    _line(dialog, "date").setText("32/13/2019")
    _line(dialog, "date").textEdited.emit("32/13/2019")
    dialog.show()
    dialog.store()
    assert dialog.isVisible()
    assert "belum jelas sebagai tanggal" in dialog.problem.text()
    assert _text(dialog, "bring").toPlainText() == "Laptop"
    assert stage.logbook.letters.register() == ()
    stage.answer_problem("Buang")
    dialog.reject()


def test_people_of_a_surat_tugas_come_from_the_register_or_are_typed(stage) -> None:
    known = stage.logbook.people.save(
        Person(name="Endah Prabawati, S.Pd.", affiliation=Affiliation.MODEL, nip="198001012005012001", position="Guru")
    )
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.ASSIGNMENT, day=DAY))
    dialog.people.add()
    dialog.people.rows[0].name.pick(known.id)
    dialog.people.add()
    dialog.people.rows[1].name.text = "Pak Karto"
    dialog.people.rows[1].fields["nip"].setText("12345")
    assert not dialog.people.rows[1].warning.isHidden()
    dialog.people.add()
    dialog.store()
    saved = stage.logbook.letters.register()[0].letter
    assert [(one.name, one.nip, one.person_id) for one in saved.people] == [
        ("Endah Prabawati, S.Pd.", "198001012005012001", known.id),
        ("Pak Karto", "12345", None),
    ]
    assert saved.people[0].institution == "SMP Negeri 2 Sempor"
    again = _form(stage, saved)
    again.people.rows[0].name.text = "Orang lain"
    again.people.rows[1].removed.emit()
    again.store()
    (left,) = stage.logbook.letters.letter(saved.id).people
    assert (left.name, left.person_id) == ("Orang lain", None)


def test_tab_comes_to_a_new_row_in_its_place(stage) -> None:
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.ASSIGNMENT, day=DAY))
    for _ in range(2):
        dialog.people.add()
    names: list[str] = []
    widget: QWidget | None = dialog.people.rows[0].name.field
    while widget is not None and len(names) < 14:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden():
            names.append(widget.accessibleName() or widget.property("text"))
        widget = widget.nextInFocusChain()
    row = ["Nama dan gelar", "Jabatan", "NIP", "Pangkat/golongan", "Asal", "Hapus"]
    assert names == [*row, *row, "Tambah orang", "Pembuka"]


def test_the_text_for_whatsapp_goes_to_the_clipboard(stage) -> None:
    _invitation(stage)
    _tab(stage)
    stage.press("Salin teks WhatsApp")
    assert "Sabtu, 27 Juli 2019" in QGuiApplication.clipboard().text()
    assert "Teks disalin" in stage.window.status.message.whole_text()


def test_pdf_and_word_are_written_where_the_user_wants_them(stage, tmp_path: Path) -> None:
    letter = _invitation(stage)
    commands = LetterActions(stage.window, stage.window)
    for name in ("surat.pdf", "surat.docx"):
        commands.write(letter, tmp_path / name)
        stage.settle()
    assert letter.number in "".join(page.extract_text() for page in PdfReader(tmp_path / "surat.pdf").pages)
    assert len(docx.Document(str(tmp_path / "surat.docx")).paragraphs) > 3
    assert stage.window.status.open_file.isVisible()


def test_a_folder_that_refuses_is_told_and_nothing_is_lost(stage, tmp_path: Path) -> None:
    letter = _invitation(stage)
    heard = stage.answer_problem()
    LetterActions(stage.window, stage.window).write(letter, tmp_path / "tidak-ada" / "surat.pdf")
    stage.settle()
    assert "tidak ditemukan" in heard[1]
    assert stage.logbook.letters.letter(letter.id) == letter


@pytest.mark.parametrize("go_on", [True, False])
def test_doubtful_words_are_pointed_at_and_never_block(stage, go_on: bool) -> None:
    letter = _invitation(stage, closing="Demikian, …… terima kasih.")
    tab = _tab(stage)
    named: list[str] = []
    focused: list[str] = []

    def answer(dialog: RemarksDialog) -> None:
        from PySide6.QtWidgets import QLabel

        named.extend(label.text() for label in dialog.findChildren(QLabel))
        (dialog.make_button if go_on else dialog.mend_button).click()

    def mend(dialog: LetterDialog) -> None:
        focused.append(dialog.focusWidget().accessibleName())
        dialog.reject()

    _when_open(stage, RemarksDialog, answer)
    forms = _when_open(stage, LetterDialog, mend)
    tab.cards[0].buttons[1].click()
    stage.settle()
    assert any("Penutup" in text and "……" in text for text in named)
    assert (stage.logbook.letters.letter(letter.id).document_id is not None) is go_on
    assert len(forms) == (0 if go_on else 1)
    assert focused == ([] if go_on else ["Penutup"])


def test_a_letter_is_deleted_with_undo(stage) -> None:
    _invitation(stage)
    tab = _tab(stage)
    tab.cards[0].buttons[-1].click()
    stage.settle()
    assert tab.cards == []
    stage.window.undo()
    stage.settle()
    assert len(tab.cards) == 1


def test_a_coming_meeting_closes_its_gap_by_writing_a_past_one_by_attaching(stage) -> None:
    past = _meeting(stage)
    coming = stage.logbook.meetings.save(replace(_meeting(stage, "Rapat kerja"), status=MeetingStatus.PLANNED))
    stage.window.go("kegiatan", meeting_id=coming.id)
    detail = stage.page(MeetingsPage).detail
    detail.close_gap("undangan")
    assert detail.stack.currentWidget() is detail.letters
    stage.window.go("kegiatan", meeting_id=past.id)
    detail.close_gap("undangan")
    assert detail.stack.currentWidget() is detail.documents


def test_buttons_stay_inside_a_narrow_window(stage) -> None:
    _invitation(stage)
    tab = _tab(stage)
    stage.window.resize(910, 480)
    stage.qtbot.wait(30)
    card = tab.cards[0]
    for one in card.buttons:
        assert one.mapTo(card, one.rect().topRight()).x() < card.width()


def test_the_register_lists_the_year_and_marks_what_is_odd(stage) -> None:
    first = _invitation(stage)
    _invitation(stage, "Rapat kerja", number=first.number)
    _invitation(stage, "Rapat kerja", day=date(2020, 1, 10))
    stage.window.go("surat")
    page = stage.page(LettersPage)
    assert page.year.currentText() == "2020"
    assert page.model.rowCount() == 1
    page.year.setCurrentIndex(1)
    page.year.activated.emit(1)
    assert page.model.rowCount() == 2
    cells = [str(page.model.index(0, column).data()) for column in range(page.model.columnCount())]
    assert cells == [
        "1/VII/2019 – periksa",
        "20 Jul 2019",
        "Surat undangan",
        first.subject,
        _meeting(stage).title,
        "Kepala SMP Negeri 4 Gombong dan 4 lainnya",
        "Draf",
    ]
    assert "sudah dipakai" in page.odd.text()
    page.words.setText("rapat kerja")
    assert page.model.rowCount() == 1
    page.words.setText("tidak ada sama sekali")
    assert "Tidak ada surat dengan kata itu" in stage.texts()


def test_a_letter_is_found_by_its_place_code(stage) -> None:
    first = _invitation(stage)
    _invitation(stage, "Rapat kerja", day=date(2020, 1, 10))
    stage.window.go("surat", letter_id=first.id)
    assert stage.page(LettersPage).table.current().letter.id == first.id


def test_the_register_works_by_keys(stage) -> None:
    letter = _invitation(stage)
    stage.window.go("surat")
    page = stage.page(LettersPage)
    seen = _when_open(stage, LetterDialog, lambda dialog: dialog.reject())
    stage.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert len(seen) == 1
    stage.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    stage.settle()
    assert stage.logbook.letters.register() == ()
    stage.window.undo()
    stage.settle()
    assert page.model.rowCount() == 1
    assert stage.logbook.letters.letter(letter.id) == letter


def test_an_empty_register_says_what_belongs_there(empty) -> None:
    empty.window.go("surat")
    assert "Setiap undangan dan surat tugas tercatat di sini" in empty.texts()
    assert "Buat surat pertama" in empty.texts()
    assert empty.window.focusWidget() is empty.page(LettersPage).first_button


def test_a_new_letter_is_begun_from_the_register(stage) -> None:
    stage.window.go("surat")
    page = stage.page(LettersPage)

    def choose(dialog: NewLetterDialog) -> None:
        assert dialog.meeting_id() is not None
        kind, meeting = dialog.form.widgets["kind"], dialog.form.widgets["meeting_id"]
        assert isinstance(kind, QComboBox)
        assert isinstance(meeting, QComboBox)
        meeting.setCurrentIndex(0)
        kind.setCurrentIndex(1)
        dialog.accept()

    def write(dialog: LetterDialog) -> None:
        _line(dialog, "subject").setText("Tugas membimbing lomba")
        dialog.store()

    _when_open(stage, NewLetterDialog, choose)
    _when_open(stage, LetterDialog, write)
    page.new_button.click()
    stage.settle()
    letter = page.table.current().letter
    assert (letter.kind, letter.meeting_id, letter.subject) == (LetterKind.ASSIGNMENT, None, "Tugas membimbing lomba")


def test_the_pattern_of_numbers_shows_its_example_and_refuses_one_without_a_number(stage) -> None:
    dialog = NumberPatternDialog(stage.window, stage.window)
    stage.qtbot.addWidget(dialog)
    field = dialog.form.widgets["template"]
    assert isinstance(field, QLineEdit)
    field.setText("421.3/{nomor3}/{tahun}")
    assert dialog.example.text().endswith(f"421.3/001/{date.today().year}")
    field.setText("421.3/{tahun}")
    dialog.store()
    assert "belum memuat" in dialog.problem.text()
    field.setText("421.3/{nomor3}/{tahun}")
    dialog.store()
    assert stage.logbook.letters.next_number(DAY).text == "421.3/001/2019"


def test_somebody_known_is_found_while_typing_and_enter_takes_them_without_closing_the_form(stage) -> None:
    stage.logbook.people.save(
        Person(name="Endah Prabawati, S.Pd.", affiliation=Affiliation.MODEL, nip="198001012005012001", position="Guru")
    )
    dialog = _form(stage, stage.logbook.letters.draft(LetterKind.ASSIGNMENT, day=DAY))
    dialog.show()
    dialog.people.add()
    (row,) = dialog.people.rows
    stage.qtbot.keyClicks(row.name.field, "prabaw")
    popup = row.name.completer.popup()
    stage.qtbot.waitUntil(popup.isVisible)
    stage.qtbot.keyClick(popup, Qt.Key.Key_Down)
    stage.qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert (row.name.text, row.fields["position"].text()) == ("Endah Prabawati, S.Pd.", "Guru")
    dialog.store()
    assert not dialog.isVisible()
