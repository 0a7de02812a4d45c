from pathlib import Path

from app.ui.meetings.page import MeetingsPage
from app.ui.packets.page import PacketsPage


def test_the_period_is_the_newest_month_or_everything_and_completeness_comes_first(stage) -> None:
    stage.window.go("paket")
    page = stage.page(PacketsPage)
    assert [day.isoformat() for day in page.period()] == ["2019-11-01", "2019-11-30"]
    page.span.setCurrentText("Semua kegiatan")
    page.span.activated.emit(page.span.currentIndex())
    assert [day.isoformat() for day in page.period()] == ["2019-07-22", "2019-11-16"]
    words = stage.texts()
    assert "belum lengkap" in words
    assert "Paket tetap dapat dibuat sekarang" in words
    assert "Laporan (PDF)" in words


def test_a_gap_leads_to_its_meeting(stage) -> None:
    stage.window.go("paket")
    stage.press("Lengkapi")
    assert stage.page(MeetingsPage).detail.meeting is not None


def test_a_packet_is_made_listed_and_verified(stage, tmp_path: Path) -> None:
    stage.window.go("paket")
    page = stage.page(PacketsPage)
    page.folder.setText(str(tmp_path / "paket"))
    stage.press("Buat paket")
    stage.settle()
    made = list((tmp_path / "paket").glob("*.zip"))
    assert len(made) == 1
    assert page.result.isVisible()
    assert str(made[0]) in stage.texts()
    assert page.model.rowCount() == 1
    heard = stage.answer_problem("Batal")
    stage.press("Buat paket")
    assert heard[0] == "Ganti paket lama?"
    assert made[0].name in heard[1]
    assert page.model.rowCount() == 1
    stage.answer_problem("Ganti paket lama")
    stage.press("Buat paket")
    stage.settle()
    assert page.model.rowCount() == 2
    heard = stage.answer_problem()
    page.verify(made[0])
    stage.settle()
    stage.qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard[0] == "Paket utuh"


def test_a_damaged_packet_is_told(stage, tmp_path: Path) -> None:
    stage.window.go("paket")
    broken = tmp_path / "paket.zip"
    broken.write_bytes(b"bukan zip")
    heard = stage.answer_problem()
    stage.page(PacketsPage).verify(broken)
    stage.settle()
    stage.qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard[0] in ("Paket tidak utuh", "Belum berhasil")


def test_an_empty_logbook_makes_no_packet_and_says_why(empty) -> None:
    empty.window.go("paket")
    assert not empty.page(PacketsPage).make_button.isEnabled()
    assert "Data sekolah belum diisi" in empty.texts()


def test_the_folder_is_remembered(stage, tmp_path: Path) -> None:
    stage.window.go("paket")
    stage.page(PacketsPage).folder.setText(str(tmp_path / "paket"))
    stage.press("Buat paket")
    stage.settle()
    assert PacketsPage(stage.window).folder.text() == str(tmp_path / "paket")


def test_a_date_that_is_typed_chooses_the_period(stage) -> None:
    stage.window.go("paket")
    page = stage.page(PacketsPage)
    page.from_date.selectAll()
    stage.qtbot.keyClicks(page.from_date, "27/7/2019")
    assert page.span.currentText() == "Pilih tanggal"
    assert page.period()[0].isoformat() == "2019-07-27"
    assert "5 kegiatan" in stage.texts()
    page.from_date.selectAll()
    stage.qtbot.keyClicks(page.from_date, "entah")
    assert not page.make_button.isEnabled()
    assert "“entah” belum jelas" in stage.texts()
