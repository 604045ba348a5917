"""Archives of the web as the usual library writes them, and as damaged ones come."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from importers.formats.format import ReadOptions, Remark
from importers.pipeline import Read, read_paths

SENTENCE = (
    "انطلقت الجولة الرابعة من المحادثات في أستانا بمشاركة وفود روسيا وتركيا وإيران وممثلين عن الأمم المتحدة."
)
PAGE = (
    f"<html><head><meta charset='utf-8'><title>خبر أستانا</title></head><body><article><h1>خبر أستانا</h1>"
    f"<p>{SENTENCE}</p><p>{SENTENCE} وقال رئيس الوفد إن الاجتماع المقبل بعد شهر.</p></article></body></html>"
).encode()
HTML = "text/html; charset=utf-8"
Records = list[tuple[str, str, bytes, list[tuple[str, str]], str]]


def warc(records: Records, *, packed: bool = False) -> bytes:
    """Records of (kind, media type, bytes as they lie, further headers of the server, status)."""
    raw = io.BytesIO()
    writer = WARCWriter(raw, gzip=packed, warc_version="1.0")
    for number, (kind, media, payload, headers, status) in enumerate(records, 1):
        http = StatusAndHeaders(status, [("Content-Type", media), *headers], protocol="HTTP/1.1")
        made = writer.create_warc_record(
            f"https://n.example/{number}",
            kind,
            payload=io.BytesIO(payload),
            http_headers=http if kind == "response" else None,
            warc_content_type=None if kind == "response" else media,
            warc_headers_dict={"WARC-Date": "2018-01-06T10:00:00Z"},
        )
        writer.write_record(made)
    return raw.getvalue()


def read(tmp_path: Path, raw: bytes, options: ReadOptions | None = None) -> tuple[list[Read], list[Remark]]:
    remarks: list[Remark] = []
    (tmp_path / "a.warc").write_bytes(raw)
    reads = read_paths([tmp_path], options or ReadOptions(), remark=lambda _, remark: remarks.append(remark))
    return list(reads), remarks


def codes(reads: list[Read]) -> list[str | None]:
    return [one.problem.code if one.problem else None for one in reads]


def chunked(raw: bytes) -> bytes:
    parts = [raw[at : at + 100] for at in range(0, len(raw), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_comes_with_its_address_and_the_day_it_was_fetched(tmp_path: Path, packed: bool) -> None:
    reads, _ = read(tmp_path, warc([("response", HTML, PAGE, [], "200 OK")], packed=packed))
    assert reads[0].article is not None
    told = {fact.field: fact.value for fact in reads[0].article.told}
    assert told["url"] == "https://n.example/1"
    assert told["accessed"] == "2018-01-06"


@pytest.mark.parametrize(
    ("payload", "headers"),
    [
        (PAGE, []),
        (chunked(PAGE), [("Transfer-Encoding", "chunked")]),
        (gzip.compress(PAGE), [("Content-Encoding", "gzip")]),
        (zlib.compress(PAGE), [("Content-Encoding", "deflate")]),
        (chunked(gzip.compress(PAGE)), [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]),
        (PAGE, [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]),
        (PAGE, [("Content-Encoding", "br")]),
    ],
    ids=["plain", "chunked", "gzip", "deflate", "both", "undone-by-the-crawler", "brotli-undone"],
)
def test_the_page_is_the_same_however_it_was_sent(
    tmp_path: Path, payload: bytes, headers: list[tuple[str, str]]
) -> None:
    reads, _ = read(tmp_path, warc([("response", HTML, payload, headers, "200 OK")]))
    assert [one.article and one.article.raw for one in reads] == [PAGE]


def test_a_resource_is_a_page_too(tmp_path: Path) -> None:
    reads, _ = read(tmp_path, warc([("resource", "text/html", PAGE, [], "")]))
    assert [one.article and one.article.raw for one in reads] == [PAGE]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    records: Records = [
        ("response", "image/png", b"x", [], "200 OK"),
        ("response", HTML, PAGE, [], "404 Not Found"),
        ("response", "text/css", b"x", [], "200 OK"),
        ("response", HTML, PAGE, [], "200 OK"),
    ]
    reads, remarks = read(tmp_path, warc(records))
    assert [one.position for one in reads] == ["4"]
    assert [dict(remark.values)["count"] for remark in remarks] == [3]


def test_a_compression_that_cannot_be_undone_is_told(tmp_path: Path) -> None:
    records: Records = [
        ("response", HTML, b"\x1b\x03\x00" + bytes(50), [("Content-Encoding", "br")], "200 OK")
    ]
    assert codes(read(tmp_path, warc(records))[0]) == ["record-compression"]


def test_a_page_that_inflates_beyond_the_limit_costs_only_itself(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(4 << 20))
    records: Records = [
        ("response", HTML, bomb, [("Content-Encoding", "gzip")], "200 OK"),
        ("response", HTML, PAGE, [], "200 OK"),
    ]
    reads, _ = read(tmp_path, warc(records), ReadOptions(largest=1 << 20))
    assert codes(reads) == ["record-too-large", None]


def test_after_a_damaged_record_the_next_one_is_found(tmp_path: Path) -> None:
    one = warc([("response", HTML, PAGE, [], "200 OK")])
    wrong_length = one.replace(b"Content-Length: ", b"Content-Length: 1", 1)[: len(one) // 2]
    reads, _ = read(tmp_path, one + b"rubbish\nmore rubbish\n" + one + wrong_length)
    assert codes(reads) == [None, "archive-damaged", None, "archive-damaged"]


def test_headers_without_end_do_not_fill_the_memory(tmp_path: Path) -> None:
    assert codes(read(tmp_path, b"WARC/1.0\r\n" + b"a: b\r\n" * 5000)[0]) == ["archive-damaged"]
