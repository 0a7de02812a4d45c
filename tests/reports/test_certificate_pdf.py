"""Certificates on paper, read back with pypdf, pypdfium2 and a QR reader."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from app.core.errors import Cancelled, SetupError
from app.core.progress import Progress
from app.domain.certificate_code import SignedClaim, read_code
from app.domain.certificate_content import CertificateBundle
from app.domain.certificate_files import codes_in_pdf
from app.domain.certificate_text import Piece
from app.domain.records import Topic
from app.domain.terms import Paper
from app.reports.certificate_pdf import certificate_page, write_certificates
from app.signing.school_key import holds
from tests.reports.sample_certificates import (
    ACTIVITY,
    LONG_ACTIVITY,
    LONG_NAME,
    certificate_bundle,
    certificate_sheet,
    draw_background,
)
from tests.reports.sample_letters import SCHOOL, draw_letterhead, draw_logo
from tests.reports.strange_report import STRANGE_NAMES

MM = 72 / 25.4


def written(bundle: CertificateBundle, folder: Path, name: str = "sertifikat.pdf") -> Path:
    path = folder / name
    write_certificates(bundle, path, Progress())
    return path


def texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def picture(path: Path, dpi: int, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    try:
        shown = document[page].render(scale=dpi / 72)  # pyright: ignore[reportArgumentType]
        return shown.to_pil().convert("L")
    finally:
        document.close()


def photographed(image: Image.Image, degrees: float, quality: int) -> Image.Image:
    """The page as a scanner or a telephone gives it: turned a little, and compressed."""
    turned = image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255, expand=True)
    target = io.BytesIO()
    turned.save(target, "JPEG", quality=quality)
    return Image.open(target)


def scanned(image: Image.Image) -> str:
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return found[0].text if found else ""


def test_a_certificate_says_everything_with_the_topics_on_its_reverse(tmp_path: Path) -> None:
    front, back = texts(written(certificate_bundle(), tmp_path))
    for words in (
        "PEMERINTAH KABUPATEN KEBUMEN",
        "SMP NEGERI 2 SEMPOR",
        "SERTIFIKAT",
        "Nomor: 001/SERT/VIII/2019",
        "diberikan kepada",
        "Siti Aminah, S.Pd., M.Pd.",
        "SMP Muhammadiyah Gombong",
        f"sebagai Peserta dalam kegiatan {ACTIVITY} yang dilaksanakan pada tanggal 1–2 Agustus 2019 di Ruang Rapat",
        "dengan jumlah 16 JP.",
        "Kebumen, 2 Agustus 2019",
        "Kepala SMP Negeri 2 Sempor,",
        "Drs. Wahyu Sasmita, M.Pd.",
        "NIP 196507121990031004",
    ):
        assert words in front, words
    for words in ("DAFTAR MATERI", ACTIVITY, "1 Membaca rapor mutu 4", "3 Penyusunan RKS berbasis mutu 8", "Jumlah 16"):
        assert words in back, words


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 297), (Paper.F4, 330)])
def test_the_paper_lies_and_every_font_is_embedded(tmp_path: Path, paper: Paper, width: int) -> None:
    reader = PdfReader(written(certificate_bundle(school=replace(SCHOOL, paper=paper)), tmp_path))
    box = reader.pages[0].mediabox
    assert (round(float(box.width) / MM), round(float(box.height) / MM)) == (width, 210)
    content = (tmp_path / "sertifikat.pdf").read_bytes()
    assert len(re.findall(rb"/FontFile2", content)) >= 3
    used = set(re.findall(rb"/BaseFont /(\S+)", content))
    # reportlab names Helvetica in every file, whether a page uses it or not
    assert {name for name in used if b"Liberation" not in name} <= {b"Helvetica"}


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize(("degrees", "quality"), [(0, 95), (2.5, 75), (-7, 60)])
def test_the_code_is_read_from_a_scan_and_its_signature_holds(
    tmp_path: Path, dpi: int, degrees: float, quality: int
) -> None:
    bundle = certificate_bundle()
    text = scanned(photographed(picture(written(bundle, tmp_path), dpi), degrees, quality))
    assert text == bundle.sheets[0].code
    taken = read_code(text)
    assert isinstance(taken, SignedClaim)
    assert holds(taken.public, taken.message, taken.signature)


def test_the_code_of_long_texts_and_on_a_picture_is_read_too(tmp_path: Path) -> None:
    sheet = certificate_sheet(LONG_NAME, activity=LONG_ACTIVITY, place="Gedung Pertemuan Dinas Pendidikan Kebumen")
    background = draw_background(tmp_path / "latar.png")
    path = written(certificate_bundle([sheet], background=background), tmp_path)
    for dpi in (150, 300):
        assert scanned(photographed(picture(path, dpi), 2, 75)) == sheet.code


def test_what_is_long_is_set_smaller_and_never_cut(tmp_path: Path) -> None:
    sheet = certificate_sheet(LONG_NAME, activity=f"{LONG_ACTIVITY} {LONG_ACTIVITY}", place=LONG_ACTIVITY)
    front, _ = texts(written(certificate_bundle([sheet]), tmp_path))
    assert LONG_NAME in front
    assert front.count("Berpikir Tingkat Tinggi bagi Guru Sekolah Imbas") == 3
    assert "dengan jumlah 16 JP." in front


def _ink(path: Path) -> tuple[int, int, int, int]:
    """Millimetres from the left and the bottom of everything that is printed inside the frame."""
    image = picture(path, 72).point([255] * 128 + [0] * 128)
    edge = round(14 * MM)
    inner = image.crop((edge, edge, image.width - edge, image.height - edge))
    box = inner.getbbox()
    assert box is not None
    return (
        round(box[0] / MM),
        round(box[1] / MM),
        round((inner.width - box[2]) / MM),
        round((inner.height - box[3]) / MM),
    )


@pytest.mark.parametrize("name", ["Ani", LONG_NAME, "W" * 150, *STRANGE_NAMES])
def test_nothing_stands_on_the_frame_whatever_the_name(tmp_path: Path, name: str) -> None:
    sheet = certificate_sheet(name, activity=LONG_ACTIVITY)
    assert min(_ink(written(certificate_bundle([sheet]), tmp_path))) >= 1


def test_the_words_stand_above_signature_and_code(tmp_path: Path) -> None:
    """The column of words ends before the block of the signature begins, also when everything is long."""
    sheet = replace(
        certificate_sheet(LONG_NAME, activity=LONG_ACTIVITY * 2), closing=(Piece(LONG_ACTIVITY * 2, strong=False),)
    )
    page = certificate_page(certificate_bundle([sheet]))
    from app.domain.certificate_marks import Code, Words

    words = [mark for mark in page.marks if isinstance(mark, Words)]
    place_line = next(mark for mark in words if mark.text.startswith("Kebumen,"))
    body = [mark for mark in words if mark.y > place_line.y + 1]
    code = next(mark for mark in page.marks if isinstance(mark, Code))
    assert any("Imbas" in mark.text for mark in body)
    assert min(mark.y for mark in body) >= code.y + code.size - 1
    below = {mark.text for mark in words if mark.y <= place_line.y + 1}
    assert not any("Pelatihan" in text for text in below)


def test_own_letterhead_and_logos_are_printed(tmp_path: Path) -> None:
    logo = draw_logo(tmp_path / "logo.png", "#0b6e6e")
    with_logos = certificate_bundle(government_logo=logo, school_logo=draw_logo(tmp_path / "dua.png", "#b3261e"))
    assert len(PdfReader(written(with_logos, tmp_path)).pages[0].images) == 2
    own = certificate_bundle(letterhead=draw_letterhead(tmp_path / "kop.png"))
    path = written(own, tmp_path)
    assert len(PdfReader(path).pages[0].images) == 1
    assert "PEMERINTAH" not in texts(path)[0]


def test_the_background_is_embedded_once_for_all(tmp_path: Path) -> None:
    background = draw_background(tmp_path / "latar.png")
    sheets = [certificate_sheet(f"Peserta {number}", number) for number in range(1, 13)]
    path = written(certificate_bundle(sheets, background=background), tmp_path)
    pictures = re.findall(rb"/Subtype /Image", path.read_bytes())
    assert len(pictures) == 1
    assert len(PdfReader(path).pages) == 24


def test_a_broken_background_leaves_the_frame(tmp_path: Path) -> None:
    broken = tmp_path / "latar.png"
    broken.write_bytes(b"bukan gambar")
    assert "SERTIFIKAT" in texts(written(certificate_bundle(background=broken), tmp_path))[0]


def test_without_topics_there_is_no_reverse_and_many_topics_stay_on_one_page(tmp_path: Path) -> None:
    assert len(texts(written(certificate_bundle(topics=()), tmp_path))) == 1
    many = tuple(Topic(position=at, title=f"Materi nomor {at}", lesson_hours=1) for at in range(1, 36))
    pages = texts(written(certificate_bundle(topics=many), tmp_path))
    assert len(pages) == 2
    assert "35 Materi nomor 35 1 Jumlah 35" in pages[1]
    endless = tuple(Topic(position=at, title=f"Materi nomor {at}") for at in range(1, 101))
    pages = texts(written(certificate_bundle(topics=endless), tmp_path))
    assert len(pages) > 2
    assert "Materi nomor 100 –" in pages[-1]


def test_the_same_certificates_give_the_same_bytes_and_carry_their_codes(tmp_path: Path) -> None:
    sheets = [certificate_sheet(f"Peserta {number}", number) for number in range(1, 6)]
    bundle = certificate_bundle(sheets)
    first, second = written(bundle, tmp_path), written(bundle, tmp_path, "lagi.pdf")
    assert first.read_bytes() == second.read_bytes()
    assert codes_in_pdf(first.read_bytes()) == tuple(sheet.code for sheet in sheets)


def test_the_codes_are_found_when_another_program_saved_the_file_again(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    bundle = certificate_bundle()
    again = PdfWriter(clone_from=written(bundle, tmp_path))
    again.write(tmp_path / "ulang.pdf")
    assert codes_in_pdf((tmp_path / "ulang.pdf").read_bytes()) == (bundle.sheets[0].code,)


def test_a_file_that_cannot_be_written_or_is_cancelled_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = written(certificate_bundle(), tmp_path)
    before = path.read_bytes()
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        write_certificates(certificate_bundle(), path, stopped)
    with pytest.raises(SetupError, match="Tidak dapat menulis"):
        write_certificates(certificate_bundle(), tmp_path / "tidak-ada" / "a.pdf", Progress())
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["sertifikat.pdf"]
