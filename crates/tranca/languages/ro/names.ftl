# Cuvintele domeniului, așa cum le citesc oamenii.

weakness-open-relay = releu de e-mail deschis
weakness-open-proxy = proxy deschis

verdict-open = deschis
verdict-accepts = acceptă, încă nu s-a întors nimic
verdict-closed = închis
verdict-refuses-us = refuză gazda noastră de test
verdict-not-that-service = răspunde un alt serviciu
verdict-unreachable = inaccesibil
verdict-undecided = neconcludent

reason-refused = refuză să transporte pentru necunoscuți
reason-deferred = îi amână pe necunoscuți iar și iar
reason-withdrawn = portul care era deschis refuză acum conexiunile
note-backscatter = trimite notificări de nelivrare unor expeditori care nu au scris niciodată

protocol-smtp = e-mail (SMTP)
protocol-http-connect = proxy HTTP (CONNECT)
protocol-http-forward = proxy HTTP (redirecționare)
protocol-https = proxy HTTP în interiorul TLS
protocol-socks4 = proxy SOCKS 4
protocol-socks5 = proxy SOCKS 5
protocol-telnet = proxy telnet

state-suspected = suspectat
state-proven = confirmat
state-notified = notificat
state-closed = închis
state-set-aside = pus deoparte

aside-unreachable = nu a putut fi contactat
aside-not-reproduced = testul nu a confirmat problema
aside-excluded = se află pe lista de excluderi
aside-intended = este deschis intenționat
aside-reassigned = adresa aparține acum altcuiva
aside-withdrawn = am retras cazul


letter-first = prima scrisoare
letter-reminder = reamintire
letter-answer = răspuns

basis-banner = mesajul de întâmpinare
basis-ehlo = lista capacităților sale
basis-reply = formularea răspunsurilor sale
basis-via-header = antetul Via
basis-error-page = pagina sa de eroare
basis-login-banner = pagina sa de autentificare
basis-server-header = antetul Server
basis-habit = felul în care răspunde
