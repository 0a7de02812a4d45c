"""The register of people as a list: what is asked of it, and what one line shows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.domain.terms import Affiliation, PersonGroup


class PeopleOrder(StrEnum):
    """How the list is sorted; titles before a name do not count."""

    NAME = "nama"
    SCHOOL = "asal"
    BEST = "cocok"  # names that begin with the words first, then the others by name


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleQuery:
    """Who is wanted. `words` are parts of a name, title, alias, school, NIP, NUPTK or phone; all must be found."""

    words: str = ""
    group: PersonGroup | None = None
    affiliation: Affiliation | None = None
    partner_id: int | None = None
    order: PeopleOrder = PeopleOrder.NAME


class PersonLine(NamedTuple):
    """One person as a list shows them. A tuple: pages of 200 are made while somebody scrolls."""

    id: int
    name: str
    origin: str  # name of the school or institution, ready to print
    position: str
    groups: str  # codes of `PersonGroup`, as the table keeps them
    nip: str
    phone: str

    @property
    def group_words(self) -> str:
        """The groups in the field's words."""
        return ", ".join(PersonGroup(code).label for code in self.groups.split())
