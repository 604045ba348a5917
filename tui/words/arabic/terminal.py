"""Arabic sentences: terminal modes and their detection, the doctor."""

SENTENCES: dict[str, str] = {
    # why a mode was taken
    "terminal-mode-chosen": "أنت طلبت هذا النمط",
    "terminal-mode-variable": "يطلبه المتغير JAWLA_TERMINAL_MODE",
    "terminal-mode-remembered": "اخترته من قبل لـ {terminal}؛ ويمكن للأمر jawla doctor أن ينسى ذلك",
    "terminal-mode-bdsm": "أجابت الطرفية بأنها تستطيع ترك ترتيب الحروف للبرامج (كما تفعل VTE وmintty)",
    "terminal-mode-konsole": "قالت الطرفية إنها Konsole، ويمكن أن يُطلب منها ترك ترتيب الحروف وشأنه",
    "terminal-mode-mlterm": "قالت الطرفية إنها mlterm، ويمكن أن يُطلب منها ترك ترتيب الحروف وشأنه",
    "terminal-mode-kitty": "قالت الطرفية إنها kitty، وهي تقلب كل كلمة مرة أخرى",
    "terminal-mode-qtermwidget": "أجابت الطرفية كما تجيب QTerminal، وهي تعيد ترتيب المقاطع ذات اللون الواحد",
    "terminal-mode-silent-vte": "لم تجب، لكن VTE_VERSION يقول إنها من عائلة VTE",
    "terminal-mode-no-bidi": "لا يُعرف عن الطرفية ({terminal}) أنها تعيد ترتيب الحروف",
    "terminal-mode-untried": "لم نستطع تجربة {terminal}؛ ويقال إنها تعيد ترتيب الحروف بنفسها",
    "terminal-mode-unknown": "لم تقل الطرفية ما هي",
    "terminal-mode-tmux-kitty": "يقول tmux إن kitty متصلة به",
    "terminal-mode-tmux-qtermwidget": "اتُّصل بـ tmux من QTerminal، وهي تعيد ترتيب المقاطع ذات اللون الواحد",
    "terminal-mode-tmux-passthrough": "يمرّر tmux طلبنا إلى الطرفية ({terminal})",
    "terminal-mode-tmux-closed": "لا يمرّر tmux طلبنا إلى الطرفية ({terminal})",
    "terminal-mode-tmux-marks": "داخل tmux تُبقي علامات خفية كل حرف في مكانه ({terminal})",
    "terminal-mode-tmux-unknown": "لا يقول tmux أي طرفية متصلة به؛ والعلامات الخفية لا تضر أيًّا منها",
    "terminal-mode-screen": "شُغّل screen في هذا النوع من الطرفيات ({terminal})",
    "terminal-mode-screen-marks": "داخل screen تُبقي علامات خفية كل حرف في مكانه",
    # what the reader can do
    "terminal-hint-passthrough": "لن تظهر العربية صحيحة هنا قبل أن يمرّر tmux طلبنا: ضع السطر "
    "`set -g allow-passthrough on` في \u200e~/.tmux.conf، أو شغّل jawla خارج tmux.",
    "terminal-hint-unknown": "إذا اختل ترتيب العربية فشغّل jawla doctor واختر السطر الذي يُقرأ صحيحًا؛ "
    "ويُحفظ الاختيار لهذه الطرفية.",
    "terminal-hint-untried": "شغّل jawla doctor واختر السطر الذي يُقرأ صحيحًا. فإن لم يصح أي منها فأوقف دعم "
    "الطرفية للكتابة من اليمين إلى اليسار واختر النمط plain.",
    # the dialog of the explorer
    "terminal.head": "الجملة نفسها كما تعرضها هذه الطرفية في أنماط عدة. في السطر الصحيح تبدأ الجملة من اليمين وتتصل حروفها، "
    "وكلمة «الوفد» بين قوسين، وينتهي السطر يسارًا بـ Astana 4. يختار Enter السطر.",
    "terminal.keep": "اتركه كما هو: النمط {mode}",
    "terminal.none": "لا سطر يُقرأ صحيحًا",
    "terminal.forget": "انسَ ما اختير لـ {terminal}",
    "terminal.forgotten": "نُسي الاختيار: سيُكتشف النمط من جديد عند التشغيل المقبل.",
    "terminal.this-time": "النمط {mode} إلى أن تخرج. وعند التشغيل المقبل يقرر الخيار أو الإعداد أو المتغير من جديد.",
    "terminal.found": "النمط {mode}، لأن: {why}.",
    "terminal.help": "إذا اختل ترتيب العربية عرض المفتاح {key} جملة واحدة في كل نمط.",
    # fonts
    "terminal-fonts-found": "الخطوط المثبتة التي فيها كل أشكال الحروف العربية بعرض واحد: {names}",
    "terminal-fonts-missing": "لا خط مثبتًا بعرض واحد فيه كل أشكال الحروف العربية: قد تظهر الحروف مربعات أو متزاحمة. "
    "ثبّت DejaVu Sans Mono واختره في إعدادات الطرفية.",
    "terminal-fonts-remote": "الخطوط تتبع الجهاز الذي تعمل عليه الطرفية، ولا يمكن رؤيتها من هنا. "
    "في DejaVu Sans Mono كل أشكال الحروف العربية.",
    "terminal-fonts-unknown": "لا يمكن هنا معرفة الخطوط المثبتة (fc-list غير موجود). "
    "في DejaVu Sans Mono كل أشكال الحروف العربية.",
}
