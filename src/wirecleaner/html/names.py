"""Authors and topics as metadata write them: lists in one text, addresses, codes of the house's own machines."""

import re

_AND = re.compile(r"\s*(?:[,;|]|\s(?:and|und|et|y|e|og|och|en|i|và|&)\s)\s*")
_BY = re.compile(r"^(?:by|von|par|por|di|af|av|door)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@|^[\w.-]+/[\w/.-]+$")
_LISTED = re.compile(r"\s*[,;|]\s*")
# What no reader would call a topic: identifiers, codes in capitals, labels of a program's classes.
_CODE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{10,}|[a-z]+[_:][\w:.-]+|[\d\W]+|[A-Za-z ]{3,24}: .*|\S{40,}")
_CAPITALS = re.compile(r"[A-Z0-9:-]{2,}")
_LONGEST_NAME, _LONGEST_TOPIC = 80, 70
_MANY = 5


def names_in(text: str) -> list[str]:
    """The names in the text of a meta tag.

    >>> names_in("By Ruth Halloway and Piet Amsel")
    ['Ruth Halloway', 'Piet Amsel']
    """
    found = [name.strip() for name in _AND.split(_BY.sub("", text))]
    return [name for name in found if is_name(name)]


def is_name(text: str) -> bool:
    """Whether a text can be the name of an author: no address, no sentence."""
    return bool(text) and len(text) <= _LONGEST_NAME and not _ADDRESS.search(text)


def topics_in(texts: list[str]) -> list[str]:
    """The topics in the texts of keywords; none if they are the codes of a machine.

    >>> topics_in(["Ferries, Harbours; 26157981-b4f7-4929-adc1-e860c6f03636"])
    ['Ferries', 'Harbours']
    """
    parts = [part.strip() for text in texts for part in _LISTED.split(text)]
    topics = [part for part in parts if part and len(part) <= _LONGEST_TOPIC and not _CODE.fullmatch(part)]
    codes = sum(1 for topic in topics if _CAPITALS.fullmatch(topic))
    if len(topics) >= _MANY and 2 * codes > len(topics):
        return []
    return list({topic.casefold(): topic for topic in reversed(topics)}.values())[::-1]
