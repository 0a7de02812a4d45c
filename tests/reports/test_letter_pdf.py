"""Letters on paper, read back with pypdf and pypdfium2."""

import re
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from app.core.errors import SetupError
from app.domain.letter_content import LetterContent
from app.domain.records import Letter, ModelSchool
from app.domain.terms import Paper, SchoolStatus, SignatoryForm
from app.reports.letter_pdf import write_letter_pdf
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

MM = 72 / 25.4


def pages(content: LetterContent, folder: Path) -> list[str]:
    """Text of each page, with every run of white space as one blank."""
    path = folder / "surat.pdf"
    write_letter_pdf(content, path)
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def pictures_on_first_page(content: LetterContent, folder: Path) -> int:
    path = folder / "surat.pdf"
    write_letter_pdf(content, path)
    return len(PdfReader(path).pages[0].images)


def test_an_invitation_tells_everything_in_order(tmp_path: Path):
    (text,) = pages(invitation_content(), tmp_path)

    told = (
        "PEMERINTAH KABUPATEN KEBUMEN DINAS PENDIDIKAN SMP NEGERI 2 SEMPOR",
        "Jalan Raya Sempor Baru, Kecamatan Sempor, Kabupaten Kebumen",
        "Telepon (0287) 000000 · Posel smpn2sempor@contoh.sch.id",
        "Nomor : 421.3/017/VII/2019",
        "Sifat : Penting",
        "Yth. 1. Kepala SMP Negeri 4 Gombong",
        "5. Kepala SMP Pius Bhakti Utama Gombong",
        "di tempat",
        "Dengan hormat,",
        "Kamis, 1 Agustus 2019",
        "Jumat, 2 Agustus 2019",
        "pukul 08.00–14.00 WIB",
        "Ruang Rapat SMP Negeri 2 Sempor",
        "Peserta dimohon membawa: 1. Laptop 2. Rapor mutu dan dokumen RKS",
        "Kepala SMP Negeri 2 Sempor,",
        "Drs. Wahyu Sasmita, M.Pd. Pembina, IV/a NIP 196507121990031004",
        "Tembusan: 1. Kepala Dinas Pendidikan Kabupaten Kebumen",
    )
    places = [text.find(part) for part in told]
    assert -1 not in places, [part for part, place in zip(told, places, strict=True) if place < 0]
    assert places == sorted(places)
    assert "Kebumen, 24 Juli 2019" in text


def test_an_assignment_of_two_lists_their_fields_and_prints_a_missing_nip_as_a_dash(tmp_path: Path):
    (text,) = pages(assignment_content(), tmp_path)

    assert "SURAT TUGAS Nomor: 800/018/VII/2019" in text
    assert "2. Program kerja sekolah tahun 2019/2020" in text
    assert "Kepala SMP Negeri 2 Sempor menugaskan kepada:" in text
    assert "Nama : Sri Handayani, S.Pd. NIP : 197203151998022003 Pangkat/Gol. : Pembina, IV/a" in text
    assert "Nama : Agus Prabowo NIP : - Pangkat/Gol. : - Jabatan : Komite sekolah" in text
    assert "Kegiatan : Rapat Kerja Pemetaan Mutu dan Perencanaan" in text
    assert "Kebumen, 29 Juli 2019 Kepala SMP Negeri 2 Sempor," in text


def test_many_people_stand_in_a_table_that_runs_over_pages(tmp_path: Path):
    content = replace(assignment_content(), letter=replace(ASSIGNMENT, people=many_people(40)))
    found = pages(content, tmp_path)

    assert len(found) == 3
    for number, person in enumerate(many_people(40), 1):
        row = f"{number}. {person.name} {person.nip or '-'} "
        assert sum(row in page for page in found) == 1, row
    assert sum("No. Nama NIP" in page for page in found) == 2
    assert "– 2 –" in found[1]
    assert "– 1 –" not in found[0]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_signature_is_never_alone_on_a_page(paper: Paper, tmp_path: Path):
    content = assignment_content()
    turned = 0  # lengths at which the signature moved to another page
    for count in range(3, 24):
        letter = replace(ASSIGNMENT, people=many_people(count), closing="" if count % 2 else ASSIGNMENT.closing)
        found = pages(replace(content, school=replace(SCHOOL, paper=paper), letter=letter), tmp_path)

        assert PRINCIPAL.name in found[-1]
        assert "Demikian surat tugas" in found[-1] or "Ruang Rapat" in found[-1], count
        turned += len(found) > 1
    assert turned


def test_the_tembusan_stays_with_the_signature(tmp_path: Path):
    for lines in range(1, 20):
        letter = replace(INVITATION, opening="\n".join(f"Kalimat {number}." for number in range(lines)))
        found = pages(replace(invitation_content(), letter=letter), tmp_path)

        assert PRINCIPAL.name in found[-1]
        assert "Tembusan:" in found[-1]


@pytest.mark.parametrize(("paper", "height"), [(Paper.F4, 330), (Paper.A4, 297)])
def test_the_letter_is_on_the_paper_of_the_school(paper: Paper, height: float, tmp_path: Path):
    content = replace(invitation_content(), school=replace(SCHOOL, paper=paper))
    pages(content, tmp_path)

    box = PdfReader(tmp_path / "surat.pdf").pages[0].mediabox
    assert float(box.width) == pytest.approx(210 * MM, abs=0.1)
    assert float(box.height) == pytest.approx(height * MM, abs=0.1)


def test_each_recipient_gets_a_sheet_with_its_own_name_and_the_letterhead(tmp_path: Path):
    content = replace(invitation_content(), letter=replace(INVITATION, per_recipient=True))
    found = pages(content, tmp_path)

    assert len(found) == len(SCHOOLS)
    for page, recipient in zip(found, SCHOOLS, strict=True):
        assert f"Yth. {recipient} di tempat" in page
        assert "PEMERINTAH KABUPATEN KEBUMEN" in page
        assert sum(other in page for other in SCHOOLS) == 1
        assert "– " not in page.replace(" – ", "")  # no page numbers: each sheet is a letter of its own


def test_a_long_list_of_recipients_stands_on_sheets_behind_the_letter(tmp_path: Path):
    names = [f"Kepala SMP Contoh Nomor {number}" for number in range(1, 61)]
    content = replace(invitation_content(), letter=replace(INVITATION, recipients="\n".join(names)))
    found = pages(content, tmp_path)

    assert "Yth. Bapak/Ibu sebagaimana daftar terlampir" in found[0]
    assert "Lampiran : Daftar undangan" in found[0]
    assert PRINCIPAL.name in found[0]
    assert "DAFTAR UNDANGAN" in found[1]
    listed = " ".join(found[1:])
    assert re.findall(r"Kepala SMP Contoh Nomor \d+", listed) == names


def test_an_online_meeting_tells_its_link_and_the_hours_of_each_day(tmp_path: Path):
    (text,) = pages(replace(invitation_content(), meeting=ONLINE), tmp_path)

    assert "5 Oktober 2020 pukul 09.00 WIB – selesai" in text
    assert "8 Oktober 2020 pukul 13.00–15.30 WIB" in text
    assert "https://zoom.contoh.id/j/85012345678?pwd=abc" in text


def test_a_private_school_shows_its_yayasan(tmp_path: Path):
    school = replace(SCHOOL, status=SchoolStatus.PRIVATE, government="", office="Yayasan Pendidikan Purnama")
    (text,) = pages(replace(invitation_content(), school=school), tmp_path)

    assert text.startswith("YAYASAN PENDIDIKAN PURNAMA SMP NEGERI 2 SEMPOR")


@pytest.mark.parametrize(
    ("form", "title", "lines"),
    [
        (SignatoryForm.ACTING, "", "Plt. Kepala SMP Negeri 2 Sempor, Drs."),
        (SignatoryForm.ON_BEHALF, "Wakil Kepala Sekolah", "a.n. Kepala SMP Negeri 2 Sempor Wakil Kepala Sekolah, Drs."),
    ],
)
def test_whoever_stands_in_signs_as_such(form: SignatoryForm, title: str, lines: str, tmp_path: Path):
    (text,) = pages(replace(invitation_content(), signatory=replace(PRINCIPAL, form=form, title=title)), tmp_path)

    assert lines in text


def test_a_letter_with_nothing_filled_in_is_still_a_letter(tmp_path: Path):
    content = LetterContent(school=ModelSchool(), letter=Letter(date=INVITATION.date), meeting=None, signatory=None)
    (text,) = pages(content, tmp_path)

    assert "NAMA SEKOLAH" in text
    assert "24 Juli 2019" in text
    assert "Kepala Sekolah, NIP -" in text


def test_logos_stand_at_both_sides_and_an_own_picture_replaces_the_words(tmp_path: Path):
    logo, other = draw_logo(tmp_path / "kiri.png"), draw_logo(tmp_path / "kanan.png", "#b3261e")
    own = draw_letterhead(tmp_path / "kop.jpg")

    assert pictures_on_first_page(invitation_content(), tmp_path) == 0
    assert pictures_on_first_page(replace(invitation_content(), school_logo=other), tmp_path) == 1
    assert pictures_on_first_page(replace(invitation_content(), government_logo=logo, school_logo=other), tmp_path) == 2
    (text,) = pages(replace(invitation_content(), letterhead=own, school_logo=other), tmp_path)
    assert text.startswith("Nomor")
    assert len(PdfReader(tmp_path / "surat.pdf").pages[0].images) == 1


def test_a_picture_that_cannot_be_read_is_left_out(tmp_path: Path):
    whole = draw_logo(tmp_path / "logo.png").read_bytes()
    (tmp_path / "terpotong.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "bukan.jpg").write_bytes(b"bukan gambar")
    for path in (tmp_path / "hilang.png", tmp_path / "terpotong.png", tmp_path / "bukan.jpg"):
        content = replace(invitation_content(), government_logo=path, school_logo=path, letterhead=path)

        assert pictures_on_first_page(content, tmp_path) == 0
        assert "PEMERINTAH KABUPATEN KEBUMEN" in pages(content, tmp_path)[0]


def test_the_same_letter_gives_the_same_bytes_wherever_its_pictures_lie(tmp_path: Path):
    logo = draw_logo(tmp_path / "logo.png")
    (tmp_path / "lain").mkdir()
    moved = Path(shutil.copy(logo, tmp_path / "lain" / "salinan.png"))
    write_letter_pdf(replace(invitation_content(), government_logo=logo), tmp_path / "a.pdf")
    write_letter_pdf(replace(invitation_content(), government_logo=moved), tmp_path / "lain" / "b.pdf")

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "lain" / "b.pdf").read_bytes()
    metadata = PdfReader(tmp_path / "a.pdf").metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.replace(tzinfo=None) == datetime(2019, 7, 24)


def test_long_words_and_other_scripts_stay_inside_the_margins(tmp_path: Path):
    long = "Tanpaspasi" * 50
    people = tuple(replace(many_people(1)[0], name=name, position=name) for name in (*STRANGE_NAMES, long))
    letters = (
        replace(INVITATION, number=long, subject=long, nature=long, recipients=f"{long}\n{long}", bring=long),
        replace(ASSIGNMENT, people=people, basis="\n".join(STRANGE_NAMES), opening=long),
        replace(ASSIGNMENT, people=people[-1:], number=long, copies=long),
    )
    for letter in letters:
        school = replace(SCHOOL, name="SMP " + "Nama Panjang " * 40, address=long, email=long)
        signatory = replace(PRINCIPAL, name=long, nip=long, grade=long)
        write_letter_pdf(
            replace(invitation_content(), letter=letter, school=school, signatory=signatory), tmp_path / "surat.pdf"
        )
        document = pypdfium2.PdfDocument(tmp_path / "surat.pdf")
        try:
            for page in document:
                text = page.get_textpage()
                boxes = [text.get_charbox(index) for index in range(text.count_chars())]
                assert min(box[0] for box in boxes) >= 29 * MM
                assert max(box[2] for box in boxes) <= 191 * MM
        finally:
            document.close()


def test_a_folder_that_is_not_there_is_told_and_an_earlier_file_stays(tmp_path: Path):
    with pytest.raises(SetupError, match=r"surat\.pdf"):
        write_letter_pdf(invitation_content(), tmp_path / "tidak-ada" / "surat.pdf")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("letter", "field"),
    [
        *((INVITATION, field) for field in ("number", "subject", "recipients", "opening", "bring", "copies")),
        *((ASSIGNMENT, field) for field in ("number", "basis", "opening", "closing", "copies")),
    ],
)
@pytest.mark.parametrize("lines", [1, 2])
def test_a_line_longer_than_a_page_runs_on_over_the_next_ones(letter: Letter, field: str, lines: int, tmp_path: Path):
    long = "\n".join(["kata panjang " * 800 + "akhir."] * lines)
    found = " ".join(pages(replace(invitation_content(), letter=replace(letter, **{field: long})), tmp_path))

    assert found.count("akhir.") == lines
    assert PRINCIPAL.name in found


def test_a_letterhead_longer_than_a_page_gives_up_its_logos(tmp_path: Path):
    school = replace(SCHOOL, name="Nama panjang " * 400)
    content = replace(invitation_content(), school=school, school_logo=draw_logo(tmp_path / "logo.png"))

    assert PRINCIPAL.name in " ".join(pages(content, tmp_path))


def test_an_office_with_a_long_name_takes_the_room_of_a_missing_logo(tmp_path: Path):
    office = "DINAS PENDIDIKAN, KEPEMUDAAN, DAN OLAHRAGA"
    content = replace(
        invitation_content(),
        school=replace(invitation_content().school, office=office),
        government_logo=draw_logo(tmp_path / "kiri.png"),
    )
    write_letter_pdf(content, tmp_path / "surat.pdf")

    lines = PdfReader(tmp_path / "surat.pdf").pages[0].extract_text().splitlines()
    assert office in [line.strip() for line in lines]
