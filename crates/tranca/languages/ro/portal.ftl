# Propozițiile paginilor.

nav-home = Început
nav-guides = Ghiduri de închidere
nav-genuine = Este autentică scrisoarea?
nav-agencies = Cine participă
nav-results = Rezultate
skip-to-content = La conținut
languages-label = Limbi
pages-label = Pagini
foot-what = Acest site nu folosește nici module cookie, nici scripturi și nu numără vizitatorii.
foot-questions = Răspundem la întrebări la adresa
trouble-of-ours = A apărut o eroare la noi. Vă rugăm să încercați din nou mai târziu.

nothing-title = Aici nu este nimic
nothing-says = Această adresă nu duce nicăieri. Dacă provine dintr-o scrisoare de la noi, verificați dacă a fost copiată până la capăt.
nothing-home = La pagina de început

landing-title = Servere deschise, închise împreună
landing-lead = Baze de date publice semnalează servere de e-mail și servere proxy care transportă traficul oricui. Îl testăm pe fiecare fără a provoca daune, scriem celor care îl administrează, le arătăm cum se închide și urmărim cazul până la închidere.
landing-letter = Ați primit o scrisoare de la noi?
landing-letter-says = Linkul din ea deschide pagina serverului dumneavoastră. Dacă doriți să știți mai întâi dacă scrisoarea este autentică, introduceți referința cazului care figurează în ea.
landing-way = Ce facem
landing-way-listed = O bază de date publică semnalează un server ca fiind deschis.
landing-way-proven = Îl testăm: poate un mesaj al nostru să treacă prin el și să se întoarcă la noi? Nimic altceva nu constituie dovadă.
landing-way-written = Aflăm cine administrează serverul și îi scriem o singură dată, în limba sa, cu dovezile și pașii de urmat.
landing-way-closed = Verificăm din nou, ori de câte ori este nevoie, până când serverul este închis.
landing-relay = Ce este un releu de e-mail deschis?
landing-relay-says = Un server de e-mail care primește mesaje de la necunoscuți și le livrează altor necunoscuți. Celor care trimit spam le place să se ascundă în spatele lui.
landing-proxy = Ce este un proxy deschis?
landing-proxy-says = Un server care deschide conexiuni către orice destinație, pentru oricine. Ceea ce se face prin el pare să vină de la dumneavoastră.
landing-harm = În ambele cazuri, vina cade asupra celui care administrează serverul: adresa ajunge pe liste de blocare, linia este suprasolicitată, iar furnizorul o poate întrerupe. De obicei, una sau două linii dintr-un fișier de configurare rezolvă problema.
landing-to-guides = Vedeți cum se închide
landing-test = Testul nostru în jurnalele dumneavoastră
landing-test-says = Ne conectăm numai la servere semnalate de o bază de date publică, fără grabă, și le cerem să transporte un mesaj sau o conexiune până la propria noastră gazdă de recepție. Mesajul spune cine suntem, de ce testăm și cum putem fi contactați. Nu încercăm niciodată parole și nu se modifică nimic pe serverul dumneavoastră.
landing-excluding = Dacă nu doriți ca adresa dumneavoastră să fie testată, scrieți la { $contact } și va fi exclusă.
landing-who = Cine participă
landing-to-agencies = Mai multe despre participanți
landing-to-results = Ce s-a obținut

agencies-title = Cine participă
agencies-lead = Aceste instituții desfășoară operațiunea împreună. Fiecare dintre ele vă poate spune dacă operațiunea este autentică.
agencies-none = Nu este desemnată încă nicio instituție, așa că nimeni nu este testat și nimeni nu primește scrisori.
agencies-questions = Întrebări
agencies-languages = Răspunde în
agencies-page = Site-ul propriu
agencies-check = Dacă aveți îndoieli, nu porniți de la această pagină: căutați instituția așa cum ați face-o în mod obișnuit și întrebați acolo.

guides-title = Ghiduri de închidere
guides-lead = Pas cu pas: ce linii anume trebuie modificate, cum se vede că a funcționat și cum se revine.
guides-for-open-relay = Releu de e-mail deschis
guides-for-open-proxy = Proxy deschis
guides-unknown = Alt produs sau nu știți care
guide-steps = Ce este de făcut
guide-check = Verificați dacă a funcționat
guide-check-outside = Din exterior verificăm noi: apăsați „Testează din nou serverul meu” pe pagina către care duce linkul din scrisoare sau așteptați; testăm din nou din proprie inițiativă.
guide-clean-up = După închidere
guide-undo = Dacă ceva din sistemele dumneavoastră nu mai funcționează
guide-documentation = Manualul pe această temă:
guide-all = Toate ghidurile

reference-label = Referința cazului
genuine-title = Este autentică scrisoarea?
genuine-lead = Fiecare scrisoare a noastră conține cel puțin o referință de caz. Introduceți-o și vă spunem dacă am trimis o scrisoare despre acel caz și când.
genuine-button = Verifică
genuine-yes = Da. Despre acest caz am trimis:
genuine-letter = { $letter }, { $at }
genuine-no = Nu am trimis nicio scrisoare despre un astfel de caz. Dacă ați primit una, nu urmați linkurile din ea și vă rugăm să ne anunțați.
genuine-unreadable = Aceasta nu este o referință de caz. O referință începe cu T, urmat de treisprezece litere și cifre; cratimele și majusculele nu contează.
genuine-too-often = Prea multe întrebări deodată. Vă rugăm să așteptați un minut și să întrebați din nou.
genuine-signs = Alte semne după care se recunosc scrisorile noastre
genuine-sign-sender = Vin de la { $sender }.
genuine-sign-links = Linkurile lor duc la { $url } și nicăieri altundeva.
genuine-sign-asks-nothing = Nu cer niciodată o parolă, bani sau instalarea unui program. Tot ce este necesar se află chiar în scrisoare.

stop-title = Scrisori către această căsuță poștală
stop-asks = Să nu mai scriem la { $mailbox }?
stop-button = Nu mai scrieți aici
stop-what = Serverul rămâne semnalat așa cum este și este posibil să scriem altei persoane care răspunde de el.
stop-done = Nu vom mai scrie la { $mailbox }.

case-title = Cazul { $reference }
case-reference = Caz
case-way = Unde a ajuns cazul
case-is-suspected = Baze de date publice semnalează acest server; noi nu am confirmat nimic.
case-is-proven = Mesajul nostru de test a trecut prin acest server și s-a întors la noi.
case-is-notified = Mesajul nostru de test a trecut și am scris despre aceasta. Continuăm să verificăm până când serverul este închis.
case-is-notified-listed = Baze de date publice semnalează acest server și am scris despre aceasta. Noi nu am confirmat nimic.
case-is-closing = La ultimul nostru test era închis. Vă mulțumim! Mai verificăm de câteva ori înainte de a-l considera închis.
case-is-closed = La toate testele recente era închis. Vă mulțumim!
case-is-set-aside = Deocamdată nu se mai întreprinde nimic: { $reason }.
case-whole-guide = Ghidul complet: toți pașii, verificarea și revenirea
case-found = Ce am constatat
case-found-nothing = Niciun test nu s-a încheiat încă.
case-software = { $software }, recunoscut după { $basis }
case-proof = La { $at }, mesajul nostru de test a intrat prin portul { $port }, { $protocol }, și s-a întors la gazda noastră de recepție de la { $exit }.
case-evidence = Arată dovezile
case-transcript = Ce s-a spus (< serverul, > noi)
case-receipt = Ce a notat gazda noastră de recepție
case-listings = Cine îl semnalează
case-listings-say = Aceste baze de date publice menționează adresa. Cele mai multe o elimină singure la un timp după închidere.
case-history = Ce s-a întâmplat până acum
case-secret = Numai cine are linkul poate vedea această pagină. Transmiteți-l doar celor care se ocupă de server.

step-of-case-listed = Semnalat
step-of-case-proven = Confirmat
step-of-case-written = Scrisoare trimisă
step-of-case-rechecked = Testat din nou
step-of-case-closed = Închis
step-of-case-set-aside = Pus deoparte
step-of-case-closed-in-row = închis la { $closed } din { $needed } teste necesare
standing-done = (făcut)
standing-now = (acum)
standing-to-come = (urmează)

event-opened = Semnalat de { $source }.
event-listed-again = Semnalat din nou de { $source }.
event-tested = Testat, fără un rezultat concludent.
event-proven = Confirmat: mesajul nostru de test s-a întors prin server.
event-attributed = Am aflat cine administrează serverul.
event-written = A fost trimisă o scrisoare.
event-reminded = A fost trimisă o reamintire.
event-failed = O scrisoare nu a putut fi livrată.
event-retest-asked = A fost cerut un nou test pe această pagină.
event-rechecked = Testat din nou.
event-closed = Închis: au constatat acest lucru suficiente teste, distanțate în timp.
event-reopened = Găsit din nou deschis.
event-set-aside = Pus deoparte: { $reason }.

retest-title = Testează din nou serverul meu
retest-button = Testează din nou serverul meu
retest-what = Testăm numai porturile acestei adrese la care se referă cazul și nimic altceva. Durează un minut sau două.
retest-awaited = Testul este în curs; pagina se actualizează singură la câteva secunde.
retest-idle = În prezent nu se mai fac teste pentru acest caz.
retest-used-up = În ultima oră s-au cerut atât de multe teste, încât următorul trebuie să aștepte până la { $at }.
retest-asked = Un test a fost cerut la { $asked }.
retest-done = Cerut la { $asked }, efectuat la { $done }: { $found }

intended-title = Este deschis intenționat sau nu este al dumneavoastră?
intended-says = Un nod de ieșire Tor, un serviciu public, un sistem de cercetare: spuneți-ne aici și nu vom mai testa acest server și nici nu vom mai scrie despre el. Dacă adresa nu este a dumneavoastră, vă rugăm să răspundeți în schimb la scrisoare.
intended-button = Este deschis intenționat: nu îl mai testați
found-open = este încă deschis.
found-waiting = serverul a preluat mesajul nostru; acesta se mai poate întoarce, ceea ce poate dura.
found-again = serverul ne-a amânat sau a refuzat gazda noastră de test, ceea ce nu spune nimic despre ceilalți. Întrebăm din nou.
found-closed = închis. Vă mulțumim!
found-not-that-service = acolo răspunde acum un alt serviciu.
found-unreachable = nu a răspuns nimeni. Lipsa unui răspuns nu înseamnă că este închis, deoarece poate fi o defecțiune trecătoare.

service-smtp = e-mail (SMTP)
service-http = proxy HTTP
service-socks = proxy SOCKS
service-socks4 = proxy SOCKS 4
service-socks5 = proxy SOCKS 5
service-proxy = proxy

col-port = Port
col-protocol = Protocol
col-verdict = Constatare
col-tested = Testat
col-source = Bază de date
col-service = Indică
col-detail = În cuvintele ei
col-seen = Văzut ultima dată

probing-description = { $operation } testează serverele pe care bazele de date publice le numesc relee de e-mail deschise sau proxy-uri deschise, cerând fiecăruia să transporte un mesaj sau o conexiune până la propria noastră gazdă de recepție, și scrie celor care le administrează.
