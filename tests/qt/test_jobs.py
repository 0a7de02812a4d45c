import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget

from app.core.errors import Cancelled, UserError
from app.core.progress import Progress
from app.qt.jobs import Job, JobRunner
from app.qt.progress_dialog import ProgressDialog


class _Heard:
    """Everything a job says, in order."""

    def __init__(self, job: Job) -> None:
        self.words: list[tuple[str, object]] = []
        self.threads: set[bool] = set()
        job.progressed.connect(lambda done, total, text: self._add("progressed", (done, total, text)))
        job.succeeded.connect(lambda result: self._add("succeeded", result))
        job.failed.connect(lambda error: self._add("failed", error))
        job.finished.connect(lambda: self._add("finished", None))

    def _add(self, word: str, value: object) -> None:
        self.threads.add(threading.current_thread() is threading.main_thread())
        self.words.append((word, value))

    @property
    def outcome(self) -> list[str]:
        return [word for word, _ in self.words if word != "progressed"]


def _run(qtbot, work) -> _Heard:
    job = Job(work)
    heard = _Heard(job)
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.start()
    qtbot.wait(20)
    return heard


def test_a_job_tells_its_result_once_in_the_windows_thread(qtbot) -> None:
    def work(progress: Progress) -> str:
        assert QThread.currentThread() is not None
        assert threading.current_thread() is not threading.main_thread()
        progress.step(1, 1, "Selesai")
        return "hasil"

    heard = _run(qtbot, work)
    assert heard.outcome == ["succeeded", "finished"]
    assert ("succeeded", "hasil") in heard.words
    assert ("progressed", (1, 1, "Selesai")) in heard.words
    assert heard.threads == {True}


def test_a_known_fault_is_a_failure(qtbot) -> None:
    def work(_progress: Progress) -> None:
        raise UserError("Berkas kosong.")

    heard = _run(qtbot, work)
    assert heard.outcome == ["failed", "finished"]
    assert str(dict(heard.words)["failed"]) == "Berkas kosong."


@pytest.mark.logs_error("A job failed.")
def test_a_bug_is_a_failure_and_is_logged(qtbot) -> None:
    heard = _run(qtbot, lambda _progress: 1 / 0)
    assert heard.outcome == ["failed", "finished"]
    assert isinstance(dict(heard.words)["failed"], ZeroDivisionError)


@pytest.mark.logs_error("A job failed.")
def test_what_is_not_even_an_exception_still_ends_the_job(qtbot) -> None:
    def work(_progress: Progress) -> None:
        raise SystemExit(3)

    assert _run(qtbot, work).outcome == ["failed", "finished"]


def test_cancel_stops_at_the_next_step(qtbot) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.step(0, 0, "")

    job = Job(work)
    heard = _Heard(job)
    job.start()
    assert begun.wait(5)
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.cancel()
    assert heard.outcome == ["failed", "finished"]
    assert isinstance(dict(heard.words)["failed"], Cancelled)


def test_a_flood_of_steps_does_not_flood_the_window(qtbot) -> None:
    def work(progress: Progress) -> None:
        for number in range(20_000):
            progress.step(number, 20_001, "")

    heard = _run(qtbot, work)
    assert sum(word == "progressed" for word, _ in heard.words) < 200


def test_shutting_down_stops_everything_that_runs(qtbot) -> None:
    runner = JobRunner()

    def work(progress: Progress) -> None:
        while True:
            progress.step(0, 0, "")

    ended: list[BaseException] = []
    runner.start(work, failed=ended.append)
    assert runner.busy
    assert runner.shut_down()
    qtbot.waitUntil(lambda: not runner.busy, timeout=5000)
    assert [type(error) for error in ended] == [Cancelled]


def test_the_panel_stays_away_for_quick_work(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    job = Job(lambda _progress: None)
    panel = ProgressDialog(job, "Membaca", parent)
    shown: list[bool] = []
    job.finished.connect(lambda: shown.append(panel.isVisible()))
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.start()
    assert shown == [False]


def test_the_panel_of_long_work_cancels_it(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def work(progress: Progress) -> None:
        while True:
            progress.step(3, 10, "Baris 3")

    job = Job(work)
    panel = ProgressDialog(job, "Membaca", parent, patience=1)
    job.start()
    qtbot.waitUntil(panel.isVisible, timeout=5000)
    qtbot.waitUntil(lambda: panel.message.text() == "Baris 3", timeout=5000)
    assert panel.bar.maximum() == 10
    with qtbot.waitSignal(job.finished, timeout=5000):
        panel.button.click()
