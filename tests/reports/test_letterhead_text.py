"""How much room the words of a letterhead get beside the logos."""

import pytest

from app.reports.letterhead_text import logo_columns


@pytest.mark.parametrize(
    ("logos", "widest", "columns"),
    [
        ((True, False), 100, (24, 24)),  # in the middle of the page
        ((True, False), 120, (24, 16)),
        ((True, False), 500, (24, 0)),
        ((False, True), 120, (16, 24)),
        ((True, True), 120, (24, 24)),
    ],
)
def test_an_empty_logo_slot_gives_only_the_room_that_is_needed(
    logos: tuple[bool, bool], widest: float, columns: tuple[float, float]
):
    assert logo_columns(24, logos, widest, 160) == columns
