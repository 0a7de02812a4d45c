"""Report of 300 rows and 40 photos, from the copies made at import, against recompressing those photos."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.domain.report import ReportData
from tests.bench.measuring import Row, compare
from tests.reports.sample_report import sample_report

_PHOTOS = 40
_ROWS = 300
_ORIGINAL = (4000, 3000)  # 12 MP, as a telephone makes them
_COPY = (1600, 1200)


def measure() -> list[Row]:
    """Seconds to write the PDF, and to make the copies that it prints."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "asli").mkdir()
        (root / "salinan").mkdir()
        for number, original in enumerate(_originals(root)):
            _draw(original, number)
        recompress(folder)
        job = "from tests.bench.bench_report import write_report as main"
        floor = "from tests.bench.bench_report import recompress as main"
        return [compare("report of 300 rows and 40 photos / recompressing the photos", job, floor, 0.15, folder)]


def write_report(folder: str) -> float:
    """The PDF, the import of its library included."""
    from app.core.progress import Progress

    data = _report(Path(folder))
    begun = time.perf_counter()
    from app.reports.pdf import write_pdf

    write_pdf(data, Path(folder) / "laporan.pdf", Progress())
    return time.perf_counter() - begun


def recompress(folder: str) -> float:
    """Every original read, shrunk and written again."""
    from PIL import Image

    begun = time.perf_counter()
    for original in _originals(Path(folder)):
        with Image.open(original) as image:
            image.draft("RGB", _COPY)
            image.thumbnail(_COPY)
            image.save(Path(folder) / "salinan" / original.name, quality=82)
    return time.perf_counter() - begun


def _originals(root: Path) -> Iterator[Path]:
    return (root / "asli" / f"{number:02d}.jpg" for number in range(_PHOTOS))


def _draw(path: Path, number: int) -> None:
    """A photo with the grain of a camera: it compresses to some 3 MB."""
    from PIL import Image

    base = Image.effect_noise((_ORIGINAL[0] // 4, _ORIGINAL[1] // 4), 60 + number)
    tint = Image.linear_gradient("L").resize(base.size)
    Image.merge("RGB", (base, tint, base)).resize(_ORIGINAL, Image.Resampling.BICUBIC).save(path, quality=90)


def _report(root: Path) -> ReportData:
    data = sample_report(root / "contoh")
    report = data.meetings[0]
    rows = tuple(
        replace(report.attendance[number % len(report.attendance)], id=number, person_id=number)
        for number in range(_ROWS)
    )
    first = report.photos[0]
    photos = tuple(
        replace(
            first,
            path=root / "salinan" / original.name,
            document=replace(first.document, uid=original.stem, sha256=original.stem * 32),
        )
        for original in _originals(root)
    )
    return replace(data, meetings=(replace(report, attendance=rows, photos=photos),))
