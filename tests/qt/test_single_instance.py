import subprocess
import sys
from pathlib import Path

from app.qt.single_instance import RaiseListener, channel_name, raise_other_window

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.qt.single_instance import raise_other_window
application = QCoreApplication([])
sys.exit(0 if raise_other_window(Path(sys.argv[1])) else 5)
"""


def test_a_second_start_asks_the_first_to_come_to_the_front(qtbot, tmp_path: Path) -> None:
    listener = RaiseListener(tmp_path)
    assert listener.listening
    with qtbot.waitSignal(listener.asked, timeout=10_000):
        second = subprocess.Popen([sys.executable, "-c", _SECOND, str(tmp_path)])
    assert second.wait(10) == 0
    listener.close()


def test_nobody_answers_when_no_window_is_open(qapp, tmp_path: Path) -> None:
    assert not raise_other_window(tmp_path)


def test_another_data_folder_has_another_channel(tmp_path: Path) -> None:
    assert channel_name(tmp_path / "a") != channel_name(tmp_path / "b")
    assert len(channel_name(tmp_path)) < 60
