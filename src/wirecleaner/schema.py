"""The JSON Schema of an article, as it ships: `article.schema.json` in the package, the same under docs/."""

import json
from importlib.resources import files
from typing import Any

from wirecleaner.article import SCHEMA_VERSION, Article

# A name, not an address: programs that keep the schema know it by this.
SCHEMA_ID = f"https://github.com/wirecleaner/wirecleaner/schema/article-{SCHEMA_VERSION}.json"


def article_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `Article.model_dump_json` gives and `wirecleaner parse` prints.

    >>> article_schema()["version"]
    '1.0'
    """
    schema: dict[str, Any] = json.loads(schema_text())
    return schema


def schema_text() -> str:
    """The schema as the text of its file."""
    return files("wirecleaner").joinpath("article.schema.json").read_text(encoding="utf-8")


def made_schema() -> dict[str, Any]:
    """The schema as the types give it today; a test holds the file to it."""
    schema = Article.model_json_schema(mode="serialization")
    # Dumps leave the source out unless asked, so the types call it no part of them.
    schema["properties"]["source"] = Article.model_json_schema()["properties"]["source"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "version": SCHEMA_VERSION,
        **schema,
        "description": "A news article read from a page. Offsets are code points of the source, half-open.",
    }
