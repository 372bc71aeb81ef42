"""Rewrite known_failures.toml from what the library says now: python tests/update_known_failures.py

Prints what it added and took out. What is added is a step back, and needs a reason.
"""

import json

from fixture_answers import (
    FIELDS,
    FIELDS_OF_ARTICLE,
    FIXTURES,
    KNOWN_FAILURES,
    articles_of_dumps,
    difference,
    difference_of_article,
    known_failures,
)

HEAD = """\
# Fields of fixtures that the library gets wrong. Strict: a pair that passes must leave the list, so that it cannot
# fail again unseen. Written by: python tests/update_known_failures.py

"""


def main() -> None:
    before = known_failures() if KNOWN_FAILURES.exists() else set()
    articles = articles_of_dumps()
    now = {(name, field) for name in FIXTURES for field in FIELDS if difference(name, field)}
    now |= {
        (name, field)
        for name in articles
        for field in FIELDS_OF_ARTICLE
        if difference_of_article(name, field)
    }
    rows = []
    for name in (*FIXTURES, *articles):
        fields = [field for field in FIELDS if (name, field) in now]
        if fields:
            rows.append(f'"{name}" = {json.dumps(fields)}\n')
    KNOWN_FAILURES.write_text(HEAD + "".join(rows), encoding="utf-8")
    for title, pairs in (("passes now", before - now), ("fails now", now - before)):
        for name, field in sorted(pairs):
            print(f"{title}: {name} {field}")
    total = len(FIXTURES) * len(FIELDS) + len(articles) * len(FIELDS_OF_ARTICLE)
    print(f"{total - len(now)} of {total} fields are right")


if __name__ == "__main__":
    main()
