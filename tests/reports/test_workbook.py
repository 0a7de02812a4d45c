"""The recap workbook, read back with openpyxl."""

import time as clock
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.core.errors import Cancelled, SetupError
from app.core.progress import Progress
from app.domain.dates import whole_percent
from app.domain.report import ReportData
from app.reports.grid import HEADER_ROW
from app.reports.workbook import write_workbook
from tests.reports.eventful_report import PRIVATE, eventful_report
from tests.reports.sample_report import sample_report
from tests.reports.strange_report import LONG_TITLE, STRANGE_NAMES, strange_report

SHEETS = [
    "Ringkasan",
    "Sekolah Imbas",
    "Jadwal",
    "Perubahan Tanggal",
    "Undangan",
    "Petugas dan Utusan",
    "Pokok Bahasan",
    "Kehadiran",
    "Rekap Sekolah",
    "Rekap Orang",
    "Kelengkapan",
]
HEADER = HEADER_ROW + 1


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> ReportData:
    return sample_report(tmp_path_factory.mktemp("photos"))


@pytest.fixture(scope="module")
def written(data: ReportData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "rekap.xlsx"
    write_workbook(data, path, Progress())
    return path


@pytest.fixture(scope="module")
def eventful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook when little went as planned."""
    path = tmp_path_factory.mktemp("eventful") / "rekap.xlsx"
    write_workbook(eventful_report(path.parent), path, Progress())
    return path


def _sheet(path: Path, name: str, *, values: bool = True) -> Worksheet:
    sheet = openpyxl.load_workbook(path, data_only=values)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def _table(sheet: Worksheet) -> list[dict[str, object]]:
    rows = list(sheet.iter_rows(min_row=HEADER, values_only=True))
    return [dict(zip((str(title) for title in rows[0]), row, strict=True)) for row in rows[1:]]


def test_has_all_sheets_with_title_rows(written: Path) -> None:
    book = openpyxl.load_workbook(written)

    assert book.sheetnames == SHEETS
    for name in SHEETS:
        titles = [book[name].cell(row, 1).value for row in range(1, 5)]
        assert titles[0] == name
        assert titles[1] == "SMP Negeri 2 Sempor · NPSN 20399902 · Kec. Sempor"
        assert titles[2] == "Periode: 1 Juli 2019 – 31 Desember 2019"
        assert "0.1.0" in str(titles[3])
        assert "30 Desember 2019" in str(titles[3])


def test_attendance_has_a_row_per_person_and_day(data: ReportData, written: Path) -> None:
    rows = _table(_sheet(written, "Kehadiran"))

    assert len(rows) == sum(len(report.attendance) for report in data.meetings)
    first = next(row for row in rows if row["Nama"] == "Drs. H. Suparman, M.Pd.")
    assert first["Tanggal"] == datetime(2019, 7, 27)
    assert first["Hari"] == "Sabtu"
    assert first["Unit Kerja"] == "SMP Negeri 4 Gombong"
    assert first["Kehadiran"] == "Hadir"
    assert {row["Hari ke-"] for row in rows if row["Tanggal"] == datetime(2019, 8, 2)} == {2}


def test_identifiers_are_text(written: Path) -> None:
    people = _table(_sheet(written, "Kehadiran"))
    schools = _table(_sheet(written, "Sekolah Imbas"))

    assert "196504121990031008" in {row["NIP"] for row in people}
    assert [row["NPSN"] for row in schools] == ["20399904", "20399911", "20399912", "20399913", "20399914"]
    assert {row["Telepon"] for row in schools} >= {"(0287) 555 0201"}


def test_dates_and_clock_times_are_real_values(written: Path) -> None:
    row = _table(_sheet(written, "Jadwal"))[0]

    assert row["Tanggal"] == datetime(2019, 7, 27)
    assert (row["Mulai (rencana)"], row["Selesai (rencana)"]) == (time(8), time(14))
    assert (row["Mulai (nyata)"], row["Selesai (nyata)"]) == (time(9), time(14, 30))


def test_percent_is_a_formula_that_carries_its_value(data: ReportData, written: Path) -> None:
    formulas = _sheet(written, "Rekap Sekolah", values=False)
    values = _table(_sheet(written, "Rekap Sekolah"))

    assert str(formulas.cell(HEADER + 1, 7).value).startswith("=IF(")
    for row, count in zip(values, data.partner_totals, strict=False):
        assert row["Persen"] == whole_percent(count.attended, count.expected) / 100
    total = values[-1]
    assert total["Sekolah Imbas"] == "Jumlah"
    assert total["Hadir (orang-hari)"] == sum(count.attended for count in data.partner_totals)


def test_grids_have_frozen_header_filter_print_titles_and_f4_landscape(written: Path) -> None:
    book = openpyxl.load_workbook(written)

    for name in SHEETS[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == f"A{HEADER + 1}"
        assert sheet.auto_filter.ref.startswith(f"A{HEADER}:")
        assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
        assert sheet.print_area
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (14, "landscape")
        assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes, one page wide


def test_the_filter_leaves_the_total_row_alone(data: ReportData, written: Path) -> None:
    sheet = _sheet(written, "Rekap Sekolah")

    assert sheet.auto_filter.ref == f"A{HEADER}:G{HEADER + len(data.partner_totals)}"


def test_person_recap_and_completeness_tell_what_the_records_tell(data: ReportData, written: Path) -> None:
    people = _table(_sheet(written, "Rekap Orang"))
    gaps = _table(_sheet(written, "Kelengkapan"))

    assert [row["JP"] for row in people] == [person.lesson_hours for person in data.person_hours]
    assert len(gaps) == sum(report.completeness.need for report in data.meetings)
    assert {row["Status"] for row in gaps} == {"Ada", "Belum"}


def test_invitations_tell_outcome_representative_and_reason(eventful: Path) -> None:
    rows = _table(_sheet(eventful, "Undangan"))

    told = [(row["Sekolah Imbas"], row["Hasil Undangan"], row["Wakil"], row["Keterangan"]) for row in rows[:5]]
    assert told == [
        ("SMP Negeri 4 Gombong", "Datang", None, None),
        ("SMP Purnama Sempor", "Mengirim wakil", "Moh. Arifin, S.Ag.", None),
        ("SMP Muhammadiyah Gombong", "Tidak datang", None, "bersamaan dengan akreditasi"),
        ("SMP PGRI 1 Rowokele", "Datang", None, "terlambat satu jam"),
        ("SMP Pius Bhakti Utama Gombong", None, None, None),
    ]
    assert (rows[0]["Jumlah Undangan"], rows[0]["Hadir (orang-hari)"], rows[0]["NPSN"]) == (2, 2, "20399904")


def test_moves_tasks_and_topics_stand_beside_their_meeting(eventful: Path) -> None:
    (move,) = _table(_sheet(eventful, "Perubahan Tanggal"))
    people = _table(_sheet(eventful, "Petugas dan Utusan"))
    topics = _table(_sheet(eventful, "Pokok Bahasan"))

    assert (move["No"], move["Tanggal"], move["Kegiatan"]) == (
        1,
        datetime(2019, 7, 27),
        "Sosialisasi Sekolah Model SPMI",
    )
    assert (move["Semula"], move["Menjadi"]) == ("Sabtu, 20 Juli 2019", "Sabtu, 27 Juli 2019")
    assert (move["Alasan"], move["Dicatat"]) == ("aula dipakai ujian", datetime(2019, 7, 16))
    planned, actual, _minutes, sent, stayed = people
    assert (planned["Peran"], planned["Direncanakan"], planned["Datang"]) == ("Pemateri", "Ya", "Tidak")
    assert (actual["Direncanakan"], actual["Datang"]) == ("Tidak", "Ya")
    assert (sent["Peran"], sent["Penyelenggara"], sent["Datang"]) == ("Utusan", "LPMP Jawa Tengah", None)
    assert (stayed["Nama"], stayed["Datang"], stayed["Keterangan"]) == ("Kusnadi", "Tidak", "operator")
    assert (topics[1]["Pokok Bahasan"], topics[1]["JP"]) == ("Siklus SPMI", 4)
    assert topics[1]["Pembicara"] == "Slamet Raharjo, S.Pd., M.Pd."


def test_partners_tell_distance_decree_and_period(eventful: Path) -> None:
    first, second = _table(_sheet(eventful, "Sekolah Imbas"))[:2]

    assert (first["Jarak (km)"], first["SK"]) == (12.5, "800/17/2019 tanggal 3 Juni 2019")
    assert first["Masa Aktif"] == "sejak 1 Agustus 2019"
    assert (second["Jarak (km)"], second["SK"], second["Masa Aktif"]) == (None, None, None)


def test_schedule_and_attendance_tell_the_link_and_the_words_of_the_programme(eventful: Path) -> None:
    schedule = _table(_sheet(eventful, "Jadwal"))
    people = _table(_sheet(eventful, "Kehadiran"))

    assert (schedule[1]["Tempat"], schedule[1]["Tautan"]) == (None, "https://rapat.contoh.id/lpmp")
    assert {row["Peran"] for row in people} == {"Guru sasaran", "Pemateri", "Utusan"}


def test_contacts_of_people_are_in_no_cell(eventful: Path) -> None:
    cells = {
        str(value)
        for sheet in openpyxl.load_workbook(eventful)
        for row in sheet.iter_rows(values_only=True)
        for value in row
    }

    assert "(0287) 555 0201" in cells
    assert not [cell for cell in cells for private in PRIVATE if private in cell]


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    write_workbook(strange_report(tmp_path), path, Progress())
    sheet = _sheet(path, "Kehadiran", values=False)

    cells = [cell for row in sheet.iter_rows(min_row=HEADER + 1) for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {str(cell.value) for cell in cells} >= set(STRANGE_NAMES[:5]) | {"=1+1", LONG_TITLE}


def test_text_longer_than_a_cell_is_cut_not_lost(data: ReportData, tmp_path: Path) -> None:
    report = data.meetings[0]
    row = replace(report.attendance[0], note="n" * 40_000)
    path = tmp_path / "rekap.xlsx"
    write_workbook(replace(data, meetings=(replace(report, attendance=(row,)),)), path, Progress())

    note = str(_table(_sheet(path, "Kehadiran"))[0]["Keterangan"])
    assert len(note) == 32_767
    assert note.endswith("…")


def test_an_empty_report_still_has_all_sheets(data: ReportData, tmp_path: Path) -> None:
    empty = replace(
        data,
        programme=None,
        stages=(),
        partners=(),
        meetings=(),
        partner_totals=(),
        person_hours=(),
        from_date=None,
        until_date=date(2019, 12, 31),
    )
    path = tmp_path / "rekap.xlsx"
    write_workbook(empty, path, Progress())

    assert openpyxl.load_workbook(path).sheetnames == SHEETS
    assert _table(_sheet(path, "Kehadiran")) == []


def test_the_same_data_gives_the_same_bytes(data: ReportData, tmp_path: Path) -> None:
    one, two = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    write_workbook(data, one, Progress())
    clock.sleep(2.1)  # the times in a ZIP have steps of two seconds
    write_workbook(data, two, Progress())

    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert b"2019-12-30T09:41:12" in archive.read("docProps/core.xml")


def test_cancel_leaves_an_earlier_file_and_no_rubbish(data: ReportData, tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(b"lama")
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        write_workbook(data, path, progress)
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(data: ReportData, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"Tidak dapat menulis rekap\.xlsx"):
        write_workbook(data, tmp_path / "tiada" / "rekap.xlsx", Progress())
