"""What stands beside a name: where the name ends and the description begins, and the role that it tells."""

import re
from dataclasses import dataclass

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.mentions import Mention
from wirecleaner.stages.quotes.titles import is_role_noun
from wirecleaner.stages.quotes.words import is_body

# "and Ben Roe" at the end: the commas part names of a list, not a name from its description.
LIST = re.compile(rf"(?:, {UP}[\w.’'-]+(?: {UP}[\w.’'-]+)*)*,? (?:and|&) {UP}[^,]*$")
# What may follow a name after a comma and is still part of it.
NAME_TAIL = re.compile(r", (?:Jr|Sr|Inc|LLC|Ltd|M\.D|Ph\.D|II|III|IV)\b\.?")
DESCRIBES = re.compile(
    r", (?:who|whose|whom|which|where|an?|the|his|her|its|their|one|another|now|then|also|himself|herself|itself|"
    r"\d+|aged|[a-z]+ing|[a-z]+ed)\b"
)
PLACE_TAIL = re.compile(rf", {UP}[\w.’'-]+(?: {UP}[\w.’'-]+)?$")
# "41, a piano teacher": an age, or the word "who" with a clause, then nothing about an office.
ROLE = re.compile(
    r",? (?:aged )?(?:\d{1,3}, )?(?:now )?(?:(?:an?|the|his|her|their|its) )?"
    r"(?P<role>(?:[^\W\d_][\w’'-]* ){0,5}?[a-z][a-z-]+)"
    r"(?=[,.;]|$| (?:at|of|for|with|from|in|on|who|that|to|and|based|near|behind) )"
    r"(?: (?P<link>at|of|for|with|from|in) (?:the )?(?P<body>[^,.;]{2,60}))?"
)
BODY_END = re.compile(
    r" (?:who|which|that|in|on|and (?=[a-z])|said|told|from|at|for|to|has|had|is|was|where|since) ?"
)


@dataclass(slots=True)
class Described:
    """What an apposition says of a person."""

    role: str
    organization: str | None


def end_of_mention(text: str, mention: Mention) -> int:
    """Where the words that name the source end: before an apposition, but behind a name that stands in one.

    "Ann Lee, a nurse" ends with "Lee"; "its owner, Ann Lee, a nurse" too.
    """
    comma = text.find(", ")
    if comma < 0:
        return len(text)
    bracket = text.find("(", 0, comma)
    if bracket >= 0 and text.find(")", bracket, comma) < 0:
        return len(text)
    name = mention.name
    at = text.find(name) if name else -1
    if at > comma:
        return at + len(name)
    if at < 0 and not DESCRIBES.match(text, comma):
        return len(text)
    if LIST.match(text, comma):
        return len(text)
    while tail := NAME_TAIL.match(text, comma):
        comma = text.find(", ", tail.end())
        if comma < 0:
            return len(text)
    if at >= 0 and at + len(name) < comma and PLACE_TAIL.match(text, comma):
        return len(text)
    return comma


def described(text: str, at: int, language: str) -> Described | None:
    """The role that follows a name which ends at `at`, with the body it is held in; None if no role follows."""
    if not text.startswith(", ", at):
        return None
    match = ROLE.match(text, at, at + 160)
    if match is None:
        return None
    role, link, body = match.group("role", "link", "body")
    if not is_role_noun(role.rsplit(" ", 1)[-1], language):
        return None
    if not body:
        return Described(role, None)
    stop = BODY_END.search(body)
    body = body[: stop.start()] if stop else body
    words = body.split(" ")
    capitals = [word for word in words if word[:1].isupper()]
    sure = bool(capitals) and (
        is_body(words, language) or (link in ("at", "with") and len(capitals) == len(words))
    )
    if sure:
        return Described(role, body)
    return Described(
        text[match.start("role") : match.start("body") + len(body)] if link == "of" else role, None
    )
