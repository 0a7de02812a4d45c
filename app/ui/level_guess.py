"""The jenjang of a new school follows the name that is being typed, until somebody chooses one."""

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.school_levels import level_of_name
from app.domain.terms import SchoolLevel
from app.qt.forms import RecordForm


def follow_name(form: RecordForm) -> None:
    """Have the field `level` of a form follow its field `name`."""
    name, level = form.widgets["name"], form.widgets["level"]
    assert isinstance(name, QLineEdit)
    assert isinstance(level, QComboBox)
    chosen: list[int] = []
    level.activated.connect(chosen.append)

    def follow(text: str) -> None:
        found = level_of_name(text)
        if found is not None and not chosen:
            level.setCurrentIndex(list(SchoolLevel).index(found))

    name.textEdited.connect(follow)
