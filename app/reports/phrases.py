"""Sentences that paper and workbook share, so that both tell the same."""

from datetime import date, datetime, time
from typing import Protocol

from app.domain.dates import format_date, format_day, format_time, format_times
from app.domain.records import Invitation, MeetingDay, ModelSchool, Partner, Programme, Signatory
from app.domain.role_words import word_for
from app.domain.terms import InvitationOutcome, Role, SignatoryForm


class Printed(Protocol):
    """What every print tells of its origin: the school, the state of the data and the program."""

    @property
    def school(self) -> ModelSchool: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def program_version(self) -> str: ...


def period_phrase(start: date | None, end: date | None) -> str:
    """`1 Juli 2019 – 31 Desember 2019`, also when one or both ends are open."""
    if start is not None and end is not None:
        return format_day(start) if start == end else f"{format_date(start)} – {format_date(end)}"
    if start is not None:
        return f"sejak {format_date(start)}"
    if end is not None:
        return f"sampai dengan {format_date(end)}"
    return "seluruh kegiatan yang tercatat"


def version_phrase(data: Printed) -> str:
    """Which program and which state of the data a print comes from: equal on paper and in the soft copy."""
    moment = f"{format_date(data.made_at.date())} pukul {format_time(data.made_at.time())}"
    return f"Buku Imbas {data.program_version} · keadaan data {moment}"


def school_line(data: Printed) -> str:
    """The model school with its NPSN and kecamatan where known, because names such as SDN 2 repeat."""
    school = data.school
    parts = [school.name or "Sekolah belum diberi nama"]
    if school.npsn:
        parts.append(f"NPSN {school.npsn}")
    if school.district:
        parts.append(f"Kec. {school.district}")
    return " · ".join(parts)


def clock_phrase(day: MeetingDay, zone: str) -> str:
    """`08.00–14.00 WIB`, followed by the actual times when they differ from the plan."""
    planned = format_times(day.start, day.end, zone)
    if day.actual_start is None and day.actual_end is None:
        return planned
    actual = format_times(day.actual_start or day.start, day.actual_end or day.end, zone)
    if not planned or actual == planned:
        return actual
    return f"{actual} (rencana {_bare(day.start, day.end)})"


def principal_phrase(principal: Signatory | None) -> str:
    """The name, followed by `(Plt.)`, `(Plh.)` or `(a.n.)` when it is not the principal's own; empty for None."""
    if principal is None or principal.form is SignatoryForm.DEFINITIVE:
        return principal.name if principal is not None else ""
    return f"{principal.name} ({principal.form.label.split(' (')[0]})"


def role_labels(programme: Programme | None) -> dict[Role, str]:
    """What the programme calls each role, written as a label: `Guru sasaran`, however it was typed."""
    words = {role: word_for(role, programme) for role in Role}
    return {role: word[:1].upper() + word[1:] for role, word in words.items()}


def invitation_phrase(invitation: Invitation | None) -> str:
    """`Datang`, `Mengirim wakil: …`, `Tidak datang: …`; `Diundang` while nobody said, `Tanpa undangan` for None."""
    if invitation is None:
        return "Tanpa undangan"
    outcome, note = invitation.outcome, invitation.note.strip()
    if outcome is InvitationOutcome.ABSENT:
        return f"{outcome.label}: {note}" if note else outcome.label
    words = "Diundang" if outcome is InvitationOutcome.UNKNOWN else outcome.label
    if outcome is InvitationOutcome.REPRESENTED and invitation.representative.strip():
        words += f": {invitation.representative.strip()}"
    return f"{words} ({note})" if note else words


def decree_phrase(number: str, signed: date | None) -> str:
    """`421.3/0142/2019 tanggal 4 Maret 2019`; either part may be missing."""
    told = f"tanggal {format_date(signed)}" if signed is not None else ""
    return " ".join(part for part in (number, told) if part)


def membership_phrase(partner: Partner) -> str:
    """`sejak 1 September 2019`, `sampai dengan …` or both ends; empty for a partner that always took part."""
    if partner.active_from is None and partner.active_until is None:
        return ""
    return period_phrase(partner.active_from, partner.active_until)


def _bare(start: time | None, end: time | None) -> str:
    if start is None:
        return "belum ditentukan"
    return format_time(start) if end is None else f"{format_time(start)}–{format_time(end)}"
