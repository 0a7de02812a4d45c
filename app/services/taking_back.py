"""An import is taken back although other work was done since: what nobody touched goes, the rest stays and says why.

Undo takes back the newest step whole. This takes back one import out of the middle, so it looks at each row by itself:
it goes when it still is what the import wrote, and it passes to the next import that names it too.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.records import ImportBatch
from app.storage import import_traces, imports
from app.storage.database import Connection
from app.storage.import_traces import Span, Values

_CHANGED_ENTRY = "kehadirannya sudah diubah setelah impor"
_CHANGED_PERSON = "datanya sudah diubah setelah impor"
_CERTIFIED = "sudah dibuatkan sertifikat untuk kegiatan ini"
_PLAIN = frozenset({"id", "uid", "import_batch_id"})
"""Columns in which an entry may differ from what was imported without anybody having changed it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of an import that stays, and why (Indonesian)."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What became of an import that was taken back."""

    file_name: str
    removed: int  # attendance entries
    people_removed: int
    restored: int  # entries and people who are again as they were before the import
    passed: int  # entries that belong to another import now, which names them too
    kept: tuple[Kept, ...]

    @property
    def nothing(self) -> bool:
        """Whether all of the import stays."""
        return bool(self.kept) and not (self.removed or self.people_removed or self.restored or self.passed)


def take_back(connection: Connection, batch: ImportBatch) -> TakenBack:
    """Take one import back; runs inside a use case."""
    taking = _Taking(connection, batch)
    removed = taking.remove_entries()
    taking.forget_answers()
    restored = taking.put_back("attendance") + taking.put_back("person")
    people = taking.remove_people()
    imports.remove_batch(connection, batch.id)
    return TakenBack(
        file_name=batch.file_name,
        removed=removed,
        people_removed=people,
        restored=restored,
        passed=taking.passed,
        kept=tuple(sorted(taking.kept.values(), key=lambda one: one.name.casefold())),
    )


def nothing_words(taken: TakenBack) -> str:
    """Why nothing of an import can be taken back (Indonesian)."""
    reasons = Counter(one.why for one in taken.kept)
    told = "; ".join(f"{number} orang {why}" for why, number in reasons.most_common())
    return (
        f"Tidak ada yang dapat ditarik kembali dari {taken.file_name}: {told}. Impornya tetap ada di daftar ini, jadi "
        "dapat ditarik kembali nanti."
    )


class _Taking:
    """The state of taking one import back."""

    def __init__(self, connection: Connection, batch: ImportBatch) -> None:
        self._connection = connection
        self._batch = batch
        self._span = import_traces.span_of_batch(connection, batch.id)
        self.kept: dict[int, Kept] = {}  # by person
        self.passed = 0
        self._entries = imports.entries_of(connection, batch.id)  # attendance id -> person id
        self._names: dict[int, str] = {}

    def _keep(self, person_id: int, why: str) -> None:
        if person_id not in self.kept:
            found = import_traces.current(self._connection, "person", [person_id]).get(person_id)
            self.kept[person_id] = Kept(str(found["name"]) if found else "", why)

    def remove_entries(self) -> int:
        """Delete the attendance that is still as it was imported; returns how many."""
        now = import_traces.current(self._connection, "attendance", self._entries.keys())
        named = imports.also_named(self._connection, self._batch.id)
        left, updated = self._as_imported(named)
        certified = imports.certified_people(self._connection, self._batch.meeting_id)
        going: list[int] = []
        moves: dict[int, imports.Named] = {}
        for entry, content in now.items():
            person = content["person_id"]
            if import_traces.differences(left.get(entry, content), content) - _PLAIN:
                self._keep(person, _CHANGED_ENTRY)
            elif entry in named:
                moves[entry] = named[entry][0]
                self._keep(person, f"juga disebut di “{moves[entry].file_name}”")
            elif person in certified:
                self._keep(person, _CERTIFIED)
            else:
                going.append(entry)
        imports.pass_on(self._connection, moves, moves.keys() - updated)
        self.passed = len(moves)
        import_traces.delete(self._connection, "attendance", going)
        return len(going)

    def _as_imported(self, named: Mapping[int, Sequence[imports.Named]]) -> tuple[dict[int, Values], set[int]]:
        """What imports last made of the entries, of those that were changed again; and which a later import changed."""
        lasts = {
            entry: change
            for entry, change in import_traces.passed_on(self._connection, self._batch.id).items()
            if entry in self._entries
        }
        updated: set[int] = set()
        sources = {one.id for found in named.values() for one in found}
        made = import_traces.inserting_changes(self._connection, "attendance_source", sources)
        spans = {import_traces.span_of_use_case(self._connection, change) for change in set(made.values())}
        for span in spans:
            for entry, change in import_traces.last_changes(self._connection, "attendance", span).items():
                if entry in named:
                    lasts[entry] = max(lasts.get(entry, 0), change)
                    updated.add(entry)
        left = dict(import_traces.first_content(self._connection, "attendance", self._entries.keys() - lasts.keys()))
        done: dict[int, set[int]] = {}
        last = 0
        for change, entry in sorted((change, entry) for entry, change in lasts.items()):
            if change > last:
                last = import_traces.span_of_use_case(self._connection, change)[1]
            done.setdefault(last, set()).add(entry)
        for change, entries in done.items():
            left |= import_traces.first_content(self._connection, "attendance", entries, change)
        return left, updated

    def forget_answers(self) -> None:
        """Forget which names and schools were meant, and bring back what those answers replaced."""
        if self._span is None:
            return
        for table, key in (("alias", ("name_key", "school_key")), ("school_alias", ("school_key",))):
            self._forget(table, key, self._span)
        self.put_back("school_alias")

    def _forget(self, table: str, key: tuple[str, ...], span: Span) -> None:
        made = import_traces.inserted(self._connection, table, span)
        now = import_traces.current(self._connection, table, made)
        first = import_traces.first_content(self._connection, table, made)
        same = [
            number for number, values in now.items() if not import_traces.differences(first.get(number, values), values)
        ]
        import_traces.delete(self._connection, table, same)
        before = import_traces.changed(self._connection, table, span)
        there = import_traces.current(self._connection, table, before.keys())
        gone = {number: values for number, values in before.items() if number not in there}
        for values in gone.values():
            if imports.may_return(self._connection, table, key, values):
                import_traces.restore(self._connection, table, values)

    def put_back(self, table: str) -> int:
        """Give rows that the import completed what they had before, where nobody changed it since; returns how many."""
        restored = 0
        for span, people in self._spans():
            before = import_traces.changed(self._connection, table, span)
            if people is not None and table == "person":
                before = {number: values for number, values in before.items() if number in people}
            elif people is not None:
                continue
            now = import_traces.current(self._connection, table, before.keys())
            left = import_traces.first_content(self._connection, table, before.keys(), span[1])
            for number, content in now.items():
                restored += self._put_row_back(table, number, before[number], left.get(number, content), content)
        return restored

    def _put_row_back(self, table: str, number: int, before: Values, left: Values, now: Values) -> bool:
        wrote = import_traces.differences(before, left) - _PLAIN
        untouched = {column: before[column] for column in wrote if now[column] == left[column]}
        if untouched:
            import_traces.put_back(self._connection, table, number, untouched)
        changed = any(now[column] not in (left[column], before[column]) for column in wrote)
        if changed and table != "school_alias":
            person = number if table == "person" else now["person_id"]
            self._keep(person, _CHANGED_PERSON if table == "person" else _CHANGED_ENTRY)
        return bool(untouched)

    def remove_people(self) -> int:
        """Delete the people whom the import made and on whom nothing else hangs; returns how many."""
        made: set[int] = set()
        for span, people in self._spans():
            found = import_traces.inserted(self._connection, "person", span)
            made |= found if people is None else found & people
        now = import_traces.current(self._connection, "person", made)
        first = import_traces.first_content(self._connection, "person", made)
        uses = import_traces.uses_of_people(self._connection)
        going: list[int] = []
        for number, content in now.items():
            if number in uses:
                self._keep(number, uses[number])
            elif import_traces.differences(first.get(number, content), content):
                self._keep(number, _CHANGED_PERSON)
            else:
                going.append(number)
        import_traces.delete(self._connection, "person", going)
        return len(going)

    def _spans(self) -> list[tuple[Span, frozenset[int] | None]]:
        """The changes of the import, and those by which its waiting rows came in later (with the people of these)."""
        if self._span is None:
            return []
        made = self._made_entries()
        later: dict[Span, set[int]] = {}
        for entry, change in made.items():
            if not self._span[0] <= change <= self._span[1]:
                span = import_traces.span_of_use_case(self._connection, change)
                later.setdefault(span, set()).add(self._entries[entry])
        return [(self._span, None), *((span, frozenset(people)) for span, people in later.items())]

    def _made_entries(self) -> Mapping[int, int]:
        return import_traces.inserting_changes(self._connection, "attendance", self._entries.keys())
