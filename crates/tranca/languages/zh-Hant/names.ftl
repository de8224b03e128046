# The words of the domain, as people read them.

weakness-open-relay = 開放式郵件轉送伺服器
weakness-open-proxy = 開放式代理伺服器

verdict-open = 開放
verdict-accepts = 已收下，尚未收到回傳
verdict-closed = 已關閉
verdict-refuses-us = 拒絕我們的測試主機
verdict-not-that-service = 由另一項服務回應
verdict-unreachable = 無法連線
verdict-undecided = 未能判定

reason-refused = 拒絕為第三方轉送
reason-deferred = 一再要求第三方稍候
reason-withdrawn = 原本開放的連接埠現已拒絕連線
note-backscatter = 把退信寄給從未寫信的寄件者

protocol-smtp = 郵件（SMTP）
protocol-http-connect = HTTP 代理（CONNECT）
protocol-http-forward = HTTP 代理（轉送）
protocol-https = TLS 內的 HTTP 代理
protocol-socks4 = SOCKS 4 代理
protocol-socks5 = SOCKS 5 代理
protocol-telnet = Telnet 代理

state-suspected = 疑似
state-proven = 已證實
state-notified = 已通知
state-closed = 已關閉
state-set-aside = 暫停處理

aside-unreachable = 無法連線
aside-not-reproduced = 測試未能重現
aside-excluded = 列於排除名單
aside-intended = 刻意開放
aside-reassigned = 位址現已屬於他人
aside-withdrawn = 我們已撤回此案


letter-first = 第一封信
letter-reminder = 提醒信
letter-answer = 回覆

basis-banner = 連線時的歡迎訊息
basis-ehlo = 所支援功能的清單
basis-reply = 回應的用詞
basis-via-header = Via 標頭
basis-error-page = 錯誤頁面
basis-login-banner = 登入頁面
basis-server-header = Server 標頭
basis-habit = 回應的方式
