"""Arabic sentences of the explorer's views of words and values: concordance, tables, comparisons."""

_COMMANDS: dict[str, tuple[str, str]] = {
    "view_concordance": ("السياق", "كل موضع للبحث أو للقيم المختارة مع ما حوله من كلمات"),
    "sort_lines": ("ترتيب", "حسب الموضع في المقالات، أو الكلمة التالية، أو الكلمة السابقة"),
}

SENTENCES: dict[str, str] = {
    **{f"command.{id}.label": label for id, (label, _) in _COMMANDS.items()},
    **{f"command.{id}": sentence for id, (_, sentence) in _COMMANDS.items()},
    "place.concordance": "في هذا العرض",
    "place.lines": "في سياق الكلمات",
    "place.neighbours": "بين الكلمات المجاورة",
    "window.lines": "سياق الكلمات",
    "window.neighbours": "الكلمات المجاورة",
    # concordance
    "kwic.title": "{places:place} · {order}",
    "kwic.title.cut": "أول {places} من المواضع · {order}",
    "kwic.title.none": "سياق الكلمات",
    "kwic.order.text": "كما ترد في المقالات",
    "kwic.order.after": "حسب الكلمة التالية",
    "kwic.order.before": "حسب الكلمة السابقة",
    "kwic.neighbours": "الكلمات المجاورة",
    "kwic.side.after": "الكلمة التالية",
    "kwic.side.before": "الكلمة السابقة",
    "kwic.nothing-asked": "لا بحث ولا قيمة مختارة بعد. المفتاح {key} للبحث؛ وتُختار القيم في العرض 1 أو 5.",
    "kwic.nothing-found": "لا نص من المختارة فيه هذه الكلمات أو يسمّي ما اختير. المفتاح {key} للبحث.",
}
