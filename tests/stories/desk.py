"""A data folder with both of its doors, and eyes for what comes out of them: for the stories of attendance."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from app.cli import run_command
from app.core.paths import DataFolder
from app.services.logbook import Logbook

STORIES = {number: Path(__file__).parent / f"kisah-{number}.toml" for number in (1, 2, 3, 4)}
STORIES[5] = Path(__file__).parent / "kisah-5.json"


class Desk:
    """One data folder. Only one of its doors is open at a time, as in life."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def run(self, *words: object, status: int = 0) -> Any:
        """Carry out a command with `--json`: its document. Its exit status is checked."""
        self._capsys.readouterr()
        got = run_command(["--data", str(self.folder), *map(str, words), "--json"])
        heard = self._capsys.readouterr()
        assert got == status, heard.err
        assert heard.err.strip(), "a sentence for the reader"
        return json.loads(heard.out)

    @contextmanager
    def open(self) -> Iterator[Logbook]:
        """The services of the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        logbook = Logbook(DataFolder(self.folder))
        try:
            yield logbook
        finally:
            logbook.close()

    def meeting(self, title: str) -> int:
        """The number of the meeting whose title begins so."""
        (found,) = [one["id"] for one in self.run("kegiatan") if one["title"].startswith(title)]
        return found

    def listed(self, meeting: int, day: int = 1) -> dict[str, str]:
        """Name to state on a day."""
        told = self.run("hadir", "--kegiatan", meeting, "--hari", day)["people"]
        assert len({one["name"] for one in told}) == len(told)
        return {one["name"]: one["state"] for one in told}

    def recap(self, per: str, *more: object) -> dict[str, Any]:
        """Label to line of a recap."""
        return {one["label"]: one for one in self.run("rekap", "--per", per, *more)["lines"]}


MakeDesk = Callable[..., Desk]


def words_of(path: Path) -> str:
    """The words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def codes_seen(path: Path, page: int = 0) -> list[str]:
    """What a camera reads on a page of a PDF: the text of each of its QR codes."""
    with pypdfium2.PdfDocument(path) as document:
        picture = document[page].render(scale=3).to_pil()
    return [one.text for one in zxingcpp.read_barcodes(picture)]


def cells_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Sheet name to the rows of a workbook."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def line_of(rows: list[tuple[object, ...]], label: str) -> Mapping[str, object]:
    """The row that says `label`, by the words of the header above it."""
    place = next(number for number, row in enumerate(rows) if label in row)
    header = next(row for row in reversed(rows[:place]) if "Datang" in row)
    return {str(word): cell for word, cell in zip(header, rows[place], strict=True) if word is not None}


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
