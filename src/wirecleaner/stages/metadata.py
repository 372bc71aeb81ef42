"""Stage `metadata`: what a page of HTML says of itself competes with what it shows.

Times, the site's name and keywords are mostly right in the metadata; a headline is what the page shows.
"""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("metadata", provides=["title", "section", "authors", "published", "updated", "tags", "publisher"])
def metadata(doc: Document) -> None:
    """Propose the values of meta tags, JSON-LD and microdata."""
    if doc.page is None:
        return
