"""The user shows where the list stands and what its columns mean; the program follows at once and remembers."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.domain.lists import Column
from app.ui.importing.page import ImportPage
from tests.ui.import_lists import RETNO, YOHANA, ZUL, begin, book, by_hand


def _menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def _pick(stage, words: str) -> None:
    """Choose from the menu that is open, or from one of its sub-menus."""
    menu = _menu()
    inner = [action.menu() for action in menu.actions()]
    every = [one for each in (menu, *inner) if isinstance(each, QMenu) for one in each.actions()]
    chosen = next(action for action in every if action.text().split("\t")[0] == words)
    chosen.trigger()
    menu.close()
    stage.settle()
    stage.settle()


def _columns(page: ImportPage) -> dict[Column, str]:
    table = page.table()
    assert table is not None
    return table.columns


def test_a_column_is_given_another_meaning_and_back(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL, YOHANA)}))
    before = _columns(page)
    assert before[Column.SCHOOL] == "D"
    assert not page.reset_button.isVisible()
    page.preview.horizontalHeader().sectionClicked.emit(3)
    _pick(stage, "Abaikan kolom ini")
    assert Column.SCHOOL not in _columns(page)
    assert page.preview.cells.headerData(3, Qt.Orientation.Horizontal) == "D"
    assert page.plan is not None
    assert all(row.listed is None or not row.listed.school for row in page.plan.rows)
    assert page.left.note.text().startswith("menurut petunjuk Anda")
    stage.press("Kembalikan seperti dikenali")
    stage.settle()
    assert _columns(page) == before
    assert page.left.note.text().startswith("dikenali dengan baik")


def test_the_keyboard_reaches_the_meanings_of_a_column(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL, YOHANA)}))
    page.preview.setFocus()
    page.preview.show_cell(6, "E")
    QTest.keyClick(page.preview, Qt.Key.Key_Return)
    _pick(stage, "Keterangan")
    assert _columns(page)[Column.NOTE] == "E"
    assert Column.POSITION not in _columns(page)


def test_the_data_begin_and_end_where_the_user_says(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL, YOHANA)}))
    assert page.import_button.text() == "Impor 3 orang"
    page.preview.verticalHeader().sectionClicked.emit(5)
    _pick(stage, "Data mulai di sini")
    assert page.import_button.text() == "Impor 2 orang"
    page.preview.verticalHeader().sectionClicked.emit(5)
    _pick(stage, "Data sampai di sini")
    assert page.import_button.text() == "Impor 1 orang"
    assert page.preview.cells.tone(4, 1) == "quiet"


def test_without_a_column_of_names_nothing_is_read_until_one_is_shown(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL, YOHANA)}))
    page.preview.horizontalHeader().sectionClicked.emit(1)
    _pick(stage, "Abaikan kolom ini")
    assert page.draft is not None
    assert page.draft.pointing
    assert not page.import_button.isEnabled()
    assert "kolom yang berisi nama" in page.seen.text() or "berisi nama" in page.seen.text()
    page.preview.horizontalHeader().sectionClicked.emit(1)
    _pick(stage, "Nama")
    assert not page.draft.pointing
    assert page.import_button.text() == "Impor 3 orang"


def test_what_was_said_about_rows_survives_another_layout(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL, YOHANA)}))
    page.pointing.correct(6, "B", "Zulkarnaen Fikri, M.Pd.")
    page.pointing.cross(7)
    stage.settle()
    assert page.import_button.text() == "Impor 2 orang"
    page.preview.horizontalHeader().sectionClicked.emit(4)
    _pick(stage, "Abaikan kolom ini")
    assert page.plan is not None
    assert [row.listed.name for row in page.plan.rows if row.listed] == [RETNO[0], "Zulkarnaen Fikri, M.Pd."]


def test_a_confirmed_layout_is_used_for_the_next_file_of_that_shape(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO, ZUL)}))
    page.preview.horizontalHeader().sectionClicked.emit(4)
    _pick(stage, "Keterangan")
    page.import_button.click()
    stage.settle()
    again = begin(stage, path=book(tmp_path / "b.xlsx", {"Sheet1": by_hand(YOHANA, RETNO)}))
    assert _columns(again)[Column.NOTE] == "E"
    assert again.seen.text().startswith("Susunan ini pernah Anda pastikan; dipakai lagi.")


def test_a_file_that_is_no_list_can_be_shown_by_hand(stage, tmp_path: Path) -> None:
    path = tmp_path / "harga.csv"
    path.write_text("harga;jumlah\n1200;3\nSari Kusumawati;4\nYohana Prasasti;5\n", encoding="utf-8")
    stage.answer_problem("Tunjukkan sendiri …")
    page = begin(stage, path=path)
    stage.qtbot.waitUntil(lambda: page.preview.isVisible(), timeout=10_000)
    assert page.left.note.text() == "belum dikenali sebagai daftar"
    assert not page.import_button.isEnabled()
    page.preview.verticalHeader().sectionClicked.emit(2)
    _pick(stage, "Data mulai di sini")
    page.preview.horizontalHeader().sectionClicked.emit(0)
    _pick(stage, "Nama")
    assert page.import_button.text() == "Impor 2 orang"
