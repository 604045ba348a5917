"""A page that a browser saved as one file (MHTML): it is one part of it, its pictures are the others."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser

from importers.formats.format import NotAnArticleFile
from importers.parsers import page
from importers.parsers.parsed import Parsed


def parse(raw: bytes, hints: dict[str, str]) -> list[Parsed]:
    """The one article. Raises NotAnArticleFile: `mail-unreadable` and what parsing the page raises."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(raw)
        html = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        content = html.get_payload(decode=True) if html is not None else None
        address = _address(message, html)
        charset = (html.get_content_charset() if html is not None else None) or ""
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise NotAnArticleFile("mail-unreadable", why=type(error).__name__) from error
    if not isinstance(content, bytes):
        raise NotAnArticleFile("page-without-article")
    return page.parse(content, hints | {"url": address, "charset": charset})


def _address(message: Message, html: Message | None) -> str:
    """Where the page came from, as Chromium and Internet Explorer write it."""
    of_part = html.get("Content-Location") if html is not None else None
    address = str(message.get("Snapshot-Content-Location") or of_part or "")
    return address if address.startswith(("http://", "https://")) else ""
