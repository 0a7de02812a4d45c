"""Elements of WordprocessingML (ECMA-376, part 1, 17) for what the library has no words for."""

from typing import Any

from docx import oxml
from docx.oxml.ns import qn

_oxml: Any = oxml  # its functions are typed in part only


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """`element("tab", val="left")` is `<w:tab w:val="left"/>`."""
    made = _oxml.OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for child in children:
        made.append(child)
    return made


def width(tag: str, millimetres: float) -> Any:
    """A width in twentieths of a point."""
    return element(tag, w=str(round(millimetres / 25.4 * 1440)), type="dxa")
