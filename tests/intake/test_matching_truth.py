"""Matching says what a person would say, and never joins two people silently."""

from collections import Counter

import pytest

from app.domain.lists import PlanRow, RowOutcome
from app.intake.plan import make_plan
from tests.intake.matching_truth import Case, make_truth


def _is_right(case: Case, row: PlanRow) -> bool:
    if row.outcome is not case.outcome:
        return False
    if row.outcome is RowOutcome.MATCHED:
        return row.person_id in case.means
    if row.outcome is RowOutcome.DOUBTFUL:
        return case.means <= {candidate.person_id for candidate in row.candidates}
    return True


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_99_of_100_rows_are_judged_as_a_person_would_and_none_is_joined_wrongly(seed: int) -> None:
    truth = make_truth(seed)
    seen = truth.recognition()
    rows = make_plan(seen, seen.tables[0], 5, 7, truth.known).rows

    joined = [case for case, row in zip(truth.cases, rows, strict=True) if row.person_id not in (None, *case.means)]
    wrong = [
        (case.kind, case.listed.name, row.outcome, [candidate.name for candidate in row.candidates])
        for case, row in zip(truth.cases, rows, strict=True)
        if not _is_right(case, row)
    ]
    assert joined == []
    assert len(wrong) <= len(rows) // 100, (Counter(kind for kind, *_ in wrong), wrong)
