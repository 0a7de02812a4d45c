"""The one style sheet of the program: how each role, kind, badge and tone looks with given tokens."""

from app.core.paths import resource
from app.qt.tokens import DARK, Tokens


def style_sheet(t: Tokens) -> str:
    """The one style sheet of the program."""
    return "".join((_base(t), _buttons(t), _fields(t), _containers(t), _badges(t), _tables(t)))


def _base(t: Tokens) -> str:
    return f"""
QMainWindow, QDialog {{ background: {t.background}; }}
QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QLabel {{ background: transparent; }}
QLabel[role="page-title"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[role="card-title"] {{ font-size: 10.5pt; font-weight: 600; }}
QLabel[role="large"] {{ font-size: 18pt; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="secondary"] {{ font-size: 9pt; color: {t.secondary}; }}
QLabel[role="quiet"] {{ color: {t.secondary}; }}
QLabel[role="hint"] {{ font-size: 9pt; color: {t.secondary}; }}
QLabel[role="warning"] {{ font-size: 9pt; color: {t.soon}; }}
QLabel[role="field-label"] {{ font-size: 9pt; font-weight: 600; color: {t.secondary}; }}
QLabel[tone="there"] {{ color: {t.there}; }}
QLabel[tone="missing"] {{ color: {t.missing}; }}
QToolTip {{ background: {t.card}; color: {t.text}; border: 1px solid {t.line}; padding: 4px 6px; }}
QMenu {{ background: {t.card}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 14px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.primary_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.secondary}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.field_line}; border-radius: 6px; padding: 6px 13px;
  outline: none;
}}
QPushButton:hover {{ background: {t.background}; border-color: {t.secondary}; }}
QPushButton:pressed {{ background: {t.primary_soft}; }}
QPushButton:focus {{ border: 2px solid {t.primary}; padding: 5px 12px; }}
QPushButton:disabled {{ color: {t.secondary}; background: {t.background}; border-color: {t.line}; }}
QPushButton[kind="primary"] {{
  background: {t.primary}; color: {t.on_primary}; border-color: {t.primary}; font-weight: 600;
}}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[kind="primary"]:disabled {{
  background: {t.quiet_ground}; color: {t.secondary}; border-color: {t.line};
}}
QPushButton[kind="link"] {{
  background: transparent; border: 1px solid transparent; color: {t.primary}; padding: 3px 6px;
}}
QPushButton[kind="link"]:hover {{ background: {t.primary_soft}; }}
QPushButton[kind="link"]:focus {{ border: 1px solid {t.primary}; padding: 3px 6px; }}
QPushButton[kind="row"] {{
  background: transparent; border: none; border-bottom: 1px solid {t.line}; border-radius: 0px; text-align: left;
  padding: 8px 2px; color: {t.text};
}}
QPushButton[kind="row"]:hover {{ background: {t.background}; }}
QPushButton[kind="row"]:focus {{ background: {t.primary_soft}; border-bottom: 1px solid {t.primary}; }}
QPushButton[kind="row"][end="last"] {{ border-bottom: 1px solid transparent; }}
QPushButton[kind="search"] {{ color: {t.secondary}; text-align: left; }}
QToolButton {{
  outline: none; background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px;
}}
QToolButton:hover {{ background: {t.primary_soft}; }}
QToolButton:focus {{ border: 1px solid {t.primary}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[kind="navigation"] {{
  background: transparent; border: 1px solid transparent; text-align: left; padding: 7px 9px; color: {t.text};
}}
QPushButton[kind="navigation"][bare="true"] {{ padding-left: 31px; }}
QPushButton[kind="navigation"]:hover {{ background: {t.line}; }}
QPushButton[kind="navigation"]:checked {{ background: {t.primary_soft}; color: {t.primary}; font-weight: 600; }}
QPushButton[kind="navigation"]:focus {{ border: 1px solid {t.primary}; }}
QPushButton[kind="segment"] {{ border-radius: 0px; border-right-width: 0px; padding: 5px 12px; color: {t.secondary}; }}
QPushButton[kind="segment"][end="first"] {{ border-top-left-radius: 6px; border-bottom-left-radius: 6px; }}
QPushButton[kind="segment"][end="last"] {{
  border-top-right-radius: 6px; border-bottom-right-radius: 6px; border-right-width: 1px;
}}
QPushButton[kind="segment"][end="only"] {{ border-radius: 6px; border-right-width: 1px; }}
QPushButton[kind="segment"]:checked {{ background: {t.primary_soft}; color: {t.primary}; font-weight: 600; }}
QPushButton[kind="segment"]:focus {{ border: 1px solid {t.primary}; padding: 5px 12px; }}
QPushButton[kind="tab"] {{
  background: transparent; border: none; border-radius: 0px; border-bottom: 2px solid transparent;
  padding: 8px 12px; color: {t.secondary};
}}
QPushButton[kind="tab"]:hover {{ color: {t.text}; }}
QPushButton[kind="tab"]:checked {{ color: {t.primary}; font-weight: 600; border-bottom: 2px solid {t.primary}; }}
QPushButton[kind="tab"]:focus {{ background: {t.primary_soft}; }}
"""


def _picture(name: str, t: Tokens) -> str:
    """Address of a small picture that the style sheet needs in two colours."""
    return resource("icons", f"{name}-{'dark' if t is DARK else 'light'}.svg").as_posix()


def _fields(t: Tokens) -> str:
    return f"""
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.field_line}; border-radius: 6px; padding: 5px 9px;
  selection-background-color: {t.primary}; selection-color: {t.on_primary};
}}
QTextEdit, QPlainTextEdit {{ padding: 3px 5px; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ min-height: 1.6em; padding: 3px 9px; }}
QSpinBox, QDoubleSpinBox {{ padding: 1px 9px 2px 9px; }}
QLineEdit[role="large"] {{ font-size: 16pt; min-height: 2em; }}
QLineEdit QToolButton {{ padding: 0px; border: none; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
  border: 2px solid {t.primary}; padding: 2px 8px;
}}
QTextEdit:focus, QPlainTextEdit:focus {{ padding: 2px 4px; }}
QSpinBox:focus, QDoubleSpinBox:focus {{ padding: 0px 8px 1px 8px; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{
  background: {t.background}; color: {t.secondary};
}}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{_picture("arrow", t)}"); width: 12px; height: 12px; }}
QCheckBox::indicator {{
  width: 14px; height: 14px; border: 1px solid {t.secondary}; border-radius: 4px; background: {t.card};
}}
QCheckBox::indicator:checked {{
  background: {t.primary}; border-color: {t.primary}; image: url("{_picture("check", t)}");
}}
QCheckBox::indicator:focus {{ border: 1px solid {t.primary}; }}
QCheckBox::indicator:disabled {{ border-color: {t.line}; background: {t.background}; }}
QRadioButton {{ spacing: 8px; background: transparent; }}
QRadioButton::indicator {{
  width: 14px; height: 14px; border: 1px solid {t.secondary}; border-radius: 8px; background: {t.card};
}}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {t.primary}; border-radius: 8px; }}
QRadioButton::indicator:focus {{ border-color: {t.primary}; }}
QComboBox QAbstractItemView::item {{ padding: 0px 8px; min-height: 2em; border: none; }}
QComboBox QAbstractItemView {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.line}; selection-background-color: {t.primary_soft};
  selection-color: {t.text}; outline: 0;
}}
QCalendarWidget {{ background: {t.card}; border: 1px solid {t.field_line}; }}
QCalendarWidget QWidget {{ background: {t.card}; alternate-background-color: {t.card}; }}
QCalendarWidget QToolButton {{ color: {t.text}; padding: 4px 8px; border: none; }}
QCalendarWidget QSpinBox {{ min-height: 0px; padding: 1px 4px; }}
QCheckBox {{ spacing: 8px; background: transparent; }}
QCheckBox:focus {{ color: {t.primary}; }}
"""


def _containers(t: Tokens) -> str:
    return f"""
QFrame[role="card"] {{ background: {t.card}; border: 1px solid {t.line}; border-radius: 8px; }}
QFrame[role="card"][drop="true"] {{ border: 2px dashed {t.primary}; }}
QWidget[role="navigation"] {{ background: {t.navigation}; border: none; border-right: 1px solid {t.line}; }}
QWidget[role="status"] {{ background: {t.navigation}; border: none; border-top: 1px solid {t.line}; }}
QFrame[strip] {{ background: {t.line}; border: none; border-radius: 2px; }}
QFrame[strip="selesai"] {{ background: {t.there}; }}
QFrame[strip="berjalan"] {{ background: {t.primary}; }}
QWidget[role="notice"] {{ background: {t.soon_ground}; border-radius: 6px; }}
QWidget[role="page"] {{ background: {t.background}; }}
QFrame[role="line"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea > QWidget > QWidget[role="scrolled"] {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.field_line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {t.secondary}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QProgressBar {{ background: {t.quiet_ground}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {t.primary}; border-radius: 4px; }}
QSplitter::handle {{ background: transparent; }}
"""


def _badges(t: Tokens) -> str:
    rules = "QLabel[badge] { border-radius: 9px; padding: 2px 9px; font-size: 9pt; font-weight: 600; }\n"
    for tone in ("there", "soon", "missing", "chosen", "quiet"):
        rules += f'QLabel[badge="{tone}"] {{ background: {t.ground_of(tone)}; color: {t.text_of(tone)}; }}\n'
    return rules


def _tables(t: Tokens) -> str:
    return f"""
QTableView, QListView, QTreeView {{
  background: {t.card}; border: none; gridline-color: {t.line}; outline: 0;
  selection-background-color: {t.primary_soft}; selection-color: {t.text};
}}
QTableView[role="framed"], QListView[role="framed"] {{ border: 1px solid {t.line}; border-radius: 6px; }}
QTableView[grid="true"] {{ border-top: 1px solid {t.line}; }}
QTableView[grid="true"]::item {{ border: none; padding: 0px 6px; }}
QTableView[grid="true"] QHeaderView::section {{
  background: {t.quiet_ground}; border-right: 1px solid {t.line}; padding: 5px 6px;
}}
QTableView::item {{ border: none; border-bottom: 1px solid {t.line}; padding: 0px 8px; }}
QTableView::item:selected {{ background: {t.primary_soft}; color: {t.text}; }}
QTableView::item:focus {{ border: none; border-bottom: 1px solid {t.line}; }}
QListView::item {{ padding: 7px 10px; border-radius: 6px; }}
QListView::item:selected {{ background: {t.primary_soft}; color: {t.text}; }}
QHeaderView {{ background: {t.card}; border: none; }}
QHeaderView::section {{
  background: {t.card}; color: {t.secondary}; border: none; border-bottom: 1px solid {t.line};
  padding: 7px 11px; font-size: 9pt; font-weight: 600;
}}
QCalendarWidget QTableView {{ selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}
QCalendarWidget QTableView::item {{ padding: 0px; border: none; }}
QCalendarWidget QTableView::item:selected {{ background: {t.primary}; color: {t.on_primary}; }}
QTableCornerButton::section {{ background: {t.card}; border: none; }}
"""
