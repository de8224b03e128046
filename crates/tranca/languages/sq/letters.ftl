# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Bashkëngjitur janë një raport (XARF v4) dhe një tabelë (CSV), siç kërkuat. Nga: { $agency }.
   *[other] Bashkëngjitur janë { $count } raporte (XARF v4) dhe një tabelë (CSV), siç kërkuat. Nga: { $agency }.
}
machine-parts-stop = Për të mos marrë më këto letra: { $stop }

repeat-proxy = Nga një kompjuter jashtë rrjetit tuaj, kjo komandë i kërkon proxy-t faqen example.org. Nëse faqja vjen, proxy-i është i hapur; nëse proxy-i refuzon, është i mbyllur:
repeat-relay = Nga një kompjuter jashtë rrjetit tuaj, shkruani këta rreshta njërin pas tjetrit. Nëse serveri i përgjigjet me 250 rreshtit që fillon me RCPT TO, ai është gati të përcjellë postë për të panjohur; nëse i përgjigjet me 5xx, është i mbyllur. Nuk dërgohet asnjë mesazh:
repeat-again = Për të përsëritur testin, siç shpjegohet më sipër:

form-plain = një mesazh nga ne te ne, pa asnjë maskim
form-null-sender = një mesazh për ne me dërgues bosh
form-local-sender = një mesazh për ne me një dërgues nga domeni juaj
form-percent = një mesazh për ne me një shenjë përqindjeje te marrësi dhe emrin e serverit tuaj
form-percent-bare = një mesazh për ne me një shenjë përqindjeje te marrësi
form-quoted = një mesazh për ne me marrësin në thonjëza
form-quoted-percent = një mesazh për ne me marrësin në thonjëza dhe një shenjë përqindjeje në të
form-quoted-at = një mesazh për ne me marrësin në thonjëza dhe emrin e serverit tuaj
form-source-route = një mesazh për ne me një rrugë të caktuar nga dërguesi (source route)
form-bang = një mesazh për ne me një pikëçuditëse te marrësi
form-bang-at = një mesazh për ne me një pikëçuditëse te marrësi dhe emrin e serverit tuaj
form-http-get = një faqe jona, e kërkuar me GET
form-http-connect = një tunel te serveri ynë, i kërkuar me CONNECT
form-http-connect-80 = një tunel te porta 80 e serverit tonë, i kërkuar me CONNECT
form-http-connect-443 = një tunel te porta 443 e serverit tonë, i kërkuar me CONNECT
form-http-connect-25 = një tunel te porta e postës së serverit tonë, i kërkuar me CONNECT
form-http-post-25 = një kërkesë te porta e postës së serverit tonë, e bërë me POST
form-http-host = një faqe jona, e kërkuar vetëm me emrin e serverit tonë
form-http-path = një faqe jona, adresa e së cilës ishte në shtegun (path) e kërkesës
form-http-forwarded = një faqe jona, e kërkuar me një header që thotë se kërkesa erdhi nga rrjeti juaj
form-https-proxy = një faqe ose një tunel yni, i kërkuar brenda TLS
form-h2-connect = një tunel te serveri ynë, i kërkuar me HTTP/2
form-sni = një lidhje TLS me serverin tonë, e kërkuar vetëm me emrin e tij
form-socks4 = një lidhje me serverin tonë me SOCKS 4
form-socks4a = një lidhje me serverin tonë me SOCKS 4a
form-socks5-ipv4 = një lidhje me serverin tonë me SOCKS 5, në adresën e tij IPv4
form-socks5-ipv6 = një lidhje me serverin tonë me SOCKS 5, në adresën e tij IPv6
form-socks5-name = një lidhje me serverin tonë me SOCKS 5, me emrin e tij
form-socks5-udp = një datagram te serveri ynë me SOCKS 5
form-wingate = një lidhje me serverin tonë, e kërkuar me një rresht teksti, si me telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = letër falënderimi
letter-withdrawal = tërheqje

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Serveri i përket klientit tuaj?
forwarded-says = Ju lutemi, përcilljani letrën tonë dhe thuajeni këtu. Pjesën tuaj e quajmë të kryer dhe vazhdojmë të kontrollojmë derisa serveri të mbyllet.
forwarded-button = E kemi përcjellë
event-forwarded = Kontakti ia përcolli letrën tonë klientit të vet.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = ndal
reply-word-forwarded = përcjellë
reply-word-not-mine = nuk është imja
reply-word-intended = i hapur me qëllim
