# Setningene på sidene.

nav-home = Start
nav-guides = Slik lukker dere
nav-genuine = Er brevet ekte?
nav-agencies = Hvem som deltar
nav-results = Resultater
skip-to-content = Til innholdet
languages-label = Språk
pages-label = Sider
foot-what = Nettstedet bruker ingen informasjonskapsler og ingen skript, og teller ingen besøkende.
foot-questions = Spørsmål besvares på
trouble-of-ours = Noe gikk galt hos oss. Prøv igjen senere.

nothing-title = Her er det ingenting
nothing-says = Denne adressen fører ingen steder. Hvis den kommer fra et brev fra oss, kontroller at den er kopiert helt til slutten.
nothing-home = Til forsiden

landing-title = Åpne servere – vi lukker dem sammen
landing-lead = Offentlig tilgjengelige databaser melder om e-postservere og proxyservere som formidler hvem som helsts trafikk. Vi tester hver av dem uten å gjøre skade, skriver til dem som driver den, viser hvordan den lukkes, og følger saken til den er lukket.
landing-letter = Har dere fått et brev fra oss?
landing-letter-says = Lenken i brevet åpner siden for serveren deres. Hvis dere først vil vite om brevet er ekte, oppgi saksnummeret som står i det.
landing-way = Hva vi gjør
landing-way-listed = En offentlig tilgjengelig database melder at en server er åpen.
landing-way-proven = Vi tester den: Kan en melding fra oss gå gjennom den og tilbake til oss? Ingenting annet regnes som bevis.
landing-way-written = Vi finner ut hvem som driver serveren, og skriver til dem én gang, på deres språk, med bevisene og fremgangsmåten.
landing-way-closed = Vi kontrollerer igjen og igjen, til serveren er lukket.
landing-relay = Hva er et åpent e-postrelé?
landing-relay-says = En e-postserver som tar imot meldinger fra fremmede og leverer dem til andre fremmede. De som sender søppelpost, gjemmer seg gjerne bak den.
landing-proxy = Hva er en åpen proxyserver?
landing-proxy-says = En server som åpner forbindelser til hvor som helst for hvem som helst. Det som gjøres gjennom den, ser ut til å komme fra dere.
landing-harm = I begge tilfeller faller skylden på den som driver serveren: Adressen havner på blokkeringslister, linjen blir overbelastet, og leverandøren kan stenge den. Som regel er det nok å endre en eller to linjer i en konfigurasjonsfil.
landing-to-guides = Se hvordan den lukkes
landing-test = Testen vår i loggene deres
landing-test-says = Vi kobler oss bare til servere som er nevnt i en offentlig tilgjengelig database, i langsomt tempo, og ber dem formidle én melding, eller én forbindelse, til vår egen mottaksmaskin. Meldingen sier hvem vi er, hvorfor vi tester, og hvordan dere når oss. Vi prøver aldri passord, og ingenting endres på serveren deres.
landing-excluding = Hvis dere ikke vil at adressen deres skal testes, skriv til { $contact }, så utelates den.
landing-who = Hvem som deltar
landing-to-agencies = Mer om dem
landing-to-results = Hva det har ført til

agencies-title = Hvem som deltar
agencies-lead = Disse organisasjonene driver tiltaket sammen. Hver av dem kan bekrefte at det er ekte.
agencies-none = Ingen etat er oppgitt ennå, så ingen blir testet, og ingen får brev.
agencies-questions = Spørsmål
agencies-languages = Svarer på
agencies-page = Eget nettsted
agencies-check = Hvis dere er i tvil, ta ikke utgangspunkt i denne siden: Finn etaten slik dere ellers ville gjort, og spør der.

guides-title = Slik lukker dere
guides-lead = Steg for steg, med nøyaktig de linjene som skal endres, hvordan dere ser at det virket, og hvordan dere går tilbake.
guides-for-open-relay = Åpent e-postrelé
guides-for-open-proxy = Åpen proxyserver
guides-unknown = Et annet produkt, eller dere vet ikke hvilket
guide-steps = Hva dere skal gjøre
guide-check = Se at det virket
guide-check-outside = Utenfra kontrollerer vi: Trykk på «Test serveren min på nytt» på siden som brevet lenker til, eller vent; vi tester på nytt av oss selv.
guide-clean-up = Når serveren er lukket
guide-undo = Hvis noe hos dere slutter å virke
guide-documentation = Håndboken om dette:
guide-all = Alle veiledninger

reference-label = Saksnummer
genuine-title = Er brevet ekte?
genuine-lead = Hvert brev fra oss inneholder minst ett saksnummer. Oppgi det, så forteller vi om vi har sendt et brev om saken, og når.
genuine-button = Kontroller
genuine-yes = Ja. Om denne saken har vi sendt:
genuine-letter = { $letter }, { $at }
genuine-no = Vi har ikke sendt noe brev om en slik sak. Hvis dere har fått et slikt brev, følg ikke lenkene i det, og gi oss gjerne beskjed.
genuine-unreadable = Dette er ikke et saksnummer. Et saksnummer begynner med T, fulgt av tretten bokstaver og sifre; bindestreker og store bokstaver spiller ingen rolle.
genuine-too-often = For mange spørsmål på en gang. Vent et minutt og spør igjen.
genuine-signs = Andre kjennetegn på brevene våre
genuine-sign-sender = De kommer fra { $sender }.
genuine-sign-links = Lenkene fører til { $url } og ingen andre steder.
genuine-sign-asks-nothing = De ber aldri om passord, om penger eller om at et program skal installeres. Alt som trengs, står i selve brevet.

stop-title = Brev til denne postkassen
stop-asks = Skal vi slutte å skrive til { $mailbox }?
stop-button = Ikke skriv hit igjen
stop-what = Serveren er fortsatt meldt, og vi kan komme til å skrive til noen andre som har ansvar for den.
stop-done = Vi skriver ikke til { $mailbox } igjen.

case-title = Sak { $reference }
case-reference = Sak
case-way = Hvor langt saken er kommet
case-is-suspected = Offentlig tilgjengelige databaser melder om denne serveren; vi har ikke bekreftet noe.
case-is-proven = Testmeldingen vår gikk gjennom denne serveren og kom tilbake til oss.
case-is-notified = Testmeldingen vår gikk gjennom, og vi har skrevet om det. Vi fortsetter å kontrollere til serveren er lukket.
case-is-notified-listed = Offentlig tilgjengelige databaser melder om denne serveren, og vi har skrevet om det. Vi har ikke bekreftet noe.
case-is-closing = Ved vår siste test var den lukket. Takk! Vi kontrollerer noen ganger til før vi regner den som lukket.
case-is-closed = Ved alle de siste testene var den lukket. Takk!
case-is-set-aside = Det gjøres ikke mer inntil videre: { $reason }.
case-whole-guide = Hele veiledningen: alle steg, kontrollen og veien tilbake
case-found = Hva vi fant
case-found-nothing = Ingen test er avsluttet ennå.
case-software = { $software }, å dømme etter { $basis }
case-proof = { $at } gikk testmeldingen vår inn på port { $port }, { $protocol }, og kom tilbake til mottaksmaskinen vår fra { $exit }.
case-evidence = Vis bevisene
case-transcript = Hva som ble sagt (< serveren, > vi)
case-receipt = Hva mottaksmaskinen vår noterte
case-listings = Hvem som melder om den
case-listings-say = Disse offentlig tilgjengelige databasene nevner adressen. De fleste fjerner den av seg selv en tid etter at serveren er lukket.
case-history = Hva som har skjedd hittil
case-secret = Bare den som har lenken, kan se denne siden. Gi den bare videre til dem som har ansvar for serveren.

step-of-case-listed = Meldt
step-of-case-proven = Bekreftet
step-of-case-written = Brev sendt
step-of-case-rechecked = Testet på nytt
step-of-case-closed = Lukket
step-of-case-set-aside = Lagt til side
step-of-case-closed-in-row = lukket ved { $closed } av { $needed } tester som trengs
standing-done = (gjort)
standing-now = (nå)
standing-to-come = (gjenstår)

event-opened = Meldt av { $source }.
event-listed-again = Meldt igjen av { $source }.
event-tested = Testet, uten et resultat å bygge på.
event-proven = Bekreftet: Testmeldingen vår kom tilbake gjennom serveren.
event-attributed = Vi fant ut hvem som driver serveren.
event-written = Et brev ble sendt.
event-reminded = En påminnelse ble sendt.
event-failed = Et brev kunne ikke leveres.
event-retest-asked = En ny test ble bestilt på denne siden.
event-rechecked = Testet på nytt.
event-closed = Lukket: Nok tester, spredt i tid, har vist det.
event-reopened = Funnet åpen igjen.
event-set-aside = Lagt til side: { $reason }.

retest-title = Test serveren min på nytt
retest-button = Test serveren min på nytt
retest-what = Vi tester de portene på adressen som saken gjelder, og ingenting annet. Det tar et minutt eller to.
retest-awaited = Testen pågår; siden oppdateres av seg selv med noen sekunders mellomrom.
retest-idle = For tiden gjøres det ikke flere tester i denne saken.
retest-used-up = Det er bestilt så mange tester den siste timen at den neste må vente til { $at }.
retest-asked = En test ble bestilt { $asked }.
retest-done = Bestilt { $asked }, utført { $done }: { $found }

intended-title = Er serveren åpen med hensikt, eller er den ikke deres?
intended-says = En Tor-utgangsnode, en offentlig tjeneste, et forskningssystem: Si fra her, så tester vi ikke serveren mer og skriver ikke mer om den. Hvis adressen ikke er deres, svar heller på brevet.
intended-button = Den er åpen med hensikt: la den være i fred
found-open = den er fortsatt åpen.
found-waiting = serveren tok imot meldingen vår; den kan ennå komme tilbake, noe som kan ta tid.
found-again = serveren ba oss vente eller avviste testmaskinen vår, noe som ikke sier noe om andre. Vi spør igjen.
found-closed = lukket. Takk!
found-not-that-service = en annen tjeneste svarer der nå.
found-unreachable = ingen svarte. Taushet regnes ikke som lukket, for det kan være en forbigående feil.

service-smtp = e-post (SMTP)
service-http = HTTP-proxy
service-socks = SOCKS-proxy
service-socks4 = SOCKS 4-proxy
service-socks5 = SOCKS 5-proxy
service-proxy = proxyserver

col-port = Port
col-protocol = Protokoll
col-verdict = Funn
col-tested = Testet
col-source = Database
col-service = Oppgir
col-detail = Med egne ord
col-seen = Sist sett

probing-description = { $operation } tester servere som offentlig tilgjengelige databaser oppgir som åpne e-postreléer eller åpne proxyservere, ved å be hver av dem formidle én melding eller forbindelse til vår egen mottaksmaskin, og skriver til dem som driver dem.
