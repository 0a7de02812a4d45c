"""What the user said about the doubtful rows of a plan, and what the import would then write."""

from dataclasses import dataclass, field

from app.domain.lists import ImportPlan, PlanRow, RowOutcome
from app.domain.school_lists import SchoolPlan, SchoolPlanRow

NEW = 0
"""Answer to a doubtful row: this is somebody, or a school, not known yet."""

Plan = ImportPlan | SchoolPlan
Row = PlanRow | SchoolPlanRow


@dataclass
class Answers:
    """What the user said about doubtful rows: their keys to the id of what is known (or `NEW`), and those left out.

    Answers to rows that a newer plan no longer doubts are kept, and do not count.
    """

    choices: dict[int, int] = field(default_factory=dict[int, int])
    skipped: set[int] = field(default_factory=set[int])

    def open_rows(self, plan: Plan) -> list[Row]:
        """The doubtful rows without an answer."""
        doubtful = plan.with_outcome(RowOutcome.DOUBTFUL)
        return [row for row in doubtful if row.key not in self.choices and row.key not in self.skipped]

    def settled(self, key: int) -> bool:
        """Whether a row was answered, or left for later."""
        return key in self.choices or key in self.skipped

    def in_force(self, plan: Plan) -> dict[int, int]:
        """The answers to rows that the plan doubts."""
        doubtful = plan.with_outcome(RowOutcome.DOUBTFUL)
        return {row.key: self.choices[row.key] for row in doubtful if row.key in self.choices}

    def passed_over(self, plan: Plan) -> int:
        """How many of the plan's doubtful rows were left for later."""
        return sum(row.key in self.skipped for row in plan.with_outcome(RowOutcome.DOUBTFUL))

    def imported(self, plan: Plan) -> int:
        """How many rows the import would write now."""
        return plan.count(RowOutcome.NEW) + plan.count(RowOutcome.MATCHED) + len(self.in_force(plan))

    def adds_to(self, plan: ImportPlan, there: set[int]) -> bool:
        """Whether the import would put somebody on a day's list who is not `there` (ids of people) already."""
        chosen = set(self.in_force(plan).values())
        matched = {row.person_id for row in plan.with_outcome(RowOutcome.MATCHED)}
        return plan.count(RowOutcome.NEW) > 0 or NEW in chosen or not matched | chosen <= there
