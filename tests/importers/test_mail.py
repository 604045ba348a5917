"""Mails: what is their text, in which codec, and what is left out."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from importers.formats.format import RawArticle, ReadOptions
from importers.pipeline import read_paths

TEXT = "انطلقت الجولة الرابعة من المحادثات في أستانا بمشاركة وفود روسيا وتركيا وإيران.\n"
HEAD = "From: news@example.org\nDate: Thu, 04 May 2017 09:00:00 +0300\nMessage-ID: <4@example>\n"


def mail(body: bytes, content_type: str, subject: str = "خبر", transfer: str = "8bit") -> bytes:
    encoded = base64.b64encode(subject.encode()).decode()
    head = f"{HEAD}Subject: =?utf-8?B?{encoded}?=\nMIME-Version: 1.0\nContent-Type: {content_type}\n"
    return f"{head}Content-Transfer-Encoding: {transfer}\n\n".encode() + body


def multipart(*parts: tuple[str, str]) -> bytes:
    body = "".join(f"--x\nContent-Type: {kind}; charset=utf-8\n\n{content}\n" for kind, content in parts)
    return mail(f"{body}--x--\n".encode(), 'multipart/mixed; boundary="x"')


def read(tmp_path: Path, raw: bytes, name: str = "a.eml") -> RawArticle:
    (tmp_path / name).write_bytes(raw)
    [found] = read_paths([tmp_path], ReadOptions())
    assert found.article is not None, found.problem
    return found.article


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "us-ascii", "no-such-codec"])
@pytest.mark.parametrize("codec", ["windows-1256", "utf-8"])
def test_the_text_is_right_whatever_the_mail_says_of_its_codec(
    tmp_path: Path, codec: str, declared: str
) -> None:
    raw = mail(TEXT.encode(codec), f"text/plain; charset={declared}")
    assert read(tmp_path, raw).text == f"خبر\n\n{TEXT}"


@pytest.mark.parametrize("codec", ["windows-1256", "utf-8"])
def test_encoded_bodies_are_decoded(tmp_path: Path, codec: str) -> None:
    body = base64.encodebytes(TEXT.encode(codec))
    raw = mail(body, f"text/plain; charset={codec}", transfer="base64")
    assert read(tmp_path, raw).text == f"خبر\n\n{TEXT}"


def test_the_day_and_the_sender_come_from_the_headers(tmp_path: Path) -> None:
    article = read(tmp_path, mail(TEXT.encode(), "text/plain; charset=utf-8"))
    assert {(fact.field, fact.value) for fact in article.told} == {
        ("published", "2017-05-04"),
        ("author", "news@example.org"),
        ("message_id", "<4@example>"),
    }


def test_plain_text_goes_before_html_and_attachments_are_told(tmp_path: Path) -> None:
    raw = multipart(("text/plain", TEXT), ("application/pdf", "%PDF"))
    article = read(tmp_path, raw)
    assert (article.text.strip(), article.notes) == (f"خبر\n\n{TEXT}".strip(), ("attachments-left-out",))


def test_html_alone_becomes_lines_without_scripts(tmp_path: Path) -> None:
    html = (
        f"<html><head><style>p {{}}</style></head><body><p>{TEXT}</p><script>x()</script><p>سطر &amp; آخر</p>"
    )
    raw = mail(html.encode(), "text/html; charset=utf-8")
    assert read(tmp_path, raw).text == f"خبر\n\n{TEXT}سطر & آخر"


def test_the_mail_that_is_answered_is_left_out_and_told(tmp_path: Path) -> None:
    raw = mail(f"{TEXT}\nكتب سامر يوم الخميس:\n> سطر\n> آخر\n".encode(), "text/plain; charset=utf-8")
    article = read(tmp_path, raw)
    assert (article.text, article.notes) == (f"خبر\n\n{TEXT}\n", ("quoted-reply-left-out",))


def test_a_mailbox_gives_its_mails_and_tells_of_those_without_text(tmp_path: Path) -> None:
    first = mail(TEXT.encode() + b">From the beginning\n", "text/plain; charset=utf-8", subject="أول")
    empty = mail(b"", "text/plain; charset=utf-8")
    last = mail(TEXT.encode(), "text/plain; charset=utf-8", subject="آخر")
    line = b"From a@b Thu May  4 09:00:00 2017\n"
    (tmp_path / "a.mbox").write_bytes(b"\n".join([line + first, line + empty, line + last]))
    reads = list(read_paths([tmp_path], ReadOptions()))
    assert [one.article.text[:3] if one.article else one.position for one in reads] == ["أول", "2", "آخر"]
    assert reads[0].article is not None
    assert "\nFrom the beginning" in reads[0].article.text


def test_a_mail_too_large_costs_only_itself(tmp_path: Path) -> None:
    line = b"From a@b Thu May  4 09:00:00 2017\n"
    large = mail(TEXT.encode() * 99, "text/plain; charset=utf-8")
    small = mail(TEXT.encode(), "text/plain; charset=utf-8")
    (tmp_path / "a.mbox").write_bytes(b"\n".join([line + large, line + small]))
    reads = list(read_paths([tmp_path], ReadOptions(largest=2000)))
    assert [one.problem and one.problem.code for one in reads] == ["record-too-large", None]
