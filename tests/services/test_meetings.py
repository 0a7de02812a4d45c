"""Meetings as they are planned, moved, copied, and held by others."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.core.errors import UserError
from app.domain.meetings import describe_change
from app.domain.records import Invitation, Meeting, MeetingDay, MeetingRole, ModelSchool, Partner, Person, Topic
from app.domain.terms import (
    Affiliation,
    AttendanceState,
    DocumentKind,
    InvitationOutcome,
    MeetingMode,
    MeetingStatus,
    Role,
    ServiceKind,
)
from app.services.logbook import Logbook

THURSDAY = MeetingDay(date=date(2019, 8, 1), start=time(8), end=time(14), lesson_hours=8)
FRIDAY = replace(THURSDAY, date=date(2019, 8, 2))
MONDAY = date(2019, 8, 5)


def _save(logbook: Logbook, **fields: object) -> Meeting:
    return logbook.meetings.save(Meeting(**{"title": "Rapat kerja", "days": (THURSDAY,), **fields}))  # pyright: ignore[reportArgumentType]


def _move(logbook: Logbook, meeting: Meeting, *dates: date, reason: str = "") -> Meeting:
    days = tuple(replace(day, date=to) for day, to in zip(meeting.days, dates, strict=True))
    return logbook.meetings.save(replace(meeting, days=days), reason=reason)


def test_everything_a_meeting_holds_comes_back(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP Contoh Satu"))
    saved = _save(
        logbook,
        service=ServiceKind.ON_SERVICE,
        mode=MeetingMode.HYBRID,
        place="Ruang rapat",
        link="https://rapat.example/1",
        status=MeetingStatus.HELD,
        days=(replace(THURSDAY, actual_start=time(9), actual_end=time(15)), FRIDAY),
        invitations=(
            Invitation(
                partner_id=partner.id,
                expected=3,
                outcome=InvitationOutcome.REPRESENTED,
                representative="Bu Wati",
                note="kepala sekolah dinas luar",
            ),
        ),
        roles=(
            MeetingRole(name="Drs. Hadi", came=False, note="rapat di dinas"),
            MeetingRole(name="Wahyu, M.Pd.", planned=False, came=True, note="menggantikan Drs. Hadi"),
            MeetingRole(name="Sari", role=Role.MINUTES_TAKER),
        ),
        topics=(Topic(title="Pemetaan mutu", lesson_hours=6, speaker="Drs. Hadi"), Topic(title="RKS", lesson_hours=2)),
    )
    assert logbook.meetings.meeting(saved.id) == saved
    assert [topic.position for topic in saved.topics] == [1, 2]
    assert saved.date_changes == ()


def test_a_moved_date_is_kept_with_its_reason(logbook: Logbook) -> None:
    moved = _move(logbook, _save(logbook), MONDAY, reason=" gedung  dipakai ")
    (change,) = moved.date_changes
    assert (change.before, change.after) == ((THURSDAY.date,), (MONDAY,))
    assert describe_change(change) == "Semula Kamis, 1 Agustus 2019 → Senin, 5 Agustus 2019: gedung dipakai"
    assert logbook.meetings.meeting(moved.id) == moved


def test_every_move_is_kept_oldest_first_and_cannot_be_edited_away(logbook: Logbook) -> None:
    moved = _move(logbook, _save(logbook), MONDAY)
    again = _move(logbook, moved, date(2019, 8, 12), reason="hujan")
    assert [change.reason for change in again.date_changes] == ["", "hujan"]
    assert logbook.meetings.save(replace(again, date_changes=())).date_changes == again.date_changes


@pytest.mark.parametrize(
    ("before", "after"),
    [((), (THURSDAY,)), ((THURSDAY,), (THURSDAY, FRIDAY)), ((THURSDAY,), (replace(THURSDAY, end=time(15)),))],
    ids=["a first date", "one more day", "another hour"],
)
def test_what_only_completes_the_plan_is_no_move(
    logbook: Logbook, before: tuple[MeetingDay, ...], after: tuple[MeetingDay, ...]
) -> None:
    meeting = _save(logbook, days=before)
    assert logbook.meetings.save(replace(meeting, days=after)).date_changes == ()


def test_a_day_that_is_dropped_is_a_move(logbook: Logbook) -> None:
    meeting = _save(logbook, days=(THURSDAY, FRIDAY))
    (change,) = logbook.meetings.save(replace(meeting, days=meeting.days[:1])).date_changes
    assert describe_change(change) == "Semula Kamis–Jumat, 1–2 Agustus 2019 → Kamis, 1 Agustus 2019"


def test_undo_takes_a_move_back_with_its_note(logbook: Logbook) -> None:
    meeting = _save(logbook)
    _move(logbook, meeting, MONDAY, reason="gedung dipakai")
    logbook.history.undo()
    assert logbook.meetings.meeting(meeting.id) == meeting


def test_postponing_without_a_new_date_keeps_the_old_one(logbook: Logbook) -> None:
    meeting = _save(logbook)
    postponed = logbook.meetings.save(replace(meeting, status=MeetingStatus.POSTPONED))
    assert postponed.days == meeting.days
    assert postponed.date_changes == ()


def test_the_history_of_a_meeting_names_a_change_of_its_topics(logbook: Logbook) -> None:
    meeting = _save(logbook)
    logbook.meetings.save(replace(meeting, topics=(Topic(title="RKS"),)))
    assert len(logbook.history.of_meeting(meeting.id)) == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"topics": (Topic(title="RKS"), Topic(title=" ", lesson_hours=2))}, "Pokok bahasan ke-2 belum punya judul"),
        ({"topics": (Topic(title="RKS", lesson_hours=-1),)}, "Jumlah JP “RKS” kurang dari nol"),
        ({"roles": (MeetingRole(name="", institution="Dinas"),)}, "Ada narasumber tanpa nama"),
        ({"title": " \n "}, "Nama kegiatan masih kosong"),
    ],
)
def test_a_part_that_lacks_its_name_is_refused_and_nothing_is_changed(
    logbook: Logbook, fields: dict[str, object], sentence: str
) -> None:
    meeting = _save(logbook)
    with pytest.raises(UserError, match=sentence):
        logbook.meetings.save(replace(meeting, **fields))  # pyright: ignore[reportArgumentType]
    assert logbook.meetings.meeting(meeting.id) == meeting


@pytest.mark.parametrize("words", ["x" * 500, "Rapat 😀", "مدرسة", "ꦱꦼꦏꦺꦴꦭꦃ", "=1+1", "a'\"<b>&"])
def test_any_words_are_kept_exactly(logbook: Logbook, words: str) -> None:
    saved = _save(
        logbook,
        title=words,
        organiser=words,
        roles=(MeetingRole(name=words, institution=words, note=words),),
        topics=(Topic(title=words, speaker=words),),
    )
    moved = _move(logbook, saved, MONDAY, reason=words)
    assert moved.date_changes[0].reason == words
    assert logbook.meetings.meeting(saved.id) == moved


def test_a_copy_is_planned_anew_with_the_same_gaps(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP Contoh Satu"))
    original = _save(
        logbook,
        service=ServiceKind.IN_SERVICE,
        place="Aula",
        status=MeetingStatus.HELD,
        days=(replace(THURSDAY, actual_start=time(9)), replace(THURSDAY, date=MONDAY)),
        invitations=(Invitation(partner_id=partner.id, expected=2, outcome=InvitationOutcome.ABSENT, note="ujian"),),
        roles=(
            MeetingRole(name="Drs. Hadi", came=False, note="sakit"),
            MeetingRole(name="Wahyu", planned=False, came=True),
        ),
        topics=(Topic(title="RKS", lesson_hours=4, speaker="Drs. Hadi"),),
    )
    logbook.attendance.add_walk_in(original.days[0].id, Person(name="Ana"))
    copied = logbook.meetings.copy(original.id, date(2019, 9, 5))
    assert (copied.title, copied.place, copied.service) == ("Rapat kerja", "Aula", ServiceKind.IN_SERVICE)
    assert copied.status is MeetingStatus.PLANNED
    assert copied.stage_id == original.stage_id
    assert [day.date for day in copied.days] == [date(2019, 9, 5), date(2019, 9, 9)]
    assert [(day.start, day.lesson_hours, day.actual_start) for day in copied.days] == [(time(8), 8, None)] * 2
    (invitation,) = copied.invitations
    assert (invitation.expected, invitation.outcome, invitation.note) == (2, InvitationOutcome.UNKNOWN, "")
    assert [(role.name, role.came, role.note) for role in copied.roles] == [("Drs. Hadi", None, "")]
    assert [topic.title for topic in copied.topics] == ["RKS"]
    assert logbook.attendance.rows(copied.id) == ()
    assert logbook.meetings.meeting(original.id) == original
    assert {copied.uid, *(day.uid for day in copied.days)}.isdisjoint({original.uid, *(d.uid for d in original.days)})


def test_a_copy_leaves_documents_behind_and_goes_with_undo(sample: Logbook) -> None:
    original = next(one for one in sample.meetings.meetings() if sample.documents.of_meeting(one.id))
    copied = sample.meetings.copy(original.id, date(2020, 1, 6), "Judul lain")
    assert copied.title == "Judul lain"
    assert sample.documents.of_meeting(copied.id) == ()
    sample.history.undo()
    assert copied.id not in {one.id for one in sample.meetings.meetings()}


def test_a_copy_invites_only_who_takes_part_then(logbook: Logbook) -> None:
    ended = logbook.schools.save_partner(Partner(name="SMP Lama", active_until=date(2019, 8, 31)))
    stays = logbook.schools.save_partner(Partner(name="SMP Tetap"))
    original = _save(logbook, invitations=tuple(Invitation(partner_id=one.id) for one in (ended, stays)))
    copied = logbook.meetings.copy(original.id, date(2019, 9, 2))
    assert [one.partner_id for one in copied.invitations] == [stays.id]


def test_a_copy_of_a_meeting_without_a_date_gets_one(logbook: Logbook) -> None:
    copied = logbook.meetings.copy(_save(logbook, days=()).id, MONDAY)
    assert [day.date for day in copied.days] == [MONDAY]


def test_a_meeting_that_is_gone_is_not_copied(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="Kegiatan nomor 7 tidak ada"):
        logbook.meetings.copy(7, MONDAY)


def test_who_was_sent_stands_on_the_list_of_every_day_once(logbook: Logbook) -> None:
    logbook.schools.save_model_school(ModelSchool(name="SMP Negeri 9 Rekaan"))
    partner = logbook.schools.save_partner(Partner(name="SMP Contoh Satu"))
    known = logbook.people.save(Person(name="Drs. Karta", affiliation=Affiliation.OTHER, institution="Dinas"))
    sent = (
        MeetingRole(name="Drs. Karta", person_id=known.id, role=Role.DELEGATE),
        MeetingRole(name="Wahyu, M.Pd.", institution="SMPN 9 Rekaan", role=Role.DELEGATE),
        MeetingRole(name="Bu Wati", institution="SMP Contoh Satu", role=Role.DELEGATE),
        MeetingRole(name="Pak Jaya", institution="Komite", role=Role.DELEGATE),
        MeetingRole(name="Tidak jadi", role=Role.DELEGATE, came=False),
        MeetingRole(name="Widyaiswara", institution="LPMP", role=Role.FACILITATOR),
    )
    meeting = _save(logbook, organiser="LPMP", days=(THURSDAY, FRIDAY), roles=sent)
    logbook.attendance.add_known(meeting.days[0].id, known.id)
    assert logbook.meetings.list_delegates(meeting.id) == 7
    rows = logbook.attendance.rows(meeting.id)
    assert [(row.name, row.institution) for row in rows if row.meeting_day_id == meeting.days[1].id] == [
        ("Drs. Karta", "Dinas"),
        ("Wahyu, M.Pd.", "SMP Negeri 9 Rekaan"),
        ("Bu Wati", "SMP Contoh Satu"),
        ("Pak Jaya", "Komite"),
    ]
    assert {row.state for row in rows} == {AttendanceState.PRESENT}
    assert {row.partner_id for row in rows if row.name == "Bu Wati"} == {partner.id}
    linked = logbook.meetings.meeting(meeting.id).roles
    assert [role.person_id is not None for role in linked] == [True, True, True, True, False, False]
    assert logbook.meetings.list_delegates(meeting.id) == 0
    assert len(logbook.attendance.rows(meeting.id)) == 8


def test_undo_takes_the_sent_people_off_again(logbook: Logbook) -> None:
    meeting = _save(logbook, organiser="Dinas", roles=(MeetingRole(name="Ana", role=Role.DELEGATE),))
    logbook.meetings.list_delegates(meeting.id)
    logbook.history.undo()
    assert logbook.attendance.rows(meeting.id) == ()
    assert logbook.meetings.meeting(meeting.id) == meeting
    assert logbook.people.search("Ana") == []


def test_nobody_sent_or_no_day_is_told(logbook: Logbook) -> None:
    delegate = MeetingRole(name="Ana", role=Role.DELEGATE)
    with pytest.raises(UserError, match="Belum ada orang yang diutus"):
        logbook.meetings.list_delegates(_save(logbook).id)
    with pytest.raises(UserError, match="belum punya tanggal"):
        logbook.meetings.list_delegates(_save(logbook, days=(), roles=(delegate,)).id)


def test_a_school_name_that_two_partners_share_is_not_guessed(logbook: Logbook) -> None:
    for district in ("Utara", "Selatan"):
        logbook.schools.save_partner(Partner(name="SDN 2", district=district))
    meeting = _save(logbook, roles=(MeetingRole(name="Ana", institution="SDN 2", role=Role.DELEGATE),))
    logbook.meetings.list_delegates(meeting.id)
    (row,) = logbook.attendance.rows(meeting.id)
    assert (row.affiliation, row.institution) == (Affiliation.OTHER, "SDN 2")


def test_a_meeting_of_others_owes_no_invitation(logbook: Logbook) -> None:
    meeting = _save(logbook, organiser="Dinas Pendidikan")
    codes = {item.code for item in logbook.overview.completeness(meeting.id).items}
    assert DocumentKind.INVITATION not in codes


def _newest(logbook: Logbook) -> str | None:
    return logbook.history.undo_label()


def test_the_history_says_what_was_done_to_a_meeting(logbook: Logbook) -> None:
    meeting = _save(logbook)
    assert _newest(logbook) == "Kegiatan baru: Rapat kerja"
    meeting = _move(logbook, meeting, MONDAY)
    assert _newest(logbook) == "Pindah tanggal: Rapat kerja, 1 → 5 Agustus 2019"
    meeting = _move(logbook, meeting, date(2019, 9, 2))
    assert _newest(logbook) == "Pindah tanggal: Rapat kerja, 5 Agustus 2019 → 2 September 2019"
    meeting = logbook.meetings.save(replace(meeting, status=MeetingStatus.HELD))
    assert _newest(logbook) == "Status Rapat kerja: Terlaksana"
    logbook.meetings.save(replace(meeting, place="Aula", topics=(Topic(title="RKS"),)))
    assert _newest(logbook) == "Ubah Rapat kerja: tempat, pokok bahasan"
    logbook.meetings.copy(meeting.id, MONDAY, "Rapat kedua")
    assert _newest(logbook) == "Salin kegiatan: Rapat kedua"


def test_days_that_move_together_are_named_together(logbook: Logbook) -> None:
    meeting = _save(logbook, days=(THURSDAY, FRIDAY))
    _move(logbook, meeting, date(2019, 8, 8), date(2019, 8, 9))
    assert _newest(logbook) == "Pindah tanggal: Rapat kerja, 1–2 → 8–9 Agustus 2019"


def test_deleting_a_meeting_says_what_went_with_it(sample: Logbook) -> None:
    held = next(one for one in sample.meetings.meetings() if sample.attendance.rows(one.id))
    listed, files = len(sample.attendance.rows(held.id)), len(sample.documents.of_meeting(held.id))
    assert sample.meetings.remove(held.id) == f"{listed} kehadiran dan {files} berkas"
    bare = sample.meetings.save(Meeting(title="Baru"))
    assert sample.meetings.remove(bare.id) == ""
