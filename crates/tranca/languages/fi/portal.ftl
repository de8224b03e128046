# The sentences of the pages.

nav-home = Etusivu
nav-guides = Sulkemisohjeet
nav-genuine = Onko kirjeeni aito?
nav-agencies = Mukana olevat organisaatiot
nav-results = Tulokset
skip-to-content = Siirry sisältöön
languages-label = Kielet
pages-label = Sivut
foot-what = Tämä sivusto ei käytä evästeitä eikä skriptejä, eikä se laske kävijöitä.
foot-questions = Kysymyksiin vastaa
trouble-of-ours = Meidän päässämme tapahtui virhe. Yrittäkää myöhemmin uudelleen.

nothing-title = Täällä ei ole mitään
nothing-says = Tämä osoite ei johda mihinkään. Jos se on peräisin kirjeestämme, tarkistakaa, että se on kopioitu aivan loppuun asti.
nothing-home = Etusivulle

landing-title = Avoimet palvelimet suljetaan yhdessä
landing-lead = Julkiset tietokannat ilmoittavat sähköpostipalvelimista ja proxy-palvelimista, jotka välittävät kenen tahansa liikennettä. Testaamme jokaisen aiheuttamatta haittaa, kirjoitamme ylläpitäjälle, näytämme, miten palvelin suljetaan, ja seuraamme asiaa, kunnes se on suljettu.
landing-letter = Saitteko meiltä kirjeen?
landing-letter-says = Kirjeessä oleva linkki avaa palvelimenne sivun. Jos haluatte ensin tietää, onko kirje aito, syöttäkää siinä oleva tapausnumero.
landing-way = Mitä teemme
landing-way-listed = Julkinen tietokanta ilmoittaa palvelimen olevan avoin.
landing-way-proven = Testaamme sen: voiko viestimme kulkea sen läpi ja palata meille? Mikään muu ei kelpaa todisteeksi.
landing-way-written = Selvitämme, kuka palvelinta ylläpitää, ja kirjoitamme hänelle kerran, hänen kielellään, ja liitämme mukaan todisteet ja ohjeet.
landing-way-closed = Tarkistamme uudelleen, kunnes palvelin on suljettu.
landing-relay = Mikä on avoin sähköpostin välityspalvelin (open relay)?
landing-relay-says = Sähköpostipalvelin, joka ottaa vastaan viestejä tuntemattomilta ja toimittaa niitä toisille tuntemattomille. Roskapostin lähettäjät piiloutuvat mielellään sen taakse.
landing-proxy = Mikä on avoin proxy-palvelin (open proxy)?
landing-proxy-says = Palvelin, joka avaa kenelle tahansa yhteyksiä mihin tahansa. Se, mitä sen kautta tehdään, näyttää tulevan teiltä.
landing-harm = Kummassakin tapauksessa syy lankeaa palvelimen ylläpitäjälle: sen osoite päätyy estolistoille, sen yhteys tukkeutuu ja operaattori voi katkaista sen. Yleensä asian korjaa yksi tai kaksi riviä asetustiedostossa.
landing-to-guides = Katsokaa, miten se suljetaan
landing-test = Testimme lokeissanne
landing-test-says = Otamme yhteyttä vain palvelimiin, jotka julkinen tietokanta mainitsee, ja teemme sen hitaasti. Pyydämme niitä välittämään yhden viestin tai yhden yhteyden omalle vastaanottavalle palvelimellemme. Viestissä kerrotaan, keitä olemme, miksi testaamme ja miten meihin saa yhteyden. Emme koskaan kokeile salasanoja, emmekä muuta palvelimellanne mitään.
landing-excluding = Jos ette halua, että osoitettanne testataan, kirjoittakaa osoitteeseen { $contact }, niin se jätetään pois.
landing-who = Mukana olevat organisaatiot
landing-to-agencies = Lisätietoja niistä
landing-to-results = Mitä on saatu aikaan

agencies-title = Mukana olevat organisaatiot
agencies-lead = Nämä organisaatiot toteuttavat hanketta yhdessä. Jokainen niistä voi kertoa teille, onko hanke aito.
agencies-none = Yhtään organisaatiota ei ole vielä nimetty, joten ketään ei testata eikä kenellekään kirjoiteta.
agencies-questions = Kysymykset
agencies-languages = Vastaa kielillä
agencies-page = Oma sivu
agencies-check = Jos epäilette aitoutta, älkää luottako tämän sivun linkkeihin: etsikää organisaation yhteystiedot muuta kautta ja kysykää sieltä.

guides-title = Sulkemisohjeet
guides-lead = Vaihe vaiheelta: mitkä rivit muutetaan, miten näkee, että muutos toimi, ja miten palataan entiseen.
guides-for-open-relay = Avoin sähköpostin välityspalvelin
guides-for-open-proxy = Avoin proxy-palvelin
guides-unknown = Jokin muu tuote, tai ette tiedä, mikä
guide-steps = Mitä tehdä
guide-check = Tarkistakaa, että se toimi
guide-check-outside = Ulkoapäin tarkistamme me: painakaa ”Testaa palvelimeni uudelleen” sivulla, jolle kirjeenne linkki johtaa, tai odottakaa; testaamme itsekin uudelleen.
guide-clean-up = Sulkemisen jälkeen
guide-undo = Jos jokin omista palveluistanne lakkaa toimimasta
guide-documentation = Käsikirja tästä aiheesta:
guide-all = Kaikki ohjeet

reference-label = Tapausnumero
genuine-title = Onko kirjeeni aito?
genuine-lead = Jokaisessa kirjeessämme on vähintään yksi tapausnumero. Syöttäkää se, niin kerromme, olemmeko lähettäneet siitä kirjeen ja milloin.
genuine-button = Tarkista
genuine-yes = Kyllä. Lähetimme tästä tapauksesta:
genuine-letter = { $letter }, { $at }
genuine-no = Emme ole lähettäneet kirjettä tällaisesta tapauksesta. Jos teillä on sellainen, älkää seuratko sen linkkejä, ja ilmoittakaa siitä meille.
genuine-unreadable = Tuo ei ole tapausnumero. Numero alkaa T:llä, jota seuraa kolmetoista kirjainta ja numeroa; yhdysmerkeillä ja isoilla kirjaimilla ei ole merkitystä.
genuine-too-often = Liian monta kyselyä kerralla. Odottakaa minuutti ja kysykää uudelleen.
genuine-signs = Mistä muusta kirjeemme tunnistaa
genuine-sign-sender = Ne tulevat osoitteesta { $sender }.
genuine-sign-links = Niiden linkit johtavat osoitteeseen { $url } eivätkä minnekään muualle.
genuine-sign-asks-nothing = Niissä ei koskaan pyydetä salasanaa, rahaa eikä ohjelman asentamista. Kaikki tarvittava on itse kirjeessä.

stop-title = Kirjeet tähän postilaatikkoon
stop-asks = Lopetammeko kirjoittamisen osoitteeseen { $mailbox }?
stop-button = Älkää kirjoittako tänne enää
stop-what = Palvelinta koskeva ilmoitus jää ennalleen, ja voimme kirjoittaa jollekulle muulle, joka siitä vastaa.
stop-done = Emme kirjoita enää osoitteeseen { $mailbox }.

case-title = Tapaus { $reference }
case-reference = Tapaus
case-way = Missä vaiheessa tapaus on
case-is-suspected = Julkiset tietokannat ilmoittavat tästä palvelimesta; me emme ole todentaneet mitään.
case-is-proven = Testiviestimme kulki tämän palvelimen läpi ja palasi meille.
case-is-notified = Testiviestimme meni läpi, ja kirjoitimme siitä. Tarkistamme edelleen, kunnes palvelin on suljettu.
case-is-notified-listed = Julkiset tietokannat ilmoittavat tästä palvelimesta, ja kirjoitimme siitä. Me emme ole todentaneet mitään.
case-is-closing = Viimeisimmässä testissämme se todettiin suljetuksi. Kiitos! Tarkistamme vielä muutaman kerran, ennen kuin pidämme sitä suljettuna.
case-is-closed = Kaikissa viimeaikaisissa testeissä se todettiin suljetuksi. Kiitos!
case-is-set-aside = Toistaiseksi ei tehdä enempää: { $reason }.
case-whole-guide = Koko ohje: kaikki vaiheet, tarkistus ja paluu entiseen
case-found = Mitä löysimme
case-found-nothing = Yksikään testi ei ole vielä päättynyt.
case-software = { $software }, tunnistusperuste: { $basis }
case-proof = { $at } testiviestimme meni sisään portista { $port }, { $protocol }, ja palasi vastaanottavalle palvelimellemme osoitteesta { $exit }.
case-evidence = Näytä todisteet
case-transcript = Mitä sanottiin (< palvelin, > me)
case-receipt = Mitä vastaanottava palvelimemme kirjasi
case-listings = Kuka siitä ilmoittaa
case-listings-say = Nämä julkiset tietokannat mainitsevat tämän osoitteen. Useimmat poistavat sen itse jonkin ajan kuluttua sulkemisesta.
case-history = Mitä tähän mennessä on tapahtunut
case-secret = Vain se, jolla on linkki, näkee tämän sivun. Antakaa linkki vain niille, jotka huolehtivat palvelimesta.

step-of-case-listed = Ilmoitettu
step-of-case-proven = Todennettu
step-of-case-written = Kirje lähetetty
step-of-case-rechecked = Testattu uudelleen
step-of-case-closed = Suljettu
step-of-case-set-aside = Siirretty syrjään
step-of-case-closed-in-row = suljetuksi todenneita testejä { $closed }, tarvitaan { $needed }
standing-done = (tehty)
standing-now = (nyt)
standing-to-come = (vielä edessä)

event-opened = Ilmoittaja: { $source }.
event-listed-again = Ilmoitettu uudelleen, ilmoittaja: { $source }.
event-tested = Testattu, ei ratkaisevaa tulosta.
event-proven = Todennettu: testiviestimme palasi palvelimen kautta.
event-attributed = Selvitimme, kuka palvelinta ylläpitää.
event-written = Kirje lähetettiin.
event-reminded = Muistutus lähetettiin.
event-failed = Kirjettä ei voitu toimittaa.
event-retest-asked = Tällä sivulla pyydettiin uutta testiä.
event-rechecked = Testattu uudelleen.
event-closed = Suljettu: riittävän monessa eri aikoina tehdyssä testissä todettiin niin.
event-reopened = Todettu jälleen avoimeksi.
event-set-aside = Siirretty syrjään: { $reason }.

retest-title = Testaa palvelimeni uudelleen
retest-button = Testaa palvelimeni uudelleen
retest-what = Testaamme tästä osoitteesta ne portit, joita tapaus koskee, emmekä mitään muuta. Se kestää minuutin tai kaksi.
retest-awaited = Testi on käynnissä; tämä sivu päivittyy itsestään muutaman sekunnin välein.
retest-idle = Tästä tapauksesta ei tällä hetkellä tehdä lisää testejä.
retest-used-up = Viimeisen tunnin aikana on pyydetty niin monta testiä, että seuraavan on odotettava tähän asti: { $at }.
retest-asked = Testiä pyydettiin: { $asked }.
retest-done = Pyydetty: { $asked }; testattu: { $done }. Tulos: { $found }

intended-title = Onko palvelin avoin tarkoituksella, vai eikö se ole teidän?
intended-says = Tor-poistumissolmu, julkinen palvelu, tutkimusjärjestelmä: kertokaa siitä tässä, niin emme enää testaa tätä palvelinta emmekä kirjoita siitä. Jos osoite ei ole teidän, vastatkaa sen sijaan kirjeeseen.
intended-button = Se on avoin tarkoituksella: jättäkää se rauhaan
found-open = se on yhä avoin.
found-waiting = palvelin otti viestimme vastaan; se voi vielä palata, mikä voi kestää jonkin aikaa.
found-again = palvelin pyysi meitä odottamaan tai torjui testipalvelimemme, mikä ei kerro mitään muista. Yritämme uudelleen.
found-closed = suljettu. Kiitos!
found-not-that-service = siellä vastaa nyt toinen palvelu.
found-unreachable = kukaan ei vastannut. Vastaamatta jääminen ei riitä osoitukseksi sulkemisesta, sillä kyseessä voi olla ohimenevä vika.

service-smtp = sähköposti (SMTP)
service-http = HTTP-proxy
service-socks = SOCKS-proxy
service-socks4 = SOCKS 4 -proxy
service-socks5 = SOCKS 5 -proxy
service-proxy = proxy

col-port = Portti
col-protocol = Protokolla
col-verdict = Tulos
col-tested = Testattu
col-source = Tietokanta
col-service = Ilmoitettu palvelu
col-detail = Sen omin sanoin
col-seen = Viimeksi nähty

probing-description = { $operation } testaa palvelimia, jotka julkiset tietokannat mainitsevat avoimina sähköpostin välityspalvelimina tai avoimina proxy-palvelimina, pyytämällä kutakin välittämään yhden viestin tai yhteyden omalle vastaanottavalle palvelimellemme, ja kirjoittaa niiden ylläpitäjille.
