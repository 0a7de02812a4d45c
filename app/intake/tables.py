"""All lists of people in the sheets of one file. Runs in the worker only."""

import re
from itertools import pairwise

from app.intake.blocks import append, may_join, school_of, tell_context, title_above
from app.intake.body import walk
from app.intake.cells import cell_text, is_blank, tidy
from app.intake.certainty import certainty_of
from app.intake.columns import Profile, assign, private_columns, profiles
from app.intake.day_columns import day_states, find_days
from app.intake.display_names import person_shown, school_shown
from app.intake.header_rows import Header, find_header
from app.intake.headers import LAST_NAME, header_words
from app.intake.judging import Body
from app.intake.looks import looks_like_school
from app.intake.no_header import guess_list
from app.intake.no_list import lists_schools, not_of_people
from app.intake.people import STATES, TICK_WORDS, People, is_school_title, read_people
from app.intake.sheets import SheetData
from app.intake.signs import is_mark, is_nip_line

ONLINE = ("zoom", "teams", "meet")
_TIME_HEADERS = frozenset({"timestamp", "cap waktu", "stempel waktu", "tanda waktu"})
_DAPODIK_TITLES = ("daftar guru", "daftar tenaga kependidikan", "daftar tendik", "daftar gtk", "daftar ptk")
_SCHOOL_LABEL = (
    r"(?i)(?:nama\s+)?(?:asal\s+)?(?:sekolah|unit kerja|satuan pendidikan|instansi|lembaga)(?:\s+asal)?\s*:\s*(.+)"
)
_LIKELY = 0.7
_MOST_BESIDE = 6  # lists side by side, or of several days, that one below them may belong to
_MOST_HEADERS = 150  # of one sheet; who has more did not type them
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

    __slots__ = ("empty_header", "instead", "tables")

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.instead = ""  # what a table with names in it was that lists no people (`app.intake.no_list`)
        self.empty_header: tuple[str, int] | None = None  # sheet and row of a header with no names below


def find_tables(sheets: list[SheetData]) -> Found:
    """Look for lists with a header in every sheet, and for lists without one in sheets that have none."""
    found = Found()
    for sheet in sheets:
        if not sheet.rows or not sheet.rows[0]:
            continue
        tables, is_understood = _with_headers(sheet, found)
        if not is_understood:
            tables = _without_header(sheet, found)
        found.tables.extend(tables)
    order = {"dapodik": 5, "zoom": 4, "teams": 4, "meet": 4, "forms": 3}
    found.tables.sort(
        key=lambda table: (
            -len(table.body.rows) * (1.0 if table.certainty >= _LIKELY else 0.5),
            -order.get(table.kind, 0),
        )
    )
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
    """The lists below headers, and whether these say what the sheet is: a list, or something else with names in it."""
    tables: list[Table] = []
    start, headers, told_otherwise = 0, 0, False
    while headers < _MOST_HEADERS and (header := find_header(sheet, start)) is not None:
        headers += 1
        kind = kind_of(sheet, header)
        online = kind in ONLINE
        end = header.bottom + 1
        for span in _spans(header):
            looks = profiles(sheet.rows, header.bottom + 1, len(sheet.rows[header.top]))
            columns = assign(
                header.meanings,
                looks,
                _reading_span(span, header, kind),
                loose_names=online or kind == "forms",
                words=header.words,
            )
            if not columns:
                continue
            if kind == "dapodik":
                _dapodik_columns(columns, header)
            instead = "" if online or kind == "forms" else not_of_people(sheet, header.top, header.words, columns)
            if instead:
                found.instead = found.instead or instead
                told_otherwise = True
                continue
            if online:
                columns = {code: column for code, column in columns.items() if code not in ("position", "note")}
            body, table = _table(sheet, header, columns, span, kind, looks)
            end = max(end, body.end)
            if table is None and online and body.refused:
                found.instead = "devices"
            if table is not None:
                tables.append(table)
                if lists_schools(header.words, columns):
                    found.instead = "schools"
        if not tables and found.empty_header is None and _nothing_below(sheet, header):
            found.empty_header = (sheet.name, header.bottom + 1)
        if tables and kind == "teams":
            break  # the activities below list everybody once more
        start = max(end, header.bottom + 1)
    return _joined(sheet, tables), bool(tables) or told_otherwise


def _joined(sheet: SheetData, tables: list[Table]) -> list[Table]:
    """The lists of a sheet, with parts of one list under each other (`app.intake.blocks`) as one."""
    parts: list[list[Table]] = []
    for table in tables:
        last = next((one for one in reversed(parts[-_MOST_BESIDE:]) if _goes_on_in(sheet, one[-1], table)), None)
        if last is None:
            parts.append([table])
        else:
            last.append(table)
    return [_as_one(sheet, one) if len(one) > 1 else one[0] for one in parts]


def _goes_on_in(sheet: SheetData, first: Table, second: Table) -> bool:
    if first.header is None or second.header is None or first.kind in (*ONLINE, "dapodik", "forms"):
        return False
    name = first.columns["name"]
    if name != second.columns["name"] or first.header.words[name] != second.header.words[name]:
        return False
    if first.header.words != second.header.words and first.columns != second.columns:
        return False
    if first.body.rows[-1] >= second.header.top or first.header.top >= second.header.top:
        return False
    above = title_above(sheet, first.header, 0), title_above(sheet, second.header, first.body.rows[-1] + 1)
    return may_join(first.body, second.body, *above)


def _as_one(sheet: SheetData, parts: list[Table]) -> Table:
    first = parts[0]
    header, body = first.header, first.body
    columns: dict[str, int] = {}
    assert header is not None
    for part in parts:  # what one part says about its columns goes for all
        columns = columns | {code: at for code, at in part.columns.items() if at not in columns.values()} | columns
    ends = [0, *(part.body.rows[-1] + 1 for part in parts)]
    titles = [
        title_above(sheet, part.header, end) if part.header else [] for part, end in zip(parts, ends, strict=False)
    ]
    of_schools = len({school for lines in titles if (school := school_of(lines))}) > 1
    for part, lines in zip(parts, titles, strict=True):
        tell_context(part.body, lines, schools=of_schools, roles="position" not in columns)
    for part in parts[1:]:
        append(body, part.body)
    return table_of(
        sheet, header, body, columns, "daftar-hadir", profiles(sheet.rows, header.bottom + 1, len(header.meanings))
    )


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
    body = read_body(sheet, header, columns, span, kind, header.bottom + 1 if header else start)
    return body, table_of(sheet, header, body, columns, kind, looks) if body.rows else None


def read_body(
    sheet: SheetData, header: Header | None, columns: dict[str, int], span: range, kind: str, first: int
) -> Body:
    """The rows of a list that begins at row `first` (from 0)."""
    fill_merges(sheet, first, columns)
    online = kind in ONLINE
    body = walk(
        sheet, first, header, columns, span, online=online, school=_school_of_sheet(sheet, header, columns, kind)
    )
    if online:
        if header is not None:
            _drop_waiting_room(sheet, body, header)
        _refuse_devices(sheet, body, columns)
    return body


def table_of(
    sheet: SheetData, header: Header | None, body: Body, columns: dict[str, int], kind: str, looks: list[Profile]
) -> Table:
    """The list of the persons in the rows that were found."""
    words = header.words if header else []
    days = find_days(sheet, header, columns, range(min(columns.values()), len(sheet.rows[0])), body.rows)
    if len(days) > 1:
        of_days = {column for day in days for column in day.columns}
        columns = {code: column for code, column in columns.items() if column not in of_days}
    else:
        if days and "state" not in columns and "signature" not in columns:
            columns = {**columns, "state": days[0].columns[0]}
        days = []
    ticks = {} if days else _tick_columns(words)
    people = read_people(
        sheet,
        body,
        columns,
        kind=kind,
        nip_header=words[columns["nip"]] if header and "nip" in columns else "",
        name_header=words[columns["name"]] if header else "",
        ticks=ticks,
    )
    if days:
        people.columns["day_states"] = list(day_states(sheet, days, body.rows))
    if kind == "daftar-hadir" and not days and not ticks and not _tells_who_came(sheet, header, body, columns):
        kind = "other"
    table = Table(sheet, header, body, columns, people, kind)
    table.days = [day.as_tuple() for day in days]
    table.certainty = certainty_of(sheet, header, body, columns, kind, looks, people.columns.get("name", []))
    if header is not None:
        table.private = private_columns(header.meanings, range(len(header.meanings)))
        if kind == "dapodik":
            table.private |= set(range(len(header.meanings))) - set(columns.values())
    return table


def _tells_who_came(sheet: SheetData, header: Header | None, body: Body, columns: dict[str, int]) -> bool:
    """True for a list of those who attended; one of mere names may be anything."""
    if not {"signature", "state"}.isdisjoint(columns):
        return True
    top = header.top if header is not None else min(body.rows, default=0)
    above = (cell_text(cell) for row in sheet.rows[max(0, top - 12) : top] for cell in row if not is_blank(cell))
    said = " ".join((sheet.name, *above)).casefold()
    return any(word in said for word in ("hadir", "absen", "presensi"))


def kind_of(sheet: SheetData, header: Header) -> str:
    """Which of the known layouts a header belongs to: the code of a `ListKind`."""
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
    if {"first seen", "last seen"} <= known or known & {"times joined", "arrival status"}:
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


def fill_merges(sheet: SheetData, first: int, columns: dict[str, int]) -> None:
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


def _refuse_devices(sheet: SheetData, body: Body, columns: dict[str, int]) -> None:
    """Somebody came under the name of a telephone: who it was, the user must say."""
    for place in reversed(range(len(body.rows))):
        row = body.rows[place]
        name = body.names[place]
        if LAST_NAME in columns:
            name = f"{name} {tidy(cell_text(sheet.rows[row][columns[LAST_NAME]]))}".strip()
        if not person_shown(name):
            what = "sekolah atau kantor" if school_shown(name) else "perangkat"
            body.refused.append((row, f"“{name}” adalah nama {what}, bukan nama orang"))
            for column in (body.rows, body.names, body.numbered, body.schools):
                del column[place]
    body.refused.sort()


def _without_header(sheet: SheetData, found: Found) -> list[Table]:
    """The list of a sheet that does not tell what its columns are."""
    guess = guess_list(sheet)
    if guess is None:
        return []
    columns, looks = guess.columns, guess.looks
    if guess.header is not None and (instead := not_of_people(sheet, guess.header.top, guess.header.words, columns)):
        found.instead = found.instead or instead
        return []
    width = len(sheet.rows[0])
    span = range(columns["name"], columns["name"] + 1) if guess.beside and set(columns) == {"name"} else range(width)
    _, table = _table(sheet, guess.header, columns, span, "daftar-hadir", looks, guess.start)
    if table is None or (len(table.body.rows) < 3 and looks[columns["name"]].name_share < 0.85):
        return []
    beside: list[Table] = []
    for column in guess.beside if set(columns) <= {"name", "number"} else ():
        _, other = _table(sheet, None, {"name": column}, range(column, column + 1), "daftar-hadir", looks, guess.start)
        if other is not None and len(other.body.rows) > 1:
            beside.append(other)
    return [table, *beside]
