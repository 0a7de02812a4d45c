"""All lists of people in the sheets of one file. Runs in the worker only."""

import re
from itertools import pairwise

from app.intake.body import walk
from app.intake.cells import cell_text, is_blank, tidy
from app.intake.columns import Profile, assign, private_columns, profiles
from app.intake.header_rows import Header, find_header
from app.intake.headers import header_words
from app.intake.judging import Body
from app.intake.looks import looks_like_school
from app.intake.no_header import guess_list
from app.intake.people import STATES, TICK_WORDS, People, is_school_title, read_people
from app.intake.sheets import SheetData
from app.intake.signs import is_mark, is_nip_line

ONLINE = ("zoom", "teams", "meet")
_TIME_HEADERS = frozenset({"timestamp", "cap waktu", "stempel waktu", "tanda waktu"})
_DAPODIK_TITLES = ("daftar guru", "daftar tenaga kependidikan", "daftar tendik", "daftar gtk", "daftar ptk")
_SCHOOL_LABEL = (
    r"(?i)(?:nama\s+)?(?:asal\s+)?(?:sekolah|unit kerja|satuan pendidikan|instansi|lembaga)(?:\s+asal)?\s*:\s*(.+)"
)
_IN_WAITING_ROOM = frozenset({"in waiting room", "di ruang tunggu"})
_YES = frozenset({"yes", "ya", "true"})


class Table:
    """One list: where it lies (rows and columns from 0) and who is on it."""

    __slots__ = ("body", "certainty", "columns", "days", "header", "kind", "people", "private", "sheet")

    def __init__(
        self, sheet: SheetData, header: Header | None, body: Body, columns: dict[str, int], people: People, kind: str
    ) -> None:
        self.sheet = sheet
        self.header = header
        self.body = body
        self.columns = columns
        self.people = people
        self.kind = kind
        self.certainty = 0.0
        self.private: set[int] = set()
        self.days: list[tuple[str, str, str | None, int | None]] = []  # letter, label, ISO date, number


class Found:
    """All tables of a file, the likeliest first, and why there may be none."""

    __slots__ = ("empty_header", "tables")

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.empty_header: tuple[str, int] | None = None  # sheet and row of a header with no names below


def find_tables(sheets: list[SheetData]) -> Found:
    """Look for lists with a header in every sheet, and for lists without one in sheets that have none."""
    found = Found()
    for sheet in sheets:
        if not sheet.rows or not sheet.rows[0]:
            continue
        tables, had_header = _with_headers(sheet, found)
        if not tables and not had_header:
            tables = _without_header(sheet)
        found.tables.extend(tables)
    order = {"dapodik": 5, "zoom": 4, "teams": 4, "meet": 4, "forms": 3}
    found.tables.sort(key=lambda table: (-len(table.body.rows) * round(table.certainty, 1), -order.get(table.kind, 0)))
    return found


def numbers_go_on_beside(tables: list[Table]) -> bool:
    """True when the first list ends with 4 and the one beside it begins with 5, or the other way round."""
    if not tables or tables[0].header is None:
        return False
    first = tables[0]
    ends = _first_and_last_number(first)
    for other in tables[1:]:
        if other.sheet is first.sheet and other.header is not None and other.header.top == tables[0].header.top:
            others = _first_and_last_number(other)
            if ends and others and (others[0] == ends[1] + 1 or ends[0] == others[1] + 1):
                return True
    return False


def _first_and_last_number(table: Table) -> tuple[int, int] | None:
    if "number" not in table.columns:
        return None
    column, rows = table.columns["number"], table.body.rows
    texts = [cell_text(table.sheet.rows[row][column]).strip(" .)(") for row in (rows[0], rows[-1])]
    return (int(texts[0]), int(texts[1])) if all(text.isdigit() for text in texts) else None


def _with_headers(sheet: SheetData, found: Found) -> tuple[list[Table], bool]:
    tables: list[Table] = []
    start, had_header = 0, False
    while (header := find_header(sheet, start)) is not None:
        had_header = True
        kind = _kind(sheet, header)
        online = kind in ONLINE
        end = header.bottom + 1
        for span in _spans(header):
            looks = profiles(sheet.rows, header.bottom + 1, len(sheet.rows[header.top]))
            columns = assign(
                header.meanings, looks, _reading_span(span, header, kind), loose_names=online or kind == "forms"
            )
            if not columns:
                continue
            if kind == "dapodik":
                _dapodik_columns(columns, header)
            if online:
                columns = {code: column for code, column in columns.items() if code not in ("position", "note")}
            body, table = _table(sheet, header, columns, span, kind, looks)
            end = max(end, body.end)
            if table is not None:
                tables.append(table)
        if not tables and found.empty_header is None and _nothing_below(sheet, header):
            found.empty_header = (sheet.name, header.bottom + 1)
        if tables and kind == "teams":
            break  # the activities below list everybody once more
        start = max(end, header.bottom + 1)
    return tables, had_header and bool(tables)


def _nothing_below(sheet: SheetData, header: Header) -> bool:
    """True when no text stands under the name header, as in a form that nobody has filled in."""
    columns = [i for i, (meaning, strength) in enumerate(header.meanings) if meaning == "name" and strength >= 0.5]
    for row in sheet.rows[header.bottom + 1 : header.bottom + 3]:
        if any(c.isalpha() for column in columns for c in cell_text(row[column])):
            return False
    return True


def _table(
    sheet: SheetData,
    header: Header | None,
    columns: dict[str, int],
    span: range,
    kind: str,
    looks: list[Profile],
    start: int = -1,
) -> tuple[Body, Table | None]:
    first = header.bottom + 1 if header else start
    _fill_merges(sheet, first, columns)
    online = kind in ONLINE
    body = walk(
        sheet, first, header, columns, span, online=online, school=_school_of_sheet(sheet, header, columns, kind)
    )
    if online and header is not None:
        _drop_waiting_room(sheet, body, header)
    if not body.rows:
        return body, None
    words = header.words if header else []
    people = read_people(
        sheet,
        body,
        columns,
        kind=kind,
        nip_header=words[columns["nip"]] if header and "nip" in columns else "",
        name_header=words[columns["name"]] if header else "",
        ticks=_tick_columns(words),
    )
    table = Table(sheet, header, body, columns, people, kind)
    table.certainty = _certainty(table, looks)
    if header is not None:
        table.private = private_columns(header.meanings, range(len(header.meanings)))
        if kind == "dapodik":
            table.private |= set(range(len(header.meanings))) - set(columns.values())
    return body, table


def _kind(sheet: SheetData, header: Header) -> str:
    words = header.words
    known = set(words)
    first = next((word for word in words if word), "")
    if first in _TIME_HEADERS:
        return "forms"
    if known & {"name original name", "nama nama asli"} or (
        known & {"join time", "waktu bergabung"}
        and known & {"duration minutes", "durasi menit"}
        and known & {"guest", "tamu", "user email"}
    ):
        return "zoom"
    if any(word.startswith(("total duration minutes", "total durasi menit")) for word in words):
        return "zoom"
    if {"full name", "user action"} <= known or known & {"first join", "in meeting duration", "participant id upn"}:
        return "teams"
    if {"nama lengkap", "tindakan pengguna"} <= known or any("upn" in word.split() for word in words):
        return "teams"
    if known & {"duration", "durasi"} and known & {
        "time joined",
        "time exited",
        "waktu bergabung",
        "waktu keluar",
        "first name",
    }:
        return "meet"
    title = header_words(cell_text(sheet.rows[0][0]))
    if "nuptk" in known and (title.startswith(_DAPODIK_TITLES) or "jenis ptk" in known):
        return "dapodik"
    return "daftar-hadir"


def _spans(header: Header) -> list[range]:
    """The columns of each list, when lists with the same header stand side by side."""
    width = len(header.meanings)
    words = header.words
    places = [
        i
        for i, (meaning, strength) in enumerate(header.meanings)
        if meaning == "name" and strength >= 0.95 and words[i]
    ]
    if len(places) < 2 or len({words[i] for i in places}) > 1 or any(b - a < 2 for a, b in pairwise(places)):
        return [range(width)]
    starts: list[int] = []
    for place in places:
        before = place - 1
        starts.append(before if before >= 0 and header.meanings[before][0] == "number" else place)
    return [range(a if i else 0, b) for i, (a, b) in enumerate(zip(starts, [*starts[1:], width], strict=True))]


def _reading_span(span: range, header: Header, kind: str) -> range:
    """Zoom repeats the meeting's own columns before the person's."""
    if kind != "zoom":
        return span
    surest = max(strength for meaning, strength in header.meanings if meaning == "name")
    return range(header.meanings.index(("name", surest)), span.stop)


def _dapodik_columns(columns: dict[str, int], header: Header) -> None:
    """Only the columns of the export that may be taken."""
    words = header.words
    allowed = {
        "number": "no", "name": "nama", "nuptk": "nuptk", "sex": "jk", "nip": "nip", "position": "jenis ptk",
        "phone": "hp", "email": "email", "grade": "pangkat golongan", "employment": "status kepegawaian",
        "duty": "tugas tambahan",
    }  # fmt: skip
    columns.clear()
    columns.update({code: words.index(word) for code, word in allowed.items() if word in words})


def _tick_columns(words: list[str]) -> dict[int, str]:
    """Columns H, I, S, A in which a tick says how somebody attended: index to state word; empty when there are none."""
    found = {column: word.split()[-1] for column, word in enumerate(words) if word and word.split()[-1] in TICK_WORDS}
    return found if len({STATES[word] for word in found.values()}) >= 3 else {}


def _fill_merges(sheet: SheetData, first: int, columns: dict[str, int]) -> None:
    """A school or a position merged over several rows goes for each of them."""
    for code in ("school", "position"):
        column = columns.get(code)
        if column is None:
            continue
        for top, left, bottom, right in sheet.merges:
            if bottom > top >= first and left <= column <= right and bottom < len(sheet.rows):
                value = sheet.rows[top][left]
                for row in range(top, bottom + 1):
                    if is_blank(sheet.rows[row][column]) and _holds_person(sheet, row, columns):
                        sheet.rows[row][column] = value


def _holds_person(sheet: SheetData, row: int, columns: dict[str, int]) -> bool:
    """True unless the name cell is blank or says what belongs to the person above."""
    text = tidy(cell_text(sheet.rows[row][columns["name"]]))
    return bool(text) and not is_nip_line(text) and not is_mark(text)


def _school_of_sheet(sheet: SheetData, header: Header | None, columns: dict[str, int], kind: str) -> str:
    """The one school a whole sheet is about: said in a line above, or by the sheet's name."""
    if "school" in columns or kind in ONLINE:
        return ""
    above = sheet.rows[: header.top if header else 0][:12]
    for row in above:
        line = tidy(" ".join(cell_text(cell) for cell in row if not is_blank(cell)))
        found = re.match(_SCHOOL_LABEL, line)
        if found and looks_like_school(found[1]):
            return tidy(found[1])
        if kind == "dapodik" and is_school_title(line):
            return line
    return tidy(sheet.name) if is_school_title(sheet.name) else ""


def _drop_waiting_room(sheet: SheetData, body: Body, header: Header) -> None:
    """Leave out rows of people who were only in the waiting room."""
    column = next((i for i, word in enumerate(header.words) if word in _IN_WAITING_ROOM), None)
    if column is None:
        return
    stays = [cell_text(sheet.rows[row][column]).strip().lower() not in _YES for row in body.rows]
    for place in reversed(range(len(stays))):
        if not stays[place]:
            for column in (body.rows, body.names, body.numbered, body.schools):
                del column[place]


def _certainty(table: Table, looks: list[Profile]) -> float:
    """0 to 1, from the header, the look of the names and the columns that go with them."""
    profile = looks[table.columns["name"]]
    fields = sum(
        code in table.columns
        for code in ("nip", "nuptk", "school", "position", "signature", "email", "phone", "minutes")
    )
    extras = 0.04 * min(fields, 4) + (0.06 if table.body.table_numbered else 0.0)
    if table.header is None:
        return round(min(0.35 + 0.3 * profile.name_share + extras, 0.8), 2)
    strength = table.header.meanings[table.columns["name"]][1]
    if table.kind in ONLINE or table.kind in ("forms", "dapodik"):
        return round(min(0.8 + 0.1 * strength + 0.09 * profile.name_share, 0.99), 2)
    return round(min(0.3 + 0.3 * strength + 0.22 * profile.name_share + extras, 0.99), 2)


def _without_header(sheet: SheetData) -> list[Table]:
    """The list of a sheet that does not tell what its columns are."""
    guess = guess_list(sheet)
    if guess is None:
        return []
    columns, looks = guess.columns, guess.looks
    _, table = _table(sheet, guess.header, columns, range(len(sheet.rows[0])), "daftar-hadir", looks, guess.start)
    if table is None or (len(table.body.rows) < 3 and looks[columns["name"]].name_share < 0.85):
        return []
    return [table]
