"""The report of a fingerprint machine that gives each person a block: `No : 1 … Name : Siti … Dept. : SDN 1`, below it
the times of each day. Runs in the worker only."""

import re
from datetime import date

from app.intake.cells import Row, cell_text, is_blank
from app.intake.sheets import SheetData

_LABELS = {
    "no": "No",
    "id": "No",
    "no id": "No",
    "name": "Nama",
    "nama": "Nama",
    "dept": "Unit Kerja",
    "departemen": "Unit Kerja",
}
_LABEL = re.compile(r"^\s*([A-Za-z ]{2,12}?)\s*\.?\s*:\s*$")
_PERIOD = re.compile(r"(20\d\d)[-/](\d\d)[-/]\d\d\s*[~–-]")
_LOOKED_AT = 40


def one_row_each(sheet: SheetData) -> SheetData:
    """The sheet with a person a row under a header, days as columns; the same sheet when it is no such report."""
    if sum(bool(_block(row)) for row in sheet.rows[:_LOOKED_AT]) < 2:
        return sheet
    months = (_PERIOD.search(cell_text(cell)) for row in sheet.rows[:8] for cell in row if not is_blank(cell))
    month = next(filter(None, months), None)
    none: Row = []
    numbers = next((row for row in sheet.rows[:8] if _counts_days(row)), none)
    days = [(place, _as_date(month, int(cell_text(cell)))) for place, cell in enumerate(numbers) if not is_blank(cell)]
    fields = list(dict.fromkeys(_LABELS.values()))
    rows: list[Row] = [["Daftar hadir dari mesin sidik jari"], [*fields, *(day for _, day in days)]]
    for index, row in enumerate(sheet.rows):
        block = _block(row)
        if not block:
            continue
        times = sheet.rows[index + 1] if index + 1 < len(sheet.rows) and not _block(sheet.rows[index + 1]) else []
        came = ["H" if place < len(times) and not is_blank(times[place]) else "" for place, _ in days]
        rows.append([*(block.get(field, "") for field in fields), *came])
    width = max(map(len, rows))
    for row in rows:
        row.extend([""] * (width - len(row)))
    return SheetData(sheet.name, rows)


def _block(row: Row) -> dict[str, str]:
    """What the labels of a row say, by the header they stand for; empty without a name."""
    found: dict[str, str] = {}
    field = ""
    for cell in row:
        if is_blank(cell):
            continue
        text = cell_text(cell).strip()
        if label := _LABEL.match(text):
            field = _LABELS.get(label[1].strip().casefold(), "")
        elif field:
            found.setdefault(field, text)
            field = ""
    return found if len(found) >= 2 and found.get("Nama") else {}


def _counts_days(row: Row) -> bool:
    texts = [cell_text(cell).strip() for cell in row if not is_blank(cell)]
    return len(texts) >= 5 and texts == [str(number) for number in range(1, len(texts) + 1)] and len(texts) <= 31


def _as_date(month: re.Match[str] | None, day: int) -> object:
    try:
        return date(int(month[1]), int(month[2]), day) if month else day
    except ValueError:
        return day
