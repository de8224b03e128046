# Propozițiile scrisorilor care nu se află în letters/*.md.

machine-parts-only = { $count ->
    [one] Sunt anexate un raport (XARF v4) și un tabel (CSV), așa cum ați dorit. De la: { $agency }.
    [few] Sunt anexate { $count } rapoarte (XARF v4) și un tabel (CSV), așa cum ați dorit. De la: { $agency }.
   *[other] Sunt anexate { $count } de rapoarte (XARF v4) și un tabel (CSV), așa cum ați dorit. De la: { $agency }.
}
machine-parts-stop = Pentru a nu mai primi aceste scrisori: { $stop }

repeat-proxy = De pe un calculator din afara rețelei dumneavoastră, această comandă cere proxy-ului o pagină de pe example.org. Dacă pagina vine, proxy-ul este deschis; dacă proxy-ul refuză, este închis:
repeat-relay = De pe un calculator din afara rețelei dumneavoastră, tastați aceste linii una după alta. Dacă la linia care începe cu RCPT TO se răspunde cu 250, serverul acceptă să transporte e-mail pentru necunoscuți; dacă se răspunde cu 5xx, este închis. Nu se trimite niciun e-mail:
repeat-again = Pentru a repeta testul, așa cum s-a explicat mai sus:

form-plain = un mesaj de la noi către noi, fără nicio deghizare
form-null-sender = un mesaj către noi, cu expeditor vid
form-local-sender = un mesaj către noi, cu un expeditor din domeniul dumneavoastră
form-percent = un mesaj către noi, cu semnul procent în destinatar și numele serverului dumneavoastră
form-percent-bare = un mesaj către noi, cu semnul procent în destinatar
form-quoted = un mesaj către noi, cu destinatarul între ghilimele
form-quoted-percent = un mesaj către noi, cu destinatarul între ghilimele și semnul procent în el
form-quoted-at = un mesaj către noi, cu destinatarul între ghilimele și numele serverului dumneavoastră
form-source-route = un mesaj către noi, cu o rută indicată de expeditor
form-bang = un mesaj către noi, cu semnul exclamării în destinatar
form-bang-at = un mesaj către noi, cu semnul exclamării în destinatar și numele serverului dumneavoastră
form-http-get = o pagină a noastră, cerută cu GET
form-http-connect = un tunel către propria noastră gazdă, cerut cu CONNECT
form-http-connect-80 = un tunel către portul 80 al propriei noastre gazde, cerut cu CONNECT
form-http-connect-443 = un tunel către portul 443 al propriei noastre gazde, cerut cu CONNECT
form-http-connect-25 = un tunel către portul de e-mail al propriei noastre gazde, cerut cu CONNECT
form-http-post-25 = o cerere către portul de e-mail al propriei noastre gazde, făcută cu POST
form-http-host = o pagină a noastră, cerută doar prin numele gazdei noastre
form-http-path = o pagină a noastră, a cărei adresă se afla în cale
form-http-forwarded = o pagină a noastră, cerută cu un antet care spune că cererea vine din propria dumneavoastră rețea
form-https-proxy = o pagină sau un tunel de-al nostru, cerut în interiorul TLS
form-h2-connect = un tunel către propria noastră gazdă, cerut în HTTP/2
form-sni = o conexiune TLS la propria noastră gazdă, cerută doar prin numele ei
form-socks4 = o conexiune la propria noastră gazdă prin SOCKS 4
form-socks4a = o conexiune la propria noastră gazdă prin SOCKS 4a
form-socks5-ipv4 = o conexiune la propria noastră gazdă prin SOCKS 5, la adresa ei IPv4
form-socks5-ipv6 = o conexiune la propria noastră gazdă prin SOCKS 5, la adresa ei IPv6
form-socks5-name = o conexiune la propria noastră gazdă prin SOCKS 5, la numele ei
form-socks5-udp = o datagramă către propria noastră gazdă prin SOCKS 5
form-wingate = o conexiune la propria noastră gazdă, cerută cu o linie de text, ca la telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = scrisoare de mulțumire
letter-withdrawal = retragere

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Serverul aparține unui client al dumneavoastră?
forwarded-says = Vă rugăm să îi transmiteți scrisoarea noastră și să ne spuneți aici. Considerăm partea dumneavoastră încheiată și continuăm să verificăm până când serverul este închis.
forwarded-button = Am transmis-o
event-forwarded = Persoana de contact a transmis scrisoarea noastră clientului său.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = transmis
reply-word-not-mine = nu este a mea
reply-word-intended = deschis intenționat
