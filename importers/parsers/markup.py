"""XML from strangers: no entity of their own is expanded, nothing outside is fetched."""

from __future__ import annotations

import re

from importers.formats.format import NotAnArticleFile

_DECLARES_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")


def without_entities(text: str) -> str:
    """The document without its XML declaration, whose codec no longer holds once it is text.

    Raises NotAnArticleFile `xml-entities` when it declares entities: no feed or DOCX needs any, bombs and
    references to files do.
    """
    if _DECLARES_ENTITY.search(text):
        raise NotAnArticleFile("xml-entities")
    return _ENCODING.sub("", text, count=1)
