"""Names and contents of a packet."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.records import Document, Meeting
from app.domain.report import ReportData
from app.packet.contents import Entry, ascii_name, meeting_folder, packet_entries, packet_name
from app.packet.data_json import data_document
from tests.reports.sample_report import sample_report


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> ReportData:
    return sample_report(tmp_path_factory.mktemp("photos"))


def _entries(data: ReportData) -> dict[str, Path | bytes]:
    def file_of(document: Document) -> Path:
        return Path(document.sha256)

    entries = packet_entries(data, Path("laporan.pdf"), Path("rekap.xlsx"), file_of)
    return {entry.arcname: entry.source for entry in entries}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SMP Negeri 2 Sempor", "SMP-Negeri-2-Sempor"),
        ("SMPIT Bina Insani (Kota)", "SMPIT-Bina-Insani-Kota"),
        ("Sekolah “Café” Ma'arif/NU", "Sekolah-Cafe-Maarif-NU"),
        ("../../etc/passwd", "etc-passwd"),
        ("محمد 😀", ""),
        ("A" * 100, "A" * 60),
    ],
)
def test_names_become_plain_ascii(text: str, name: str) -> None:
    assert ascii_name(text) == name


@pytest.mark.parametrize(
    ("npsn", "start", "until", "name"),
    [
        ("", date(2019, 7, 1), date(2019, 12, 31), "Paket_SMP-Negeri-2-Sempor_2019-07-01_2019-12-31.zip"),
        ("20399902", date(2019, 7, 1), None, "Paket_SMP-Negeri-2-Sempor_20399902_2019-07-01.zip"),
        ("", None, None, "Paket_SMP-Negeri-2-Sempor.zip"),
    ],
)
def test_a_packet_is_named_after_school_and_period(
    npsn: str, start: date | None, until: date | None, name: str
) -> None:
    assert packet_name("SMP Negeri 2 Sempor", npsn, start, until) == name


def test_a_school_without_latin_letters_still_gets_a_name() -> None:
    assert packet_name("مدرسة", "", None, None) == "Paket_Sekolah.zip"


def test_a_meeting_has_a_numbered_dated_folder(data: ReportData) -> None:
    assert meeting_folder(1, data.meetings[0].meeting) == "01-2019-07-27-sosialisasi-sekolah-model-spmi"
    assert meeting_folder(12, Meeting()) == "12-tanpa-tanggal-kegiatan"


def test_everything_has_its_numbered_folder(data: ReportData) -> None:
    entries = _entries(data)

    assert entries["1-laporan/laporan-kegiatan.pdf"] == Path("laporan.pdf")
    assert entries["2-rekap/rekap-kehadiran.xlsx"] == Path("rekap.xlsx")
    folder = "3-dokumentasi/01-2019-07-27-sosialisasi-sekolah-model-spmi"
    assert [name for name in entries if name.startswith(folder)] == [
        f"{folder}/foto-01.jpg",
        f"{folder}/foto-02.jpg",
        f"{folder}/foto-03.jpg",
        f"{folder}/foto-04.jpg",
        f"{folder}/undangan-01.pdf",
        f"{folder}/daftar-hadir-01.pdf",
        f"{folder}/materi-01.pptx",
    ]
    assert list(entries)[-2:] == ["data.json", "README.txt"]


def test_a_link_has_no_file(data: ReportData) -> None:
    assert not any("lain-" in name for name in _entries(data))


def test_a_suffix_that_is_none_comes_from_the_kind_of_content(data: ReportData) -> None:
    report = data.meetings[0]
    odd = tuple(
        replace(report.documents[0], original_name=name, media_type=kind)
        for name, kind in (("scan", "application/pdf"), ("foto. jpg;x", "image/jpeg"), ("tanpa", ""))
    )
    names = _entries(replace(data, meetings=(replace(report, photos=(), documents=odd),)))

    assert [name.rsplit("/", 1)[1] for name in names if "undangan" in name] == [
        "undangan-01.pdf",
        "undangan-02.jpg",
        "undangan-03",
    ]


def test_the_readme_says_what_is_inside_and_how_to_verify(data: ReportData) -> None:
    readme = _entries(data)["README.txt"]

    assert isinstance(readme, bytes)
    text = readme.decode()
    for part in ("SMP Negeri 2 Sempor", "1 Juli 2019 sampai 31 Desember 2019", "manifest.json", "buku-imbas periksa"):
        assert part in text


def test_data_json_in_the_packet_is_the_data_document(data: ReportData) -> None:
    source = _entries(data)["data.json"]

    assert isinstance(source, bytes)
    assert json.loads(source) == data_document(data)


def test_entries_are_values() -> None:
    assert Entry("a", b"x") == Entry("a", b"x")
