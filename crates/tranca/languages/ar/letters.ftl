# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [zero] لا يوجد بلاغ مرفق. من: { $agency }.
    [one] مرفق بلاغ واحد (XARF v4) وجدول (CSV) كما طلبتم. من: { $agency }.
    [two] مرفق بلاغان (XARF v4) وجدول (CSV) كما طلبتم. من: { $agency }.
    [few] مرفق { $count } بلاغات (XARF v4) وجدول (CSV) كما طلبتم. من: { $agency }.
    [many] مرفق { $count } بلاغًا (XARF v4) وجدول (CSV) كما طلبتم. من: { $agency }.
   *[other] مرفق { $count } بلاغ (XARF v4) وجدول (CSV) كما طلبتم. من: { $agency }.
}
machine-parts-stop = للتوقف عن تلقي هذه الرسائل: { $stop }

repeat-proxy = من جهاز خارج شبكتكم، يطلب هذا الأمر من الخادم الوكيل صفحة example.org. إذا وصلت الصفحة فالوكيل مفتوح؛ وإذا رفض الوكيل فهو مغلق:
repeat-relay = من جهاز خارج شبكتكم، اكتبوا هذه الأسطر واحدًا تلو الآخر. إذا كان الرد على السطر الذي يبدأ بـ RCPT TO هو 250، فالخادم مستعد لنقل بريد الغرباء؛ وإذا كان 5xx فهو مغلق. لا تُرسل أي رسالة:
repeat-again = لتكرار الاختبار، كما هو موضح أعلاه:

form-plain = رسالة منا إلينا، من دون أي تمويه
form-null-sender = رسالة إلينا بمرسل فارغ
form-local-sender = رسالة إلينا بمرسل من نطاقكم
form-percent = رسالة إلينا فيها علامة النسبة المئوية في عنوان المستلم واسم خادمكم
form-percent-bare = رسالة إلينا فيها علامة النسبة المئوية في عنوان المستلم
form-quoted = رسالة إلينا وعنوان المستلم فيها بين علامتي اقتباس
form-quoted-percent = رسالة إلينا وعنوان المستلم فيها بين علامتي اقتباس وفيه علامة النسبة المئوية
form-quoted-at = رسالة إلينا وعنوان المستلم فيها بين علامتي اقتباس مع اسم خادمكم
form-source-route = رسالة إلينا بمسار حدده المرسل (source route)
form-bang = رسالة إلينا فيها علامة تعجب في عنوان المستلم
form-bang-at = رسالة إلينا فيها علامة تعجب في عنوان المستلم واسم خادمكم
form-http-get = صفحة لنا، طُلبت بالأمر GET
form-http-connect = نفق إلى مضيفنا، طُلب بالأمر CONNECT
form-http-connect-80 = نفق إلى المنفذ 80 في مضيفنا، طُلب بالأمر CONNECT
form-http-connect-443 = نفق إلى المنفذ 443 في مضيفنا، طُلب بالأمر CONNECT
form-http-connect-25 = نفق إلى منفذ البريد في مضيفنا، طُلب بالأمر CONNECT
form-http-post-25 = طلب إلى منفذ البريد في مضيفنا، أُرسل بالأمر POST
form-http-host = صفحة لنا، طُلبت باسم مضيفنا وحده
form-http-path = صفحة لنا، كان عنوانها في المسار
form-http-forwarded = صفحة لنا، طُلبت بترويسة تقول إن الطلب جاء من شبكتكم
form-https-proxy = صفحة لنا أو نفق إلينا، طُلب داخل TLS
form-h2-connect = نفق إلى مضيفنا، طُلب عبر HTTP/2
form-sni = اتصال TLS بمضيفنا، طُلب باسمه وحده
form-socks4 = اتصال بمضيفنا عبر SOCKS 4
form-socks4a = اتصال بمضيفنا عبر SOCKS 4a
form-socks5-ipv4 = اتصال بمضيفنا عبر SOCKS 5، بعنوانه IPv4
form-socks5-ipv6 = اتصال بمضيفنا عبر SOCKS 5، بعنوانه IPv6
form-socks5-name = اتصال بمضيفنا عبر SOCKS 5، باسمه
form-socks5-udp = حزمة بيانات إلى مضيفنا عبر SOCKS 5
form-wingate = اتصال بمضيفنا، طُلب بسطر نصي كما في telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = رسالة شكر
letter-withdrawal = سحب

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = هل الخادم لأحد عملائكم؟
forwarded-says = يرجى تحويل رسالتنا إليه والإشارة إلى ذلك هنا. نعدّ دوركم منجزًا، ونواصل الفحص حتى يُغلق الخادم.
forwarded-button = حوّلنا الرسالة
event-forwarded = حوّلت جهة الاتصال رسالتنا إلى عميلها.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = توقف
reply-word-forwarded = حُوّلت
reply-word-not-mine = ليس لي
reply-word-intended = مفتوح عن قصد
