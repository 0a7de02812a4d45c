"""People and topics in the form of a meeting."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.records import MeetingRole, Person, Topic
from app.domain.terms import Role
from app.ui.meetings.page import MeetingsPage
from tests.ui.meeting_form import find_meeting, open_meeting, part, planned, write


def test_a_new_speaker_is_scrolled_to_with_the_cursor_in_it(stage) -> None:
    detail = open_meeting(stage, "Pengimbasan", "ringkasan")
    stage.press("Tambah narasumber")
    stage.qtbot.wait(50)
    row = detail.summary.roles.rows[-1]
    assert row.name.field.hasFocus()
    assert not row.name.visibleRegion().isEmpty()


def test_who_does_not_come_is_replaced_in_one_flow(stage) -> None:
    summary = planned(
        stage,
        roles=(
            MeetingRole(name="Drs. Hadi", institution="Dinas Pendidikan"),
            MeetingRole(name="Sari", role=Role.MINUTES_TAKER),
        ),
    )
    stage.press("Tidak datang, diganti …")
    gone, instead, _ = summary.roles.rows
    assert gone.note.hasFocus()
    stage.qtbot.keyClicks(gone.note, "rapat mendadak")
    stage.window.activateWindow()
    for _ in ("to the links of the row", "to its removal", "to the name"):
        stage.qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Tab)
    assert instead.name.field.hasFocus()
    stage.qtbot.keyClicks(instead.name.field, "Wahyu Sasmita")
    assert summary.save()
    stage.settle()
    roles = {role.name: role for role in find_meeting(stage, "Lokakarya").roles}
    assert (roles["Drs. Hadi"].came, roles["Drs. Hadi"].planned) == (False, True)
    assert roles["Drs. Hadi"].note == "rapat mendadak"
    replacement = roles["Wahyu Sasmita"]
    assert (replacement.came, replacement.planned, replacement.role) == (True, False, Role.SPEAKER)
    assert replacement.note == "menggantikan Drs. Hadi"
    assert [row.name.text for row in summary.roles.rows] == ["Drs. Hadi", "Wahyu Sasmita", "Sari"]


def test_a_replacement_nobody_named_is_no_obstacle_and_leaves_nothing(stage) -> None:
    planned(stage, roles=(MeetingRole(name="Drs. Hadi"),))
    stage.press("Tidak datang, diganti …")
    stage.window.go("beranda")
    (role,) = find_meeting(stage, "Lokakarya").roles
    assert role.came is False


def test_a_person_of_the_register_stays_linked_until_another_name_is_typed(stage) -> None:
    person = stage.logbook.people.save(Person(name="Siti Rekaan", institution="Dinas Rekaan"))
    summary = planned(stage)
    stage.press("Tambah narasumber")
    row = summary.roles.rows[0]
    row.name.pick(person.id)
    assert row.institution.text() == "Dinas Rekaan"
    assert summary.save()
    stage.settle()
    assert find_meeting(stage, "Lokakarya").roles[0].person_id == person.id
    stage.qtbot.keyClicks(summary.roles.rows[0].name.field, "Dra. ")
    assert summary.save()
    stage.settle()
    titled = find_meeting(stage, "Lokakarya").roles[0]
    assert (titled.name, titled.person_id) == ("Dra. Siti Rekaan", person.id)
    summary.roles.rows[0].name.field.selectAll()
    stage.qtbot.keyClicks(summary.roles.rows[0].name.field, "Orang Lain")
    assert summary.save()
    assert find_meeting(stage, "Lokakarya").roles[0].person_id is None


def test_a_row_without_a_name_is_told_when_something_else_stands_in_it(stage) -> None:
    summary = planned(stage)
    stage.press("Tambah petugas")
    row = summary.roles.rows[0]
    write(row.institution, "Dinas Pendidikan")
    heard = stage.answer_problem()
    assert not summary.save()
    assert "Ada panitia tanpa nama" in heard[1]
    assert row.institution.text() == "Dinas Pendidikan"
    write(row.institution, "")
    assert summary.save()
    assert find_meeting(stage, "Lokakarya").roles == ()


def test_topics_are_added_ordered_and_held_against_the_days(stage) -> None:
    summary = planned(stage, topics=(Topic(title="RKS", lesson_hours=2), Topic(title="SOP", lesson_hours=2)))
    assert "Jumlah JP" not in stage.texts()
    stage.press("Tambah pokok bahasan")
    topic = summary.topics.rows[2]
    assert topic.title.hasFocus()
    stage.qtbot.keyClicks(topic.title, "Pembukaan")
    topic.hours.setValue(1)
    assert "Jumlah JP pokok bahasan 5, sedangkan JP hari pelaksanaan 4." in stage.texts()
    topic.up.click()
    topic.up.click()
    summary.topics.rows[2].removed.emit()
    assert summary.save()
    stage.settle()
    assert [one.title for one in find_meeting(stage, "Lokakarya").topics] == ["Pembukaan", "RKS"]


def test_jp_without_a_topic_is_told(stage) -> None:
    summary = planned(stage)
    stage.press("Tambah pokok bahasan")
    summary.topics.rows[0].hours.setValue(2)
    heard = stage.answer_problem()
    assert not summary.save()
    assert "pokok bahasan tanpa judul" in heard[1]
    summary.topics.rows[0].removed.emit()
    assert summary.save()


def test_people_sent_to_a_meeting_of_others_go_onto_the_list(stage) -> None:
    summary = planned(stage)
    detail = stage.page(MeetingsPage).detail
    assert not summary.delegates.isVisible()
    part(QLineEdit, summary.form.widgets["organiser"]).setText("LPMP Rekaan")
    assert summary.delegates.isVisible()
    assert not summary.invitations.isVisible()
    for name in ("Drs. Karta", "Wahyu", "Ana"):
        stage.press("Tambah utusan")
        stage.qtbot.keyClicks(summary.delegates.rows[-1].name.field, name)
    stage.press("Masukkan ke daftar hadir")
    stage.settle()
    meeting = find_meeting(stage, "Lokakarya")
    assert [row.name for row in stage.logbook.attendance.rows(meeting.id)] == ["Drs. Karta", "Wahyu", "Ana"]
    assert "Penyelenggara: LPMP Rekaan" in detail.header.subtitle.whole_text()
    assert not detail.side.presence.isVisible()
    assert not summary.changed
    stage.press("Undang sekolah imbas juga")
    stage.press("Undang semua")
    assert summary.save()
    assert len(find_meeting(stage, "Lokakarya").invitations) == 5


def test_a_clash_told_above_does_not_move_the_field_that_is_typed_in(stage) -> None:
    held = find_meeting(stage, "Rapat kerja")
    person = "Bersama Dua Kali"
    stage.logbook.meetings.save(replace(held, roles=(*held.roles, MeetingRole(name=person))))
    summary = planned(stage)
    stage.press("Tambah narasumber")
    stage.qtbot.wait(50)
    field = summary.roles.rows[0].name.field
    before = field.mapTo(stage.window, QPoint()).y()
    stage.qtbot.keyClicks(field, person)
    stage.qtbot.waitUntil(summary.days.clashes.isVisible, timeout=5000)
    stage.qtbot.wait(50)
    assert field.mapTo(stage.window, QPoint()).y() == before
    assert "lihat bagian Waktu" in summary.hint.text()
    assert summary.save()


def test_the_speaker_of_a_topic_is_offered_from_the_people_of_the_meeting(stage) -> None:
    summary = planned(stage)
    summary.roles.add_role(Role.SPEAKER)
    write(summary.roles.rows[-1].name.field, "Drs. Sukarno Hadi")
    summary.topics.add_topic()
    row = summary.topics.rows[-1]
    write(row.title, "Pemetaan mutu")
    stage.qtbot.keyClicks(row.speaker, "suka")
    completer = row.speaker.completer()
    assert [completer.completionModel().index(0, 0).data()] == ["Drs. Sukarno Hadi"]
    completer.popup().hide()
