"""A list that is read where the user, or an earlier import, says that it lies."""

import pytest

from app.domain.lists import ListLayout
from app.intake.recognise import recognise
from tests.intake.case_files import Case, cases

LISTS = [case for case in cases() if case.is_list][::3]


def id_of(case: Case) -> str:
    return case.path.name


@pytest.mark.parametrize("case", LISTS, ids=id_of)
def test_the_layout_that_was_found_gives_the_same_people_again(case: Case) -> None:
    table = recognise(case.path).tables[0]
    layout = ListLayout(
        sheet=table.sheet,
        header_rows=table.header_rows,
        first_row=table.first_row,
        last_row=None,
        columns=dict(table.columns),
    )

    again = recognise(case.path, given=layout).tables[0]

    assert [(person.row, person.name, person.school) for person in again.people] == [
        (person.row, person.name, person.school) for person in table.people
    ]
