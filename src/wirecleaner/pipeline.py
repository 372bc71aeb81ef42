"""A pipeline is a value: an order of stages and the type that they fill. Every edit returns a new one."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar, runtime_checkable

from wirecleaner.article import Article, fold_surrogates
from wirecleaner.build import build
from wirecleaner.contract import run_stage
from wirecleaner.document import Document
from wirecleaner.errors import InputTypeError, PipelineError
from wirecleaner.options import check_options, wrong_text
from wirecleaner.readers.text import read_text

if TYPE_CHECKING:
    from bs4.element import Tag

    from wirecleaner.batch import Failure, Page
    from wirecleaner.explanation import Explanation

ArticleT = TypeVar("ArticleT", bound=Article, covariant=True)
OtherT = TypeVar("OtherT", bound=Article)
StageFunction = Callable[[Document], None]
ENTRY_POINTS = "wirecleaner.stages"


@runtime_checkable
class Stage(Protocol):
    """One step of a pipeline. It labels lines and proposes values; it keeps nothing between documents.

    `requires` and `provides` name fields of the article, what `build` consumes, or keys of `extra`. A stage that
    requires something must come after one that provides it.
    """

    @property
    def name(self) -> str:
        """Its name in the pipeline: what it finds."""

    @property
    def requires(self) -> tuple[str, ...]:
        """What earlier stages must have provided."""

    @property
    def provides(self) -> tuple[str, ...]:
        """What it may propose."""

    def __call__(self, doc: Document, /) -> None:
        """Look at the document and speak through its methods."""


@dataclass(frozen=True)
class FunctionStage:
    """A stage made of a function by `@stage`."""

    name: str
    requires: tuple[str, ...]
    provides: tuple[str, ...]
    function: StageFunction

    def __call__(self, doc: Document, /) -> None:
        """Run the function."""
        self.function(doc)

    def __reduce__(self) -> tuple[Any, ...]:
        # The module's name is bound to the stage, not to the function, so pickle must fetch the stage by name.
        module, name = self.function.__module__, self.function.__qualname__
        if getattr(sys.modules.get(module), name, None) is self:
            return _stage_by_name, (module, name)
        return FunctionStage, (self.name, self.requires, self.provides, self.function)


def _stage_by_name(module: str, name: str) -> FunctionStage:
    from importlib import import_module

    found = getattr(import_module(module), name)
    assert isinstance(found, FunctionStage)
    return found


def stage(
    name: str, *, requires: Sequence[str] = (), provides: Sequence[str] = ()
) -> Callable[[StageFunction], FunctionStage]:
    """Make a stage of a function.

    >>> from wirecleaner import Document, stage
    >>> @stage("shouting", provides=["shouting"])
    ... def shouting(doc: Document) -> None:
    ...     for line in doc.lines:
    ...         if line.text.isupper():
    ...             doc.propose("shouting", line.printed, line.content, rule="shouting.capitals")
    >>> shouting.name, shouting.provides
    ('shouting', ('shouting',))
    """
    for argument, value in (("requires", requires), ("provides", provides)):
        if isinstance(value, str):
            raise PipelineError(
                f"stage {name!r}: {argument} is the string {value!r}; a list of names is wanted: [{value!r}]"
            )

    def make(function: StageFunction) -> FunctionStage:
        return FunctionStage(name, tuple(requires), tuple(provides), function)

    return make


@dataclass(frozen=True)
class Pipeline(Generic[ArticleT]):
    r"""An order of stages that fills an article type. Immutable; edits return a new pipeline and check it at once.

    >>> import wirecleaner
    >>> pipeline = wirecleaner.default_pipeline().without("quotes")
    >>> pipeline.parse("Harbour clock runs slow\n\nThe clock is slow, the mayor said.").quotes
    ()
    """

    stages: tuple[Stage, ...]
    article_type: type[ArticleT]

    def __post_init__(self) -> None:
        _check(self.stages)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the stages in their order."""
        return tuple(stage.name for stage in self.stages)

    # Edits

    def before(self, name: str, *stages: Stage | str) -> "Pipeline[ArticleT]":
        """The pipeline with stages put in before the named one. A string names a plugin's entry point."""
        at = self._index(name)
        return self._with([*self.stages[:at], *_resolved(stages), *self.stages[at:]])

    def after(self, name: str, *stages: Stage | str) -> "Pipeline[ArticleT]":
        """The pipeline with stages put in after the named one. A string names a plugin's entry point."""
        at = self._index(name) + 1
        return self._with([*self.stages[:at], *_resolved(stages), *self.stages[at:]])

    def replacing(self, name: str, *stages: Stage | str) -> "Pipeline[ArticleT]":
        """The pipeline with the named stage replaced."""
        at = self._index(name)
        return self._with([*self.stages[:at], *_resolved(stages), *self.stages[at + 1 :]])

    def without(self, *names: str) -> "Pipeline[ArticleT]":
        """The pipeline without the named stages."""
        drop = {self._index(name) for name in names}
        return self._with([stage for at, stage in enumerate(self.stages) if at not in drop])

    def only(self, *names: str) -> "Pipeline[ArticleT]":
        """The pipeline with nothing but the named stages, in their old order."""
        keep = {self._index(name) for name in names}
        return self._with([stage for at, stage in enumerate(self.stages) if at in keep])

    def producing(self, article_type: type[OtherT]) -> "Pipeline[OtherT]":
        """The pipeline with another article type: a subclass of `Article` whose new fields stages provide."""
        if not (isinstance(article_type, type) and issubclass(article_type, Article)):
            raise PipelineError(f"producing() takes a subclass of wirecleaner.Article, not {article_type!r}")
        return Pipeline(self.stages, article_type)

    # Runs

    def read(
        self,
        text: str,
        *,
        url: str | None = None,
        reference_date: datetime | date | None = None,
        language: str | None = None,
        repair: bool | None = None,
    ) -> Document:
        """The text as a document of lines, before any stage has run."""
        if not isinstance(text, str):
            raise InputTypeError(wrong_text(text))
        check_options(url, reference_date, language, repair)
        url = None if url is None else fold_surrogates(url)
        return read_text(text, url=url, reference_date=reference_date, language=language, repair=repair)

    def read_html(
        self,
        markup: "str | bytes | Tag",
        *,
        url: str | None = None,
        encoding: str | None = None,
        reference_date: datetime | date | None = None,
        language: str | None = None,
        repair: bool | None = None,
    ) -> Document:
        """The page as a document of rendered lines, each with its markup, before any stage has run."""
        from wirecleaner.readers.html import read_html

        check_options(url, reference_date, language, repair)
        url = None if url is None else fold_surrogates(url)
        return read_html(
            markup,
            url=url,
            encoding=encoding,
            reference_date=reference_date,
            language=language,
            repair=repair,
        )

    def run(self, doc: Document) -> Document:
        """Run all stages over the document, in order; the same document, decided."""
        for step in self.stages:
            run_stage(step, doc)
        return doc

    def build(self, doc: Document) -> ArticleT:
        """The article that the decisions and candidates of a document make."""
        return build(doc, self.article_type)

    def parse(
        self,
        text: str,
        *,
        url: str | None = None,
        reference_date: datetime | date | None = None,
        language: str | None = None,
        repair: bool | None = None,
    ) -> ArticleT:
        """Read, run and build: the article in the text. See `wirecleaner.parse`."""
        return self.build(
            self.run(
                self.read(text, url=url, reference_date=reference_date, language=language, repair=repair)
            )
        )

    def parse_html(
        self,
        markup: "str | bytes | Tag",
        *,
        url: str | None = None,
        encoding: str | None = None,
        reference_date: datetime | date | None = None,
        language: str | None = None,
        repair: bool | None = None,
    ) -> ArticleT:
        """Read a page of HTML, run and build: the article on it. See `wirecleaner.parse_html`."""
        return self.build(
            self.run(
                self.read_html(
                    markup,
                    url=url,
                    encoding=encoding,
                    reference_date=reference_date,
                    language=language,
                    repair=repair,
                )
            )
        )

    def parse_all(
        self,
        text: "str | Page",
        *,
        url: str | None = None,
        reference_date: datetime | date | None = None,
        language: str | None = None,
        repair: bool | None = None,
    ) -> "tuple[ArticleT, ...]":
        """Every article of a dump. See `wirecleaner.parse_all`."""
        from wirecleaner.batch import document_of
        from wirecleaner.dumps import parse_all

        doc = document_of(
            self, text, url=url, reference_date=reference_date, language=language, repair=repair
        )
        return parse_all(self, doc)

    def parse_many(
        self,
        items: "Iterable[str | Page]",
        *,
        on_error: Literal["raise", "return"] = "raise",
        processes: int = 1,
        time_limit: float | None = None,
    ) -> "Iterator[ArticleT | Failure]":
        """One result per item, in order. See `wirecleaner.parse_many`."""
        from wirecleaner.batch import parse_many

        return parse_many(self, items, on_error=on_error, processes=processes, time_limit=time_limit)

    def explain(
        self,
        text: str,
        *,
        url: str | None = None,
        reference_date: datetime | date | None = None,
        language: str | None = None,
        repair: bool | None = None,
    ) -> "Explanation":
        """What was decided of every line and field, and why. See `wirecleaner.explain`."""
        doc = self.read(text, url=url, reference_date=reference_date, language=language, repair=repair)
        return self._explained(doc)

    def explain_html(
        self,
        markup: "str | bytes | Tag",
        *,
        url: str | None = None,
        encoding: str | None = None,
        reference_date: datetime | date | None = None,
        language: str | None = None,
        repair: bool | None = None,
    ) -> "Explanation":
        """As `explain`, of a page of HTML. See `wirecleaner.explain_html`."""
        doc = self.read_html(
            markup,
            url=url,
            encoding=encoding,
            reference_date=reference_date,
            language=language,
            repair=repair,
        )
        return self._explained(doc)

    def _explained(self, doc: Document) -> "Explanation":
        from wirecleaner.explanation import explain

        doc.reasons = {}
        self.run(doc)
        return explain(doc, self.build(doc))

    def _with(self, stages: list[Stage]) -> "Pipeline[ArticleT]":
        return replace(self, stages=tuple(stages))

    def _index(self, name: str) -> int:
        for at, step in enumerate(self.stages):
            if step.name == name:
                return at
        raise PipelineError(f"no stage named {name!r}; the stages are: {', '.join(self.names)}")


def _resolved(stages: Iterable[Stage | str]) -> list[Stage]:
    """Stages as they are; names are looked up among the entry points of plugins, and only then loaded."""
    resolved: list[Stage] = []
    for item in stages:
        if isinstance(item, str):
            resolved.append(_plugin(item))
        elif isinstance(item, Stage):
            resolved.append(item)
        else:
            raise PipelineError(
                f"{item!r} is no stage; decorate the function with @wirecleaner.stage(name, provides=[...]) or give an "
                "object with name, requires, provides and __call__(doc)"
            )
    return resolved


def _plugin(name: str) -> Stage:
    from importlib.metadata import entry_points  # costs 20 ms to import

    offered = entry_points(group=ENTRY_POINTS)
    for point in offered:
        if point.name == name:
            found = point.load()
            if not isinstance(found, Stage):
                raise PipelineError(
                    f"the entry point {name!r} of {ENTRY_POINTS} is {found!r}, which is no stage"
                )
            return found
    known = ", ".join(sorted(point.name for point in offered)) or "none"
    raise PipelineError(f"no plugin offers a stage named {name!r}; entry points of {ENTRY_POINTS}: {known}")


def _check(stages: tuple[Stage, ...]) -> None:
    """Names are unique, and what a stage requires is provided before it."""
    seen: set[str] = set()
    provided: set[str] = set()
    for step in stages:
        if step.name in seen:
            raise PipelineError(
                f"two stages are named {step.name!r}; use replacing() to put one in place of the other"
            )
        seen.add(step.name)
        for need in step.requires:
            if need not in provided:
                raise PipelineError(
                    f"stage {step.name!r} requires {need!r}, which no stage before it provides; provided by then: "
                    f"{', '.join(sorted(provided)) or 'nothing'}"
                )
        provided.update(step.provides)


__all__ = ["ENTRY_POINTS", "FunctionStage", "Pipeline", "Stage", "stage"]
