# The words of the domain, as people read them.

weakness-open-relay = åbent mailrelæ
weakness-open-proxy = åben proxy

verdict-open = åben
verdict-accepts = tager imod, intet er kommet tilbage endnu
verdict-closed = lukket
verdict-refuses-us = afviser vores testserver
verdict-not-that-service = en anden tjeneste svarer
verdict-unreachable = kan ikke nås
verdict-undecided = ikke afgjort

reason-refused = den nægter at videresende for fremmede
reason-deferred = den beder fremmede vente igen og igen
reason-withdrawn = porten, der var åben, afviser nu forbindelser
note-backscatter = den sender fejlmeddelelser til afsendere, der aldrig har skrevet

protocol-smtp = mail (SMTP)
protocol-http-connect = HTTP-proxy (CONNECT)
protocol-http-forward = HTTP-proxy (videresendelse)
protocol-https = HTTP-proxy inde i TLS
protocol-socks4 = SOCKS 4-proxy
protocol-socks5 = SOCKS 5-proxy
protocol-telnet = telnet-proxy

state-suspected = under mistanke
state-proven = påvist
state-notified = underrettet
state-closed = lukket
state-set-aside = lagt til side

aside-unreachable = den kunne ikke nås
aside-not-reproduced = testen bekræftede det ikke
aside-excluded = den står på listen over undtagelser
aside-intended = den er åben med vilje
aside-reassigned = adressen tilhører nu en anden
aside-withdrawn = vi har trukket sagen tilbage


letter-first = første brev
letter-reminder = påmindelse
letter-answer = svar

basis-banner = hilsenen
basis-ehlo = listen over dens funktioner
basis-reply = ordlyden af dens svar
basis-via-header = Via-headeren
basis-error-page = fejlsiden
basis-login-banner = login-siden
basis-server-header = Server-headeren
basis-habit = måden, den svarer på
