# The sentences of the pages.

nav-home = Kezdőlap
nav-guides = Lezárási útmutatók
nav-genuine = Valódi-e a levelem?
nav-agencies = Résztvevők
nav-results = Eredmények
skip-to-content = Ugrás a tartalomhoz
languages-label = Nyelvek
pages-label = Oldalak
foot-what = Ez az oldal nem használ sütiket és szkripteket, és nem számolja a látogatókat.
foot-questions = Kérdéseire itt válaszolunk:
trouble-of-ours = Nálunk történt hiba. Kérjük, próbálja meg később.

nothing-title = Itt nincs semmi
nothing-says = Ez a cím nem vezet sehová. Ha a mi levelünkből származik, kérjük, ellenőrizze, hogy a legvégéig kimásolta-e.
nothing-home = A kezdőlapra

landing-title = Nyitott szerverek közös lezárása
landing-lead = Nyilvános adatbázisok jelentik azokat a levelezőszervereket és proxykat, amelyek bárki forgalmát továbbítják. Mindegyiket kár okozása nélkül megvizsgáljuk, írunk az üzemeltetőnek, megmutatjuk a lezárás módját, és addig foglalkozunk vele, amíg le nem zárják.
landing-letter = Levelet kapott tőlünk?
landing-letter-says = A benne lévő hivatkozás az Ön szerverének oldalát nyitja meg. Ha előbb azt szeretné tudni, valódi-e a levél, írja be a benne szereplő ügyszámot.
landing-way = Mit teszünk
landing-way-listed = Egy nyilvános adatbázis nyitottként jelent egy szervert.
landing-way-proven = Megvizsgáljuk: át tud-e jutni rajta egy üzenetünk, és visszaérkezik-e hozzánk? Csak ez számít bizonyítéknak.
landing-way-written = Kiderítjük, ki üzemelteti a szervert, és egyszer írunk neki, a saját nyelvén, a bizonyítékkal és a teendőkkel.
landing-way-closed = Újra és újra megnézzük, amíg a szervert le nem zárják.
landing-relay = Mi az a nyílt levéltovábbító?
landing-relay-says = Olyan levelezőszerver, amely idegenektől fogad üzeneteket, és más idegeneknek kézbesíti őket. A kéretlen levelek küldői szívesen bújnak mögé.
landing-proxy = Mi az a nyílt proxy?
landing-proxy-says = Olyan szerver, amely bárkinek bárhová kapcsolatot nyit. Ami rajta keresztül történik, úgy tűnik, mintha Öntől származna.
landing-harm = Mindkettő az üzemeltetőre hárítja a felelősséget: címe tiltólistára kerül, vonala túlterhelődik, szolgáltatója pedig megszakíthatja a kapcsolatot. A hiba rendszerint egy konfigurációs fájl egy-két sorának módosításával elhárítható.
landing-to-guides = A lezárás módja
landing-test = A vizsgálatunk az Ön naplóiban
landing-test-says = Csak olyan szerverhez kapcsolódunk, amelyet nyilvános adatbázis nevez meg, lassú ütemben, és egyetlen üzenet vagy kapcsolat továbbítását kérjük a saját fogadó szerverünkhöz. Az üzenetből kiderül, kik vagyunk, miért vizsgálunk, és hogyan érhet el minket. Jelszavakkal soha nem próbálkozunk, és az Ön szerverén semmi sem változik.
landing-excluding = Ha nem szeretné, hogy a címét vizsgáljuk, írjon ide: { $contact }, és kihagyjuk.
landing-who = Résztvevők
landing-to-agencies = Többet a résztvevőkről
landing-to-results = Az eddigi eredmények

agencies-title = Résztvevők
agencies-lead = Ezek a szervezetek közösen végzik a munkát. Bármelyikük meg tudja mondani, hogy valódi kezdeményezésről van-e szó.
agencies-none = Még nincs megnevezett intézmény, ezért senkit sem vizsgálunk, és senkinek sem írunk.
agencies-questions = Kérdések
agencies-languages = Válaszadás nyelve
agencies-page = Saját oldal
agencies-check = Ha kétsége van, ne ebből az oldalból induljon ki: keresse meg az intézményt úgy, ahogyan egyébként tenné, és ott kérdezzen.

guides-title = Lezárási útmutatók
guides-lead = Lépésről lépésre, pontosan a módosítandó sorokkal, azzal, hogy miből látszik az eredmény, és hogyan állítható vissza minden.
guides-for-open-relay = Nyílt levéltovábbító
guides-for-open-proxy = Nyílt proxy
guides-unknown = Más termék, vagy nem tudja, melyik
guide-steps = Teendők
guide-check = Az eredmény ellenőrzése
guide-check-outside = Kívülről mi nézzük meg: nyomja meg az „A szerverem újbóli vizsgálata” gombot azon az oldalon, amelyre a levél hivatkozik, vagy várjon; magunktól is újra vizsgálunk.
guide-clean-up = Lezárás után
guide-undo = Ha valami, amire szüksége van, már nem működik
guide-documentation = A vonatkozó kézikönyv:
guide-all = Minden útmutató

reference-label = Ügyszám
genuine-title = Valódi-e a levelem?
genuine-lead = Minden levelünkben legalább egy ügyszám szerepel. Írja be, és megmondjuk, küldtünk-e levelet erről az ügyről, és mikor.
genuine-button = Ellenőrzés
genuine-yes = Igen. Ebben az ügyben ezt küldtük:
genuine-letter = { $letter }, { $at }
genuine-no = Ilyen ügyben nem küldtünk levelet. Ha mégis ilyet kapott, ne kövesse a hivatkozásait, és kérjük, értesítsen minket.
genuine-unreadable = Ez nem ügyszám. Az ügyszám T betűvel kezdődik, amelyet tizenhárom betű és számjegy követ; a kötőjelek és a nagybetűk nem számítanak.
genuine-too-often = Egyszerre túl sok kérés érkezett. Kérjük, várjon egy percet, és próbálja újra.
genuine-signs = Miről ismerhetők még fel a leveleink
genuine-sign-sender = A feladójuk: { $sender }.
genuine-sign-links = A hivatkozásaik ide vezetnek, és sehová máshová: { $url }.
genuine-sign-asks-nothing = Soha nem kérnek jelszót, pénzt vagy program telepítését. Minden, ami szükséges, megtalálható magában a levélben.

stop-title = Levelek ebbe a postafiókba
stop-asks = Ne írjunk többé erre a címre: { $mailbox }?
stop-button = Ide többé ne írjanak
stop-what = A szerver bejelentése változatlan marad, és lehet, hogy másvalakinek írunk, aki felel érte.
stop-done = Erre a címre többé nem írunk: { $mailbox }.

case-title = { $reference } számú ügy
case-reference = Ügy
case-way = Meddig jutott az ügy
case-is-suspected = Nyilvános adatbázisok jelentik ezt a szervert; mi nem bizonyítottunk semmit.
case-is-proven = A vizsgáló üzenetünk átment ezen a szerveren, és visszaérkezett hozzánk.
case-is-notified = A vizsgáló üzenetünk átment, és levelet írtunk erről. Tovább figyeljük, amíg le nem zárják.
case-is-notified-listed = Nyilvános adatbázisok jelentik ezt a szervert, és levelet írtunk erről. Mi nem bizonyítottunk semmit.
case-is-closing = A legutóbbi vizsgálat zártnak találta. Köszönjük! Még néhányszor megnézzük, mielőtt lezártnak tekintjük.
case-is-closed = Minden legutóbbi vizsgálat zártnak találta. Köszönjük!
case-is-set-aside = Egyelőre nem teszünk többet: { $reason }.
case-whole-guide = A teljes útmutató: minden lépés, az ellenőrzés és a visszaállítás
case-found = Amit találtunk
case-found-nothing = Még egyetlen vizsgálat sem ért véget.
case-software = { $software }, a felismerés alapja: { $basis }
case-proof = { $at }: a vizsgáló üzenetünk ezen a porton ment be: { $port } ({ $protocol }), és innen érkezett vissza a fogadó szerverünkhöz: { $exit }.
case-evidence = A bizonyíték megjelenítése
case-transcript = A kapcsolat naplója (< a szerver, > mi)
case-receipt = Amit a fogadó szerverünk feljegyzett
case-listings = Ki jelenti
case-listings-say = Ezek a nyilvános adatbázisok nevezik meg ezt a címet. A legtöbbjük a lezárás után egy idővel magától törli.
case-history = Ami eddig történt
case-secret = Ezt az oldalt csak az látja, akinek megvan a hivatkozás. Kérjük, csak azoknak adja tovább, akik a szervert gondozzák.

step-of-case-listed = Bejelentve
step-of-case-proven = Bizonyítva
step-of-case-written = Levél elküldve
step-of-case-rechecked = Újra vizsgálva
step-of-case-closed = Lezárva
step-of-case-set-aside = Félretéve
step-of-case-closed-in-row = zárt: { $closed } a szükséges { $needed } vizsgálatból
standing-done = (kész)
standing-now = (most)
standing-to-come = (hátravan)

event-opened = Bejelentette: { $source }.
event-listed-again = Újra bejelentette: { $source }.
event-tested = Megvizsgálva, felhasználható eredmény nélkül.
event-proven = Bizonyítva: a vizsgáló üzenetünk visszaérkezett a szerveren át.
event-attributed = Kiderítettük, ki üzemelteti a szervert.
event-written = Levelet küldtünk.
event-reminded = Emlékeztetőt küldtünk.
event-failed = Egy levelet nem lehetett kézbesíteni.
event-retest-asked = Ezen az oldalon új vizsgálatot kértek.
event-rechecked = Újra megvizsgálva.
event-closed = Lezárva: kellő számú, különböző időben végzett vizsgálat igazolta.
event-reopened = Újra nyitottnak találtuk.
event-set-aside = Félretéve: { $reason }.

retest-title = A szerverem újbóli vizsgálata
retest-button = A szerverem újbóli vizsgálata
retest-what = Ennek a címnek csak azokat a portjait vizsgáljuk, amelyekről ez az ügy szól, semmi mást. Egy-két percig tart.
retest-awaited = A vizsgálat folyamatban van; az oldal néhány másodpercenként magától frissül.
retest-idle = Ebben az ügyben jelenleg nem végzünk több vizsgálatot.
retest-used-up = Az elmúlt órában annyi vizsgálatot kértek, hogy a következővel várni kell eddig: { $at }.
retest-asked = Vizsgálatot kértek: { $asked }.
retest-done = Kérve: { $asked }, megvizsgálva: { $done }. Eredmény: { $found }

intended-title = Szándékosan nyitott, vagy nem az Öné?
intended-says = Tor kilépő csomópont, nyilvános szolgáltatás, kutatási rendszer: jelezze itt, és a szervert nem vizsgáljuk többé, és nem is írunk róla. Ha a cím nem az Öné, kérjük, inkább válaszoljon a levélre.
intended-button = Szándékosan nyitott: ne vizsgálják többé
found-open = még mindig nyitott.
found-waiting = a szerver átvette az üzenetünket; az még visszaérkezhet, ami eltarthat egy ideig.
found-again = a szerver várakozást kért, vagy elutasította a vizsgáló szerverünket, ami másokról semmit sem mond. Újra megpróbáljuk.
found-closed = lezárva. Köszönjük!
found-not-that-service = ott most más szolgáltatás válaszol.
found-unreachable = senki sem válaszolt. A hallgatás nem számít lezárásnak, mert átmeneti hiba is lehet.

service-smtp = levelezés (SMTP)
service-http = HTTP-proxy
service-socks = SOCKS-proxy
service-socks4 = SOCKS 4 proxy
service-socks5 = SOCKS 5 proxy
service-proxy = proxy

col-port = Port
col-protocol = Protokoll
col-verdict = Eredmény
col-tested = Vizsgálat ideje
col-source = Adatbázis
col-service = Jelentett szolgáltatás
col-detail = Szó szerint
col-seen = Utoljára látva

probing-description = { $operation } olyan szervereket vizsgál, amelyeket nyilvános adatbázisok nyílt levéltovábbítóként vagy nyílt proxyként neveznek meg: mindegyiktől egyetlen üzenet vagy kapcsolat továbbítását kéri a saját fogadó szerverünkhöz, és ír az üzemeltetőknek.
