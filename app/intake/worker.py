"""The capped process that reads one untrusted file: bytes on standard input, plain tuples on standard output.

Only built-in types cross over, and nothing is imported that the file at hand does not need: starting up is part of
every import. `app.intake.recognise` starts it and turns the tuples into records.
"""

import gc
import marshal
import os
import sys

from app.intake.headers import NAME_PARTS
from app.intake.refusal import Refusal
from app.intake.sheets import SheetData
from app.intake.tables import Table

TYPE_CHECKING = False  # the typing module costs 4 ms
if TYPE_CHECKING:
    from typing import NoReturn


def main(arguments: list[str] | None = None) -> "NoReturn":
    """Answer, and end this process.

    Arguments: memory cap in MB, rows, columns, unpacked MB, 1 to use the second reader only, 1 to look for schools.
    """
    memory, rows, columns, unpacked, second, schools = (int(text) for text in (arguments or sys.argv[-6:]))
    from app.intake.caps import cap_memory

    gc.disable()  # one short job that makes no cycles
    cap_memory(memory)
    try:
        with open(0, "rb", closefd=False) as source:
            answer = _recognise(source.read(), rows, columns, unpacked, second_only=bool(second), schools=bool(schools))
    except Refusal as refusal:
        answer = ("refused", refusal.code, refusal.detail)
    except MemoryError:
        gc.collect()
        answer = ("refused", "memory", "")
    except Exception:  # noqa: BLE001  (it crosses to the program, which writes it into its diary)
        from traceback import format_exc

        answer = ("failed", format_exc())
    with open(1, "wb", closefd=False) as target:
        target.write(marshal.dumps(answer))  # pyright: ignore[reportArgumentType]  (built-in types only)
        target.flush()
    os._exit(0)  # taking down thousands of rows one by one would cost as much as reading them


def _recognise(
    data: bytes, rows: int, columns: int, unpacked: int, *, second_only: bool, schools: bool
) -> tuple[object, ...]:
    from app.intake.sniff import sniff

    file_format = sniff(data, unpacked)
    if file_format == "text":
        from app.intake.text_sheets import read_text

        file_format, sheet = read_text(data, rows, columns)
        sheets = [sheet]
    elif file_format in ("spreadsheetml", "html"):
        from app.intake.markup_sheets import read_markup

        sheets = read_markup(data, file_format, rows, columns)
    else:
        from app.intake.sheets import read_workbook

        sheets = read_workbook(data, file_format, rows, columns, second_only=second_only)
    understand = _understand_schools if schools else _understand
    return ("done", file_format, *understand(sheets, is_text=file_format in ("csv", "tsv", "txt")))


def _understand(sheets: list[SheetData], *, is_text: bool) -> tuple[object, ...]:
    from app.intake.preview import preview
    from app.intake.tables import find_tables, numbers_go_on_beside

    found = find_tables(sheets)
    kind = found.tables[0].kind if found.tables else "other"
    shown = tuple(preview(sheet, found.tables) for sheet in sheets)
    one_column = is_text and len(sheets[0].rows) > 1 and len(sheets[0].rows[0]) == 1
    remarks = (found.empty_header, one_column, numbers_go_on_beside(found.tables))
    return kind, tuple(_as_tuple(table) for table in found.tables), shown, remarks


def _understand_schools(sheets: list[SheetData], *, is_text: bool) -> tuple[object, ...]:
    from app.intake.preview import preview
    from app.intake.school_tables import find_school_tables

    shown = tuple(preview(sheet, []) for sheet in sheets)
    one_column = is_text and len(sheets[0].rows) > 1 and len(sheets[0].rows[0]) == 1
    return "schools", [table.as_tuple() for table in find_school_tables(sheets)], shown, one_column


def _as_tuple(table: Table) -> tuple[object, ...]:
    from app.intake.cells import column_letter
    from app.intake.people import FIELDS

    letters = {code: column_letter(column) for code, column in table.columns.items() if code not in NAME_PARTS}
    body, header, people = table.body, table.header, table.people
    sheet, name = table.sheet.name, letters["name"]
    rows = [*body.rows, *(row for row, _ in body.refused)]
    return (
        sheet,
        (header.top + 1, header.bottom + 1) if header is not None else None,
        min(rows) + 1,
        max(rows) + 1,
        letters,
        tuple(people.columns.get(code) for code in FIELDS),
        [(place, body.rows[place] + 1, letters.get(code, name), text) for place, code, text in people.warnings],
        people.different,
        [(row + 1, name, reason) for row, reason in body.refused],
        table.certainty,
        table.days,
    )


if __name__ == "__main__":
    main()
