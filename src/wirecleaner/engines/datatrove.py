"""datatrove: a block that turns the text of each document into that of its article. Needs `wirecleaner[datatrove]`."""

from typing import TYPE_CHECKING, Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from wirecleaner.batch import Page, articles_of
from wirecleaner.errors import WirecleanerError

if TYPE_CHECKING:
    from wirecleaner.article import Article
    from wirecleaner.pipeline import Pipeline


class Wirecleaner(PipelineStep):
    """Replaces each document's text by its article's, and puts the other fields into `metadata["article"]`.

    Documents without an article (menus, error pages) are dropped unless `keep_empty`; what cannot be read is kept as it
    was, with `metadata["error"]`. The page's address is taken from `metadata["url"]`.
    """

    name = "wirecleaner"
    type = "extractor"

    def __init__(
        self,
        *,
        format: str = "text",
        quotes: bool = True,
        keep_empty: bool = False,
        pipeline: "Pipeline[Article] | None" = None,
    ) -> None:
        super().__init__()
        self.format, self.quotes, self.keep_empty, self.pipeline = format, quotes, keep_empty, pipeline

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """The documents with the text of their articles."""
        pipeline = self._pipeline()
        for document in data or ():
            self.stat_update("total")
            with self.track_time():
                done = self._parse(pipeline, document)
            if done.text or self.keep_empty or "error" in done.metadata:
                self.stat_update("kept")
                yield done
            else:
                self.stat_update("empty")

    def _pipeline(self) -> "Pipeline[Article]":
        from wirecleaner.api import default_pipeline

        pipeline = self.pipeline or default_pipeline()
        return pipeline if self.quotes or "quotes" not in pipeline.names else pipeline.without("quotes")

    def _parse(self, pipeline: "Pipeline[Article]", document: Document) -> Document:
        page: Any = Page(document.text, url=document.metadata.get("url"), format=self.format)  # type: ignore[arg-type]
        try:
            article = articles_of(pipeline, page)[0]
        except WirecleanerError as error:
            document.metadata["error"] = f"{type(error).__name__}: {error}"
            return document
        document.text = article.text
        document.metadata["article"] = article.model_dump(mode="json", exclude={"body"})
        return document
