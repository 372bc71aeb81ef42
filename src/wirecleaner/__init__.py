"""wirecleaner turns messy page dumps of news articles into typed `Article` objects.

>>> import wirecleaner
>>> article = wirecleaner.parse("LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday.")
>>> article.dateline.places
('LONDON',)
"""

from wirecleaner.api import default_pipeline, explain, extract_quotes, parse, parse_many
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
from wirecleaner.pipeline import Pipeline, Stage, stage
from wirecleaner.profiles import Profile

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
    "extract_quotes",
    "parse",
    "parse_many",
    "stage",
]
