"""Where a person comes from: a partner, the own school, or elsewhere; the choice that both person dialogs offer."""

from dataclasses import replace

from app.domain.records import Person
from app.domain.terms import Affiliation
from app.qt.fields import ComboBox, fill_choices
from app.ui.page import Shell

_OWN, _OTHER = 0, -1  # a partner stands for itself by its id


class OriginBox(ComboBox):
    """Partners first, with their kecamatan; then the own school, then everywhere else."""

    def __init__(self, shell: Shell, person: Person | None) -> None:
        """Begins at where `person` comes from; without a person nothing is chosen yet."""
        super().__init__("Asal")
        own = shell.logbook.schools.model_school()
        values = [
            *(
                (partner.id, f"{partner.name}{f' · Kec. {partner.district}' if partner.district else ''}")
                for partner in shell.logbook.schools.partners()
            ),
            (_OWN, f"{own.name if own else 'Sekolah sendiri'} (sekolah sendiri)"),
            (_OTHER, "Luar sekolah"),
        ]
        self._codes = [code for code, _ in values]
        fill_choices(self, values)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setPlaceholderText("Pilih asalnya")
        self.setCurrentIndex(-1 if person is None else self._codes.index(_code_of(person)))

    @property
    def answered(self) -> bool:
        """Whether something is chosen."""
        return self.currentIndex() >= 0

    @property
    def elsewhere(self) -> bool:
        """Whether the institution has to be typed."""
        return self.answered and self._codes[self.currentIndex()] == _OTHER

    def applied(self, person: Person, institution: str) -> Person:
        """The person as coming from what is chosen; `institution` counts only elsewhere."""
        code = self._codes[self.currentIndex()]
        if code == _OTHER:
            words = " ".join(institution.split())
            return replace(person, affiliation=Affiliation.OTHER, partner_id=None, institution=words)
        if code == _OWN:
            return replace(person, affiliation=Affiliation.MODEL, partner_id=None, institution="")
        return replace(person, affiliation=Affiliation.PARTNER, partner_id=code, institution="")


def _code_of(person: Person) -> int:
    if person.affiliation is Affiliation.PARTNER and person.partner_id is not None:
        return person.partner_id
    return _OWN if person.affiliation is Affiliation.MODEL else _OTHER
