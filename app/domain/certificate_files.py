"""The codes inside a PDF that this program made: they stand as plain text among its keywords."""

import re
import zlib

from app.domain.certificate_code import code_in

_CODE = re.compile(rb"BIS1[A-Z2-7]{40,}")
_STREAM = re.compile(rb"stream\r?\n")
_MOST = 4_000_000  # bytes that one packed part may unpack to


def is_pdf(head: bytes) -> bool:
    """Whether a file that begins so is a PDF, and not a packet (ZIP) whose first file is one."""
    return b"%PDF-" in head[:1024] and not head.startswith(b"PK")


def codes_in_pdf(content: bytes) -> tuple[str, ...]:
    """Every code of a certificate in a PDF, each once, in the order of its pages.

    Another program that saved the file again may have packed the keywords; such parts are unpacked and searched too.
    """
    found = dict.fromkeys(_codes(content))
    if not found:
        for start in _STREAM.finditer(content):
            try:
                found |= dict.fromkeys(_codes(zlib.decompressobj().decompress(content[start.end() :], _MOST)))
            except zlib.error:
                continue
    return tuple(found)


def _codes(content: bytes) -> list[str]:
    return [code_in(one.decode("ascii")) for one in _CODE.findall(content)]
