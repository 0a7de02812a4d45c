"""What nobody should have to enter: it is kept whole or refused with a sentence, and every file can hold it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from zipfile import ZipFile

import docx
import icalendar
import pytest
from pypdf import PdfReader

from app.core.errors import UserError
from app.core.paths import DataFolder
from app.domain.records import (
    CycleStep,
    Invitation,
    Letter,
    LetterPerson,
    Meeting,
    MeetingDay,
    MeetingRole,
    ModelSchool,
    Partner,
    Person,
    Programme,
    RoleWord,
    Signatory,
    Topic,
)
from app.domain.terms import LetterKind, MeetingMode, Role
from app.services.logbook import Logbook

DAY = date(2019, 8, 1)
LONG = "Pengimbasan" * 45 + "Akhir"
TEXTS = {
    "500 huruf": LONG,
    "500 huruf dalam kata": "Sekolah Dasar Negeri " * 23 + "tamat.",
    "emoji": "Rapat 😀 👩🏽‍🏫 🇮🇩",
    "Arab": "مدرسة الإرشاد ٢٠١٩",
    "Jawa": "ꦱꦼꦏꦺꦴꦭꦃ ꦏꦼꦩꦸꦤꦶꦁ",
    "markah": "<b>Guru</b> & &amp; \\n \\, ; : % {nomor} 'x' \"y\"",
    "kendali": "a\x00b\x01c\x0bd\x1fe\x7ff\ufffe",
    "setengah huruf": "a\ud83dz",
}
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def fill(logbook: Logbook, text: str) -> tuple[Meeting, Letter]:
    """A logbook that says `text` wherever something can be said."""
    school = ModelSchool(name=text, npsn=text, district=text, regency=text, address=text, government=text, office=text)
    logbook.schools.save_model_school(school, signatories=[Signatory(name=text, nip=text, grade=text, title=text)])
    partner = logbook.schools.save_partner(
        Partner(name=f"{text} 2", npsn=text, district=text, contact_name=text, decree_number=text, note=text)
    )
    person = logbook.people.save(Person(name=text, nip=text, nuptk=text, position=text, institution=text, note=text))
    logbook.people.add_alias(person.id, f"{text} 3")
    programme = logbook.programmes.start("sekolah-model-spmi", start=DAY)
    words = (RoleWord(role=Role.SPEAKER, word=text),)
    first, *others = logbook.programmes.stages(programme.id)
    logbook.programmes.save(
        replace(programme, name=text, decree_number=text, recipients=text, role_words=words),
        (replace(first, name=text, note=text), *others),
    )
    logbook.cycle.save_steps(programme.id, [CycleStep(name=text)])
    meeting = logbook.meetings.save(
        Meeting(
            title=text,
            place=text,
            link=text,
            note=text,
            mode=MeetingMode.HYBRID,
            days=(MeetingDay(date=DAY, start=time(8), end=time(12), lesson_hours=4),),
            invitations=(Invitation(partner_id=partner.id, representative=text, note=text),),
            roles=(MeetingRole(name=text, institution=text, note=text), MeetingRole(name=text, role=Role.DELEGATE)),
            topics=(Topic(title=text, speaker=text, lesson_hours=4),),
        )
    )
    moved = replace(meeting, days=(replace(meeting.days[0], date=date(2019, 8, 5)),))
    meeting = logbook.meetings.save(moved, reason=text)
    logbook.meetings.list_delegates(meeting.id)
    drafted = logbook.letters.draft(LetterKind.ASSIGNMENT, meeting.id, date(2019, 7, 20))
    people = (LetterPerson(name=text, nip=text, position=text, institution=text),)
    letter = replace(drafted, number=text, subject=text, opening=text, closing=text, copies=text, people=people)
    return meeting, logbook.letters.save(letter)


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Logbook]:
    """A logbook that is still empty."""
    (tmp_path / "kedua").mkdir()
    opened = Logbook(DataFolder(tmp_path / "kedua"))
    yield opened
    opened.close()


@every_text
def test_any_text_is_kept_and_goes_round_through_the_data_file(
    logbook: Logbook, second: Logbook, tmp_path: Path, text: str
) -> None:
    meeting, letter = fill(logbook, text)
    visible = "".join(one for one in text if unicodedata.category(one) not in ("Cc", "Cs", "Cn"))
    assert meeting.title == meeting.topics[0].title == visible
    (change,) = logbook.meetings.meeting(meeting.id).date_changes
    assert change.reason.replace(" ", "") == visible.replace(" ", "")
    assert logbook.letters.letter(letter.id).opening == visible
    assert logbook.people.search(f"{text}")
    for suffix in (".toml", ".json"):
        path, again = tmp_path / f"semua{suffix}", tmp_path / f"lagi{suffix}"
        logbook.data_files.export(path)
        second.data_files.load(path)
        second.data_files.export(again)
        assert again.read_bytes() == path.read_bytes()


@every_text
def test_any_text_is_written_into_letters_and_calendar(logbook: Logbook, tmp_path: Path, text: str) -> None:
    meeting, letter = fill(logbook, text)
    logbook.letters.write_pdf(letter.id, tmp_path / "surat.pdf")
    printed = "".join("".join(page.extract_text() for page in PdfReader(tmp_path / "surat.pdf").pages).split())
    assert "menugaskankepada" in printed
    if meeting.title.isascii():
        pieces = re.findall(r"[A-Za-z]{4,20}", meeting.title)
        assert all(piece in printed for piece in pieces)
    logbook.letters.write_word(letter.id, tmp_path / "surat.docx")
    document = docx.Document(str(tmp_path / "surat.docx"))
    assert meeting.title in "\n".join(one.text for one in document.element.body.iter() if one.tag.endswith("}t"))
    with ZipFile(tmp_path / "surat.docx") as archive:
        assert archive.testzip() is None
    logbook.schedule.export_calendar(tmp_path / "jadwal.ics")
    written = (tmp_path / "jadwal.ics").read_bytes()
    assert all(len(line) <= 75 for line in written.split(b"\r\n")), "RFC 5545, 3.1: lines are folded"
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert str(event["summary"]) == meeting.title


def test_letters_that_the_pdf_cannot_print_are_pointed_at(logbook: Logbook) -> None:
    _, letter = fill(logbook, TEXTS["Arab"])
    (hit,) = [one for one in logbook.letters.remarks(letter) if one.field == "Hal" and "□" in one.sentence]
    assert "م" in hit.words
    usual = logbook.letters.remarks(replace(letter, subject="Café – “undangan”"))
    assert not [one for one in usual if one.field == "Hal"]


@pytest.mark.parametrize(
    ("npsn", "nip"),
    [
        ("2030457", "19650712 199003 1 004"),
        ("P1234567", "196513121990031004"),
        ("20.304.571", "199003152019"),
        ("' 20304571", "NIP. -"),
        ("tidak ada", "1E+17"),
        ("²", "١٩٦٥"),
    ],
)
def test_odd_identifiers_never_keep_anything_from_being_stored(logbook: Logbook, npsn: str, nip: str) -> None:
    logbook.schools.save_model_school(ModelSchool(name="SDN 1"), signatories=[Signatory(name="Siti", nip=nip)])
    partner = logbook.schools.save_partner(Partner(name="SDN 2", npsn=npsn))
    person = logbook.people.save(Person(name="Budi", nip=nip, nuptk=nip))
    letter = Letter(subject="Tugas", date=DAY, kind=LetterKind.ASSIGNMENT, people=(LetterPerson(name="Budi", nip=nip),))
    (sent,) = logbook.letters.save(letter).people
    assert " " not in partner.npsn + person.nip + person.nuptk
    assert sent.nip == person.nip
    assert logbook.schools.signatories()[0].nip == person.nip


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((MeetingDay(date=DAY, start=time(12), end=time(8)),), "selesai sebelum mulai"),
        ((MeetingDay(date=DAY, start=time(8), end=time(8)),), "selesai sebelum mulai"),
        ((MeetingDay(date=DAY, actual_start=time(9), actual_end=time(8)),), "Waktu sebenarnya pada 1 Agustus 2019"),
        ((MeetingDay(date=DAY), MeetingDay(date=DAY)), "tertulis dua kali"),
        ((MeetingDay(date=DAY, lesson_hours=-1),), "kurang dari nol"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_the_meeting_stays(
    sample: Logbook, days: tuple[MeetingDay, ...], sentence: str
) -> None:
    meeting = sample.meetings.meetings()[-1]
    with pytest.raises(UserError, match=sentence):
        sample.meetings.save(replace(meeting, title="Lain", days=days))
    assert sample.meetings.meeting(meeting.id) == meeting


def test_periods_that_end_before_they_begin_are_refused(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="mendahului “aktif sejak” 1 Januari 2020"):
        logbook.schools.save_partner(
            Partner(name="SDN 2", active_from=date(2020, 1, 1), active_until=date(2019, 12, 31))
        )
    office = Signatory(name="Siti", from_date=date(2020, 1, 1), until_date=date(2019, 12, 31))
    with pytest.raises(UserError, match=r"selesai .* sebelum mulai"):
        logbook.schools.save_model_school(ModelSchool(name="SDN 1"), signatories=[office])
    assert logbook.schools.model_school() is None
    assert logbook.schools.partners() == ()


def test_two_partners_alike_are_told_apart_or_refused(logbook: Logbook) -> None:
    logbook.schools.save_model_school(ModelSchool(name="SDN 2 Sempor", district="Sempor"))
    logbook.schools.save_partner(Partner(name="SD Negeri 5", district="Gombong"))
    for alike, sentence in (
        (Partner(name="SDN 5", district="gombong "), "sudah ada di daftar"),
        (Partner(name="sdn  5"), "isi kecamatan keduanya"),
        (Partner(name="SD N 2 Sempor", district="Sempor"), "sekolah Anda sendiri"),
        (Partner(name="SDN 2 Sempor"), "nama sekolah Anda sendiri"),
    ):
        with pytest.raises(UserError, match=sentence):
            logbook.schools.save_partner(alike)
    logbook.schools.save_partner(Partner(name="SDN 5", district="Sempor"))
    assert len(logbook.schools.partners()) == 2


@pytest.mark.parametrize("blank", ["", "   ", "\u00a0\u2003"])
def test_names_of_nothing_are_refused_with_their_sentence(sample: Logbook, blank: str) -> None:
    meeting = sample.meetings.meetings()[0]
    for save in (
        lambda: sample.schools.save_model_school(ModelSchool(name=blank)),
        lambda: sample.schools.save_partner(Partner(name=blank)),
        lambda: sample.people.save(Person(name=blank)),
        lambda: sample.meetings.save(replace(meeting, title=blank)),
        lambda: sample.meetings.save(replace(meeting, topics=(Topic(title=blank),))),
        lambda: sample.meetings.save(replace(meeting, roles=(MeetingRole(name=blank),))),
        lambda: sample.programmes.save(Programme(name=blank)),
        lambda: sample.letters.save(Letter(number=blank, subject=blank, date=DAY, kind=LetterKind.INVITATION)),
    ):
        with pytest.raises(UserError, match=r"\bkosong\b|belum|tanpa"):
            save()
    assert sample.meetings.meeting(meeting.id) == meeting
