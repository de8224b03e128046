# The words of the domain, as people read them.

weakness-open-relay = avoin sähköpostin välityspalvelin
weakness-open-proxy = avoin proxy-palvelin

verdict-open = avoin
verdict-accepts = ottaa vastaan, mitään ei ole vielä palannut
verdict-closed = suljettu
verdict-refuses-us = torjuu testipalvelimemme
verdict-not-that-service = vastaajana toinen palvelu
verdict-unreachable = ei tavoitettavissa
verdict-undecided = ratkaisematta

reason-refused = se kieltäytyy välittämästä tuntemattomien liikennettä
reason-deferred = se pyytää tuntemattomia odottamaan kerta toisensa jälkeen
reason-withdrawn = avoinna ollut portti torjuu nyt yhteydet
note-backscatter = se lähettää palautusviestejä lähettäjille, jotka eivät ole koskaan kirjoittaneet

protocol-smtp = sähköposti (SMTP)
protocol-http-connect = HTTP-proxy (CONNECT)
protocol-http-forward = HTTP-proxy (edelleenlähetys)
protocol-https = HTTP-proxy TLS:n sisällä
protocol-socks4 = SOCKS 4 -proxy
protocol-socks5 = SOCKS 5 -proxy
protocol-telnet = telnet-proxy

state-suspected = epäilty
state-proven = todennettu
state-notified = kirje lähetetty
state-closed = suljettu
state-set-aside = siirretty syrjään

aside-unreachable = siihen ei saatu yhteyttä
aside-not-reproduced = testi ei vahvistanut sitä
aside-excluded = se on poikkeusluettelossa
aside-intended = se on avoin tarkoituksella
aside-reassigned = osoite kuuluu nyt jollekulle muulle
aside-withdrawn = peruutimme tapauksen


letter-first = ensimmäinen kirje
letter-reminder = muistutus
letter-answer = vastaus

basis-banner = sen tervehdys
basis-ehlo = sen ominaisuuksien luettelo
basis-reply = sen vastausten sanamuoto
basis-via-header = Via-otsake
basis-error-page = sen virhesivu
basis-login-banner = sen kirjautumissivu
basis-server-header = Server-otsake
basis-habit = sen tapa vastata
