"""Whether rows make sense once a data file is laid over them: by themselves, and beside one another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.data_format.model import Item, Remark
from app.domain.data_format.values import shown
from app.domain.dates import format_date
from app.domain.names import school_key
from app.domain.terms import Affiliation
from app.services.data_merge.identity import ONLY_ONE, contradict, fold, identities

Row = Mapping[str, Any]


@dataclass(slots=True)
class Found:
    """What a table's rows give rise to."""

    faults: list[Remark] = field(default_factory=list[Remark])
    warnings: list[Remark] = field(default_factory=list[Remark])


_PERIODS = {
    "signatory": (("from_date", "until_date"),),
    "partner": (("active_from", "active_until"),),
}
_CLOCKS = (("start", "end"), ("actual_start", "actual_end"))


def faults_of_row(table: str, row: Row) -> Iterator[tuple[str, str]]:
    """Column and sentence of what one row cannot be."""
    for first, last in _PERIODS.get(table, ()):
        if row[first] and row[last] and row[last] < row[first]:
            yield last, f"{format_date(row[last])} lebih awal daripada mulainya, {format_date(row[first])}"
    if table == "meeting_day":
        for start, end in _CLOCKS:
            if row[start] and row[end] and row[end] <= row[start]:
                yield end, f"{row[end]:%H.%M} tidak sesudah mulainya, {row[start]:%H.%M}"
    elif table == "document":
        if not row["sha256"] and not row["link"]:
            yield "original_name", "dokumen ini belum punya isi. Tulis “berkas” atau “tautan”"
        if row["link"] and not row["link"].lower().startswith(("http://", "https://")):
            yield "link", "tautan harus diawali https:// atau http://"
    elif table == "person" and row["affiliation"] is Affiliation.PARTNER and row["partner_id"] is None:
        yield "partner_id", "orang dari sekolah imbas harus menyebut sekolahnya"
    elif table == "not_same" and row["first_id"] == row["second_id"]:
        yield "second_id", "menunjuk orang yang sama dengan yang pertama"


def faults_of_table(table: str, rows: Mapping[int, Row], named: Mapping[int, Item]) -> Found:
    """What the rows that the file names (id to item) are beside all rows of their table."""
    found = Found()
    if table in ONLY_ONE and table != "model_school":
        _tell_twins(table, rows, named, found)
    elif table == "partner":
        _tell_partners_apart(rows, named, found)
    elif table == "person":
        _tell_namesakes(rows, named, found)
    return found


def _tell_twins(table: str, rows: Mapping[int, Row], named: Mapping[int, Item], found: Found) -> None:
    first: dict[Any, int] = {}
    for number in sorted(rows, key=lambda number: number in named):
        for identity in identities(table, rows[number]):
            other = first.setdefault(identity, number)
            if other != number and number in named:
                where = named[other].path if other in named else "catatan lain"
                found.faults.append(Remark(named[number].path, f"sama dengan {where}. Hapus salah satunya."))


def _tell_partners_apart(rows: Mapping[int, Row], named: Mapping[int, Item], found: Found) -> None:
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, row in rows.items():
        by_name[school_key(row["name"] or "")].append(number)
    for numbers in by_name.values():
        for at, number in enumerate(numbers):
            for other in numbers[:at]:
                last, before = (number, other) if number in named else (other, number)
                if last not in named:
                    continue
                districts = {fold(rows[last]["district"]), fold(rows[before]["district"])}
                if len(districts) == 2 and "" not in districts:
                    continue
                where = named[before].path if before in named else f"“{shown(rows[before]['name'])}” yang sudah ada"
                text = f"sekolah ini sama namanya dengan {where}"
                if contradict("partner", rows[last], rows[before]) or (named[last].uid and before in named):
                    found.warnings.append(Remark(named[last].path, f"{text}. Isi kecamatan keduanya."))
                else:
                    text += ". Kalau ini sekolah lain, isi kecamatan keduanya agar dapat dibedakan."
                    found.faults.append(Remark(named[last].path, text))


def _tell_namesakes(rows: Mapping[int, Row], named: Mapping[int, Item], found: Found) -> None:
    first: dict[Any, int] = {}
    for number, row in rows.items():
        *_, by_name = identities("person", row)
        other = first.setdefault(by_name, number)
        if other != number and number in named and not named[number].uid and not contradict("person", row, rows[other]):
            where = named[other].path if other in named else "orang yang sudah ada"
            text = f"nama dan sekolahnya sama dengan {where}: dicatat sebagai dua orang."
            found.warnings.append(Remark(named[number].path, text))
