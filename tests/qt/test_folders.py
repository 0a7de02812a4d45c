"""Where a file dialog begins."""

from pathlib import Path

from PySide6.QtCore import QSettings

from app.qt.folders import Folders


def test_the_last_folder_of_a_purpose_comes_again_also_after_a_restart(qapp, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    first = Folders(settings)
    first.keep("surat", tmp_path)
    assert first.for_saving("surat") == tmp_path
    assert Folders(settings).for_saving("surat") == tmp_path
    assert Folders(settings).last("kalender") is None


def test_a_folder_that_is_gone_gives_way_to_a_usual_one(qapp, tmp_path: Path) -> None:
    one = Folders()
    one.keep("surat", tmp_path / "sudah-dihapus")
    assert one.for_saving("surat").is_dir()
    assert one.for_opening("surat") != Path.cwd()
