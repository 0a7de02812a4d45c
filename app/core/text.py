"""Text that every file and every program can hold."""

import re

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def storable(text: str) -> str:
    """The text without what nobody sees and XML, TOML and UTF-8 cannot hold; line breaks and tabs stay.

    Such letters come with text that was copied from a damaged document; nobody types them.
    """
    return text if text.isprintable() else _UNSEEN.sub("", text)
