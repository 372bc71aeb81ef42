"""Guards against drift: the public names with their signatures, and the JSON Schema of an article.

Both are written down in files beside this one. A change that is meant is taken over with

    python tests/test_public_api.py

and belongs in the changelog.
"""

import ast
import dataclasses
import inspect
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

import wirecleaner
from wirecleaner.article import SCHEMA_VERSION
from wirecleaner.schema import article_schema, made_schema

HERE = Path(__file__).parent
API = HERE / "public_api.json"
# What ships, and the same file beside the pages that describe it.
SCHEMAS = (
    HERE.parent / "src" / "wirecleaner" / "article.schema.json",
    HERE.parent / "docs" / "article.schema.json",
)
TEXT = "Harbour clock runs slow\n\nBy Ann Roe\n\n3 March 2021\n\nLONDON (AP) — “It is late,” said John Doe, the mayor, on Monday, and nobody thought otherwise.\n\n© AP/ Jane Roe\n"


def public_api() -> dict[str, Any]:
    """Every public name, and what may be called or read of it."""
    return {
        name: _described(getattr(wirecleaner, name))
        for name in sorted(wirecleaner.__all__)
        if name != "__version__"
    }


def _described(item: Any) -> Any:
    if not inspect.isclass(item):
        return _signature(item)
    if issubclass(item, BaseException):
        return [base.__name__ for base in item.__mro__[1:-3]]
    members: dict[str, Any] = {}
    for name in sorted(
        {name for base in item.__mro__ if base.__module__.startswith("wirecleaner") for name in vars(base)}
    ):
        if name.startswith(("_", "model_")) and name not in ("model_dump", "model_dump_json"):
            continue
        member = inspect.getattr_static(item, name)
        if isinstance(member, (classmethod, staticmethod)) or inspect.isfunction(member):
            members[name] = _signature(getattr(item, name))
        else:
            members[name] = "property" if isinstance(member, property) else "member"
    if hasattr(item, "model_fields"):
        members |= dict.fromkeys(item.model_fields, "field")
    if dataclasses.is_dataclass(item):
        members |= {field.name: str(field.type) for field in dataclasses.fields(item)}
    return members


def _signature(function: Any) -> str:
    """The parameters, without types: those are mypy's business, and their spelling differs between Pythons."""
    signature = inspect.signature(function)
    parameters = [
        parameter.replace(annotation=inspect.Parameter.empty) for parameter in signature.parameters.values()
    ]
    return str(signature.replace(parameters=parameters, return_annotation=inspect.Signature.empty))


def schema() -> dict[str, Any]:
    return made_schema()


def test_the_public_names_have_not_drifted() -> None:
    assert public_api() == json.loads(API.read_text(encoding="utf-8"))


def test_the_schema_has_not_drifted() -> None:
    for path in SCHEMAS:
        assert schema() == json.loads(path.read_text(encoding="utf-8"))
    assert article_schema() == schema()


def test_every_field_of_the_schema_is_described() -> None:
    parts = {"Article": schema(), **schema()["$defs"]}
    types = {name: part for name, part in parts.items() if "properties" in part}
    assert set(types) > {"Article", "Author", "Quote", "Speaker", "Origin"}
    for name, part in types.items():
        assert part["description"], name
        for field, property in part["properties"].items():
            assert property.get("description"), f"{name}.{field}"


def test_the_schema_has_an_id_of_its_version() -> None:
    assert schema()["$id"].endswith(f"/article-{SCHEMA_VERSION}.json")
    assert schema()["version"] == SCHEMA_VERSION
    assert schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_schema_is_one_and_fits_articles() -> None:
    Draft202012Validator.check_schema(schema())
    check = Draft202012Validator(schema())
    for text in ("", TEXT):
        check.validate(json.loads(wirecleaner.parse(text).model_dump_json()))
    with pytest.raises(Exception, match=r"not valid under any of the given schemas|is not of type"):
        check.validate({**json.loads(wirecleaner.parse(TEXT).model_dump_json()), "title": 7})


def test_every_public_name_is_imported_and_documented() -> None:
    """What type checkers see imported, what is loaded on demand, and what is promised are the same names."""
    tree = ast.parse(Path(wirecleaner.__file__).read_text(encoding="utf-8"))
    seen_by_checkers = {
        alias.asname or alias.name
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen_by_checkers == set(wirecleaner._HOMES)
    assert seen_by_checkers | {"__version__"} == set(wirecleaner.__all__)
    assert set(wirecleaner.__all__) <= set(dir(wirecleaner))
    for name in seen_by_checkers:
        assert inspect.getdoc(getattr(wirecleaner, name)), name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'pasre'"):
        wirecleaner.pasre  # noqa: B018


HEAVY = (
    "bs4",
    "lxml",
    "ftfy",
    "dateutil",
    "click",
    "rich",
    "multiprocessing",
    "yaml",
    "wirecleaner.explanation",
    "wirecleaner.formats",
    "wirecleaner.report",
    "wirecleaner.cli",
)


def test_importing_loads_no_heavy_module() -> None:
    code = f"import sys, wirecleaner; print([name for name in {HEAVY!r} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


if __name__ == "__main__":
    API.write_text(
        json.dumps(public_api(), indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )
    for path in SCHEMAS:
        path.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print("written:", API, *SCHEMAS)
