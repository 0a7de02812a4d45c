"""From the rows of a plan and the answers of the user to what is written: shared by every import of people."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.lists import ImportPlan, ListedPerson, PlanRow, RowOutcome
from app.domain.names import name_key, school_key
from app.domain.records import WaitingRow
from app.domain.terms import Affiliation
from app.storage import people, schools
from app.storage.database import Connection, UseCase

if TYPE_CHECKING:
    from app.intake.known import Known

NEW = 0
"""Answer to a doubtful row: this is somebody, or a school, not known yet."""

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
    )


def listed_of(row: PlanRow) -> ListedPerson:
    """The person of a row that has one."""
    if row.listed is None:
        raise ValueError(f"row {row.row} holds no person")
    return row.listed


def sort_rows(plan: ImportPlan, choices: Choices) -> tuple[list[PlanRow], list[tuple[PlanRow, int]]]:
    """Rows that make a new person, and rows that mean a known one."""
    new: list[PlanRow] = []
    known: list[tuple[PlanRow, int]] = []
    for row in plan.rows:
        if row.outcome is RowOutcome.NEW:
            new.append(row)
        elif row.outcome is RowOutcome.MATCHED and row.person_id is not None:
            known.append((row, row.person_id))
        elif row.outcome is RowOutcome.DOUBTFUL and row.row in choices:
            answer = choices[row.row]
            if answer == NEW:
                new.append(row)
            else:
                known.append((row, answer))
    return new, known


def waiting_rows(plan: ImportPlan, choices: Choices) -> list[WaitingRow]:
    """Doubtful rows without an answer and refused ones, with all they say."""
    return [
        _waiting_row(row)
        for row in plan.rows
        if row.outcome is RowOutcome.REFUSED or (row.outcome is RowOutcome.DOUBTFUL and row.row not in choices)
    ]


def _waiting_row(row: PlanRow) -> WaitingRow:
    waiting = WaitingRow(sheet=row.sheet, row=row.row, column=row.column, reason=row.reason)
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
        listed.position,
        listed.grade,
        listed.nip,
        listed.nuptk,
        listed.sex,
        listed.phone,
        listed.email,
        listed.employment,
        listed.duty,
    )


def remember(case: UseCase, plan: ImportPlan, choices: Choices) -> None:
    """What the user confirmed once is not asked again."""
    for row in plan.rows:
        answer = choices.get(row.row, NEW)
        if row.outcome is RowOutcome.DOUBTFUL and answer != NEW:
            listed = listed_of(row)
            people.save_alias(case.connection, answer, listed.name, name_key(listed.name), school_key(listed.school))
