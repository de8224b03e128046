# Fagområdets ord, slik folk leser dem.

weakness-open-relay = åpent e-postrelé
weakness-open-proxy = åpen proxyserver

verdict-open = åpen
verdict-accepts = tar imot, ingenting er kommet tilbake ennå
verdict-closed = lukket
verdict-refuses-us = avviser testmaskinen vår
verdict-not-that-service = en annen tjeneste svarer
verdict-unreachable = kan ikke nås
verdict-undecided = uavklart

reason-refused = den nekter å formidle for fremmede
reason-deferred = den ber fremmede vente gang på gang
reason-withdrawn = porten som var åpen, avviser nå forbindelser
note-backscatter = den sender returmeldinger til avsendere som aldri har skrevet

protocol-smtp = e-post (SMTP)
protocol-http-connect = HTTP-proxy (CONNECT)
protocol-http-forward = HTTP-proxy (videresending)
protocol-https = HTTP-proxy inni TLS
protocol-socks4 = SOCKS 4-proxy
protocol-socks5 = SOCKS 5-proxy
protocol-telnet = telnet-proxy

state-suspected = mistenkt
state-proven = bekreftet
state-notified = varslet
state-closed = lukket
state-set-aside = lagt til side

aside-unreachable = den kunne ikke nås
aside-not-reproduced = testen kunne ikke gjenskape det
aside-excluded = den står på listen over unntak
aside-intended = den er åpen med hensikt
aside-reassigned = adressen tilhører nå noen andre
aside-withdrawn = vi har trukket saken


letter-first = første brev
letter-reminder = påminnelse
letter-answer = svar

basis-banner = hilsenen
basis-ehlo = listen over funksjoner
basis-reply = ordlyden i svarene
basis-via-header = Via-hodet
basis-error-page = feilsiden
basis-login-banner = innloggingssiden
basis-server-header = Server-hodet
basis-habit = måten den svarer på
