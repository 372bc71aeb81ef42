"""The stages, and the one place where their order is written.

Precise ones first: what the surface of a line proves is settled before what depends on its neighbours.
"""

from collections.abc import Iterable
from pathlib import Path

from wirecleaner.pipeline import Stage
from wirecleaner.profiles import SHIPPED, Profile, Shipped, load_profiles
from wirecleaner.stages.breaks import Breaks
from wirecleaner.stages.bylines import bylines
from wirecleaner.stages.credits import credits
from wirecleaner.stages.dateline import dateline
from wirecleaner.stages.dates import dates
from wirecleaner.stages.exports import exports
from wirecleaner.stages.furniture import furniture
from wirecleaner.stages.galleries import galleries
from wirecleaner.stages.language import language
from wirecleaner.stages.markup import markup
from wirecleaner.stages.metadata import metadata
from wirecleaner.stages.notices import notices
from wirecleaner.stages.page_kind import page_kind
from wirecleaner.stages.paragraphs import paragraphs, prose
from wirecleaner.stages.photos import photos
from wirecleaner.stages.posts import posts
from wirecleaner.stages.profiles import Profiles
from wirecleaner.stages.publisher import publisher
from wirecleaner.stages.quotes import quotes
from wirecleaner.stages.related import related
from wirecleaner.stages.repeats import repeats
from wirecleaner.stages.rest import rest
from wirecleaner.stages.roles import Roles
from wirecleaner.stages.structure import structure
from wirecleaner.stages.tags import tags
from wirecleaner.stages.times import times
from wirecleaner.stages.topics import topics


def rule_stages(*, profiles: Iterable[Profile | str | Path] | Shipped = SHIPPED) -> tuple[Stage, ...]:
    """The stages before `roles`, in order: what lines prove by themselves. The line model is trained on what they leave."""
    return (
        Breaks(),
        Profiles(load_profiles(profiles)),
        language,
        exports,
        markup,
        dates,
        times,
        bylines,
        notices,
        furniture,
        credits,
        galleries,
        tags,
        repeats,
        posts,
    )


def default_stages(
    *, weights: str | Path | None = None, profiles: Iterable[Profile | str | Path] | Shipped = SHIPPED
) -> tuple[Stage, ...]:
    """The stages of the default pipeline, in order."""
    return (
        *rule_stages(profiles=profiles),
        Roles.load(weights),
        related,
        structure,
        rest,
        page_kind,
        topics,
        photos,
        paragraphs,
        dateline,
        publisher,
        metadata,
        quotes,
    )


def prose_stages(quotes: Stage = quotes) -> tuple[Stage, ...]:
    """The stages for clean prose: every line is a paragraph."""
    return (language, prose, paragraphs, dateline, quotes)
