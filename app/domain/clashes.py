"""Clashes: what two meetings cannot have at the same time, told while planning."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from app.domain.dates import format_days, format_times
from app.domain.names import name_key, school_key
from app.domain.records import Meeting, MeetingDay, MeetingRole
from app.domain.terms import MeetingMode, MeetingStatus, Term

_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)
_SCHEMES = ("https://", "http://", "www.")


class ClashKind(Term):
    """What collides."""

    PLACE = "tempat", "Tempat"
    LINK = "tautan", "Tautan"
    PERSON = "orang", "Orang"
    PARTNER = "sekolah", "Sekolah imbas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One other meeting wants the same thing, or several things of one kind, on the same days."""

    kind: ClashKind
    things: tuple[str, ...]  # the place, the link, the people's or the schools' names
    other_id: int
    other_title: str
    days: tuple[date, ...]
    times: str = ""  # of the other meeting, where the clash is on one day and its times are known

    @property
    def sentence(self) -> str:
        """`Ruang Rapat juga dipakai “Rapat kerja” pada Kamis, 1 Agustus 2019 pukul 08.00–12.00.`"""
        verb = {
            ClashKind.PLACE: "juga dipakai",
            ClashKind.LINK: "juga dipakai",
            ClashKind.PERSON: "juga bertugas di",
            ClashKind.PARTNER: "juga diundang ke",
        }[self.kind]
        begin = "Tautan " if self.kind is ClashKind.LINK else ""
        when = format_days(self.days) + (f" pukul {self.times}" if self.times else "")
        return f"{begin}{_listed(self.things)} {verb} “{self.other_title}” pada {when}."


def clashes(meeting: Meeting, others: Iterable[Meeting], partner_names: Mapping[int, str]) -> tuple[Clash, ...]:
    """Where `meeting` collides with the others; a meeting that is cancelled or postponed collides with nothing.

    Two days overlap when they share a minute; a day without a beginning takes the whole day, one without an end lasts
    until midnight. `others` may hold the meeting itself. Of namesakes in the register only the same person counts.
    """
    if meeting.status in _OFF:
        return ()
    return tuple(
        clash
        for other in others
        if other.id != meeting.id and other.status not in _OFF
        for clash in _between(meeting, other, partner_names)
    )


def _between(meeting: Meeting, other: Meeting, partner_names: Mapping[int, str]) -> Iterator[Clash]:
    shared = [theirs for theirs in other.days if any(_overlap(ours, theirs) for ours in meeting.days)]
    if not shared:
        return
    times = format_times(shared[0].start, shared[0].end, "").replace("  ", " ").strip() if len(shared) == 1 else ""
    found = {
        ClashKind.PLACE: _same_place(meeting, other),
        ClashKind.LINK: _same_link(meeting, other),
        ClashKind.PERSON: _same_people(meeting, other),
        ClashKind.PARTNER: _same_partners(meeting, other, partner_names),
    }
    days = tuple(day.date for day in shared)
    for kind, things in found.items():
        if things:
            yield Clash(kind=kind, things=things, other_id=other.id, other_title=other.title, days=days, times=times)


def _overlap(one: MeetingDay, two: MeetingDay) -> bool:
    if one.date != two.date:
        return False
    return _begin(one) < _end(two) and _begin(two) < _end(one)


def _begin(day: MeetingDay) -> time:
    return day.start or time.min


def _end(day: MeetingDay) -> time:
    return (day.end if day.start is not None else None) or time.max


def _same_place(meeting: Meeting, other: Meeting) -> tuple[str, ...]:
    if MeetingMode.ONLINE in (meeting.mode, other.mode):  # nobody goes there
        return ()
    key = school_key(meeting.place)
    return (meeting.place.strip(),) if key and key == school_key(other.place) else ()


def _same_link(meeting: Meeting, other: Meeting) -> tuple[str, ...]:
    if MeetingMode.ON_SITE in (meeting.mode, other.mode):
        return ()
    key = _link_key(meeting.link)
    return (meeting.link.strip(),) if key and key == _link_key(other.link) else ()


def _link_key(link: str) -> str:
    key = link.strip()
    for scheme in _SCHEMES:
        if key[: len(scheme)].casefold() == scheme:
            key = key[len(scheme) :]
    return key.rstrip("/")


def _same_people(meeting: Meeting, other: Meeting) -> tuple[str, ...]:
    theirs = [role for role in other.roles if role.came is not False]
    found = [
        role.name.strip()
        for role in meeting.roles
        if role.came is not False and any(_same_person(role, their) for their in theirs)
    ]
    return tuple(dict.fromkeys(found))


def _same_person(one: MeetingRole, two: MeetingRole) -> bool:
    if one.person_id is not None and two.person_id is not None:
        return one.person_id == two.person_id
    key = name_key(one.name)
    return bool(key) and key == name_key(two.name)


def _same_partners(meeting: Meeting, other: Meeting, names: Mapping[int, str]) -> tuple[str, ...]:
    theirs = {invitation.partner_id for invitation in other.invitations}
    ours = dict.fromkeys(invitation.partner_id for invitation in meeting.invitations)
    return tuple(names.get(partner_id, "Sekolah imbas") for partner_id in ours if partner_id in theirs)


def _listed(things: tuple[str, ...]) -> str:
    """`A`, `A dan B`, `A, B, dan C`."""
    if len(things) < 3:
        return " dan ".join(things)
    return f"{', '.join(things[:-1])}, dan {things[-1]}"
