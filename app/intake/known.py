"""What the data already holds when a list comes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.lists import KnownPerson
from app.domain.records import Partner, SchoolAlias

if TYPE_CHECKING:
    from app.intake.people_index import PeopleIndex


@dataclass(frozen=True, kw_only=True)
class Known:
    """The model school, its partners, the people, and what the user confirmed before.

    `aliases` maps (`name_key` of a listed name, `school_key` of its school cell) to the id of the person it meant.
    """

    model_school: str = ""
    model_district: str = ""  # kecamatan of the model school
    partners: Sequence[Partner] = ()
    people: Sequence[KnownPerson] = ()
    aliases: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    school_aliases: Sequence[SchoolAlias] = ()

    @cached_property
    def index(self) -> "PeopleIndex":
        """The people as they are looked up: made once, for every plan is made from the same people."""
        from app.intake.people_index import PeopleIndex

        return PeopleIndex(self.people)
