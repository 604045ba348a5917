"""A mail: the subject as headline, the body as text, the day from the header."""

from __future__ import annotations

import re
from contextlib import suppress
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from importers.encoding import Decoded, decode
from importers.formats.format import NotAnArticleFile
from importers.parsers import fragment
from importers.parsers.parsed import Parsed

_QUOTED_TAIL = re.compile(r"(?:^[^\n]*:[ \t]*\n)?(?:^>[^\n]*(?:\n|\Z)|^[ \t]*\n)+\Z", re.M)


def parse(raw: bytes, hints: dict[str, str]) -> list[Parsed]:
    """The one article. Raises NotAnArticleFile: `mail-unreadable`, `mail-without-text`, NotText."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw)
        body = message.get_body(preferencelist=("plain", "html"))
        subject, fields = _headers(message)
        attachments = any(True for _ in message.iter_attachments())
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise NotAnArticleFile("mail-unreadable", why=type(error).__name__) from error
    if body is None:
        raise NotAnArticleFile("mail-without-text")
    decoded = _decoded(body, hints.get("encoding"))
    text = decoded.text.replace("\r\n", "\n")
    kept = _QUOTED_TAIL.sub("", text) if "\n>" in text else text
    if not kept.strip():
        raise NotAnArticleFile("mail-without-text")
    notes = decoded.notes
    notes += ("quoted-reply-left-out",) if "\n>" in text and "\n>" not in kept else ()
    notes += ("attachments-left-out",) if attachments else ()
    return [Parsed(" ".join(subject.split()), kept, decoded.encoding, decoded.certainty, fields, notes)]


def _headers(message: EmailMessage) -> tuple[str, dict[str, str]]:
    names = {"published": "Date", "author": "From", "message_id": "Message-ID"}
    return str(message.get("Subject", "")), {to: str(message.get(name, "")) for to, name in names.items()}


def _decoded(body: MIMEPart, override: str | None) -> Decoded:
    """The ladder judges the bytes, and asks the mail for its codec when it is unsure."""
    content = body.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    charset = body.get_content_charset()
    if body.get_content_subtype() == "html":
        return fragment.decoded(raw, override, charset)
    found = decode(raw, override)
    if charset and override is None and found.certainty != "high":
        with suppress(NotAnArticleFile):  # it may name no codec that exists, or one that its bytes are not in
            found = decode(raw, charset)
    return found
