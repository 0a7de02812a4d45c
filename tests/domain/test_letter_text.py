"""The sentences of a letter, and the short message that goes with it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from app.core.paths import resource
from app.domain.letter_content import LetterContent
from app.domain.letter_text import (
    StandardTexts,
    addressees,
    assigning_office,
    meeting_facts,
    message_text,
    place_and_date,
    read_standard_texts,
    standard_letter,
    text_lines,
)
from app.domain.records import Letter, LetterPerson, Meeting, MeetingDay, ModelSchool, Signatory
from app.domain.terms import LetterKind, MeetingMode, SignatoryForm

SCHOOL = ModelSchool(name="SMP Negeri 2 Sempor", district="Sempor", regency="Kabupaten Kebumen")
WORK_MEETING = Meeting(
    title="Rapat Kerja",
    place="Ruang Rapat",
    days=(
        MeetingDay(position=1, date=date(2019, 8, 1), start=time(8), end=time(14)),
        MeetingDay(position=2, date=date(2019, 8, 2), start=time(8), end=time(14)),
    ),
)


def texts(name: str) -> StandardTexts:
    return read_standard_texts(resource("letters", name).read_text(encoding="utf-8"))


def facts(meeting: Meeting | None) -> dict[str, tuple[str, ...]]:
    return {fact.label: fact.lines for fact in meeting_facts(meeting, "WIB")}


def test_every_day_of_a_meeting_is_named_with_the_day_of_its_date():
    told = facts(WORK_MEETING)

    assert told["Hari/tanggal"] == ("Kamis, 1 Agustus 2019", "Jumat, 2 Agustus 2019")
    assert told["Waktu"] == ("pukul 08.00–14.00 WIB",)
    assert told["Tempat"] == ("Ruang Rapat",)
    assert told["Acara"] == ("Rapat Kerja",)


def test_days_with_other_hours_each_tell_their_own():
    days = (replace(WORK_MEETING.days[1], start=time(9), end=None), WORK_MEETING.days[0])

    assert facts(replace(WORK_MEETING, days=days))["Waktu"] == (
        "1 Agustus 2019 pukul 08.00–14.00 WIB",
        "2 Agustus 2019 pukul 09.00 WIB – selesai",
    )


def test_a_day_without_hours_is_not_given_those_of_another():
    days = (WORK_MEETING.days[0], replace(WORK_MEETING.days[1], start=None, end=None))

    assert facts(replace(WORK_MEETING, days=days))["Waktu"] == ("1 Agustus 2019 pukul 08.00–14.00 WIB",)


def test_many_days_are_told_as_runs():
    first = date(2019, 8, 5)
    dates = [first + timedelta(days=step) for step in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
    days = tuple(MeetingDay(position=number, date=day) for number, day in enumerate(dates, 1))

    assert facts(replace(WORK_MEETING, days=days))["Hari/tanggal"] == (
        "Senin–Jumat, 5–9 Agustus 2019",
        "Senin–Jumat, 12–16 Agustus 2019",
    )


@pytest.mark.parametrize(
    ("mode", "place", "told"),
    [
        (MeetingMode.ON_SITE, "Aula", "Aula"),
        (MeetingMode.ONLINE, "", "daring (dalam jaringan)"),
        (MeetingMode.ONLINE, "Zoom", "daring (Zoom)"),
        (MeetingMode.HYBRID, "Aula", "Aula dan daring"),
        (MeetingMode.HYBRID, "", "luring dan daring"),
    ],
)
def test_the_place_tells_how_people_meet(mode: MeetingMode, place: str, told: str):
    meeting = replace(WORK_MEETING, mode=mode, place=place, link="https://rapat.contoh.id/abc")

    assert facts(meeting)["Tempat"] == (told,)
    assert facts(meeting)["Tautan"] == ("https://rapat.contoh.id/abc",)


def test_what_is_not_known_is_left_out():
    assert facts(None) == {}
    assert facts(Meeting()) == {}


def test_list_numbers_that_were_typed_are_not_printed_twice():
    assert text_lines("1. Laptop\n\n 2) Rapor mutu ") == ("Laptop", "Rapor mutu")
    assert text_lines("12 orang guru\nRapor mutu") == ("12 orang guru", "Rapor mutu")


@pytest.mark.parametrize(
    ("typed", "recipients", "place"),
    [
        ("Yth. Kepala SMP A", ("Kepala SMP A",), "di tempat"),
        ("Kepada Yth. Kepala SMP A\nKepala SMP B", ("Kepala SMP A", "Kepala SMP B"), "di tempat"),
        ("Kepala SMP A\ndi Gombong", ("Kepala SMP A",), "di Gombong"),
        ("Kepala SMP A\ndi - Tempat", ("Kepala SMP A",), "di - Tempat"),
        ("Dian Pratiwi", ("Dian Pratiwi",), "di tempat"),
        ("", (), "di tempat"),
    ],
)
def test_recipients_are_read_however_they_were_typed(typed: str, recipients: tuple[str, ...], place: str):
    letter = Letter(date=date(2019, 7, 24), recipients=typed)

    assert addressees(letter) == (recipients, place)


def test_a_new_invitation_is_addressed_to_the_partners_and_names_school_and_event():
    letter = standard_letter(
        texts("undangan.toml"),
        LetterKind.INVITATION,
        date(2019, 7, 24),
        school=SCHOOL,
        meeting=WORK_MEETING,
        invited=("SMP Negeri 4 Gombong", "SMP Purnama Sempor"),
    )

    assert letter.subject == "Undangan Rapat Kerja"
    assert letter.recipients == "Kepala SMP Negeri 4 Gombong\nKepala SMP Purnama Sempor"
    assert letter.opening.startswith("Dengan hormat,\n")
    assert "SMP Negeri 2 Sempor" in letter.opening
    assert letter.closing.endswith("terima kasih.")


@pytest.mark.parametrize(
    ("file", "kind"), [("undangan.toml", LetterKind.INVITATION), ("surat-tugas.toml", LetterKind.ASSIGNMENT)]
)
def test_a_letter_without_a_meeting_has_no_gap_in_its_sentences(file: str, kind: LetterKind):
    letter = standard_letter(texts(file), kind, date(2019, 7, 24), school=ModelSchool())

    for text in (letter.subject, letter.opening, letter.closing):
        assert text
        assert "{" not in text
        assert "  " not in text
        assert not text.endswith(" ")


def test_place_of_signing_is_the_regency_without_its_kind():
    day = date(2019, 7, 27)

    assert place_and_date(SCHOOL, day) == "Kebumen, 27 Juli 2019"
    assert place_and_date(replace(SCHOOL, regency=""), day) == "Sempor, 27 Juli 2019"
    assert place_and_date(ModelSchool(), day) == "27 Juli 2019"


@pytest.mark.parametrize(
    ("form", "title", "office"),
    [
        (SignatoryForm.DEFINITIVE, "", "Kepala SMP Negeri 2 Sempor"),
        (SignatoryForm.ACTING, "", "Plt. Kepala SMP Negeri 2 Sempor"),
        (SignatoryForm.ON_BEHALF, "Wakil Kepala Sekolah", "Kepala SMP Negeri 2 Sempor"),
    ],
)
def test_the_office_assigns_even_when_somebody_signs_for_it(form: SignatoryForm, title: str, office: str):
    signatory = Signatory(name="Siti Aminah", form=form, title=title)
    content = LetterContent(school=SCHOOL, letter=Letter(date=date(2019, 7, 24)), meeting=None, signatory=signatory)

    assert assigning_office(content) == office
    assert assigning_office(replace(content, signatory=None)) == "Kepala SMP Negeri 2 Sempor"


def test_the_short_message_of_an_invitation_tells_all_that_one_must_know():
    letter = Letter(
        number="421.3/017/VII/2019",
        date=date(2019, 7, 24),
        recipients="Kepala SMP A\nKepala SMP B",
        bring="Laptop\nRapor mutu",
    )
    content = LetterContent(
        school=SCHOOL, letter=letter, meeting=WORK_MEETING, signatory=Signatory(name="Drs. Wahyu Sasmita, M.Pd.")
    )

    assert message_text(content) == (
        "Yth. Bapak/Ibu,\n\n"
        "SMP Negeri 2 Sempor mengundang Bapak/Ibu pada kegiatan *Rapat Kerja*.\n\n"
        "Hari/tanggal: Kamis, 1 Agustus 2019; Jumat, 2 Agustus 2019\n"
        "Waktu: pukul 08.00–14.00 WIB\n"
        "Tempat: Ruang Rapat\n\n"
        "Peserta dimohon membawa:\n1. Laptop\n2. Rapor mutu\n\n"
        "Surat resmi: nomor 421.3/017/VII/2019 tanggal 24 Juli 2019.\n\n"
        "Terima kasih.\n\n"
        "Kepala SMP Negeri 2 Sempor,\nDrs. Wahyu Sasmita, M.Pd."
    )


def test_the_short_message_to_one_recipient_greets_that_one():
    letter = Letter(date=date(2019, 7, 24), recipients="Kepala SMP A")
    content = LetterContent(school=SCHOOL, letter=letter, meeting=None, signatory=None)

    assert message_text(content).startswith("Yth. Kepala SMP A,\n")


def test_the_short_message_of_an_assignment_names_who_goes():
    letter = Letter(
        kind=LetterKind.ASSIGNMENT,
        date=date(2019, 7, 24),
        people=(LetterPerson(name="Sri Handayani, S.Pd."), LetterPerson(name="Agus Prabowo")),
    )
    content = LetterContent(school=SCHOOL, letter=letter, meeting=WORK_MEETING, signatory=None)

    assert (
        "Kepala SMP Negeri 2 Sempor menugaskan:\n1. Sri Handayani, S.Pd.\n2. Agus Prabowo\n"
        "untuk mengikuti kegiatan *Rapat Kerja*."
    ) in message_text(content)


def test_a_star_in_the_title_does_not_break_the_bold_of_the_message():
    meeting = replace(WORK_MEETING, title="Sekolah *Hebat*")
    content = LetterContent(school=SCHOOL, letter=Letter(date=date(2019, 7, 24)), meeting=meeting, signatory=None)

    assert "pada kegiatan Sekolah *Hebat*." in message_text(content)
