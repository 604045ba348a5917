"""Single mails: the subject as headline, the body as text, the day from the header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from importers.columns import headed
from importers.encoding import decode
from importers.formats.format import Format, NotAnArticleFile, RawArticle, ReadOptions
from importers.sandbox import parse
from importers.source import Source
from importers.told import metadata_of, told_of

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_HEADER = re.compile(rb"[!-9;-~]+:[ \t]*\S|From \S")
_TELLING = re.compile(
    rb"^(?:From|To|Date|Subject|Message-ID|Received|MIME-Version|Content-Type|Return-Path):", re.I | re.M
)
_QUOTED_TAIL = re.compile(r"(?:^[^\n]*:[ \t]*\n)?(?:^>[^\n]*(?:\n|\Z)|^[ \t]*\n)+\Z", re.M)


def sniff(start: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail."""
    return _HEADER.match(start) is not None and len(_TELLING.findall(start)) >= 2


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle]:
    yield article_of_mail(source.whole(options), source.stem, options)


def article_of_mail(raw: bytes, stem: str, options: ReadOptions, position: str | None = None) -> RawArticle:
    """The article in a mail. Raises NotAnArticleFile: `mail-without-text`, `mail-unreadable`, NotText and
    what parsing HTML raises."""
    from email import policy
    from email.errors import MessageError
    from email.parser import BytesParser

    try:
        message = BytesParser(policy=policy.default).parsebytes(raw)
        subject, day, sender, own_id, body, attachments = _parts(message)
    except (MessageError, LookupError, ValueError, RecursionError, AttributeError, TypeError) as error:
        raise NotAnArticleFile("mail-unreadable", why=type(error).__name__) from error
    if body is None:
        raise NotAnArticleFile("mail-without-text")
    text, encoding, certainty, notes = _text(body, options)
    kept = _QUOTED_TAIL.sub("", text) if "\n>" in text else text
    if not kept.strip():
        raise NotAnArticleFile("mail-without-text")
    notes += ("quoted-reply-left-out",) if "\n>" in text and "\n>" not in kept else ()
    notes += ("attachments-left-out",) if attachments else ()
    told = told_of("metadata", {"published": day, "author": sender, "message_id": own_id})
    return RawArticle(
        key=stem if position is None else f"{stem}#{position}",
        raw=raw,
        text=headed(" ".join(subject.split()), kept),
        encoding=encoding,
        encoding_certainty=certainty,
        metadata=metadata_of(told),
        notes=notes,
        position=position,
        told=told,
    )


def _parts(message: EmailMessage) -> tuple[str, str, str, str, MIMEPart | None, bool]:
    body = message.get_body(preferencelist=("plain", "html"))
    headers = (str(message.get(name, "")) for name in ("Subject", "Date", "From", "Message-ID"))
    subject, day, sender, own_id = headers
    return subject, day, sender, own_id, body, any(True for _ in message.iter_attachments())


def _text(body: MIMEPart, options: ReadOptions) -> tuple[str, str, str, tuple[str, ...]]:
    """Text and verdict: the ladder judges the bytes, and asks the mail for its codec when it is unsure."""
    content = body.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    charset = body.get_content_charset()
    if body.get_content_subtype() == "html":
        [parsed] = parse("fragment", raw, options, charset=charset)
        return parsed.text, parsed.encoding, parsed.certainty, parsed.notes
    decoded = decode(raw, options.encoding)
    if charset and options.encoding is None and decoded.certainty != "high":
        with suppress(NotAnArticleFile):  # it may name no codec that exists, or one that its bytes are not in
            decoded = decode(raw, charset)
    return decoded.text.replace("\r\n", "\n"), decoded.encoding, decoded.certainty, decoded.notes


FORMAT = Format(name="eml", suffixes=(".eml",), sniff=sniff, read=_read)
