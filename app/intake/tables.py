"""All lists of people in the sheets of one file. Runs in the worker only."""

import re
from itertools import pairwise

from app.intake.body import Body, walk
from app.intake.cells import cell_text, is_blank, tidy
from app.intake.columns import Profile, assign, bare_name, private_columns, profiles
from app.intake.header_rows import Header, find_header, row_meanings
from app.intake.headers import header_words
from app.intake.looks import looks_like_school, name_likeness
from app.intake.people import STATES, TICK_WORDS, People, is_school_title, read_people
from app.intake.sheets import SheetData

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

    __slots__ = ("body", "certainty", "columns", "header", "kind", "people", "private", "sheet")

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
    found.tables.sort(key=lambda table: (-len(table.body.rows) * table.certainty, -order.get(table.kind, 0)))
    return found


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
            body, table = _table(sheet, header, columns, span, kind, looks)
            end = max(end, body.end)
            if table is not None:
                tables.append(table)
        if not tables and found.empty_header is None:
            found.empty_header = (sheet.name, header.bottom + 1)
        if tables and kind == "teams":
            break  # the activities below list everybody once more
        start = max(end, header.bottom + 1)
    return tables, had_header and bool(tables)


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
    return range(next(i for i, (meaning, _) in enumerate(header.meanings) if meaning == "name"), span.stop)


def _dapodik_columns(columns: dict[str, int], header: Header) -> None:
    """Only the columns of the export that may be taken."""
    words = header.words
    allowed = {
        "number": "no", "name": "nama", "nuptk": "nuptk", "sex": "jk", "nip": "nip", "position": "jenis ptk",
        "phone": "hp", "email": "email", "grade": "pangkat golongan",
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
                    if is_blank(sheet.rows[row][column]) and _has_name(sheet, row, columns):
                        sheet.rows[row][column] = value


def _has_name(sheet: SheetData, row: int, columns: dict[str, int]) -> bool:
    return not is_blank(sheet.rows[row][columns["name"]])


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
    """A list that begins without telling what its columns are: only when its cells leave no doubt."""
    width = len(sheet.rows[0])
    looks = profiles(sheet.rows, 0, width)
    candidates = [
        column
        for column in range(width)
        if looks[column].filled >= 2 and looks[column].likeness >= 1.8 and looks[column].name_share >= 0.45
    ]
    if not candidates:
        return []
    name = max(candidates, key=lambda column: looks[column].likeness)
    start = _first_person_row(sheet, name)
    if start is None:
        return []
    looks = profiles(sheet.rows, start, width)
    if looks[name].filled < 2 or looks[name].name_share < 0.6:
        return []
    header: Header | None = None
    meanings = [("", 0.0)] * width
    if start:
        above = row_meanings(sheet.rows[start - 1])
        if sum(strength >= 0.6 for _, strength in above) >= 2:
            texts = [tidy(cell_text(cell)) for cell in sheet.rows[start - 1]]
            header = Header(start - 1, start - 1, texts, above)
            meanings = list(above)
    meanings[name] = ("name", 0.9)
    columns = assign(meanings, looks, range(width), loose_names=False)
    if not columns:
        return []
    _, table = _table(sheet, header, columns, range(width), "daftar-hadir", looks, start)
    if table is None or (len(table.body.rows) < 3 and looks[name].name_share < 0.85):
        return []
    return [table]


def _first_person_row(sheet: SheetData, name: int) -> int | None:
    """First row whose name cell looks like a person's and that the next rows resemble."""
    likely = [
        index for index, row in enumerate(sheet.rows[:400]) if name_likeness(bare_name(cell_text(row[name]))) >= 0.5
    ]
    for index in likely:
        if sum(1 for other in likely if index < other <= index + 4) >= min(2, len(likely) - 1) >= 1:
            return index
    return None
