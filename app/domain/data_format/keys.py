"""Keys of the usual kinds, in one line each."""

from app.domain.data_format.model import Key, Kind
from app.domain.terms import Term


def text_key(name: str, column: str, *, required: bool = False) -> Key:
    """Free text."""
    return Key(name=name, column=column, required=required)


def lines_key(name: str, column: str) -> Key:
    """A list of texts, kept with a line each."""
    return Key(name=name, column=column, kind=Kind.LINES)


def identifier_key(name: str) -> Key:
    """A national number; its name is its column."""
    return Key(name=name, column=name, kind=Kind.IDENTIFIER)


def whole_key(name: str, column: str, least: int = 0, most: int = 1_000_000, *, required: bool = False) -> Key:
    """A whole number within bounds."""
    return Key(name=name, column=column, kind=Kind.WHOLE, least=least, most=most, required=required)


def yes_no_key(name: str, column: str) -> Key:
    """True, false or unknown."""
    return Key(name=name, column=column, kind=Kind.YES_NO)


def date_key(name: str, column: str, *, required: bool = False) -> Key:
    """A date."""
    return Key(name=name, column=column, kind=Kind.DATE, required=required)


def time_key(name: str, column: str) -> Key:
    """A clock time."""
    return Key(name=name, column=column, kind=Kind.TIME)


def moment_key(name: str, column: str) -> Key:
    """A date with a clock time."""
    return Key(name=name, column=column, kind=Kind.MOMENT)


def term_key(name: str, column: str, term: type[Term], *, always: bool = False, required: bool = False) -> Key:
    """One of a closed list."""
    return Key(name=name, column=column, kind=Kind.TERM, term=term, always=always, required=required)


def one_of_key(name: str, column: str, target: str, *, required: bool = False, within: str = "") -> Key:
    """Another item, by its code, uid or name."""
    return Key(name=name, column=column, kind=Kind.REFERENCE, target=target, required=required, within=within)


def place_key() -> Key:
    """Place in its list; without it, items count from 1 as they stand."""
    return whole_key("urutan", "position")
