"""The reverse of a certificate: what was treated, with its lesson hours."""

from typing import NamedTuple

from app.domain.certificate_content import CertificateBundle
from app.domain.certificate_marks import Face, Mark, MarkedPage, Rule, Words
from app.domain.records import Topic
from app.reports.certificate_page import page_size
from app.reports.certificate_setting import centred, plain_lines, width_of
from app.reports.typesetting import MM

_EDGE = 20 * MM
_SIDE = 30 * MM
_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_NUMBER, _HOURS = 14 * MM, 20 * MM  # widths of the first and the last column
_PADDING = 2 * MM


class _Row(NamedTuple):
    number: str
    lines: list[str]
    hours: str


def back_pages(bundle: CertificateBundle) -> tuple[MarkedPage, ...]:
    """The list of topics and JP; on one page whenever letters of 6 points or more allow it, else on as many as needed.

    Empty without topics.
    """
    if not bundle.topics:
        return ()
    width, height = page_size(bundle.school.paper)
    head, top = _head(bundle, width, height)
    pages: list[list[Mark]] = []
    for size in _SIZES:
        pages = _pages(_rows(bundle.topics, size, width), size, width, top, head)
        if len(pages) == 1:
            break
    return tuple(MarkedPage(width, height, tuple(marks)) for marks in pages)


def _head(bundle: CertificateBundle, width: float, height: float) -> tuple[list[Mark], float]:
    y = height - _EDGE - 14
    marks: list[Mark] = [centred("DAFTAR MATERI", width / 2, y, Face.BOLD, 15)]
    for text, size in ((bundle.activity, 11.5), (bundle.days, 11.0)):
        for line in plain_lines(text, Face.PLAIN, size, width - 2 * _SIDE):
            y -= size * 1.35
            marks.append(centred(line, width / 2, y, Face.PLAIN, size))
    return marks, y - 6 * MM


def _rows(topics: tuple[Topic, ...], size: float, width: float) -> list[_Row]:
    room = width - 2 * _SIDE - _NUMBER - _HOURS - 2 * _PADDING
    rows = [
        _Row(str(number), plain_lines(one.title, Face.PLAIN, size, room), str(one.lesson_hours or "–"))
        for number, one in enumerate(topics, 1)
    ]
    total = sum(one.lesson_hours for one in topics)
    return [*rows, _Row("", ["Jumlah"], str(total or "–"))]


def _pages(rows: list[_Row], size: float, width: float, top: float, head: list[Mark]) -> list[list[Mark]]:
    pages: list[list[Mark]] = []
    y = 0.0
    for row in rows:
        needed = _height(row, size)
        if not pages or y - needed < _EDGE:
            pages.append([*head, *_line_of("No.", ["Materi"], "JP", size, width, top, Face.BOLD)])
            y = top - _height(_Row("", [""], ""), size)
        face = Face.BOLD if not row.number else Face.PLAIN
        pages[-1] += _line_of(row.number, row.lines, row.hours, size, width, y, face)
        y -= needed
    return pages


def _height(row: _Row, size: float) -> float:
    return len(row.lines) * size * 1.25 + size * 0.6


def _line_of(
    number: str, lines: list[str], hours: str, size: float, width: float, top: float, face: Face
) -> list[Mark]:
    """One row of the table with the line below it."""
    left, right = _SIDE, width - _SIDE
    first = top - size * 1.25
    marks: list[Mark] = [
        Words(left + _NUMBER, first - at * size * 1.25, line, face, size) for at, line in enumerate(lines)
    ]
    if number:
        marks.append(centred(number, left + _NUMBER / 2, first, face, size))
    marks.append(Words(right - _PADDING - width_of(hours, face, size), first, hours, face, size))
    bottom = top - len(lines) * size * 1.25 - size * 0.6
    heavy = 1.0 if face is Face.BOLD else 0.35
    return [*marks, Rule(left, bottom, right, bottom, heavy)]
