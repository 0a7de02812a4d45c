"""The recogniser sees in every file what a person sees in it."""

from typing import Any

import pytest

from app.domain.lists import ListTable
from app.intake.recognise import recognise
from tests.intake.case_files import Case, cases

CASES = cases()
LISTS = [case for case in CASES if case.is_list]
OTHERS = [case for case in CASES if not case.is_list]


def id_of(case: Case) -> str:
    return case.path.name


@pytest.mark.parametrize("case", LISTS, ids=id_of)
def test_every_person_is_found_where_they_stand(case: Case) -> None:
    seen = recognise(case.path)

    assert seen.kind == case.truth["kind"]
    assert [table.sheet for table in seen.tables] == [truth["sheet"] for truth in case.lists]
    for table, truth in zip(seen.tables, case.lists, strict=True):
        assert as_truth(table, truth) == truth
        assert 0.4 < table.certainty <= 1.0
    assert f"{seen.tables[0].different} orang" in seen.message


def as_truth(table: ListTable, truth: dict[str, Any]) -> dict[str, Any]:
    """What was recognised, in the words of the truth file."""
    names = [person.name for person in table.people]
    states = {
        person.name: " ".join(str(state) if state else "-" for state in person.day_states)
        for person in table.people
        if person.name in truth.get("states", {})
    }
    told: dict[str, Any] = {
        "sheet": table.sheet,
        "header": list(table.header_rows) if table.header_rows else None,
        "first": table.first_row,
        "last": table.last_row,
        "columns": {str(column): letter for column, letter in table.columns.items()},
        "people": len(table.people),
        "different": table.different if table.different != len(table.people) else None,
        "names": names if "names" in truth else None,
        "refused": [note.row for note in table.refused],
        "days": [
            {"column": day.letter, "label": day.label}
            | ({"date": day.date} if day.date else {})
            | ({"number": day.number} if day.number is not None else {})
            for day in table.days
        ],
        "states": states,
        "fields": {field: [getattr(person, field) for person in table.people] for field in truth.get("fields", {})},
    }
    return {key: value for key, value in told.items() if value not in (None, [], {})}


@pytest.mark.parametrize("case", OTHERS, ids=id_of)
def test_what_is_no_list_of_people_is_said_in_a_sentence(case: Case) -> None:
    seen = recognise(case.path)

    assert not any(table.people for table in seen.tables)
    assert case.truth["says"] in seen.message
    assert seen.message.endswith(".")


def test_no_file_is_without_its_truth() -> None:
    assert {path.stem for path in CASES[0].path.parent.iterdir()} == {case.path.stem for case in CASES}
    assert len(LISTS) >= 120
    assert len(OTHERS) >= 20
