"""First paint of the window against a bare PySide6 window, from the start of the process."""

import subprocess
import sys
import time
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.measuring import ROOT, Row, environment

_OURS = """
import sys, time, json, resource
sys.path.insert(0, {root!r})
import app.bootstrap as bootstrap
from pathlib import Path
from app.core.paths import DataFolder

def painted(*_):
    print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
    import os
    os._exit(0)

bootstrap._come_alive = painted
bootstrap.open_window(DataFolder(Path({folder!r})))
"""

_BARE = """
import sys, time, resource
sys.path.insert(0, {root!r})
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
application = QApplication([])
window = QMainWindow()
window.resize(1366, 728)
window.setCentralWidget(QLabel("halo"))
window.show()
from app.qt.first_paint import after_first_paint

def painted():
    print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
    import os
    os._exit(0)

after_first_paint(window, painted)
application.exec()
"""


def _once(code: str, folder: str) -> tuple[float, float]:
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **environment()}
    script = code.format(root=str(ROOT), folder=folder)
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, env=surroundings
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(done.stderr)
    moment, peak = done.stdout.split()
    return float(moment) - begun, float(peak)


def measure() -> list[Row]:
    """Seconds from starting the process to the end of the first paint; medians of 11."""
    with TemporaryDirectory() as folder:
        for code in (_OURS, _BARE):
            _once(code, folder)
        ours: list[tuple[float, float]] = []
        bare: list[float] = []
        for _ in range(11):
            ours.append(_once(_OURS, folder))
            bare.append(_once(_BARE, folder)[0])
    return [
        Row(
            "first paint / bare PySide6 window", median(s for s, _ in ours), median(bare), 1.25, max(p for _, p in ours)
        )
    ]
