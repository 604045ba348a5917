"""Arabic sentences: problems and outcomes of importing, extraction and profiles."""

SENTENCES: dict[str, str] = {
    "profile-not-found": "لا ملف مسار باسم {name}: بُحث عن {name}/profile.toml في {folders}؛ "
    "ويعرض jawla profile list الأسماء المعروفة",
    "profile-invalid": "لا يمكن استخدام ملفات المسار {names}: عدد الأخطاء {count}، أولها في {file}؛ "
    "ويعددها jawla profile check FOLDER كلها",
    "profile-no-head": "الملف {file} غير موجود: ملف المسار مجلد فيه profile.toml؛ وينشئه jawla profile new NAME",
    "profile-unreadable": "لا يمكن قراءة {file}: {reason}",
    "profile-syntax": "ليس {file} ملف TOML صحيحًا: {reason}؛ توضع النصوص بين علامتي اقتباس، والقوائم بين [ ]، "
    "ويبدأ كل جدول بـ [id]",
    "profile-file-unknown": "ليس {file} من ملفات المسار فلا يُقرأ؛ المعروف: {known}",
    "profile-not-a-table": "{file}: يقع {entry} خارج أي جدول؛ اكتب [{entry}] فوق حقوله",
    "profile-uses-itself": "{file}: يعود uses إلى المجلد نفسه؛ احذف أحد المراجع",
    "profile-uses-unknown": "{file}: يذكر uses القيمة {value} وليست مجلد ملف مسار؛ بُحث في {folders}",
    "profile-field-missing": "{file}، {entry}: الحقل {field} ناقص؛ اكتب {field} = …",
    "profile-field-type": "{file}، {entry}: يجب أن يكون {field} من النوع {wanted}",
    "profile-field-unknown": "{file}، {entry}: لا حقل باسم {field}؛ المعروف: {known}",
    "profile-word": "{file}، {entry}: القيمة {value} في الحقل {field} غير معروفة؛ المسموح: {allowed}",
    "profile-date": "{file}، {entry}: القيمة {value} في الحقل {field} ليست تاريخًا؛ اكتب 2017-01-23 أو 2017-01 أو 2017",
    "profile-reference": "{file}، {entry}: لا توجد {value} في {kind}؛ أضفها هناك أو صحّح المعرّف",
    "profile-rule-without-words": "{file}، {entry}: تحتاج القاعدة {rule} إلى الحقل {field} وفيه كلماتها",
    "profile-words-without-rule": "{file}، {entry}: كلمات {field} لا أثر لها؛ أضف {rule} إلى rules",
    "profile-form-empty": "{file}، {entry}: الصيغة {form} ليس فيها حروف",
    "profile-form-twice": "{file}، {entry}: تؤدي الصيغة {form} في الوقت نفسه إلى {other} أيضًا؛ "
    "أبقها في واحدة منهما، أو حدد لكل منهما تاريخًا، أو اجعلها ملتبسة",
    "profile-form-safe-and-ambiguous": "{file}، {entry}: تقع الصيغة {form} بين الصيغ المأمونة وبين الملتبسة معًا؛ "
    "أبقها في واحدة منهما",
    "profile-name": "لا يصلح {name} اسمًا لملف مسار: حروف لاتينية صغيرة وأرقام و- و_ فقط",
    "profile-exists": "يوجد ملف مسار باسم {name} من قبل: {folder}",
    "profile-unwritable": "لا يمكن الكتابة في {folder}: {reason}",
    "side.guarantors": "الضامنون",
    "side.mediators": "الوسطاء",
    "side.hosts": "المضيفون",
    "side.observers": "المراقبون",
    "side.others": "آخرون",
    "usage.merge": "ضم قواعد بيانات أخرى إلى مجموعتك: المقالات ومواضعها والتصحيحات والترميز والعلامات",
    "option.databases": "قواعد بيانات جولة التي تُضم؛ تُقرأ فقط",
    "merge.progress": "{done:article}، {rate} في الثانية",
    "grouping.progress": "البحث عن النسخ: {done:article}، {rate} في الثانية",
    "merge.done": "{other}: حُمّل {loaded}، وموجود من قبل {already}، وزادت معلومات {retold}؛ والجديد مما قرره الناس: {decisions:decision}، و{marks} من العلامات، و{saved} من الاختيارات المحفوظة. المجموعة: {database}",
    "merge.more": "… و{count} غيرها من هذا القبيل ({code})؛ ويكتبها --json كلها",
    "merge-itself": "{path} هي مجموعتك نفسها؛ سمِّ قاعدة بيانات أخرى",
    "merge-text-differs": "{article}: قُرئت البايتات نفسها هناك نصًّا آخر (--encoding أو --repair أو --map)؛ وبقي نصك",
    "merge-told-differs": "{article}: قيمة {field} هناك {other}؛ وبقيت قيمتك: {kept}",
    "merge-saved-renamed": "الاختيار المحفوظ {name} يعني هناك اختيارًا آخر؛ وصار اسم ذاك {new}",
}
