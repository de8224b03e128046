# The sentences of the pages.

nav-home = Forside
nav-guides = Vejledninger
nav-genuine = Er mit brev ægte?
nav-agencies = Hvem deltager
nav-results = Resultater
skip-to-content = Til indholdet
languages-label = Sprog
pages-label = Sider
foot-what = Dette websted bruger ingen cookies og ingen scripts og tæller ingen besøgende.
foot-questions = Spørgsmål besvares på
trouble-of-ours = Noget gik galt hos os. Prøv venligst igen senere.

nothing-title = Her er ingenting
nothing-says = Denne adresse fører ingen steder hen. Kommer den fra et brev fra os, så kontrollér venligst, at den er kopieret helt til slutningen.
nothing-home = Til forsiden

landing-title = Åbne servere, lukket i fællesskab
landing-lead = Offentlige databaser indberetter mailservere og proxyer, der videresender hvem som helsts trafik. Vi tester hver enkelt uden at gøre skade, skriver til dem, der driver den, viser dem, hvordan den lukkes, og følger sagen, til den er lukket.
landing-letter = Har I fået et brev fra os?
landing-letter-says = Linket i brevet åbner siden for jeres server. Vil I først vide, om brevet er ægte, så indtast sagsnummeret, der står i det.
landing-way = Hvad vi gør
landing-way-listed = En offentlig database indberetter en server som åben.
landing-way-proven = Vi tester den: Kan en besked fra os komme gennem den og tilbage til os? Intet andet gælder som bevis.
landing-way-written = Vi finder ud af, hvem der driver serveren, og skriver én gang, på modtagerens sprog, med beviset og de nødvendige trin.
landing-way-closed = Vi ser efter igen og igen, til serveren er lukket.
landing-relay = Hvad er et åbent mailrelæ?
landing-relay-says = En mailserver, der tager imod beskeder fra fremmede og leverer dem til andre fremmede. De, der sender spam, gemmer sig gerne bag den.
landing-proxy = Hvad er en åben proxy?
landing-proxy-says = En server, der åbner forbindelser til ethvert mål for hvem som helst. Det, der sker gennem den, ser ud til at komme fra jer.
landing-harm = Begge dele falder tilbage på den, der driver serveren: Adressen havner på blokeringslister, linjen overbelastes, og udbyderen kan lukke for adgangen. Som regel er en eller to linjer i en konfigurationsfil nok til at rette det.
landing-to-guides = Se, hvordan den lukkes
landing-test = Vores test i jeres logfiler
landing-test-says = Vi opretter kun forbindelse til servere, som en offentlig database nævner, i et roligt tempo, og beder dem sende én besked eller én forbindelse videre til vores egen modtageserver. Beskeden fortæller, hvem vi er, hvorfor vi tester, og hvordan I kan kontakte os. Vi prøver aldrig adgangskoder, og intet ændres på jeres server.
landing-excluding = Ønsker I ikke, at jeres adresse testes, så skriv til { $contact }, og den vil blive udeladt.
landing-who = Hvem deltager
landing-to-agencies = Mere om deltagerne
landing-to-results = Hvad der er kommet ud af det

agencies-title = Hvem deltager
agencies-lead = Disse organisationer står sammen bag indsatsen. Hver af dem kan fortælle jer, om den er ægte.
agencies-none = Der er endnu ikke angivet nogen myndighed, så ingen bliver testet, og ingen får brev.
agencies-questions = Spørgsmål
agencies-languages = Svarer på
agencies-page = Egen side
agencies-check = Er I i tvivl, så tag ikke udgangspunkt i denne side: Find myndigheden på den måde, I ellers ville gøre det, og spørg der.

guides-title = Vejledninger
guides-lead = Trin for trin, med netop de linjer, der skal ændres, hvordan I ser, om det virkede, og hvordan I fortryder ændringen.
guides-for-open-relay = Åbent mailrelæ
guides-for-open-proxy = Åben proxy
guides-unknown = Et andet produkt, eller I ved ikke hvilket
guide-steps = Hvad I skal gøre
guide-check = Se, om det virkede
guide-check-outside = Udefra ser vi efter: Tryk på »Test min server igen« på den side, som jeres brev henviser til, eller vent; vi tester også igen af os selv.
guide-clean-up = Når den er lukket
guide-undo = Hvis noget hos jer holder op med at virke
guide-documentation = Manualen om dette:
guide-all = Alle vejledninger

reference-label = Sagsnummer
genuine-title = Er mit brev ægte?
genuine-lead = Hvert brev fra os indeholder mindst ét sagsnummer. Indtast det, så fortæller vi, om og hvornår vi har sendt et brev om det.
genuine-button = Kontrollér
genuine-yes = Ja. Om denne sag har vi sendt:
genuine-letter = { $letter }, { $at }
genuine-no = Vi har ikke sendt noget brev om en sådan sag. Har I fået et sådant brev, så følg ikke linkene i det, og giv os venligst besked.
genuine-unreadable = Det er ikke et sagsnummer. Et sagsnummer begynder med T efterfulgt af tretten bogstaver og tal; bindestreger og store bogstaver er uden betydning.
genuine-too-often = For mange spørgsmål på én gang. Vent venligst et minut, og spørg igen.
genuine-signs = Sådan kan I ellers genkende vores breve
genuine-sign-sender = De kommer fra { $sender }.
genuine-sign-links = Linkene i dem fører til { $url } og ingen andre steder hen.
genuine-sign-asks-nothing = De beder aldrig om en adgangskode, om penge eller om at få installeret et program. Alt, hvad der er brug for, står i selve brevet.

stop-title = Breve til denne postkasse
stop-asks = Skal vi holde op med at skrive til { $mailbox }?
stop-button = Skriv ikke hertil igen
stop-what = Serveren er fortsat indberettet, og vi skriver muligvis til en anden, der har ansvaret for den.
stop-done = Vi skriver ikke mere til { $mailbox }.

case-title = Sag { $reference }
case-reference = Sag
case-way = Hvor langt sagen er kommet
case-is-suspected = Offentlige databaser indberetter denne server; vi har ikke påvist noget.
case-is-proven = Vores testbesked gik gennem denne server og kom tilbage til os.
case-is-notified = Vores testbesked gik igennem, og vi har skrevet om det. Vi bliver ved med at se efter, til serveren er lukket.
case-is-notified-listed = Offentlige databaser indberetter denne server, og vi har skrevet om det. Vi har ikke påvist noget.
case-is-closing = Ved vores seneste test var den lukket. Mange tak! Vi ser efter et par gange til, før vi regner den for lukket.
case-is-closed = Ved alle de seneste test var den lukket. Mange tak!
case-is-set-aside = Der gøres foreløbig ikke mere: { $reason }.
case-whole-guide = Hele vejledningen: alle trin, kontrol og vejen tilbage
case-found = Hvad vi fandt
case-found-nothing = Ingen test er afsluttet endnu.
case-software = { $software }, genkendt på: { $basis }
case-proof = Den { $at } kom vores testbesked ind på port { $port }, { $protocol }, og tilbage til vores modtageserver fra { $exit }.
case-evidence = Vis beviset
case-transcript = Hvad der blev sagt (< serveren, > vi)
case-receipt = Hvad vores modtageserver noterede
case-listings = Hvem indberetter den
case-listings-say = Disse offentlige databaser nævner denne adresse. De fleste fjerner den af sig selv nogen tid efter, at serveren er lukket.
case-history = Hvad der er sket indtil nu
case-secret = Kun den, der har linket, kan se denne side. Giv det kun videre til dem, der passer serveren.

step-of-case-listed = Indberettet
step-of-case-proven = Påvist
step-of-case-written = Brev sendt
step-of-case-rechecked = Testet igen
step-of-case-closed = Lukket
step-of-case-set-aside = Lagt til side
step-of-case-closed-in-row = lukket i { $closed } af { $needed } nødvendige test
standing-done = (udført)
standing-now = (nu)
standing-to-come = (mangler endnu)

event-opened = Indberettet af { $source }.
event-listed-again = Indberettet igen af { $source }.
event-tested = Testet, uden et resultat at bygge på.
event-proven = Påvist: Vores testbesked kom tilbage gennem serveren.
event-attributed = Vi undersøgte, hvem der driver serveren.
event-written = Et brev blev sendt.
event-reminded = En påmindelse blev sendt.
event-failed = Et brev kunne ikke leveres.
event-retest-asked = Der blev bedt om en ny test på denne side.
event-rechecked = Testet igen.
event-closed = Lukket: Tilstrækkeligt mange test med tid imellem har bekræftet det.
event-reopened = Fundet åben igen.
event-set-aside = Lagt til side: { $reason }.

retest-title = Test min server igen
retest-button = Test min server igen
retest-what = Vi tester de porte på denne adresse, som sagen handler om, og intet andet. Det tager et minut eller to.
retest-awaited = Testen er i gang; denne side opdateres af sig selv med få sekunders mellemrum.
retest-idle = Der foretages ikke flere test i denne sag for tiden.
retest-used-up = Der er bedt om så mange test inden for den seneste time, at den næste må vente til { $at }.
retest-asked = Der blev bedt om en test den { $asked }.
retest-done = Bestilt den { $asked }, testet den { $done }: { $found }

intended-title = Er serveren åben med vilje, eller er den ikke jeres?
intended-says = En Tor-exit, en offentlig tjeneste, et forskningssystem: Fortæl det her, så tester vi ikke denne server mere og skriver ikke mere om den. Er adressen ikke jeres, så besvar venligst brevet i stedet.
intended-button = Den er åben med vilje: test den ikke mere
found-open = den er stadig åben.
found-waiting = serveren tog imod vores besked; den kan stadig komme tilbage, hvilket kan tage lidt tid.
found-again = serveren bad os vente eller afviste vores testserver, hvilket intet siger om andre. Vi spørger igen.
found-closed = lukket. Mange tak!
found-not-that-service = der svarer nu en anden tjeneste.
found-unreachable = ingen svarede. Tavshed tæller ikke som lukket, for det kan være en forbigående fejl.

service-smtp = mail (SMTP)
service-http = HTTP-proxy
service-socks = SOCKS-proxy
service-socks4 = SOCKS 4-proxy
service-socks5 = SOCKS 5-proxy
service-proxy = proxy

col-port = Port
col-protocol = Protokol
col-verdict = Resultat
col-tested = Testet
col-source = Database
col-service = Melder
col-detail = Ordret
col-seen = Sidst set

probing-description = { $operation } tester servere, som offentlige databaser nævner som åbne mailrelæer eller åbne proxyer, ved at bede hver enkelt om at sende én besked eller forbindelse videre til vores egen modtageserver, og skriver til dem, der driver dem.
