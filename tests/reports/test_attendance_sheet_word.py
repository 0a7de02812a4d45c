"""The blank attendance sheet as Word document, opened with python-docx."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from app.domain.codes import person_code
from app.domain.terms import Paper
from app.reports.attendance_sheet_word import write_sheet_word
from tests.reports.photographs import texts_in
from tests.reports.sample_letters import draw_logo
from tests.reports.sample_sheets import NAMES, sheet_content, sheet_people
from tests.reports.strange_report import STRANGE_NAMES


def _opened(content: Any, folder: Path) -> Any:
    path = folder / "lembar.docx"
    write_sheet_word(content, path)
    return docx.Document(str(path))


def _table(document: Any) -> Any:
    return document.tables[-1]


def test_the_document_tells_what_the_paper_tells(tmp_path: Path):
    document = _opened(sheet_content(5, 3), tmp_path)

    lines = [line.text for line in document.paragraphs]
    for told in (
        "SMP NEGERI 2 SEMPOR",
        "DAFTAR HADIR PESERTA",
        "Kepala SMP Negeri 2 Sempor,",
        "NIP 196507121990031004",
    ):
        assert told in lines
    facts = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert facts[1] == ["Hari/tanggal", ":", "Kamis, 1 Agustus 2019 (hari ke-1 dari 2)"]
    table = _table(document)
    assert len(table.rows) == 9
    heads = list(dict.fromkeys(cell.text for cell in table.rows[0].cells))
    assert heads == ["NO", "NAMA", "NIP", "GOL", "UNIT KERJA/ASAL SEKOLAH", "JABATAN", "TANDA TANGAN"]
    assert [row.cells[1].text for row in table.rows[1:]] == [*NAMES, "", "", ""]


def test_signatures_are_zigzag_and_the_head_is_repeated(tmp_path: Path):
    table = _table(_opened(sheet_content(0, 4), tmp_path))

    assert [(row.cells[7].text, row.cells[8].text) for row in table.rows[1:]] == [
        ("1.", ""),
        ("", "2."),
        ("3.", ""),
        ("", "4."),
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert {round(row.height.mm) for row in table.rows} == {10}


def test_every_person_has_a_code_that_can_be_scanned(tmp_path: Path):
    document = _opened(sheet_content(4, 2), tmp_path)

    pictures = [part.blob for part in document.part.package.iter_parts() if part.partname.endswith(".png")]
    read = [text for blob in pictures for text in texts_in(_with_margin(blob))]

    assert sorted(read) == sorted(person_code(one.uid) for one in sheet_people(4))


def _with_margin(blob: bytes) -> Image.Image:
    code = Image.open(io.BytesIO(blob)).convert("L")
    page = Image.new("L", (code.width + 80, code.height + 80), 255)
    page.paste(code, (40, 40))
    return page


def test_word_counts_the_pages_and_the_last_rows_stay_with_the_signature(tmp_path: Path):
    document = _opened(sheet_content(5), tmp_path)

    footer = document.sections[0].footer.paragraphs[0]
    fields = [mark.text for mark in footer._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Lembar K3F8ZT" in footer.text
    last = _table(document).rows[-1]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last.cells)


@pytest.mark.parametrize(("paper", "height"), [(Paper.F4, 330), (Paper.A4, 297)])
def test_the_paper_and_the_logo_are_those_of_the_school(tmp_path: Path, paper: Paper, height: int):
    logo = tmp_path / "logo.png"
    draw_logo(logo)

    document = _opened(sheet_content(2, paper=paper, government_logo=logo), tmp_path)

    assert round(document.sections[0].page_height.mm) == height
    assert len(document.tables) == 3  # letterhead, facts, list


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_strange_names_are_kept_whole(tmp_path: Path, name: str):
    table = _table(_opened(sheet_content(0, people=sheet_people(1, [name])), tmp_path))

    written = "".join(letter for letter in table.rows[1].cells[1].text if letter.isalnum())
    assert written == "".join(letter for letter in name if letter.isalnum())


def test_the_same_sheet_gives_the_same_bytes(tmp_path: Path):
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    for path in (first, second):
        write_sheet_word(sheet_content(3, 1), path)

    assert first.read_bytes() == second.read_bytes()
