"""JSON as it stands in a packet."""

import json
from collections.abc import Mapping


def json_bytes(document: Mapping[str, object]) -> bytes:
    """UTF-8, indented, in the order given, with a final newline."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
