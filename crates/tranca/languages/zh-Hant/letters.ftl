# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
   *[other] 依您的要求，附上 { $count } 份報告（XARF v4）及一份表格（CSV）。寄件機關：{ $agency }。
}
machine-parts-stop = 停止接收這些信件：{ $stop }

repeat-proxy = 請在貴單位網路以外的電腦執行下列指令，它會向代理伺服器要求 example.org 的網頁。若收到網頁，代理伺服器就是開放的；若遭拒絕，就是已關閉：
repeat-relay = 請在貴單位網路以外的電腦依序輸入下列各行。若以 RCPT TO 開頭的那一行得到 250 的回應，表示伺服器願意替第三方轉送郵件；若為 5xx，表示已關閉。過程中不會寄出任何郵件：
repeat-again = 如需重複測試，方法如上所述：

form-plain = 由我們寄給我們自己、未經任何偽裝的郵件
form-null-sender = 寄給我們、寄件者為空白的郵件
form-local-sender = 寄給我們、寄件者為貴單位網域的郵件
form-percent = 寄給我們、收件者含百分號與貴單位伺服器名稱的郵件
form-percent-bare = 寄給我們、收件者含百分號的郵件
form-quoted = 寄給我們、收件者加上引號的郵件
form-quoted-percent = 寄給我們、收件者加上引號且含百分號的郵件
form-quoted-at = 寄給我們、收件者加上引號並附貴單位伺服器名稱的郵件
form-source-route = 寄給我們、指定路徑（source route）的郵件
form-bang = 寄給我們、收件者含驚嘆號的郵件
form-bang-at = 寄給我們、收件者含驚嘆號與貴單位伺服器名稱的郵件
form-http-get = 以 GET 要求的我們的網頁
form-http-connect = 以 CONNECT 要求、通往我們主機的通道
form-http-connect-80 = 以 CONNECT 要求、通往我們主機連接埠 80 的通道
form-http-connect-443 = 以 CONNECT 要求、通往我們主機連接埠 443 的通道
form-http-connect-25 = 以 CONNECT 要求、通往我們主機郵件連接埠的通道
form-http-post-25 = 以 POST 送到我們主機郵件連接埠的要求
form-http-host = 僅以我們的主機名稱要求的我們的網頁
form-http-path = 位址寫在路徑中的我們的網頁
form-http-forwarded = 附上聲稱來自貴單位網路的標頭所要求的我們的網頁
form-https-proxy = 在 TLS 內要求的我們的網頁或通道
form-h2-connect = 以 HTTP/2 要求、通往我們主機的通道
form-sni = 僅以主機名稱要求、通往我們主機的 TLS 連線
form-socks4 = 以 SOCKS 4 連往我們主機的連線
form-socks4a = 以 SOCKS 4a 連往我們主機的連線
form-socks5-ipv4 = 以 SOCKS 5 連往我們主機 IPv4 位址的連線
form-socks5-ipv6 = 以 SOCKS 5 連往我們主機 IPv6 位址的連線
form-socks5-name = 以 SOCKS 5 連往我們主機名稱的連線
form-socks5-udp = 以 SOCKS 5 送往我們主機的資料包
form-wingate = 如同 telnet 般以一行文字要求、連往我們主機的連線

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = 感謝信
letter-withdrawal = 撤回信

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = 這部伺服器屬於您的客戶？
forwarded-says = 請將我們的信轉給客戶，並在此告知。貴單位的處理即視為完成，我們會持續查看，直到伺服器關閉。
forwarded-button = 我們已經轉達
event-forwarded = 聯絡人已將我們的信轉給客戶。

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = 停止
reply-word-forwarded = 已轉達
reply-word-not-mine = 不是我的
reply-word-intended = 刻意開放
