"""The house: who may import whom, who owns which heavy library, and what must not load before the first paint."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINES_PER_FILE = 500

FLOORS = {
    "core": 0,
    "domain": 1,
    "storage": 2,
    "intake": 2,
    "reports": 2,
    "packet": 2,
    "schedule": 2,
    "signing": 2,
    "delivery": 2,
    "services": 3,
    "qt": 4,
    "ui": 5,
}

# What stands beside the rooms knows all floors and one another.
TOP = {"__main__", "bootstrap", "cli", "arguments", "commands"}
DOORS_WITHOUT_QT = {"cli", "arguments", "commands"}
FLOORS |= dict.fromkeys(TOP, 6)

OWNERS = {
    "PySide6": {"qt", "ui", "bootstrap"},
    "shiboken6": {"qt", "ui", "bootstrap"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "python_calamine": {"intake"},
    "openpyxl": {"intake"},
    "rapidfuzz": {"intake"},
    "PIL": {"intake"},
    "xlsxwriter": {"reports"},
    "reportlab": {"reports"},
    "docx": {"reports"},
    "holidays": {"schedule"},
    "icalendar": {"schedule"},
    "segno": {"reports"},
    "nacl": {"signing"},
    "smtplib": {"delivery"},
    "keyring": {"delivery"},
}

TOO_HEAVY_FOR_THE_START = sorted(set(OWNERS) - {"PySide6", "shiboken6"})


def imports_of(tree: ast.Module, package: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every import of a file, wherever it stands: (line, dotted name in parts). `package` resolves relative imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, tuple(name.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            base += tuple(node.module.split(".")) if node.module else ()
            for name in node.names:
                yield node.lineno, (*base, name.name)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__") and isinstance(node.args[0].value, str):
                yield node.lineno, tuple(node.args[0].value.split("."))


def faults_of_import(room: str, imported: tuple[str, ...], other_pages: set[str]) -> Iterator[str]:
    """What is wrong with one import in a file of `room`; `other_pages` are closed to it when it belongs to a page."""
    owners = OWNERS.get(imported[0])
    if owners is not None and room not in owners:
        yield f"{imported[0]} belongs to {', '.join(sorted(owners))}; ask a service or a record for what it gives"
    if imported[0] != "app" or len(imported) < 2 or imported[1].startswith("__version"):
        return
    target = imported[1]
    if target not in FLOORS:
        yield f"app.{target} has no floor"
    elif room == "":
        yield "app/__init__.py imports nothing of the program"
    elif target == "ui" and room == "ui":
        if len(imported) > 2 and imported[2] in other_pages:
            yield f"a page imports page {imported[2]}; move what both need to app/ui or app/qt"
    elif room in DOORS_WITHOUT_QT and target in ("qt", "ui"):
        yield f"{room} imports {target}; the command line works where Qt does not"
    elif target != room and FLOORS[target] >= FLOORS[room] and not {room, target} <= TOP:
        beside = "stands on the same floor" if FLOORS[target] == FLOORS[room] else "stands above it"
        yield f"{room} (floor {FLOORS[room]}) imports {target}, which {beside} (floor {FLOORS[target]})"


def faults_of_house(root: Path) -> list[str]:
    """Every broken rule in `root`/app, one sentence each."""
    app = root / "app"
    pages = {folder.name for folder in (app / "ui").iterdir() if folder.is_dir()} if (app / "ui").is_dir() else set()
    faults: list[str] = []
    for path in sorted(app.rglob("*.py")):
        place = path.relative_to(root).as_posix()
        inside = path.relative_to(app).parts
        room = inside[0] if len(inside) > 1 else path.stem.replace("__init__", "")
        other_pages = pages - {inside[1]} if room == "ui" and len(inside) > 2 else set[str]()
        source = path.read_text(encoding="utf-8")
        if (lines := source.count("\n")) >= LINES_PER_FILE:
            faults.append(f"{place}: {lines} lines; a file stays under {LINES_PER_FILE}, so split it by what it does")
        if room and room not in FLOORS:
            faults.append(f"{place}: {room} has no floor; give it one in tests/test_architecture.py and in README.md")
            continue
        for line, imported in imports_of(ast.parse(source, place), ("app", *inside[:-1])):
            faults += [f"{place}:{line}: {fault}" for fault in faults_of_import(room, imported, other_pages)]
    return list(dict.fromkeys(faults))  # one line that imports three names is one fault


def test_every_import_goes_down_the_floors_and_every_library_stays_in_its_room():
    faults = faults_of_house(ROOT)

    assert not faults, "the house rules of README.md are broken:\n" + "\n".join(faults)


@pytest.mark.parametrize(
    ("place", "source", "fault"),
    [
        ("app/core/a.py", "from app.domain import dates", "core (floor 0) imports domain, which stands above it"),
        ("app/storage/a.py", "import app.intake.sniff", "storage (floor 2) imports intake, which stands on the same"),
        ("app/services/a.py", "def f():\n    from app.qt.jobs import Job", "app/services/a.py:2: services (floor 3)"),
        ("app/services/a.py", "from sqlalchemy import select", "sqlalchemy belongs to storage"),
        ("app/reports/a.py", "import PySide6.QtGui", "PySide6 belongs to bootstrap, qt, ui"),
        ("app/cli.py", "from app.qt import theme", "cli imports qt; the command line works where Qt does not"),
        ("app/ui/window.py", "from app import bootstrap", "ui (floor 5) imports bootstrap, which stands above it"),
        ("app/domain/a.py", "from ..services import x", "domain (floor 1) imports services"),
        ("app/domain/a.py", "from .. import ui", "domain (floor 1) imports ui"),
        ("app/packet/a.py", "import importlib\nimportlib.import_module('openpyxl')", "openpyxl belongs to intake"),
        ("app/ui/kegiatan/page.py", "from app.ui.paket.page import X", "a page imports page paket"),
        ("app/ui/kegiatan/page.py", "from app.ui import paket", "a page imports page paket"),
        ("app/ui/kegiatan/page.py", "from ..paket import page", "a page imports page paket"),
        ("app/attic/a.py", "", "attic has no floor"),
        ("app/core/a.py", "from app import attic", "app.attic has no floor"),
        ("app/__init__.py", "from app.core import files", "app/__init__.py imports nothing of the program"),
        ("app/core/a.py", "x = 1\n" * LINES_PER_FILE, "500 lines"),
    ],
)
def test_a_broken_rule_is_reported_with_its_place(tmp_path: Path, place: str, source: str, fault: str):
    make_tree(tmp_path, {"app/ui/paket/page.py": "", place: source})

    faults = faults_of_house(tmp_path)

    assert len(faults) == 1, faults
    assert fault in faults[0]
    assert faults[0].startswith(place)


def test_a_sound_house_has_no_faults(tmp_path: Path):
    make_tree(
        tmp_path,
        {
            "app/__init__.py": "__version__ = '1'",
            "app/core/files.py": "import os\nfrom app import __version__",
            "app/storage/people.py": "def f():\n    import sqlalchemy",
            "app/storage/meetings.py": "from app.core.files import x\nfrom .people import f",
            "app/services/people.py": "from app.storage import people\nfrom app.intake import sniff",
            "app/ui/window.py": "from PySide6 import QtWidgets\nfrom app.ui.kegiatan.page import Page",
            "app/ui/parts.py": "from app.qt.jobs import Job",
            "app/ui/kegiatan/page.py": "from app.ui.parts import P\nfrom app.ui import parts\nfrom .tab import T",
            "app/ui/paket/page.py": "from app.ui.paket import tab",
            "app/bootstrap.py": "from app import cli\nimport PySide6\nfrom app.ui import window",
            "app/cli.py": "def f():\n    from app.bootstrap import open_logbook",
            "app/__main__.py": "from app.bootstrap import main",
        },
    )

    assert faults_of_house(tmp_path) == []


def test_no_heavy_library_is_loaded_before_the_window_first_paints(tmp_path: Path):
    program = f"""
import sys
from PySide6.QtWidgets import QApplication

def say_what_is_loaded(*_):
    print("window:", *[window.objectName() or "?" for window in QApplication.topLevelWidgets() if window.isVisible()])
    print("loaded:", *[name for name in {TOO_HEAVY_FOR_THE_START!r} if name in sys.modules])
    return 0

QApplication.exec = say_what_is_loaded  # the event loop would paint now
sys.argv[1:] = ["--data", {str(tmp_path / "data")!r}]
from app.__main__ import main
sys.exit(main())
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    window, loaded = done.stdout.splitlines()
    assert window != "window:", "the window was not shown"
    assert loaded == "loaded:", "loaded too early; import inside the function that needs it"


def test_a_command_works_without_qt(tmp_path: Path):
    program = f"""
import sys
sys.modules["PySide6"] = None  # a system without the libraries that Qt needs
sys.argv[1:] = ["--data", {str(tmp_path / "data")!r}, "status"]
from app.__main__ import main
sys.exit(main())
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def make_tree(root: Path, files: dict[str, str]) -> None:
    for place, source in files.items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
