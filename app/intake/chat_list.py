"""A list of names as people send it in a chat: numbered or bulleted lines, schools as headings, marks for who came.

Runs in the worker only. A copied list and a saved one are read here alike.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from app.intake.cells import Row
from app.intake.columns import bare_name
from app.intake.looks import look, looks_like_school, name_likeness, school_within

_SENDER = re.compile(
    r"\[?\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?,?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?\s*(?:-\s*)?[^:]{1,60}:\s*"
)
_NUMBERED = re.compile(r"(\d{1,4})\s*(?:[.):]|-(?=\s)|\s(?=[^\W\d]))\s*([^\W\d].*)")
_BULLETED = re.compile(r"(?:[-•·●▪◦‣➢➤►]\s*|\*\s+)(?=[^\W\d_]{2})(.*)")
_BARE_NUMBER = re.compile(r"\d{1,4}\s?[.)]?\s*[.…_-]*")
_KEYCAP = re.compile("(\\d)\ufe0f?\u20e3")
_CAME = re.compile("[✅✔☑✓√👍🙋]")
_AWAY = re.compile("[❌✖✗✘❎🚫]")
_BOLD = re.compile(r"\*(?=\S)|(?<=\S)\*")
_ICONS = re.compile("[\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff\u2728\u2764\u2b50\ufe0f\u200d]")
_ADDRESS = re.compile(r"(?i)(?:bapak|bpk|bp|pak|ibu|bu)\b\.?\s+(?=[^\W\d_])")
_BESIDE_NAME = re.compile(
    r"\s+[-–—/|:=]+\s*|\s*[–—|_]\s*|\s*[()\[\]]\s*|\t+"
    r"|\s*[-,/]\s*(?=(?:UPT\w*\s)?(?:SD|SMP|SMA|SMK|SLB|MI|MTs|MA|TK|PAUD|KB)(?:N|IT)?\b)"
)
_STATE_BEHIND = re.compile(r"(?i)\s+(izin|ijin|sakit|terlambat|telat|(?:tidak|tdk|belum|blm) hadir)$")
_AWAY_HEADING = re.compile(r"\b(?:belum|tidak|tdk|blm)(?:\s+(?:bisa\s+)?(?:hadir|datang))?\b")
_CAME_HEADING = re.compile(r"\b(?:hadir|datang)\b")
_TITLE = re.compile(r"(?i)\b(?:daftar|list|absen\w*|presensi|peserta|rapat|hadir|tempat|acara|kegiatan|undangan)\b")
_CAME_WORD, _AWAY_WORD = "Hadir", "Alpa"
_STATES = {
    **dict.fromkeys(("hadir", "h", "datang", "ya", "ok", "siap"), _CAME_WORD),
    **dict.fromkeys(("izin", "ijin", "i"), "Izin"),
    **dict.fromkeys(("sakit", "s"), "Sakit"),
    **dict.fromkeys(("terlambat", "telat"), "Terlambat"),
    **dict.fromkeys(("tugas", "dinas luar", "dl"), "Tugas"),
    **dict.fromkeys(("tidak hadir", "tdk hadir", "belum hadir", "blm hadir"), _AWAY_WORD),
    **dict.fromkeys(("absen", "alpa", "a", "tidak", "belum"), _AWAY_WORD),
}
_COLUMNS = ("number", "name", "school", "position", "status", "phone", "nip", "nuptk", "grade", "sex", "email", "rest")
_FEWEST = 2


class _Line(NamedTuple):
    """A line without its sender, pictures and marks; `number` and `said` are those of an item."""

    text: str
    number: str
    said: str
    mark: str

    @property
    def is_item(self) -> bool:
        return bool(self.said)


def chat_rows(text: str, *, regular: bool) -> list[Row]:
    """The cells of the list, each line in the row where it stands; empty when the text is no list of this kind.

    Lines before the first and after the last item are headings and greetings, however many they are. `regular` says
    that a separator cuts the text too: then most lines must say something beside the name that this reading finds.
    """
    lines = [_line(line) for line in text.splitlines()]
    if not regular and sum(line.is_item for line in lines) < _FEWEST:
        lines = _unnumbered(lines)
    if not _is_list(lines):
        return []
    items = _items(lines)
    people = [item for item in items if item]
    if len(people) < _FEWEST:
        return []
    if regular:
        beside = sum(len(item.keys() - {"number", "name"}) > 0 for item in people)
        if beside < 0.6 * len(people) or any(c.isdigit() for item in people for c in item["name"]):
            return []
    _drop_addresses(people)
    kept = [code for code in (*_COLUMNS, "state") if any(item.get(code) for item in people)]
    return [
        [item.get(code, "") for code in kept] if item else [line.text] for line, item in zip(lines, items, strict=True)
    ]


def _drop_addresses(people: list[dict[str, str]]) -> None:
    """In a chat `Pak` and `Bu` address a person and are no part of the name.

    They stay in a bare list of first names, of which nothing else tells that these words are people.
    """
    names = [item["name"][match.end() if (match := _ADDRESS.match(item["name"])) else 0 :] for item in people]
    told = any(item.keys() - {"number", "name"} for item in people)
    if told or sum(" " in name for name in names) >= 0.5 * len(names):
        for item, name in zip(people, names, strict=True):
            item["name"] = name


def _line(raw: str) -> _Line:
    text = _BOLD.sub("", _KEYCAP.sub(r"\1. ", raw.strip()))
    text = _SENDER.sub("", text, count=1) if _SENDER.match(text) else text
    mark = _AWAY_WORD if _AWAY.search(text) else _CAME_WORD if _CAME.search(text) else ""
    text = _ICONS.sub("", _CAME.sub(" ", _AWAY.sub(" ", text))).strip().strip("_~ ")
    if numbered := _NUMBERED.fullmatch(text):
        return _Line(text, numbered[1], numbered[2], mark)
    bulleted = _BULLETED.fullmatch(text)
    return _Line(text, "", bulleted[1] if bulleted else "", mark)


def _unnumbered(lines: list[_Line]) -> list[_Line]:
    """Names on lines of their own are items where some of the lines are ticked."""
    if not any(line.mark for line in lines):
        return lines
    return [line._replace(said=line.text) if _is_name(line.text) else line for line in lines]


def _is_name(text: str) -> bool:
    return name_likeness(bare_name(_BESIDE_NAME.split(text)[0])) >= 0.5


def _is_list(lines: list[_Line]) -> bool:
    """True when items prevail between the first and the last one, and their numbers rise or begin anew."""
    places = [place for place, line in enumerate(lines) if line.is_item]
    if len(places) < _FEWEST:
        return False
    inside = [line.text for line in lines[places[0] : places[-1] + 1]]
    counted = sum(bool(text) and not _BARE_NUMBER.fullmatch(text) and not looks_like_school(text) for text in inside)
    numbers = [int(line.number) for line in lines if line.number]
    falling = sum(after <= before and after != 1 for before, after in pairwise(numbers))
    return len(places) >= 0.5 * counted and falling <= 0.2 * len(numbers)


def _items(lines: list[_Line]) -> list[dict[str, str]]:
    """What each line says of a person, by column; empty for a line about nobody."""
    found: list[dict[str, str]] = []
    school = ""
    for place, (line, state) in enumerate(zip(lines, _states_of_headings(lines), strict=True)):
        item: dict[str, str] = {}
        if line.is_item:
            item = _read(line.number, line.said)
            if not item:
                school = line.said.strip(" :.-") if looks_like_school(line.said) else school
        elif line.mark and _is_name(line.text):
            item = _read("", line.text)
        elif _is_heading(line.text, above_item=any(below.is_item for below in lines[place + 1 : place + 2])):
            school = line.text.strip(" :.-")
        if item:
            item["school"] = item.get("school") or school
            item["state"] = item.get("state") or line.mark or state
        found.append({code: text for code, text in item.items() if text})
    return found


def _is_heading(text: str, *, above_item: bool) -> bool:
    """True for the school or office that the people below come from."""
    title = " ".join(text.strip(" :.-").split())
    if not title or _TITLE.search(title):
        return False
    return school_within(title) == title or (above_item and looks_like_school(title))


def _states_of_headings(lines: list[_Line]) -> list[str]:
    """`Yang sudah hadir:` and `Yang belum:` as the state of the lines below, where there are both."""
    states: list[str] = []
    state = ""
    for line in lines:
        low = line.text.casefold()
        if not line.is_item and len(low) < 40:
            came = _CAME_WORD if _CAME_HEADING.search(low) else state
            state = _AWAY_WORD if _AWAY_HEADING.search(low) else came
        states.append(state)
    return states if {_CAME_WORD, _AWAY_WORD} <= set(states) else [""] * len(lines)


def _read(number: str, said: str) -> dict[str, str]:
    """`Name - School (izin)` by column; empty for a school."""
    first, *others = _BESIDE_NAME.split(said)
    name = first.strip(" ,;:-_")
    item = {"number": number}
    if behind := _STATE_BEHIND.search(name):
        item["state"] = _STATES[behind[1].casefold().replace("tdk", "tidak").replace("blm", "belum")]
        name = name[: behind.start()].rstrip(" ,;:-")
    if not name or (looks_like_school(name) and name_likeness(name) < 0.5):
        return {}
    item["name"] = name
    for part in filter(None, (other.strip(" ()[].,;:-–—_") for other in others)):
        state = _STATES.get(part.casefold())
        if state:
            item["state"] = state
            continue
        seen = look(part)
        code = seen if seen in _COLUMNS and seen not in ("number", "name") else "school"
        item.setdefault(code if code not in item else "rest", part)
    return item
