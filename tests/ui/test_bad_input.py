"""What nobody should have to type: every form takes it, or says in a sentence why not, and loses nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain.records import Letter, Partner, Person, Signatory, Stage
from app.domain.terms import LetterKind
from app.qt.dialog import Dialog
from app.services.logbook import Logbook
from app.ui.letter_form import LetterDialog
from app.ui.meetings.page import MeetingsPage, NewMeeting
from app.ui.number_pattern import NumberPatternDialog
from app.ui.partners.page import PartnersPage
from app.ui.people_form import new_person_dialog
from app.ui.programmes.page import ProgrammesPage
from app.ui.programmes.steps_dialog import StepsDialog
from app.ui.schedule.page import SchedulePage
from app.ui.school_form import model_school_dialog
from tests.stories.hands import enter, field, fill, press, words_in
from tests.ui.meeting_form import THURSDAY, find_meeting, open_meeting

STRANGE = "Rapat 😀👩🏽‍🏫 مدرسة الإرشاد ꦱꦼꦏꦺꦴꦭꦃ <b>Guru</b> & <img src=x> &amp; \\ % {nomor} 'x' "
STRANGE += "TanpaSpasi" * ((500 - len(STRANGE)) // 10)
"""Some 500 letters of which the fonts of a report lack many, and half of them without a space."""


@contextmanager
def shown(stage, dialog: Dialog) -> Iterator[Any]:
    """A dialog on the screen; it is closed at the end without a question."""
    stage.qtbot.addWidget(dialog)
    dialog.show()
    stage.qtbot.wait(10)
    yield dialog
    if dialog.isVisible():
        dialog.done(0)


def texts_of(root: QWidget) -> dict[str, QLineEdit]:
    """The lines that hold plain words, by their names."""
    lines = [one for one in root.findChildren(QLineEdit) if type(one) is QLineEdit and one.accessibleName()]
    return {one.accessibleName(): one for one in lines if one.isVisible()}


def typed_in(root: QWidget, name: str) -> str:
    """What stands in the line of that name."""
    line = field(root, name)
    assert isinstance(line, QLineEdit)
    return line.text()


def school_form(stage) -> Dialog:
    return model_school_dialog(stage.window, stage.window)


def partner_form(stage) -> Dialog:
    stage.window.go("imbas")
    return stage.page(PartnersPage).dialog("Tambah", Partner())


def person_form(stage) -> Dialog:
    return new_person_dialog(stage.window, Person(name=""), stage.window)


def stage_form(stage) -> Dialog:
    stage.window.go("program")
    return stage.page(ProgrammesPage).stages.dialog(Stage())


def facts_form(stage) -> Dialog:
    stage.window.go("program")
    return stage.page(ProgrammesPage).facts.dialog()


def letter_form(stage) -> Dialog:
    return LetterDialog(stage.window, _drafted(stage, LetterKind.INVITATION), stage.window)


def assignment_form(stage) -> Dialog:
    dialog = LetterDialog(stage.window, _drafted(stage, LetterKind.ASSIGNMENT), stage.window)
    dialog.people.add()
    return dialog


def meeting_form(stage) -> Dialog:
    stage.window.go("kegiatan")
    return stage.page(MeetingsPage).new_dialog(NewMeeting(date=THURSDAY, title="Lokakarya"))


def _drafted(stage, kind: LetterKind) -> Letter:
    return stage.logbook.letters.draft(kind, find_meeting(stage, "Sosialisasi").id, date(2019, 7, 20))


def _stored(logbook: Logbook, name: str) -> str:
    """Everything that the form of that name stores, as one text."""
    read: dict[str, Callable[[], object]] = {
        "school_form": lambda: (logbook.schools.model_school(), logbook.schools.signatories()),
        "partner_form": lambda: (logbook.schools.partners(), logbook.schools.signatories()),
        "person_form": lambda: [logbook.people.person(one.id) for one in logbook.people.search("")],
        "stage_form": logbook.programmes.stages,
        "facts_form": logbook.programmes.programmes,
        "letter_form": logbook.letters.register,
        "assignment_form": logbook.letters.register,
        "meeting_form": logbook.meetings.meetings,
    }
    return str(read[name]())


FORMS = (
    school_form,
    partner_form,
    person_form,
    stage_form,
    facts_form,
    letter_form,
    assignment_form,
    meeting_form,
)
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
_NUMBERS = ("Jarak dari awal program (hari)", "Jarak dari sekolah Anda (km)", "Tahun anggaran")


@every_form
def test_every_line_of_every_form_keeps_what_is_typed(stage, form: Callable[[Any], Dialog]) -> None:
    with shown(stage, form(stage)) as dialog:
        lines = {name: line for name, line in texts_of(dialog).items() if name not in _NUMBERS}
        for line in lines.values():
            enter(line, STRANGE)
        assert dialog.width() <= stage.window.screen().availableGeometry().width()
        dialog.store()
        assert not dialog.isVisible(), words_in(dialog)
    kept = _stored(stage.logbook, form.__name__).count(repr(STRANGE)[1:-1])
    identifiers = sum(name.startswith(("NIP", "NPSN", "NUPTK")) for name in lines)
    assert kept >= len(lines) - identifiers
    for page in ("beranda", "jadwal", "kegiatan", "imbas", "orang", "program", "surat", "paket"):
        stage.window.go(page)
        stage.settle()
        assert stage.window.width() == 1366, "nothing widens the window"
        assert stage.window.page.minimumSizeHint().width() <= 1366


DATES = ("31/2/2020", "29 Februari 2019", "2019-13-01", "32/12/2019", "besok", "1/1/0001", "²/1/2019")
_DATED = {
    "partner_form": ("Keikutsertaan dan SK", ("Aktif sejak", "Aktif sampai", "Tanggal SK")),
    "stage_form": ("", ("Tenggat",)),
    "facts_form": ("", ("Tanggal mulai", "Tanggal SK")),
    "letter_form": ("", ("Tanggal surat",)),
    "assignment_form": ("", ("Tanggal surat",)),
    "meeting_form": ("", ("Tanggal", "Sampai tanggal")),
}


@pytest.mark.parametrize("form", [one for one in FORMS if one.__name__ in _DATED], ids=lambda form: form.__name__)
def test_a_date_that_does_not_exist_is_told_and_stays_typed(stage, form: Callable[[Any], Dialog]) -> None:
    before = _stored(stage.logbook, form.__name__)
    tab, names = _DATED[form.__name__]
    with shown(stage, form(stage)) as dialog:
        for required in ("Nama sekolah", "Nama tahapan"):
            if required in texts_of(dialog):
                enter(field(dialog, required), "Rekaan")
        if tab:
            press(dialog, tab)
        for name in names:
            valid = typed_in(dialog, name)
            for typed in DATES:
                enter(field(dialog, name), typed)
                dialog.store()
                assert dialog.isVisible()
                assert f"{name}: “{typed}” belum jelas sebagai tanggal" in dialog.problem.text()
                assert typed_in(dialog, name) == typed
            enter(field(dialog, name), valid)
    assert _stored(stage.logbook, form.__name__) == before


def test_an_end_before_the_start_is_told_in_the_form(stage) -> None:
    """Days and hours of meetings have their own tests; these are the periods of schools and offices."""
    with shown(stage, partner_form(stage)) as dialog:
        enter(field(dialog, "Nama sekolah"), "SMP Rekaan")
        press(dialog, "Keikutsertaan dan SK")
        fill(dialog, {"Aktif sejak": "1/1/2020", "Aktif sampai": "31/12/2019"})
        dialog.store()
        assert "“aktif sampai” 31 Desember 2019 mendahului “aktif sejak” 1 Januari 2020" in dialog.problem.text()
        assert typed_in(dialog, "Aktif sampai") == "Sel, 31 Des 2019"
        fill(dialog, {"Aktif sampai": "31/12/2020"})
        dialog.store()
        assert not dialog.isVisible()
    with shown(stage, school_form(stage)) as dialog:
        press(dialog, "Penandatangan")
        with shown(stage, dialog.signatories.dialog("Tambah", Signatory())) as office:
            fill(office, {"Nama dan gelar": "Siti", "Menjabat sejak": "1/1/2020", "Sampai": "31/12/2019"})
            office.store()
            assert "Masa jabatan Siti selesai (31 Desember 2019) sebelum mulai" in office.problem.text()
            fill(office, {"Sampai": ""})
            office.store()
            assert not office.isVisible()
        dialog.store()
    assert "Siti" in [one.name for one in stage.logbook.schools.signatories()]


def test_a_partner_like_another_is_told_with_the_way_out_and_stays_typed(stage) -> None:
    there = stage.logbook.schools.partners()[0]
    with shown(stage, partner_form(stage)) as dialog:
        fill(dialog, {"Nama sekolah": there.name.upper(), "Kecamatan": there.district, "Narahubung": "Bu Wati"})
        dialog.store()
        assert f"{there.name} di Kecamatan {there.district} sudah ada" in dialog.problem.text()
        assert typed_in(dialog, "Narahubung") == "Bu Wati"
        fill(dialog, {"Kecamatan": ""})
        dialog.store()
        assert "isi kecamatan keduanya" in dialog.problem.text()
        fill(dialog, {"Kecamatan": "Ayah"})
        dialog.store()
        assert not dialog.isVisible()
    assert len(stage.logbook.schools.partners()) == 6


def test_odd_numbers_of_schools_and_people_warn_and_are_kept(stage) -> None:
    with shown(stage, partner_form(stage)) as dialog:
        fill(dialog, {"Nama sekolah": "SMP Rekaan", "NPSN": "2030457", "NIP kepala sekolah": "196513121990031004"})
        assert "NPSN biasanya 8 angka" in words_in(dialog)
        assert dialog.form.warning("principal_nip")
        enter(field(dialog, "Kepala sekolah"), "Siti")
        enter(field(dialog, "Jarak dari sekolah Anda (km)"), "dekat")
        dialog.store()
        assert "“dekat” belum jelas sebagai jarak" in dialog.problem.text()
        enter(field(dialog, "Jarak dari sekolah Anda (km)"), "± 800 m")
        dialog.store()
        assert not dialog.isVisible()
    saved = stage.logbook.schools.partners()[-1]
    assert (saved.npsn, saved.distance_km) == ("2030457", 0.8)
    with shown(stage, person_form(stage)) as dialog:
        fill(dialog, {"Nama dan gelar": "Budi", "NIP atau NI PPPK": "19800101 2005", "NUPTK": "12 34"})
        assert dialog.form.warning("nip")
        assert dialog.form.warning("nuptk")
        dialog.store()
        assert dialog.stored is not None
        assert (dialog.stored.nip, dialog.stored.nuptk) == ("198001012005", "1234")


def test_markup_in_a_name_is_shown_as_it_was_typed(stage) -> None:
    name = "SMP <b>Tebal</b> <img src=x>"
    stage.logbook.schools.save_partner(Partner(name=name, npsn="20304571", district="Ayah"))
    with shown(stage, partner_form(stage)) as dialog:
        fill(dialog, {"NPSN": "20304571"})
        (label,) = [one for one in dialog.findChildren(QLabel) if name in one.text()]
        assert label.textFormat() is Qt.TextFormat.PlainText
    heard = stage.answer_problem()
    stage.window.attempt(lambda: stage.logbook.schools.save_partner(Partner(name=name, district="Ayah")))
    assert name in " ".join(heard)


def test_words_without_end_stay_inside_the_summary_of_a_meeting(stage) -> None:
    link = "https://rapat.example/j/91100000001?pwd=" + "Ab3" * 40
    meeting = find_meeting(stage, "Evaluasi")
    days = tuple(replace(day, date=day.date + timedelta(days=14)) for day in meeting.days)
    stage.logbook.meetings.save(replace(meeting, title=STRANGE, days=days, link=link), reason=link)
    summary = open_meeting(stage, "Rapat 😀", "ringkasan").summary
    stage.settle()
    assert summary._inner.width() <= summary._area.viewport().width()
    assert link in words_in(summary), "it is whole all the same"


def test_a_moved_meeting_needs_a_date_that_exists(stage) -> None:
    meeting = find_meeting(stage, "Evaluasi")
    stage.window.go("jadwal")
    with shown(stage, stage.page(SchedulePage).move_dialog(meeting.id)) as dialog:
        fill(dialog, {"Tanggal baru": "30/2/2020", "Alasan": STRANGE})
        dialog.store()
        assert "Tanggal baru: “30/2/2020” belum jelas" in dialog.problem.text()
        assert stage.logbook.meetings.meeting(meeting.id) == meeting
        fill(dialog, {"Tanggal baru": "31/12/2099"})
        dialog.store()
        assert not dialog.isVisible()
    stage.settle()
    assert stage.logbook.meetings.meeting(meeting.id).date_changes[-1].reason == STRANGE.strip()


def test_steps_of_the_cycle_and_the_number_pattern_keep_or_refuse_what_is_typed(stage) -> None:
    stage.window.go("program", tab="siklus")
    cycle = stage.page(ProgrammesPage).cycle
    with shown(stage, StepsDialog(cycle._matrix.steps, cycle._save_steps, stage.window)) as dialog:
        enter(dialog.lines[0], "  ")
        dialog.store()
        assert dialog.isVisible()
        assert dialog.problem.text().endswith(".")
        enter(dialog.lines[0], STRANGE)
        dialog.store()
        assert not dialog.isVisible()
    with shown(stage, NumberPatternDialog(stage.window, stage.window)) as dialog:
        fill(dialog, {"Pola": "421.3/{tahun}"})
        dialog.store()
        assert "belum memuat {nomor}" in dialog.problem.text()
        fill(dialog, {"Pola": f"{{nomor}}/{STRANGE}"})
        dialog.store()
        assert not dialog.isVisible()
    school = stage.logbook.schools.model_school()
    assert school is not None
    assert school.letter_template == f"{{nomor}}/{STRANGE}".strip()
