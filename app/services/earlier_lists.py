"""Several lists written in one step: whom the earlier ones brought, and what was answered about them, counts later.

The plans of all lists are made before any is written, so that a person new in the first one is new in each of them.
"""

from app.domain.lists import ImportPlan, ListedPerson, ListOrigin, PlanRow, RowOutcome
from app.domain.names import school_key
from app.services.planned_rows import NEW, Choices, Sorted, listed_of, sort_rows

_Ref = int | str
_Key = tuple[str, str]  # key of a name, and of the school cell beside it


class EarlierLists:
    """What the lists written so far say about those that follow."""

    def __init__(self) -> None:
        self._written = False
        self._answers: dict[_Key, int] = {}
        self._made: dict[tuple[str, _Ref], list[tuple[int, ListedPerson]]] = {}
        self._by_nip: dict[str, tuple[int, ListedPerson]] = {}
        self._schools: dict[str, ListOrigin] = {}

    def sort(self, plan: ImportPlan, choices: Choices) -> Sorted:
        """Who of a plan is new, known or waits, now that earlier lists are written."""
        if not self._written:
            return sort_rows(plan, choices)
        found = Sorted()
        for planned in plan.rows:
            row = self._at_answered_school(planned)
            choice = choices.get(row.row) if row.outcome is RowOutcome.DOUBTFUL else None
            if row.outcome is RowOutcome.REFUSED:
                found.waiting.append(row)
            elif row.outcome is RowOutcome.MATCHED and row.person_id is not None:
                found.known.append((row, row.person_id))
            elif choice is not None and choice != NEW:
                found.known.append((row, choice))
            elif row.outcome in (RowOutcome.NEW, RowOutcome.DOUBTFUL):
                self._sort_open(row, choice, found)
        return found

    def _sort_open(self, row: PlanRow, choice: int | None, found: Sorted) -> None:
        """A row that its own plan takes for somebody new, or asks about without an answer."""
        listed = listed_of(row)
        answered = self._answers.get(_key(listed)) if choice is None else None
        person, doubt = (answered, "") if answered is not None else self._made_before(row)
        if person is not None:
            found.known.append((row, person))
        elif doubt:
            found.waiting.append(row._replace(outcome=RowOutcome.DOUBTFUL, reason=doubt))
        elif row.outcome is RowOutcome.NEW or choice == NEW:
            found.new.append(row)
        else:
            found.waiting.append(row)

    def add(self, rows: Sorted, plan: ImportPlan, choices: Choices, made: list[int]) -> None:
        """Remember a list that was written; `made` are the ids of its new people."""
        self._written = True
        for row, person in zip(rows.new, made, strict=True):
            listed = listed_of(row)
            self._made.setdefault((listed.name_key, _ref(row)), []).append((person, listed))
            if len(listed.nip) == 18 and not listed.nip.endswith("000"):
                self._by_nip.setdefault(listed.nip, (person, listed))
        for row, person in rows.known:
            if choices.get(row.row, NEW) == person:
                self._answers[_key(listed_of(row))] = person
        self._schools |= {school_key(cell): said for cell, said in plan.answers.schools.items()}

    def _at_answered_school(self, row: PlanRow) -> PlanRow:
        """The row at the school that the user named for this cell in an earlier list."""
        if row.partner_id is not None or row.from_model_school or row.listed is None or not self._schools:
            return row
        said = self._schools.get(school_key(row.listed.school)) if row.listed.school else None
        if said is None:
            return row
        return row._replace(partner_id=said.partner_id, from_model_school=said.from_model_school)

    def _made_before(self, row: PlanRow) -> tuple[int | None, str]:
        """The person whom an earlier list made of this row, or why that is doubtful."""
        from app.intake.match import numbers_differ, only_one_is_hajj

        listed = listed_of(row)
        same_nip = self._by_nip.get(listed.nip) if listed.nip else None
        if same_nip is not None and same_nip[1].name_key == listed.name_key:
            return same_nip[0], ""
        namesakes = self._made.get((listed.name_key, _ref(row)), [])
        if not namesakes:
            return None, ""
        person, other = namesakes[0]
        one_name = listed.nip or not only_one_is_hajj(listed.name, other.name)
        if len(namesakes) == 1 and one_name and not numbers_differ(listed.nip, other.nip):
            return person, ""
        return None, f"“{listed.name}” mungkin orang lain dari “{other.name}” yang baru diimpor"


def _key(listed: ListedPerson) -> _Key:
    return listed.name_key, school_key(listed.school)


def _ref(row: PlanRow) -> _Ref:
    """Where the person of a row belongs, to compare."""
    if row.partner_id is not None:
        return row.partner_id
    return 0 if row.from_model_school else school_key(listed_of(row).school)
