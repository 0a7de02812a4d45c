"""The front of a certificate: frame or own picture, school, title, name, words, signature and code on one sheet."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from app.domain.certificate_content import CertificateBundle, CertificateSheet
from app.domain.certificate_marks import Code, Drawing, Face, Frame, Mark, MarkedPage, Rule, Words
from app.domain.certificate_text import Piece
from app.domain.letter_text import place_and_date
from app.domain.signatories import office_lines
from app.domain.terms import Paper
from app.reports.certificate_setting import centred, fitting_size, piece_lines, plain_lines, set_line, width_of
from app.reports.fonts import printable
from app.reports.letterhead_text import letterhead_lines
from app.reports.page import HEIGHTS
from app.reports.page import WIDTH as SHORT_SIDE
from app.reports.pictures import fitted, picture_size
from app.reports.typesetting import MM

_FRAME, _SECOND_FRAME = 9 * MM, 11.2 * MM  # from the edge
_INNER = 17 * MM  # nothing but the frame stands nearer to the edge
_SIDE = 26 * MM  # left and right of the words
_EASY_SIDE = 44 * MM  # and of those that are short enough to stand apart from the edge
_LOGO, _LOGO_GAP = 21 * MM, 7 * MM
_OWN_HEAD = (200 * MM, 30 * MM)
_STAMP = 20 * MM  # height left free for the stamp and the signature
_BLOCK = 88 * MM  # width of the signature
_CODE_SMALLEST, _CODE_LARGEST = 29 * MM, 42 * MM
_MODULE = 0.42 * MM  # of the code: what a telephone and a scanner at 150 dpi still tell apart
_STRETCH = 1.15  # a picture whose proportions differ more is cropped, not stretched
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4, 0.34, 0.28)
_LEADING = 1.28


class _Block(NamedTuple):
    """A part of the column of words: the room above it, and its lines as (size, marks around 0)."""

    gap: float
    lines: list[tuple[float, list[Words]]]
    rule: float = 0.0  # width of a line below it


def page_size(paper: Paper) -> tuple[float, float]:
    """Width and height of the paper, lying."""
    return HEIGHTS[paper], SHORT_SIDE


def front_page(bundle: CertificateBundle, sheet: CertificateSheet) -> MarkedPage:
    """The marks of one certificate's front. Nothing is ever cut: what is long is set smaller, the name last."""
    width, height = page_size(bundle.school.paper)
    marks = _ground(bundle.background, width, height)
    head, top = _head(bundle, width, height)
    signature, signature_top = _signature(bundle, sheet, width)
    code_marks, code_top = _code(sheet.code)
    room = top - max(signature_top, code_top) - 3 * MM
    marks += head + _column(sheet, width, top, room) + signature + code_marks
    return MarkedPage(width, height, tuple(marks))


def _size_of(path: Path) -> tuple[float, float] | None:
    """Width and height of a picture in pixels; it is decoded once, however many certificates carry it."""
    try:
        state = path.stat()
    except OSError:
        return None
    return _decoded_size(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _decoded_size(path: Path, _changed: int, _bytes: int) -> tuple[float, float] | None:
    return picture_size(path)


def _ground(background: Path | None, width: float, height: float) -> list[Mark]:
    size = _size_of(background) if background is not None else None
    if background is None or size is None:
        return [
            Frame(_FRAME, _FRAME, width - 2 * _FRAME, height - 2 * _FRAME, 1.8),
            Frame(_SECOND_FRAME, _SECOND_FRAME, width - 2 * _SECOND_FRAME, height - 2 * _SECOND_FRAME, 0.5),
        ]
    ratio = (size[0] / size[1]) / (width / height)
    if 1 / _STRETCH <= ratio <= _STRETCH:
        return [Drawing(background, 0, 0, width, height)]
    scale = max(width / size[0], height / size[1])  # the page cuts off what stands over its edge
    wide, high = size[0] * scale, size[1] * scale
    return [Drawing(background, (width - wide) / 2, (height - high) / 2, wide, high)]


def _head(bundle: CertificateBundle, width: float, height: float) -> tuple[list[Mark], float]:
    """Letterhead or logos with the school's names, and where the room below begins."""
    top, middle = height - _INNER, width / 2
    if bundle.letterhead is not None and (size := _size_of(bundle.letterhead)) is not None:
        wide, high = fitted(size, *_OWN_HEAD)
        return [Drawing(bundle.letterhead, middle - wide / 2, top - high, wide, high)], top - high
    above, name, below = letterhead_lines(bundle.school)
    lines = [(text, Face.PLAIN, 12.0) for text in above] + [(name, Face.BOLD, 17.0)]
    lines += [(text, Face.PLAIN, 8.5) for text in below[:1]]
    room = width - 2 * (_SIDE + _LOGO + _LOGO_GAP)
    shown = [(printable(text), face, size) for text, face, size in lines]
    shown = [(text, face, fitting_size(text, face, size, 5, room)) for text, face, size in shown]
    marks: list[Mark] = []
    y = top
    for text, face, size in shown:
        y -= size * 1.22
        marks.append(centred(text, middle, y + size * 0.22, face, size))
    wide = max(width_of(text, face, size) for text, face, size in shown)
    bottom = y
    for path, side in ((bundle.government_logo, -1), (bundle.school_logo, 1)):
        size = _size_of(path) if path is not None else None
        if path is not None and size is not None:
            logo_wide, logo_high = fitted(size, _LOGO, _LOGO)
            centre = middle + side * (wide / 2 + _LOGO_GAP + _LOGO / 2)
            low = (top + y) / 2 - logo_high / 2
            low = min(low, top - logo_high)
            bottom = min(bottom, low)
            marks.append(Drawing(path, centre - logo_wide / 2, low, logo_wide, logo_high))
    return marks, bottom


def _column(sheet: CertificateSheet, width: float, top: float, room: float) -> list[Mark]:
    """Title to closing words, spread over the room."""
    blocks: list[_Block] = []
    used = 0.0
    for scale, side in ((1.0, _EASY_SIDE), *((one, _SIDE) for one in _SCALES)):
        blocks = _blocks(sheet, width - 2 * _SIDE, width - 2 * side, scale)
        used = sum(block.gap + sum(size * _LEADING for size, _ in block.lines) for block in blocks)
        if used <= room:
            break
    spare = max(0.0, room - used)
    stretch = min(spare / max(len(blocks), 1), 5 * MM)
    y = top - max(0.0, spare - stretch * len(blocks)) / 2
    marks: list[Mark] = []
    for block in blocks:
        y -= block.gap + stretch
        for size, words in block.lines:
            y -= size * _LEADING
            marks += [word._replace(x=word.x + width / 2, y=y + size * 0.3) for word in words]
        if block.rule:
            marks.append(Rule((width - block.rule) / 2, y + 0.5, (width + block.rule) / 2, y + 0.5, 0.8))
    return marks


def _blocks(sheet: CertificateSheet, width: float, body_width: float, scale: float) -> list[_Block]:
    def lines(text: str, face: Face, size: float) -> list[tuple[float, list[Words]]]:
        return [(size, [centred(line, 0, 0, face, size)]) for line in plain_lines(text, face, size, width)]

    def mixed(pieces: Sequence[Piece], face: Face = Face.PLAIN) -> list[tuple[float, list[Words]]]:
        return [(body, set_line(line, 0, 0, body)) for line in piece_lines(pieces, body, body_width, face)]

    title = fitting_size(printable(sheet.title), Face.BOLD, 34 * scale, 16 * scale, width)
    name = fitting_size(printable(sheet.name), Face.BOLD, 30 * min(1.0, scale + 0.1), 15 * scale, width)
    body = 13.5 * scale
    named = lines(sheet.name, Face.BOLD, name)
    widest = max((width_of(word.text, word.face, word.size) for _, line in named for word in line), default=0)
    blocks = [
        _Block(2 * MM, lines(sheet.title, Face.BOLD, title)),
        _Block(0, lines(f"Nomor: {sheet.number}" if sheet.number else "", Face.PLAIN, 12.5 * scale)),
        _Block(2 * MM * scale, mixed(sheet.opening, Face.ITALIC)),
        _Block(1 * MM * scale, named, rule=min(width, max(widest + 24 * MM, 110 * MM))),
        _Block(1 * MM * scale, lines(sheet.institution, Face.PLAIN, body)),
        _Block(2 * MM * scale, mixed(sheet.body)),
        _Block(1 * MM * scale, mixed(sheet.closing)),
    ]
    return [block for block in blocks if block.lines]


def _signature(bundle: CertificateBundle, sheet: CertificateSheet, width: float) -> tuple[list[Mark], float]:
    """The block of the principal at the lower right, and its upper end."""
    school, signatory = bundle.school, sheet.signatory
    name = school.name.strip() or "Sekolah"
    above = [place_and_date(school, sheet.date)]
    above += office_lines(signatory, name) if signatory is not None else (f"Kepala {name},",)
    below = [signatory.grade] if signatory is not None and signatory.grade else []
    below.append(f"NIP {(signatory.nip if signatory is not None else '') or '-'}")
    size, middle = 11.5, width - _SIDE + 4 * MM - _BLOCK / 2
    leading = size * 1.22
    upper = [line for text in above for line in plain_lines(text, Face.PLAIN, size, _BLOCK)]
    signed = plain_lines(signatory.name if signatory is not None else "", Face.BOLD, size, _BLOCK)
    lower = [line for text in below for line in plain_lines(text, Face.PLAIN, size, _BLOCK)]
    y = _INNER + leading * (len(upper) + max(len(signed), 1) + len(lower)) + _STAMP
    top = y
    marks: list[Mark] = []
    for line in upper:
        y -= leading
        marks.append(centred(line, middle, y + 2.5, Face.PLAIN, size))
    y -= _STAMP
    for line in signed or [""]:
        y -= leading
        half = width_of(line, Face.BOLD, size) / 2 if line else _BLOCK * 0.35
        if line:
            marks.append(centred(line, middle, y + 2.5, Face.BOLD, size))
        marks.append(Rule(middle - half, y + 1, middle + half, y + 1, 0.6))
    for line in lower:
        y -= leading
        marks.append(centred(line, middle, y + 1.5, Face.PLAIN, size))
    return marks, top


def _code(code: str) -> tuple[list[Mark], float]:
    """The QR at the lower left on white, with a word on what it is for, and its upper end."""
    if not code:
        return [], 0.0
    from app.reports.qr import QUIET_ZONE, qr_modules

    modules = qr_modules(code) + 2 * QUIET_ZONE
    size = min(max(_CODE_SMALLEST, modules * _MODULE), _CODE_LARGEST)
    x, y = _INNER + 2 * MM, _INNER + 3 * MM
    caption = "Pindai untuk memeriksa keasliannya"
    marks: list[Mark] = [
        Frame(x, y, size, size, 0),
        Code(code, x, y, size),
        centred(caption, x + size / 2, y - 6, Face.PLAIN, 6.8),
    ]
    return marks, y + size
