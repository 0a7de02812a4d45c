"""Damaged files give rows or a sentence, and nothing else."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.intake.limits import Limits
from app.intake.recognise import recognise
from tests.intake import (  # noqa: F401  (they register their layouts)
    layouts_exports,
    layouts_odd,
    layouts_strange,
    layouts_texts,
    layouts_typed,
)
from tests.intake.layouts import LAYOUTS

FILES = 150


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bits flipped, the end cut off, a piece doubled, zeroed or taken out."""
    if not data:
        return data
    raw = bytearray(data)
    way = chance.randrange(5)
    at = chance.randrange(len(raw))
    piece = chance.randrange(1, 200)
    if way == 0:
        for _ in range(chance.randrange(1, 30)):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    elif way == 1:
        del raw[at:]
    elif way == 2:
        raw[at:at] = raw[at : at + piece]
    elif way == 3:
        raw[at : at + piece] = bytes(len(raw[at : at + piece]))
    else:
        del raw[at : at + piece]
    return bytes(raw)


def test_damaged_files_give_rows_or_a_sentence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(20191012)
    originals: list[bytes] = []
    for number, layout in enumerate(LAYOUTS):
        layout.write(tmp_path / f"asli{number}")
        originals.append((tmp_path / f"asli{number}").read_bytes())

    def outcome(number: int) -> str:
        try:
            seen = recognise(tmp_path / f"rusak{number}", limits=Limits(seconds=10))
        except UserError as error:
            return "sentence" if str(error).endswith(".") else str(error)
        return "people" if seen.tables else "message"

    for number in range(FILES):
        (tmp_path / f"rusak{number}").write_bytes(mutated(chance.choice(originals), chance))
    with ThreadPoolExecutor(2) as pool:
        outcomes = Counter(pool.map(outcome, range(FILES)))

    assert not caplog.records  # a failure inside the recogniser would be written there
    assert set(outcomes) == {"sentence", "message", "people"}
