"""Who signs on a day, and how the signature block names the office."""

from collections.abc import Iterable
from datetime import date

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
