"""For the site: links to files of the repository that are no pages lead to the repository."""

import re
from typing import Any

_OUTSIDE = re.compile(r"\]\(\.\./")
_REPOSITORY = "](https://github.com/wirecleaner/wirecleaner/tree/main/"


def on_page_markdown(markdown: str, **_options: Any) -> str:
    """Lead links that leave docs/ to the repository."""
    return _OUTSIDE.sub(_REPOSITORY, markdown)
