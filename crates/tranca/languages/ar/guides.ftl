# The sentences of the guides. A sentence that ends in a colon is followed by the code it speaks of.

title-open-relay = كيفية إغلاق الترحيل المفتوح في { $name }
title-open-proxy = كيفية إغلاق الوكيل المفتوح في { $name }
title-unknown-relay = كيفية إغلاق خادم ترحيل بريد مفتوح
title-unknown-proxy = كيفية إغلاق خادم وكيل مفتوح

step-keep-copy = احتفظوا أولًا بنسخة مما سيُغيَّر، إن كان الملف موجودًا:
step-set = في الملف { $file } اضبطوا { $setting } بحيث يصبح السطر:
step-add = في الملف { $file } أضيفوا هذا السطر إن لم يكن موجودًا:
step-remove = في الملف { $file } احذفوا هذه الأسطر إن كانت موجودة:
step-replace = في الملف { $file } احذفوا الأسطر المعلّمة بعلامة ناقص، ما وُجد منها، واكتبوا مكانها السطر المعلّم بعلامة زائد:
step-insert-before = في الملف { $file } اكتبوا هذا السطر فوق «{ $line }»:
step-run = نفّذوا هذا الأمر:
step-otherwise = إذا لم يكن ذلك هو السبب، فقد يكون هذا. { $why }
reload-run = اجعلوا الخادم يطبق التغيير:
check-run = لمعرفة ما هو سارٍ الآن من الداخل:
undo-run = إذا توقف شيء من خدماتكم عن العمل، فهذا يلغي التغيير ويعود الخادم مفتوحًا:

clean-queue-look = انظروا إلى الرسائل المنتظرة؛ معظمها لن يكون لكم:
clean-queue-purge = احذفوا ما ليس لكم منها، كل واحدة برقمها:
clean-queue-look-unknown = انظروا إلى الرسائل المنتظرة، واحذفوا ما ليس لكم منها.
clean-log-look = يبين السجل مقدار ما أُرسل عبر خادمكم ومنذ متى:
clean-proxy-log-look = يبين السجل من استخدم خادمكم ولأي غرض:
clean-proxy-intruder-look = إذا لم يثبّت أحد منكم خادمًا وكيلًا، فعدّوا الجهاز مخترقًا: ابحثوا عن برامج وحسابات ومهام مجدولة غير معروفة.
clean-mikrotik-scheduler = ابحثوا عن مهام مجدولة ونصوص برمجية لم تكتبوها، واحذفوها:
clean-mikrotik-tunnels = ابحثوا عن أنفاق وقواعد جدار حماية ومستخدمين لا تعرفونهم، واحذفوها:
clean-mikrotik-upgrade = ثبّتوا الإصدار الحالي من RouterOS؛ سيُعاد تشغيل الموجّه:
clean-mikrotik-password = ثم عيّنوا كلمة مرور جديدة، فقد يعرف آخرون القديمة:

intruder-mikrotik = كثيرًا ما شغّل الوكيلَ على هذه الموجّهات متسللٌ استغل ثغرة في إصدارات أقدم. إذا لم تشغّلوه بأنفسكم، فيرجى إجراء التنظيف أيضًا: إغلاق الوكيل وحده لا يمنع المتسلل.

why-likeliest = السبب الأرجح: { $why }
why-postfix-mynetworks = ينقل Postfix البريد إلى أي وجهة لكل عنوان في mynetworks، وهذه القائمة تضم أكثر من أجهزتكم.
why-postfix-relay-restrictions = القواعد في smtpd_relay_restrictions تسمح للغرباء قبل أن تصل إلى القاعدة التي ترفضهم.
why-postfix-untrusted-routing = يتبع Postfix مسارًا أخفاه المرسل في العنوان، مثل user%elsewhere@here.
why-exim-relay-nets = ينقل Exim البريد إلى أي وجهة لكل عنوان في dc_relay_nets، وهذه القائمة تضم أكثر من أجهزتكم.
why-exim-relay-domains = مع وجود علامة النجمة في dc_relay_domains، يقبل Exim البريد لكل نطاق في العالم.
why-exim-relay-from-hosts = إذا كتبتم exim4.conf بأنفسكم: تضم القائمة relay_from_hosts أكثر من أجهزتكم.
why-exim-recipient-rules = قواعد المستلمين تمرر عناوين أخفى فيها المرسل مسارًا، مثل user%elsewhere@here.
why-squid-allow-all = السطر «http_access allow all» يسمح لأي شخص باستخدام الوكيل.
why-squid-localnet = القائمة localnet مخصصة لشبكتكم، لكنها تضم كل عناوين العالم.
why-dante-no-authentication = لا يطلب الخادم من أحد اسمًا وكلمة مرور.
why-dante-everyone-may-connect = القاعدة «client pass» تقبل الاتصالات من كل عنوان.
why-tinyproxy-allowed-for-all = من دون أي سطر Allow، أو مع سطر يشمل كل العناوين، يخدم Tinyproxy أي شخص.
why-3proxy-no-authentication = مع «auth none»، لا يطلب 3proxy من أحد اسمًا وكلمة مرور، ويتجاهل قواعد الوصول لديه.
why-apache-proxy-requests = مع «ProxyRequests On»، يكون Apache وكيلًا لكل من يطلب. والوكيل العكسي أمام خوادمكم لا يحتاج إلى ذلك.
why-apache-rewrite-rule = قاعدة RewriteRule بالعلامة P تجلب صفحات من مضيف يختاره الزائر.
why-mikrotik-web-proxy = وكيل الويب في الموجّه مشغّل ويمكن الوصول إليه من الإنترنت.
why-mikrotik-socks = خادم SOCKS في الموجّه مشغّل ويمكن الوصول إليه من الإنترنت.
why-unknown-relay-unknown = يقبل الخادم البريد من غرباء وينقله إلى غرباء آخرين. لم نتمكن من معرفة البرنامج الذي يعمل عليه.
why-unknown-proxy-unknown = يفتح الخادم للغرباء اتصالات بأي وجهة. لم نتمكن من معرفة البرنامج الذي يعمل عليه.

words-exim-recipient-rules = في exim4.conf، أو في الملف 30_exim4-config_check_rcpt ضمن /etc/exim4/conf.d/acl إن لم يوجد، تأكدوا من أن acl_check_rcpt يحوي هذه القواعد؛ الأولى مكانها قبل كل «accept» ما عدا المخصص للبرامج المحلية، والثانية قبل آخر «accept»:
words-squid-own-networks = إذا كانت أجهزة أخرى لكم تستخدم هذا الوكيل، فأضيفوا سطرًا بشبكتها بدلًا من هذا المثال:
words-dante-own-network = اجعلوا القاعدة «client pass» تذكر شبكتكم فقط بدلًا من هذا المثال:
words-3proxy-users = تحت ذلك السطر اكتبوا المستخدمين المسموح لهم باستخدام الوكيل، باسم وكلمة مرور من اختياركم:
words-apache-rewrite-rule = ابحثوا عن القواعد التي تحمل هذه العلامة، وتأكدوا من أن كلًا منها يحدد مضيف الوجهة بنفسه ولا يأخذه من أي شيء يرسله الزائر:
words-relay-only-for-own-networks = في إعدادات الترحيل، لا تسمحوا بالإرسال إلى نطاقات أخرى إلا لعناوين أجهزتكم. ويجب حذف كل مدخل يعني «الجميع»، مثل 0.0.0.0/0 أو علامة النجمة.
words-relay-only-after-login = ومن يرسل من مكان آخر ينبغي أن يسجل الدخول أولًا باسم وكلمة مرور (مصادقة SMTP).
words-relay-own-domains = ومن سواهم، اجعلوا الخادم يقبل البريد لنطاقاتكم فقط.
words-proxy-needed = إذا لم يكن أحد بحاجة إلى هذا الوكيل، فأوقفوه. هذا هو الأسلوب الأكثر أمانًا.
words-proxy-only-inside = وإلا فاجعلوه يستمع على عنوان داخلي فقط، مثل 127.0.0.1 أو عنوان من شبكتكم.
words-proxy-only-after-login = إذا كان لا بد من الوصول إليه من الخارج، فاجعلوه يطلب اسمًا وكلمة مرور.
words-proxy-firewall = في جدار الحماية، أو في مجموعة الأمان لدى مزودكم السحابي، لا تسمحوا بالوصول إلى منفذه إلا لعناوينكم. والمنفذ الذي ينشره Docker يتجاوز كثيرًا من جدران الحماية: انشروه على 127.0.0.1.
