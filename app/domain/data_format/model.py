"""What the description of the data file is made of: keys, lists, and an item as it was read."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from app.domain.terms import Term


class Kind(Enum):
    """How a value is written in the file."""

    TEXT = auto()
    LINES = auto()  # a list of texts, kept as one text with a line each
    IDENTIFIER = auto()  # NIP, NPSN …: text, never a number
    WHOLE = auto()
    NUMBER = auto()
    YES_NO = auto()
    DATE = auto()
    DATES = auto()
    TIME = auto()
    MOMENT = auto()
    TERM = auto()
    TERMS = auto()
    ROLE_WORDS = auto()  # a table: code of a role to its word
    REFERENCE = auto()  # text that names an item of another list


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of an item: its Indonesian name in the file and its field in the record (the column of the table)."""

    name: str
    column: str
    kind: Kind = Kind.TEXT
    term: type[Term] | None = None  # the closed list of TERM and TERMS
    target: str = ""  # table that a REFERENCE names
    within: str = ""  # own column that narrows the search of a REFERENCE: the stages of this programme
    required: bool = False  # an item cannot begin without it
    always: bool = False  # written even when it is the value that an item has by itself
    choices: tuple[str, ...] = ()  # the only texts allowed
    most: int = 1_000_000  # of WHOLE and NUMBER
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list of the file, and the table that its items are rows of."""

    name: str  # key of the list
    table: str
    record: type[Any]
    keys: tuple[Key, ...]
    parts: tuple["ItemList", ...] = ()  # lists inside an item
    parent_column: str = ""  # of a part: the column that says whose it is
    short: str = ""  # key that a bare text in place of an item means
    as_table: bool = False  # written as a table, first key = second key (`dokumen = { foto = 4 }`)
    single: bool = False  # one item, not a list of them
    has_uid: bool = True
    has_code: bool = False  # other items can name it by a `kode` of this file
    kept_even_empty: bool = False  # an empty list says something: written too

    @property
    def ordered(self) -> bool:
        """Whether its items keep their place (a `position`)."""
        return any(key.name == "urutan" for key in self.keys)

    def column(self, column: str) -> Key | None:
        """The key of a column."""
        return next((key for key in self.keys if key.column == column), None)


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault or a warning, and where it stands: `kegiatan[2].hari[1].selesai`."""

    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}" if self.path else self.text


@dataclass(slots=True, kw_only=True, eq=False)
class Item:
    """One item of the file with what it names, and nothing else."""

    kind: ItemList
    path: str
    parent: "Item | None" = None
    uid: str = ""
    code: str = ""
    values: dict[str, Any] = field(default_factory=dict[str, Any])  # column to value
    references: dict[str, str] = field(default_factory=dict[str, str])  # column to the name of the other item
    parts: dict[str, list["Item"]] = field(default_factory=dict[str, list["Item"]])  # only the lists that stand there
    if_new: dict[str, list["Item"]] = field(
        default_factory=dict[str, list["Item"]]
    )  # lists that a new item has by itself
    file: str = ""  # of a document: path of its file beside the data file

    def place(self, column: str) -> str:
        """Path of one value."""
        key = self.kind.column(column)
        return f"{self.path}.{key.name if key else column}"
