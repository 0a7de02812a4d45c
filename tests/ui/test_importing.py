from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from app.domain.lists import RowOutcome
from app.ui.importing.marks import column_letter
from app.ui.importing.page import ImportPage
from app.ui.meetings.page import MeetingsPage

HEADER = ("NO", "NAMA", "NIP", "UNIT KERJA", "JABATAN", "TANDA TANGAN")


def _workbook(path: Path, people: Sequence[tuple[str, str | int, str]]) -> Path:
    """An attendance sheet as people type it: titles above, a signature block below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hari 2"
    sheet.append(["DAFTAR HADIR PESERTA"])
    sheet.append(["Evaluasi Peningkatan Mutu"])
    sheet.append([])
    sheet.append(HEADER)
    for number, (name, nip, school) in enumerate(people, start=1):
        sheet.append([number, name, nip, school, "Guru", f"{number}."])
    sheet.append([])
    sheet.append([None, None, None, "Mengetahui,"])
    sheet.append([None, None, None, "Kepala Sekolah"])
    book.save(path)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return _workbook(
        tmp_path / "daftar hadir.xlsx",
        [
            ("Retno Widyastuti, S.Pd.", "-", "SMPN 4 Gombong"),
            ("Zulkarnaen Fikri, S.Pd.", "-", "SMP Purnama Sempor"),
            ("Yohana Prasasti", "-", "SMP PGRI 1 Rowokele"),
        ],
    )


def _start(stage, path: Path) -> ImportPage:
    meeting = next(one for one in stage.logbook.meetings.meetings() if "Evaluasi" in one.title)
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran", day=2)
    stage.page(MeetingsPage).detail.take([path])
    stage.settle()
    stage.settle()
    return stage.page(ImportPage)


def test_the_file_is_shown_in_colours_and_nothing_is_written(stage, file: Path) -> None:
    before = stage.logbook.overview.status()
    page = _start(stage, file)
    cells = page.preview.cells
    assert cells.tone(0, 0) == "quiet"  # a title row is left out
    assert cells.tone(3, 1) == "chosen"  # the header
    assert cells.tone(4, 1) == "chosen"  # a name
    assert cells.tone(4, 2) == "identifier"
    assert cells.tone(9, 3) == "quiet"  # the signature block
    assert cells.headerData(1, Qt.Orientation.Horizontal) == "B · Nama"
    assert cells.index(4, 1).data() == "Retno Widyastuti, S.Pd."
    assert page.import_button.text() == "Impor 3 orang"
    assert page.day_box.currentIndex() == 1
    assert stage.logbook.overview.status() == before
    assert "Belum ada yang ditulis" in stage.texts()
    assert page.left.note.text().startswith("dikenali dengan baik · ")


def test_the_button_writes_it_and_undo_takes_it_back(stage, file: Path) -> None:
    page = _start(stage, file)
    stage.press("Impor 3 orang")
    stage.settle()
    detail = stage.page(MeetingsPage).detail
    assert detail.attendance.days.current() == 1
    assert {line.row.name for line in detail.attendance.model.rows} >= {"Yohana Prasasti", "Zulkarnaen Fikri, S.Pd."}
    assert "3 orang diimpor" in stage.window.status.message.whole_text()
    stage.window.undo()
    stage.settle()
    assert detail.attendance.model.rowCount() == 0
    assert page.plan is not None


def test_the_same_list_again_is_said_to_update(stage, file: Path) -> None:
    page = _start(stage, file)
    assert stage.window.focusWidget() is page.import_button
    stage.press("Impor 3 orang")
    stage.settle()
    page = _start(stage, file)
    assert page.import_button.text() == "Perbarui 3 orang"


def test_one_doubt_at_a_time_is_answered(stage, tmp_path: Path) -> None:
    known = next(
        row for row in stage.logbook.attendance.rows(stage.logbook.meetings.meetings()[1].id) if row.partner_id
    )
    first, *rest = known.name.split(",")[0].split()
    near = " ".join([first + "h", *rest])
    page = _start(stage, _workbook(tmp_path / "ragu.xlsx", [(near, "-", known.institution), ("Baru Sekali", "-", "-")]))
    assert page.plan is not None
    doubtful = page.plan.with_outcome(RowOutcome.DOUBTFUL)
    assert len(doubtful) == 1
    assert page.import_button.text() == "Impor 1 orang"
    assert "Siapa ini?" in stage.texts()
    assert "1 perlu dipilih" in stage.texts()
    assert stage.window.focusWidget().text() == "Ini"
    stage.press("Ini")
    assert "perlu dipilih" not in stage.texts()
    assert stage.window.focusWidget() is page.import_button
    assert page.plan_view.answers.choices == {doubtful[0].row: doubtful[0].candidates[0].person_id}
    assert page.import_button.text() == "Impor 2 orang"
    stage.press("Jawab ulang")
    stage.press("Tambah")
    assert page.plan_view.answers.choices == {doubtful[0].row: 0}
    stage.press("Jawab ulang")
    stage.press("Lewati")
    assert page.import_button.text() == "Impor 1 orang"
    stage.press("Impor 1 orang")
    stage.settle()
    assert "menunggu jawaban" in stage.window.status.message.whole_text()
    assert stage.page(MeetingsPage).detail.attendance.notice.isVisible()


def test_cancelling_leaves_no_trace(stage, file: Path) -> None:
    before = stage.logbook.overview.status()
    _start(stage, file)
    stage.press("Batal")
    assert isinstance(stage.window.page, MeetingsPage)
    assert stage.logbook.overview.status() == before


def test_a_file_without_people_is_told_and_leads_back(stage, tmp_path: Path) -> None:
    path = tmp_path / "kosong.csv"
    path.write_text("harga;jumlah\n1200;3\n", encoding="utf-8")
    heard = stage.answer_problem("Kembali")
    meeting = stage.logbook.meetings.meetings()[1]
    stage.window.go("impor", meeting_id=meeting.id, path=path)
    stage.settle()
    stage.qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert isinstance(stage.window.page, MeetingsPage)


def test_another_day_makes_another_plan(stage, file: Path) -> None:
    page = _start(stage, file)
    second = page.plan
    page.day_box.setCurrentIndex(0)
    page.day_box.activated.emit(0)
    stage.settle()
    assert page.plan is not None
    assert second is not None
    assert page.plan.meeting_day_id != second.meeting_day_id


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [column_letter(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_lihat_goes_to_the_damaged_cell_itself(stage, tmp_path: Path) -> None:
    page = _start(
        stage, _workbook(tmp_path / "rusak.xlsx", [("Retno Widyastuti, S.Pd.", 198001012005012000, "SMPN 4")])
    )
    assert page.plan is not None
    warning = next(one for row in page.plan.rows for one in row.warnings if one.column == "C")
    page.preview.clearSelection()
    stage.press("Lihat")
    current = page.preview.currentIndex()
    assert (current.row() + 1, column_letter(current.column())) == (warning.row, "C")
    assert page.preview.viewport().rect().contains(page.preview.visualRect(current).topLeft())
