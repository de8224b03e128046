# The words of the domain, as people read them.

weakness-open-relay = خادم ترحيل بريد مفتوح
weakness-open-proxy = خادم وكيل مفتوح

verdict-open = مفتوح
verdict-accepts = يقبل، ولم يعد شيء بعد
verdict-closed = مغلق
verdict-refuses-us = يرفض مضيف الاختبار الخاص بنا
verdict-not-that-service = تجيب خدمة أخرى
verdict-unreachable = يتعذر الوصول إليه
verdict-undecided = غير محسوم

reason-refused = يرفض النقل لصالح الغرباء
reason-deferred = يؤجل طلبات الغرباء مرة بعد مرة
reason-withdrawn = المنفذ الذي كان مفتوحًا يرفض الاتصالات الآن
note-backscatter = يرسل إشعارات ارتداد إلى مرسلين لم يكتبوا قط

protocol-smtp = بريد (SMTP)
protocol-http-connect = وكيل HTTP (CONNECT)
protocol-http-forward = وكيل HTTP (إعادة توجيه)
protocol-https = وكيل HTTP داخل TLS
protocol-socks4 = وكيل SOCKS 4
protocol-socks5 = وكيل SOCKS 5
protocol-telnet = وكيل telnet

state-suspected = مشتبه فيه
state-proven = مثبت
state-notified = كُتب بشأنه
state-closed = مغلق
state-set-aside = منحّى جانبًا

aside-unreachable = تعذر الوصول إليه
aside-not-reproduced = لم يؤكده الاختبار
aside-excluded = هو في قائمة الاستثناءات
aside-intended = هو مفتوح عن قصد
aside-reassigned = العنوان يخص جهة أخرى الآن
aside-withdrawn = سحبنا الحالة


letter-first = الرسالة الأولى
letter-reminder = تذكير
letter-answer = رد

basis-banner = رسالة ترحيب الخادم
basis-ehlo = قائمة قدراته
basis-reply = صياغة ردوده
basis-via-header = ترويسة Via
basis-error-page = صفحة الخطأ لديه
basis-login-banner = صفحة تسجيل الدخول لديه
basis-server-header = ترويسة Server
basis-habit = طريقة إجابته
