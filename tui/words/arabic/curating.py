"""Arabic sentences: correcting what was found, and coding."""

SENTENCES: dict[str, str] = {
    "coding-no-coder": 'لم يُذكر اسم المرمِّز. اذكره بـ --coder NAME، أو مرة واحدة في الإعدادات: coder = "NAME"',
    "coding-not-there": "ما يُراد تصحيحه ليس في {article} أو لم يعد فيها. لعرض ما فيها: jawla show {article}",
    "coding-no-words": "تنقص الكلمات الدالة عليه: اختر كلمات من المقالة.",
    "coding-unchanged": "لن يتغير شيء: القيمة الجديدة هي القديمة.",
    "coding-follows": "قيم النوع {kind} تتبع غيرها؛ صحِّح ذلك بدلًا منها (القول وراء الحضور، واليوم وراء الشهر).",
    "coding-kind-unknown": "لا نوع باسم {kind}. الأنواع: {kinds}.",
    "coding-word-unknown": "ليس {word} من قيم {field}. القيم: {known}.",
    "coding-meeting-unknown": "لا اجتماع باسم {meeting}. لعرض الموجود: jawla profile check",
    "coding-no-reason": "تحتاج الخلية المرمَّزة إلى سبب: اكتب ما الذي يحسمها.",
    "coding-entry-unknown": "لا قرار وحيدًا بالرمز {id} (العدد: {count}). لعرضها: jawla correct list",
    "coding-undone-already": "سبق التراجع عن {id}، والذي تراجع: {coder}.",
    "coding-empty": "لا شيء فيه. اكتب كلمة أو أكثر.",
    "state.undetermined": "غير محسوم",
    "status.machine": "آلي",
    "status.confirmed": "مؤكَّد",
    "status.corrected": "مصحَّح",
    "status.added": "مضاف",
}
