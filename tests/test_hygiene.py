"""The hygiene of tests/conftest.py bites: proven by a run of made-up tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

MADE_UP_TESTS = """
import logging
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from app.core.log import start_log
from app.core.paths import default_data_folder
from app.qt.dialog import Dialog


class Form(Dialog):
    asks = True

    def __init__(self):
        super().__init__()
        self.line = QLineEdit(self)


def test_leaves_a_window_open(qapp):
    window = QDialog()
    window.setWindowTitle("Tertinggal")
    window.show()
    test_leaves_a_window_open.window = window


def test_closes_its_window(qtbot):
    window = QDialog()
    qtbot.addWidget(window)
    window.show()


def test_fails_while_a_form_is_half_filled_in(qtbot):
    form = Form()
    qtbot.addWidget(form)
    form.open()
    form.line.setText("setengah")
    raise AssertionError("gagal")


def test_logs_an_error():
    logging.getLogger("app.storage").error("rusak")


@pytest.mark.logs_error("rusak")
def test_expects_its_error(tmp_path):
    start_log(tmp_path / "log.txt")
    logging.getLogger("app.storage").error("rusak sekali")


@pytest.mark.logs_error("rusak")
def test_expects_an_error_that_never_comes():
    pass


def test_uses_no_real_folder(tmp_path):
    real = os.environ["REAL_HOME"]
    assert default_data_folder().is_relative_to(tmp_path)
    assert str(Path.home()) != real
    assert not any(value == real for name, value in os.environ.items() if name != "REAL_HOME")
"""


def test_stray_windows_and_unexpected_errors_fail_and_the_real_home_is_out_of_reach(tmp_path: Path):
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_made_up.py").write_text(MADE_UP_TESTS, encoding="utf-8")
    home = tmp_path / "home"
    environment = os.environ | {"HOME": str(home), "USERPROFILE": str(home), "REAL_HOME": str(home)}
    (tmp_path / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n", encoding="utf-8")
    project = Path(__file__).resolve().parent.parent
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-rA",
        "-p",
        "no:cacheprovider",
        str(tmp_path),
        "--rootdir",
        str(tmp_path),
    ]

    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=120
    )

    outcomes = {line.split(" - ")[0] for line in done.stdout.splitlines() if "::" in line}
    assert {line.partition(" ")[0] + " " + line.rpartition("::")[2] for line in outcomes} == {
        "PASSED test_leaves_a_window_open",
        "ERROR test_leaves_a_window_open",
        "PASSED test_closes_its_window",
        "FAILED test_fails_while_a_form_is_half_filled_in",
        "PASSED test_logs_an_error",
        "ERROR test_logs_an_error",
        "PASSED test_expects_its_error",
        "PASSED test_expects_an_error_that_never_comes",
        "ERROR test_expects_an_error_that_never_comes",
        "PASSED test_uses_no_real_folder",
    }, done.stdout + done.stderr
    assert "the test left windows open: QDialog “Tertinggal”" in done.stdout
    assert "app.storage: rusak" in done.stdout
