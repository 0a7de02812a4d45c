"""Indonesian for Qt's own words (Qt ships no Indonesian catalogue) and for its dates and numbers."""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.core.paths import resource


def install_indonesian(app: QApplication) -> QTranslator:
    """Make Indonesian the language of standard buttons, menus, file dialogs, dates and numbers; safe to call again."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    translator = QTranslator(app)
    translator.load(str(resource("translations", "qt_id.qm")))
    app.installTranslator(translator)
    return translator
