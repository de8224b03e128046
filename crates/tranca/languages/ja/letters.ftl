# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
   *[other] ご希望のとおり、報告 { $count } 件（XARF v4）と一覧表（CSV）を添付します。送信元：{ $agency }。
}
machine-parts-stop = この通知を止めるには：{ $stop }

repeat-proxy = 次のコマンドを、ネットワークの外にあるコンピューターから実行すると、プロキシに example.org のページを要求します。ページが届けばプロキシは開いており、拒否されれば閉じています：
repeat-relay = ネットワークの外にあるコンピューターから、次の行を順に入力してください。RCPT TO で始まる行への応答が 250 なら、サーバーは見知らぬ相手のメールを中継します。5xx なら閉じています。メールは送信されません：
repeat-again = 上記の説明のとおり、次の行で検査を再現できます。

form-plain = 当方から当方への、偽装のないメッセージ
form-null-sender = 当方宛ての、差出人が空のメッセージ
form-local-sender = 当方宛ての、差出人が貴組織のドメインのメッセージ
form-percent = 当方宛ての、宛先にパーセント記号と貴サーバー名を含むメッセージ
form-percent-bare = 当方宛ての、宛先にパーセント記号を含むメッセージ
form-quoted = 当方宛ての、宛先を引用符で囲んだメッセージ
form-quoted-percent = 当方宛ての、宛先を引用符で囲み、パーセント記号を含むメッセージ
form-quoted-at = 当方宛ての、宛先を引用符で囲み、貴サーバー名を付けたメッセージ
form-source-route = 当方宛ての、経路を指定した（ソースルート）メッセージ
form-bang = 当方宛ての、宛先に感嘆符を含むメッセージ
form-bang-at = 当方宛ての、宛先に感嘆符と貴サーバー名を含むメッセージ
form-http-get = GET で要求した当方のページ
form-http-connect = CONNECT で要求した当方ホストへのトンネル
form-http-connect-80 = CONNECT で要求した当方ホストのポート 80 へのトンネル
form-http-connect-443 = CONNECT で要求した当方ホストのポート 443 へのトンネル
form-http-connect-25 = CONNECT で要求した当方ホストのメールポートへのトンネル
form-http-post-25 = POST で送った当方ホストのメールポートへの要求
form-http-host = 当方のホスト名だけで要求した当方のページ
form-http-path = パスの中にアドレスを書いて要求した当方のページ
form-http-forwarded = 貴組織のネットワークからの要求であると記したヘッダーを付けて要求した当方のページ
form-https-proxy = TLS の中で要求した当方のページまたはトンネル
form-h2-connect = HTTP/2 で要求した当方ホストへのトンネル
form-sni = ホスト名だけで要求した当方ホストへの TLS 接続
form-socks4 = SOCKS 4 による当方ホストへの接続
form-socks4a = SOCKS 4a による当方ホストへの接続
form-socks5-ipv4 = SOCKS 5 による当方ホストの IPv4 アドレスへの接続
form-socks5-ipv6 = SOCKS 5 による当方ホストの IPv6 アドレスへの接続
form-socks5-name = SOCKS 5 による当方ホストの名前への接続
form-socks5-udp = SOCKS 5 による当方ホストへのデータグラム
form-wingate = telnet のように一行の文字列で要求した当方ホストへの接続

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = お礼の通知
letter-withdrawal = 通知の撤回

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = 貴組織の顧客のサーバーである場合
forwarded-says = 当方の通知を顧客に転送し、その旨をここでお知らせください。貴組織の対応は完了したものとし、サーバーが閉じられるまで当方で確認を続けます。
forwarded-button = 顧客に転送しました
event-forwarded = 連絡先の組織が、当方の通知を顧客に転送しました。

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = 停止
reply-word-forwarded = 転送済み
reply-word-not-mine = 該当なし
reply-word-intended = 意図的に開放
