"""The persons of a list: every kept field as text, column by column, with what is odd about them."""

import re

from app.domain.identifiers import clean_identifier, is_usual_nip, nip_warning, nuptk_warning
from app.domain.names import name_keys, school_key
from app.intake.agreement import OnlineIdentities
from app.intake.cells import Cell, Row, all_plain, cell_text, is_blank, tidy
from app.intake.display_names import person_shown, school_shown
from app.intake.hajj import hajj_before_one_word
from app.intake.headers import LAST_NAME, TITLES_BEFORE, TITLES_BEHIND
from app.intake.judging import Body
from app.intake.looks import look, looks_like_school
from app.intake.sheets import SheetData
from app.intake.signs import is_nip_line
from app.intake.words import word_set

_NIP_INSIDE = (
    r"(?i)[\s/(,;-]*(?:\b(?:NIP|NUPTK|NIPPPK)\b[\s.:]*([\d\s.-]{8,30}|[-–—…._\s]*)|((?:\d[\s.]?){16,18}))\)?\s*$"
)
_SCHOOL_BEHIND = (  # the surest first
    r"(.{3,}?)\s*\(([^()]{4,60})\)",
    r"(.{3,}?)\s*(?:\s[-–—/|]|\|)\s*([^()]{4,60})",
    r"(.{3,}?)\s*[,/]\s*([^(),]{4,60})",
)
_DASHES = frozenset("-–—")
_DURATION = (
    r"(?i)(?:(\d+)\s*(?:h|hr|hrs|hours?|jam|j)\b\.?)?\s*"
    r"(?:(\d+)\s*(?:m|min|mins|minutes?|mnt|menit)\b\.?)?\s*"
    r"(?:(\d+)\s*(?:s|sec|secs|seconds?|dtk|detik)\b\.?)?"
)
_DITTO = frozenset({'"', "''", "“", "”", "〃", ",,", "sda", "s.d.a", "s.d.a.", "Sda", "SDA", "idem", "Idem"})
_SEX = {
    **dict.fromkeys(("l", "lk", "laki-laki", "laki laki", "laki2", "pria", "male", "m"), "L"),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "female", "f"), "P"),
}
STATES = {
    **dict.fromkeys(word_set("h hadir v √ ✓ ✔ ✅ ☑ ya y 1 present datang"), "hadir"),
    **dict.fromkeys(("terlambat", "t", "telat"), "terlambat"),
    **dict.fromkeys(("i", "izin", "ijin"), "izin"),
    **dict.fromkeys(("s", "sakit"), "sakit"),
    **dict.fromkeys(("tugas", "dl", "dinas", "dinas luar", "tugas dinas", "tugas luar"), "tugas"),
    **dict.fromkeys(("wakil", "diwakili", "mewakili"), "wakil"),
    **dict.fromkeys(
        (
            "tidak",
            "tdk",
            "no",
            "a",
            "alpa",
            "alpha",
            "alfa",
            "tk",
            "tidak hadir",
            "absen",
            "tanpa keterangan",
            "tdk hadir",
            "absent",
            "✗",
            "✘",
            "❌",
        ),
        "alpa",
    ),
}
TICK_WORDS = frozenset(("h", "hadir", "i", "izin", "ijin", "s", "sakit", "a", "alpa", "alpha", "tk"))
FIELDS = (
    "row", "name", "name_key", "school", "position", "nip", "nuptk", "grade", "sex", "phone", "email", "state",
    "minutes", "note", "employment", "duty", "day_states",
)  # fmt: skip
"""Order in which the persons' columns travel from the worker; the same as in `ListedPerson`."""


class People:
    """Columns of one list, a person a place; `warnings` are (place, column code, sentence)."""

    __slots__ = ("columns", "different", "warnings")

    def __init__(self) -> None:
        self.columns: dict[str, list[object]] = {}
        self.warnings: list[tuple[int, str, str]] = []
        self.different = 0


def read_people(
    sheet: SheetData,
    body: Body,
    columns: dict[str, int],
    *,
    kind: str,
    nip_header: str = "",
    name_header: str = "",
    ticks: dict[int, str] | None = None,
) -> People:
    """Read the fields of the rows that `body` found.

    `nip_header`, `name_header` are plain header words; `ticks` are columns in which any mark means the given state.
    """
    rows = [sheet.rows[row] for row in body.rows]
    people = People()
    taken: dict[str, list[str]] = {}
    for code in ("position", "grade", "note", "email", "phone", "employment", "duty"):
        if code in columns:
            taken[code] = _texts(rows, columns[code])
    names = list(_names(rows, body, columns, kind))  # those of `body` stay as they stand in the cells
    nips, nuptks = _identifiers(rows, columns, people, nip_header)
    _read_inside_names(names, nips, nuptks, people, always="nip" in name_header.split())
    _read_second_lines(sheet, body, columns, nips, nuptks, taken)
    schools = _schools(rows, body, columns)
    if "school" not in columns and kind not in ("zoom", "teams", "meet", "dapodik"):
        schools = _read_schools_beside_names(names, schools)
    if kind in ("zoom", "teams", "meet") and not any(schools):
        schools = [school_shown(name) for name in body.names]
    _read_under_names(body, schools, taken)
    people.columns = {
        "row": [row + 1 for row in body.rows],
        "name": list(names),
        "name_key": [*name_keys(names)],
        "school": list(schools),
        "nip": list(nips),
        "nuptk": list(nuptks),
    }
    for code, texts in taken.items():
        people.columns[code] = list(texts)
    if "phone" in columns:
        people.columns["phone"] = [
            text if type(cell := row[columns["phone"]]) is str and text[:1] != "'" else _phone(cell, text)
            for row, text in zip(rows, taken["phone"], strict=True)
        ]
    if "sex" in columns:
        sexes = _texts(rows, columns["sex"])
        known = {text: _SEX.get(text.casefold().strip("."), "") for text in set(sexes)}
        people.columns["sex"] = [known[text] for text in sexes]
    if ticks:
        people.columns["state"] = [
            next((STATES[word] for column, word in ticks.items() if not is_blank(row[column])), None) for row in rows
        ]
    elif "state" in columns:
        people.columns["state"] = [STATES.get(text.casefold()) for text in _texts(rows, columns["state"])]
    if "minutes" in columns:
        people.columns["minutes"] = [_minutes(row[columns["minutes"]]) for row in rows]
    people.different = _different(people, kind)
    people.columns = {code: values for code, values in people.columns.items() if any(values)}
    return people


def _texts(rows: list[Row], column: int) -> list[str]:
    """One column as tidy text; a lone dash means nothing."""
    cells = [row[column] for row in rows]
    if all_plain(cells):
        return cells
    clean = {cell: tidy(cell_text(cell)) for cell in set(cells)}
    for cell, text in clean.items():
        if text in ("-", "–", "—", "--"):
            clean[cell] = ""
    return [clean[cell] for cell in cells]


def _names(rows: list[Row], body: Body, columns: dict[str, int], kind: str) -> list[str]:
    names = body.names
    if LAST_NAME in columns:
        names = [
            f"{name} {tidy(cell_text(row[columns[LAST_NAME]]))}".strip() for name, row in zip(names, rows, strict=True)
        ]
    if TITLES_BEFORE in columns:
        names = [
            f"{title} {name}".strip() for title, name in zip(_texts(rows, columns[TITLES_BEFORE]), names, strict=True)
        ]
    if TITLES_BEHIND in columns:
        behind = _texts(rows, columns[TITLES_BEHIND])
        names = [f"{name}, {title}" if title else name for name, title in zip(names, behind, strict=True)]
    if kind in ("zoom", "teams", "meet"):
        return [person_shown(name) or name for name in names]
    if any(name[-1:] in _DASHES for name in names):  # where the NIP below the name is missing
        names = [name.rstrip(" -–—") or name for name in names]
    return names


def _schools(rows: list[Row], body: Body, columns: dict[str, int]) -> list[str]:
    """The school cells; where there is none, the school of the heading above the row."""
    if "school" not in columns:
        return body.schools
    own = _texts(rows, columns["school"])
    if not _DITTO.isdisjoint(own):
        for place in range(1, len(own)):
            own[place] = own[place - 1] if own[place] in _DITTO else own[place]
    _repeat_within_groups(own, rows, columns)
    if not any(body.schools):
        return own
    return [text or heading for text, heading in zip(own, body.schools, strict=True)]


def _read_schools_beside_names(names: list[str], schools: list[str]) -> list[str]:
    """Move a school that stands behind the name in its cell, `Siti (SDN 1)`, to where it belongs."""
    if not any(
        "(" in name or "-" in name or "/" in name or "–" in name or "," in name or "|" in name for name in names
    ):
        return schools
    found = list(schools)
    for place, name in enumerate(names):
        for pattern in _SCHOOL_BEHIND:
            match = re.fullmatch(pattern, name)
            who, where = (match[1].strip(" ,"), match[2].strip()) if match else ("", "")
            if who and looks_like_school(where) and not looks_like_school(who):
                names[place], found[place] = who, where
                break
    return found


def _repeat_within_groups(schools: list[str], rows: list[Row], columns: dict[str, int]) -> None:
    """A school written, and numbered, only at the first of its people goes for the others too."""
    number = columns.get("number")
    if number is None or "" not in schools or not schools[0]:
        return
    if any(is_blank(row[number]) == bool(school) for row, school in zip(rows, schools, strict=True)):
        return
    for place in range(1, len(schools)):
        schools[place] = schools[place] or schools[place - 1]


def _identifiers(
    rows: list[Row], columns: dict[str, int], people: People, nip_header: str
) -> tuple[list[str], list[str]]:
    """NIP and NUPTK cleaned; a 16-digit number in a NIP column is moved or, when it may be a NIK, dropped."""
    nips = [""] * len(rows)
    nuptks = [""] * len(rows)
    if "nuptk" in columns:
        for place, row in enumerate(rows):
            cell = row[columns["nuptk"]]
            if is_blank(cell):
                continue
            nuptk = clean_identifier(cell_text(cell))
            if len(nuptk) == 18 and nuptk.isdigit():
                nips[place] = nuptk
                continue
            nuptks[place] = nuptk
            if type(cell) is float and nuptk.endswith("0") and len(nuptk) == 16:
                people.warnings.append((place, "nuptk", "NUPTK berakhiran 0: angka terakhir mungkin hilang oleh Excel"))
            elif warning := nuptk_warning(nuptk):
                people.warnings.append((place, "nuptk", warning))
    if "nip" not in columns:
        return nips, nuptks
    column = columns["nip"]
    for place, row in enumerate(rows):
        cell = row[column]
        if type(cell) is str and is_usual_nip(cell):
            nips[place] = cell
            continue
        nip = clean_identifier(cell_text(cell))
        if len(nip) == 16 and nip.isdigit():
            _sixteen_digits(place, nip, nip_header, nuptks, people)
            continue
        nips[place] = nip
        if warning := nip_warning(nip):
            people.warnings.append((place, "nip", warning))
    return nips, nuptks


def _sixteen_digits(place: int, number: str, nip_header: str, nuptks: list[str], people: People) -> None:
    words = nip_header.split()
    if "nuptk" in words and "nik" not in words:
        nuptks[place] = nuptks[place] or number
    elif "nik" in words or may_be_nik(number):
        people.warnings.append((place, "nip", "16 angka ini mungkin NIK, jadi tidak disimpan"))
    else:
        nuptks[place] = nuptks[place] or number
        people.warnings.append((place, "nip", "16 angka ini dibaca sebagai NUPTK"))


def may_be_nik(number: str) -> bool:
    """A NIK holds a province code, then from digit 7 a birth date DDMMYY, 40 added to a woman's day."""
    if len(number) != 16 or not number.isdigit():
        return False
    day, month = int(number[6:8]), int(number[8:10])
    return 11 <= int(number[:2]) <= 97 and 1 <= month <= 12 and (1 <= day <= 31 or 41 <= day <= 71)


def _read_inside_names(names: list[str], nips: list[str], nuptks: list[str], people: People, *, always: bool) -> None:
    """Move a NIP that stands in the name's own cell to where it belongs."""
    text = "".join(names).lower()  # looked at as one first: most lists have none
    if not always and text.isascii() and not any(sign in text for sign in (*"0123456789", "nip", "nuptk")):
        return
    for place, name in enumerate(names):
        if not (always or name[-2:].isdigit() or "nip" in (low := name.lower()) or "nuptk" in low):
            continue
        found = re.search(_NIP_INSIDE, name)
        if found is None or not name[: found.start()].strip(" -/,;("):
            continue
        number = clean_identifier((found[1] or found[2] or "").strip())
        if number and len(number) == 16:
            if not may_be_nik(number):
                nuptks[place] = nuptks[place] or number
        elif number:
            nips[place] = nips[place] or number
            if warning := nip_warning(number):
                people.warnings.append((place, "name", warning))
        if number or "nip" in found[0].lower():
            names[place] = name[: found.start()].rstrip(" -/;(")


def _read_second_lines(
    sheet: SheetData,
    body: Body,
    columns: dict[str, int],
    nips: list[str],
    nuptks: list[str],
    taken: dict[str, list[str]],
) -> None:
    """A person on two rows: what the first leaves blank comes from the second."""
    places = {row: place for place, row in enumerate(body.rows)}
    for first, lines in body.second_lines.items():
        place = places.get(first)
        if place is None:
            continue
        for line in lines:
            row = sheet.rows[line]
            for column in {columns["name"], columns.get("nip", columns["name"])}:
                text = tidy(cell_text(row[column]))
                number = "".join(filter(str.isdigit, text)) if is_nip_line(text) else ""
                if not nips[place] and len(number) in (9, 18):
                    nips[place] = number
                elif "nuptk" in text.casefold() and len(number) == 16:
                    nuptks[place] = nuptks[place] or number
            for code, texts in taken.items():
                text = tidy(cell_text(row[columns[code]]))
                if not texts[place] and text not in ("", "-"):
                    texts[place] = text


def _read_under_names(body: Body, schools: list[str], taken: dict[str, list[str]]) -> None:
    """Positions and schools that stand below the name in its own cell, where they have no column."""
    for place, row in enumerate(body.rows if body.under_names else ()):
        text = body.under_names.get(row, "")
        if look(text) == "school":
            schools[place] = schools[place] or text
        elif text and look(text) != "status":
            positions = taken.setdefault("position", [""] * len(schools))
            positions[place] = positions[place] or text


def _phone(cell: Cell, text: str) -> str:
    """Text of a phone cell; a number cell has lost its leading zero."""
    if isinstance(cell, (int, float)) and text.startswith("8") and 9 <= len(text) <= 13:
        return "0" + text
    return text.lstrip("'")


def _minutes(cell: Cell) -> int | None:
    """Duration in minutes, of `73`, `1:13:42`, `1h 13m 42s` or `1 jam 13 menit`."""
    text = cell_text(cell).strip()
    if not text:
        return None
    if text.replace(".", "", 1).replace(",", "", 1).isdigit():
        return round(float(text.replace(",", ".")))
    clock = text.split(":")
    if len(clock) in (2, 3) and all(part.strip().isdigit() for part in clock):
        hours, minutes, seconds = ([0] * (3 - len(clock)) if len(clock) < 3 else []) + [int(part) for part in clock]
        return round(hours * 60 + minutes + seconds / 60)
    found = re.fullmatch(_DURATION, text)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return round(hours * 60 + minutes + seconds / 60)


def _different(people: People, kind: str) -> int:
    """How many different persons: repeats and rejoins count once, namesakes of two schools or two NIPs do not."""
    keys = [
        str(key) if " " in str(key) else f"{hajj_before_one_word(str(name), str(key))} {key}"
        for name, key in zip(people.columns["name"], people.columns["name_key"], strict=True)
    ]
    nips = people.columns["nip"]
    online = kind in ("zoom", "teams", "meet")
    places = people.columns.get("email", [""] * len(keys)) if online else people.columns["school"]
    if not any(places) and not any(nips):
        return len(set(keys))
    whole = [nip for nip in nips if nip]
    if not online and len(set(keys)) == len(keys) and len(set(whole)) == len(whole):
        return len(keys)
    if online:
        identities = OnlineIdentities()
        return len({identities.of(str(key), str(place)) for key, place in zip(keys, places, strict=True)})
    seen: dict[tuple[object, str], set[str]] = {}
    seen_names: set[object] = set()
    nip_owner: dict[str, str] = {}
    count = 0
    for key, place, nip in zip(keys, places, nips, strict=True):
        where = school_key(str(place)) if place else ""
        whole_nip = nip if isinstance(nip, str) and len(nip) == 18 and not nip.endswith("000") else ""
        if whole_nip in nip_owner and not set(str(key).split()).isdisjoint(nip_owner[whole_nip].split()):
            known = True
        else:
            others = seen.get((key, where))
            if others is None and key in seen_names and (not where or (key, "") in seen):
                others = seen.get((key, ""), set())
            known = others is not None and not (whole_nip and others and "" not in others and whole_nip not in others)
            seen.setdefault((key, where), set()).add(whole_nip)
        seen_names.add(key)
        if whole_nip:
            nip_owner.setdefault(whole_nip, str(key))
        count += not known
    return count


def is_school_title(text: str) -> bool:
    """True for a line that is a school's name and nothing else."""
    return looks_like_school(text) and len(text) <= 60
