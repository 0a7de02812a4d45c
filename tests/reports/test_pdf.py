"""The signed report, read back with pypdf and pypdfium2."""

import time as clock
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from app.core.errors import Cancelled, SetupError
from app.core.progress import Progress
from app.domain.records import MeetingRole, Signatory
from app.domain.report import ReportData
from app.domain.terms import Paper
from app.reports.pdf import write_pdf
from tests.reports.eventful_report import eventful_report
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


@pytest.fixture(scope="module")
def eventful(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of the report when little went as planned."""
    path = tmp_path_factory.mktemp("eventful") / "laporan.pdf"
    write_pdf(eventful_report(path.parent), path, Progress())
    return _text(path)


def test_tells_what_became_of_every_invitation(eventful: str) -> None:
    table = eventful.split("Undangan dan kehadiran per sekolah imbas")[1]

    assert "NO SEKOLAH IMBAS HASIL UNDANGAN HADIR DIHARAPKAN PERSEN" in table
    for part in (
        "1 SMP Negeri 4 Gombong Datang 2 2 100 %",
        "Mengirim wakil: Moh. Arifin, S.Ag.",
        "Tidak datang: bersamaan dengan akreditasi",
        "Datang (terlambat satu jam)",
        "Gombong Diundang 2 2 100 %",
    ):
        assert part in table


def test_a_moved_meeting_tells_its_first_date_and_the_reason(eventful: str) -> None:
    assert (
        "Hari/tanggal : Sabtu, 27 Juli 2019 Perubahan tanggal : "
        "Semula Sabtu, 20 Juli 2019 → Sabtu, 27 Juli 2019: aula dipakai ujian" in eventful
    )


def test_topics_tell_their_lesson_hours_and_speaker(eventful: str) -> None:
    assert "1. Kebijakan mutu (2 JP) 2. Siklus SPMI (4 JP, Slamet Raharjo, S.Pd., M.Pd.)" in eventful


def test_a_meeting_of_others_tells_organiser_link_and_who_was_sent(eventful: str) -> None:
    chapter = eventful.split("2. Rapat Kerja Pemetaan Mutu dan Perencanaan Peningkatan Mutu")[1]

    assert "Tautan : https://rapat.contoh.id/lpmp" in chapter
    assert "Tempat" not in chapter.split("Daftar kehadiran")[0]
    assert (
        "Penyelenggara : LPMP Jawa Tengah Yang diutus : "
        "Retno Widyastuti, S.Pd. Kusnadi (operator, tidak berangkat)" in chapter
    )
    assert "Yang diutus NO NAMA NIP UNIT KERJA JABATAN KEHADIRAN 1 Drs. H. Suparman, M.Pd." in chapter


def test_roles_are_called_as_the_programme_calls_them(eventful: str) -> None:
    assert "Pemateri (rencana) : Dr. Haryono" in eventful
    assert "Penulis : Lilis Suryani, S.Pd." in eventful
    assert "Pemateri dan petugas NO NAMA" in eventful
    assert "Narasumber" not in eventful


def test_nobody_with_a_task_is_left_out(data: ReportData, tmp_path: Path) -> None:
    report = data.meetings[0]
    roles = tuple(
        MeetingRole(name=f"Pembicara {number}", planned=planned, came=came)
        for number, (planned, came) in enumerate(product((True, False), (True, False, None)), 1)
    )
    path = tmp_path / "laporan.pdf"
    changed = replace(report, meeting=replace(report.meeting, roles=roles))
    write_pdf(replace(data, meetings=(changed,)), path, Progress())
    text = _text(path)

    planned, actual = text.split("Narasumber (rencana) :")[1].split("Narasumber (hadir) :")
    assert [f"Pembicara {number}" in planned for number in range(1, 7)] == [True, True, True, False, True, False]
    assert [f"Pembicara {number}" in actual for number in range(1, 7)] == [True, False, False, True, False, True]


def test_an_acting_principal_is_called_so(eventful: str) -> None:
    assert "Kepala sekolah : Slamet Raharjo, S.Pd., M.Pd. (Plt.)" in eventful
    assert "Plt. Kepala Sekolah, Slamet Raharjo, S.Pd., M.Pd. NIP" in eventful


def test_a_partner_that_joined_later_is_told(eventful: str) -> None:
    assert "Masa aktif: SMP Negeri 4 Gombong: sejak 1 Agustus 2019." in eventful


def test_the_letterhead_has_the_logos_of_the_school(data: ReportData, tmp_path: Path) -> None:
    logo = draw_photo(tmp_path / "logo.png", 1, (200, 200))
    path = tmp_path / "laporan.pdf"
    write_pdf(replace(data, meetings=(), government_logo=logo, school_logo=logo), path, Progress())

    document = pypdfium2.PdfDocument(path)
    pictures = list(document[0].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)))
    document.close()
    assert len(pictures) == 2
    assert "SMP NEGERI 2 SEMPOR" in _text(path)


def test_the_own_picture_stands_in_place_of_the_letterhead(data: ReportData, tmp_path: Path) -> None:
    picture = draw_photo(tmp_path / "kop.png", 2, (1600, 300))
    path = tmp_path / "laporan.pdf"
    write_pdf(replace(data, meetings=(), letterhead=picture, school_logo=picture), path, Progress())

    document = pypdfium2.PdfDocument(path)
    (drawn,) = document[0].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))
    left, _bottom, right, _top = drawn.get_bounds()
    document.close()
    assert right - left == pytest.approx(160 * MM, abs=0.5)
    assert "PEMERINTAH KABUPATEN KEBUMEN" not in _text(path)


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


def test_a_school_that_prints_on_a4_gets_a4(tmp_path: Path) -> None:
    data = strange_report(tmp_path)
    path = tmp_path / "laporan.pdf"
    write_pdf(replace(data, school=replace(data.school, paper=Paper.A4)), path, Progress())

    boxes = [page.mediabox for page in PdfReader(path).pages]
    for box in boxes:
        assert (float(box.width), float(box.height)) == pytest.approx((210 * MM, 297 * MM), abs=0.01)
    assert f"Halaman {len(boxes)} dari {len(boxes)}" in _pages(path)[-1]


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


def test_logos_and_events_keep_the_bytes_the_same_in_any_folder(tmp_path: Path) -> None:
    def written(folder: Path) -> bytes:
        logo = draw_photo(folder / f"logo-{folder.name}.png", 1, (200, 200))
        write_pdf(replace(eventful_report(folder), government_logo=logo), folder / "laporan.pdf", Progress())
        return (folder / "laporan.pdf").read_bytes()

    one = written(tmp_path / "satu")
    clock.sleep(1.1)
    assert written(tmp_path / "dua") == one


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
