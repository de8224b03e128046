# The sentences of the results.

results-title = النتائج
results-lead = ما الذي أسفر عنه المشروع. أرقام فقط: لا تذكر أي صفحة من صفحاتنا خادمًا مفتوحًا.
results-as-of = حتى { $at }
results-funnel = إلى أين وصلت الحالات
funnel-says = عمود لكل مرحلة، من الخوادم المبلغ عنها إلى الخوادم المغلقة. والأرقام في الجدول المجاور.
funnel-listed = أبلغت عنها قاعدة بيانات عامة
funnel-tested = اختُبرت
funnel-proven = ثبت أنها مفتوحة
funnel-written = كُتب بشأنها
funnel-closed = أُغلقت، برسالة أو من دونها
results-comparison = هل تفيد الرسائل؟
comparison-lead = تُغلق خوادم كثيرة من دون تدخل أحد. لذلك تتلقى بعض جهات الاتصال، المختارة بالقرعة، رسالتها لاحقًا، وتُقارن المجموعتان: كم أُغلق من خوادمهما بعد ثبوت أنها مفتوحة. المدة: { $span }.
comparison-none = لا توجد مجموعة ضابطة، ولذلك لا يمكن لأحد أن يقول كم خادمًا كان سيُغلق من دون رسالة.
comparison-too-early = من المبكر إجراء المقارنة: لا توجد حالة مثبتة مضى عليها وقت كافٍ.
comparison-says = خطان يرتفعان كلما أُغلق خادم. من كُتب إليهم فورًا: { $notified } في النهاية. المجموعة الضابطة: { $control }.
arm-notified = من كُتب إليهم فورًا
arm-control = المجموعة الضابطة
results-closing = من الرسالة إلى الإغلاق
closing-says = { $closed ->
    [zero] لم يُغلق أي خادم بعد رسالة.
    [one] أُغلق خادم واحد بعد رسالة. المدة: { $median }.
    [two] أُغلق خادمان بعد رسالة. أقصى مدة: الربع { $first }، النصف { $median }، ثلاثة الأرباع { $third }.
    [few] أُغلقت { $closed } خوادم بعد رسالة. أقصى مدة: الربع { $first }، النصف { $median }، ثلاثة الأرباع { $third }.
    [many] أُغلق { $closed } خادمًا بعد رسالة. أقصى مدة: الربع { $first }، النصف { $median }، ثلاثة الأرباع { $third }.
   *[other] أُغلق { $closed } خادم بعد رسالة. أقصى مدة: الربع { $first }، النصف { $median }، ثلاثة الأرباع { $third }.
}
closing-none = لم يُغلق أي خادم بعد رسالة حتى الآن.
results-states = أين وصلت الحالات
states-says = عمود لكل نقطة ضعف، مقسم حسب الوضع. والأرقام في الجدول المجاور.
results-set-aside = الحالات المنحّاة وأسبابها
results-countries = حسب البلد
results-software = حسب البرنامج
results-small = تُحسب المجموعات التي ثبت فيها أقل من خمسة خوادم مفتوحة معًا، كي لا يدل أي رقم على خادم بعينه.
results-letters = الرسائل
results-nothing-yet = لا شيء بعد.
group-unknown = غير معروف
group-other = أخرى، معًا
letters-all = كلها
letters-sent = أُرسلت
letters-failed = رُفضت
letters-waiting = في الطريق
note-reopened = { $count ->
    [zero] لم يوجد أي خادم مغلق مفتوحًا من جديد.
    [one] وُجد خادم مغلق مفتوحًا من جديد مرة واحدة.
    [two] وُجد خادم مغلق مفتوحًا من جديد مرتين.
    [few] وُجد خادم مغلق مفتوحًا من جديد { $count } مرات.
    [many] وُجد خادم مغلق مفتوحًا من جديد { $count } مرة.
   *[other] وُجد خادم مغلق مفتوحًا من جديد { $count } مرة.
}
note-backscatter-cases = { $count ->
    [zero] لا يرسل أي خادم إشعارات ارتداد إلى مرسلين لم يكتبوا قط.
    [one] يرسل خادم واحد إشعارات ارتداد إلى مرسلين لم يكتبوا قط. هذا ليس ترحيلًا، لكنه مزعج.
    [two] يرسل خادمان إشعارات ارتداد إلى مرسلين لم يكتبوا قط. هذا ليس ترحيلًا، لكنه مزعج.
    [few] ترسل { $count } خوادم إشعارات ارتداد إلى مرسلين لم يكتبوا قط. هذا ليس ترحيلًا، لكنه مزعج.
    [many] يرسل { $count } خادمًا إشعارات ارتداد إلى مرسلين لم يكتبوا قط. هذا ليس ترحيلًا، لكنه مزعج.
   *[other] يرسل { $count } خادم إشعارات ارتداد إلى مرسلين لم يكتبوا قط. هذا ليس ترحيلًا، لكنه مزعج.
}

col-group = المجموعة
col-closed-of = المغلقة
col-share = النسبة
col-interval = مجال الثقة (95 %)
col-too-young = حديثة جدًا بحيث لا تُحسب
col-within = خلال
col-from-letter = منذ الرسالة
col-from-proof-notified = منذ الإثبات، من كُتب إليهم فورًا
col-from-proof-control = منذ الإثبات، المجموعة الضابطة
col-step = المرحلة
col-cases = الحالات
col-proven = المثبتة
col-closed = المغلقة
col-state = الوضع
col-weakness = نقطة الضعف
col-reason = السبب
col-country = البلد
col-software = البرنامج
col-language = اللغة

span-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
span-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
span-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
span-seconds = { $count ->
    [zero] { $count } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
