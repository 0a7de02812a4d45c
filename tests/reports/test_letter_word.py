"""Letters in Word, read back with python-docx: the same words as on paper, and really editable."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.table import Table

from app.core.errors import SetupError
from app.domain.letter_content import LetterContent
from app.domain.records import Letter, ModelSchool
from app.domain.terms import Paper
from app.reports.letter_pdf import write_letter_pdf
from app.reports.letter_word import write_letter_word
from tests.reports.sample_letters import (
    ASSIGNMENT,
    INVITATION,
    ONLINE,
    PRINCIPAL,
    SCHOOL,
    SCHOOLS,
    assignment_content,
    draw_letterhead,
    draw_logo,
    invitation_content,
    many_people,
)
from tests.reports.strange_report import STRANGE_NAMES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MANY = "\n".join(f"Kepala SMP Contoh Nomor {number}" for number in range(1, 26))
TABLE_ORDER = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")


def written(content: LetterContent, folder: Path) -> Any:
    path = folder / "surat.docx"
    write_letter_word(content, path)
    return docx.Document(str(path))


def lines(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from (line.text for line in cell.paragraphs)
        else:
            yield block.text


@pytest.mark.parametrize(
    "content",
    [
        invitation_content(),
        replace(invitation_content(), meeting=ONLINE),
        replace(invitation_content(), letter=replace(INVITATION, per_recipient=True)),
        replace(invitation_content(), letter=replace(INVITATION, recipients=MANY)),
        assignment_content(),
        replace(assignment_content(), letter=replace(ASSIGNMENT, people=many_people(12), copies="Arsip")),
        LetterContent(school=ModelSchool(), letter=Letter(date=INVITATION.date), meeting=None, signatory=None),
    ],
    ids=["invitation", "online", "each", "many-recipients", "two-people", "many-people", "empty"],
)
def test_word_tells_the_same_words_as_paper(content: LetterContent, tmp_path: Path):
    write_letter_pdf(content, tmp_path / "surat.pdf")
    paper = pypdfium2.PdfDocument(tmp_path / "surat.pdf")
    try:
        text = " ".join(word for page in paper for word in page.get_textpage().get_text_bounded().split())
    finally:
        paper.close()
    # in Word page numbers stand in the header, and a heading is broken by Word itself
    on_paper = Counter(re.sub(r"– \d+ –", "", text).replace("Pangkat/ Gol.", "Pangkat/Gol.").split())

    in_word = Counter(word for line in lines(written(content, tmp_path)) for word in line.split())
    assert in_word == on_paper


def test_facts_stand_in_tables_and_people_in_a_ruled_one_whose_head_repeats(tmp_path: Path):
    document = written(replace(assignment_content(), letter=replace(ASSIGNMENT, people=many_people(40))), tmp_path)
    people = next(table for table in document.tables if len(table.columns) == 6)

    assert people.style.name == "Table Grid"
    assert [cell.text for cell in people.rows[0].cells][:3] == ["No.", "Nama", "NIP"]
    assert [row.cells[1].text for row in people.rows[1:]] == [person.name for person in many_people(40)]
    assert people.rows[3].cells[2].text == "-"
    assert people.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for table in document.tables for row in table.rows)


def test_the_signature_keeps_together_with_the_words_before_it(tmp_path: Path):
    paragraphs = written(assignment_content(), tmp_path).paragraphs
    (name,) = [index for index, line in enumerate(paragraphs) if line.text == PRINCIPAL.name]

    kept = paragraphs[name - 3 : name + 2]
    assert kept[0].text.startswith("Demikian")
    assert all(line.paragraph_format.keep_with_next for line in kept)
    assert paragraphs[name].paragraph_format.space_before.mm == pytest.approx(27, abs=0.5)
    assert paragraphs[name + 2].text == f"NIP {PRINCIPAL.nip}"


@pytest.mark.parametrize(("paper", "height"), [(Paper.F4, 330), (Paper.A4, 297)])
def test_the_paper_is_that_of_the_school(paper: Paper, height: float, tmp_path: Path):
    document = written(replace(invitation_content(), school=replace(SCHOOL, paper=paper)), tmp_path)
    section = document.sections[0]

    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, height), abs=0.1)
    assert section.left_margin.mm == pytest.approx(30, abs=0.1)
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_every_recipient_has_a_section_whose_pages_count_from_one(tmp_path: Path):
    document = written(replace(invitation_content(), letter=replace(INVITATION, per_recipient=True)), tmp_path)

    assert len(document.sections) == len(SCHOOLS)
    for section in document.sections:
        assert section.different_first_page_header_footer
    for section in list(document.sections)[1:]:
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"


def test_pictures_of_the_letterhead(tmp_path: Path):
    logo, own = draw_logo(tmp_path / "logo.png"), draw_letterhead(tmp_path / "kop.jpg")
    (tmp_path / "bukan.jpg").write_bytes(b"bukan gambar")

    def extents(content: LetterContent) -> list[tuple[float, float]]:
        body = written(content, tmp_path).element.body
        wanted = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
        return [(int(one.get("cx")) / 36_000, int(one.get("cy")) / 36_000) for one in body.iter(wanted)]

    assert extents(invitation_content()) == []
    both = extents(replace(invitation_content(), government_logo=logo, school_logo=logo))
    assert both == [pytest.approx((21.56, 23), abs=0.1)] * 2
    assert extents(replace(invitation_content(), letterhead=own)) == [pytest.approx((160, 34), abs=0.1)]
    broken = replace(invitation_content(), letterhead=tmp_path / "bukan.jpg", government_logo=tmp_path / "hilang.png")
    assert extents(broken) == []
    assert "SMP NEGERI 2 SEMPOR" in list(lines(written(broken, tmp_path)))


def test_the_same_letter_gives_the_same_bytes_and_the_date_of_the_letter(tmp_path: Path):
    content = replace(invitation_content(), school_logo=draw_logo(tmp_path / "logo.png"))
    write_letter_word(content, tmp_path / "a.docx")
    write_letter_word(content, tmp_path / "b.docx")

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as packed:
        assert {member.date_time for member in packed.infolist()} == {(2019, 7, 24, 0, 0, 0)}
        assert packed.testzip() is None
    properties = docx.Document(str(tmp_path / "a.docx")).core_properties
    moment = datetime(2019, 7, 24, tzinfo=UTC)
    assert (properties.created, properties.modified) == (moment, moment)
    assert properties.title == "Surat undangan Nomor 421.3/017/VII/2019"
    assert properties.author == "SMP Negeri 2 Sempor"


def test_strange_names_are_kept_as_they_are_and_control_characters_do_no_harm(tmp_path: Path):
    people = tuple(replace(many_people(1)[0], name=name) for name in STRANGE_NAMES)
    letter = replace(ASSIGNMENT, people=people, number="8\x00\x0b\ud8001\uffff", subject="Hal " * 200)
    told = list(lines(written(replace(assignment_content(), letter=letter), tmp_path)))

    for name in STRANGE_NAMES:
        assert name.strip() in told
    assert "Nomor: 8  1" in told


def test_the_parts_of_a_table_follow_the_order_of_the_schema(tmp_path: Path):
    content = replace(assignment_content(), government_logo=draw_logo(tmp_path / "logo.png"))
    document = written(replace(content, letter=replace(ASSIGNMENT, people=many_people(3))), tmp_path)

    for table in document.tables:
        order = [TABLE_ORDER.index(child.tag.removeprefix(W)) for child in table._tbl.tblPr]
        assert order == sorted(order)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(SetupError, match=r"surat\.docx"):
        write_letter_word(invitation_content(), tmp_path / "tidak-ada" / "surat.docx")
