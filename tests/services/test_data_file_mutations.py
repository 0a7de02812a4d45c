"""Whatever becomes of a data file on its way: it is refused in sentences, or it loads and then changes no more."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import UserError
from app.services.logbook import Logbook

STORIES = Path(__file__).parent.parent / "stories"
JUNK = [None, "", -1, 1.5, True, [], {}, "x", "2019-13-45", "25:00", 10**30, "N" * 600, ["a"], {"a": 1}, "2019-08-01"]
ROUNDS = 25

Place = tuple[Any, ...]


def places(value: Any, above: Place = ()) -> Iterator[Place]:
    """Path of every value inside a document."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield (*above, key)
        yield from places(one, (*above, key))


def at(document: Any, place: Place) -> Any:
    for key in place:
        document = document[key]
    return document


def damaged(document: Any, chance: random.Random) -> Any:
    document = copy.deepcopy(document)
    for _ in range(chance.randint(1, 4)):
        every = list(places(document))
        *above, last = chance.choice(every)
        holder = at(document, tuple(above))
        match chance.randrange(5):
            case 0:
                holder[last] = chance.choice(JUNK)
            case 1:
                del holder[last]
            case 2:
                holder[last] = copy.deepcopy(at(document, chance.choice(every)))
            case 3 if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
            case _:
                named = [place for place in every if place[-1] == "uid"]
                for place in chance.sample(named, len(named) // chance.randint(1, 6)):
                    del at(document, place[:-1])["uid"]
    return document


@pytest.mark.parametrize("story", [3, 4])
def test_a_damaged_file_is_refused_or_taken_whole(logbook: Logbook, tmp_path: Path, story: int):
    logbook.data_files.load(STORIES / f"kisah-{story}.toml")
    path = tmp_path / "data.json"
    logbook.data_files.export(path)
    whole = json.loads(path.read_text(encoding="utf-8"))
    chance = random.Random(story)
    outcomes: set[str] = set()
    for _ in range(ROUNDS):
        path.write_text(json.dumps(damaged(whole, chance)), encoding="utf-8")
        try:
            loaded = logbook.data_files.load(path)
        except UserError:
            outcomes.add("refused")
            continue
        outcomes.add("taken")
        assert logbook.data_files.load(path).counts == {}
        if loaded.counts:
            logbook.history.undo()

    assert outcomes == {"refused", "taken"}
