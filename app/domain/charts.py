"""What a chart of attendance shows, apart from how it is drawn."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.recaps import Recap, RecapKind

MOST_COLUMNS = 40
"""More columns than this cannot be told apart."""


class Bar(NamedTuple):
    """One bar: who came of those who were expected."""

    label: str
    attended: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars lie down where their labels are long and their order says little; else columns stand in time."""

    title: str
    lying: bool
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartColours:
    """Colours by meaning, as `#rrggbb`."""

    text: str
    secondary: str
    line: str
    ground: str  # of what was expected
    bar: str
    low: str  # a bar under the half


PRINTED = ChartColours(
    text="#1d2730", secondary="#4a5863", line="#d3d9de", ground="#dfe6e9", bar="#0b6e6e", low="#b3261e"
)
"""On paper."""


def chart_of(recap: Recap) -> Chart | None:
    """The chart of a recap; None where a table says it better (people, categories, stages, days)."""
    bars = tuple(Bar(line.label, line.attended, line.expected) for line in recap.lines)
    if recap.query.kind is RecapKind.PARTNER and bars:
        return Chart(title="Kehadiran per sekolah imbas", lying=True, bars=bars[:MOST_COLUMNS])
    if recap.query.kind is RecapKind.MEETING and len(bars) > 1:
        return Chart(title="Kehadiran per kegiatan", lying=False, bars=bars[-MOST_COLUMNS:])
    if recap.query.kind is RecapKind.PERIOD and len(bars) > 1:
        return Chart(title="Kehadiran per masa", lying=False, bars=bars[-MOST_COLUMNS:])
    return None
