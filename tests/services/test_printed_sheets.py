"""Blank sheets from the sample school: printed, remembered, signed, compared, undone."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from app.core.errors import Cancelled, SetupError, UserError
from app.core.progress import Progress
from app.domain.records import Meeting, Person, PrintedSheet
from app.domain.sheet_geometry import read_geometry
from app.domain.terms import AttendanceState, DocumentKind, Paper, Role, SheetList
from app.services.logbook import Logbook
from app.services.sheet_contents import SheetOrder


def _meeting(logbook: Logbook, words: str = "Rapat kerja") -> Meeting:
    return next(one for one in logbook.meetings.meetings() if words in one.title)


def _day(logbook: Logbook, position: int = 1) -> int:
    return _meeting(logbook).days[position - 1].id


def _printed(logbook: Logbook, folder: Path, **wishes) -> PrintedSheet:
    order = SheetOrder(day_id=_day(logbook), **wishes)
    (sheet,) = logbook.printed_sheets.print_to_folder([order], folder).sheets
    return sheet


def _text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(b"%PDF-1.4 pindaian")
    return path


def test_a_sheet_is_written_and_remembered_with_its_geometry(sample: Logbook, tmp_path: Path):
    order = SheetOrder(day_id=_day(sample), spare=4)

    made = sample.printed_sheets.print_to_folder([order], tmp_path)

    (sheet,), (path,) = made.sheets, made.files
    assert path.name == "Daftar-Hadir-Peserta-Hari-1-2019-08-01-Rapat-kerja-pemetaan-mutu-dan-perencanaan.pdf"
    geometry = read_geometry(sheet.geometry)
    assert geometry is not None
    rows = sample.attendance.rows(_meeting(sample).id)
    listed = [row for row in rows if row.meeting_day_id == _day(sample) and row.role is Role.PARTICIPANT]
    assert [one.person_uid for one in geometry.rows] == [row.person_uid for row in listed] + [""] * 4
    assert (sheet.names, sheet.spare, sheet.pages) == (len(listed), 4, len(geometry.pages))
    text = _text(path)
    assert sheet.code in text
    assert all(row.name in text for row in listed)
    assert [line.sheet for line in sample.printed_sheets.of_meeting(_meeting(sample).id)] == [sheet]


def test_each_list_and_day_has_a_file_and_a_code_of_its_own(sample: Logbook, tmp_path: Path):
    orders = [SheetOrder(day_id=_day(sample, day), list=one) for day in (1, 2) for one in SheetList]

    made = sample.printed_sheets.print_to_folder(orders, tmp_path, word=True)

    assert len({sheet.code for sheet in made.sheets}) == 6
    assert len({path.name for path in made.files}) == 12
    assert all(path.is_file() for path in made.files)
    assert sample.history.undo_label() == "Cetak 6 daftar hadir"
    word = next(path for path in made.files if path.suffix == ".docx")
    footer = docx.Document(str(word)).sections[0].footer.paragraphs[0].text
    assert any(sheet.code in footer for sheet in made.sheets)


def test_printing_twice_keeps_both_papers(sample: Logbook, tmp_path: Path):
    first, second = _printed(sample, tmp_path), _printed(sample, tmp_path)

    assert first.code != second.code
    assert len(list(tmp_path.glob("Daftar-Hadir-*.pdf"))) == 2
    newest_first = [line.sheet.id for line in sample.printed_sheets.of_meeting(_meeting(sample).id)]
    assert newest_first == [second.id, first.id]


def test_the_preview_counts_what_is_printed_then(sample: Logbook, tmp_path: Path):
    order = SheetOrder(day_id=_day(sample), spare=40, paper=Paper.A4)

    (preview,) = sample.printed_sheets.preview([order])
    (sheet,) = sample.printed_sheets.print_to_folder([order], tmp_path).sheets

    assert (preview.names, preview.free + preview.spare, preview.pages) == (sheet.names, sheet.spare, sheet.pages)
    assert preview.names == sample.printed_sheets.names(_meeting(sample).id)[_day(sample), SheetList.PARTICIPANTS]
    assert sheet.paper is Paper.A4


def test_a_sheet_without_names_holds_the_spare_rows_alone(sample: Logbook, tmp_path: Path):
    sheet = _printed(sample, tmp_path, prefilled=False, spare=12)

    assert (sheet.names, sheet.spare) == (0, 12)


def test_nothing_to_print_is_told_and_leaves_nothing(sample: Logbook, tmp_path: Path):
    order = SheetOrder(day_id=_day(sample), prefilled=False, spare=0)

    with pytest.raises(UserError, match="baris cadangan"):
        sample.printed_sheets.print_to_folder([order], tmp_path)

    assert sample.printed_sheets.preview([order])[0].pages == 0
    assert list(tmp_path.glob("*.pdf")) == []
    assert sample.printed_sheets.of_meeting(_meeting(sample).id) == ()


def test_a_folder_that_is_gone_leaves_nothing_behind(sample: Logbook, tmp_path: Path):
    with pytest.raises(SetupError):
        _printed(sample, tmp_path / "tidak-ada")

    assert sample.printed_sheets.of_meeting(_meeting(sample).id) == ()


def test_stopping_takes_the_files_away_again(sample: Logbook, tmp_path: Path):
    progress = Progress(lambda done, _total, _message: progress.cancel() if done else None)
    orders = [SheetOrder(day_id=_day(sample, day)) for day in (1, 2)]

    with pytest.raises(Cancelled):
        sample.printed_sheets.print_to_folder(orders, tmp_path, progress=progress)

    assert list(tmp_path.glob("Daftar-Hadir-*")) == []
    assert sample.printed_sheets.of_meeting(_meeting(sample).id) == ()


@pytest.mark.parametrize(("name", "word"), [("hadir.docx", False), ("hadir.pdf", True), ("hadir", False)])
def test_a_file_name_says_what_it_holds(sample: Logbook, tmp_path: Path, name: str, word: bool):
    with pytest.raises(UserError, match="berakhiran"):
        sample.printed_sheets.print_to(SheetOrder(day_id=_day(sample)), tmp_path / name, word=word)


def test_undo_forgets_the_sheet_and_redo_brings_it_back(sample: Logbook, tmp_path: Path):
    sheet = _printed(sample, tmp_path)

    sample.history.undo()
    assert sample.printed_sheets.of_meeting(_meeting(sample).id) == ()
    sample.history.redo()

    assert sample.printed_sheets.of_meeting(_meeting(sample).id)[0].sheet == sheet


def test_the_history_of_the_meeting_tells_what_was_printed(sample: Logbook, tmp_path: Path):
    sheet, meeting = _printed(sample, tmp_path), _meeting(sample)

    assert sample.history.of_meeting(meeting.id)[0].label == "Cetak daftar hadir"
    sample.printed_sheets.remove(sheet.id)
    assert sample.history.of_meeting(meeting.id)[0].label == "Hapus lembar daftar hadir"


def test_the_principal_of_that_day_signs(sample: Logbook, tmp_path: Path):
    made = sample.printed_sheets.print_to_folder([SheetOrder(day_id=_day(sample))], tmp_path)

    principal = sample.schools.principal(day=_meeting(sample).days[0].date)
    assert principal is not None
    assert principal.name in _text(made.files[0])


def test_a_reprint_is_the_same_paper(sample: Logbook, tmp_path: Path):
    made = sample.printed_sheets.print_to_folder([SheetOrder(day_id=_day(sample))], tmp_path)
    again = tmp_path / "lagi.pdf"

    assert sample.printed_sheets.reprint(made.sheets[0].id, again) == ""

    assert again.read_bytes() == made.files[0].read_bytes()


def _first_person(logbook: Logbook) -> Person:
    row = logbook.attendance.rows(_meeting(logbook).id)[0]
    return logbook.people.person(row.person_id)


def test_a_reprint_tells_that_a_name_changed_since(sample: Logbook, tmp_path: Path):
    sheet = _printed(sample, tmp_path)
    person = _first_person(sample)
    sample.people.save(replace(person, name=person.name.replace("a", "e")))
    again = tmp_path / "lagi.pdf"

    assert "berubah sejak lembar ini dicetak" in sample.printed_sheets.reprint(sheet.id, again)

    assert person.name.replace("a", "e") in _text(again)


def test_a_reprint_keeps_the_people_in_their_rows_when_the_list_changed(sample: Logbook, tmp_path: Path):
    made = sample.printed_sheets.print_to_folder([SheetOrder(day_id=_day(sample))], tmp_path)
    rows = [row for row in sample.attendance.rows(_meeting(sample).id) if row.meeting_day_id == _day(sample)]
    sample.attendance.remove([rows[0].id])
    again = tmp_path / "lagi.pdf"

    assert sample.printed_sheets.reprint(made.sheets[0].id, again) == ""

    assert _text(again) == _text(made.files[0])


def test_a_reprint_whose_rows_would_move_is_refused(sample: Logbook, tmp_path: Path):
    sheet = _printed(sample, tmp_path)
    person = _first_person(sample)
    sample.people.save(replace(person, name="Raden Mas Haryo Kusumo " * 12))
    again = tmp_path / "lagi.pdf"

    with pytest.raises(UserError, match="Cetak lembar baru"):
        sample.printed_sheets.reprint(sheet.id, again)

    assert not again.exists()


def test_a_scan_is_proof_of_the_meeting_and_tied_to_its_sheet(sample: Logbook, tmp_path: Path, scan: Path):
    sheet, meeting = _printed(sample, tmp_path), _meeting(sample)
    before = len(sample.documents.of_meeting(meeting.id))

    (document,) = sample.printed_sheets.attach(sheet.id, [scan], signed=13)

    assert (document.kind, document.meeting_id) == (DocumentKind.ATTENDANCE_SHEET, meeting.id)
    assert sheet.code in document.caption
    (line,) = sample.printed_sheets.of_meeting(meeting.id)
    assert (line.scan, line.sheet.signed) == (document, 13)
    sample.history.undo()
    assert len(sample.documents.of_meeting(meeting.id)) == before
    (line,) = sample.printed_sheets.of_meeting(meeting.id)
    assert (line.scan, line.sheet.signed) == (None, None)


def test_more_photos_of_a_sheet_come_along_and_the_first_stays_tied(sample: Logbook, tmp_path: Path, scan: Path):
    sheet, other = _printed(sample, tmp_path), tmp_path / "halaman-2.pdf"
    other.write_bytes(b"%PDF-1.4 halaman 2")

    first, second = sample.printed_sheets.attach(sheet.id, [scan, other], signed=20)
    third = sample.printed_sheets.attach(sheet.id, [scan])[0]

    (line,) = sample.printed_sheets.of_meeting(_meeting(sample).id)
    assert (line.scan, line.sheet.signed) == (first, 20)
    assert {first.id, second.id, third.id} <= {one.id for one in sample.documents.of_meeting(_meeting(sample).id)}


def test_a_scan_that_is_removed_unties_itself(sample: Logbook, tmp_path: Path, scan: Path):
    sheet = _printed(sample, tmp_path)
    (document,) = sample.printed_sheets.attach(sheet.id, [scan], signed=3)

    sample.documents.remove([document.id])

    (line,) = sample.printed_sheets.of_meeting(_meeting(sample).id)
    assert (line.scan, line.sheet.document_id, line.sheet.signed) == (None, None, 3)
    sample.history.undo()
    assert sample.printed_sheets.of_meeting(_meeting(sample).id)[0].scan == document


def test_an_empty_scan_changes_nothing(sample: Logbook, tmp_path: Path):
    sheet, empty = _printed(sample, tmp_path), tmp_path / "kosong.pdf"
    empty.touch()

    with pytest.raises(UserError, match=r"kosong\.pdf kosong"):
        sample.printed_sheets.attach(sheet.id, [empty], signed=5)

    assert sample.printed_sheets.of_meeting(_meeting(sample).id)[0].sheet == sheet


def test_printed_ticked_and_signed_are_compared_by_list_and_day(sample: Logbook, tmp_path: Path):
    meeting, first = _meeting(sample), _printed(sample, tmp_path)
    second = _printed(sample, tmp_path, prefilled=False, spare=10)
    speakers = _printed(sample, tmp_path, list=SheetList.SPEAKERS)
    rows = [row for row in sample.attendance.rows(meeting.id) if row.meeting_day_id == _day(sample)]
    participants = [row for row in rows if row.role is Role.PARTICIPANT]
    sample.attendance.set_state([row.id for row in participants], AttendanceState.PRESENT)
    sample.attendance.set_state([participants[0].id], AttendanceState.SICK)
    ticked = len(participants) - 1

    sample.printed_sheets.set_signed(first.id, ticked - 2)
    sample.printed_sheets.set_signed(second.id, 2)
    counts = {one.list: one for one in sample.printed_sheets.counts(meeting.id, _day(sample))}

    told = counts[SheetList.PARTICIPANTS]
    assert (told.sheets, told.ticked, told.signed, told.agrees) == (2, ticked, ticked, True)
    assert counts[SheetList.SPEAKERS].signed is None
    sample.printed_sheets.set_signed(second.id, 1)
    assert sample.printed_sheets.counts(meeting.id)[0].agrees is False
    assert sample.printed_sheets.counts(meeting.id, _day(sample, 2)) == ()
    sample.printed_sheets.remove(speakers.id)
    assert [one.list for one in sample.printed_sheets.counts(meeting.id)] == [SheetList.PARTICIPANTS]


def test_fewer_than_no_signatures_is_refused(sample: Logbook, tmp_path: Path):
    with pytest.raises(UserError, match="paling sedikit 0"):
        sample.printed_sheets.set_signed(_printed(sample, tmp_path).id, -1)


def test_what_is_gone_is_told(sample: Logbook, tmp_path: Path):
    with pytest.raises(UserError, match="sudah tidak ada"):
        sample.printed_sheets.set_signed(999, 3)
    with pytest.raises(UserError, match="sudah tidak ada"):
        sample.printed_sheets.preview([SheetOrder(day_id=999)])
    with pytest.raises(UserError, match="sudah tidak ada"):
        sample.printed_sheets.badges(999, tmp_path / "kartu.pdf")


def test_letters_that_the_paper_cannot_show_are_told_before(sample: Logbook):
    person = _first_person(sample)
    sample.people.save(replace(person, name="ꦱꦸꦂꦪ Surya"))

    (preview,) = sample.printed_sheets.preview([SheetOrder(day_id=_day(sample))])

    assert "□" in preview.note


def test_everybody_expected_gets_one_badge(sample: Logbook, tmp_path: Path):
    meeting, path = _meeting(sample), tmp_path / "kartu.pdf"

    number = sample.printed_sheets.badges(meeting.id, path)

    names = {row.name for row in sample.attendance.rows(meeting.id)}
    assert number >= len(names)
    assert _text(path).count(meeting.title) == number


def test_badges_want_somebody_to_wear_them(sample: Logbook, tmp_path: Path):
    school = sample.schools.model_school()
    assert school is not None
    meeting = sample.meetings.save(
        replace(_meeting(sample), id=0, uid="", days=(), roles=(), invitations=(), topics=())
    )

    with pytest.raises(UserError, match="Belum ada nama"):
        sample.printed_sheets.badges(meeting.id, tmp_path / "kartu.pdf")


def test_a_damaged_number_is_told_before_it_is_printed_as_it_is(sample: Logbook):
    order = SheetOrder(day_id=_day(sample))
    assert "mungkin rusak" not in sample.printed_sheets.preview([order])[0].note
    person = _first_person(sample)
    sample.people.save(replace(person, nip="198404252010122000"))
    (told,) = sample.printed_sheets.preview([order])
    assert told.note.startswith(f"NIP 1 orang mungkin rusak: {person.name}.")
