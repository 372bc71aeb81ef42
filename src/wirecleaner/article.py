"""The output types: what `parse` returns. Frozen pydantic models, validated once when an article is built.

All offsets are code points, half-open, into `Article.source`.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    field_serializer,
    model_validator,
)

from wirecleaner.document import Span, Via
from wirecleaner.errors import InputValueError
from wirecleaner.reading import Reading

# Of the JSON Schema of an article. Its first number goes up when a reader of the old form would fail on the new.
SCHEMA_VERSION = "1.0"
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _moment(value: Any) -> Any:
    """Read ISO text: ten characters are a day, more are a day and a time. No time is invented."""
    if isinstance(value, str):
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    return value


# A datetime is a date in Python, so the order and `strict` keep each what it was.
Moment = Annotated[
    Annotated[datetime, Field(strict=True)] | Annotated[date, Field(strict=True)],
    Field(union_mode="left_to_right"),
    BeforeValidator(_moment),
]


Day = date  # `Dateline.date` would hide the type's own name inside the class


class _Model(BaseModel):
    # Validators are built with the first article; building them costs 30 ms, a third of what an import may cost.
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null", defer_build=True)


class Author(_Model):
    """Who wrote it: the name as printed, and what the byline says beside it."""

    name: str = Field(description="The name as printed.")
    kind: Literal["person", "organization"] = Field(
        default="person", description="A person, or a desk, agency or paper."
    )
    role: str | None = Field(
        default=None, description="As printed: 'Staff Writer', 'Political Correspondent'."
    )
    organization: str | None = Field(default=None, description="The house named beside the author.")
    place: str | None = Field(default=None, description="Where the byline says the author wrote from.")
    span: Span | None = Field(
        default=None, description="Where the name stands in the source; null if it came from elsewhere."
    )


class Dateline(_Model):
    """The filing place, agency and date that open the first paragraph."""

    places: tuple[str, ...] = Field(
        default=(), description="One per filing place, as printed with its region."
    )
    agency: str | None = Field(
        default=None, description="The agency as printed, without brackets or slashes."
    )
    date: Day | None = Field(default=None, description="The day, if one is printed and its year known.")
    span: Span | None = Field(default=None, description="The whole prefix, up to the first word of the text.")


class Paragraph(_Model):
    """One paragraph of the body."""

    text: str = Field(description="Running text; any white space is one space.")
    kind: Literal["paragraph", "subheading", "list_item", "pull_quote"] = Field(
        default="paragraph", description="What kind of paragraph."
    )
    spans: tuple[Span, ...] = Field(
        default=(), description="One per line of the source that it was joined from."
    )


class Credit(_Model):
    """Who made and who distributed a photo."""

    line: str = Field(description='The credit as printed, without the words that announce it ("Photo:").')
    creator: str | None = Field(default=None, description="The photographer, as printed.")
    agency: str | None = Field(default=None, description="The house or chain of houses, as printed.")
    span: Span | None = Field(default=None, description="Where the credit stands.")


class Photo(_Model):
    """One photo of the article."""

    caption: str | None = Field(
        default=None, description="The caption without its credit; null if none is printed."
    )
    caption_span: Span | None = Field(default=None, description="Where the caption stands.")
    credit: Credit | None = Field(default=None, description="The credit; null if none is printed.")


class RelatedStory(_Model):
    """Another story that the page shows with this one."""

    title: str = Field(description="Its headline, without marker words.")
    caption: str | None = Field(default=None, description="The caption of its photo.")
    credit: Credit | None = Field(default=None, description="The credit of its photo.")
    span: Span | None = Field(default=None, description="From the first to the last line of the block.")


NoticeKind = Literal[
    "correction",
    "update",
    "editors_note",
    "sign_off",
    "contributors",
    "disclaimer",
    "copyright",
    "syndication",
]


class Notice(_Model):
    """A line about the article: what was corrected, who contributed, who owns it."""

    kind: NoticeKind = Field(description="What kind of notice.")
    text: str = Field(description="The notice as printed, without brackets around the whole.")
    span: Span | None = Field(default=None, description="Where it stands.")


PageKind = Literal["article", "live_blog", "gallery", "index", "paywall", "error", "empty"]
# Pages of these kinds hold no article: their body is empty, and `origins["page_kind"]` says why.
NO_ARTICLE: frozenset[PageKind] = frozenset({"index", "error", "empty"})


class Cue(_Model):
    """The words that report: 'said', 'according to'."""

    text: str = Field(description="The reporting verb or phrase as printed.")
    span: Span | None = Field(default=None, description="Where it stands.")


class Mention(_Model):
    """Whom the sentence names as the source: 'He', 'the spokesman', 'Col. Jane Roe'."""

    text: str = Field(description="The mention as printed.")
    span: Span | None = Field(default=None, description="Where it stands.")


class Speaker(_Model):
    """Who is meant by the mention, resolved within the article."""

    name: str = Field(description="The full name as first given, without rank or title.")
    kind: Literal["person", "organization", "anonymous"] = Field(
        default="person", description="A person, a body, or someone unnamed."
    )
    honorific: str | None = Field(
        default=None, description="Rank or form of address as printed: 'Col.', 'Mr.'."
    )
    role: str | None = Field(default=None, description="Office or function as printed.")
    organization: str | None = Field(default=None, description="The body that the speaker speaks for.")
    mentions: tuple[Span, ...] = Field(
        default=(),
        repr=False,
        description="Where the body names or means the speaker, in order: 'Col. Jane Roe', 'She'.",
    )
    quotes: tuple[int, ...] = Field(
        default=(), repr=False, description="Which of the article's quotes are the speaker's, counted from 0."
    )


class Quote(_Model):
    """One turn of one speaker, said or reported."""

    text: str = Field(description="The words without outer marks; parts joined by a space.")
    kind: Literal["direct", "indirect", "mixed"] = Field(
        description="In marks, reported, or reported with words in marks."
    )
    content: tuple[Span, ...] = Field(default=(), description="One span per part, outer marks outside.")
    quoted: tuple[Span, ...] = Field(default=(), description="What stands verbatim between marks.")
    cue: Cue | None = Field(default=None, description="The reporting words.")
    source: Mention | None = Field(default=None, description="Whom the sentence names.")
    confidence: float = Field(default=1.0, ge=0.0, le=1.0, description="How sure, 0 to 1.")
    speaker: Speaker | None = Field(default=None, description="Who is meant; null rather than a guess.")

    @field_serializer("speaker")
    def _without_places(self, speaker: Speaker | None) -> Speaker | None:
        # Printed at every quote, the mentions of somebody quoted often would outgrow the article; `speakers` has them.
        return speaker and speaker.model_copy(update={"mentions": (), "quotes": ()})


class Origin(_Model):
    """Where a value came from and who decided."""

    spans: tuple[Span, ...] = Field(default=(), description="Where it was printed; empty if it was not.")
    rule: str = Field(description="The rule that decided.")
    score: float = Field(default=1.0, allow_inf_nan=False, description="How sure the rule is, 0 to 1.")
    via: Via = Field(
        default="text", description="The page's text, a meta tag, JSON-LD, the URL or an argument."
    )


class Article(_Model):
    r"""A news article read from a page.

    >>> import wirecleaner
    >>> article = wirecleaner.parse("Harbour clock runs slow\n\nThe clock is 22 minutes slow, the mayor said.")
    >>> article.title
    'Harbour clock runs slow'
    """

    title: str | None = Field(default=None, description="The headline, without wire prefix and site name.")
    deck: str | None = Field(default=None, description="Standfirst or subtitle printed apart from the body.")
    section: str | None = Field(
        default=None, description="The part of the paper that the page names at the article."
    )
    authors: tuple[Author, ...] = Field(default=(), description="The byline, in its order.")
    agencies: tuple[str, ...] = Field(
        default=(), description="The wire services that the text is credited to."
    )
    dateline: Dateline | None = Field(
        default=None, description="Place, agency and date before the first words."
    )
    published: Moment | None = Field(
        default=None, description="A day where only a day is given; aware only if the page names the zone."
    )
    updated: Moment | None = Field(default=None, description="As `published`, for the last change.")
    body: tuple[Paragraph, ...] = Field(default=(), description="The running text in order.")
    photos: tuple[Photo, ...] = Field(default=(), description="The article's photos.")
    related: tuple[RelatedStory, ...] = Field(default=(), description="Other stories shown with it.")
    tags: tuple[str, ...] = Field(default=(), description="Topic labels as printed.")
    notices: tuple[Notice, ...] = Field(
        default=(), description="Corrections, sign-offs, disclaimers and the like."
    )
    quotes: tuple[Quote, ...] = Field(default=(), description="Who said what, in order.")
    speakers: tuple[Speaker, ...] = Field(
        default=(), description="Who is quoted, in the order of their first quotes."
    )
    language: str | None = Field(default=None, description="BCP 47.")
    publisher: str | None = Field(default=None, description="The site that carries the page.")
    url: str | None = Field(default=None, description="As given.")
    page_kind: PageKind = Field(
        default="article", description="What kind of page it is; why, stands in `origins`."
    )
    origins: Mapping[str, tuple[Origin, ...]] = Field(
        default_factory=dict, description="Per field: where its values came from."
    )
    extra: Mapping[str, JsonValue] = Field(
        default_factory=dict, description="What custom stages proposed beyond the type."
    )
    source: str = Field(default="", exclude=True, repr=False, description="The text that spans point into.")

    @model_validator(mode="after")
    def _lead_to_speakers(self) -> Self:
        """Give each quote the speaker that `speakers` lists for it: a dump prints mentions only there."""
        known = {number: speaker for speaker in self.speakers for number in speaker.quotes}
        if known:
            quotes = tuple(
                quote.model_copy(update={"speaker": known[number]}) if number in known else quote
                for number, quote in enumerate(self.quotes)
            )
            object.__setattr__(self, "quotes", quotes)
        return self

    def __eq__(self, other: object) -> bool:
        """Equal in every field but `source`, which dumps leave out."""
        if not isinstance(other, Article) or type(self) is not type(other):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name)
            for name in type(self).model_fields
            if name != "source"
        )

    __hash__ = None  # type: ignore[assignment]

    @property
    def text(self) -> str:
        """Paragraphs, list items and subheadings joined by blank lines: no title, no pull quotes."""
        return "\n\n".join(paragraph.text for paragraph in self.body if paragraph.kind != "pull_quote")

    @property
    def published_day(self) -> date | None:
        """The day of `published`, for sorting."""
        return _day(self.published)

    @property
    def updated_day(self) -> date | None:
        """The day of `updated`, for sorting."""
        return _day(self.updated)

    def to_source(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of `source` that `text[start:end]` was read from, one per line touched.

        Raises `InputValueError` if the offsets lie outside `text`, or if the article was validated from a dump
        without its source.
        """
        if not 0 <= start <= end <= len(self.text):
            raise InputValueError(
                f"offsets {start}:{end} lie outside article.text, which has {len(self.text)} characters"
            )
        if self.body and not self.source:
            raise InputValueError(
                "this article has no source to point into (dumps leave it out); validate it with the source: "
                "Article.model_validate({**data, 'source': text})"
            )
        spans: list[Span] = []
        reading = self._reading() if self.body else None
        at = 0
        for paragraph in self.body:
            if paragraph.kind == "pull_quote":
                continue
            a, b = max(start - at, 0), min(end - at, len(paragraph.text))
            if reading and (a < b or (a == b == 0 and start == end == at)):
                spans += _within(paragraph, a, b, reading)
            at += len(paragraph.text) + 2
        return tuple(spans)

    def _repr_html_(self) -> str:
        """The fields as a table, for notebooks."""
        from wirecleaner.report.notebook import article_table

        return article_table(self)

    def _reading(self) -> Reading:
        """How the source was read: the one way of three that gives the paragraphs again."""
        for repair in (None, True, False):
            reading = Reading.of(self.source, repair=repair)
            if all(
                " ".join(reading.value(*span) for span in part.spans).startswith(part.text)
                for part in self.body
            ):
                break
        return reading

    def model_dump(self, *, with_source: bool = False, **options: Any) -> dict[str, Any]:
        """As pydantic's, and `with_source=True` adds the source, which dumps leave out otherwise."""
        data = super().model_dump(**options)
        if with_source:
            data["source"] = fold_surrogates(self.source)
        return data

    def model_dump_json(self, *, with_source: bool = False, **options: Any) -> str:
        """As pydantic's, and `with_source=True` adds the source, which dumps leave out otherwise."""
        if not with_source:
            return super().model_dump_json(**options)
        from pydantic_core import to_json

        indent = options.pop("indent", None)
        return to_json(self.model_dump(mode="json", with_source=True, **options), indent=indent).decode()


def _day(moment: datetime | date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def fold_surrogates(text: str) -> str:
    """The text with lone surrogates as U+FFFD, one for one: what JSON can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _within(paragraph: Paragraph, start: int, end: int, reading: Reading) -> list[Span]:
    """The spans of the source behind `paragraph.text[start:end]`; each line is read again as it was read first."""
    spans, at = [], 0
    for span in paragraph.spans:
        piece = reading.read(*span)
        a, b = max(start - at, 0), min(end - at, len(piece.text))
        if a < b or (a == b and start == end):
            if piece.starts is None or piece.ends is None:
                spans.append(Span(piece.start + a, piece.start + b))
            else:
                spans.append(Span(piece.starts[a], piece.ends[b - 1] if b > a else piece.starts[a]))
        at += len(piece.text) + 1
    return spans
