"""Blank attendance sheets on paper: what they say, where it stands, and that nothing is cut."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from app.core.errors import SetupError
from app.domain.attendance_sheets import SheetContent, SheetPerson
from app.domain.records import Signatory
from app.domain.sheet_codes import Corner
from app.domain.terms import Paper, SchoolStatus, SheetList, SignatoryForm
from app.reports.attendance_sheet_pdf import measure_sheet, write_sheet_pdf
from tests.reports.sample_letters import MEETING, PRINCIPAL, SCHOOL, draw_letterhead, draw_logo
from tests.reports.sample_sheets import NAMES, sheet_content, sheet_people
from tests.reports.strange_report import STRANGE_NAMES

MM = 72 / 25.4


def pages(content: SheetContent, folder: Path) -> list[str]:
    """Text of each page, with every run of white space as one blank."""
    path = folder / "lembar.pdf"
    write_sheet_pdf(content, path)
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def words_in(content: SheetContent, folder: Path, page: int, box: tuple[float, float, float, float]) -> str:
    """Text inside left, top, right, bottom in millimetres from the top left of a page, from 1."""
    path = folder / "lembar.pdf"
    geometry = write_sheet_pdf(content, path)
    document = pypdfium2.PdfDocument(path)
    left, top, right, bottom = box
    try:
        text = document[page - 1].get_textpage()
        height = geometry.height
        found = text.get_text_bounded(left * MM, (height - bottom) * MM, right * MM, (height - top) * MM)
        return " ".join(found.split())
    finally:
        document.close()


def test_a_sheet_tells_everything_above_its_table(tmp_path: Path):
    (text,) = pages(sheet_content(5, 3), tmp_path)

    for told in (
        "PEMERINTAH KABUPATEN KEBUMEN",
        "SMP NEGERI 2 SEMPOR",
        "DAFTAR HADIR PESERTA",
        "Rapat Kerja Pemetaan Mutu dan Perencanaan",
        "Kamis, 1 Agustus 2019 (hari ke-1 dari 2)",
        "pukul 08.00–14.00 WIB",
        "Ruang Rapat SMP Negeri 2 Sempor",
        "NO NAMA NIP GOL",
        "UNIT KERJA/ ASAL SEKOLAH JABATAN TANDA TANGAN",
        "Jumlah tanda tangan:",
        "Kebumen, 1 Agustus 2019",
        "Kepala SMP Negeri 2 Sempor,",
        "Drs. Wahyu Sasmita, M.Pd. Pembina, IV/a NIP 196507121990031004",
        "Halaman 1 dari 1",
        "Lembar K3F8ZT · Peserta · dicetak 30 Juli 2019",
    ):
        assert told in text


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        (SheetList.PARTICIPANTS, "DAFTAR HADIR PESERTA"),
        (SheetList.SPEAKERS, "DAFTAR HADIR NARASUMBER DAN FASILITATOR"),
        (SheetList.COMMITTEE, "DAFTAR HADIR PANITIA"),
    ],
)
def test_each_list_has_its_own_title(tmp_path: Path, wanted: SheetList, title: str):
    assert title in pages(sheet_content(2, list=wanted), tmp_path)[0]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(("names", "spare"), [(1, 0), (5, 3), (17, 0), (20, 5), (60, 10), (0, 25), (150, 0)])
def test_every_row_stands_once_inside_the_page_and_the_signature_is_never_alone(paper: Paper, names: int, spare: int):
    geometry = measure_sheet(sheet_content(names, spare, paper))

    assert [row.number for row in geometry.rows] == list(range(1, names + spare + 1))
    assert [page.number for page in geometry.pages] == list(range(1, len(geometry.pages) + 1))
    for page in geometry.pages:
        assert page.rows
        for row in page.rows:
            assert row.box.height >= 8
            assert min(row.left.width, row.right.width) >= 33
            assert (row.left.right, row.right.right) == (row.right.left, row.box.right)
        bottoms = [row.box.bottom for row in page.rows]
        assert [row.box.top for row in page.rows[1:]] == pytest.approx(bottoms[:-1])
        for corner in Corner:
            box = page.corners[corner]
            assert (box.width, box.height) == (18, 18)
            quiet = 18 * 4 / 21
            if corner in (Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT):
                assert bottoms[-1] <= box.top - quiet
            else:
                assert page.rows[0].box.top - 9 >= box.bottom + quiet  # the header row is 9 high
            assert min(box.left, box.top, geometry.width - box.right, geometry.height - box.bottom) >= quiet
    last = geometry.pages[-1]
    room = last.corners[Corner.BOTTOM_LEFT].top - 3.4 - last.rows[-1].box.bottom
    assert room >= 55  # the signature with its stamp, below the table
    assert len(last.rows) >= min(2, names + spare) or len(geometry.pages) == 1


def test_the_principal_signs_on_the_last_page_only(tmp_path: Path):
    text = pages(sheet_content(60, 10), tmp_path)

    assert ["Drs. Wahyu Sasmita" in page for page in text] == [False] * (len(text) - 1) + [True]
    assert [f"Halaman {number} dari {len(text)}" in page for number, page in enumerate(text, 1)] == [True] * len(text)
    assert all("NO NAMA NIP GOL" in page for page in text)
    assert all("Kamis, 1 Agustus 2019" in page for page in text)


def test_signatures_are_zigzag_with_the_number_at_the_top_left(tmp_path: Path):
    content = sheet_content(0, 4)
    (page,) = measure_sheet(content).pages

    for row in page.rows:
        half, other = (row.left, row.right) if row.number % 2 else (row.right, row.left)
        corner = (half.left, half.top, half.left + 8, half.top + 5)
        assert words_in(content, tmp_path, 1, corner) == f"{row.number}."
        assert words_in(content, tmp_path, 1, (other.left, other.top, other.right, other.bottom)) == ""


def test_a_row_says_who_stands_on_it(tmp_path: Path):
    content = sheet_content(5)
    geometry = measure_sheet(content)
    row = geometry.rows[1]

    line = words_in(content, tmp_path, 1, (row.box.left, row.box.top, row.left.left, row.box.bottom))

    assert line == "2 Siti 19720315 1998022003 III/d SMP PGRI 1 Rowokele Kepala Sekolah"
    assert [one.person_uid for one in geometry.rows] == [one.uid for one in sheet_people(5)]


def test_long_names_wrap_and_nothing_is_cut(tmp_path: Path):
    text = " ".join(pages(sheet_content(5), tmp_path))

    assert "…" not in text
    for name in NAMES:
        assert all(word in text for word in name.split())
    heights = {row.box.height for row in measure_sheet(sheet_content(5)).rows}
    assert min(heights) == 10
    assert max(heights) > 10  # the longest name takes a higher row, even in the smallest letters


def test_a_row_that_names_a_school_only_is_left_to_be_filled_in(tmp_path: Path):
    content = sheet_content(0, people=(SheetPerson(unit="SMP Purnama Sempor"),))
    row = measure_sheet(content).rows[0]

    assert row.person_uid == ""
    line = words_in(content, tmp_path, 1, (row.box.left, row.box.top, row.left.left, row.box.bottom))
    assert line == "1 SMP Purnama Sempor"


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_strange_names_do_not_break_a_sheet(tmp_path: Path, name: str):
    content = sheet_content(0, 1, people=sheet_people(1, [name]))

    assert "DAFTAR HADIR" in pages(content, tmp_path)[0]


def test_very_long_words_and_titles_stay_inside_the_page(tmp_path: Path):
    person = SheetPerson(uid="u", name="A" * 400, unit="B" * 300, position="C" * 200, nip="1" * 40, grade="D" * 50)
    meeting = replace(MEETING, title="Rapat " * 60, place="Gedung " * 60)
    content = sheet_content(0, 40, people=(person,), meeting=meeting)

    geometry = measure_sheet(content)

    assert len(geometry.rows) == 41
    assert all(row.box.bottom < 300 for row in geometry.rows)
    assert len(pages(content, tmp_path)) == len(geometry.pages)


def test_a_private_school_shows_its_foundation_and_its_pictures(tmp_path: Path):
    school = replace(
        SCHOOL,
        name="SMP Pius Bhakti Utama Gombong",
        status=SchoolStatus.PRIVATE,
        government="YAYASAN PIUS PURWOREJO",
        office="",
    )
    logo, own = tmp_path / "logo.png", tmp_path / "kop.png"
    draw_logo(logo)
    draw_letterhead(own)

    (text,) = pages(sheet_content(3, school=school, government_logo=logo), tmp_path)
    assert "YAYASAN PIUS PURWOREJO SMP PIUS BHAKTI UTAMA GOMBONG" in text
    assert len(PdfReader(tmp_path / "lembar.pdf").pages[0].images) == 1
    (text,) = pages(sheet_content(3, school=school, letterhead=own), tmp_path)
    assert "YAYASAN" not in text
    assert len(PdfReader(tmp_path / "lembar.pdf").pages[0].images) == 1


@pytest.mark.parametrize(
    ("signatory", "told"),
    [
        (None, "Kepala SMP Negeri 2 Sempor, NIP -"),
        (replace(PRINCIPAL, form=SignatoryForm.ACTING), "Plt. Kepala SMP Negeri 2 Sempor,"),
        (Signatory(name="Retno", title="Wakil Kepala Sekolah", form=SignatoryForm.ON_BEHALF), "a.n. Kepala SMP"),
    ],
)
def test_whoever_held_the_office_signs(tmp_path: Path, signatory: Signatory | None, told: str):
    assert told in pages(sheet_content(3, signatory=signatory), tmp_path)[0]


def test_unknown_times_and_places_are_lines_to_write_on(tmp_path: Path):
    day = replace(MEETING.days[0], start=None)
    (text,) = pages(sheet_content(3, meeting=replace(MEETING, place="", days=(day,)), day=day), tmp_path)

    assert text.count("……") >= 2
    assert replace(day, start=time(8)) == MEETING.days[0]


@pytest.mark.parametrize(("paper", "height"), [(Paper.F4, 330), (Paper.A4, 297)])
def test_the_paper_is_the_one_that_was_chosen(tmp_path: Path, paper: Paper, height: int):
    path = tmp_path / "lembar.pdf"
    geometry = write_sheet_pdf(sheet_content(3, paper=paper), path)

    box = PdfReader(path).pages[0].mediabox
    assert (round(float(box.width) / MM), round(float(box.height) / MM)) == (210, height)
    assert (geometry.width, geometry.height) == pytest.approx((210, height))


def test_the_same_sheet_gives_the_same_bytes_and_measuring_agrees_with_writing(tmp_path: Path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"

    geometry = write_sheet_pdf(sheet_content(30), first)

    assert write_sheet_pdf(sheet_content(30), second) == geometry == measure_sheet(sheet_content(30))
    assert first.read_bytes() == second.read_bytes()


def test_the_digest_follows_the_words_and_the_places_do_not():
    before = measure_sheet(sheet_content(2, people=sheet_people(2, ["Siti", "Budi"])))
    after = measure_sheet(sheet_content(2, people=sheet_people(2, ["Sita", "Budi"])))

    assert before.digest != after.digest
    assert before.pages == after.pages


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(SetupError, match=r"lembar\.pdf"):
        write_sheet_pdf(sheet_content(1), tmp_path / "tidak-ada" / "lembar.pdf")
