"""The calendar file, read back with a parser."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event

from app.core.errors import SetupError
from app.domain.records import DateChange, Meeting, MeetingDay, MeetingRole, ModelSchool, Topic
from app.domain.terms import MeetingMode, MeetingStatus, Role, ServiceKind, TimeZone
from app.schedule.calendar_file import CalendarItem, calendar_bytes, write_calendar

SCHOOL = ModelSchool(name="SMP Negeri 2 Sempor")
MEETING = Meeting(
    id=1,
    title="Rapat kerja pemetaan mutu",
    place="Ruang Rapat",
    service=ServiceKind.IN_SERVICE,
    days=(
        MeetingDay(uid="hari-satu", position=1, date=date(2019, 8, 1), start=time(8), end=time(14, 30)),
        MeetingDay(uid="hari-dua", position=2, date=date(2019, 8, 2)),
    ),
    roles=(
        MeetingRole(name="Drs. Suparman, M.Pd.", institution="SMP Negeri 4 Gombong"),
        MeetingRole(name="Tri Lestari", role=Role.MINUTES_TAKER, came=False),
    ),
    topics=(Topic(title="Rapor mutu", lesson_hours=2, speaker="Suparman"),),
)
ITEM = CalendarItem(
    meeting=MEETING,
    stage_name="Rapat kerja",
    partners=("SMP Negeri 4 Gombong", "SMP Purnama Sempor"),
    changed_at=datetime(2019, 7, 20, 9, 41, 5),
)


def events(item: CalendarItem = ITEM, school: ModelSchool = SCHOOL) -> list[Any]:
    content, count = calendar_bytes([item], school)
    found = [one for one in Calendar.from_ical(content).walk("VEVENT") if isinstance(one, Event)]
    assert len(found) == count
    return found


def one_event(**changes: Any) -> Any:
    return events(replace(ITEM, meeting=replace(MEETING, days=MEETING.days[:1], **changes)))[0]


@pytest.mark.parametrize(
    ("zone", "name", "hour"),
    [(TimeZone.WIB, "Asia/Jakarta", 1), (TimeZone.WITA, "Asia/Makassar", 0), (TimeZone.WIT, "Asia/Jayapura", 23)],
)
def test_local_times_become_the_right_moment_in_each_zone(zone: TimeZone, name: str, hour: int) -> None:
    school = replace(SCHOOL, time_zone=zone)
    day = date(2019, 8, 1) if hour < 8 else date(2019, 7, 31)
    assert events(school=school)[0]["dtstart"].dt == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    assert f"X-WR-TIMEZONE:{name}".encode() in calendar_bytes([ITEM], school)[0]


def test_each_day_is_an_entry_and_a_day_without_times_lasts_all_day() -> None:
    first, second = events()
    assert (str(first["summary"]), str(second["summary"])) == (
        "Rapat kerja pemetaan mutu (hari 1 dari 2)",
        "Rapat kerja pemetaan mutu (hari 2 dari 2)",
    )
    assert first["dtend"].dt == datetime(2019, 8, 1, 7, 30, tzinfo=UTC)
    assert (second["dtstart"].dt, second["dtend"].dt) == (date(2019, 8, 2), date(2019, 8, 3))


def test_an_unknown_end_is_left_open() -> None:
    event = one_event()
    assert "dtend" in event
    open_end = replace(MEETING.days[0], end=None)
    assert "dtend" not in events(replace(ITEM, meeting=replace(MEETING, days=(open_end,))))[0]


def test_alarms_ring_a_day_and_an_hour_before_and_for_whole_days_the_morning_before() -> None:
    first, second = events()
    assert [alarm["trigger"].dt for alarm in first.walk("VALARM")] == [timedelta(days=-1), timedelta(hours=-1)]
    assert [alarm["trigger"].dt for alarm in second.walk("VALARM")] == [timedelta(hours=-15)]


def test_the_same_data_gives_the_same_bytes() -> None:
    assert calendar_bytes([ITEM], SCHOOL) == calendar_bytes([ITEM], SCHOOL)


def test_a_changed_meeting_keeps_its_uid_and_gets_a_higher_sequence() -> None:
    before = events()[0]
    moved = replace(MEETING, days=(replace(MEETING.days[0], date=date(2019, 8, 5)), MEETING.days[1]))
    after = events(replace(ITEM, meeting=moved, changed_at=datetime(2019, 7, 21, 8)))[0]
    assert after["uid"] == before["uid"] == "hari-satu@buku-imbas"
    assert after["sequence"] > before["sequence"]
    assert after["dtstamp"].dt > before["dtstamp"].dt
    assert before["last-modified"].dt == datetime(2019, 7, 20, 2, 41, 5, tzinfo=UTC)


def test_what_is_called_off_says_so_and_rings_no_more() -> None:
    off = one_event(status=MeetingStatus.CANCELLED)
    assert (off["status"], off["transp"], off.walk("VALARM")) == ("CANCELLED", "TRANSPARENT", [])
    assert off["summary"].startswith("Batal: ")
    later = one_event(status=MeetingStatus.POSTPONED)
    assert (later["status"], str(later["summary"])) == ("TENTATIVE", "Ditunda: Rapat kerja pemetaan mutu")
    assert one_event()["status"] == "CONFIRMED"


def test_place_link_people_and_topics_can_be_read() -> None:
    event = one_event(
        mode=MeetingMode.HYBRID,
        link="https://rapat.contoh.id/imbas",
        date_changes=(DateChange(at=datetime(2019, 7, 20), reason="gedung dipakai"),),
        note="Bawa rapor mutu.",
    )
    assert (str(event["location"]), str(event["url"])) == ("Ruang Rapat", "https://rapat.contoh.id/imbas")
    assert str(event["description"]).splitlines() == [
        "Tahapan: Rapat kerja",
        "Jenis: In Service",
        "Waktu: 08.00–14.30 WIB",
        "Bentuk: Hibrida",
        "Tautan: https://rapat.contoh.id/imbas",
        "Sekolah imbas: SMP Negeri 4 Gombong, SMP Purnama Sempor",
        "Narasumber: Drs. Suparman, M.Pd. (SMP Negeri 4 Gombong)",
        "Materi: Rapor mutu (2 JP), Suparman",
        "Pernah dipindah: gedung dipakai",
        "Bawa rapor mutu.",
    ]


def test_an_online_meeting_is_where_its_link_is_and_a_code_is_no_address() -> None:
    event = one_event(mode=MeetingMode.ONLINE, place="", link="Zoom 812 3456 789")
    assert str(event["location"]) == "Zoom 812 3456 789"
    assert "url" not in event


@pytest.mark.parametrize("title", ["Sosialisasi; “mutu”, tahap\\1", "🎓 ꦱꦼꦏꦺꦴꦭꦃ مدرسة", "Rapat " + "panjang " * 60])
def test_any_title_comes_back_whole(title: str) -> None:
    assert str(one_event(title=title)["summary"]) == title.strip()


def test_control_characters_do_not_break_the_file() -> None:
    event = one_event(title="Rapat\x00\x0bkerja", note="satu\r\ndua")
    assert str(event["summary"]) == "Rapatkerja"
    assert str(event["description"]).endswith("satu\ndua")


def test_lines_are_folded_and_end_as_the_format_asks() -> None:
    content, _ = calendar_bytes([replace(ITEM, meeting=replace(MEETING, title="Rapat " * 50))], SCHOOL)
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert lines[:2] == [b"BEGIN:VCALENDAR", b"VERSION:2.0"]


def test_a_file_that_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"Tidak dapat menulis berkas kalender jadwal\.ics"):
        write_calendar(tmp_path / "tidak ada" / "jadwal.ics", [ITEM], SCHOOL)
    target = tmp_path / "folder.ics"
    target.mkdir()
    with pytest.raises(SetupError):
        write_calendar(target, [ITEM], SCHOOL)
    assert list(tmp_path.iterdir()) == [target]
