"""Cells corrected in place, rows left out, schools and days asked once; nothing that was said is lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.lists import RowOutcome
from app.ui.importing.preview_model import CORRECTED_ROLE
from app.ui.importing.row_dialog import RowDialog
from tests.ui.import_lists import RETNO, YOHANA, ZUL, begin, book, by_hand, names_on

_NAMELESS = ("", "197001012005011001", "SMP PGRI 1 Rowokele")
_MISSPELT = ("Hartono Wibowo", "-", "SMP Pius Bakti Utama Gombng")
_ALSO = ("Sari Kusumawati", "-", "SMP Pius Bakti Utama Gombng")


def _typed(stage, page, text: str) -> None:
    """Type into the editor that is open in the preview, and press Enter."""
    editor = page.preview.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    stage.settle()
    stage.settle()


def test_f2_corrects_a_cell_of_the_plan_and_the_file_keeps_its_own(stage, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL, YOHANA)})
    bytes_before = path.read_bytes()
    page = begin(stage, path=path)
    page.preview.setFocus()
    page.preview.show_cell(6, "B")
    QTest.keyClick(page.preview, Qt.Key.Key_F2)
    _typed(stage, page, "Zulkarnaen Fikri, M.Pd.")
    cell = page.preview.cells.index(5, 1)
    assert cell.data() == "Zulkarnaen Fikri, M.Pd."
    assert cell.data(CORRECTED_ROLE)
    assert ZUL[0] in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "1 sel dikoreksi" in stage.texts()
    assert page.preview.hasFocus()
    page.import_button.click()
    stage.settle()
    assert names_on(stage, 2) == {RETNO[0], "Zulkarnaen Fikri, M.Pd.", YOHANA[0]}
    assert path.read_bytes() == bytes_before


def test_the_text_of_the_file_takes_a_correction_back(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL)}))
    page.pointing.correct(6, "B", "Orang Lain")
    stage.settle()
    page.pointing.correct(6, "B", ZUL[0])
    stage.settle()
    assert page.draft is not None
    assert page.draft.said.corrections == {}
    assert not page.preview.cells.index(5, 1).data(CORRECTED_ROLE)


def test_delete_leaves_a_row_out_and_takes_it_back_in(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL, YOHANA)}))
    page.preview.setFocus()
    page.preview.show_cell(6, "B")
    QTest.keyClick(page.preview, Qt.Key.Key_Delete)
    stage.settle()
    assert page.import_button.text() == "Impor 2 orang"
    assert page.preview.cells.index(5, 1).data(Qt.ItemDataRole.FontRole).strikeOut()
    assert "1 tidak diimpor" in stage.texts()
    QTest.keyClick(page.preview, Qt.Key.Key_Delete)
    stage.settle()
    assert page.import_button.text() == "Impor 3 orang"


def test_delete_does_nothing_on_a_title(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL)}))
    page.preview.show_cell(1, "A")
    QTest.keyClick(page.preview, Qt.Key.Key_Delete)
    assert page.draft is not None
    assert page.draft.said.left_out == set()


def test_a_refused_row_is_mended_in_the_preview(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, _NAMELESS, YOHANA)}))
    assert "1 ditolak" in stage.texts()
    assert page.draft is not None
    assert page.draft.state()[0] == "siap, 1 baris ditolak"
    stage.press("Perbaiki")
    _typed(stage, page, "Paulina Baru")
    assert page.plan is not None
    assert page.plan.count(RowOutcome.REFUSED) == 0
    assert page.import_button.text() == "Impor 3 orang"


def test_a_row_beyond_the_preview_is_corrected_in_a_form(stage, tmp_path: Path) -> None:
    people = [(f"Rekaan Nomor {chr(65 + n // 26)}{chr(65 + n % 26)}", "-", "SMPN 4 Gombong") for n in range(320)]
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(*people)}))
    table = page.table()
    assert table is not None
    last = table.people[-1]
    assert not page.preview.mend(last.row, "B")
    dialog = RowDialog(table, last.row, {}, page.pointing, stage.window)
    name = dialog.findChildren(QLineEdit)[0]
    assert name.text() == last.name
    name.setText("Nama Yang Betul")
    dialog.store()
    stage.settle()
    dialog.deleteLater()
    assert page.plan is not None
    listed = page.plan.rows[-1].listed
    assert listed is not None
    assert listed.name == "Nama Yang Betul"


def test_one_answer_about_a_school_counts_for_all_its_rows(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, _MISSPELT, _ALSO)}))
    assert page.plan is not None
    question = page.plan.school_questions[0]
    assert question.people == 2
    assert page.draft is not None
    assert page.draft.state()[0] == "1 pertanyaan"
    assert page.plan_view.schools.first is not None
    assert page.plan_view.schools.first.hasFocus()
    page.plan_view.schools.first.click()
    stage.settle()
    partner = page.plan.rows[1].partner_id
    assert partner is not None
    assert {row.partner_id for row in page.plan.rows[1:]} == {partner}
    assert page.draft.state()[0] == "siap"
    page.import_button.click()
    stage.settle()
    again = begin(stage, path=book(tmp_path / "b.xlsx", {"Sheet1": by_hand(RETNO, _MISSPELT)}))
    assert again.plan is not None
    assert again.plan.school_questions == ()


def test_the_columns_of_several_days_are_paired_with_the_days_of_the_meeting(stage, tmp_path: Path) -> None:
    rows = [
        ("REKAP KEHADIRAN",),
        ("NO", "NAMA", "ASAL SEKOLAH", "Hari 1", "Hari 2"),
        (1, RETNO[0], RETNO[2], "v", "v"),
        (2, ZUL[0], ZUL[2], "v", None),
        (3, YOHANA[0], YOHANA[2], None, "v"),
        (4, "Sari Kusumawati", RETNO[2], "v", "v"),
    ]
    page = begin(stage, path=book(tmp_path / "rekap.xlsx", {"Rekap": rows}))
    days = page.plan_view.days
    assert not page.day_box.isVisible()
    assert {letter: box.currentIndex() for letter, box in days.boxes.items()} == {"D": 1, "E": 2}
    assert page.preview.cells.tone(2, 3) == "there"
    days.boxes["E"].setFocus()
    days.boxes["E"].setCurrentIndex(0)
    days.boxes["E"].activated.emit(0)
    stage.settle()
    assert page.preview.cells.tone(2, 4) == "quiet"
    assert days.note.text() == "1 dari 2 kolom diimpor"
    assert days.boxes["E"].hasFocus()
    page.import_button.click()
    stage.settle()
    assert RETNO[0] in names_on(stage, 1)
    assert names_on(stage, 2) == set()
