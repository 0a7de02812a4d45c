"""How many people a letter asks each invited school to send."""

import re
from collections.abc import Mapping, Sequence

from app.domain.records import Meeting


def asked_people(meeting: Meeting | None, addresses: Mapping[int, str]) -> dict[str, int]:
    """By how a school is addressed, how many people are asked from it; `addresses` maps partner ids to that."""
    if meeting is None:
        return {}
    return {
        addresses[one.partner_id]: one.expected
        for one in meeting.invitations
        if one.expected and one.partner_id in addresses
    }


def asked_of(recipient: str, asked: Mapping[str, int]) -> int:
    """How many people a recipient is asked to send; 0 when the recipient names no school that was told a number."""
    named = [school for school in asked if _names(recipient, school)]
    return asked[max(named, key=len)] if named else 0


def asked_sentence(recipients: Sequence[str], asked: Mapping[str, int]) -> str:
    """The request to one recipient, to all when it is the same for all, or a word on the numbers behind the names.

    Empty when nobody is asked for a number.
    """
    numbers = {asked_of(one, asked) for one in recipients}
    if not numbers - {0}:
        return ""
    if len(numbers) > 1:
        return "Jumlah orang yang kami mohon ditugaskan tertulis di belakang nama penerima."
    who = "setiap sekolah" if len(recipients) > 1 else "Bapak/Ibu"
    return f"Kami mohon {who} menugaskan {numbers.pop()} orang."


def with_numbers(recipients: Sequence[str], asked: Mapping[str, int]) -> tuple[str, ...]:
    """The recipients, each with its number behind it where the numbers differ."""
    if len({asked_of(one, asked) for one in recipients}) == 1:
        return tuple(recipients)
    return tuple(f"{one} ({number} orang)" if (number := asked_of(one, asked)) else one for one in recipients)


def _names(recipient: str, school: str) -> bool:
    words = r"\s+".join(re.escape(word) for word in school.split())
    return re.search(rf"(?<!\w){words}(?!\w)", recipient, re.IGNORECASE) is not None
