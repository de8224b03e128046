# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] One report (XARF v4) and a table (CSV) are attached, as you wished. From: { $agency }.
   *[other] { $count } reports (XARF v4) and a table (CSV) are attached, as you wished. From: { $agency }.
}
machine-parts-stop = To stop these letters: { $stop }

repeat-proxy = From a machine outside your network, this asks the proxy for a page of example.org. If the page comes, the proxy is open; if the proxy refuses, it is closed:
repeat-relay = From a machine outside your network, type these lines one after the other. If the line that begins with RCPT TO is answered with 250, the server is willing to carry mail for strangers; if it is answered with 5xx, it is closed. No mail is sent:
repeat-again = To repeat the test, as explained above:

form-plain = a message from us to us, without any disguise
form-null-sender = a message to us with an empty sender
form-local-sender = a message to us with a sender of your own
form-percent = a message to us with a percent sign in the recipient and your server's name
form-percent-bare = a message to us with a percent sign in the recipient
form-quoted = a message to us with a quoted recipient
form-quoted-percent = a message to us with a quoted recipient and a percent sign in it
form-quoted-at = a message to us with a quoted recipient and your server's name
form-source-route = a message to us with a source route
form-bang = a message to us with an exclamation mark in the recipient
form-bang-at = a message to us with an exclamation mark in the recipient and your server's name
form-http-get = a page of ours, asked for with GET
form-http-connect = a tunnel to our own host, asked for with CONNECT
form-http-connect-80 = a tunnel to port 80 of our own host, asked for with CONNECT
form-http-connect-443 = a tunnel to port 443 of our own host, asked for with CONNECT
form-http-connect-25 = a tunnel to the mail port of our own host, asked for with CONNECT
form-http-post-25 = a request to the mail port of our own host, asked for with POST
form-http-host = a page of ours, asked for by the name of our host alone
form-http-path = a page of ours, whose address stood in the path
form-http-forwarded = a page of ours, asked for with a header that says the request came from your own network
form-https-proxy = a page or a tunnel of ours, asked for inside TLS
form-h2-connect = a tunnel to our own host, asked for in HTTP/2
form-sni = a TLS connection to our own host, asked for by its name alone
form-socks4 = a connection to our own host by SOCKS 4
form-socks4a = a connection to our own host by SOCKS 4a
form-socks5-ipv4 = a connection to our own host by SOCKS 5, to its IPv4 address
form-socks5-ipv6 = a connection to our own host by SOCKS 5, to its IPv6 address
form-socks5-name = a connection to our own host by SOCKS 5, to its name
form-socks5-udp = a datagram to our own host by SOCKS 5
form-wingate = a connection to our own host, asked for with a line of text, as with telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = letter of thanks
letter-withdrawal = withdrawal

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = The server belongs to your customer?
forwarded-says = Please pass our letter on, and say so here. We count your part as done, and keep looking until the server is closed.
forwarded-button = We have passed it on
event-forwarded = The contact passed our letter on to its customer.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = forwarded
reply-word-not-mine = not mine
reply-word-intended = meant to be open
