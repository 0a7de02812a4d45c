"""Several files, several days, and what comes by the clipboard: one queue, one button, one step of undo."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.importing.page import ImportPage
from app.ui.meetings.page import MeetingsPage
from tests.ui.import_lists import RETNO, SARI, YOHANA, ZUL, begin, book, by_hand, evaluation, names_on

_CHAT = "1. Retno Widyastuti, S.Pd.\n2. Zulkarnaen Fikri, S.Pd.\n3. Yohana Prasasti\n4. Bambang Irawan\n"


def _copy(text: str) -> None:
    QApplication.clipboard().setText(text)


def test_a_bad_file_says_its_sentence_and_the_others_go_on(stage, tmp_path: Path) -> None:
    first = book(tmp_path / "satu.xlsx", {"Sheet1": by_hand(RETNO, ZUL)})
    second = book(tmp_path / "dua.xlsx", {"Sheet1": by_hand(YOHANA)})
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 bukan lembar kerja")
    prices = tmp_path / "harga.csv"
    prices.write_text("harga;jumlah\n1200;3\n", encoding="utf-8")
    page = begin(stage, paths=[first, broken, prices, second])
    states = {draft.source.name: draft.state()[0] for draft in page.bench.drafts}
    assert states == {
        "satu.xlsx": "siap",
        "rusak.xlsx": "tidak terbaca",
        "harga.csv": "bukan daftar",
        "dua.xlsx": "siap",
    }
    assert page.queue.isVisible()
    bad = next(draft for draft in page.bench.drafts if draft.source.path == broken)
    page.queue.table.select(page.bench.drafts.index(bad))
    assert bad.problem
    assert page.seen.text() == bad.problem
    assert page.import_button.text() == "Impor 2 berkas, 3 orang"
    page.import_button.click()
    stage.settle()
    assert names_on(stage, 2) == {RETNO[0], ZUL[0], YOHANA[0]}
    assert "dari 2 daftar" in stage.window.status.message.whole_text()
    assert "2 daftar tidak diimpor" in stage.window.status.message.whole_text()
    stage.window.undo()
    stage.settle()
    assert names_on(stage, 2) == set()


def test_a_sheet_for_each_day_becomes_a_line_for_each_day(stage, tmp_path: Path) -> None:
    path = book(tmp_path / "dua hari.xlsx", {"Hari 1": by_hand(RETNO, ZUL), "Hari 2": by_hand(RETNO, YOHANA)})
    page = begin(stage, path=path)
    assert len(page.bench.drafts) == 2
    assert {page.queue.model.index(row, 1).data() for row in range(2)} == {"Hari 1", "Hari 2"}
    assert page.import_button.text() == "Impor 2 daftar, 3 orang"  # Retno comes on both days
    before = names_on(stage, 1)
    page.import_button.click()
    stage.settle()
    assert names_on(stage, 1) == before | {RETNO[0], ZUL[0]}
    assert names_on(stage, 2) == {RETNO[0], YOHANA[0]}
    people = stage.logbook.people.search("Yohana Prasasti")
    assert len(people) == 1


def test_the_other_lists_of_a_file_are_taken_too_when_wanted(stage, tmp_path: Path) -> None:
    sheets = {"Kelompok A": by_hand(RETNO, ZUL), "Kelompok B": by_hand(YOHANA), "Kelompok C": by_hand(SARI)}
    page = begin(stage, path=book(tmp_path / "kelompok.xlsx", sheets))
    assert len(page.bench.drafts) == 1
    stage.press("Semua lembar")
    stage.settle()
    stage.settle()
    assert len(page.bench.drafts) == 3
    assert not page.more_button.isVisible()
    assert page.import_button.text() == "Impor 3 daftar, 4 orang"


def test_delete_takes_a_file_off_the_queue(stage, tmp_path: Path) -> None:
    files = [
        book(tmp_path / "satu.xlsx", {"Sheet1": by_hand(RETNO, ZUL)}),
        book(tmp_path / "dua.xlsx", {"Sheet1": by_hand(YOHANA)}),
    ]
    page = begin(stage, paths=files)
    page.queue.table.setFocus()
    page.queue.table.select(0)
    QTest.keyClick(page.queue.table, Qt.Key.Key_Delete)
    assert [draft.source.name for draft in page.bench.drafts] == ["dua.xlsx"]
    assert page.import_button.text() == "Impor 1 orang"
    assert not page.queue.isVisible()


def test_a_file_dropped_onto_the_page_joins_the_queue(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "satu.xlsx", {"Sheet1": by_hand(RETNO, ZUL)}))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(book(tmp_path / "dua.xlsx", {"Sheet1": by_hand(YOHANA)})))])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(event)
    stage.settle()
    assert [draft.source.name for draft in page.bench.drafts] == ["satu.xlsx", "dua.xlsx"]


def test_a_chat_is_pasted_on_the_attendance_tab(stage) -> None:
    meeting = evaluation(stage)
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran", day=2)
    _copy(_CHAT)
    stage.press("Tempel daftar")
    stage.settle()
    stage.settle()
    page = stage.page(ImportPage)
    assert page.draft is not None
    assert page.draft.source.text == _CHAT
    assert page.plan is not None
    assert [row.listed.name for row in page.plan.rows if row.listed] == [
        "Retno Widyastuti, S.Pd.",
        "Zulkarnaen Fikri, S.Pd.",
        "Yohana Prasasti",
        "Bambang Irawan",
    ]


def test_ctrl_v_pastes_the_cells_of_a_spreadsheet(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "satu.xlsx", {"Sheet1": by_hand(RETNO, ZUL)}))
    _copy("NAMA\tASAL SEKOLAH\nYohana Prasasti\tSMP PGRI 1 Rowokele\nSari Kusumawati\tSMPN 4 Gombong\n")
    stage.window.activateWindow()
    stage.qtbot.waitUntil(stage.window.isActiveWindow, timeout=5_000)
    page.preview.setFocus()
    QTest.keyClick(page.preview, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert [draft.name for draft in page.bench.drafts] == ["satu.xlsx", "Tempelan"]
    assert page.bench.drafts[1].imported() == 2


def test_with_nothing_copied_pasting_says_what_to_do(stage) -> None:
    meeting = evaluation(stage)
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran", day=2)
    QApplication.clipboard().clear()
    stage.press("Tempel daftar")
    assert "Salin dahulu" in stage.window.status.message.whole_text()
    assert isinstance(stage.window.page, MeetingsPage)


def test_tables_and_other_files_dropped_together_go_both_ways(stage, tmp_path: Path) -> None:
    meeting = evaluation(stage)
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="ringkasan")
    photo = tmp_path / "undangan.pdf"
    photo.write_bytes(b"%PDF-1.4\n% surat undangan\n")
    listed = book(tmp_path / "satu.xlsx", {"Sheet1": by_hand(RETNO, ZUL)})
    before = len(stage.logbook.documents.of_meeting(meeting.id))
    stage.page(MeetingsPage).detail.take([photo, listed])
    for _ in range(3):
        stage.settle()
    assert len(stage.logbook.documents.of_meeting(meeting.id)) == before + 1
    assert stage.page(ImportPage).import_button.text() == "Impor 2 orang"
