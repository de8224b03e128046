# 供人阅读的领域用语。

weakness-open-relay = 开放邮件中继
weakness-open-proxy = 开放代理

verdict-open = 开放
verdict-accepts = 已接收，尚未返回
verdict-closed = 已关闭
verdict-refuses-us = 拒绝我们的测试主机
verdict-not-that-service = 应答的是另一项服务
verdict-unreachable = 无法连接
verdict-undecided = 尚无定论

reason-refused = 拒绝为第三方转发
reason-deferred = 一再推迟第三方的请求
reason-withdrawn = 原先开放的端口现已拒绝连接
note-backscatter = 会向从未写信的人发送退信

protocol-smtp = 邮件（SMTP）
protocol-http-connect = HTTP 代理（CONNECT）
protocol-http-forward = HTTP 代理（转发）
protocol-https = TLS 内的 HTTP 代理
protocol-socks4 = SOCKS 4 代理
protocol-socks5 = SOCKS 5 代理
protocol-telnet = telnet 代理

state-suspected = 疑似
state-proven = 已证实
state-notified = 已通知
state-closed = 已关闭
state-set-aside = 已搁置

aside-unreachable = 无法连接
aside-not-reproduced = 测试未能重现
aside-excluded = 在排除名单上
aside-intended = 有意开放
aside-reassigned = 该地址现已属于他人
aside-withdrawn = 我们已撤回此事件


letter-first = 首次信件
letter-reminder = 提醒
letter-answer = 答复

basis-banner = 其欢迎信息
basis-ehlo = 其功能列表
basis-reply = 其应答的措辞
basis-via-header = Via 标头
basis-error-page = 其错误页面
basis-login-banner = 其登录页面
basis-server-header = Server 标头
basis-habit = 其应答方式
