"""From the rows of a plan and the answers of the user to what is written: shared by every import of people."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from app.domain.lists import ImportPlan, ListedPerson, PlanRow, RowOutcome
from app.domain.names import name_key, school_key
from app.domain.records import WaitingRow
from app.domain.terms import Affiliation
from app.storage import people, school_aliases, schools
from app.storage.database import Connection, UseCase

if TYPE_CHECKING:
    from app.intake.known import Known

NEW = 0
"""Answer to a doubtful row: this is somebody, or a school, not known yet."""

_KEPT = attrgetter("position", "grade", "nip", "nuptk", "sex", "phone", "email", "employment", "duty")
"""What a new person takes from the list as it is, in the order of `people.NewPerson`."""

Choices = Mapping[int, int]
"""Answers to doubtful rows: key of the row to the id of what it means, or to `NEW`."""


def known_now(connection: Connection) -> "Known":
    """What matching has to know of the data."""
    from app.intake.known import Known

    school = schools.get_model_school(connection)
    return Known(
        model_school=school.name if school else "",
        model_district=school.district if school else "",
        partners=schools.partners(connection),
        people=people.known_people(connection),
        aliases=people.aliases(connection),
        school_aliases=school_aliases.all_aliases(connection),
    )


def listed_of(row: PlanRow) -> ListedPerson:
    """The person of a row that has one."""
    if row.listed is None:
        raise ValueError(f"row {row.row} holds no person")
    return row.listed


@dataclass(slots=True)
class Sorted:
    """The rows of a plan by what happens to them."""

    new: list[PlanRow] = field(default_factory=list[PlanRow])  # rows that make a person
    known: list[tuple[PlanRow, int]] = field(default_factory=list[tuple[PlanRow, int]])  # rows that mean a known one
    waiting: list[PlanRow] = field(default_factory=list[PlanRow])  # doubtful ones without an answer, and refused ones


def sort_rows(plan: ImportPlan, choices: Choices) -> Sorted:
    """What happens to the rows of a plan that stands alone."""
    found = Sorted()
    for row in plan.rows:
        if row.outcome is RowOutcome.NEW:
            found.new.append(row)
        elif row.outcome is RowOutcome.MATCHED and row.person_id is not None:
            found.known.append((row, row.person_id))
        elif row.outcome is RowOutcome.REFUSED or (row.outcome is RowOutcome.DOUBTFUL and row.row not in choices):
            found.waiting.append(row)
        elif row.outcome is RowOutcome.DOUBTFUL and choices[row.row] == NEW:
            found.new.append(row)
        elif row.outcome is RowOutcome.DOUBTFUL:
            found.known.append((row, choices[row.row]))
    return found


def waiting_row(row: PlanRow, states: str = "") -> WaitingRow:
    """A row that is kept for later, with all it says and the states of the days that it is meant for."""
    waiting = WaitingRow(sheet=row.sheet, row=row.row, column=row.column, reason=row.reason, states=states)
    listed = row.listed
    if listed is None:
        return waiting
    return replace(
        waiting,
        name=listed.name,
        school=listed.school,
        position=listed.position,
        grade=listed.grade,
        nip=listed.nip,
        nuptk=listed.nuptk,
        sex=listed.sex,
        phone=listed.phone,
        email=listed.email,
        employment=listed.employment,
        duty=listed.duty,
        minutes=listed.minutes,
        note=listed.note,
        partner_id=row.partner_id,
        from_model_school=row.from_model_school,
    )


def new_person(row: PlanRow) -> people.NewPerson:
    """The person that a row makes."""
    listed = listed_of(row)
    if row.partner_id is not None:
        affiliation, institution = Affiliation.PARTNER.code, ""
    elif row.from_model_school:
        affiliation, institution = Affiliation.MODEL.code, ""
    else:
        affiliation, institution = Affiliation.OTHER.code, listed.school
    return people.NewPerson(
        listed.name,
        listed.name_key or name_key(listed.name),
        affiliation,
        row.partner_id,
        institution,
        *_KEPT(listed),
    )


def remember(case: UseCase, plan: ImportPlan, choices: Choices) -> None:
    """What the user confirmed once is not asked again."""
    for row in plan.rows if choices else ():
        answer = choices.get(row.row, NEW)
        if row.outcome is RowOutcome.DOUBTFUL and answer != NEW:
            listed = listed_of(row)
            people.save_alias(case.connection, answer, listed.name, name_key(listed.name), school_key(listed.school))
