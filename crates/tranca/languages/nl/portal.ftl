# The sentences of the pages.

nav-home = Start
nav-guides = Handleidingen
nav-genuine = Is mijn brief echt?
nav-agencies = Wie meedoet
nav-results = Resultaten
skip-to-content = Naar de inhoud
languages-label = Talen
pages-label = Pagina’s
foot-what = Deze site gebruikt geen cookies en geen scripts en telt geen bezoekers.
foot-questions = Vragen worden beantwoord via
trouble-of-ours = Er is bij ons iets misgegaan. Probeer het later nog eens.

nothing-title = Hier is niets
nothing-says = Dit adres leidt nergens heen. Komt het uit een brief van ons, controleer dan of het tot het laatste teken is gekopieerd.
nothing-home = Naar de startpagina

landing-title = Open servers, samen gesloten
landing-lead = Openbare databases melden mailservers en proxy’s die het verkeer van iedereen doorlaten. Wij testen ze stuk voor stuk zonder schade aan te richten, schrijven de beheerders aan, laten zien hoe zij de server sluiten en volgen de zaak tot dat gebeurd is.
landing-letter = Hebt u een brief van ons gekregen?
landing-letter-says = De link daarin opent de pagina van uw server. Wilt u eerst weten of de brief echt is, vul dan het zaaknummer in dat erin staat.
landing-way = Wat wij doen
landing-way-listed = Een openbare database meldt een server als open.
landing-way-proven = Wij testen hem: kan een bericht van ons via deze server weer bij ons aankomen? Alleen dat geldt als bewijs.
landing-way-written = Wij zoeken uit wie de server beheert en schrijven één keer, in de taal van de beheerder, met het bewijs en de stappen.
landing-way-closed = Wij kijken opnieuw, en nog eens, tot de server gesloten is.
landing-relay = Wat is een open mailrelay?
landing-relay-says = Een mailserver die berichten van onbekenden aanneemt en bij andere onbekenden bezorgt. Wie spam verstuurt, verschuilt zich daar graag achter.
landing-proxy = Wat is een open proxy?
landing-proxy-says = Een server die voor iedereen verbindingen met elke bestemming opent. Wat daarlangs gebeurt, lijkt van u te komen.
landing-harm = In beide gevallen krijgt de beheerder de schuld: het adres komt op blokkeerlijsten, de verbinding raakt overbelast en de provider kan de aansluiting afsluiten. Meestal volstaan een of twee regels in een configuratiebestand om het te verhelpen.
landing-to-guides = Bekijk hoe u de server sluit
landing-test = Onze test in uw logbestanden
landing-test-says = Wij maken alleen verbinding met servers die een openbare database noemt, in een rustig tempo, en vragen ze één bericht, of één verbinding, door te geven aan onze eigen ontvangende server. Het bericht vermeldt wie wij zijn, waarom wij testen en hoe u ons bereikt. Wij proberen nooit wachtwoorden uit en er verandert niets op uw server.
landing-excluding = Wilt u niet dat uw adres wordt getest, schrijf dan naar { $contact }; het wordt dan overgeslagen.
landing-who = Wie meedoet
landing-to-agencies = Meer over de deelnemers
landing-to-results = Wat het tot nu toe heeft opgeleverd

agencies-title = Wie meedoet
agencies-lead = Deze organisaties voeren de actie samen uit. Elk daarvan kan u vertellen of de actie echt is.
agencies-none = Er is nog geen instantie genoemd, dus wordt niemand getest en niemand aangeschreven.
agencies-questions = Vragen
agencies-languages = Antwoordt in
agencies-page = Eigen pagina
agencies-check = Ga bij twijfel niet van deze pagina uit: zoek de instantie op zoals u dat anders ook zou doen, en vraag het daar na.

guides-title = Handleidingen
guides-lead = Stap voor stap, met precies de regels die u moet wijzigen, hoe u ziet of het gelukt is en hoe u het terugdraait.
guides-for-open-relay = Open mailrelay
guides-for-open-proxy = Open proxy
guides-unknown = Een ander product, of u weet niet welk
guide-steps = Wat u kunt doen
guide-check = Controleren of het gelukt is
guide-check-outside = Van buitenaf kijken wij: klik op ‘Mijn server opnieuw testen’ op de pagina waar uw brief naar verwijst, of wacht af; wij testen ook uit onszelf opnieuw.
guide-clean-up = Als de server gesloten is
guide-undo = Als er bij u iets niet meer werkt
guide-documentation = De handleiding hierover:
guide-all = Alle handleidingen

reference-label = Zaaknummer
genuine-title = Is mijn brief echt?
genuine-lead = In elke brief van ons staat minstens één zaaknummer. Vul het in, dan vertellen wij u of wij daarover een brief hebben verstuurd, en wanneer.
genuine-button = Controleren
genuine-yes = Ja. Over deze zaak hebben wij verstuurd:
genuine-letter = { $letter }, { $at }
genuine-no = Over zo’n zaak hebben wij geen brief verstuurd. Hebt u er toch een ontvangen, volg dan de links niet en laat het ons weten.
genuine-unreadable = Dat is geen zaaknummer. Een zaaknummer begint met T, gevolgd door dertien letters en cijfers; streepjes en hoofdletters maken niet uit.
genuine-too-often = Te veel vragen tegelijk. Wacht een minuut en vraag het dan opnieuw.
genuine-signs = Waaraan u onze brieven verder herkent
genuine-sign-sender = Ze komen van { $sender }.
genuine-sign-links = Hun links leiden naar { $url } en nergens anders heen.
genuine-sign-asks-nothing = Ze vragen nooit om een wachtwoord, om geld of om een programma te installeren. Alles wat nodig is, staat in de brief zelf.

stop-title = Brieven aan dit postvak
stop-asks = Zullen wij { $mailbox } niet meer aanschrijven?
stop-button = Hier niet meer naartoe schrijven
stop-what = De melding van de server blijft staan, en mogelijk schrijven wij iemand anders aan die ervoor verantwoordelijk is.
stop-done = Wij schrijven { $mailbox } niet meer aan.

case-title = Zaak { $reference }
case-reference = Zaak
case-way = Hoe ver de zaak is
case-is-suspected = Openbare databases melden deze server; wij hebben niets aangetoond.
case-is-proven = Ons testbericht ging door deze server en kwam bij ons terug.
case-is-notified = Ons testbericht ging erdoor en wij hebben daarover geschreven. Wij blijven kijken tot de server gesloten is.
case-is-notified-listed = Openbare databases melden deze server en wij hebben daarover geschreven. Wij hebben niets aangetoond.
case-is-closing = Bij onze laatste test was de server gesloten. Dank u! Wij kijken nog een paar keer voordat wij hem als gesloten beschouwen.
case-is-closed = Bij alle recente tests was de server gesloten. Dank u!
case-is-set-aside = Voorlopig gebeurt er niets meer: { $reason }.
case-whole-guide = De hele handleiding: alle stappen, de controle en de weg terug
case-found = Wat wij hebben gevonden
case-found-nothing = Er is nog geen test afgerond.
case-software = { $software }, herkend aan: { $basis }
case-proof = Op { $at } ging ons testbericht naar binnen op poort { $port }, { $protocol }, en kwam vanaf { $exit } terug bij onze ontvangende server.
case-evidence = Bewijs tonen
case-transcript = Wat er gezegd is (< de server, > wij)
case-receipt = Wat onze ontvangende server heeft genoteerd
case-listings = Wie de server meldt
case-listings-say = Deze openbare databases noemen dit adres. De meeste halen het enige tijd na de sluiting vanzelf weg.
case-history = Wat er tot nu toe is gebeurd
case-secret = Alleen wie de link heeft, kan deze pagina zien. Geef hem alleen door aan wie de server beheert.

step-of-case-listed = Gemeld
step-of-case-proven = Aangetoond
step-of-case-written = Brief verstuurd
step-of-case-rechecked = Opnieuw getest
step-of-case-closed = Gesloten
step-of-case-set-aside = Terzijde gelegd
step-of-case-closed-in-row = gesloten in { $closed } van { $needed } benodigde tests
standing-done = (gedaan)
standing-now = (nu)
standing-to-come = (nog te doen)

event-opened = Gemeld door { $source }.
event-listed-again = Opnieuw gemeld door { $source }.
event-tested = Getest, zonder bruikbare uitkomst.
event-proven = Aangetoond: ons testbericht kwam via de server terug.
event-attributed = Wij hebben opgezocht wie de server beheert.
event-written = Er is een brief verstuurd.
event-reminded = Er is een herinnering verstuurd.
event-failed = Een brief kon niet worden bezorgd.
event-retest-asked = Op deze pagina is een nieuwe test aangevraagd.
event-rechecked = Opnieuw getest.
event-closed = Gesloten: genoeg tests, verspreid in de tijd, hebben dat uitgewezen.
event-reopened = Opnieuw open aangetroffen.
event-set-aside = Terzijde gelegd: { $reason }.

retest-title = Mijn server opnieuw testen
retest-button = Mijn server opnieuw testen
retest-what = Wij testen de poorten van dit adres waar deze zaak over gaat, en verder niets. Het duurt een paar minuten.
retest-awaited = De test is bezig; deze pagina wordt om de paar seconden vanzelf vernieuwd.
retest-idle = In deze zaak worden op dit moment geen tests meer gedaan.
retest-used-up = Het afgelopen uur zijn er zo veel tests aangevraagd dat de volgende moet wachten tot { $at }.
retest-asked = Op { $asked } is een test aangevraagd.
retest-done = Aangevraagd op { $asked }, getest op { $done }: { $found }

intended-title = Is de server met opzet open, of is hij niet van u?
intended-says = Een Tor-exit, een openbare dienst, een onderzoekssysteem: meld het hier, dan testen wij deze server niet meer en schrijven wij er niet meer over. Is het adres niet van u, beantwoord dan liever de brief.
intended-button = Hij is met opzet open: niet meer testen
found-open = hij is nog open.
found-waiting = de server heeft ons bericht aangenomen; het kan nog terugkomen, en dat duurt soms even.
found-again = de server vroeg ons te wachten of weigerde onze testserver, wat niets zegt over anderen. Wij proberen het opnieuw.
found-closed = gesloten. Dank u!
found-not-that-service = daar antwoordt nu een andere dienst.
found-unreachable = niemand heeft geantwoord. Stilte telt niet als gesloten, want het kan een tijdelijke storing zijn.

service-smtp = mail (SMTP)
service-http = HTTP-proxy
service-socks = SOCKS-proxy
service-socks4 = SOCKS 4-proxy
service-socks5 = SOCKS 5-proxy
service-proxy = proxy

col-port = Poort
col-protocol = Protocol
col-verdict = Bevinding
col-tested = Getest
col-source = Database
col-service = Meldt
col-detail = In eigen woorden
col-seen = Laatst gezien

probing-description = { $operation } test servers die openbare databases als open mailrelay of open proxy noemen, door elke server te vragen één bericht of verbinding door te geven aan onze eigen ontvangende server, en schrijft de beheerders aan.
