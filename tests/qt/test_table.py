from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QHeaderView

from app.qt.table_model import ROW_ROLE, Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import row_height


@dataclass(frozen=True)
class Person:
    name: str
    age: int


PEOPLE = [Person("Retno", 41), Person("Wagiyem", 52), Person("Kusnadi", 39)]
COLUMNS = (
    Column[Person](header="Nama", text=lambda p: p.name, stretch=1, strong=True),
    Column[Person](
        header="Umur", text=lambda p: str(p.age), right=True, tone=lambda p: "missing" if p.age > 50 else ""
    ),
)


def test_the_model_tells_text_alignment_and_meaning() -> None:
    model = RecordTableModel(COLUMNS, PEOPLE)
    QAbstractItemModelTester(model)
    cell = model.index(1, 1)
    assert cell.data() == "52"
    assert cell.data(ROW_ROLE) is PEOPLE[1]
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Umur: 52"
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert cell.data(Qt.ItemDataRole.ForegroundRole).name() == "#b3261e"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Nama"


def test_updating_the_same_number_of_rows_keeps_the_cursor(qtbot) -> None:
    model = RecordTableModel(COLUMNS, PEOPLE)
    table = RecordTable(model, "Orang")
    qtbot.addWidget(table)
    table.select(2)
    model.update_rows([Person("Retno", 1), Person("Wagiyem", 2), Person("Kusnadi", 3)])
    assert table.current() == Person("Kusnadi", 3)
    model.update_rows([Person("Retno", 1)])
    assert model.rowCount() == 1


def test_rows_have_a_fixed_height_and_columns_fill_the_width(qtbot) -> None:
    table = RecordTable(RecordTableModel(COLUMNS, PEOPLE), "Orang")
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    assert table.verticalHeader().sectionResizeMode(0) == QHeaderView.ResizeMode.Fixed
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
    table.hide()


def test_the_keyboard_opens_and_removes(qtbot) -> None:
    table = RecordTable(RecordTableModel(COLUMNS, PEOPLE), "Orang")
    qtbot.addWidget(table)
    heard: list[tuple[str, Person]] = []
    table.opened.connect(lambda person: heard.append(("opened", person)))
    table.removed.connect(lambda person: heard.append(("removed", person)))
    table.select(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert heard == [("opened", PEOPLE[1]), ("removed", PEOPLE[1])]
    assert table.accessibleName() == "Orang"


def test_what_is_selected_stays_so_when_other_rows_come_and_go(qtbot) -> None:
    table = RecordTable(RecordTableModel(COLUMNS, PEOPLE), "Orang")
    qtbot.addWidget(table)
    table.show()
    table.select(2)
    table.show_rows([Person("Aminah", 30), *PEOPLE], key=lambda person: person.name)
    assert table.current() == PEOPLE[2]
    table.show_rows(PEOPLE[:2], key=lambda person: person.name)
    assert table.current() == PEOPLE[1], "the neighbour of the one that went"
    many = [Person(f"Orang {number}", number) for number in range(60)]
    table.show_rows(many, key=lambda person: person.name, wanted="Orang 55")
    assert table.current() == many[55]
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    table.clearSelection()
    assert table.current() is None
    table.hide()


def test_a_column_without_text_numbers_the_rows() -> None:
    model = RecordTableModel((Column[Person](header="No"), *COLUMNS), PEOPLE)
    assert [model.index(row, 0).data() for row in range(3)] == ["1", "2", "3"]


def test_rows_that_wrap_are_as_high_as_their_words_need(qtbot) -> None:
    long = Person("Pindah tanggal: " + "sosialisasi sekolah model " * 4, 1)
    model = RecordTableModel((Column[Person](header="Apa", text=lambda p: p.name, stretch=1),))
    table = RecordTable(model, "Riwayat", wraps=True)
    qtbot.addWidget(table)
    table.resize(300, 300)
    table.show()
    model.set_rows([PEOPLE[0], long])
    assert table.rowHeight(0) == row_height(table)
    assert table.rowHeight(1) >= 3 * table.fontMetrics().lineSpacing()
