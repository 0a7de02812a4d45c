"""What the frame shows of the data: the school, the year, what waits, when it was saved."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dates import format_short_date, format_time

if TYPE_CHECKING:
    from app.services.logbook import Logbook


@dataclass(frozen=True, slots=True)
class ShownState:
    """Words for the frame."""

    school: str
    year: str
    incomplete_meetings: int
    late: int  # planned meetings and stages whose day is over
    saved: str


def shown_state(logbook: "Logbook") -> ShownState:
    """Read the frame's words from the data."""
    school = logbook.schools.model_school()
    programme = logbook.programmes.current()
    year = ""
    if programme is not None:
        year = f"{programme.name} · TP {programme.school_year}" if programme.school_year else programme.name
    span = logbook.schedule.span()
    newest = logbook.history.entries(1)
    saved = "Data siap"
    if newest:
        moment = newest[0].at
        when = format_time(moment.time())
        saved = (
            f"✓ Tersimpan {when}"
            if moment.date() == date.today()
            else f"✓ Tersimpan {format_short_date(moment.date())}"
        )
    return ShownState(
        school=school.name if school else "",
        year=year,
        incomplete_meetings=span.incomplete,
        late=span.late,
        saved=saved,
    )
