"""wirecleaner turns messy page dumps of news articles into typed `Article` objects.

>>> import wirecleaner
>>> article = wirecleaner.parse("LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday.")
>>> article.dateline.places
('LONDON',)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wirecleaner.api import (
        default_pipeline,
        explain,
        explain_html,
        extract_quotes,
        parse,
        parse_all,
        parse_html,
        parse_many,
    )
    from wirecleaner.article import (
        Article,
        Author,
        Credit,
        Cue,
        Dateline,
        Mention,
        Notice,
        Origin,
        Paragraph,
        Photo,
        Quote,
        RelatedStory,
        Speaker,
    )
    from wirecleaner.batch import Failure, Page
    from wirecleaner.document import Document, Line, Markup, Span
    from wirecleaner.errors import (
        DataError,
        DecodingError,
        InputTypeError,
        InputValueError,
        PipelineError,
        StageError,
        WirecleanerError,
    )
    from wirecleaner.labels import Label
    from wirecleaner.learning import learn_site
    from wirecleaner.pipeline import Pipeline, Stage, stage
    from wirecleaner.profiles import Profile, read_profile

# Where each public name lives. It is imported when it is first asked for, as pydantic does: `import wirecleaner`
# alone costs next to nothing, and the command line's help does not load the models.
_HOMES = {
    "Article": "wirecleaner.article",
    "Author": "wirecleaner.article",
    "Credit": "wirecleaner.article",
    "Cue": "wirecleaner.article",
    "DataError": "wirecleaner.errors",
    "Dateline": "wirecleaner.article",
    "DecodingError": "wirecleaner.errors",
    "Document": "wirecleaner.document",
    "Failure": "wirecleaner.batch",
    "InputTypeError": "wirecleaner.errors",
    "InputValueError": "wirecleaner.errors",
    "Label": "wirecleaner.labels",
    "Line": "wirecleaner.document",
    "Markup": "wirecleaner.document",
    "Mention": "wirecleaner.article",
    "Notice": "wirecleaner.article",
    "Origin": "wirecleaner.article",
    "Page": "wirecleaner.batch",
    "Paragraph": "wirecleaner.article",
    "Photo": "wirecleaner.article",
    "Pipeline": "wirecleaner.pipeline",
    "PipelineError": "wirecleaner.errors",
    "Profile": "wirecleaner.profiles",
    "Quote": "wirecleaner.article",
    "RelatedStory": "wirecleaner.article",
    "Span": "wirecleaner.document",
    "Speaker": "wirecleaner.article",
    "Stage": "wirecleaner.pipeline",
    "StageError": "wirecleaner.errors",
    "WirecleanerError": "wirecleaner.errors",
    "default_pipeline": "wirecleaner.api",
    "explain": "wirecleaner.api",
    "explain_html": "wirecleaner.api",
    "extract_quotes": "wirecleaner.api",
    "learn_site": "wirecleaner.learning",
    "parse": "wirecleaner.api",
    "parse_all": "wirecleaner.api",
    "parse_html": "wirecleaner.api",
    "parse_many": "wirecleaner.api",
    "read_profile": "wirecleaner.profiles",
    "stage": "wirecleaner.pipeline",
}

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Author",
    "Credit",
    "Cue",
    "DataError",
    "Dateline",
    "DecodingError",
    "Document",
    "Failure",
    "InputTypeError",
    "InputValueError",
    "Label",
    "Line",
    "Markup",
    "Mention",
    "Notice",
    "Origin",
    "Page",
    "Paragraph",
    "Photo",
    "Pipeline",
    "PipelineError",
    "Profile",
    "Quote",
    "RelatedStory",
    "Span",
    "Speaker",
    "Stage",
    "StageError",
    "WirecleanerError",
    "__version__",
    "default_pipeline",
    "explain",
    "explain_html",
    "extract_quotes",
    "learn_site",
    "parse",
    "parse_all",
    "parse_html",
    "parse_many",
    "read_profile",
    "stage",
]


def __getattr__(name: str) -> Any:
    """Import a public name from where it lives."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(
            f"module 'wirecleaner' has no attribute {name!r}; its names are in wirecleaner.__all__"
        )
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*globals(), *__all__})
