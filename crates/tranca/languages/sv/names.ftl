# Områdets ord, så som människor läser dem.

weakness-open-relay = öppet e-postrelä
weakness-open-proxy = öppen proxyserver

verdict-open = öppen
verdict-accepts = tar emot, inget har kommit tillbaka än
verdict-closed = stängd
verdict-refuses-us = avvisar vår testdator
verdict-not-that-service = en annan tjänst svarar
verdict-unreachable = går inte att nå
verdict-undecided = oavgjort

reason-refused = den vägrar förmedla åt främlingar
reason-deferred = den avvisar främlingar tillfälligt, gång på gång
reason-withdrawn = porten som var öppen avvisar nu anslutningar
note-backscatter = den skickar studsmeddelanden till avsändare som aldrig har skrivit

protocol-smtp = e-post (SMTP)
protocol-http-connect = HTTP-proxy (CONNECT)
protocol-http-forward = HTTP-proxy (vidarebefordran)
protocol-https = HTTP-proxy inuti TLS
protocol-socks4 = SOCKS 4-proxy
protocol-socks5 = SOCKS 5-proxy
protocol-telnet = telnet-proxy

state-suspected = misstänkt
state-proven = bekräftad
state-notified = underrättad
state-closed = stängd
state-set-aside = vilande

aside-unreachable = den gick inte att nå
aside-not-reproduced = testet kunde inte återskapa det
aside-excluded = den står på listan över undantag
aside-intended = den är avsiktligt öppen
aside-reassigned = adressen tillhör numera någon annan
aside-withdrawn = vi har dragit tillbaka ärendet


letter-first = första brevet
letter-reminder = påminnelse
letter-answer = svar

basis-banner = dess hälsning
basis-ehlo = listan över dess förmågor
basis-reply = ordalydelsen i dess svar
basis-via-header = Via-huvudet
basis-error-page = dess felsida
basis-login-banner = dess inloggningssida
basis-server-header = Server-huvudet
basis-habit = dess sätt att svara
