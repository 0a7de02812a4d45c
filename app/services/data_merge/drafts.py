"""An item as the row that it would be: with its references resolved and what follows from other items."""

from app.domain.data_format.defaults import defaults_of
from app.domain.data_format.model import Item, Key
from app.domain.names import name_key, school_key
from app.domain.terms import Affiliation
from app.services.data_merge.references import References
from app.services.data_merge.state import ORDER, Row, State

STAMPS = ("added_at", "imported_at")
"""When something came into the logbook: the moment of loading, when the file does not say it."""


def own_values(item: Item) -> Row:
    """What the item says; a null where the record must say something means: as it is by itself."""
    usual = defaults_of(item.kind)
    return {
        column: usual[column] if value is None and usual.get(column) is not None else value
        for column, value in item.values.items()
        if value is not None or column not in STAMPS
    }


class Drafts:
    """Makes drafts; references to tables that come later are resolved at the end."""

    def __init__(self, state: State, references: References) -> None:
        self._state = state
        self._references = references
        self._late: list[tuple[Item, Key]] = []

    def draft(self, item: Item) -> Row:
        """The item as a row, as far as it says: for finding the stored row that it means."""
        table = item.kind.table
        row: Row = {"uid": item.uid, **defaults_of(item.kind), **own_values(item)}
        parent = item.parent
        if parent is not None:
            row[item.kind.parent_column] = self._state.owner(item)
            if parent in self._state.broken and not parent.kind.single:
                self._state.broken.add(item)
        said = item.values.keys() | item.references.keys()
        if (
            not item.uid
            and not item.kind.single
            and any(key.required and key.column not in said for key in item.kind.keys)
        ):
            self._state.broken.add(item)  # told when it was read
        if table == "meeting":
            self._choose_programme(item)
        for column in item.references:
            key = item.kind.column(column)
            if key is None:
                continue
            if key.target == "document" or ORDER.index(key.target) >= ORDER.index(table):
                self._late.append((item, key))
            else:
                self._references.resolve(item, key)
        row |= {key.column: None for key in item.kind.keys if key.target or key.column not in row}
        row |= {column: item.values[column] for column in item.references if column in item.values}
        for column in item.references:  # nothing was found: its fault is told, and what hangs on it is left alone
            key = item.kind.column(column)
            if key is not None and key.required and row.get(column) is None:
                self._state.broken.add(item)
        if table == "person":
            self._place_person(item, row)
        elif table == "meeting":
            row["programme_id"] = item.values.get("programme_id")
            dates = [day.values["date"] for day in item.parts.get("hari", ()) if day.values.get("date")]
            row["first_date"] = min(dates, default=None)
        elif table == "alias":
            self._key_alias(item, row)
        elif table in ("meeting_role", "letter_person"):
            self._name_from_register(item, row)
        return row

    def resolve_late(self) -> None:
        """What could not be resolved while the tables were in the making."""
        for item, key in self._late:
            self._references.resolve(item, key)

    def _choose_programme(self, item: Item) -> None:
        """A new meeting without a programme belongs to the last one of the file, else to the newest."""
        if item.references.get("programme_id") == "":
            del item.references["programme_id"]
        if "programme_id" in item.references or item.uid in self._state.by_uid["meeting"]:
            return
        of_file = [self._state.ids[one] for one in self._state.items["programme"] if one in self._state.ids]
        every = of_file or sorted(self._state.rows["programme"])
        if every:
            item.values["programme_id"] = every[-1]
        else:
            text = "belum ada program. Tulis [[program]] dengan namanya lebih dahulu"
            self._state.break_off(item, f"{item.path}.program", text)

    @staticmethod
    def _place_person(item: Item, row: Row) -> None:
        """With a partner: of it; with an institution: from elsewhere; with neither: of the own school."""
        if "affiliation" not in item.values:
            if item.values.get("partner_id"):
                item.values["affiliation"] = Affiliation.PARTNER
            elif item.values.get("institution"):
                item.values["affiliation"] = Affiliation.OTHER
            row["affiliation"] = item.values.get("affiliation", Affiliation.MODEL)

    def _key_alias(self, item: Item, row: Row) -> None:
        if not row.get("name_key"):
            item.values["name_key"] = row["name_key"] = name_key(row.get("name") or "")
        if not row["name_key"] and not item.uid:
            self._state.break_off(item, item.path, "“nama” belum ditulis")
        if "school_key" not in item.values and not item.uid:
            item.values["school_key"] = row["school_key"] = school_key(self._origin(row["person_id"]))

    def _origin(self, person_id: int | None) -> str:
        """Name of the school or institution that a person comes from."""
        person = self._state.rows["person"].get(person_id or 0)
        if person is None:
            return ""
        if person["affiliation"] is Affiliation.OTHER:
            return person["institution"]
        table, number = ("partner", person["partner_id"]) if person["partner_id"] else ("model_school", 1)
        return self._state.rows[table].get(number, {}).get("name", "")

    def _name_from_register(self, item: Item, row: Row) -> None:
        """A new entry prints what the register says of its person, where the file does not say it."""
        person = self._state.rows["person"].get(item.values.get("person_id") or 0)
        if person is not None:
            known = {"institution": self._origin(person["id"])} if item.kind.table == "letter_person" else {}
            known |= {column: person[column] for column in ("name", "nip", "grade", "position") if column in row}
            row |= {column: value for column, value in known.items() if column not in item.values}
        elif not row.get("name") and not item.uid and "person_id" not in item.references:
            self._state.break_off(item, item.path, "tulis “orang” atau “nama”")
