# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Liitteenä on toivomuksenne mukaisesti yksi ilmoitus (XARF v4) ja taulukko (CSV). Lähettäjä: { $agency }.
   *[other] Liitteenä on toivomuksenne mukaisesti { $count } ilmoitusta (XARF v4) ja taulukko (CSV). Lähettäjä: { $agency }.
}
machine-parts-stop = Jos ette halua enää näitä kirjeitä: { $stop }

repeat-proxy = Verkkonne ulkopuolisella koneella suoritettuna tämä komento pyytää proxy-palvelimelta example.org-sivua. Jos sivu tulee, proxy on avoin; jos proxy kieltäytyy, se on suljettu:
repeat-relay = Kirjoittakaa verkkonne ulkopuolisella koneella nämä rivit peräkkäin. Jos riviin, joka alkaa RCPT TO, vastataan koodilla 250, palvelin on valmis välittämään tuntemattomien postia; jos vastaus on 5xx, se on suljettu. Mitään viestiä ei lähetetä:
repeat-again = Testi toistetaan edellä kuvatulla tavalla:

form-plain = viesti meiltä meille ilman mitään peittelyä
form-null-sender = viesti meille, lähettäjä tyhjänä
form-local-sender = viesti meille, lähettäjä teidän verkkotunnuksestanne
form-percent = viesti meille, vastaanottajassa prosenttimerkki ja palvelimenne nimi
form-percent-bare = viesti meille, vastaanottajassa prosenttimerkki
form-quoted = viesti meille, vastaanottaja lainausmerkeissä
form-quoted-percent = viesti meille, vastaanottaja lainausmerkeissä ja siinä prosenttimerkki
form-quoted-at = viesti meille, vastaanottaja lainausmerkeissä ja palvelimenne nimi
form-source-route = viesti meille, lähettäjän määräämä reitti (source route)
form-bang = viesti meille, vastaanottajassa huutomerkki
form-bang-at = viesti meille, vastaanottajassa huutomerkki ja palvelimenne nimi
form-http-get = sivumme, pyydetty GET-menetelmällä
form-http-connect = tunneli omalle palvelimellemme, pyydetty CONNECT-menetelmällä
form-http-connect-80 = tunneli oman palvelimemme porttiin 80, pyydetty CONNECT-menetelmällä
form-http-connect-443 = tunneli oman palvelimemme porttiin 443, pyydetty CONNECT-menetelmällä
form-http-connect-25 = tunneli oman palvelimemme postiporttiin, pyydetty CONNECT-menetelmällä
form-http-post-25 = pyyntö oman palvelimemme postiporttiin, lähetetty POST-menetelmällä
form-http-host = sivumme, pyydetty pelkällä palvelimemme nimellä
form-http-path = sivumme, jonka osoite oli polussa
form-http-forwarded = sivumme, pyydetty otsakkeella, jonka mukaan pyyntö tuli omasta verkostanne
form-https-proxy = sivumme tai tunneli meille, pyydetty TLS:n sisällä
form-h2-connect = tunneli omalle palvelimellemme, pyydetty HTTP/2:lla
form-sni = TLS-yhteys omalle palvelimellemme, pyydetty pelkällä sen nimellä
form-socks4 = yhteys omalle palvelimellemme SOCKS 4:n kautta
form-socks4a = yhteys omalle palvelimellemme SOCKS 4a:n kautta
form-socks5-ipv4 = yhteys omalle palvelimellemme SOCKS 5:n kautta, sen IPv4-osoitteeseen
form-socks5-ipv6 = yhteys omalle palvelimellemme SOCKS 5:n kautta, sen IPv6-osoitteeseen
form-socks5-name = yhteys omalle palvelimellemme SOCKS 5:n kautta, sen nimellä
form-socks5-udp = tietosähke omalle palvelimellemme SOCKS 5:n kautta
form-wingate = yhteys omalle palvelimellemme, pyydetty tekstirivillä kuten telnetissä

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = kiitoskirje
letter-withdrawal = peruutus

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Kuuluuko palvelin asiakkaallenne?
forwarded-says = Välittäkää kirjeemme hänelle ja kertokaa siitä tässä. Katsomme osuutenne hoidetuksi ja tarkistamme edelleen, kunnes palvelin on suljettu.
forwarded-button = Olemme välittäneet sen
event-forwarded = Yhteystaho välitti kirjeemme asiakkaalleen.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = lopeta
reply-word-forwarded = välitetty
reply-word-not-mine = ei minun
reply-word-intended = avoin tarkoituksella
