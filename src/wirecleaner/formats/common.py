"""What several formats need: addresses, and the words in which people are credited."""

import json
import re
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from wirecleaner.article import Article, Author

# Absolute addresses: a scheme and something behind it (RFC 3986).
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+")
# What may stand in a URI as it is; "%" stays where it opens an escape, and "#" is taken apart before.
_URI_SIGNS = "-._~:/?@!$&'()*+,;="
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(
    r"(?P<front>[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?)(?P<host>[^/?#:]*)(?P<rest>.*)", re.DOTALL
)


def uri_of(address: str | None) -> str | None:
    """An address as an absolute URI in plain ASCII; None if it is none.

    >>> uri_of("https://example.com/fähre"), uri_of("example.com/ferry"), uri_of(None)
    ('https://example.com/f%C3%A4hre', None, None)
    """
    if not address or not _ABSOLUTE.fullmatch(address):
        return None
    address = _LONE_PERCENT.sub("%25", address)
    if parts := _HOST.fullmatch(address):
        if not parts["host"]:
            return None
        host = parts["host"]
        # A host in brackets is an IP address of version 6, which `_HOST` cuts at its first colon: leave it alone.
        if not host.isascii():
            try:
                host = host.encode("idna").decode()
            except UnicodeError:
                return None
        address = f"{parts['front']}{host}{parts['rest']}"
    body, mark, fragment = address.partition("#")
    brackets = "[]" if "://[" in body else ""
    return quote(body, safe=_URI_SIGNS + "%" + brackets) + mark + quote(fragment, safe=_URI_SIGNS + "%")


def made_uri(article: Article) -> str:
    """A URI for an article whose page has none: the same headline, days and text give the same one.

    >>> import wirecleaner
    >>> made_uri(wirecleaner.parse("")) == made_uri(wirecleaner.parse(" "))
    True
    >>> made_uri(wirecleaner.parse(""))[:9]
    'urn:uuid:'
    """
    moments = [str(moment) if moment else None for moment in (article.published, article.updated)]
    return f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps([article.title, *moments, article.text]))}"


def child_uri(uri: str, name: str) -> str:
    """The URI of something that an article holds: the article's own with a fragment."""
    return f"{uri.partition('#')[0]}#{name}"


def credited(author: Author) -> str:
    """An author as a byline says it.

    >>> credited(Author(name="Ann Roe", role="Staff Writer", organization="The Tide"))
    'Ann Roe, Staff Writer, The Tide'
    """
    beside = (author.role, author.organization, author.place)
    return ", ".join([author.name, *(part for part in beside if part)])
