# 未写在 letters/*.md 中的信件语句。

machine-parts-only = { $count ->
   *[other] 按您的要求，附上 { $count } 份报告（XARF v4）和一份表格（CSV）。发件机构：{ $agency }。
}
machine-parts-stop = 停止接收此类信件：{ $stop }

repeat-proxy = 请在您网络之外的机器上执行。该命令通过代理请求 example.org 的一个页面。如果收到页面，说明代理是开放的；如果代理拒绝，说明已关闭：
repeat-relay = 请在您网络之外的机器上逐行输入以下内容。如果对以 RCPT TO 开头的一行应答 250，说明服务器愿意为第三方转发邮件；如果应答 5xx，说明已关闭。此操作不会发出邮件：
repeat-again = 如需重复测试，方法如上所述：

form-plain = 一封由我们发给我们自己的邮件，不加任何伪装
form-null-sender = 一封发给我们自己的邮件，发件人为空
form-local-sender = 一封发给我们自己的邮件，发件人属于您的域
form-percent = 一封发给我们自己的邮件，收件人中含有百分号和您的服务器名
form-percent-bare = 一封发给我们自己的邮件，收件人中含有百分号
form-quoted = 一封发给我们自己的邮件，收件人带引号
form-quoted-percent = 一封发给我们自己的邮件，收件人带引号且其中含有百分号
form-quoted-at = 一封发给我们自己的邮件，收件人带引号并含有您的服务器名
form-source-route = 一封发给我们自己的邮件，带有源路由
form-bang = 一封发给我们自己的邮件，收件人中含有感叹号
form-bang-at = 一封发给我们自己的邮件，收件人中含有感叹号和您的服务器名
form-http-get = 我们的一个页面，用 GET 请求
form-http-connect = 通往我们自己主机的隧道，用 CONNECT 请求
form-http-connect-80 = 通往我们自己主机 80 端口的隧道，用 CONNECT 请求
form-http-connect-443 = 通往我们自己主机 443 端口的隧道，用 CONNECT 请求
form-http-connect-25 = 通往我们自己主机邮件端口的隧道，用 CONNECT 请求
form-http-post-25 = 发往我们自己主机邮件端口的请求，用 POST 发出
form-http-host = 我们的一个页面，仅以我们主机的名称请求
form-http-path = 我们的一个页面，其地址写在路径中
form-http-forwarded = 我们的一个页面，请求中的标头称该请求来自您自己的网络
form-https-proxy = 我们的一个页面或一条隧道，在 TLS 内请求
form-h2-connect = 通往我们自己主机的隧道，用 HTTP/2 请求
form-sni = 通往我们自己主机的 TLS 连接，仅以其名称请求
form-socks4 = 通过 SOCKS 4 连接我们自己的主机
form-socks4a = 通过 SOCKS 4a 连接我们自己的主机
form-socks5-ipv4 = 通过 SOCKS 5 连接我们自己主机的 IPv4 地址
form-socks5-ipv6 = 通过 SOCKS 5 连接我们自己主机的 IPv6 地址
form-socks5-name = 通过 SOCKS 5 以名称连接我们自己的主机
form-socks5-udp = 通过 SOCKS 5 发往我们自己主机的数据报
form-wingate = 通往我们自己主机的连接，像使用 telnet 那样以一行文字请求

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = 感谢信
letter-withdrawal = 撤回信

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = 服务器属于您的客户？
forwarded-says = 请转交我们的信件，并在此告知。您方的工作即视为完成，我们会继续复查，直到服务器关闭。
forwarded-button = 我们已转交
event-forwarded = 联系人已将我们的信件转交给客户。

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = 停止
reply-word-forwarded = 已转交
reply-word-not-mine = 不是我的
reply-word-intended = 有意开放
