"""The victim of the kill test: imports a list onto one day after another, and says when each is safe.

python -m tests.services.import_loop DATA FILE
"""

import sys
from pathlib import Path

from app.core.paths import DataFolder
from app.services.logbook import Logbook


def main(data: Path, file: Path) -> None:
    """Import `file` onto every day without a list."""
    logbook = Logbook(DataFolder(data))
    meeting = logbook.meetings.meetings()[0]
    seen = logbook.imports.recognise(file)
    filled = {row.meeting_day_id for row in logbook.attendance.rows(meeting.id)}
    print("siap", flush=True)
    for day in meeting.days:
        if day.id not in filled:
            plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, day.id)
            logbook.imports.commit(plan, {})
            print(f"tersimpan {day.id}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
