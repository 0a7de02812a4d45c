"""The files under `cases/`: as strangers make them, each beside what a person who looks at it sees in it.

`<name>.toml` says `kind` and, likeliest first, every `[[list]]`: sheet, header rows (none without a header), first and
last row, columns, how many rows are people and how many people they are (`different`), their names, the rows that are
refused, the days with some people's states, some fields. Or `not_a_list` with a word that the sentence must say.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A file and the truth about it."""

    path: Path
    truth: dict[str, Any]

    @property
    def is_list(self) -> bool:
        return not self.truth.get("not_a_list", False)

    @property
    def lists(self) -> list[dict[str, Any]]:
        return self.truth.get("list", [])


def cases() -> list[Case]:
    """All of them, by name."""
    truths = sorted(FOLDER.glob("*.toml"))
    return [Case(_file_of(truth), tomllib.loads(truth.read_text(encoding="utf-8"))) for truth in truths]


def _file_of(truth: Path) -> Path:
    (path,) = (one for one in FOLDER.glob(f"{truth.stem}.*") if one != truth)
    return path
