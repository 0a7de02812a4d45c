"""The cell formats of the workbook, made once per workbook."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

Workbook = Any  # XlsxWriter describes its types only in part
Worksheet = Any
Format = Any

_LINE = "#C9D1D8"
_GROUND = "#E0F1F0"
_INK = "#0B4F4F"


class CellKind(Enum):
    """What a column holds, and so how its cells look."""

    TEXT = auto()
    WRAPPED = auto()
    IDENTIFIER = auto()  # NIP, NPSN, phone: never a number
    NUMBER = auto()
    COUNT = auto()  # a number of which only what is there is shown: a table of zeros is hard to read
    DECIMAL = auto()
    ORDINAL = auto()
    DATE = auto()
    CLOCK = auto()
    PERCENT = auto()


# Room after a number, in the format itself: LibreOffice drops the indent of some columns.
_GAP = "_0_."
_LOOKS: dict[CellKind, dict[str, object]] = {
    CellKind.TEXT: {},
    CellKind.WRAPPED: {"text_wrap": True},
    CellKind.IDENTIFIER: {"num_format": "@"},
    CellKind.NUMBER: {"num_format": f"#,##0{_GAP}", "align": "right"},
    CellKind.COUNT: {"num_format": f"#,##0{_GAP};-#,##0{_GAP};", "align": "right"},
    CellKind.DECIMAL: {"num_format": f"#,##0.0{_GAP}", "align": "right"},
    CellKind.ORDINAL: {"num_format": "0", "align": "center"},
    CellKind.DATE: {"num_format": "[$-421]d mmm yyyy", "align": "left"},  # 421: Indonesian month names everywhere
    CellKind.CLOCK: {"num_format": 'hh"."mm', "align": "center"},
    CellKind.PERCENT: {"num_format": f"0 %{_GAP};-0 %{_GAP};0 %{_GAP};@{_GAP}", "align": "right"},
}


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Formats by purpose."""

    body: dict[CellKind, Format]
    total: dict[CellKind, Format]
    header: dict[CellKind, Format]
    title: Format
    subtitle: Format
    label: Format
    line: Format  # under every row of a grid
    value: Format  # text beside a label
    whole: Format  # a number beside a label
    section: Format


def make_styles(workbook: Workbook) -> CellStyles:
    """Add all formats to `workbook`."""
    cell: dict[str, object] = {
        "font_name": "Arial",
        "font_size": 10,
        "valign": "top",
        "bottom": 1,
        "bottom_color": _LINE,
    }
    plain: dict[str, object] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    total: dict[str, object] = {**cell, "bold": True, "top": 1, "top_color": _INK, "bg_color": "#F3F6F8"}
    head: dict[str, object] = {
        **cell,
        "bold": True,
        "font_color": _INK,
        "bg_color": _GROUND,
        "bottom_color": _INK,
        "text_wrap": True,
        "valign": "vcenter",
    }
    return CellStyles(
        body={kind: workbook.add_format({**plain, **look}) for kind, look in _LOOKS.items()},
        total={kind: workbook.add_format({**total, **look}) for kind, look in _LOOKS.items()},
        header={
            kind: workbook.add_format(
                {**head, "align": look.get("align", "left"), "indent": int(look.get("align") == "right")}
            )
            for kind, look in _LOOKS.items()
        },
        title=workbook.add_format({**plain, "bold": True, "font_size": 14, "font_color": _INK}),
        subtitle=workbook.add_format({**plain, "font_color": "#4A5863"}),
        label=workbook.add_format({**cell, "font_color": "#4A5863"}),
        line=workbook.add_format({"bottom": 1, "bottom_color": _LINE}),
        value=workbook.add_format({**cell, "text_wrap": True}),
        whole=workbook.add_format({**cell, "num_format": "#,##0", "align": "left"}),
        section=workbook.add_format({**plain, "bold": True, "font_color": _INK}),
    )
