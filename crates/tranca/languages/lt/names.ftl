# The words of the domain, as people read them.

weakness-open-relay = atviras pašto retransliatorius
weakness-open-proxy = atviras įgaliotasis serveris

verdict-open = atviras
verdict-accepts = priima, kol kas niekas negrįžo
verdict-closed = uždarytas
verdict-refuses-us = atmeta mūsų tikrinantį serverį
verdict-not-that-service = atsako kita paslauga
verdict-unreachable = nepasiekiamas
verdict-undecided = nenuspręsta

reason-refused = jis atsisako perduoti pašalinių asmenų srautą
reason-deferred = jis vis liepia pašaliniams asmenims palaukti
reason-withdrawn = prievadas, kuris buvo atviras, dabar atmeta ryšius
note-backscatter = jis siunčia grąžinimo pranešimus siuntėjams, kurie niekada nerašė

protocol-smtp = paštas (SMTP)
protocol-http-connect = HTTP įgaliotasis serveris (CONNECT)
protocol-http-forward = HTTP įgaliotasis serveris (persiuntimas)
protocol-https = HTTP įgaliotasis serveris TLS viduje
protocol-socks4 = SOCKS 4 įgaliotasis serveris
protocol-socks5 = SOCKS 5 įgaliotasis serveris
protocol-telnet = telnet įgaliotasis serveris

state-suspected = įtariama
state-proven = įrodyta
state-notified = laiškas išsiųstas
state-closed = uždaryta
state-set-aside = atidėta

aside-unreachable = jo nepavyko pasiekti
aside-not-reproduced = patikrinimas to nepatvirtino
aside-excluded = jis yra išimčių sąraše
aside-intended = jis atviras tyčia
aside-reassigned = adresas dabar priklauso kitam
aside-withdrawn = mes atšaukėme atvejį


letter-first = pirmasis laiškas
letter-reminder = priminimas
letter-answer = atsakymas

basis-banner = pasisveikinimas
basis-ehlo = galimybių sąrašas
basis-reply = atsakymų formuluotės
basis-via-header = antraštė „Via“
basis-error-page = klaidos puslapis
basis-login-banner = prisijungimo puslapis
basis-server-header = antraštė „Server“
basis-habit = atsakymo būdas
