"""Files as bad luck and bad will make them, from the files under `cases/`: each must give rows or a sentence.

`python -m tests.intake.mutate 1000` sends so many through the recogniser and says how it went; a second number is the
seed. The suite sends a part of them (`test_mutations.py`).
"""

import random
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from app.core.errors import UserError
from app.intake.recognise import recognise
from tests.intake.case_files import cases

SEED = 20191012
_EXTENSIONS = ("xlsx", "xls", "xlsb", "ods", "csv", "txt", "html")


@dataclass(frozen=True)
class Outcome:
    """What became of one file: `people`, `message` (a file that was read), `sentence` (refused), `hang`, or a crash."""

    what: str
    seconds: float
    file: str


def mutations(count: int, seed: int = SEED) -> Iterator[tuple[str, bytes]]:
    """File names and contents; the same for the same seed."""
    chance = random.Random(seed)
    originals = [(case.path.suffix[1:], case.path.read_bytes()) for case in cases()]
    zipped = [data for _, data in originals if data.startswith(b"PK")]
    sheets = [data for data in zipped if b"xl/worksheets/sheet1.xml" in data]
    for number in range(count):
        extension, data = chance.choice(originals)
        way = chance.choice(_WAYS)
        if way in _OF_SHEETS:
            data = chance.choice(sheets)
        elif way in _OF_ZIPS:
            data = chance.choice(zipped)
        if chance.random() < 0.2:
            extension = chance.choice(_EXTENSIONS)
        yield f"{number:04}-{way.__name__.strip('_')}.{extension}", way(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    raw = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw)


def _cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    at, piece = chance.randrange(len(data)), chance.randrange(1, 400)
    return data[:at] + data[at : at + piece] * chance.randrange(2, 50) + data[at:]


def _zeroed(data: bytes, chance: random.Random) -> bytes:
    at, piece = chance.randrange(len(data)), chance.randrange(1, 400)
    return data[:at] + bytes(len(data[at : at + piece])) + data[at + piece :]


def _taken_out(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 400) :] or b"x"


def _mixed_up(data: bytes, chance: random.Random) -> bytes:
    """Two halves in the wrong order, or noise before and behind."""
    if chance.random() < 0.5:
        at = chance.randrange(len(data))
        return data[at:] + data[:at]
    return chance.randbytes(chance.randrange(1, 600)) + data + chance.randbytes(chance.randrange(600))


def _other_encoding(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("latin-1")
    return text.encode(chance.choice(("utf-8", "utf-16", "utf-16-be", "utf-32", "utf-7")))


def _separators(data: bytes, chance: random.Random) -> bytes:
    """Separators, quotes and line ends exchanged, or very many of one."""
    old, new = (chance.choice((b",", b";", b"\t", b'"', b"\n", b"|", b"<", b">", b"&", b"\x00")) for _ in range(2))
    return data.replace(old, new * chance.choice((1, 1, 2, 1000)), chance.choice((1, 10, 1000)))


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def _swapped_parts(data: bytes, chance: random.Random) -> bytes:
    parts = _parts(data)
    one, other = chance.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return _zipped(parts)


def _lost_part(data: bytes, chance: random.Random) -> bytes:
    parts = _parts(data)
    del parts[chance.choice(sorted(parts))]
    return _zipped(parts)


def _damaged_part(data: bytes, chance: random.Random) -> bytes:
    """What unpacks well and is wrong inside."""
    parts = _parts(data)
    name = chance.choice(sorted(name for name, part in parts.items() if part))
    way = chance.choice((_flipped, _cut_off, _doubled, _zeroed, _taken_out, _separators))
    parts[name] = way(parts[name], chance)
    return _zipped(parts)


def _wrong_numbers(data: bytes, chance: random.Random) -> bytes:
    """Indices of strings, styles, rows and cells that lead nowhere."""
    parts = _parts(data)
    name = chance.choice(sorted(name for name in parts if name.endswith(".xml")))
    digit = str(chance.randrange(10)).encode()
    wrong = chance.choice((b"-1", b"99999999999", b"4294967296", b"1e308", b"NaN", b"", b"0"))
    parts[name] = parts[name].replace(digit, wrong, chance.choice((1, 5, 1000)))
    return _zipped(parts)


def _huge_dimensions(data: bytes, chance: random.Random) -> bytes:
    """A sheet that says that it is the largest possible, or that has a cell in its last corner."""
    parts = _parts(data)
    sheet = parts["xl/worksheets/sheet1.xml"]
    start = sheet.find(b"<dimension")
    if start >= 0 and chance.random() < 0.7:
        end = sheet.find(b"/>", start) + 2
        size = chance.choice((b"A1:XFD1048576", b"A1:A1", b"XFD1048576", b"B2:A1", b"A1:ZZZZ99999999"))
        sheet = sheet[:start] + b'<dimension ref="' + size + b'"/>' + sheet[end:]
    row, column = chance.choice(((b"1048576", b"XFD"), (b"300000", b"B"), (b"9", b"XFD"), (b"99999999", b"ZZZZ")))
    far = b'<row r="' + row + b'"><c r="' + column + row + b'" t="inlineStr"><is><t>jauh</t></is></c></row>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", far + b"</sheetData>")
    return _zipped(parts)


def _huge_merges(data: bytes, chance: random.Random) -> bytes:
    parts = _parts(data)
    sheet = parts["xl/worksheets/sheet1.xml"]
    one = b'<mergeCell ref="' + chance.choice((b"A1:XFD1048576", b"A3:A1048576", b"C2:A1", b"B4:B60000")) + b'"/>'
    merges = b"<mergeCells>" + one * chance.choice((1, 2000)) + b"</mergeCells>"
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", b"</sheetData>" + merges)
    return _zipped(parts)


def _many_rows(data: bytes, chance: random.Random) -> bytes:
    """The list over and over, without row numbers."""
    parts = _parts(data)
    sheet = parts["xl/worksheets/sheet1.xml"]
    start, end = sheet.find(b"<row"), sheet.rfind(b"</row>") + 6
    rows = sheet[start:end].replace(b' r="', b' x="')
    copies = min(chance.choice((200, 5_000)), 30_000_000 // max(len(rows), 1))
    parts["xl/worksheets/sheet1.xml"] = sheet[:start] + rows * copies + sheet[end:]
    return _zipped(parts)


def _bomb(data: bytes, chance: random.Random) -> bytes:
    """A small file that unpacks very large, or one whose entities would."""
    parts = _parts(data)
    if chance.random() < 0.5:
        size = chance.choice((20_000_000, 90_000_000))
        filler = chance.choice((b" ", b"<a>", b"A", b"<row/>", b"<c/>"))
        name = chance.choice(sorted(parts))
        half = len(parts[name]) // 2
        parts[name] = parts[name][:half] + filler * (size // len(filler)) + parts[name][half:]
        return _zipped(parts)
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10 if i else b"ha") for i in range(10))
    name = "xl/sharedStrings.xml" if "xl/sharedStrings.xml" in parts else "xl/workbook.xml"
    head, _, rest = parts[name].partition(b"?>")
    parts[name] = head + b"?><!DOCTYPE x [" + laughs + b"]>" + rest.replace(b"<t>", b"<t>&l9;")
    return _zipped(parts)


def _text_bomb(_: bytes, chance: random.Random) -> bytes:
    """Text that is very long in one direction."""
    return chance.choice(
        (
            lambda: b"No,Nama\n" + b"," * 3_000_000,
            lambda: b'No,Nama\n1,"' + b"x" * 5_000_000,
            lambda: b"<table>" + b"<tr><td colspan=9999 rowspan=9999>x" * 3_000,
            lambda: b"<table>" * 100_000,
            lambda: b"1. " * 500_000,
            lambda: b"Nama;Sekolah\n" + b"Siti;SDN 1\n" * 100_000,
            lambda: b"Nama\n" + b"(" * 100_000 + b"\n" + b"a-" * 50_000 + b"\n" + b"S.Pd., " * 20_000,
            lambda: (
                b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"
                b"<Worksheet ss:Name='a'><Table>"
                + b"<Row ss:Index='1'><Cell ss:Index='9999' ss:MergeDown='9999'>"
                * 2_000
            ),
        )
    )()


_Way = Callable[[bytes, random.Random], bytes]
_OF_SHEETS: tuple[_Way, ...] = (_huge_dimensions, _huge_merges, _many_rows, _bomb)
_OF_ZIPS: tuple[_Way, ...] = (_swapped_parts, _lost_part, _damaged_part, _wrong_numbers)
_WAYS: tuple[_Way, ...] = (
    *(_flipped, _cut_off, _doubled, _zeroed, _taken_out, _mixed_up, _other_encoding, _separators) * 2,
    *_OF_ZIPS * 4,
    *_OF_SHEETS,
    _huge_dimensions,
    _text_bomb,
)


def outcome_of(path: Path) -> Outcome:
    """Send one file through the recogniser."""
    start = monotonic()
    try:
        seen = recognise(path)
    except UserError as error:
        what = "hang" if "terlalu lama dibaca" in str(error) else "sentence"
        if not str(error).endswith("."):
            what = f"no sentence: {error}"
    except Exception as error:
        what = f"crash: {error!r}"
    else:
        what = "people" if seen.tables else "message"
    return Outcome(what, monotonic() - start, path.name)


def run(count: int, folder: Path, seed: int = SEED) -> list[Outcome]:
    """The outcomes of so many mutated files, two at a time."""

    def one(mutation: tuple[str, bytes]) -> Outcome:
        name, data = mutation
        path = folder / name
        path.write_bytes(data)
        try:
            return outcome_of(path)
        finally:
            path.unlink()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, mutations(count, seed)))


def main() -> int:
    """Run, and tell the numbers."""
    import logging
    import resource

    failures: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            failures.append(record.getMessage())

    logging.getLogger("app").addHandler(Listener())
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with TemporaryDirectory() as folder:
        outcomes = run(count, Path(folder), int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
    tally = Counter(outcome.what for outcome in outcomes)
    slowest = sorted(outcomes, key=lambda outcome: -outcome.seconds)[:3]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{count} files: {dict(tally)}; {len(failures)} failures in the recogniser; largest worker {peak:.0f} MB")
    print("slowest:", ", ".join(f"{one.file} {one.seconds:.1f} s ({one.what})" for one in slowest))
    for failure in failures[:5]:
        print(failure)
    good = set(tally) <= {"people", "message", "sentence"} and not failures
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
