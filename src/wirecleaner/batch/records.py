"""The records of a batch: each document's article, or what went wrong, as a line of JSON or a row of a table."""

import json
from dataclasses import dataclass
from typing import Any

from wirecleaner.article import Article
from wirecleaner.batch import Failure, Page, articles_of
from wirecleaner.batch.runs import Form
from wirecleaner.batch.workers import Lost
from wirecleaner.errors import WirecleanerError
from wirecleaner.pipeline import Pipeline

Record = str | dict[str, Any]


@dataclass(frozen=True)
class Recorder:
    """Makes the records of a document; sent to the workers once. An export of several articles gives one for each."""

    pipeline: Pipeline[Article]
    form: Form

    def __call__(self, page: Page | Failure) -> list[Record]:
        """The records of one document."""
        if isinstance(page, Failure):
            return [self._failed(page.id, page.error, page.message)]
        try:
            articles = articles_of(self.pipeline, page)
        except WirecleanerError as error:
            return [self._failed(page.id, type(error).__name__, str(error))]
        if len(articles) == 1:
            return [self._of(articles[0], page.id)]
        return [self._of(article, f"{page.id}#{number}") for number, article in enumerate(articles, 1)]

    def of_lost(self, lost: Lost[Page | Failure]) -> list[Record]:
        """The record of a document whose worker was stopped or died."""
        return [self._failed(lost.item.id, lost.error, lost.message)]

    def _of(self, article: Article, name: str | None) -> Record:
        if self.form == "parquet":
            from wirecleaner.arrow import row_of

            return row_of(article, name)
        return f'{{"id":{json.dumps(name)},{article.model_dump_json()[1:]}'

    def _failed(self, name: str | None, error: str, message: str) -> Record:
        if self.form == "parquet":
            from wirecleaner.arrow import failed_row

            return failed_row(name, f"{error}: {message}")
        return json.dumps({"id": name, "error": error, "message": message})


def is_failure(record: Record) -> bool:
    """Whether a record says what went wrong."""
    if isinstance(record, str):
        return '"error":' in record[:4096] and "error" in json.loads(record)
    return record.get("error") is not None
