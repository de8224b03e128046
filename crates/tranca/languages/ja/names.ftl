# The words of the domain, as people read them.

weakness-open-relay = メールのオープンリレー
weakness-open-proxy = オープンプロキシ

verdict-open = 開いている
verdict-accepts = 受け付けたが、まだ何も戻っていない
verdict-closed = 閉じている
verdict-refuses-us = 当方の検査サーバーを拒否
verdict-not-that-service = 別のサービスが応答
verdict-unreachable = 応答なし
verdict-undecided = 未判定

reason-refused = 見知らぬ相手のための中継を断る
reason-deferred = 見知らぬ相手を繰り返し待たせる
reason-withdrawn = 以前開いていたポートが接続を拒否する
note-backscatter = 送信していない差出人にエラー通知を返す

protocol-smtp = メール（SMTP）
protocol-http-connect = HTTP プロキシ（CONNECT）
protocol-http-forward = HTTP プロキシ（転送）
protocol-https = TLS 内の HTTP プロキシ
protocol-socks4 = SOCKS 4 プロキシ
protocol-socks5 = SOCKS 5 プロキシ
protocol-telnet = Telnet プロキシ

state-suspected = 疑い
state-proven = 確認済み
state-notified = 通知済み
state-closed = 閉鎖
state-set-aside = 保留

aside-unreachable = 接続できなかった
aside-not-reproduced = 検査で再現しなかった
aside-excluded = 除外リストに載っている
aside-intended = 意図して開いている
aside-reassigned = アドレスの所有者が変わった
aside-withdrawn = 当方が案件を取り下げた


letter-first = 最初の通知
letter-reminder = 再通知
letter-answer = 返信

basis-banner = 接続時のバナー
basis-ehlo = 対応機能の一覧
basis-reply = 応答の文言
basis-via-header = Via ヘッダー
basis-error-page = エラーページ
basis-login-banner = ログインページ
basis-server-header = Server ヘッダー
basis-habit = 応答の仕方
