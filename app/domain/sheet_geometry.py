"""Where everything lies on a printed sheet, kept so that a photo of the signed page can be straightened and read.

All measures are millimetres from the top left corner of the page; a box is left, top, width, height and ends in the
middle of the lines that are drawn around it.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from app.domain.sheet_codes import Corner

_VERSION = 1
Half = Literal["left", "right"]


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of the table: whose it is and where it is signed."""

    number: int  # as printed, from 1
    person_uid: str  # empty for a row to be filled by hand
    box: Box  # the whole row
    left: Box  # the two halves of the signature cell
    right: Box

    @property
    def signs(self) -> Half:
        """The half that the number stands in: odd numbers left, even numbers right."""
        return "left" if self.number % 2 else "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """One page of a sheet."""

    number: int  # from 1
    corners: dict[Corner, Box]  # the QR codes without their quiet zones
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGeometry:
    """All pages of one printed sheet. `digest` is of the words in its rows, to notice that they changed since."""

    width: float
    height: float
    pages: tuple[SheetPage, ...]
    digest: str = ""

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        return tuple(row for page in self.pages for row in page.rows)


def geometry_text(geometry: SheetGeometry) -> str:
    """As JSON for the record of the sheet, to a hundredth of a millimetre."""
    content = {
        "version": _VERSION,
        "paper": [geometry.width, geometry.height],
        "digest": geometry.digest,
        "pages": [
            {
                "page": page.number,
                "corners": {corner.value: _numbers(box) for corner, box in page.corners.items()},
                "rows": [
                    {
                        "number": row.number,
                        "person": row.person_uid,
                        "row": _numbers(row.box),
                        "left": _numbers(row.left),
                        "right": _numbers(row.right),
                    }
                    for row in page.rows
                ],
            }
            for page in geometry.pages
        ],
    }
    return json.dumps(content, separators=(",", ":"))


def read_geometry(text: str) -> SheetGeometry | None:
    """The geometry in a record; None when there is none, or it comes from a newer or foreign program."""
    try:
        content = json.loads(text)
        if content["version"] != _VERSION:
            return None
        pages = tuple(_page(page) for page in content["pages"])
        width, height = (float(number) for number in content["paper"])
        return SheetGeometry(width=width, height=height, pages=pages, digest=str(content["digest"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _page(page: dict[str, Any]) -> SheetPage:
    corners = {Corner(corner): _box(numbers) for corner, numbers in page["corners"].items()}
    rows = tuple(
        SheetRow(
            number=int(row["number"]),
            person_uid=str(row["person"]),
            box=_box(row["row"]),
            left=_box(row["left"]),
            right=_box(row["right"]),
        )
        for row in page["rows"]
    )
    return SheetPage(number=int(page["page"]), corners=corners, rows=rows)


def _numbers(box: Box) -> list[float]:
    return [round(number, 2) for number in box]


def _box(numbers: list[float]) -> Box:
    left, top, width, height = (float(number) for number in numbers)
    return Box(left, top, width, height)
