from datetime import time

import pytest

from app.domain.attendance import lesson_hours_between


@pytest.mark.parametrize(
    ("start", "end", "minutes", "hours"),
    [
        (time(8), time(14), 45, 8),
        (time(8), time(12), 45, 5),
        (time(8), time(12), 40, 6),
        (time(7, 30), time(8), 45, 0),
        (time(8), None, 45, 0),
        (None, time(8), 45, 0),
        (time(12), time(8), 45, 0),
        (time(8), time(12), 0, 0),
    ],
)
def test_lesson_hours_are_the_whole_ones_between_two_times(start, end, minutes: int, hours: int) -> None:
    assert lesson_hours_between(start, end, minutes) == hours
