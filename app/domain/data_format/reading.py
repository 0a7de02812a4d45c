"""From the plain values of a data file to items, with every fault and warning named by its path."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import cast

from app.domain.data_format.lists import ALL_LISTS, FORMAT_VERSION
from app.domain.data_format.model import Item, ItemList, Key, Kind, Remark
from app.domain.data_format.papers import DOCUMENT, FILE_KEY
from app.domain.data_format.text import Table
from app.domain.data_format.values import Unreadable, day_name_warning, read_value, shown, type_name
from app.domain.identifiers import nip_warning, npsn_warning, nuptk_warning

VERSION_KEY = "versi"
UID_KEY = "uid"
CODE_KEY = "kode"

_CHECKS: Mapping[str, Callable[[str], str]] = {"npsn": npsn_warning, "nip": nip_warning, "nuptk": nuptk_warning}
_UID_LENGTHS = (32, 36)
_LONG_NAME = 200


class Reader:
    """Reads one document; `items`, `faults` and `warnings` say what it holds. Counting in paths begins at 1."""

    def __init__(self, document: Mapping[str, object]) -> None:
        self.faults: list[Remark] = []
        self.warnings: list[Remark] = []
        self.items: list[Item] = []  # those at the top, in the order of `ALL_LISTS`
        lists = {one.name: one for one in ALL_LISTS}
        self._check_keys("", document, [VERSION_KEY, *lists])
        self._check_version(document.get(VERSION_KEY, FORMAT_VERSION))
        for name, kind in lists.items():
            if name in document:
                self.items += self._items(kind, name, document[name], None)

    def _fault(self, path: str, text: str) -> None:
        self.faults.append(Remark(path, f"{text}."))

    def _check_version(self, version: object) -> None:
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self._fault(VERSION_KEY, f"harus angka bulat {FORMAT_VERSION}")
        elif version > FORMAT_VERSION:
            self._fault(
                VERSION_KEY,
                f"berkas ini berbentuk {version}, sedangkan program ini mengenal sampai {FORMAT_VERSION}. "
                "Perbarui Buku Imbas dahulu",
            )

    def _check_keys(self, path: str, table: Mapping[str, object], known: list[str]) -> None:
        dot = f"{path}." if path else ""
        for name in table:
            if name not in known:
                near = get_close_matches(name.casefold(), known, 1, 0.6)
                hint = f"Maksudnya “{near[0]}”" if near else f"Yang ada: {', '.join(known)}"
                self._fault(f"{dot}{shown(name)}", f"kunci ini tidak dikenal. {hint}")
        for name in table.repeated if isinstance(table, Table) else ():
            self._fault(f"{dot}{name}", "tertulis dua kali. Hapus salah satunya")

    def _items(self, kind: ItemList, path: str, raw: object, parent: Item | None) -> list[Item]:
        if kind.as_table and isinstance(raw, dict):
            first, second = kind.keys
            pairs = cast("dict[str, object]", raw)
            return [
                self._item(kind, f"{path}.{name}", {first.name: name, second.name: value}, parent)
                for name, value in pairs.items()
            ]
        if kind.single:
            return [self._item(kind, path, raw, parent)]
        if raw is None:
            return []
        if kind.as_table or not isinstance(raw, list):
            wanted = "tabel {…}" if kind.as_table else f"daftar; tulis [[{kind.name}]] atau […]"
            self._fault(path, f"harus {wanted}, bukan {type_name(raw)}")
            return []
        rows = cast("list[object]", raw)
        return [self._item(kind, f"{path}[{number}]", one, parent) for number, one in enumerate(rows, start=1)]

    def _item(self, kind: ItemList, path: str, raw: object, parent: Item | None) -> Item:
        item = Item(kind=kind, path=path, parent=parent)
        if not isinstance(raw, dict):
            if not kind.short or raw is None or isinstance(raw, list):
                self._fault(path, f"harus tabel dengan kunci dan nilai, bukan {type_name(cast('object', raw))}")
                return item
            raw = {kind.short: raw}
        table = cast("dict[str, object]", raw)
        known = [key.name for key in kind.keys]
        known += [part.name for part in kind.parts]
        known += [UID_KEY] * kind.has_uid + [CODE_KEY] * kind.has_code + [FILE_KEY] * (kind is DOCUMENT)
        self._check_keys(path, table, known)
        item.uid = self._uid(path, table) if kind.has_uid else ""
        item.code = self._own_text(path, table, CODE_KEY) if kind.has_code else ""
        item.file = self._own_text(path, table, FILE_KEY) if kind is DOCUMENT else ""
        for key in kind.keys:
            if key.name in table:
                self._value(item, key, table[key.name])
            elif key.required and not item.uid and not kind.single:
                self._fault(path, f"“{key.name}” belum ditulis")
        for part in kind.parts:
            if part.name in table:
                item.parts[part.name] = self._items(part, f"{path}.{part.name}", table[part.name], item)
        return item

    def _value(self, item: Item, key: Key, raw: object) -> None:
        path = f"{item.path}.{key.name}"
        try:
            value = read_value(key, raw)
        except Unreadable as error:
            self._fault(path, str(error))
            return
        if key.required and (value is None or (isinstance(value, str) and not value.strip())):
            self._fault(path, "masih kosong. Isi dahulu")
            return
        if key.kind is Kind.REFERENCE:
            item.references[key.column] = value.strip()
            return
        item.values[key.column] = value
        warning = ""
        if key.kind is Kind.IDENTIFIER and key.column in _CHECKS:
            warning = _CHECKS[key.column](value)
        elif key.kind is Kind.DATE:
            warning = day_name_warning(raw)
        elif key.column in ("name", "title") and len(value) > _LONG_NAME:
            warning = f"panjangnya {len(value)} huruf. Periksa apakah ini benar satu nama"
        if warning:
            self.warnings.append(Remark(path, f"{warning}."))

    def _own_text(self, path: str, table: Mapping[str, object], name: str) -> str:
        try:
            return read_value(Key(name=name, column=name), table.get(name)).strip()
        except Unreadable as error:
            self._fault(f"{path}.{name}", str(error))
            return ""

    def _uid(self, path: str, table: Mapping[str, object]) -> str:
        uid = self._own_text(path, table, UID_KEY)
        bare = uid.replace("-", "")
        if uid and not (len(uid) in _UID_LENGTHS and len(bare) == 32 and set(bare.lower()) <= set("0123456789abcdef")):
            self._fault(
                f"{path}.{UID_KEY}",
                f"“{shown(uid)}” bukan uid dari Buku Imbas. Hapus saja barisnya; untuk nama sendiri pakai “{CODE_KEY}”",
            )
            return ""
        return uid


def item_of(kind: ItemList, parent: Item, number: int, record: object) -> Item:
    """An item that stands for a record of the program, as if the file had named all of it."""
    values = {key.column: getattr(record, key.column) for key in kind.keys if key.kind is not Kind.REFERENCE}
    if kind.ordered:
        del values["position"]
    item = Item(kind=kind, path=f"{parent.path}.{kind.name}[{number}]", parent=parent, values=values)
    for part in kind.parts:
        records = getattr(record, "requirements", ()) if part.as_table else ()
        item.parts[part.name] = [item_of(part, item, at, one) for at, one in enumerate(records, start=1)]
    return item
