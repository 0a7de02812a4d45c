"""From the words by which an item names another one to the row that they mean."""

from collections import defaultdict
from difflib import get_close_matches

from app.domain.data_format.lists import every_list
from app.domain.data_format.model import Item, Key
from app.domain.data_format.values import shown
from app.services.data_merge.identity import name_of_reference, names_of
from app.services.data_merge.state import State

_WORDS = {kind.table: kind.name for _, kind in every_list()}


class References:
    """The codes of the file, and the names of every row."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._own: dict[tuple[str, str, str], Item] = {}
        self._names: dict[str, dict[str, list[int]]] = {}

    def remember(self, item: Item) -> None:
        """The names that the file itself gives an item: its code, and its uid, each for one item only."""
        for key, name in (("kode", item.code), ("uid", item.uid)):
            known = self._own.setdefault((key, item.kind.table, name), item) if name else item
            if known is not item:
                text = f"“{shown(name)}” sudah dipakai {known.path}. Hapus atau ganti salah satunya"
                self._state.break_off(item, f"{item.path}.{key}", text)

    def forget_names(self, table: str) -> None:
        """The rows of a table have changed."""
        self._names.pop("meeting" if table == "meeting_day" else table, None)

    def resolve(self, item: Item, key: Key) -> None:
        """Turn the words that name another item into its id."""
        text = item.references[key.column]
        if not text:
            item.values[key.column] = None
        elif (coded := self._own.get(("kode", key.target, text))) is not None:
            item.values[key.column] = self._state.ids.get(coded)
        else:
            item.values[key.column] = self._named(item, key, text)
        if item in self._state.ids:
            self._state.rows[item.kind.table][self._state.ids[item]][key.column] = item.values[key.column]

    def _named(self, item: Item, key: Key, text: str) -> int | None:
        names = self._names_of(key.target)
        found: list[int] = []
        for form in name_of_reference(key.target, text):
            found = [number for number in names.get(form, ()) if self._is_within(item, key, number)]
            if found:
                break
        if len(found) == 1:
            return found[0]
        path, word = item.place(key.column), _WORDS[key.target]
        if found:
            by = "kode, NIP, atau uid" if key.target == "person" else "kode atau uid"
            self._state.fault(path, f"“{shown(text)}” berarti lebih dari satu {word}. Tunjuk dengan {by}")
        else:
            near = get_close_matches(text.casefold(), list(names), 1, 0.75)
            hint = f". Maksudnya “{near[0]}”" if near else f". Tulis dahulu di {word}"
            self._state.fault(path, f"“{shown(text)}” tidak ada dalam {word}{hint}")
        return None

    def _names_of(self, table: str) -> dict[str, list[int]]:
        if table not in self._names:
            index: dict[str, list[int]] = defaultdict(list)
            for number, row in self._state.rows[table].items():
                for name in dict.fromkeys(names_of(table, row)):
                    if name:
                        index[name].append(number)
            self._names[table] = dict(index)
        return self._names[table]

    def _is_within(self, item: Item, key: Key, number: int) -> bool:
        if not key.within:
            return True
        table = item.kind.table
        wanted = item.values.get(key.within)
        own = self._state.ids.get(item) or self._state.by_uid[table].get(item.uid)
        if wanted is None and own is not None:
            wanted = self._state.rows[table][own][key.within]
        return wanted is None or self._state.rows[key.target][number][key.within] == wanted
