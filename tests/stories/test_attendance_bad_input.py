"""Bad input to attendance: a sentence, the earlier file as it was, no half file, nothing changed."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import BukuImbasError, Cancelled, SetupError, UserError
from app.core.paths import DataFolder
from app.core.progress import Progress
from app.domain.recaps import RecapKind, RecapQuery
from app.domain.records import Meeting, MeetingDay, ModelSchool, Partner, Person, Programme, Signatory
from app.domain.terms import Affiliation, AttendanceState
from app.services.logbook import Logbook
from app.services.sheet_contents import SheetOrder
from tests.stories.desk import cells_of, files_in, words_of

LONG = "Pengimbasan " * 41 + "tamat"
NAMES = {
    "500 huruf": LONG,
    "500 huruf tanpa spasi": "Aminah" * 83 + "zz",
    "emoji": "Siti 😀 Aminah 👩🏽‍🏫",
    "Arab": "مدرسة الإرشاد",
    "Jawa": "ꦱꦼꦏꦺꦴꦭꦃ ꦏꦼꦩꦸꦤꦶꦁ",
    "kendali": "Budi\x00\x0b\x1fSantoso\ufffe",
    "markah": "<b>Budi</b> & &amp; {nama} %s",
    "rumus": '=HYPERLINK("http://contoh.id";"klik")',
    "rumus plus": "+62812",
    "rumus at": "@SUM(A1:A9)",
}
DAY = date(2019, 8, 1)


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    opened = Logbook(DataFolder(tmp_path / "data"))
    school = ModelSchool(name="SMP Negeri 2 Sempor", district="Sempor")
    opened.schools.save_model_school(school, signatories=[Signatory(name="Drs. Wahyu Sasmita, M.Pd.")])
    yield opened
    opened.close()


def hold(logbook: Logbook, *names: str, title: str = "Rapat", days: int = 1, hours: int = 4, **more: object) -> Meeting:
    """A meeting at which these people were on every day."""
    dates = tuple(MeetingDay(position=at + 1, date=date(2019, 8, 1 + at), lesson_hours=hours) for at in range(days))
    meeting = replace(logbook.meetings.save(Meeting(title=title, days=dates)), **more)  # pyright: ignore[reportArgumentType]
    meeting = logbook.meetings.save(meeting)
    for day in meeting.days:
        for name in names:
            known = [one for one in logbook.people.search("", limit=99) if one.name == name] if day.position > 1 else []
            if known:
                logbook.attendance.add_known(day.id, known[0].id)
            else:
                logbook.attendance.add_walk_in(day.id, Person(name=name, affiliation=Affiliation.MODEL))
    return meeting


Write = Callable[[Logbook, Meeting, Path], object]
WRITERS: dict[str, tuple[str, Write]] = {
    "lembar": (".pdf", lambda book, one, path: book.printed_sheets.print_to(SheetOrder(day_id=one.days[0].id), path)),
    "lembar Word": (
        ".docx",
        lambda book, one, path: book.printed_sheets.print_to(SheetOrder(day_id=one.days[0].id), path, word=True),
    ),
    "kartu": (".pdf", lambda book, one, path: book.printed_sheets.badges(one.id, path)),
    "rekap Excel": (".xlsx", lambda book, _one, path: book.recaps.save(RecapQuery(), path)),
    "rekap PDF": (".pdf", lambda book, _one, path: book.recaps.save(RecapQuery(), path)),
    "sertifikat": (".pdf", lambda book, one, path: book.certificates.papers.write(one.id, path)),
}
every_writer = pytest.mark.parametrize(("ending", "write"), WRITERS.values(), ids=WRITERS.keys())


def ready(logbook: Logbook) -> Meeting:
    """A meeting of which everything can be written."""
    meeting = hold(logbook, "Siti Aminah, S.Pd.", "Budi Santoso")
    logbook.certificates.give_numbers(meeting.id)
    return meeting


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_every_name_goes_through_sheet_recap_and_certificate(logbook: Logbook, tmp_path: Path, name: str) -> None:
    meeting = hold(logbook, name, "Budi Santoso")
    (row, _) = logbook.attendance.rows(meeting.id)
    logbook.printed_sheets.print_to(SheetOrder(day_id=meeting.days[0].id), tmp_path / "a.pdf")
    logbook.printed_sheets.print_to(SheetOrder(day_id=meeting.days[0].id), tmp_path / "a.docx", word=True)
    assert logbook.printed_sheets.badges(meeting.id, tmp_path / "kartu.pdf") == 2
    logbook.recaps.save(RecapQuery(), tmp_path / "rekap.xlsx")
    logbook.recaps.save(RecapQuery(), tmp_path / "rekap.pdf")
    issued = logbook.certificates.give_numbers(meeting.id)
    files = logbook.certificates.papers.write(meeting.id, tmp_path / "apart", apart=True)
    assert len(files) == len({file.name for file in files}) == 2
    assert all(len(os.fsencode(file.name)) < 255 and file.name.isascii() for file in files)
    assert all(logbook.certificates.checks.check(one.code).holds for one in issued)
    assert "Budi Santoso" in words_of(tmp_path / "a.pdf")
    cells = [str(cell) for line in cells_of(tmp_path / "rekap.xlsx")["Rekap Orang"] for cell in line]
    assert sum(cell[:3] in (row.name[:3], "Bud") for cell in cells) == 2


def test_a_name_that_looks_like_a_formula_stays_text(logbook: Logbook, tmp_path: Path) -> None:
    import openpyxl

    wanted = [name for name in NAMES.values() if name[0] in "=+@"]
    hold(logbook, *wanted, title="=1+1")
    logbook.recaps.save(RecapQuery(), tmp_path / "rekap.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rekap.xlsx")
    types = {cell.value: cell.data_type for line in book["Rekap Orang"].iter_rows() for cell in line}
    assert {types[name] for name in wanted} == {"s"}
    assert {cell.data_type for line in book["Rekap Kegiatan"].iter_rows() for cell in line if cell.value == "=1+1"} == {
        "s"
    }
    assert not any(cell.hyperlink for sheet in book.worksheets for line in sheet.iter_rows() for cell in line)


def test_an_empty_name_is_refused(logbook: Logbook) -> None:
    meeting = hold(logbook, "Siti Aminah")
    for name in ("", "   ", "\t\n"):
        with pytest.raises(UserError, match="masih kosong"):
            logbook.attendance.add_walk_in(meeting.days[0].id, Person(name=name))
    assert len(logbook.attendance.rows(meeting.id)) == 1


@every_writer
def test_a_folder_in_place_of_the_file_is_told(logbook: Logbook, tmp_path: Path, ending: str, write: Write) -> None:
    meeting, target = ready(logbook), tmp_path / "keluar" / f"a{ending}"
    (target / "isi").mkdir(parents=True)
    before = logbook.history.entries()
    with pytest.raises(BukuImbasError, match=re.escape(target.name)):
        write(logbook, meeting, target)
    assert [path.name for path in target.parent.iterdir()] == [target.name], "no half file"
    assert logbook.history.entries() == before


@every_writer
def test_a_missing_folder_is_told(logbook: Logbook, tmp_path: Path, ending: str, write: Write) -> None:
    meeting = ready(logbook)
    before = logbook.history.entries()
    with pytest.raises(SetupError, match="Periksa letaknya"):
        write(logbook, meeting, tmp_path / "tidak" / "ada" / f"a{ending}")
    assert logbook.history.entries() == before
    assert not (tmp_path / "tidak").exists()


class _Stop(Progress):
    """Cancels at the first step."""

    def __init__(self) -> None:
        super().__init__()
        self.cancel()


def test_cancelled_work_leaves_the_earlier_files(logbook: Logbook, tmp_path: Path) -> None:
    meeting = ready(logbook)
    out = tmp_path / "keluar"
    out.mkdir()
    for name in ("rekap.xlsx", "rekap.pdf", "sertifikat.pdf", "kartu.pdf"):
        (out / name).write_bytes(b"semula")
    before, history = files_in(out), logbook.history.entries()
    orders = [SheetOrder(day_id=meeting.days[0].id)]
    for work in (
        lambda: logbook.recaps.save(RecapQuery(), out / "rekap.xlsx", progress=_Stop()),
        lambda: logbook.recaps.save(RecapQuery(), out / "rekap.pdf", progress=_Stop()),
        lambda: logbook.certificates.papers.write(meeting.id, out / "sertifikat.pdf", progress=_Stop()),
        lambda: logbook.certificates.papers.write(meeting.id, out, apart=True, progress=_Stop()),
        lambda: logbook.printed_sheets.print_to_folder(orders, out, progress=_Stop()),
        lambda: logbook.printed_sheets.badges(meeting.id, out / "kartu.pdf", progress=_Stop()),
    ):
        with pytest.raises(Cancelled):
            work()
    assert files_in(out) == before
    assert logbook.history.entries() == history
    assert logbook.printed_sheets.of_meeting(meeting.id) == ()


def test_days_and_meetings_that_are_not_there(logbook: Logbook, tmp_path: Path) -> None:
    bare = logbook.meetings.save(Meeting(title="Tanpa hari"))
    before = logbook.history.entries()
    with pytest.raises(UserError, match="sudah tidak ada"):
        logbook.printed_sheets.print_to(SheetOrder(day_id=999), tmp_path / "a.pdf")
    with pytest.raises(UserError, match="sudah tidak ada"):
        logbook.certificates.give_numbers(999)
    with pytest.raises(UserError, match="Isi dahulu kehadirannya"):
        logbook.certificates.give_numbers(bare.id)
    with pytest.raises(UserError, match="Belum ada sertifikat"):
        logbook.certificates.papers.write(bare.id, tmp_path / "a.pdf")
    with pytest.raises(UserError, match="Belum ada nama"):
        logbook.printed_sheets.badges(bare.id, tmp_path / "a.pdf")
    with pytest.raises(UserError, match="Belum ada kegiatan"):
        logbook.recaps.save(RecapQuery(from_date=date(2031, 2, 1), until_date=date(2031, 2, 28)), tmp_path / "a.pdf")
    with pytest.raises(UserError, match="sebelum tanggal awalnya"):
        logbook.recaps.recap(RecapQuery(from_date=date(2020, 1, 2), until_date=date(2020, 1, 1)))
    with pytest.raises(UserError, match=r"\.xlsx atau \.pdf"):
        logbook.recaps.save(RecapQuery(), tmp_path / "rekap.doc")
    assert logbook.certificates.board(bare.id).lines == ()
    assert logbook.recaps.recap(RecapQuery(kind=RecapKind.PERIOD)).lines == ()
    assert logbook.history.entries() == before
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    ("minimum", "cap", "hours", "earned"),
    [(0, 0, 4, [8, 4]), (100, 0, 4, [8, 0]), (75, 3, 4, [6, 0]), (50, 4, 8, [8, 4]), (50, 0, 0, [0, 0])],
)
def test_rules_at_their_ends(
    logbook: Logbook, tmp_path: Path, minimum: int, cap: int, hours: int, earned: list[int]
) -> None:
    """Two days; one person came to both, one to the first only."""
    programme = logbook.programmes.save(Programme(name="P", minimum_attendance=minimum, daily_hours_cap=cap))
    meeting = hold(logbook, "Ani", "Budi", days=2, hours=hours, programme_id=programme.id)
    last = next(
        r for r in logbook.attendance.rows(meeting.id) if r.name == "Budi" and r.meeting_day_id == meeting.days[1].id
    )
    logbook.attendance.set_state([last.id], AttendanceState.ABSENT)
    lines = {line.label: line.hours for line in logbook.recaps.recap(RecapQuery(kind=RecapKind.PERSON)).lines}
    assert [lines["Ani"], lines["Budi"]] == earned
    board = {line.candidate.name: line.candidate for line in logbook.certificates.board(meeting.id).lines}
    assert [board["Ani"].lesson_hours, board["Budi"].lesson_hours] == earned
    assert board["Budi"].qualifies == (minimum <= 50)
    issued = logbook.certificates.give_numbers(meeting.id)
    logbook.certificates.papers.write(meeting.id, tmp_path / "a.pdf")
    assert (" JP" in words_of(tmp_path / "a.pdf")) == (hours > 0)
    assert [one.lesson_hours for one in issued] == [one for one in earned if one or not hours]


@pytest.mark.parametrize("template", ["", "{nomor", "{entah}/X", "tanpa nomor"])
def test_a_pattern_without_a_running_number_numbers_nobody(logbook: Logbook, template: str) -> None:
    school = logbook.schools.model_school()
    assert school is not None
    meeting = hold(logbook, "Ani", "Budi")
    logbook.schools.save_model_school(replace(school, certificate_template=template))
    with pytest.raises(UserError, match="Pola nomor sertifikat belum memuat"):
        logbook.certificates.give_numbers(meeting.id)
    assert logbook.certificates.of_meeting(meeting.id) == ()


@pytest.mark.parametrize("template", ["{nomor}" * 40, "\x00{nomor3}", "ꦱ/{nomor}/{entah}"])
def test_an_odd_pattern_still_numbers_everybody_apart(logbook: Logbook, tmp_path: Path, template: str) -> None:
    school = logbook.schools.model_school()
    assert school is not None
    meeting = hold(logbook, "Ani", "Budi")
    logbook.schools.save_model_school(replace(school, certificate_template=template))
    issued = logbook.certificates.give_numbers(meeting.id)
    assert len({one.number.strip() for one in issued} - {""}) == 2
    assert len(set(logbook.certificates.papers.write(meeting.id, tmp_path / "apart", apart=True))) == 2


def test_namesakes_get_files_and_numbers_of_their_own(logbook: Logbook, tmp_path: Path) -> None:
    meeting = hold(logbook, "Siti Aminah", "Siti Aminah", "SITI AMINAH")
    issued = logbook.certificates.give_numbers(meeting.id)
    for one in issued[1:]:
        logbook.certificates.save(replace(one, number=issued[0].number))
    files = logbook.certificates.papers.write(meeting.id, tmp_path / "apart", apart=True)
    assert len({file.name.casefold() for file in files}) == 3
    found = logbook.certificates.checks.check_file(files[0])
    assert all(one.holds for one in found)


def test_a_partner_with_people_cannot_go_and_one_that_left_keeps_its_papers(logbook: Logbook, tmp_path: Path) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP Purnama"))
    meeting = hold(logbook)
    person = Person(name="Ani Rekaan", affiliation=Affiliation.PARTNER, partner_id=partner.id)
    logbook.attendance.add_walk_in(meeting.days[0].id, person)
    (issued,) = logbook.certificates.give_numbers(meeting.id)
    with pytest.raises(UserError, match="masih punya 1 orang"):
        logbook.schools.remove_partner(partner.id)
    logbook.schools.save_partner(replace(partner, active_until=date(2019, 8, 2)))
    logbook.recaps.save(RecapQuery(), tmp_path / "rekap.xlsx")
    logbook.printed_sheets.print_to(SheetOrder(day_id=meeting.days[0].id), tmp_path / "a.pdf")
    logbook.certificates.papers.write(meeting.id, tmp_path / "s.pdf")
    assert "SMP Purnama" in words_of(tmp_path / "s.pdf")
    assert logbook.certificates.checks.check(issued.code).holds
    assert "Ani Rekaan" in words_of(tmp_path / "a.pdf")
