"""The description, the schema and the reader of the data file know the same keys."""

import tomllib
from typing import Any

import jsonschema
import pytest

from app.domain.data_format.lists import every_list
from app.domain.data_format.output import as_toml
from app.domain.data_format.papers import DOCUMENT, FILE_KEY
from app.domain.data_format.reading import CODE_KEY, UID_KEY, Reader
from tests.make_data_schema import DESCRIPTION, SCHEMA, described, schema, schema_text


def test_the_description_names_every_key_of_every_list_and_no_other():
    words = described()

    assert {path: set(keys) for path, (_, keys) in words.items()} == {
        path: {key.name for key in kind.keys}
        | ({UID_KEY} if kind.has_uid else set())
        | ({CODE_KEY} if kind.has_code else set())
        | ({FILE_KEY} if kind is DOCUMENT else set())
        for path, kind in every_list()
    }


def test_the_schema_is_the_one_that_the_lists_and_their_description_give():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run tests/make_data_schema.py"
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_example_of_the_description_is_read_without_a_fault():
    text = DESCRIPTION.read_text(encoding="utf-8")
    (example,) = [part.split("```")[0] for part in text.split("```toml\n")[1:]]

    reader = Reader(tomllib.loads(example))

    assert reader.faults == []
    assert reader.warnings == []
    assert len(reader.items) == 9


@pytest.mark.parametrize(
    "value",
    [
        "",
        'tanda "petik" dan \\ garis',
        "dua\nbaris\tdan\r\nlagi",
        "Ñ é ꦲꦏ꧀ꦱꦫ عربي 🙂 \u200b \x7f",
        -7,
        7.5,
        1e22,
        True,
        [],
        ["a", "b"],
        [{"a": 1, "b": [{"c": "d"}]}, {"a": {"b": {}}}],
    ],
)
def test_whatever_is_written_as_toml_is_read_back_the_same(value: Any):
    document = {"versi": 1, "satu": {"kunci": value}, "banyak": [{"kunci": value}, {"kunci": value}]}

    assert tomllib.loads(as_toml(document)) == document
