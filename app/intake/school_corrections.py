"""A list of schools as the user corrects it before it is planned."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from app.domain.identifiers import clean_identifier
from app.domain.lists import Sheet
from app.domain.school_lists import ListedSchool, SchoolColumn, SchoolRecognition, SchoolTable
from app.domain.typed_values import read_distance
from app.intake.cells import column_index

Corrections = Mapping[tuple[str, int], Mapping[SchoolColumn, str]]
"""Sheet and row to the cells as corrected; an empty text empties the cell."""


def corrected(
    recognition: SchoolRecognition, said: Corrections, left_out: Collection[tuple[str, int]]
) -> SchoolRecognition:
    """The lists with the corrections, without the rows that are left out. A refused row with a name is a school now."""
    sheets = {sheet.name: sheet for sheet in recognition.sheets}
    tables = tuple(_table(table, sheets.get(table.sheet), said, left_out) for table in recognition.tables)
    return replace(recognition, tables=tables)


def _table(
    table: SchoolTable, sheet: Sheet | None, said: Corrections, left_out: Collection[tuple[str, int]]
) -> SchoolTable:
    schools = [_with(one, said.get((table.sheet, one.row), {}), table) for one in table.schools]
    refused = list(table.refused)
    for note in table.refused:
        cells = said.get((table.sheet, note.row), {})
        if cells.get(SchoolColumn.NAME):
            schools.append(_with(_read(note.row, table, sheet), cells, table))
            refused.remove(note)
    return replace(
        table,
        schools=tuple(
            sorted((one for one in schools if (table.sheet, one.row) not in left_out), key=lambda one: one.row)
        ),
        refused=tuple(note for note in refused if (table.sheet, note.row) not in left_out),
    )


def _read(row: int, table: SchoolTable, sheet: Sheet | None) -> ListedSchool:
    """A refused row as its cells are shown."""
    cells = sheet.rows[row - 1] if sheet is not None and row <= len(sheet.rows) else ()
    texts = {column: cells[at] for column, letter in table.columns.items() if (at := column_index(letter)) < len(cells)}
    return _with(ListedSchool(row, ""), texts, table)


def _with(listed: ListedSchool, cells: Mapping[SchoolColumn, str], table: SchoolTable) -> ListedSchool:
    values: dict[str, object] = {}
    for column, text in cells.items():
        if column is SchoolColumn.DISTANCE:
            values["distance_km"] = read_distance(text) if text else None
        elif column in (SchoolColumn.NPSN, SchoolColumn.PRINCIPAL_NIP):
            values[column.code] = clean_identifier(text)
        elif column is not SchoolColumn.NUMBER:
            values[column.code] = text
    mended = {table.columns[column] for column in cells if column in table.columns}
    warnings = tuple(note for note in listed.warnings if note.column not in mended)
    return listed._replace(**values, warnings=warnings) if values else listed  # pyright: ignore[reportArgumentType]
