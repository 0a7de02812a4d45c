# ruff: noqa: S608 - the texts put together are constants of this file; values are parameters
"""Search in the register of people: a list of ids first, then pages of lines for what is on the screen.

LIKE over the rows is quick enough to 50,000 people; sorting and filtering stay in SQL, and only ids come out of it.
"""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection

from app.core.text import storable
from app.domain.names import name_key
from app.domain.people_list import PeopleOrder, PeopleQuery, PersonLine
from app.domain.terms import Affiliation

_ORIGIN = (
    "CASE p.affiliation WHEN 'imbas' THEN coalesce(s.name, p.institution) WHEN 'model' THEN ? ELSE p.institution END"
)
_LEAST_DIGITS = 3  # from which a word may be part of a number
_WHOLE_NUMBER = 9  # digits from which numbers one behind the other are one that was written with spaces
_WITHIN_NUMBERS = {ord(sign): None for sign in "-+./"}
_MOST_WORDS = 12  # of a long text that was pasted, the first ones tell enough

Parameters = list[str | int]


def search_statement(query: PeopleQuery, own_school: str) -> tuple[str, Parameters]:
    """The SQL that gives the ids of everybody who is wanted, in order, and its parameters."""
    conditions: list[str] = []
    parameters: Parameters = []
    for word in _words(query.words)[:_MOST_WORDS]:
        condition, values = _word_condition(word, own_school)
        conditions.append(condition)
        parameters += values
    if query.group is not None:
        conditions.append("p.groups LIKE ?")
        parameters.append(f"% {query.group.code} %")
    if query.affiliation is not None:
        conditions.append("p.affiliation = ?")
        parameters.append(query.affiliation.code)
    if query.partner_id is not None:
        conditions.append("p.partner_id = ?")
        parameters.append(query.partner_id)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    if query.order is PeopleOrder.SCHOOL:
        order = f"{_ORIGIN} = '', {_ORIGIN} COLLATE NOCASE, p.name_key, p.id"  # who comes from nowhere stands last
        join = "LEFT JOIN partner s ON s.id = p.partner_id"
        return f"SELECT p.id FROM person p {join}{where} ORDER BY {order}", [*parameters, own_school, own_school]
    if query.order is PeopleOrder.BEST:
        order = "p.name_key NOT LIKE ? ESCAPE '\\', +p.name_key, p.id"
        return f"SELECT p.id FROM person p{where} ORDER BY {order}", [
            *parameters,
            f"{_escaped(name_key(query.words))}%",
        ]
    # With conditions, reading all rows and sorting what is found takes a third of walking along the index: hence the +.
    order = "+p.name_key, p.id" if conditions else "p.name_key, p.id"
    return f"SELECT p.id FROM person p{where} ORDER BY {order}", parameters


def _words(text: str) -> list[str]:
    """The words of a search; `19651102 199003 1 007` and `0812 3456 789` are one."""
    words: list[str] = []
    for is_number, run in groupby(storable(text).replace(",", " ").split(), lambda word: word.isdigit()):
        found = list(run)
        joined = "".join(found)
        words += [joined] if is_number and len(joined) >= _WHOLE_NUMBER else found
    return words


def _word_condition(word: str, own_school: str) -> tuple[str, Parameters]:
    """One word is part of a name as typed (dots of a title do not count) or of its key, an alias, a school, a number.

    A single letter (`M.`) begins a word of the name: an initial.
    """
    bare = word.rstrip(".")
    if len(bare) == 1 and bare.isalpha():
        begins = f"{_escaped(name_key(bare))}%"
        return "(p.name_key LIKE ? ESCAPE '\\' OR p.name_key LIKE ? ESCAPE '\\')", [begins, f"% {begins}"]
    part = _part(word)
    tests = [
        "replace(p.name, '.', '') LIKE ? ESCAPE '\\'",
        "p.name_key LIKE ? ESCAPE '\\'",  # another spelling, or a letter with an accent
        "p.institution LIKE ? ESCAPE '\\'",
    ]
    values: Parameters = [_part(word.replace(".", "")), _part(name_key(word)), part]
    tests.append("p.partner_id IN (SELECT id FROM partner WHERE name LIKE ? ESCAPE '\\')")
    tests.append("p.id IN (SELECT person_id FROM alias WHERE name LIKE ? ESCAPE '\\' OR name_key LIKE ? ESCAPE '\\')")
    values += [part, part, part]
    if word.casefold() in own_school.casefold():
        tests.append(f"p.affiliation = '{Affiliation.MODEL.code}'")
    digits = word.translate(_WITHIN_NUMBERS)
    if len(digits) >= _LEAST_DIGITS and digits.isdigit():
        tests += ["p.nip LIKE ?", "p.nuptk LIKE ?", "replace(replace(p.phone, '-', ''), ' ', '') LIKE ?"]
        values += [f"%{digits}%", f"%{digits}%", f"%{digits.removeprefix('0')}%"]  # 0812… is +62 812… too
    return f"({' OR '.join(tests)})", values


def _part(word: str) -> str:
    return f"%{_escaped(word)}%"


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _own_school(connection: Connection) -> str:
    return connection.exec_driver_sql("SELECT name FROM model_school").scalar() or ""


def search_ids(connection: Connection, query: PeopleQuery, limit: int | None = None) -> list[int]:
    """Ids of the people who are wanted, in order."""
    statement, parameters = search_statement(query, _own_school(connection))
    if limit is not None:
        statement, parameters = f"{statement} LIMIT ?", [*parameters, limit]
    cursor = connection.exec_driver_sql(statement, tuple(parameters)).cursor
    assert cursor is not None
    return [row[0] for row in cursor.fetchall()]  # plain tuples: rows of the library take as long as the search


def lines(connection: Connection, ids: Sequence[int]) -> list[PersonLine]:
    """The lines of some people, in the order of `ids`; who is gone is left out."""
    marks = ", ".join("?" * len(ids))
    statement = (
        f"SELECT p.id, p.name, {_ORIGIN}, p.position, p.groups, p.nip, p.phone "
        f"FROM person p LEFT JOIN partner s ON s.id = p.partner_id WHERE p.id IN ({marks})"
    )
    cursor = connection.exec_driver_sql(statement, (_own_school(connection), *ids)).cursor
    assert cursor is not None
    found = {row[0]: PersonLine._make(row) for row in cursor.fetchall()}
    return [found[number] for number in ids if number in found]
