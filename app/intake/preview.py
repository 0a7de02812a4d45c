"""The top of a sheet as text for the window, without what must not be seen. Runs in the worker only."""

from app.intake.cells import cell_text, is_blank
from app.intake.headers import PRIVATE, header_meaning
from app.intake.sheets import SheetData
from app.intake.tables import Table

_ROWS, _COLUMNS = 300, 40

Preview = tuple[str, tuple[tuple[str, ...], ...], int]  # name, rows, number of all rows


def preview(sheet: SheetData, tables: list[Table]) -> Preview:
    """At most 300 rows of 40 cells. Columns of NIK, family card, mother's name or bank account are blank below their
    header, and so is every number of 16 digits that is no NUPTK."""
    own = [table for table in tables if table.sheet is sheet]
    nuptk = {table.columns["nuptk"] for table in own if "nuptk" in table.columns}
    hidden_from: dict[int, int] = {}
    for table in own:
        if table.header is not None:
            hidden_from.update(dict.fromkeys(table.private, table.header.bottom + 1))
    shown: list[tuple[str, ...]] = []
    for index, row in enumerate(sheet.rows[:_ROWS]):
        texts: list[str] = []
        for column, cell in enumerate(row[:_COLUMNS]):
            if is_blank(cell):
                texts.append("")
                continue
            text = cell_text(cell)
            if index >= hidden_from.get(column, index + 1) or (column not in nuptk and _sixteen_digits(text)):
                texts.append("")
                continue
            texts.append(text)
            if isinstance(cell, str) and len(cell) < 40 and not cell.isdigit() and header_meaning(cell)[0] == PRIVATE:
                hidden_from.setdefault(column, index + 1)
        shown.append(tuple(texts))
    return sheet.name, tuple(shown), len(sheet.rows)


def _sixteen_digits(text: str) -> bool:
    bare = text.replace(" ", "").strip("'.")
    return len(bare) == 16 and bare.isdigit()
