# 各页面的语句。

nav-home = 首页
nav-guides = 关闭指南
nav-genuine = 我收到的信件是真的吗？
nav-agencies = 参与机构
nav-results = 结果
skip-to-content = 跳到正文
languages-label = 语言
pages-label = 页面
foot-what = 本网站不使用 Cookie 和脚本，也不统计访客。
foot-questions = 如有疑问，请联系
trouble-of-ours = 我方出现故障，请稍后再试。

nothing-title = 此处没有内容
nothing-says = 该地址没有对应的页面。如果它来自我们的信件，请确认已完整复制到末尾。
nothing-home = 返回首页

landing-title = 开放的服务器，一起来关闭
landing-lead = 一些公共数据库列出了会替任何人传送流量的邮件服务器和代理服务器。我们对每一台进行无害测试，写信给其管理者，说明如何关闭，并跟进到关闭为止。
landing-letter = 您收到我们的信件了吗？
landing-letter-says = 信中的链接会打开您的服务器的页面。如果想先确认信件是否真实，请输入信中的事件编号。
landing-way = 我们做什么
landing-way-listed = 某个公共数据库报告一台服务器是开放的。
landing-way-proven = 我们进行测试：我们的邮件能否经过它再回到我们这里？除此之外，都不能作为证据。
landing-way-written = 我们查明服务器由谁管理，用对方的语言写一次信，附上证据和处理步骤。
landing-way-closed = 我们反复复查，直到服务器关闭。
landing-relay = 什么是开放邮件中继？
landing-relay-says = 接收第三方的邮件并转发给其他第三方的邮件服务器。发送垃圾邮件的人喜欢躲在它的后面。
landing-proxy = 什么是开放代理？
landing-proxy-says = 应任何人的要求向任意目标建立连接的服务器。通过它所做的一切，看起来都像是您做的。
landing-harm = 这两种情况都会让服务器的管理者背上责任：地址被列入黑名单，带宽被占满，服务商也可能中断其线路。通常只要修改配置文件中的一两行就能解决。
landing-to-guides = 查看如何关闭
landing-test = 您日志中的测试记录
landing-test-says = 我们只连接公共数据库列出的服务器，测试频率很低，并请它把一封邮件或一个连接传送到我们自己的接收主机。邮件中说明了我们是谁、为什么测试以及如何联系我们。我们从不尝试密码，也不会改动您服务器上的任何内容。
landing-excluding = 如果您不希望自己的地址被测试，请写信给 { $contact }，我们会将其排除。
landing-who = 参与机构
landing-to-agencies = 进一步了解参与机构
landing-to-results = 查看取得的结果

agencies-title = 参与机构
agencies-lead = 这些机构共同开展本行动。其中任何一家都可以告诉您本行动是否真实。
agencies-none = 目前尚未指定任何机构，因此不会测试任何人，也不会给任何人写信。
agencies-questions = 咨询
agencies-languages = 答复语言
agencies-page = 机构网站
agencies-check = 如有怀疑，请不要依赖本页面：请用您平时的方式查找该机构，并向其询问。

guides-title = 关闭指南
guides-lead = 逐步说明，包括需要修改的具体行、如何确认修改生效，以及如何恢复原状。
guides-for-open-relay = 开放邮件中继
guides-for-open-proxy = 开放代理
guides-unknown = 其他产品，或者您不清楚是哪种产品
guide-steps = 处理步骤
guide-check = 确认已生效
guide-check-outside = 外部检查由我们进行：请在您信件所链接的页面上点击“重新测试我的服务器”，或者等待；我们会自行再次测试。
guide-clean-up = 关闭之后
guide-undo = 如果您自己的业务因此无法运行
guide-documentation = 相关手册：
guide-all = 全部指南

reference-label = 事件编号
genuine-title = 我收到的信件是真的吗？
genuine-lead = 我们的每封信都至少写有一个事件编号。请输入该编号，我们会告诉您是否就此发过信以及何时发出。
genuine-button = 查询
genuine-yes = 是的。关于此事件，我们发出过：
genuine-letter = { $letter }，{ $at }
genuine-no = 我们没有就这样的事件发过信。如果您收到了这样的信件，请不要点击其中的链接，并请告知我们。
genuine-unreadable = 这不是事件编号。事件编号以 T 开头，后面有十三个字母和数字；连字符和大小写不影响查询。
genuine-too-often = 查询过于频繁。请等待一分钟后再查询。
genuine-signs = 识别我们信件的其他方法
genuine-sign-sender = 信件由 { $sender } 发出。
genuine-sign-links = 信中的链接只指向 { $url }，不指向别处。
genuine-sign-asks-nothing = 信件从不索要密码和钱款，也不要求安装程序。所需的一切都写在信中。

stop-title = 发往此邮箱的信件
stop-asks = 是否不再写信到 { $mailbox }？
stop-button = 不再写信到这里
stop-what = 服务器的报告状态不变，我们可能会写信给负责该服务器的其他人。
stop-done = 我们不会再写信到 { $mailbox }。

case-title = 事件 { $reference }
case-reference = 事件
case-way = 事件进展
case-is-suspected = 公共数据库报告了这台服务器；我们尚未证实。
case-is-proven = 我们的测试邮件经过这台服务器回到了我们这里。
case-is-notified = 我们的测试邮件通过了服务器，我们已就此写信。我们会继续复查，直到它关闭。
case-is-notified-listed = 公共数据库报告了这台服务器，我们已就此写信。我们尚未证实。
case-is-closing = 我们最近一次测试发现它已关闭，谢谢！我们还会再检查几次，然后才认定它已关闭。
case-is-closed = 最近的每次测试都发现它已关闭，谢谢！
case-is-set-aside = 目前不再采取其他行动：{ $reason }。
case-whole-guide = 完整指南：全部步骤、检查方法和恢复方法
case-found = 我们的发现
case-found-nothing = 尚无完成的测试。
case-software = { $software }，依据：{ $basis }
case-proof = { $at }，我们的测试邮件从端口 { $port }（{ $protocol }）进入，并从 { $exit } 回到我们的接收主机。
case-evidence = 显示证据
case-transcript = 通信内容（< 服务器，> 我们）
case-receipt = 我们的接收主机的记录
case-listings = 报告来源
case-listings-say = 以下公共数据库列出了此地址。多数数据库会在服务器关闭一段时间后自行将其移除。
case-history = 至今的经过
case-secret = 只有持有链接的人才能看到此页面。请只把链接转交给负责该服务器的人。

step-of-case-listed = 已有报告
step-of-case-proven = 已证实
step-of-case-written = 已发信
step-of-case-rechecked = 已复测
step-of-case-closed = 已关闭
step-of-case-set-aside = 已搁置
step-of-case-closed-in-row = 所需的 { $needed } 次测试中，已有 { $closed } 次显示关闭
standing-done = （已完成）
standing-now = （进行中）
standing-to-come = （待进行）

event-opened = { $source } 作出报告。
event-listed-again = { $source } 再次作出报告。
event-tested = 已测试，没有可作依据的结果。
event-proven = 已证实：我们的测试邮件经过该服务器返回。
event-attributed = 我们查询了服务器由谁管理。
event-written = 已发出信件。
event-reminded = 已发出提醒。
event-failed = 有一封信未能送达。
event-retest-asked = 有人在此页面申请了新的测试。
event-rechecked = 已再次测试。
event-closed = 已关闭：经相隔一定时间的足够多次测试确认。
event-reopened = 再次发现处于开放状态。
event-set-aside = 已搁置：{ $reason }。

retest-title = 重新测试我的服务器
retest-button = 重新测试我的服务器
retest-what = 我们只测试此地址上与本事件有关的端口和服务，不测试其他内容。大约需要一两分钟。
retest-awaited = 测试正在进行；此页面每隔几秒自动刷新。
retest-idle = 目前不再对此事件进行测试。
retest-used-up = 最近一小时内申请的测试过多，下一次测试需等到 { $at } 之后。
retest-asked = 已于 { $asked } 申请测试。
retest-done = { $asked } 申请，{ $done } 完成：{ $found }

intended-title = 是有意开放，或不是您的服务器？
intended-says = Tor 出口节点、公共服务、研究系统：请在此告知，我们将不再测试这台服务器，也不再就此写信。如果该地址不属于您，请改为回复信件。
intended-button = 这是有意开放的：请不要再测试
found-open = 仍处于开放状态。
found-waiting = 服务器接收了我们的邮件；邮件可能还会返回，这需要一些时间。
found-again = 服务器要求我们稍后再试，或拒绝了我们的测试主机，这并不能说明它对其他人的情况。我们会再次测试。
found-closed = 已关闭。谢谢！
found-not-that-service = 现在该处应答的是另一项服务。
found-unreachable = 没有应答。没有应答不算关闭，因为可能只是暂时故障。

service-smtp = 邮件（SMTP）
service-http = HTTP 代理
service-socks = SOCKS 代理
service-socks4 = SOCKS 4 代理
service-socks5 = SOCKS 5 代理
service-proxy = 代理

col-port = 端口
col-protocol = 协议
col-verdict = 结果
col-tested = 测试时间
col-source = 数据库
col-service = 报告内容
col-detail = 原文
col-seen = 最后出现

probing-description = { $operation } 测试被公共数据库列为开放邮件中继或开放代理的服务器，请每台服务器把一封邮件或一个连接传送到我们自己的接收主机，并写信给其管理者。
