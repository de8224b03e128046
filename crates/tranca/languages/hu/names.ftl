# The words of the domain, as people read them.

weakness-open-relay = nyílt levéltovábbító
weakness-open-proxy = nyílt proxy

verdict-open = nyitott
verdict-accepts = átveszi, még semmi sem érkezett vissza
verdict-closed = zárt
verdict-refuses-us = elutasítja a vizsgáló szerverünket
verdict-not-that-service = más szolgáltatás válaszol
verdict-unreachable = nem érhető el
verdict-undecided = eldöntetlen

reason-refused = idegenek számára nem hajlandó továbbítani
reason-deferred = az idegeneket újra meg újra várakoztatja
reason-withdrawn = a korábban nyitott port most elutasítja a kapcsolatokat
note-backscatter = visszapattanó üzeneteket küld olyan feladóknak, akik soha nem írtak

protocol-smtp = levelezés (SMTP)
protocol-http-connect = HTTP-proxy (CONNECT)
protocol-http-forward = HTTP-proxy (továbbítás)
protocol-https = HTTP-proxy TLS-en belül
protocol-socks4 = SOCKS 4 proxy
protocol-socks5 = SOCKS 5 proxy
protocol-telnet = telnetproxy

state-suspected = gyanított
state-proven = bizonyított
state-notified = értesítve
state-closed = lezárva
state-set-aside = félretéve

aside-unreachable = nem volt elérhető
aside-not-reproduced = a vizsgálat nem igazolta
aside-excluded = a kivételek listáján van
aside-intended = szándékosan nyitott
aside-reassigned = a cím már másé
aside-withdrawn = az ügyet visszavontuk


letter-first = első levél
letter-reminder = emlékeztető
letter-answer = válasz

basis-banner = az üdvözlés
basis-ehlo = a képességek listája
basis-reply = a válaszok szövege
basis-via-header = a Via fejléc
basis-error-page = a hibaoldal
basis-login-banner = a bejelentkező oldal
basis-server-header = a Server fejléc
basis-habit = a válaszadás módja
