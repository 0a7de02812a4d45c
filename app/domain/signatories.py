"""Who signs on a day, and how the signature block names the office."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from app.domain.dates import format_date
from app.domain.records import Signatory
from app.domain.terms import SignatoryForm, SigningOffice

_SHORT = {SignatoryForm.ACTING: "Plt.", SignatoryForm.DAILY: "Plh.", SignatoryForm.ON_BEHALF: "a.n."}


def signatory_on(
    signatories: Iterable[Signatory],
    day: date,
    *,
    office: SigningOffice = SigningOffice.PRINCIPAL,
    partner_id: int | None = None,
) -> Signatory | None:
    """Who held the office of a school on `day`; both ends of a period count.

    Where periods overlap the one that began last signs: an acting principal stands in during the definitive one's term.
    """
    held = [
        one
        for one in signatories
        if one.office is office
        and one.partner_id == partner_id
        and (one.from_date is None or one.from_date <= day)
        and (one.until_date is None or day <= one.until_date)
    ]
    return max(held, key=lambda one: (one.from_date or date.min, one.id), default=None)


def office_lines(signatory: Signatory, school_name: str) -> tuple[str, ...]:
    """The lines above the signature: `Kepala SMP …,` or `Plt. Kepala …,` or `a.n. Kepala …,` and the own position.

    A principal's office is named with its school; the position that was typed stands as it is.
    """
    usual = f"Kepala {school_name}".strip() if signatory.office is SigningOffice.PRINCIPAL else signatory.office.label
    if signatory.form is SignatoryForm.ON_BEHALF:
        own = (f"{signatory.title},",) if signatory.title else ()
        return (f"a.n. {usual}{'' if own else ','}", *own)
    words = signatory.title or usual
    short = _SHORT.get(signatory.form, "")
    return (f"{short} {words},".strip(),)


def after_handover(signatories: Iterable[Signatory], new: Signatory) -> tuple[Signatory, ...]:
    """A school's signatories once `new` takes the office over on its `from_date`; the former's last day is the eve.

    Whoever signs on behalf of the office (a.n.) stays, and so does an office that ended already.
    """
    assert new.from_date is not None
    day = new.from_date
    kept: list[Signatory] = []
    for one in signatories:
        began = one.from_date is None or one.from_date < day
        ends_later = one.until_date is None or one.until_date >= day
        leaves = one.office is new.office and one.form is not SignatoryForm.ON_BEHALF and began and ends_later
        kept.append(replace(one, until_date=day - timedelta(days=1)) if leaves else one)
    return (*kept, new)


def period_remarks(
    signatories: Iterable[Signatory], office: SigningOffice = SigningOffice.PRINCIPAL
) -> tuple[str, ...]:
    """Sentences about the days of one office of one school on which two sign, or nobody: told, never refused.

    An acting or daily holder, and whoever signs a.n., may stand in while the definitive one holds the office.
    """
    held = sorted((one for one in signatories if one.office is office), key=lambda one: one.from_date or date.min)
    remarks: list[str] = []
    definitive = [one for one in held if one.form is SignatoryForm.DEFINITIVE]
    for earlier, later in pairwise(definitive):
        if earlier.until_date is None or later.from_date is None or later.from_date <= earlier.until_date:
            begins = f" sejak {format_date(later.from_date)}" if later.from_date else ""
            remarks.append(
                f"Masa jabatan {earlier.name} dan {later.name} bertumpuk: {later.name} yang menandatangani{begins}."
            )
    last: date | None = None
    for one in held:
        if last is not None and one.from_date is not None and one.from_date > last + timedelta(days=1):
            first, end = last + timedelta(days=1), one.from_date - timedelta(days=1)
            days = format_date(first) if first == end else f"{format_date(first)} sampai {format_date(end)}"
            remarks.append(f"Tidak ada yang menjabat pada {days}.")
        if one.until_date is None:
            break
        last = max(last or one.until_date, one.until_date)
    return tuple(remarks)
