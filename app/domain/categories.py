"""Unsur: as what somebody takes part, told from the task at the meeting, the position and the groups."""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.domain.terms import PersonGroup, Role, Term


class Category(Term):
    """The kinds of people whom a report counts apart."""

    SPEAKER = "narasumber", "Narasumber dan fasilitator"
    COMMITTEE = "panitia", "Panitia"
    PRINCIPAL = "kepala", "Kepala sekolah"
    SUPERVISOR = "pengawas", "Pengawas"
    TEACHER = "guru", "Guru"
    STAFF = "tendik", "Tenaga kependidikan"
    PARENTS_COMMITTEE = "komite", "Komite sekolah"
    COMMUNITY = "masyarakat", "Masyarakat"
    OTHER = "lain", "Lainnya"


_BY_ROLE = {
    Role.SPEAKER: Category.SPEAKER,
    Role.FACILITATOR: Category.SPEAKER,
    Role.COMMITTEE: Category.COMMITTEE,
    Role.MINUTES_TAKER: Category.COMMITTEE,
}
_BY_GROUP = {
    PersonGroup.SPEAKER: Category.SPEAKER,
    PersonGroup.FACILITATOR: Category.SPEAKER,
    PersonGroup.SUPERVISOR: Category.SUPERVISOR,
    PersonGroup.PARENTS_COMMITTEE: Category.PARENTS_COMMITTEE,
    PersonGroup.COMMUNITY: Category.COMMUNITY,
    PersonGroup.LEARNING_COMMITTEE: Category.TEACHER,
}
# In this order: a wakil kepala sekolah teaches, a komite pembelajaran is a team of teachers.
_BY_POSITION: tuple[tuple[re.Pattern[str], Category], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), category)
    for pattern, category in (
        (r"\b(?:wakil kepala|waka|wakasek|wks|komite pembelajaran)\b", Category.TEACHER),
        (r"\b(?:kepala (?:sekolah|madrasah|sd|smp|sma|smk|tk|mi|mts)|kepsek|kasek|kamad)\b", Category.PRINCIPAL),
        (r"^\W*(?:(?:plt|plh|pjs?)\W+)?(?:ks|kepala)\W*$", Category.PRINCIPAL),
        (r"\b(?:pengawas|penilik)\b", Category.SUPERVISOR),
        (r"\bkomite\b", Category.PARENTS_COMMITTEE),
        (
            r"\b(?:tokoh|masyarakat|orang ?tua|wali murid|wali siswa|lurah|kepala desa|kades|camat|paguyuban)\b",
            Category.COMMUNITY,
        ),
        (r"\b(?:guru|pendidik|gtt|gty|gtk|wali kelas|konselor|bk|gpai|gpk|pembina)\b", Category.TEACHER),
        (
            r"\b(?:tata usaha|tu|ptt|pty|operator|pustakawan|laboran|penjaga|tendik|tenaga kependidikan|"
            r"tenaga administrasi|administrasi|staf|staff|bendahara|satpam|kebersihan)\b",
            Category.STAFF,
        ),
    )
)


def category_of(role: Role, position: str, groups: Iterable[PersonGroup] = ()) -> Category:
    """The category of one attendance: the task at the meeting counts before the position, that before the groups."""
    found = _BY_ROLE.get(role) or _category_of_position(position)
    if found is not None:
        return found
    return next((_BY_GROUP[group] for group in groups if group in _BY_GROUP), Category.OTHER)


def category_of_role(role: Role) -> Category | None:
    """The category of a task at a meeting; None for those who only take part."""
    return _BY_ROLE.get(role)


@lru_cache(maxsize=2_000)  # a thousand people have a few dozen positions, and are counted after every key
def _category_of_position(position: str) -> Category | None:
    if not position:
        return None
    return next((category for pattern, category in _BY_POSITION if pattern.search(position)), None)
