"""Progress and cancel for long work."""

import pytest

from app.core.errors import Cancelled
from app.core.progress import Progress


def test_steps_reach_the_listener() -> None:
    heard: list[tuple[int, int, str]] = []
    Progress(lambda *step: heard.append(step)).step(1, 3, "Menyalin")
    assert heard == [(1, 3, "Menyalin")]


def test_cancelling_stops_the_work_at_its_next_step() -> None:
    progress = Progress()
    progress.step(1, 3, "")
    progress.cancel()
    with pytest.raises(Cancelled, match="Tidak ada yang diubah"):
        progress.step(2, 3, "")


def test_a_part_fills_its_share_of_the_whole_and_is_cancelled_with_it() -> None:
    heard: list[int] = []
    whole = Progress(lambda done, _total, _message: heard.append(done))
    part = whole.part(20, 60)
    for done in (0, 5, 10, 12):
        part.step(done, 10, "")
    part.step(0, 0, "")
    assert heard == [20, 40, 60, 60, 20]
    whole.cancel()
    with pytest.raises(Cancelled):
        part.check()
