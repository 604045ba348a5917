"""Names that columns of tables and keys of objects go by, for each field the likelier first."""

from __future__ import annotations

# fmt: off
NAMES: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "headline", "head", "heading", "header", "subject", "titre", "العنوان", "عنوان",
        "عنوان الخبر",
    ),
    "text": (
        "text", "body", "content", "article", "article_text", "full_text", "fulltext", "article_body",
        "articlebody", "main_text", "maintext", "story", "texte", "content_text", "النص", "نص", "نص الخبر",
        "المحتوى", "محتوى", "الخبر", "المتن", "description", "summary",
    ),
    "published": (
        "published", "date", "published_at", "publish_date", "publication_date", "pub_date", "pubdate",
        "date_published", "datepublished", "published_date", "date_publish", "التاريخ", "تاريخ",
        "تاريخ النشر", "day", "created_at", "timestamp",
    ),
    "source": (
        "source", "outlet", "publisher", "site", "site_name", "sitename", "source_name", "newspaper", "media",
        "agency", "المصدر", "مصدر", "الجريدة", "الوكالة", "الموقع", "domain", "source_domain",
    ),
    "url": ("url", "link", "uri", "source_url", "permalink", "canonical", "href", "الرابط", "رابط"),
    "archived_url": ("archived_url", "archive_url", "archive", "archived", "wayback", "رابط الأرشيف"),
    "accessed": (
        "accessed", "access_date", "retrieved", "crawled", "crawl_date", "fetched", "date_download",
        "تاريخ الاطلاع",
    ),
    "author": ("author", "authors", "byline", "writer", "الكاتب", "كاتب"),
    "language": ("language", "lang", "اللغة"),
    "id": ("id", "guid", "uuid", "article_id", "doc_id", "key", "المعرف"),
}
# fmt: on
