"""Every row of a data folder, and a data folder in which no column of any table is left as it is by itself."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer

from app.core.identity import new_uid
from app.core.paths import DataFolder
from app.domain.data_format.lists import every_list
from app.domain.names import name_key
from app.domain.records import RoleWord
from app.domain.terms import Affiliation, DocumentKind, Role
from app.storage import transfer
from app.storage.migrate import open_database
from app.storage.schema import (
    ClockTime,
    IsoDate,
    IsoDates,
    IsoMoment,
    RoleWords,
    TermCode,
    TermCodes,
    metadata,
)

Rows = dict[str, list[dict[str, Any]]]
COUNT = 3

POINTERS = {(kind.table, key.column): key.target for _, kind in every_list() for key in kind.keys if key.target}
POINTERS |= {
    ("signatory", "partner_id"): "partner",
    ("stage", "programme_id"): "programme",
    ("requirement", "stage_id"): "stage",
    ("cycle_step", "programme_id"): "programme",
    ("cycle_mark", "cycle_step_id"): "cycle_step",
    ("alias", "person_id"): "person",
    ("attendance", "meeting_day_id"): "meeting_day",
    ("attendance_source", "attendance_id"): "attendance",
    ("letter_person", "letter_id"): "letter",
    ("waiting_row", "import_batch_id"): "import_batch",
    ("printed_sheet", "meeting_day_id"): "meeting_day",
    ("certificate_design", "programme_id"): "programme",
    **{
        (table, "meeting_id"): "meeting"
        for table in ("meeting_day", "invitation", "topic", "date_change", "meeting_role", "certificate")
    },
}
"""Columns that hold the id of another row, and whose."""

# What a column must be to make sense, where any value of its type would not do.
_FITTING: dict[str, Any] = {
    "school_days": 6,
    "lesson_minutes": 40,
    "sex": "P",
    "affiliation": Affiliation.PARTNER,
    "link": "https://contoh.id/tautan",
    "npsn": "20304999",
    "nip": "196507121990031004",
    "nuptk": "1234567890123456",
}


def rows_of(folder: DataFolder) -> Rows:
    """Every row of every logged table."""
    database = open_database(folder.database, folder.backups)
    try:
        with database.read() as connection:
            return transfer.read_rows(connection)
    finally:
        database.close()


def by_uid(rows: Rows) -> Rows:
    """The same rows with every id replaced by the uid of its row, and in an order that ids do not decide."""
    uids = {table: {row["id"]: row.get("uid") for row in some} for table, some in rows.items()}

    def named(table: str, row: dict[str, Any]) -> dict[str, Any]:
        return {
            column: uids[POINTERS[table, column]].get(value) if (table, column) in POINTERS else value
            for column, value in row.items()
            if column != "id"
        }

    return {table: sorted((named(table, row) for row in some), key=str) for table, some in rows.items()}


def fill_every_column(folder: DataFolder) -> None:
    """Write `COUNT` rows into every table, each column with a value of its own."""
    new = {table: [_row(table, number) for number in range(1, COUNT + 1)] for table in transfer.TABLES}
    del new["model_school"][1:]
    database = open_database(folder.database, folder.backups)
    with database.use_case("Isi semua kolom") as case:
        transfer.write_rows(case.connection, {}, new, {})
    database.close()


def _row(table: str, number: int) -> dict[str, Any]:
    row = {column.name: _value(table, column, number) for column in metadata.tables[table].columns}
    if "name_key" in row:
        row["name_key"] = name_key(row["name"])
    if table == "not_same":
        row |= dict(zip(("first_id", "second_id"), [(1, 2), (2, 3), (1, 3)][number - 1], strict=True))
    return row


def _value(table: str, column: Column[Any], number: int) -> Any:
    if column.name == "id" or (table, column.name) in POINTERS:
        return number
    if column.name == "uid":
        return new_uid()
    kind = column.type
    if column.name in _FITTING and not isinstance(kind, TermCode):
        return _FITTING[column.name]
    day = date(2019, 8, number)
    late = any(part in column.name for part in ("until", "end"))
    match kind:
        case TermCode():
            return _FITTING.get(column.name, [one for one in kind.term if one is not DocumentKind.OTHER][-1])
        case TermCodes():
            return tuple(kind.term)[-2:]
        case RoleWords():
            return (RoleWord(role=Role.PARTICIPANT, word="guru sasaran"), RoleWord(role=Role.SPEAKER, word="pemateri"))
        case IsoDate():
            return day + timedelta(days=30) if late else day
        case IsoDates():
            return (day, day + timedelta(days=number))
        case IsoMoment():
            return datetime(2019, 8, number, 9, 41, 7)
        case ClockTime():
            return time(15 if late else 8, number)
        case Boolean():
            return column.name not in ("planned", "invites_partners", "shows_topics")
        case Float():
            return number + 0.25
        case Integer():
            return 2018 + number if column.name == "budget_year" else number + 4
        case _:
            strange = ' “é” ꦲ عربي 🙂\nbaris \\ " kedua' if column.name in _LONG else ""
            return f"{column.name} {number}{strange}"


_LONG = ("note", "basis", "recipients", "opening", "closing", "bring", "copies", "reason")
