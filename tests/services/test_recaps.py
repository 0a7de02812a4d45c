"""Recaps on real data: equal to the arithmetic of the domain, and to each other."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.domain.attendance import partner_counts
from app.domain.charts import PRINTED
from app.domain.lesson_hours import person_hours
from app.domain.presence import presence
from app.domain.recaps import RecapKind, RecapLine, RecapOrder, RecapQuery, Span, counted_meetings, orders_of
from app.domain.records import Invitation, Meeting, MeetingDay, MeetingRole, Partner, Person, Programme
from app.domain.terms import Affiliation, AttendanceState, MeetingStatus, Role
from app.services.logbook import Logbook

TOTALS = [kind for kind in RecapKind if kind not in (RecapKind.PARTNER, RecapKind.PERSON)]


def _lines(logbook: Logbook, kind: RecapKind, **choice) -> tuple[RecapLine, ...]:
    return logbook.recaps.recap(RecapQuery(kind=kind, **choice)).lines


def _line(logbook: Logbook, kind: RecapKind, label: str) -> RecapLine:
    return next(line for line in _lines(logbook, kind) if line.label == label)


@pytest.fixture
def busy(logbook: Logbook) -> Logbook:
    """Two programmes with different rules and meetings in all states, filled by dice."""
    dice = random.Random(7)
    rules = (
        Programme(name="Pertama", minimum_attendance=75, daily_hours_cap=8),
        Programme(name="Kedua", minimum_attendance=50),
    )
    programmes = [logbook.programmes.save(rule) for rule in rules]
    partners = [logbook.schools.save_partner(Partner(name=f"SMP {number}")) for number in range(4)]
    people = [
        logbook.people.save(
            Person(
                name=f"Orang {number:02d}",
                affiliation=Affiliation.OTHER if number % 5 == 4 else Affiliation.PARTNER,
                partner_id=None if number % 5 == 4 else partners[number % 5 % 3].id,
                position=dice.choice(["Guru", "Kepala Sekolah", "Komite", ""]),
            )
        )
        for number in range(20)
    ]
    for number in range(16):
        start = date(2019, 5, 1) + timedelta(days=dice.randrange(300))
        meeting = logbook.meetings.save(
            Meeting(
                programme_id=dice.choice(programmes).id,
                title=f"Pertemuan {number}",
                status=dice.choice([MeetingStatus.HELD, MeetingStatus.HELD, *MeetingStatus]),
                days=tuple(
                    MeetingDay(position=at + 1, date=start + timedelta(days=at), lesson_hours=dice.randrange(9))
                    for at in range(dice.randint(1, 4))
                ),
                invitations=tuple(
                    Invitation(partner_id=one.id, expected=dice.randrange(6)) for one in partners if dice.random() < 0.7
                ),
                roles=tuple(
                    MeetingRole(
                        person_id=one.id if dice.random() < 0.7 else None,
                        name=one.name,
                        role=dice.choice(list(Role)),
                        planned=dice.random() < 0.8,
                        came=dice.choice([None, True, False]),
                    )
                    for one in dice.sample(people, 4)
                ),
            )
        )
        for day in meeting.days:
            for person in dice.sample(people, dice.choice([0, 5, 12])):
                entry = logbook.attendance.add_known(day.id, person.id, dice.choice(list(Role)))
                logbook.attendance.set_state([entry], dice.choice([AttendanceState.PRESENT, *AttendanceState]))
    return logbook


def test_partners_and_hours_are_those_of_the_domain(busy: Logbook) -> None:
    meetings = busy.meetings.meetings()
    rows = [row for meeting in meetings for row in busy.attendance.rows(meeting.id)]
    counted = counted_meetings(meetings, rows)
    ids = {meeting.id for meeting in counted}
    rows = [row for row in rows if row.meeting_id in ids]
    rules = {one.id: one for one in busy.programmes.programmes()}

    expected = [
        (one.name, one.attended, one.expected) for one in partner_counts(counted, rows, busy.schools.partners())
    ]
    hours = {(one.name, one.days, one.lesson_hours) for one in person_hours(counted, rows, rules)}

    assert 0 < len(counted) < len(meetings)
    assert [(one.label, one.attended, one.expected) for one in _lines(busy, RecapKind.PARTNER)] == expected
    assert {(one.label, one.days, one.hours) for one in _lines(busy, RecapKind.PERSON) if one.days} == hours
    assert any(hour == 0 for _, _, hour in hours) or len(hours) > 5


def test_the_certificates_and_the_record_of_a_person_tell_the_hours_of_the_recap(busy: Logbook) -> None:
    uncapped = {one.id for one in busy.programmes.programmes() if not one.daily_hours_cap}
    (programme,) = uncapped
    counted = _lines(busy, RecapKind.MEETING, programme_id=programme)
    lines = _lines(busy, RecapKind.PERSON, programme_id=programme)
    certified: Counter[int] = Counter()
    for meeting in counted:
        listed = {row.person_id for row in busy.attendance.rows(meeting.key)}
        for line in busy.certificates.board(meeting.key).lines:
            if line.candidate.person_id in listed:
                certified[line.candidate.person_id] += line.candidate.lesson_hours

    assert {line.key: line.hours for line in lines} == {line.key: certified[line.key] for line in lines}
    for line in _lines(busy, RecapKind.PERSON):
        assert busy.people.record(line.key).lesson_hours == line.hours


def test_the_days_of_a_person_share_the_cap_of_a_date(logbook: Logbook) -> None:
    programme = logbook.programmes.save(Programme(name="P", daily_hours_cap=8))
    person = logbook.people.save(Person(name="Ani"))
    for title in ("Pagi", "Siang"):
        day = MeetingDay(position=1, date=date(2019, 8, 1), lesson_hours=5)
        meeting = Meeting(programme_id=programme.id, title=title, status=MeetingStatus.HELD, days=(day,))
        day_id = logbook.meetings.save(meeting).days[0].id
        entry = logbook.attendance.add_known(day_id, person.id)
        logbook.attendance.set_state([entry], AttendanceState.PRESENT)

    record = logbook.people.record(person.id)

    assert sorted((day.title, record.earned[day.meeting_day_id]) for day in record.days) == [("Pagi", 5), ("Siang", 3)]
    assert record.lesson_hours == _line(logbook, RecapKind.PERSON, "Ani").hours == 8


def test_categories_count_the_listed_as_the_page_of_the_meeting_does(busy: Logbook) -> None:
    compared = 0
    for meeting in busy.meetings.meetings():
        rows = busy.attendance.rows(meeting.id)
        listed = {row.person_id for row in rows} | {row.name for row in rows}
        roles = tuple(one for one in meeting.roles if (one.person_id or one.name) in listed)
        # Each planned task somebody on every day's list: then the page waits for nobody whom no list names.
        whole = replace(meeting, roles=roles)
        for day in whole.days:
            own = [row for row in rows if row.meeting_day_id == day.id]
            there = {row.person_id for row in own} | {row.name for row in own}
            if not all((one.person_id or one.name) in there for one in roles):
                continue
            page = presence(replace(whole, days=(day,)), own, busy.schools.partners())
            query = RecapQuery(kind=RecapKind.CATEGORY)
            ids = {row.id for row in own}
            told = {
                line.label: len(ids.intersection(busy.recaps.entries(query, line).ids))
                for line in busy.recaps.recap(query).lines
            }
            if any(told.values()):
                compared += 1
                assert {one.category.label: one.expected for one in page.categories} == {
                    label: number for label, number in told.items() if number
                }
    assert compared


def test_every_way_of_counting_gives_the_same_total(busy: Logbook) -> None:
    totals = {busy.recaps.recap(RecapQuery(kind=kind)).total.numbers for kind in TOTALS}
    totals |= {busy.recaps.recap(RecapQuery(kind=RecapKind.PERIOD, span=span)).total.numbers for span in Span}

    assert len(totals) == 1
    partner_sum = sum(line.expected for line in _lines(busy, RecapKind.PARTNER))
    one_by_one = (_lines(busy, RecapKind.MEETING, partner_id=one.id) for one in busy.schools.partners())
    assert partner_sum == sum(line.expected for lines in one_by_one for line in lines)


@pytest.mark.parametrize("kind", RecapKind)
def test_behind_each_line_stand_exactly_the_entries_that_it_counts(busy: Logbook, kind: RecapKind) -> None:
    query = RecapQuery(kind=kind)
    for line in busy.recaps.recap(query).lines:
        found = busy.recaps.entries(query, line)
        told = [entry for _, entry in busy.recaps.entry_lines(found.ids)]
        assert len(told) == len(found.ids)
        assert len(told) + sum(entry.people for entry in found.unlisted) == line.expected
        present = [entry for entry in told if entry.state in (AttendanceState.PRESENT, AttendanceState.LATE)]
        assert len(present) == line.days


@pytest.mark.parametrize("kind", RecapKind)
def test_orders_change_only_the_order(busy: Logbook, kind: RecapKind) -> None:
    usual = _lines(busy, kind)
    for order in orders_of(kind):
        assert sorted(_lines(busy, kind, order=order), key=repr) == sorted(usual, key=repr)
    named = [one for one in _lines(busy, kind, order=RecapOrder.LOWEST) if one.label != "Tanpa nama"]  # stands last
    shares = [one.attended / one.expected for one in named if one.expected]
    assert shares == sorted(shares)


def test_people_stand_as_the_schools_of_the_user_do_and_guests_last(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[1]
    guest = Person(name="Aan", affiliation=Affiliation.OTHER, institution="Dinas Pendidikan")
    entry = sample.attendance.add_known(meeting.days[0].id, sample.people.save(guest).id)
    sample.attendance.set_state([entry], AttendanceState.PRESENT)
    last = sample.recaps.recap(RecapQuery(kind=RecapKind.PARTNER)).lines[-1].key
    sample.schools.move_partner(last, -len(sample.schools.partners()))
    partners = sample.schools.partners()

    schools = list(dict.fromkeys(one.detail for one in _lines(sample, RecapKind.PERSON)))
    meetings = sample.meetings.meetings()
    rows = [row for one in meetings for row in sample.attendance.rows(one.id)]
    packet = [one.institution for one in person_hours(meetings, rows, {}, partners)]

    came = [one.name for one in partners if one.name in schools]
    assert came[0] == _line(sample, RecapKind.PARTNER, came[0]).label == _lines(sample, RecapKind.PARTNER)[0].label
    assert schools[: len(came) + 1] == ["SMP Negeri 2 Sempor", *came]
    assert "Dinas Pendidikan" in schools[len(came) + 1 :]
    assert list(dict.fromkeys(packet)) == [one for one in schools if one in packet]


def test_a_partner_that_never_came_stays_with_nought(sample: Logbook) -> None:
    stayed_away = sample.schools.save_partner(Partner(name="SMP Jauh"))
    meeting = sample.meetings.meetings()[1]
    invited = Invitation(partner_id=stayed_away.id, expected=2)
    sample.meetings.save(replace(meeting, invitations=(*meeting.invitations, invited)))

    line = _line(sample, RecapKind.PARTNER, "SMP Jauh")
    found = sample.recaps.entries(RecapQuery(kind=RecapKind.PARTNER), line)

    assert (line.attended, line.expected, line.unrecorded) == (0, 2, 2)
    assert [(entry.title, entry.name, entry.people) for entry in found.unlisted] == [(meeting.title, "", 2)]


def test_a_substitute_keeps_the_seat_of_the_school_and_takes_the_hours(sample: Logbook) -> None:
    before = _line(sample, RecapKind.PARTNER, "SMP PGRI 1 Rowokele")
    meeting = next(one for one in sample.meetings.meetings() if one.title.startswith("Fasilitasi"))
    row = next(one for one in sample.attendance.rows(meeting.id) if one.name.startswith("Dra. Endang"))
    sample.attendance.set_state([row.id], AttendanceState.SUBSTITUTED)

    after = _line(sample, RecapKind.PARTNER, "SMP PGRI 1 Rowokele")
    person = _line(sample, RecapKind.PERSON, row.name)

    assert (after.attended, after.expected, after.substituted) == (before.attended, before.expected, 1)
    assert (person.attended, person.expected, person.hours) == (4, 5, 4 + 8 + 4)
    assert person.hours == sample.people.record(row.person_id).lesson_hours


def test_a_meeting_to_come_expects_nobody_yet(sample: Logbook) -> None:
    planned = sample.meetings.meetings()[-1]
    assert planned.status is MeetingStatus.PLANNED
    assert planned.id not in [line.key for line in _lines(sample, RecapKind.MEETING)]

    person = sample.attendance.find_people("Kusnadi")[0]
    sample.attendance.add_known(planned.days[0].id, person.id)

    assert _line(sample, RecapKind.MEETING, planned.title).expected == 25 + 1


def test_a_held_meeting_without_any_list_is_not_hidden(sample: Logbook) -> None:
    programme = sample.programmes.programmes()[0]
    days = (MeetingDay(position=1, date=date(2019, 12, 1)),)
    sample.meetings.save(Meeting(programme_id=programme.id, title="Tanpa daftar", status=MeetingStatus.HELD, days=days))

    assert _line(sample, RecapKind.MEETING, "Tanpa daftar").expected == 0


def test_a_period_counts_a_meeting_whole(sample: Logbook) -> None:
    day = date(2019, 8, 2)  # the second of two days

    (line,) = _lines(sample, RecapKind.MEETING, from_date=day, until_date=day)
    days = _lines(sample, RecapKind.DAY, from_date=day, until_date=day)

    assert (line.label, line.expected) == ("Rapat kerja pemetaan mutu dan perencanaan", 30)
    assert [one.label for one in days] == ["Kamis, 1 Agustus 2019", "Jumat, 2 Agustus 2019"]
    assert sample.recaps.periods()[0].label == "Tahun pelajaran 2019/2020"
    with pytest.raises(UserError, match="sebelum tanggal awalnya"):
        _lines(sample, RecapKind.MEETING, from_date=day, until_date=date(2019, 8, 1))


def test_changing_the_rule_changes_the_hours_and_the_sentence(sample: Logbook) -> None:
    query = RecapQuery(kind=RecapKind.PERSON)
    before = sample.recaps.recap(query).total.hours
    programme = sample.programmes.programmes()[0]
    sample.programmes.save(replace(programme, minimum_attendance=50, daily_hours_cap=4))

    endang = _line(sample, RecapKind.PERSON, "Dra. Endang Lestari Ningrum")

    assert endang.hours == 4 + 4 + 4 + 4 + 4
    assert sample.recaps.recap(query).total.hours != before
    assert "50% hari kegiatan, paling banyak 4 JP" in sample.recaps.rule(query)
    assert sample.people.record(endang.key).lesson_hours == endang.hours


def test_the_first_page_and_the_report_count_alike(sample: Logbook) -> None:
    recap = [(one.label, one.attended, one.expected) for one in _lines(sample, RecapKind.PARTNER)]

    assert [(one.name, one.attended, one.expected) for one in sample.overview.partner_totals()] == recap


def test_saving_refuses_what_it_cannot_write_and_an_empty_logbook(logbook: Logbook, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.xlsx atau \.pdf, bukan rekap.doc"):
        logbook.recaps.save(RecapQuery(), tmp_path / "rekap.doc")
    with pytest.raises(UserError, match="Data sekolah belum diisi"):
        logbook.recaps.save(RecapQuery(), tmp_path / "rekap.pdf")
    assert list(tmp_path.glob("rekap*")) == []


def test_a_choice_without_any_meeting_is_not_saved(sample: Logbook, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Belum ada kegiatan yang dapat direkap"):
        sample.recaps.save(RecapQuery(from_date=date(2030, 1, 1)), tmp_path / "rekap.xlsx")


def test_charts_are_svg_in_the_colours_that_are_asked_for(sample: Logbook) -> None:
    partners = sample.recaps.recap(RecapQuery(kind=RecapKind.PARTNER))
    people = sample.recaps.recap(RecapQuery(kind=RecapKind.PERSON))

    svg = sample.recaps.chart(partners, 600, 200, replace(PRINTED, low="#ff0000"))

    assert svg.startswith("<?xml")
    assert "SMP Pius Bhakti Utama Gombong" in svg
    assert "rgb(100%,0%,0%)" in svg  # the partner that came to less than half
    assert sample.recaps.chart(people, 600, 200, PRINTED) == ""
