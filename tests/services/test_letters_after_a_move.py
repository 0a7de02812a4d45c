"""A finished letter notices that its meeting moved, and a correction names it; twins, numbers and signatories too."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.records import Invitation, Letter, Meeting, MeetingRole, Partner, Person
from app.domain.terms import Affiliation, LetterKind, Role
from app.services.letters import RegisterLine
from app.services.logbook import Logbook
from tests.letter_register import empty_the_register

DAY = date(2019, 7, 20)


@pytest.fixture
def sample(sample: Logbook) -> Logbook:
    """The sample school before its first letter."""
    empty_the_register(sample)
    return sample


def _meeting(logbook: Logbook) -> Meeting:
    return next(one for one in logbook.meetings.meetings() if "Sosialisasi" in one.title)


def _move(logbook: Logbook, days: int) -> None:
    meeting = _meeting(logbook)
    moved = tuple(replace(day, date=day.date + timedelta(days)) for day in meeting.days)
    logbook.meetings.save(replace(meeting, days=moved))


def _finished(logbook: Logbook) -> Letter:
    letter = logbook.letters.save(logbook.letters.draft(LetterKind.INVITATION, _meeting(logbook).id, DAY))
    logbook.letters.finish(letter.id)
    return letter


def _line(logbook: Logbook, letter: Letter) -> RegisterLine:
    return next(one for one in logbook.letters.register() if one.letter.id == letter.id)


def test_a_move_after_the_letter_is_told_with_both_dates_and_a_move_back_takes_it_away(sample: Logbook) -> None:
    letter = _finished(sample)
    assert _line(sample, letter).moved == ""
    _move(sample, 7)
    assert _line(sample, letter).outdated
    assert _line(sample, letter).moved == "Surat memuat 27 Juli 2019, kegiatan kini 3 Agustus 2019."
    _move(sample, 7)
    assert _line(sample, letter).moved == "Surat memuat 27 Juli 2019, kegiatan kini 10 Agustus 2019."
    _move(sample, -14)
    assert (_line(sample, letter).moved, _line(sample, letter).outdated) == ("", False)


def test_the_pdf_made_again_keeps_the_number_and_tells_the_new_date(sample: Logbook, tmp_path: Path) -> None:
    letter = _finished(sample)
    _move(sample, 7)
    document = sample.letters.finish(letter.id)
    assert (_line(sample, letter).moved, _line(sample, letter).outdated) == ("", False)
    assert _line(sample, letter).letter.number == letter.number
    text = "".join(page.extract_text() for page in PdfReader(sample.documents.path_of(document)).pages)
    assert "3 Agustus 2019" in text


def test_a_correction_has_the_next_number_and_names_the_earlier_letter(sample: Logbook) -> None:
    letter = _finished(sample)
    _move(sample, 7)
    drafted = sample.letters.correction(letter.id, date(2019, 7, 24))
    assert (drafted.number, drafted.id, drafted.document_id) == ("2/VII/2019", 0, None)
    assert drafted.subject == f"Ralat: {letter.subject}"
    assert "Nomor 1/VII/2019 tanggal 20 Juli 2019" in drafted.opening
    assert "semula dijadwalkan pada Sabtu, 27 Juli 2019" in drafted.opening
    saved = sample.letters.save(drafted)
    earlier = _line(sample, letter)
    assert (earlier.corrected, earlier.outdated, earlier.moved) == (saved.number, False, "")
    again = sample.letters.draft(LetterKind.INVITATION, _meeting(sample).id, date(2019, 7, 25))
    assert "ralat" not in again.opening.casefold()


def test_a_correction_of_a_surat_tugas_names_it_too(sample: Logbook) -> None:
    drafted = sample.letters.draft(LetterKind.ASSIGNMENT, _meeting(sample).id, DAY)
    letter = sample.letters.save(drafted)
    corrected = sample.letters.correction(letter.id, DAY)
    assert corrected.opening.startswith("sebagai ralat atas surat tugas Nomor 1/VII/2019 tanggal 20 Juli 2019, untuk")
    assert [one.name for one in corrected.people] == [one.name for one in letter.people]
    assert sample.letters.save(corrected).id != letter.id


def test_namesakes_are_addressed_with_their_kecamatan_and_asked_for_their_own_number(
    sample: Logbook, tmp_path: Path
) -> None:
    twins = [
        sample.schools.save_partner(Partner(name="SDN 2 Contoh", district=district))
        for district in ("Sukamaju", "Mekar")
    ]
    invited = tuple(Invitation(partner_id=one.id, expected=number) for number, one in enumerate(twins, 2))
    sample.meetings.save(replace(_meeting(sample), invitations=invited))
    letter = sample.letters.save(sample.letters.draft(LetterKind.INVITATION, _meeting(sample).id, DAY))
    assert letter.recipients.splitlines() == [
        "Kepala SDN 2 Contoh, Kecamatan Sukamaju",
        "Kepala SDN 2 Contoh, Kecamatan Mekar",
    ]
    assert "Kepala SDN 2 Contoh, Kecamatan Mekar: 3 orang" in sample.letters.message(letter.id)
    sample.letters.write_pdf(letter.id, tmp_path / "a.pdf")
    text = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages).split())
    assert "Kecamatan Sukamaju (2 orang)" in text
    sample.letters.save(replace(letter, per_recipient=True))
    sample.letters.write_pdf(letter.id, tmp_path / "a.pdf")
    sheets = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "a.pdf").pages]
    assert "menugaskan 2 orang" in sheets[0]
    assert "menugaskan 3 orang" in sheets[1]
    counts = sample.attendance.presence(_meeting(sample)).partners
    assert [one.name for one in counts][-2:] == ["SDN 2 Contoh (Kec. Sukamaju)", "SDN 2 Contoh (Kec. Mekar)"]


def test_who_signs_is_sent_with_the_titles_of_the_signature(sample: Logbook) -> None:
    principal = sample.schools.principal()
    assert principal is not None
    person = sample.people.save(Person(name="WAHYU", nip=principal.nip, affiliation=Affiliation.MODEL))
    role = MeetingRole(person_id=person.id, name=person.name, role=Role.DELEGATE)
    sample.meetings.save(replace(_meeting(sample), roles=(role,), organiser="BBPMP"))
    letter = sample.letters.draft(LetterKind.ASSIGNMENT, _meeting(sample).id, DAY)
    assert [one.name for one in letter.people] == [principal.name]
    assert sample.letters.person_to_send(person).name == principal.name


def test_the_organiser_of_a_meeting_of_others_is_told(sample: Logbook, tmp_path: Path) -> None:
    sample.meetings.save(replace(_meeting(sample), organiser="BBPMP Provinsi Jawa Tengah"))
    letter = sample.letters.save(sample.letters.draft(LetterKind.ASSIGNMENT, _meeting(sample).id, DAY))
    sample.letters.write_pdf(letter.id, tmp_path / "a.pdf")
    text = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages).split())
    assert "Penyelenggara : BBPMP Provinsi Jawa Tengah" in text


def test_letters_numbered_before_the_pattern_was_known_count_for_the_next_number(sample: Logbook) -> None:
    drafted = sample.letters.draft(LetterKind.INVITATION, _meeting(sample).id, DAY)
    sample.letters.save(replace(drafted, number="421.2/017/SMP2/2019"))
    assert sample.letters.next_number(DAY).sequence == 1
    sample.letters.save_template("421.2/{nomor3}/SMP2/{tahun}")
    assert sample.letters.next_number(DAY).text == "421.2/018/SMP2/2019"
