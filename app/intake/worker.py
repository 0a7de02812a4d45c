"""The capped process that reads one untrusted file: bytes on standard input, plain tuples on standard output.

Only built-in types cross over, and nothing is imported that the file at hand does not need: where no worker was started
ahead (`app.intake.spare_worker`), starting up is part of the import. `app.intake.recognise` turns the tuples into
records.
"""

import gc
import marshal
import os
import sys

from app.intake.caps import cap_memory
from app.intake.headers import NAME_PARTS
from app.intake.refusal import Refusal
from app.intake.sheets import SheetData
from app.intake.tables import Table

TYPE_CHECKING = False  # the typing module costs 4 ms
if TYPE_CHECKING:
    from typing import NoReturn

    from app.intake.given_layout import Given

_SMALL_LIST = """DAFTAR HADIR
NO;NAMA;NIP;UNIT KERJA;JABATAN;L/P;NO. HP;TANDA TANGAN
1;Siti Rahmawati, S.Pd.;198501012010012001;SD Negeri 1 Rekaan;Guru;P;081200000001;
2;Drs. H. Budi Santosa;;SD Negeri 2 Rekaan;Kepala Sekolah;L;;
"""


def main() -> "NoReturn":
    """Answer, and end this process.

    Standard input: the request as `app.intake.process` marshals it (memory cap in MB, rows, columns, unpacked MB, use
    the second reader only, look for schools, where the user says that a list lies), then the bytes of the file.
    """
    gc.disable()  # one short job that makes no cycles
    if sys.argv[-1] == "ahead":
        _load_ahead()
    with open(0, "rb", closefd=False) as source:
        try:
            request = marshal.load(source)  # noqa: S302  (written by our own program)
        except EOFError:  # the program went away, or has no file after all
            os._exit(0)
        memory, rows, columns, unpacked, second_only, schools, given = request
        cap_memory(memory)
        try:
            answer = _recognise(source.read(), rows, columns, unpacked, given, second_only=second_only, schools=schools)
        except Refusal as refusal:
            answer = ("refused", refusal.code, refusal.detail)
        except MemoryError:
            gc.collect()
            answer = ("refused", "memory", "")
        except Exception:  # noqa: BLE001  (it crosses to the program, which writes it into its diary)
            from traceback import format_exc

            answer = ("failed", format_exc())
    with open(1, "wb") as target:  # closed at once: the program need not wait until this process has gone
        target.write(marshal.dumps(answer))  # pyright: ignore[reportArgumentType]  (built-in types only)
    os._exit(0)  # taking down thousands of rows one by one would cost as much as reading them


def _load_ahead() -> None:
    """What most files need, and a small list read once: patterns are compiled and code is warm when the file comes."""
    import python_calamine  # noqa: F401  # pyright: ignore[reportUnusedImport]

    _recognise(_SMALL_LIST.encode(), 100, 20, 1, None, second_only=False, schools=False)


def _recognise(
    data: bytes, rows: int, columns: int, unpacked: int, given: "Given | None", *, second_only: bool, schools: bool
) -> tuple[object, ...]:
    from app.intake.sniff import sniff
    from app.intake.uncut import straightened

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
    sheets = straightened(sheets)
    is_text = file_format in ("csv", "tsv", "txt")
    if schools:
        return ("done", file_format, *_understand_schools(sheets, is_text=is_text))
    return ("done", file_format, *_understand(sheets, given, file_format, data, is_text=is_text))


def _understand(
    sheets: list[SheetData], given: "Given | None", file_format: str, data: bytes, *, is_text: bool
) -> tuple[object, ...]:
    from app.intake.preview import preview
    from app.intake.tables import find_tables, numbers_go_on_beside

    found = find_tables(sheets)
    if given is not None:
        from app.intake.given_layout import put_first

        put_first(found, sheets, given)
    kind = found.tables[0].kind if found.tables else "other"
    shown = tuple(preview(sheet, found.tables) for sheet in sheets)
    one_column = is_text and len(sheets[0].rows) > 1 and len(sheets[0].rows[0]) == 1
    instead = found.instead
    if not found.tables and not instead:
        from app.intake.no_list import what_instead

        instead = what_instead(sheets, file_format, data)
    remarks = (found.empty_header, one_column, numbers_go_on_beside(found.tables), instead)
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
    rows = [*body.rows, *(row for row, _ in body.refused)] or [header.bottom if header is not None else 0]
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
