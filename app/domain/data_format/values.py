"""One value of the data file: from what JSON or TOML gives to what a record keeps, and back."""

import math
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, cast

from app.domain.data_format.model import Key, Kind
from app.domain.dates import day_name, format_date
from app.domain.identifiers import clean_identifier
from app.domain.records import RoleWord
from app.domain.terms import Role
from app.domain.typed_values import read_date, read_time, wrong_day_name

FIRST_YEAR, LAST_YEAR = 1945, 2199
_LONGEST_TEXT = 100_000
_ALLOWED_CONTROLS = "\t\n\r"


class Unreadable(ValueError):
    """The value does not fit; the message is an Indonesian sentence without its path."""


def read_value(key: Key, raw: object) -> Any:
    """The value that a record keeps; None and an empty text empty what can be empty. Raises `Unreadable`."""
    match key.kind:
        case Kind.TEXT:
            return _choice(key, _text(raw))
        case Kind.IDENTIFIER:
            return clean_identifier(_identifier(raw))
        case Kind.LINES:
            return raw if isinstance(raw, str) and _text(raw) else "\n".join(_text(one) for one in _list(raw))
        case Kind.WHOLE:
            return _number(key, raw, whole=True)
        case Kind.NUMBER:
            return _number(key, raw, whole=False)
        case Kind.YES_NO:
            return _yes_no(raw)
        case Kind.DATE:
            return None if _is_empty(raw) else _date(raw)
        case Kind.DATES:
            return tuple(_date(one) for one in _list(raw))
        case Kind.TIME:
            return None if _is_empty(raw) else _time(raw)
        case Kind.MOMENT:
            return None if _is_empty(raw) else _moment(raw)
        case Kind.TERM:
            return _term(key, _text(raw))
        case Kind.TERMS:
            given = [_term(key, _text(one)) for one in _list(raw)]
            return tuple(one for one in key.term or () if one in given)
        case Kind.ROLE_WORDS:
            return _role_words(raw)
        case Kind.REFERENCE:
            return raw.isoformat() if isinstance(raw, date) and not isinstance(raw, datetime) else _text(raw)


def _choice(key: Key, text: str) -> str:
    if key.choices and text not in key.choices:
        raise Unreadable(f"“{shown(text)}” tidak dikenal. Pilihannya: {_listed(key.choices)}")
    return text


def day_name_warning(raw: object) -> str:
    """A sentence when a typed date carries the name of another day; the date itself is what counts."""
    if not isinstance(raw, str) or (day := read_date(raw)) is None:
        return ""
    if named := wrong_day_name(raw, day):
        return f"tertulis hari {named}, padahal {format_date(day)} hari {day_name(day)}. Tanggalnya dipakai"
    return ""


def write_value(key: Key, value: Any) -> Any:
    """What stands in the file for a kept value; None when there is nothing to write."""
    match key.kind:
        case Kind.LINES:
            return value.split("\n") if value else []
        case Kind.TERM:
            return value.code
        case Kind.TERMS:
            return [one.code for one in value]
        case Kind.DATES:
            return list(value)
        case Kind.ROLE_WORDS:
            return {one.role.code: one.word for one in value}
        case Kind.TIME:
            return None if value is None else value.isoformat("minutes")
        case _:
            return value


def shown(text: str) -> str:
    """A text as a message quotes it: on one line, and not endless."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:57]}…"


def type_name(raw: object) -> str:
    """What a value is, in the reader's words."""
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "ya/tidak (true/false)"),
        ((int, float), "angka"),
        (str, "teks"),
        ((datetime, date, time), "tanggal atau jam"),
        (dict, "tabel"),
        (list, "daftar"),
    )
    return next((name for kind, name in names if isinstance(raw, kind)), "kosong (null)")


def _is_empty(raw: object) -> bool:
    return raw is None or raw == ""


def _text(raw: object) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise Unreadable(f"harus teks, bukan {type_name(raw)}. Tulis di antara tanda petik")
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in raw):
        raise Unreadable("berisi setengah huruf yang tidak dapat disimpan. Ketik ulang teksnya")
    if not raw.isprintable() and any(letter < " " and letter not in _ALLOWED_CONTROLS for letter in raw):
        raise Unreadable("berisi karakter kendali yang tidak terlihat. Ketik ulang teksnya")
    if len(raw) > _LONGEST_TEXT:
        raise Unreadable(f"terlalu panjang: {len(raw)} huruf, paling banyak {_LONGEST_TEXT}")
    return raw


def _identifier(raw: object) -> str:
    if isinstance(raw, int) and not isinstance(raw, bool):
        raise Unreadable(f'nomor ini harus teks. Tulis di antara tanda petik: "{raw}"')
    return _text(raw)


def _list(raw: object) -> list[object]:
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise Unreadable(f"harus daftar […], bukan {type_name(raw)}")
    return cast("list[object]", raw)


def _number(key: Key, raw: object, *, whole: bool) -> int | float | None:
    if _is_empty(raw):
        return None
    if isinstance(raw, bool) or not isinstance(raw, int | float) or (whole and not float(raw).is_integer()):
        raise Unreadable(f"harus {'angka bulat' if whole else 'angka'}, bukan {type_name(raw)} {shown(str(raw))}")
    if not math.isfinite(raw) or not key.least <= raw <= key.most:
        raise Unreadable(f"{shown(str(raw))} di luar batas {key.least} sampai {key.most}")
    return int(raw) if whole else float(raw)


def _yes_no(raw: object) -> bool | None:
    if _is_empty(raw):
        return None
    if not isinstance(raw, bool):
        raise Unreadable(f"harus true (ya) atau false (tidak), bukan {type_name(raw)}")
    return raw


def _date(raw: object) -> date:
    if isinstance(raw, datetime):
        raise Unreadable("harus tanggal saja, tanpa jam")
    found = raw
    if isinstance(raw, str):
        found = read_date(raw)
        if found is None:
            try:
                found = date.fromisoformat(raw.strip())
            except ValueError:
                raise Unreadable(f"“{shown(raw)}” bukan tanggal yang ada. Tulis misalnya 2019-07-27") from None
    if not isinstance(found, date):
        raise Unreadable(f"harus tanggal, bukan {type_name(raw)}. Tulis misalnya 2019-07-27")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Unreadable(f"tahun {found.year} tidak mungkin. Periksa tanggalnya")
    return found


def _time(raw: object) -> time:
    found = raw
    if isinstance(raw, str):
        pieces = raw.strip().split(":")
        found = read_time(":".join(pieces[:2]) if len(pieces) == 3 and pieces[2] == "00" else raw)
        if found is None:
            raise Unreadable(f'“{shown(raw)}” bukan jam yang ada. Tulis misalnya "08:00"')
    if not isinstance(found, time):
        raise Unreadable(f'harus jam, bukan {type_name(raw)}. Tulis misalnya "08:00"')
    return found.replace(second=0, microsecond=0)


def _moment(raw: object) -> datetime:
    found = raw
    if isinstance(raw, str):
        try:
            found = datetime.fromisoformat(raw.strip())
        except ValueError:
            raise Unreadable(f"“{shown(raw)}” bukan waktu yang ada. Tulis misalnya 2019-07-27T08:00:00") from None
    elif isinstance(raw, date) and not isinstance(raw, datetime):
        found = datetime.combine(raw, time())
    if not isinstance(found, datetime):
        raise Unreadable(f"harus tanggal dan jam, bukan {type_name(raw)}. Tulis misalnya 2019-07-27T08:00:00")
    if found.tzinfo is not None:
        raise Unreadable("waktu ditulis tanpa zona, menurut jam sekolah. Hapus bagian +07:00 atau Z")
    _date(found.date())
    return found.replace(microsecond=0)


def _term(key: Key, text: str) -> Any:
    for term in key.term or ():
        if term.code.casefold() == text.strip().casefold():
            return term
    codes = [term.code for term in key.term or ()]
    raise Unreadable(f"“{shown(text)}” tidak dikenal. Pilihannya: {_listed(codes)}")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(word or "(kosong)" for word in words)


def _role_words(raw: object) -> tuple[RoleWord, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, dict):
        raise Unreadable(f'harus tabel, misalnya {{ peserta = "guru sasaran" }}, bukan {type_name(raw)}')
    pairs = cast("dict[str, object]", raw)
    words: list[RoleWord] = []
    roles = Key(name="", column="", kind=Kind.TERM, term=Role)
    for code, word in pairs.items():
        role = cast("Role", _term(roles, code))
        text = _text(word)
        if "\n" in text or not text.strip():
            raise Unreadable(f"sebutan untuk “{role.code}” harus satu baris dan tidak kosong")
        words.append(RoleWord(role=role, word=text))
    return tuple(words)
