"""Sheets whose cells are not yet those of a table: lines of a CSV file in column A, blocks of a fingerprint machine.

Runs in the worker only.
"""

from app.intake.cells import cell_text, is_blank
from app.intake.sheets import SheetData

_LOOKED_AT = 40


def straightened(sheets: list[SheetData]) -> list[SheetData]:
    """The sheets, those of which no cell is one of a table cut into such cells."""
    return [_straightened(sheet) for sheet in sheets]


def _straightened(sheet: SheetData) -> SheetData:
    top = sheet.rows[:_LOOKED_AT]
    if len(top) >= 3 and all(is_blank(cell) for row in top for cell in row[1:]):
        return _cut(sheet)
    labels = sum(any(isinstance(cell, str) and cell.rstrip().endswith(":") for cell in row) for row in top)
    if labels >= 2:
        from app.intake.fingerprint import one_row_each

        return one_row_each(sheet)
    return sheet


def _cut(sheet: SheetData) -> SheetData:
    """`No;Nama;Sekolah` in one cell, in three: Excel opened a CSV file of another country."""
    lines = [cell_text(row[0]) for row in sheet.rows]
    head = [line for line in lines if line.strip()][:_LOOKED_AT]
    if not head or not any(mark in head[0] for mark in ",;\t|"):
        return sheet
    from app.intake.header_rows import row_meanings
    from app.intake.text_sheets import cut_lines

    rows = cut_lines(lines)
    first = next(row for row in rows if not is_blank(row[0]))
    known = sum(strength >= 0.7 for _, strength in row_meanings(first))
    return SheetData(sheet.name, rows) if known >= 2 else sheet
