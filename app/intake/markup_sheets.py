"""SpreadsheetML and HTML tables that call themselves .xls. Runs in the worker only.

Some programs write them by pasting strings together, with bare `<` and `&` in the text, so no XML parser is used.
"""

import re
from html import unescape

from app.intake.cells import Row
from app.intake.refusal import Refusal
from app.intake.sheets import SheetData, squared
from app.intake.text_sheets import decode

_MOST_SPAN = 200
_MOST_HELD = 500_000  # places under cells that span several rows
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_WORKSHEET = re.compile(r"<(?:ss:)?Worksheet\b([^>]*)>(.*?)(?=<(?:ss:)?Worksheet\b|\Z)", re.DOTALL)
_XML_ROW = re.compile(r"<(?:ss:)?Row\b([^>]*?)(/>|>)(.*?)(?=<(?:ss:)?Row\b|</(?:ss:)?Table>|\Z)", re.DOTALL)
_XML_CELL = re.compile(r"<(?:ss:)?Cell\b([^>]*?)(/>|>(.*?)(?=<(?:ss:)?Cell\b|</(?:ss:)?Row>|\Z))", re.DOTALL)
_XML_DATA = re.compile(r"<(?:ss:)?Data\b([^>]*)>(.*?)</(?:ss:)?Data>", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?", re.IGNORECASE)
_TABLE = re.compile(r"<table\b[^>]*>(.*?)(?=<table\b|</table>|\Z)", re.DOTALL | re.IGNORECASE)
_HTML_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</tr>|\Z)", re.DOTALL | re.IGNORECASE)
_HTML_CELL = re.compile(r"<t[dh]\b([^>]*)>(.*?)(?=<t[dh]\b|</t[dh]>|\Z)", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")


def read_markup(data: bytes, file_format: str, rows: int, columns: int) -> list[SheetData]:
    """The sheets (SpreadsheetML) or tables (HTML) of the file; raises `Refusal` when it holds none."""
    charset = _CHARSET.search(data[:2048])
    text = decode(data) if charset is None or charset[1].lower() != b"iso-8859-1" else data.decode("cp1252", "replace")
    if file_format == "spreadsheetml":
        sheets = [_spreadsheetml(found[1], found[2], rows, columns) for found in _WORKSHEET.finditer(text)]
    else:
        sheets = [_html(found[1], index, rows, columns) for index, found in enumerate(_TABLE.finditer(text), 1)]
        sheets = [sheet for sheet in sheets if sheet.rows]
        if len(sheets) == 1:
            sheets[0].name = ""  # like a text file, it has no sheets
    if not sheets:
        raise Refusal("damaged" if file_format == "spreadsheetml" else "not-a-sheet", "halaman web")
    return sheets


def _attribute(attributes: str, name: str) -> str:
    found = re.search(rf"(?:^|[\s:]){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", attributes, re.IGNORECASE)
    return next((part for part in found.groups() if part is not None), "") if found else ""


def _span(attributes: str, name: str) -> int:
    value = _attribute(attributes, name)
    return min(int(value), _MOST_SPAN) if value.isdigit() else 0


def _spreadsheetml(attributes: str, body: str, most_rows: int, most_columns: int) -> SheetData:
    name = unescape(_attribute(attributes, "Name"))
    rows: list[Row] = []
    merges: list[tuple[int, int, int, int]] = []
    for found in _XML_ROW.finditer(body):
        index = _attribute(found[1], "Index")
        if index.isdigit():
            if int(index) > most_rows:
                break
            rows.extend([] for _ in range(int(index) - 1 - len(rows)))
        row: Row = []
        for cell in _XML_CELL.finditer(found[3] if found[2] == ">" else ""):
            column = _attribute(cell[1], "Index")
            if column.isdigit():
                row.extend([""] * (min(int(column), most_columns) - 1 - len(row)))
            across, down = _span(cell[1], "MergeAcross"), _span(cell[1], "MergeDown")
            if across or down:
                merges.append((len(rows), len(row), len(rows) + down, len(row) + across))
            row.append(_xml_value(cell[3] or ""))
            row.extend([""] * across)
        rows.append(row[:most_columns])
        if len(rows) > most_rows:
            raise Refusal("rows", name)
    return SheetData(name, squared(rows), merges)


def _xml_value(cell: str) -> object:
    data = _XML_DATA.search(cell)
    if data is None:
        return ""
    text = _plain(data[2])
    return float(text) if _attribute(data[1], "Type") == "Number" and _NUMBER.fullmatch(text) else text


def _html(body: str, index: int, most_rows: int, most_columns: int) -> SheetData:
    name = f"Tabel {index}"
    rows: list[Row] = []
    merges: list[tuple[int, int, int, int]] = []
    held: dict[tuple[int, int], None] = {}  # places under a cell that spans several rows
    for number, found in enumerate(_HTML_ROW.finditer(body)):
        if number >= most_rows:
            raise Refusal("rows", name)
        row: Row = []
        for cell in _HTML_CELL.finditer(found[1]):
            while (number, len(row)) in held:
                row.append("")
            across, down = max(_span(cell[1], "colspan"), 1), max(_span(cell[1], "rowspan"), 1)
            if across > 1 or down > 1:
                merges.append((number, len(row), number + down - 1, len(row) + across - 1))
                if len(held) > _MOST_HELD:
                    raise Refusal("rows", name)
                for below in range(1, down):
                    held.update(dict.fromkeys((number + below, len(row) + right) for right in range(across)))
            row.append(_plain(cell[2]))
            row.extend([""] * (across - 1))
        rows.append(row[:most_columns])
    return SheetData(name, squared(rows), merges)


def _plain(text: str) -> str:
    return unescape(_TAG.sub("", _BREAK.sub("\n", text))).replace("\u00a0", " ").strip()
