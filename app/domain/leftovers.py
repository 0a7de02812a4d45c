"""Words that look left over from another letter: blanks, names of other districts, a day that does not fit its date."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.dates import DAY_NAMES, MONTH_NAMES, day_name, format_date
from app.domain.places import PROVINCE, Place, Places, spelling_key
from app.domain.records import Meeting, ModelSchool, Partner

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)  # links and mail may hold any mark
_HINTS = (
    "nama|isi|diisi|tanggal|tgl|hari|waktu|pukul|jam|tempat|nomor|no|sekolah|kegiatan|acara|jabatan|nip|pangkat|alamat"
    "|sebutkan|tuliskan|tulis|lengkapi|contoh|bulan|tahun|perihal|hal|judul|kabupaten|kota|kecamatan"
)
_BLANK = re.compile(
    r"(?:\.[ \t]?){3,}|…+|_{3,}|(?<!\w)_{2}(?!\w)|(?<!\w)x{3,}(?!\w)|\?{2,}|(?<=\d)/[ \t]{2,}/|/[ \t]{2,}/(?=\w)",
    re.IGNORECASE,
)
_HINT = re.compile(
    rf"\[[^\[\]\n]{{0,60}}\]|\{{[^{{}}\n]{{0,60}}\}}|<[^<>\n]{{1,40}}>|«[^«»\n]{{1,40}}»"
    rf"|\((?:{_HINTS})(?:\s+(?:lengkap|sekolah|kegiatan|acara|surat|jelas|terang|di\s?sini|pelaksanaan|penerima))?\)"
    r"|\bcoret yang tidak perlu\b|\b(?:dd|hh|tt)[/-](?:mm|bb)[/-](?:yyyy|tttt)\b|\blorem ipsum\b",
    re.IGNORECASE,
)
_DAY = r"Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad"
_MONTH = "|".join(MONTH_NAMES)
_BETWEEN = r"\s*(?:–|-|/|,|&|dan|s\.?d\.?|sampai(?:\s+dengan)?)\s*"
_DATED = re.compile(
    rf"\b(?P<day>{_DAY})(?:{_BETWEEN}(?P<last_day>{_DAY}))?\b[\s,(]*(?:tanggal\s+|tgl\.?\s+)?"
    rf"(?:(?P<number>\d{{1,2}})(?:{_BETWEEN}(?P<last_number>\d{{1,2}}))?\s+(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?"
    r"|(?P<number2>\d{1,2})(?P<sign>[/.-])(?P<month2>\d{1,2})(?P=sign)(?P<year2>\d{4}))\b",
    re.IGNORECASE,
)


class Remark(NamedTuple):
    """One doubtful spot: the field's label, the words as they stand there, and a sentence for the user."""

    field: str
    words: str
    sentence: str


def leftovers(
    text_fields: Mapping[str, str],
    school: ModelSchool,
    partners: Sequence[Partner],
    meeting: Meeting | None,
    places: Places,
) -> tuple[Remark, ...]:
    """What to look at before a letter goes out, in the order of the fields; never a reason to stop.

    `text_fields` maps the label that the user sees to what was typed. The day of a date without a year is judged by the
    year of `meeting`; places that the school, its partners or the meeting name themselves are at home.
    """
    home = _home(school, partners, meeting, places)
    first = meeting.first_date if meeting is not None else None
    remarks: dict[Remark, None] = {}  # the same words twice in a field are one remark
    for field, typed in text_fields.items():
        text = _ADDRESS.sub(" ", typed)
        for words, sentence in (*_blanks(text), *_foreign(text, home, places), *_wrong_days(text, first)):
            remarks[Remark(field, words, sentence)] = None
    return tuple(remarks)


def _blanks(text: str) -> Iterator[tuple[str, str]]:
    for found in _BLANK.finditer(text):
        words = found[0].strip()
        yield words, f"Ada isian yang masih kosong: “{words}”. Lengkapi, atau hapus bila tidak diperlukan."
    for found in _HINT.finditer(text):
        yield found[0], f"“{found[0]}” tampak seperti petunjuk isian. Ganti dengan isinya, atau hapus."


def _home(
    school: ModelSchool, partners: Sequence[Partner], meeting: Meeting | None, places: Places
) -> frozenset[Place]:
    """The places that a letter may name; empty when nobody has said where the school lies."""
    seats = [school.regency, school.province, school.government, *(partner.regency for partner in partners)]
    home = set(_named(seats, places))
    if not home:
        return frozenset()
    for province in {place.province for place in home}:
        home.update(one for one in places.by_spelling[spelling_key(province)] if one.kind == PROVINCE)
    others = [school.name, school.office, school.address, school.district]
    others += [text for partner in partners for text in (partner.name, partner.address, partner.district)]
    if meeting is not None:
        others += [meeting.place, meeting.organiser]
    return frozenset(home.union(_named(others, places)))


def _named(texts: Iterable[str], places: Places) -> Iterator[Place]:
    for text in texts:
        for named in places.named_in(text.title() if text.islower() else text, ambiguous_alone=True):
            yield from named.candidates


def _foreign(text: str, home: frozenset[Place], places: Places) -> Iterator[tuple[str, str]]:
    if not home:
        return
    for named in places.named_in(text):
        if home.isdisjoint(named.candidates):
            words = " ".join(named.words.split())
            yield words, f"“{words}” bukan daerah sekolah sendiri atau sekolah imbas. Periksa, mungkin sisa surat lain."


def _wrong_days(text: str, meeting_date: date | None) -> Iterator[tuple[str, str]]:
    for found in _DATED.finditer(text):
        words = " ".join(found[0].split())
        year = found["year"] or found["year2"] or (str(meeting_date.year) if meeting_date is not None else "")
        if not year:
            continue
        if found["month2"]:
            month = int(found["month2"])
        else:
            month = 1 + [name.casefold() for name in MONTH_NAMES].index(found["month"].casefold())
        pairs = [(found["day"], found["number"] or found["number2"])]
        if found["last_day"] and found["last_number"]:
            pairs.append((found["last_day"], found["last_number"]))
        for typed_day, number in pairs:
            try:
                day = date(int(year), month, int(number))
            except ValueError:
                named = f" {MONTH_NAMES[month - 1]} " if 1 <= month <= 12 else f"/{month}/"
                yield words, f"Tanggal {int(number)}{named}{year} tidak ada di kalender. Periksa tanggalnya."
                continue
            if _weekday(typed_day) != day_name(day):
                yield (
                    words,
                    f"{format_date(day)} adalah hari {day_name(day)}, bukan {typed_day}. Periksa hari atau tanggalnya.",
                )


def _weekday(typed: str) -> str:
    plain = typed.replace("'", "").replace("’", "").capitalize()
    return DAY_NAMES[6] if plain == "Ahad" else plain
