"""Letters that a PDF cannot print."""

import unicodedata

from app.reports.fonts import unprintable
from app.services.lost_letters import lost_letters


def test_each_strange_letter_is_told_once_in_its_order() -> None:
    assert lost_letters("Sri 😀 ꦱ 😀") == "😀ꦱ"
    assert lost_letters("Siti Aminah, S.Pd.") == lost_letters("René – “É” Łódź…") == ""


def test_what_is_not_looked_up_is_in_the_fonts() -> None:
    latin = "".join(chr(code) for code in range(0x180) if unicodedata.category(chr(code)) != "Cn")
    assert unprintable(latin + "–—‘’“”…•") == ""
