# Sidornas meningar.

nav-home = Start
nav-guides = Så stänger ni
nav-genuine = Är brevet äkta?
nav-agencies = Vilka som deltar
nav-results = Resultat
skip-to-content = Till innehållet
languages-label = Språk
pages-label = Sidor
foot-what = Webbplatsen använder inga kakor och inga skript och räknar inga besökare.
foot-questions = Frågor besvaras på
trouble-of-ours = Något gick fel hos oss. Försök igen senare.

nothing-title = Här finns ingenting
nothing-says = Adressen leder ingenstans. Om den kommer från ett brev från oss, kontrollera att den kopierades ända till slutet.
nothing-home = Till startsidan

landing-title = Öppna servrar – vi stänger dem tillsammans
landing-lead = Offentliga databaser rapporterar e-postservrar och proxyservrar som förmedlar vems trafik som helst. Vi testar var och en utan att orsaka skada, skriver till dem som driver den, visar hur den stängs och följer ärendet tills den är stängd.
landing-letter = Har ni fått ett brev från oss?
landing-letter-says = Länken i brevet öppnar sidan för er server. Om ni först vill veta om brevet är äkta, ange ärendenumret som står i det.
landing-way = Vad vi gör
landing-way-listed = En offentlig databas rapporterar att en server är öppen.
landing-way-proven = Vi testar den: kan ett meddelande från oss gå genom den och tillbaka till oss? Inget annat räknas som bevis.
landing-way-written = Vi tar reda på vem som driver servern och skriver till dem en gång, på deras språk, med bevisen och stegen.
landing-way-closed = Vi kontrollerar igen, och igen, tills servern är stängd.
landing-relay = Vad är ett öppet e-postrelä?
landing-relay-says = En e-postserver som tar emot meddelanden från främlingar och levererar dem till andra främlingar. Den som skickar skräppost gömmer sig gärna bakom den.
landing-proxy = Vad är en öppen proxyserver?
landing-proxy-says = En server som öppnar anslutningar vart som helst åt vem som helst. Det som görs genom den ser ut att komma från er.
landing-harm = I båda fallen faller skulden på den som driver servern: adressen hamnar på blockeringslistor, förbindelsen överbelastas och leverantören kan stänga av den. Oftast räcker det att ändra en eller två rader i en konfigurationsfil.
landing-to-guides = Se hur den stängs
landing-test = Vårt test i era loggar
landing-test-says = Vi ansluter bara till servrar som nämns i en offentlig databas, i långsam takt, och ber dem förmedla ett meddelande, eller en anslutning, till vår egen mottagande dator. Meddelandet säger vilka vi är, varför vi testar och hur ni når oss. Vi provar aldrig lösenord, och ingenting ändras på er server.
landing-excluding = Om ni inte vill att er adress testas, skriv till { $contact } så undantas den.
landing-who = Vilka som deltar
landing-to-agencies = Mer om dem
landing-to-results = Vad det har lett till

agencies-title = Vilka som deltar
agencies-lead = De här myndigheterna bedriver insatsen tillsammans. Var och en av dem kan intyga att den är äkta.
agencies-none = Ingen myndighet är utsedd än, så ingen testas och ingen får brev.
agencies-questions = Frågor
agencies-languages = Svarar på
agencies-page = Egen webbplats
agencies-check = Om ni är osäkra, utgå inte från den här sidan: sök upp myndigheten som ni annars skulle göra, och fråga där.

guides-title = Så stänger ni
guides-lead = Steg för steg: exakt vilka rader som ska ändras, hur ni ser att det fungerade och hur ni återställer ändringen.
guides-for-open-relay = Öppet e-postrelä
guides-for-open-proxy = Öppen proxyserver
guides-unknown = En annan produkt, eller en okänd
guide-steps = Vad ni ska göra
guide-check = Se att det fungerade
guide-check-outside = Utifrån kontrollerar vi: tryck på ”Testa min server igen” på den sida som ert brev länkar till, eller vänta; vi testar igen på eget initiativ.
guide-clean-up = När servern är stängd
guide-undo = Om något hos er slutar fungera
guide-documentation = Handboken om detta:
guide-all = Alla vägledningar

reference-label = Ärendenummer
genuine-title = Är brevet äkta?
genuine-lead = Varje brev från oss innehåller minst ett ärendenummer. Ange det, så talar vi om ifall vi har skickat ett brev om ärendet, och när.
genuine-button = Kontrollera
genuine-yes = Ja. Om detta ärende har vi skickat:
genuine-letter = { $letter }, { $at }
genuine-no = Vi har inte skickat något brev om ett sådant ärende. Om ni har fått ett sådant brev, följ inte länkarna i det och hör gärna av er till oss.
genuine-unreadable = Det där är inget ärendenummer. Ett ärendenummer börjar med T, följt av tretton bokstäver och siffror; bindestreck och versaler spelar ingen roll.
genuine-too-often = För många frågor på en gång. Vänta en minut och fråga igen.
genuine-signs = Andra kännetecken på våra brev
genuine-sign-sender = De kommer från { $sender }.
genuine-sign-links = Länkarna leder till { $url } och ingen annanstans.
genuine-sign-asks-nothing = De ber aldrig om lösenord, om pengar eller om att ett program ska installeras. Allt som behövs står i själva brevet.

stop-title = Brev till den här brevlådan
stop-asks = Ska vi sluta skriva till { $mailbox }?
stop-button = Skriv inte hit mer
stop-what = Servern är fortfarande rapporterad, och vi kan komma att skriva till någon annan som ansvarar för den.
stop-done = Vi skriver inte till { $mailbox } mer.

case-title = Ärende { $reference }
case-reference = Ärende
case-way = Hur långt ärendet har kommit
case-is-suspected = Offentliga databaser rapporterar den här servern; vi har inte bekräftat något.
case-is-proven = Vårt testmeddelande gick genom den här servern och kom tillbaka till oss.
case-is-notified = Vårt testmeddelande gick igenom, och vi har skrivit om det. Vi fortsätter att kontrollera tills servern är stängd.
case-is-notified-listed = Offentliga databaser rapporterar den här servern, och vi har skrivit om det. Vi har inte bekräftat något.
case-is-closing = Vid vårt senaste test var den stängd. Tack! Vi kontrollerar några gånger till innan vi räknar den som stängd.
case-is-closed = Vid alla tester på senare tid var den stängd. Tack!
case-is-set-aside = Inget mer görs tills vidare: { $reason }.
case-whole-guide = Hela vägledningen: alla steg, kontrollen och vägen tillbaka
case-found = Vad vi fann
case-found-nothing = Inget test är avslutat än.
case-software = { $software }, att döma av { $basis }
case-proof = Den { $at } gick vårt testmeddelande in på port { $port }, { $protocol }, och kom tillbaka till vår mottagande dator från { $exit }.
case-evidence = Visa bevisen
case-transcript = Vad som sades (< servern, > vi)
case-receipt = Vad vår mottagande dator antecknade
case-listings = Vilka som rapporterar den
case-listings-say = De här offentliga databaserna nämner adressen. De flesta tar bort den på egen hand en tid efter att servern stängts.
case-history = Vad som har hänt hittills
case-secret = Bara den som har länken kan se den här sidan. Lämna den bara vidare till dem som sköter servern.

step-of-case-listed = Rapporterad
step-of-case-proven = Bekräftad
step-of-case-written = Brev skickat
step-of-case-rechecked = Testad igen
step-of-case-closed = Stängd
step-of-case-set-aside = Vilande
step-of-case-closed-in-row = stängd vid { $closed } av { $needed } tester som behövs
standing-done = (klart)
standing-now = (nu)
standing-to-come = (återstår)

event-opened = Rapporterad av { $source }.
event-listed-again = Rapporterad igen av { $source }.
event-tested = Testad, utan ett resultat att bygga på.
event-proven = Bekräftad: vårt testmeddelande kom tillbaka genom servern.
event-attributed = Vi tog reda på vem som driver servern.
event-written = Ett brev skickades.
event-reminded = En påminnelse skickades.
event-failed = Ett brev kunde inte levereras.
event-retest-asked = Ett nytt test begärdes på den här sidan.
event-rechecked = Testad igen.
event-closed = Stängd: tillräckligt många tester, utspridda i tiden, visade det.
event-reopened = Befanns vara öppen igen.
event-set-aside = Vilande: { $reason }.

retest-title = Testa min server igen
retest-button = Testa min server igen
retest-what = Vi testar bara de portar på adressen som ärendet gäller, och inget annat. Det tar en eller två minuter.
retest-awaited = Testet pågår; sidan uppdateras av sig själv med några sekunders mellanrum.
retest-idle = För närvarande görs inga fler tester i det här ärendet.
retest-used-up = Så många tester har begärts den senaste timmen att nästa får vänta till { $at }.
retest-asked = Ett test begärdes { $asked }.
retest-done = Begärt { $asked }, utfört { $done }: { $found }

intended-title = Är den avsiktligt öppen, eller är den inte er?
intended-says = En Tor-utgångsnod, en offentlig tjänst, ett forskningssystem: säg det här, så varken testar vi servern eller skriver om den mer. Om adressen inte är er, svara i stället på brevet.
intended-button = Den är avsiktligt öppen: testa den inte mer
found-open = den är fortfarande öppen.
found-waiting = servern tog emot vårt meddelande; det kan ännu komma tillbaka, vilket kan dröja.
found-again = servern bad oss vänta eller avvisade vår testdator, vilket inte säger något om andra. Vi frågar igen.
found-closed = stängd. Tack!
found-not-that-service = en annan tjänst svarar där nu.
found-unreachable = ingen svarade. Att ingen svarar räknas inte som att servern är stängd, eftersom det kan vara ett övergående fel.

service-smtp = e-post (SMTP)
service-http = HTTP-proxy
service-socks = SOCKS-proxy
service-socks4 = SOCKS 4-proxy
service-socks5 = SOCKS 5-proxy
service-proxy = proxyserver

col-port = Port
col-protocol = Protokoll
col-verdict = Resultat
col-tested = Testad
col-source = Databas
col-service = Uppger
col-detail = Med egna ord
col-seen = Senast sedd

probing-description = { $operation } testar servrar som offentliga databaser anger som öppna e-postreläer eller öppna proxyservrar, genom att be var och en förmedla ett meddelande eller en anslutning till vår egen mottagande dator, och skriver till dem som driver dem.
