"""Damaged and malicious files give rows or a sentence, and nothing else."""

from collections import Counter
from pathlib import Path

import pytest

from tests.intake.mutate import run

FILES = 120  # of those that `python -m tests.intake.mutate 1000` sends


def test_damaged_files_give_rows_or_a_sentence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    outcomes = run(FILES, tmp_path)

    assert not caplog.records  # a failure inside the recogniser would be written there
    assert set(Counter(outcome.what for outcome in outcomes)) == {"sentence", "message", "people"}
