"""Recaps on paper and as workbook, beside the packet's own report: all tell the numbers of the database."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from app.core.errors import Cancelled
from app.core.paths import DataFolder
from app.core.progress import Progress
from app.domain.dates import format_percent
from app.domain.recap_report import STATE_WORDS
from app.domain.recaps import Recap, RecapKind, RecapQuery
from app.reports.grid import HEADER_ROW
from app.services.logbook import Logbook

STORIES = Path(__file__).parent.parent / "stories"
SOURCES = ["contoh", *(f"kisah-{number}.toml" for number in range(1, 5)), "kisah-5.json"]


@pytest.fixture(scope="module", params=SOURCES)
def logbook(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    """The sample school, and each of the stories."""
    opened = Logbook(DataFolder(tmp_path_factory.mktemp("rekap") / "data"))
    if request.param == "contoh":
        opened.sample.fill()
    else:
        opened.data_files.load(STORIES / request.param)
    yield opened
    opened.close()


def _pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def _rows(path: Path, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by heading, with its total."""
    sheet = openpyxl.load_workbook(path, data_only=True)[name]
    header, *rows = sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def _recap(logbook: Logbook, kind: RecapKind) -> Recap:
    return logbook.recaps.recap(RecapQuery(kind=kind))


def test_workbook_and_pdf_tell_the_numbers_of_the_database(logbook: Logbook, tmp_path: Path) -> None:
    workbook = logbook.recaps.save(RecapQuery(), tmp_path / "rekap.xlsx")
    pdf = logbook.recaps.save(RecapQuery(), tmp_path / "rekap.pdf")
    text = " ".join(_pages(pdf))

    for kind in RecapKind:
        recap = _recap(logbook, kind)
        rows = _rows(workbook, "Rekap Bulan" if kind is RecapKind.PERIOD else f"Rekap {kind.label}")
        counted = [(one.attended, one.expected) for one in (*recap.lines, recap.total)] if recap.lines else []
        assert [(row["Datang"], row["Diharapkan"]) for row in rows] == counted
        for line in recap.lines:
            assert " ".join(line.label.split()[:2]) in text
    people = _recap(logbook, RecapKind.PERSON)
    rows = _rows(workbook, "Rekap Orang")
    assert [row["JP"] for row in rows[:-1]] == [one.hours for one in people.lines]
    for line in people.lines:
        if line.days:
            assert f"{line.days} {line.qualified} dari {line.meetings} {line.hours}" in text
    assert logbook.recaps.rule(RecapQuery()).split(".")[0] in text


def test_percent_reads_the_same_on_paper_and_in_the_workbook_and_nought_is_not_shown(
    logbook: Logbook, tmp_path: Path
) -> None:
    path = logbook.recaps.save(RecapQuery(), tmp_path / "rekap.xlsx")
    rows = _rows(path, "Rekap Kegiatan")
    recap = _recap(logbook, RecapKind.MEETING)
    sheet = openpyxl.load_workbook(path)["Rekap Kegiatan"]
    header = [cell.value for cell in sheet[HEADER_ROW + 1]]
    formats = {name: sheet.cell(HEADER_ROW + 2, place).number_format for place, name in enumerate(header, 1)}

    for row, line in zip(rows, (*recap.lines, recap.total), strict=False):
        share = row["Persen"]
        shown = f"{share:.0%}".replace("%", " %") if isinstance(share, float | int) else share
        assert shown == format_percent(line.attended, line.expected)
    assert "ROUND" in str(sheet.cell(HEADER_ROW + 2, header.index("Persen") + 1).value)
    assert {formats[word].split(";")[2] for word in STATE_WORDS} == {""}
    assert formats["Persen"].startswith("0 %")


def test_the_packets_report_agrees_with_the_recap(logbook: Logbook, tmp_path: Path) -> None:
    packet = logbook.packets.make(tmp_path, None, None)
    with zipfile.ZipFile(tmp_path / packet.files[0].name) as archive:
        inside = next(name for name in archive.namelist() if name.endswith(".xlsx"))
        path = Path(archive.extract(inside, tmp_path))

    partners = [row for row in _rows(path, "Rekap Sekolah") if row["No"] is not None]
    people = _rows(path, "Rekap Orang")

    lines = _recap(logbook, RecapKind.PARTNER).lines
    assert [(row["Sekolah Imbas"], row["Hadir (orang-hari)"], row["Diharapkan (orang-hari)"]) for row in partners] == [
        (one.label, one.attended, one.expected) for one in lines
    ]
    there = sorted((one.label, one.days, one.hours) for one in _recap(logbook, RecapKind.PERSON).lines if one.days)
    assert sorted((row["Nama"], row["Hari hadir"], row["JP"]) for row in people if row["No"] is not None) == there


def test_pages_are_counted_signed_and_the_same_for_the_same_data(logbook: Logbook, tmp_path: Path) -> None:
    first = logbook.recaps.save(RecapQuery(), tmp_path / "a.pdf")
    second = logbook.recaps.save(RecapQuery(), tmp_path / "b.pdf", [*RecapKind])
    one = logbook.recaps.save(RecapQuery(), tmp_path / "c.pdf", [RecapKind.PARTNER])
    pages = _pages(first)

    assert first.read_bytes() == second.read_bytes()
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "keadaan data" in page
    assert "NIP" in pages[-1]
    assert "A. Rekap per Sekolah" in _pages(one)[0]
    assert "Rekap per Orang" not in " ".join(_pages(one))


def test_a_cancelled_save_leaves_the_earlier_file(logbook: Logbook, tmp_path: Path) -> None:
    for name in ("rekap.xlsx", "rekap.pdf"):
        path = tmp_path / name
        path.write_bytes(b"sebelumnya")
        progress = Progress()
        progress.cancel()
        with pytest.raises(Cancelled):
            logbook.recaps.save(RecapQuery(), path, progress=progress)
        assert path.read_bytes() == b"sebelumnya"
