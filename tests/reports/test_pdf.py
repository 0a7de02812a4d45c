"""The signed report, read back with pypdf and pypdfium2."""

import time as clock
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from app.core.errors import Cancelled, SetupError
from app.core.progress import Progress
from app.domain.records import Signatory
from app.domain.report import ReportData
from app.reports.pdf import write_pdf
from tests.reports.sample_report import draw_photo, sample_report
from tests.reports.strange_report import strange_report

MM = 72 / 25.4


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> ReportData:
    return sample_report(tmp_path_factory.mktemp("photos"))


@pytest.fixture(scope="module")
def written(data: ReportData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "laporan.pdf"
    write_pdf(data, path, Progress())
    return path


def _pages(path: Path) -> list[str]:
    """Text of each page, with every run of white space as one blank."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def _text(path: Path) -> str:
    return " ".join(_pages(path))


def test_tells_school_partners_meetings_and_recap(data: ReportData, written: Path) -> None:
    text = _text(written)

    for part in (
        "PEMERINTAH KABUPATEN KEBUMEN",
        "SMP NEGERI 2 SEMPOR",
        "LAPORAN KEGIATAN",
        "Periode 1 Juli 2019 – 31 Desember 2019",
        "Sosialisasi Sekolah Model SPMI",
        "Kamis–Jumat, 1–2 Agustus 2019",
        "09.00–14.30 WIB (rencana 08.00–14.00), 6 JP",
        "Hadir 18 dari 21 orang yang terdaftar (1 izin, 1 tugas, 1 alpa).",
        "Kelengkapan: 5 dari 6",
        "Rekapitulasi Jam Pelajaran",
    ):
        assert part in text
    for partner in data.partners:
        assert partner.name in text
        assert partner.npsn in text
    for person in data.person_hours:
        assert person.name.split(",")[0] in text


def test_tells_who_was_to_speak_who_did_and_why(written: Path) -> None:
    text = _text(written)

    assert (
        "Narasumber (rencana) : Dr. Haryono, M.Pd., Dinas Pendidikan Kabupaten Kebumen (tidak hadir: bertugas" in text
    )
    assert "Narasumber (hadir) : Slamet Raharjo, S.Pd., M.Pd., SMP Negeri 2 Sempor (menyampaikan" in text


def test_is_f4_with_embedded_fonts_title_language_and_bookmarks(written: Path) -> None:
    reader = PdfReader(written)
    page = reader.pages[0]

    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((210 * MM, 330 * MM), abs=0.01)
    assert reader.metadata is not None
    assert reader.metadata.title == "Laporan Kegiatan SMP Negeri 2 Sempor"
    assert reader.metadata.author == "SMP Negeri 2 Sempor"
    assert reader.metadata.creation_date_raw == "D:20191230094112"
    assert reader.root_object["/Lang"] == "id-ID"
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # pyright: ignore[reportIndexIssue]
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
    assert _titles(reader.outline)[:4] == [
        "A. Identitas Sekolah",
        "B. Sekolah Imbas",
        "C. Jadwal Kegiatan",
        "D. Pelaksanaan Kegiatan",
    ]
    assert "2. Rapat Kerja Pemetaan Mutu dan Perencanaan Peningkatan Mutu" in _titles(reader.outline)


def _titles(outline: Sequence[object]) -> list[str]:
    titles: list[str] = []
    for item in outline:
        titles += _titles(item) if isinstance(item, list) else [str(getattr(item, "title", ""))]
    return titles


def test_bookmarks_lead_to_the_page_of_their_heading(written: Path) -> None:
    reader = PdfReader(written)
    pages = _pages(written)

    for item in reader.outline:
        if not isinstance(item, list):
            number = reader.get_destination_page_number(item)
            assert number is not None
            assert str(item.title) in pages[number]


def test_every_page_says_its_number_the_whole_and_the_version(written: Path) -> None:
    pages = _pages(written)

    for number, text in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in text
        assert "Buku Imbas 0.1.0 · keadaan data 30 Desember 2019 pukul 09.41" in text


def test_the_signature_stands_with_the_closing_chapter(written: Path) -> None:
    last = _pages(written)[-1]

    assert "G. Penutup" in last
    assert "Kebumen, 30 Desember 2019 Kepala Sekolah, Slamet Raharjo, S.Pd., M.Pd. NIP 196907141994121002" in last


def test_a_missing_nip_prints_as_a_dash(data: ReportData, tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    write_pdf(replace(data, principal=Signatory(name="Slamet Raharjo, S.Pd., M.Pd.")), path, Progress())

    assert "NIP -" in _pages(path)[-1]


def test_repeats_the_table_header_on_the_next_page(data: ReportData, tmp_path: Path) -> None:
    report = data.meetings[0]
    rows = tuple(replace(report.attendance[0], id=number, name=f"Peserta {number:03d}") for number in range(150))
    path = tmp_path / "laporan.pdf"
    write_pdf(replace(data, meetings=(replace(report, attendance=rows),)), path, Progress())

    pages = [text for text in _pages(path) if "Peserta 0" in text or "Peserta 1" in text]
    assert len(pages) > 2
    for text in pages:
        assert "NO NAMA NIP UNIT KERJA JABATAN KEHADIRAN" in text


def test_no_heading_ends_a_page(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    write_pdf(strange_report(tmp_path), path, Progress())
    titles = _titles(PdfReader(path).outline)
    parts = ["Kehadiran per sekolah imbas", "Berkas pendukung", "Dokumentasi foto", "Narasumber dan petugas"]

    for text in _pages(path):
        body = text.split(" Buku Imbas 0.1.0")[0].rstrip()
        assert not any(body.endswith(title.rstrip("…")) for title in titles + parts)


def test_prints_markup_and_formulas_literally_and_marks_letters_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    write_pdf(strange_report(tmp_path), path, Progress())
    text = _text(path)

    assert '=HYPERLINK("http:// contoh.id/a?b=c&d=e","klik di sini")' in text
    assert "<b>Tebal</b> & <font color='red'>Merah</font>" in text
    assert "<i>Tamu</i> & rekan (=1+1)" in text
    assert "Ibu □□□□ Guru" in text  # woman, skin tone, school, smile; the joiner is invisible
    assert "□□□□ □□□" in text  # Arabic
    assert "NurAiní Zoë Đặng" in text
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_a_missing_or_broken_photo_gives_a_sentence_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    write_pdf(strange_report(tmp_path), path, Progress())

    assert _text(path).count("Berkas foto ini tidak ditemukan atau tidak dapat dibuka.") == 2


def test_photos_keep_their_proportions_and_stand_upright(data: ReportData, tmp_path: Path) -> None:
    lying = draw_photo(tmp_path / "miring.jpg", 1, (800, 600))
    with Image.open(lying) as image:
        exif = image.getexif()
        exif[274] = 6  # the camera was held upright: a viewer turns the picture
        image.save(tmp_path / "tanpa-ekstensi", format="JPEG", exif=exif)
    report = data.meetings[0]
    photo = replace(report.photos[0], path=tmp_path / "tanpa-ekstensi")
    path = tmp_path / "laporan.pdf"
    write_pdf(replace(data, meetings=(replace(report, photos=(photo, report.photos[3])),)), path, Progress())

    document = pypdfium2.PdfDocument(path)
    shapes = [
        (right - left) / (top - bottom)
        for page in document
        for image in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))
        for left, bottom, right, top in (image.get_bounds(),)
    ]
    document.close()
    assert shapes == pytest.approx([600 / 800, 1280 / 540], rel=0.01)


def test_an_empty_report_says_so(data: ReportData, tmp_path: Path) -> None:
    empty = replace(
        data,
        programme=None,
        stages=(),
        partners=(),
        meetings=(),
        partner_totals=(),
        person_hours=(),
        from_date=None,
        until_date=None,
    )
    path = tmp_path / "laporan.pdf"
    write_pdf(empty, path, Progress())
    text = _text(path)

    assert "Belum ada sekolah imbas yang dicatat." in text
    assert "Tidak ada kegiatan yang dicatat dalam periode ini." in text
    assert "Halaman 1 dari 1" in text or "Halaman 2 dari 2" in text


def test_the_same_data_gives_the_same_bytes_in_any_folder(data: ReportData, tmp_path: Path) -> None:
    one, two = tmp_path / "satu.pdf", tmp_path / "dua.pdf"
    write_pdf(data, one, Progress())
    clock.sleep(1.1)
    write_pdf(sample_report(tmp_path / "lain"), two, Progress())

    assert one.read_bytes() == two.read_bytes()


def test_reports_progress_and_can_be_stopped_while_pages_are_made(data: ReportData, tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"lama")
    messages: list[str] = []

    def stop_at_page_two(done: int, total: int, message: str) -> None:
        assert 0 <= done <= total
        messages.append(message)
        if message == "Menyusun halaman 2":
            progress.cancel()

    progress = Progress(stop_at_page_two)
    with pytest.raises(Cancelled):
        write_pdf(data, path, progress)
    assert "Menyusun kegiatan 3 dari 3" in messages
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(data: ReportData, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"Tidak dapat menulis laporan\.pdf"):
        write_pdf(data, tmp_path / "tiada" / "laporan.pdf", Progress())
