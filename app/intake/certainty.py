"""How sure it is that a list was read as it was meant, 0 to 1. Runs in the worker only.

What speaks for a list adds up; a sign that somebody may have been missed or put in wrongly caps it below the mark (0.9)
above which nothing wrong may be.
"""

from itertools import pairwise

from app.intake.cells import cell_text, tidy
from app.intake.columns import Profile, bare_name
from app.intake.header_rows import Header
from app.intake.judging import Body
from app.intake.looks import name_likeness
from app.intake.no_list import holds_grades, lists_schools
from app.intake.sheets import SheetData

_FIELDS = ("nip", "nuptk", "school", "position", "signature", "email", "phone", "minutes")
_SAMPLE = 200
_NUMBERED = 1_000  # rows whose running number is looked at
_DOUBTFUL, _POOR, _SCHOOLS = 0.85, 0.7, 0.6
_BELOW = 60  # rows below a list that are looked at for people left out
_MADE_BY_PROGRAMS = ("zoom", "teams", "meet", "forms", "dapodik")
_WITHOUT_RIVALS = ("zoom", "teams", "meet", "dapodik")  # their name columns are known


def certainty_of(
    sheet: SheetData,
    header: Header | None,
    body: Body,
    columns: dict[str, int],
    kind: str,
    looks: list[Profile],
    names: list[object],
) -> float:
    """Certainty of one list; `kind` as in `ListKind`, `names` as they were read."""
    profile = looks[columns["name"]]
    extras = 0.04 * min(sum(code in columns for code in _FIELDS), 4) + (0.06 if body.table_numbered else 0.0)
    if header is None:
        return round(min(0.35 + 0.3 * profile.name_share + extras, 0.8), 2)
    strength = header.meanings[columns["name"]][1]
    rivals = kind not in _WITHOUT_RIVALS and _names_beside(header, columns, looks)
    if kind in _MADE_BY_PROGRAMS:
        return round(min(0.8 + 0.1 * strength + 0.09 * profile.name_share, _DOUBTFUL if rivals else 0.99), 2)
    sum_of_all = 0.3 + 0.3 * strength + 0.22 * profile.name_share + extras
    return round(min(sum_of_all, _cap(sheet, header, body, columns, looks, names), 0.99), 2)


def _cap(
    sheet: SheetData, header: Header, body: Body, columns: dict[str, int], looks: list[Profile], names: list[object]
) -> float:
    cap = 1.0
    step = max(1, len(names) // _SAMPLE)
    sample = names[::step]
    odd = sum(name_likeness(bare_name(str(name))) < 0.3 for name in sample)
    if odd > 0.1 * len(sample):
        cap = _POOR if odd > 0.3 * len(sample) else _DOUBTFUL
    if body.table_numbered and _numbers_jump(sheet, body, columns["number"]):
        cap = min(cap, _DOUBTFUL)
    if body.table_numbered and not all(body.numbered):
        cap = min(cap, _DOUBTFUL)
    if holds_grades(header.words):
        cap = min(cap, _POOR)
    if lists_schools(header.words, columns):
        cap = _SCHOOLS
    if _names_beside(header, columns, looks):
        cap = min(cap, _DOUBTFUL)
    own, taken = looks[columns["name"]], set(columns.values())
    if any(
        place not in taken and one.filled >= 0.8 * own.filled and one.name_share > max(own.name_share + 0.2, 0.7)
        for place, one in enumerate(looks)
    ):
        cap = min(cap, _POOR)
    if _people_below(sheet, body, columns):
        cap = min(cap, _DOUBTFUL)
    return cap


def _names_beside(header: Header, columns: dict[str, int], looks: list[Profile]) -> bool:
    """True when another column holds people's names too: which ones are meant, the user must look."""
    own, words = looks[columns["name"]], header.words
    taken = set(columns.values())
    for place, (meaning, strength) in enumerate(header.meanings):
        one = looks[place]
        if place in taken or words[place] == words[columns["name"]] or one.filled < 0.3 * own.filled:
            continue
        told = meaning == "name" and strength >= 0.5 and one.name_share >= 0.45
        if told or (meaning == "" and one.name_share >= 0.75 and not one.repeats):
            return True
    return False


def _numbers_jump(sheet: SheetData, body: Body, column: int) -> bool:
    """True when the running numbers leave more out than a page or a blank row explains."""
    texts = [cell_text(sheet.rows[row][column]).strip(" .)(") for row in body.rows[:_NUMBERED]]
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < 7]
    jumps = sum(b - a not in (1, 0) and b != 1 for a, b in pairwise(numbers))
    return jumps > 1 and jumps > 0.1 * len(numbers)


def _people_below(sheet: SheetData, body: Body, columns: dict[str, int]) -> bool:
    """True when rows below the end look just like the list: a number, and a name."""
    number = columns.get("number")
    if number is None:
        return False
    found = 0
    for row in sheet.rows[body.end : body.end + _BELOW]:
        text = cell_text(row[number]).strip(" .)(")
        name = tidy(cell_text(row[columns["name"]]))
        if text.isdigit() and name_likeness(bare_name(name)) >= 0.5:
            found += text != "1"
        elif text == "1":
            return False  # another list
    return found >= 1
