# The words of the domain, as people read them.

weakness-open-relay = open mailrelay
weakness-open-proxy = open proxy

verdict-open = open
verdict-accepts = neemt aan, nog niets teruggekomen
verdict-closed = gesloten
verdict-refuses-us = weigert onze testserver
verdict-not-that-service = een andere dienst antwoordt
verdict-unreachable = onbereikbaar
verdict-undecided = onbeslist

reason-refused = hij weigert voor onbekenden door te geven
reason-deferred = hij laat onbekenden telkens wachten
reason-withdrawn = de poort die open was, weigert nu verbindingen
note-backscatter = hij stuurt foutmeldingen naar afzenders die nooit hebben geschreven

protocol-smtp = mail (SMTP)
protocol-http-connect = HTTP-proxy (CONNECT)
protocol-http-forward = HTTP-proxy (doorsturen)
protocol-https = HTTP-proxy binnen TLS
protocol-socks4 = SOCKS 4-proxy
protocol-socks5 = SOCKS 5-proxy
protocol-telnet = telnetproxy

state-suspected = vermoed
state-proven = aangetoond
state-notified = gemeld aan de beheerder
state-closed = gesloten
state-set-aside = terzijde gelegd

aside-unreachable = hij was niet bereikbaar
aside-not-reproduced = de test heeft het niet bevestigd
aside-excluded = hij staat op de lijst met uitzonderingen
aside-intended = hij is met opzet open
aside-reassigned = het adres is nu van iemand anders
aside-withdrawn = wij hebben de zaak ingetrokken


letter-first = eerste brief
letter-reminder = herinnering
letter-answer = antwoord

basis-banner = de begroeting
basis-ehlo = de lijst van mogelijkheden
basis-reply = de formulering van de antwoorden
basis-via-header = de header Via
basis-error-page = de foutpagina
basis-login-banner = de inlogpagina
basis-server-header = de header Server
basis-habit = de manier van antwoorden
