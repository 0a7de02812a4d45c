"""The victim of the kill test: imports lists and takes imports back, and says before and after each when it is safe.

python -m tests.services.import_loop DATA FILE
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from app.core.paths import DataFolder
from app.domain.lists import Recognition
from app.domain.records import Meeting
from app.services.logbook import Logbook

Step = tuple[frozenset[int], Callable[[], object]]
"""The days that have a list when a step is done, and the step."""


def main(data: Path, file: Path) -> None:
    """Work on the one meeting until somebody ends this process."""
    logbook = Logbook(DataFolder(data))
    meeting = logbook.meetings.meetings()[0]
    seen = logbook.imports.recognise(file)
    print("siap", flush=True)
    while True:
        for after, step in _round(logbook, meeting, seen):
            print("mulai", *sorted(after), flush=True)
            step()
            print("selesai", *sorted(after), flush=True)


def _round(logbook: Logbook, meeting: Meeting, seen: Recognition) -> Iterator[Step]:
    """One list onto an empty day, two at once onto the next ones, the first taken back; a full meeting is emptied."""
    imports = logbook.imports
    batches = {one.meeting_day_id: one.id for one in imports.batches(meeting.id)}
    filled = frozenset(day for day in batches if day is not None)
    empty = [day.id for day in meeting.days if day.id not in filled]
    if len(empty) < 3:
        for day in sorted(filled):
            filled -= {day}
            yield filled, lambda day=day: imports.take_back(batches[day])
        return
    first, second, third = empty[:3]
    plan = imports.plan(seen, seen.tables[0], meeting.id, first)
    filled |= {first}
    yield filled, lambda: imports.commit(plan, {})
    parts = [(imports.plan(seen, seen.tables[0], meeting.id, day), {}) for day in (second, third)]
    filled |= {second, third}
    yield filled, lambda: imports.commit_all(parts)
    batch = next(one.id for one in imports.batches(meeting.id) if one.meeting_day_id == first)
    yield filled - {first}, lambda: imports.take_back(batch)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
