"""Impor daftar sekolah: what is refused stays in view and is mended where it stands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.importing.schools_page import SchoolImportPage
from tests.ui.import_lists import book

_ROWS = (
    ("No", "Nama Sekolah", "NPSN", "Kecamatan"),
    (1, "SMPN 9 Rekaan", "20300001", "Sempor"),
    (2, "", "20300002", "Gombong"),
    (3, "SMP Karangan Jaya", "20300003", "Gombong"),
)


@pytest.fixture
def page(stage, tmp_path: Path) -> SchoolImportPage:
    stage.window.go("impor-sekolah", path=book(tmp_path / "sekolah.xlsx", {"Data": _ROWS}))
    stage.settle()
    return stage.page(SchoolImportPage)


def test_a_refused_school_is_mended_in_place_and_imported(stage, page: SchoolImportPage) -> None:
    assert page.import_button.text() == "Impor 2 sekolah"
    assert "Ditolak" in stage.texts()
    page.correct(3, "B", "SMP Rekaan Baru")
    assert page.import_button.text() == "Impor 3 sekolah"
    page.import_button.click()
    stage.settle()
    made = {one.name: one for one in stage.logbook.schools.partners()}
    assert made["SMP Rekaan Baru"].npsn == "20300002"
    assert made["SMP Rekaan Baru"].district == "Gombong"


def test_a_row_is_left_out_with_delete_and_comes_back_with_undo(stage, page: SchoolImportPage) -> None:
    page.preview.show_cell(4, "B")
    QTest.keyClick(page.preview, Qt.Key.Key_Delete)
    assert page.import_button.text() == "Impor 1 sekolah"
    assert page.undo_step()
    assert page.import_button.text() == "Impor 2 sekolah"
    assert page.redo_step()
    page.import_button.click()
    stage.settle()
    names = {one.name for one in stage.logbook.schools.partners()}
    assert "SMPN 9 Rekaan" in names
    assert "SMP Karangan Jaya" not in names
