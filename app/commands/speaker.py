"""What a command says: Indonesian sentences, and with `--json` one document for scripts."""

import json
import sys
from typing import Any


class Speaker:
    """Sentences and the one JSON document; at most one document is written."""

    def __init__(self, *, json_wanted: bool) -> None:
        self._json = json_wanted
        self._written = False

    def line(self, text: str = "") -> None:
        """A sentence or a row of a listing."""
        print(text, file=sys.stderr if self._json else sys.stdout)

    def problem(self, text: str) -> None:
        """A sentence about what went wrong."""
        print(text, file=sys.stderr)

    def document(self, content: Any) -> None:
        """The answer for scripts; only the first one counts."""
        if self._json and not self._written:
            self._written = True
            json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
            sys.stdout.write("\n")
