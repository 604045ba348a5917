"""What Python's argparse says by itself, in Arabic: its own sentence → ours."""

ARGPARSE: dict[str, str] = {
    "usage: ": "الاستعمال:\n",
    "positional arguments": "المعاملات",
    "options": "الخيارات",
    "show this help message and exit": "عرض هذه المساعدة",
    "show program's version number and exit": "عرض رقم النسخة",
    "argument %(argument_name)s: %(message)s": "المعامل \u200e%(argument_name)s\u200e: %(message)s",
    "expected one argument": "ينتظر قيمة واحدة",
    "expected at most one argument": "ينتظر قيمة واحدة على الأكثر",
    "expected at least one argument": "ينتظر قيمة واحدة على الأقل",
    "expected %s argument": "ينتظر هذا العدد من القيم: %s",
    "expected %s arguments": "ينتظر هذا العدد من القيم: %s",
    "ignored explicit argument %r": "لا يأخذ قيمة: %r",
    "invalid %(type)s value: %(value)r": "قيمة غير صالحة: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": "اختيار غير صالح: %(value)r (المتاح: %(choices)s)",
    "not allowed with argument %s": "لا يجتمع مع المعامل %s",
    "one of the arguments %s is required": "لا بد من واحد من: %s",
    "the following arguments are required: %s": "معاملات لا بد منها: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "أمر غير معروف: %(parser_name)r (المتاح: %(choices)s)",
    "unrecognized arguments: %s": "معاملات غير معروفة: \u200e%s",
    "ambiguous option: %(option)s could match %(matches)s": "خيار ملتبس: %(option)s قد يعني %(matches)s",
}
