"""Which stored row an item of a data file means, and by which words an item can be named."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

from app.domain.dates import format_date
from app.domain.identifiers import is_usual_nip
from app.domain.names import school_key
from app.domain.terms import Affiliation

Row = Mapping[str, Any]
Identity = tuple[Hashable, ...]


def fold(text: str | None) -> str:
    """A text as it is compared: case and gaps do not count."""
    return " ".join((text or "").split()).casefold()


def identities(table: str, row: Row) -> Iterator[Identity]:
    """What makes a row the same as another without looking at its uid, the surest first."""
    if table == "partner":
        yield from _of_partner(row)
    elif table == "person":
        yield from _of_person(row)
    else:
        yield _IDENTITIES[table](row)


def _of_partner(row: Row) -> Iterator[Identity]:
    if row["npsn"]:
        yield "npsn", row["npsn"]
    yield "place", school_key(row["name"]), fold(row["district"])


def _of_person(row: Row) -> Iterator[Identity]:
    if is_usual_nip(row["nip"]):
        yield "nip", row["nip"]
    elsewhere = fold(row["institution"]) if row["affiliation"] is Affiliation.OTHER else ""
    yield "name", fold(row["name"]), row["affiliation"], row["partner_id"], elsewhere


def contradict(table: str, one: Row, other: Row) -> bool:
    """Whether two rows that look alike carry different national numbers, and so are two after all."""
    column = {"partner": "npsn", "person": "nip"}.get(table)
    return column is not None and bool(one[column]) and bool(other[column]) and one[column] != other[column]


_IDENTITIES: Mapping[str, Callable[[Row], Identity]] = {
    "model_school": lambda _: (),
    "signatory": lambda row: (row["partner_id"], row["office"], fold(row["name"]), row["from_date"]),
    "programme": lambda row: (fold(row["name"]), row["school_year"]),
    "stage": lambda row: (row["programme_id"], fold(row["name"])),
    "requirement": lambda row: (row["stage_id"], row["kind"]),
    "cycle_step": lambda row: (row["programme_id"], fold(row["name"])),
    "cycle_mark": lambda row: (row["cycle_step_id"], row["partner_id"]),
    "alias": lambda row: (row["name_key"], row["school_key"]),
    "not_same": lambda row: (min(row["first_id"], row["second_id"]), max(row["first_id"], row["second_id"])),
    "meeting": lambda row: (row["programme_id"], fold(row["title"]), row["first_date"]),
    "meeting_day": lambda row: (row["meeting_id"], row["date"]),
    "invitation": lambda row: (row["meeting_id"], row["partner_id"]),
    "topic": lambda row: (row["meeting_id"], fold(row["title"])),
    "date_change": lambda row: (row["meeting_id"], row["at"]),
    "meeting_role": lambda row: (row["meeting_id"], row["role"], row["person_id"] or fold(row["name"])),
    "document": lambda row: (row["meeting_id"], row["sha256"] or row["link"]),
    "import_batch": lambda row: (row["meeting_day_id"], row["sha256"], row["file_name"], row["sheet"]),
    "waiting_row": lambda row: (row["import_batch_id"], row["sheet"], row["row"]),
    "school_alias": lambda row: (row["school_key"],),
    "printed_sheet": lambda row: (row["code"],),
    "certificate_design": lambda row: (row["programme_id"],),
    "certificate": lambda row: (row["meeting_id"], row["person_id"]),
    "attendance": lambda row: (row["meeting_day_id"], row["person_id"]),
    "attendance_source": lambda row: (row["attendance_id"], row["import_batch_id"]),
    "letter": lambda row: (row["kind"], fold(row["number"]), row["date"], row["meeting_id"]),
    "letter_person": lambda row: (row["letter_id"], row["person_id"] or fold(row["name"])),
}

ONLY_ONE = frozenset(
    {
        "model_school",
        "requirement",
        "cycle_mark",
        "alias",
        "not_same",
        "meeting_day",
        "invitation",
        "attendance",
        "attendance_source",
        "school_alias",
        "printed_sheet",
        "certificate_design",
        "certificate",
    }
)
"""Tables that hold an identity once: here it decides before the uid, and twice in one file is a fault."""

NEVER_GUESSED = frozenset({"person"})
"""Tables in which an item with an unknown uid is a new row: namesakes are common."""


def names_of(table: str, row: Row) -> Iterator[str]:
    """The words that name a row in a reference, each as it is compared; its uid first."""
    yield fold(row["uid"])
    match table:
        case "partner":
            yield fold(row["npsn"])
            for name in {fold(row["name"]), school_key(row["name"])}:
                yield name
                yield f"{name}, {fold(row['district'])}"
        case "person":
            yield fold(row["nip"])
            yield fold(row["name"])
        case "programme":
            yield fold(row["name"])
            yield fold(f"{row['name']} {row['school_year']}")
        case "meeting":
            yield fold(row["title"])
            if row["first_date"]:
                yield fold(f"{row['title']}, {row['first_date'].isoformat()}")
                yield fold(f"{row['title']}, {format_date(row['first_date'])}")
        case "meeting_day":
            yield row["date"].isoformat()
        case "document":
            yield from (fold(row["original_name"]), row["sha256"], fold(row["caption"]))
        case "import_batch":
            yield fold(row["file_name"])
        case _:
            yield fold(row["name"])


def name_of_reference(table: str, text: str) -> Iterator[str]:
    """The forms of a reference to look for, the most literal first."""
    yield fold(text)
    if table == "partner":
        name, comma, district = text.rpartition(",")
        yield f"{school_key(name)}, {fold(district)}" if comma else school_key(text)
