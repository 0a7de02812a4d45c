from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from app.domain.records import Person
from app.domain.terms import Affiliation, PersonGroup
from app.ui.meetings.page import MeetingsPage
from app.ui.people.duplicates import DuplicatesDialog
from app.ui.people.page import PeoplePage
from app.ui.people_form import GroupTicks, OriginChoice, new_person_dialog
from app.ui.person_picker import PersonPicker
from app.ui.search import SearchDialog


def _page(stage) -> Any:
    stage.window.go("orang")
    return stage.page(PeoplePage)


def _names(page: PeoplePage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def test_typing_finds_people_by_name_school_and_number(stage) -> None:
    page = _page(stage)
    assert QApplication.focusWidget() is page.filters.field
    assert page.model.rowCount() == 20
    stage.qtbot.keyClicks(page.filters.field, "rowokele endang")
    assert _names(page) == ["Dra. Endang Lestari Ningrum"]
    assert page.count.text() == "1 orang"
    stage.qtbot.waitUntil(lambda: page.panel.record is not None)
    assert "5 dari 5 hari · 22 JP" in stage.texts()


def test_what_nobody_is_called_says_so_and_offers_the_way_back(stage) -> None:
    page = _page(stage)
    stage.qtbot.keyClicks(page.filters.field, "zulkifli")
    assert "Tidak ada orang yang cocok dengan “zulkifli”." in stage.texts()
    stage.press("Hapus saringan")
    assert page.model.rowCount() == 20


def test_filters_and_order_work_together_with_the_field(stage) -> None:
    page = _page(stage)
    page.filters.school.setCurrentIndex(
        page.filters.school.findText("SMP Negeri 4 Gombong", Qt.MatchFlag.MatchStartsWith)
    )
    assert _names(page) == ["Retno Widyastuti, S.Pd.", "Drs. H. Suparman Adi, M.Pd."]
    page.filters.school.setCurrentIndex(0)
    page.filters.order.setCurrentIndex(1)
    assert page.model.index(0, 1).data() == "Dinas Pendidikan Kabupaten Kebumen"
    page.filters.group.setCurrentIndex(1 + list(PersonGroup).index(PersonGroup.COMMUNITY))
    assert _names(page) == ["Darmo Suwito"]


def test_enter_leads_from_the_field_to_the_list_and_from_the_list_to_the_form(stage) -> None:
    page = _page(stage)
    stage.qtbot.keyClicks(page.filters.field, "kusnadi")
    stage.qtbot.keyClick(page.filters.field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.table
    assert page.table.current().name == "Kusnadi"


def test_letters_typed_in_the_list_go_on_in_the_field_and_escape_clears_it(stage) -> None:
    page = _page(stage)
    page.table.setFocus()
    stage.qtbot.keyClick(page.table, Qt.Key.Key_K)
    stage.qtbot.keyClicks(page.filters.field, "usn")
    assert (page.filters.field.text(), _names(page)) == ("kusn", ["Kusnadi"])
    stage.qtbot.keyClick(page.filters.field, Qt.Key.Key_Escape)
    assert (page.filters.field.text(), page.model.rowCount()) == ("", 20)


def test_who_was_selected_stays_selected_when_the_data_change(stage) -> None:
    page = _page(stage)
    page.table.select(7)
    chosen = page.table.current()
    stage.logbook.people.save(Person(name="Aaa Paling Depan"))
    stage.settle()
    assert page.table.current().id == chosen.id
    assert page.model.rowCount() == 21


def test_a_day_in_the_panel_opens_its_meeting(stage) -> None:
    page = _page(stage)
    page.show_found(stage.logbook.people.search("endang lestari")[0].id)
    stage.qtbot.waitUntil(lambda: page.panel.record is not None)
    record = page.panel.record
    assert record is not None
    newest = record.days[0]
    rows = [row for row in page.panel.findChildren(type(page.add_button)) if newest.title in row.accessibleName()]
    rows[0].click()
    stage.qtbot.wait(30)
    assert stage.page(MeetingsPage).detail is not None
    assert newest.title in stage.texts()


def test_a_new_person_is_stored_with_groups_and_a_warning_about_a_namesake(stage) -> None:
    page = _page(stage)
    dialog = new_person_dialog(stage.window, Person(name="", groups=(PersonGroup.SPEAKER,)), stage.window)
    stage.qtbot.addWidget(dialog)
    name = dialog.form.widgets["name"]
    assert isinstance(name, QLineEdit)
    name.setText("Endang Lestari Ningrum, M.Pd.")
    assert "Dra. Endang Lestari Ningrum (SMP PGRI 1 Rowokele)" in dialog.form.warning("name")
    (ticks,) = dialog.findChildren(GroupTicks)
    assert [tick.text() for tick in ticks.findChildren(QCheckBox) if tick.isChecked()] == ["Narasumber"]
    ticks.ticks[PersonGroup.SUPERVISOR].setChecked(True)
    (origin,) = dialog.findChildren(OriginChoice)
    assert origin.box.elsewhere
    origin.institution.setText("Dinas Pendidikan")
    dialog.store()
    stage.settle()
    assert dialog.stored is not None
    saved = stage.logbook.people.person(dialog.stored.id)
    assert saved.groups == (PersonGroup.SPEAKER, PersonGroup.SUPERVISOR)
    assert (saved.affiliation, saved.institution) == (Affiliation.OTHER, "Dinas Pendidikan")
    assert page.model.rowCount() == 21


def test_delete_removes_who_never_came_and_says_why_it_keeps_who_did(stage) -> None:
    never = stage.logbook.people.save(Person(name="Belum Pernah Datang"))
    stage.settle()
    stage.window.go("orang", person_id=never.id)
    page = stage.page(PeoplePage)
    assert page.table.current().id == never.id
    stage.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    stage.settle()
    assert "Belum Pernah Datang dihapus." in stage.window.status.message.whole_text()
    assert page.model.rowCount() == 20
    heard = stage.answer_problem()
    page.remove(stage.logbook.people.search("kusnadi")[0].id)
    assert "tidak dihapus karena ada di" in heard[1]
    assert page.model.rowCount() == 20


def test_another_name_is_shown_and_removed(stage) -> None:
    kusnadi = stage.logbook.people.search("kusnadi")[0]
    stage.logbook.people.add_alias(kusnadi.id, "Pak Kus")
    stage.window.go("orang", person_id=kusnadi.id)
    page = stage.page(PeoplePage)
    stage.qtbot.waitUntil(lambda: page.panel.record is not None)
    assert stage.texts().splitlines().count("Pak Kus") == 1  # once, though two schools' lists know it
    page.panel.alias_removed.emit(page.panel.record.aliases[0])
    stage.settle()
    stage.qtbot.waitUntil(lambda: page.panel.record.aliases == ())


def test_an_empty_register_says_what_belongs_there(empty) -> None:
    empty.window.go("orang")
    assert "Di sini tercatat semua orang" in empty.texts()
    assert "Tambah orang pertama" in empty.texts()


def _pairs(stage) -> Any:
    school = stage.logbook.people.person(stage.logbook.people.search("endang lestari")[0].id)
    stage.logbook.people.save(
        Person(name="Endang Lestari N", affiliation=school.affiliation, partner_id=school.partner_id, phone="0812")
    )
    stage.logbook.people.save(Person(name="Kusnadi, S.Pd.", affiliation=Affiliation.MODEL, position="Guru"))
    dialog = DuplicatesDialog(stage.window, stage.logbook.duplicates.find(), stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_two_entries_are_merged_as_chosen_and_undo_takes_it_back(stage) -> None:
    dialog = _pairs(stage)
    assert dialog.note.text() == "1 dari 2"
    assert {side.person.name for side in (dialog.comparison.first, dialog.comparison.second)} == {
        "Kusnadi",
        "Kusnadi, S.Pd.",
    }
    kept, gone = dialog.columns.kept_and_gone()
    assert (kept.name, gone.name) == ("Kusnadi", "Kusnadi, S.Pd.")  # the one who came stays, unless told otherwise
    dialog.columns.choose("name", 0 if dialog.comparison.first.person == gone else 1)
    dialog.merge_button.click()
    stage.settle()
    merged = stage.logbook.people.person(kept.id)
    assert (merged.name, merged.position) == ("Kusnadi, S.Pd.", kept.position)
    assert dialog.note.text() == "1 dari 1"
    assert "Kusnadi, S.Pd. digabungkan" in stage.window.status.message.whole_text()
    stage.window.undo()
    assert stage.logbook.people.person(gone.id) == gone
    dialog.close()


def test_the_side_that_stays_brings_its_values(stage) -> None:
    dialog = _pairs(stage)
    first = dialog.columns.stays.checkedId()
    dialog.columns.stays.button(1 - first).setChecked(True)
    assert dialog.columns.kept_and_gone()[0].name == "Kusnadi, S.Pd."
    assert dialog.columns.from_gone() == []
    dialog.close()


def test_who_is_not_the_same_is_not_asked_again_and_later_asks_later(stage) -> None:
    dialog = _pairs(stage)
    dialog.apart_button.click()
    dialog.later_button.click()
    assert "Semua pasangan sudah dilihat." in [label.text() for label in dialog.findChildren(type(dialog.note))]
    assert not dialog.merge_button.isVisible()
    dialog.close()
    assert len(stage.logbook.duplicates.find()) == 1


def test_a_register_without_doubles_says_so(stage) -> None:
    page = _page(stage)
    page.duplicates_button.click()
    stage.settle()
    assert "Tidak ada orang yang tampaknya tercatat dua kali." in stage.window.status.message.whole_text()


def test_very_long_and_foreign_names_leave_the_page_usable(stage) -> None:
    page = _page(stage)
    for name in ("X" * 500, "محمد الأمين", "ꦱꦸꦥꦂꦩꦤ꧀ 🌸"):
        saved = stage.logbook.people.save(Person(name=name, note="catatan" * 80))
        stage.settle()
        stage.window.go("orang", person_id=saved.id)
        stage.qtbot.waitUntil(lambda wanted=saved.id: page.panel.record and page.panel.record.person.id == wanted)
        assert page.table.current().name == name
    assert page.panel.width() <= 330
    assert stage.window.width() == 1366


def test_ctrl_k_finds_people_while_typing(stage) -> None:
    stage.window.search()
    (dialog,) = stage.window.findChildren(SearchDialog)
    stage.qtbot.keyClicks(dialog.field, "suparman adi")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "Drs. H. Suparman Adi, M.Pd. · SMP Negeri 4 Gombong\nOrang"
    ]
    stage.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    stage.qtbot.wait(30)
    assert stage.page(PeoplePage).table.current().name == "Drs. H. Suparman Adi, M.Pd."


def test_the_picker_offers_people_and_leaves_a_strange_name_as_typed(stage) -> None:
    picker = PersonPicker(stage.window, "Ketik nama")
    stage.qtbot.addWidget(picker)
    picked: list[Person] = []
    picker.picked.connect(picked.append)
    picker.show()
    stage.qtbot.keyClicks(picker.field, "sri handa")
    assert [line.name for line in picker.offers()] == ["Sri Handayani Putri, S.Pd."]
    popup = picker.completer.popup()
    stage.qtbot.keyClick(popup, Qt.Key.Key_Down)
    stage.qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert [person.name for person in picked] == ["Sri Handayani Putri, S.Pd."]
    assert picker.text == "Sri Handayani Putri, S.Pd."
    assert picker.person == picked[0]
    stage.qtbot.keyClicks(picker.field, "x")
    assert picker.person is None
    picker.text = "Orang Dinas"
    assert (picker.text, picker.person) == ("Orang Dinas", None)
    picker.close()
