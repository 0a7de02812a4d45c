"""The stories use the same real window as the tests of its pages, and desks for the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stories.desk import STORIES, Desk
from tests.ui.conftest import empty, look, make_stage, sample_folder, stage

__all__ = ["empty", "look", "make_stage", "sample_folder", "stage"]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[int], Desk]:
    """Makes a desk with a story loaded, in a folder of its own."""

    def make(story: int, name: str = "data") -> Desk:
        made = Desk(tmp_path / name, capsys)
        made.run("muat", STORIES[story])
        return made

    return make
