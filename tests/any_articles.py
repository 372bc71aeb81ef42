"""A strategy for articles with any characters in any field, as a custom stage or a JSON file may bring them."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from wirecleaner import Article

_HOSTILE = (
    "</script><script>alert(1)</script>", "]]>", "<!--", "&amp; &lt;b&gt;", "# No heading", "1. no item", "- no item",
    "*not* _em_ `code` [link](x) ~~gone~~", "--- \\ ***", "> no quote", "x #", "yes", "null", "2024-03-04", "{a: b}",
    "\x1b[31m", "a\x00b", "\ufffe", "\U0001f600", "a\u2028b", "a\x85b", "\u202eright", "= =", "&copy", "http://a.b/_c_",
)  # fmt: skip


def _settled(text: str) -> str:
    """White space as values have it: single spaces between words."""
    return " ".join(text.split())


WORDS = (
    st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(_HOSTILE))
    .map(_settled)
    .filter(bool)
)
_MAYBE = st.none() | WORDS
_FIRST = datetime(1900, 1, 1)
_MOMENTS = (
    st.none()
    | st.dates(min_value=_FIRST.date())
    | st.datetimes(min_value=_FIRST)
    | st.datetimes(min_value=_FIRST, timezones=st.just(UTC))
)


def _some(fields: st.SearchStrategy[dict[str, object]]) -> st.SearchStrategy[list[dict[str, object]]]:
    return st.lists(fields, max_size=3)


_CREDIT = st.none() | st.fixed_dictionaries({"line": WORDS, "creator": _MAYBE, "agency": _MAYBE})
_SPEAKER = st.none() | st.fixed_dictionaries(
    {
        "name": WORDS,
        "kind": st.sampled_from(["person", "organization", "anonymous"]),
        "honorific": _MAYBE,
        "role": _MAYBE,
        "organization": _MAYBE,
    }
)
_FIELDS = st.fixed_dictionaries(
    {
        "title": _MAYBE,
        "deck": _MAYBE,
        "section": _MAYBE,
        "authors": _some(
            st.fixed_dictionaries(
                {
                    "name": WORDS,
                    "kind": st.sampled_from(["person", "organization"]),
                    "role": _MAYBE,
                    "organization": _MAYBE,
                    "place": _MAYBE,
                }
            )
        ),
        "agencies": st.lists(WORDS, max_size=2),
        "dateline": st.none()
        | st.fixed_dictionaries(
            {
                "places": st.lists(WORDS, min_size=1, max_size=2),
                "agency": _MAYBE,
                "date": st.none() | st.dates(min_value=date(1900, 1, 1)),
            }
        ),
        "published": _MOMENTS,
        "updated": _MOMENTS,
        "body": _some(
            st.fixed_dictionaries(
                {
                    "text": WORDS,
                    "kind": st.sampled_from(["paragraph", "subheading", "list_item", "pull_quote"]),
                }
            )
        ),
        "photos": _some(st.fixed_dictionaries({"caption": _MAYBE, "credit": _CREDIT})),
        "related": _some(st.fixed_dictionaries({"title": WORDS, "caption": _MAYBE, "credit": _CREDIT})),
        "tags": st.lists(WORDS, max_size=3),
        "notices": _some(
            st.fixed_dictionaries(
                {
                    "text": WORDS,
                    "kind": st.sampled_from(
                        [
                            "correction",
                            "update",
                            "editors_note",
                            "sign_off",
                            "contributors",
                            "disclaimer",
                            "copyright",
                            "syndication",
                        ]
                    ),
                }
            )
        ),
        "quotes": _some(
            st.fixed_dictionaries(
                {
                    "text": WORDS,
                    "kind": st.sampled_from(["direct", "indirect", "mixed"]),
                    "confidence": st.sampled_from([0.0, 0.5, 0.93, 1.0]),
                    "speaker": _SPEAKER,
                }
            )
        ),
        "language": st.none() | st.sampled_from(["en", "pt-BR"]),
        "publisher": _MAYBE,
        "url": st.none() | WORDS | st.sampled_from(["https://example.com/ü?a=<b>#c", "http://[::1]/x", "x:"]),
    }
)
articles: st.SearchStrategy[Article] = _FIELDS.map(Article.model_validate)
