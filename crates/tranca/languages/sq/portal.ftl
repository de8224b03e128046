# The sentences of the pages.

nav-home = Kreu
nav-guides = Udhëzues mbylljeje
nav-genuine = A është e vërtetë letra ime?
nav-agencies = Kush merr pjesë
nav-results = Rezultatet
skip-to-content = Kalo te përmbajtja
languages-label = Gjuhët
pages-label = Faqet
foot-what = Ky sajt nuk përdor as cookie, as skripte dhe nuk numëron vizitorë.
foot-questions = Pyetjeve u përgjigjet
trouble-of-ours = Diçka dështoi nga ana jonë. Ju lutemi, provoni përsëri më vonë.

nothing-title = Këtu nuk ka asgjë
nothing-says = Kjo adresë nuk ju çon askund. Nëse vjen nga një letër jona, sigurohuni që të jetë kopjuar deri në fund.
nothing-home = Te kreu

landing-title = Serverë të hapur, të mbyllur së bashku
landing-lead = Bazat publike të të dhënave raportojnë serverë poste dhe proxy që përcjellin trafikun e kujtdo. Ne e testojmë secilin pa shkaktuar dëm, u shkruajmë atyre që e administrojnë, u tregojmë si mbyllet dhe e ndjekim derisa të mbyllet.
landing-letter = A keni marrë një letër nga ne?
landing-letter-says = Lidhja në të hap faqen e serverit tuaj. Nëse doni të dini më parë nëse letra është e vërtetë, shkruani numrin e rastit që gjendet në të.
landing-way = Çfarë bëjmë
landing-way-listed = Një bazë publike të dhënash raporton një server si të hapur.
landing-way-proven = E testojmë: a mund të kalojë një mesazh yni përmes tij dhe të kthehet te ne? Asgjë tjetër nuk vlen si provë.
landing-way-written = Gjejmë se kush e administron serverin dhe i shkruajmë një herë, në gjuhën e tij, me provat dhe hapat.
landing-way-closed = E kontrollojmë përsëri e përsëri, derisa serveri të jetë mbyllur.
landing-relay = Çfarë është një relay i hapur poste?
landing-relay-says = Një server poste që pranon mesazhe nga të panjohur dhe ua dorëzon të panjohurve të tjerë. Ata që dërgojnë spam zakonisht fshihen pas serverëve të tillë.
landing-proxy = Çfarë është një proxy i hapur?
landing-proxy-says = Një server që hap lidhje drejt çdo destinacioni për këdo. Ajo që bëhet përmes tij duket sikur vjen nga ju.
landing-harm = Në të dyja rastet faji i mbetet atij që e administron serverin: adresa e tij përfundon në lista bllokimi, linja e tij mbingarkohet dhe ofruesi mund t’ia shkëpusë. Zakonisht mjaftojnë një ose dy rreshta në një skedar konfigurimi për ta rregulluar.
landing-to-guides = Shihni si mbyllet
landing-test = Testi ynë në regjistrat (log) tuaj
landing-test-says = Lidhemi vetëm me serverë që i përmend një bazë publike të dhënash, e bëjmë këtë ngadalë dhe u kërkojmë të përcjellin një mesazh ose një lidhje deri te serveri ynë marrës. Mesazhi thotë kush jemi, pse testojmë dhe si mund të na kontaktoni. Nuk provojmë kurrë fjalëkalime dhe në serverin tuaj nuk ndryshon asgjë.
landing-excluding = Nëse nuk doni që adresa juaj të testohet, shkruani te { $contact } dhe ajo do të lihet jashtë.
landing-who = Kush merr pjesë
landing-to-agencies = Më shumë për ta
landing-to-results = Çfarë është arritur

agencies-title = Kush merr pjesë
agencies-lead = Këto institucione e drejtojnë operacionin së bashku. Secili prej tyre mund t’ju thotë nëse operacioni është i vërtetë.
agencies-none = Ende nuk është caktuar asnjë institucion, prandaj askush nuk testohet dhe askujt nuk i shkruhet.
agencies-questions = Pyetje
agencies-languages = Përgjigjet në gjuhët
agencies-page = Faqja e tij
agencies-check = Në rast dyshimi, mos u nisni nga kjo faqe: kërkojeni institucionin siç do të bënit zakonisht dhe pyetni atje.

guides-title = Udhëzues mbylljeje
guides-lead = Hap pas hapi: cilët rreshta duhen ndryshuar, si të shihet nëse funksionoi dhe si të kthehet ndryshimi mbrapsht.
guides-for-open-relay = Relay i hapur poste
guides-for-open-proxy = Proxy i hapur
guides-unknown = Një produkt tjetër, ose nuk e dini cili
guide-steps = Çfarë duhet bërë
guide-check = Shihni nëse funksionoi
guide-check-outside = Nga jashtë kontrollojmë ne: shtypni “Testoje përsëri serverin tim” në faqen ku ju çon letra juaj, ose prisni; ne testojmë përsëri vetë.
guide-clean-up = Pasi të jetë mbyllur
guide-undo = Nëse diçka juaja pushon së punuari
guide-documentation = Manuali për këtë:
guide-all = Të gjithë udhëzuesit

reference-label = Numri i rastit
genuine-title = A është e vërtetë letra ime?
genuine-lead = Çdo letër jona përmend të paktën një numër rasti. Shkruajeni dhe ju themi nëse kemi dërguar një letër për të dhe kur.
genuine-button = Kontrollo
genuine-yes = Po. Për këtë rast dërguam:
genuine-letter = { $letter }, { $at }
genuine-no = Nuk kemi dërguar letër për një rast të tillë. Nëse keni marrë një të tillë, mos i ndiqni lidhjet e saj dhe, ju lutemi, na njoftoni.
genuine-unreadable = Ky nuk është numër rasti. Numri fillon me T dhe pas saj ka trembëdhjetë shkronja e shifra; vizat dhe shkronjat e mëdha nuk kanë rëndësi.
genuine-too-often = Tepër shumë pyetje njëherësh. Ju lutemi, prisni një minutë dhe pyetni përsëri.
genuine-signs = Mënyra të tjera për t’i dalluar letrat tona
genuine-sign-sender = Vijnë nga { $sender }.
genuine-sign-links = Lidhjet e tyre ju çojnë te { $url } dhe askund tjetër.
genuine-sign-asks-nothing = Nuk kërkojnë kurrë fjalëkalim, para apo instalimin e një programi. Gjithçka që nevojitet është në vetë letrën.

stop-title = Letra për këtë kuti postare
stop-asks = A të ndalojmë së shkruari te { $mailbox }?
stop-button = Mos shkruani më këtu
stop-what = Raportimi i serverit mbetet siç është dhe mund t’i shkruajmë dikujt tjetër që përgjigjet për të.
stop-done = Nuk do të shkruajmë më te { $mailbox }.

case-title = Rasti { $reference }
case-reference = Rasti
case-way = Deri ku ka arritur rasti
case-is-suspected = Bazat publike të të dhënave e raportojnë këtë server; ne nuk kemi vërtetuar asgjë.
case-is-proven = Mesazhi ynë i testit kaloi përmes këtij serveri dhe u kthye te ne.
case-is-notified = Mesazhi ynë i testit kaloi dhe ne shkruam për këtë. Vazhdojmë të kontrollojmë derisa të mbyllet.
case-is-notified-listed = Bazat publike të të dhënave e raportojnë këtë server dhe ne shkruam për këtë. Ne nuk kemi vërtetuar asgjë.
case-is-closing = Testi ynë i fundit e gjeti të mbyllur. Faleminderit! E testojmë edhe disa herë para se ta konsiderojmë të mbyllur.
case-is-closed = Të gjitha testet e fundit e gjetën të mbyllur. Faleminderit!
case-is-set-aside = Për momentin nuk ndërmerret asgjë tjetër: { $reason }.
case-whole-guide = Udhëzuesi i plotë: të gjithë hapat, kontrolli dhe rruga e kthimit
case-found = Çfarë gjetëm
case-found-nothing = Ende nuk ka përfunduar asnjë test.
case-software = { $software }, i identifikuar nga: { $basis }
case-proof = Më { $at } mesazhi ynë i testit hyri në portën { $port }, { $protocol }, dhe u kthye te serveri ynë marrës nga { $exit }.
case-evidence = Shfaq provat
case-transcript = Çfarë u tha (< serveri, > ne)
case-receipt = Çfarë shënoi serveri ynë marrës
case-listings = Kush e raporton
case-listings-say = Këto baza publike të dhënash e përmendin këtë adresë. Shumica e heqin vetë njëfarë kohe pas mbylljes.
case-history = Çfarë ka ndodhur deri tani
case-secret = Këtë faqe e sheh vetëm ai që ka lidhjen. Jepuani vetëm atyre që kujdesen për serverin.

step-of-case-listed = I raportuar
step-of-case-proven = I provuar
step-of-case-written = Letra u dërgua
step-of-case-rechecked = I testuar përsëri
step-of-case-closed = I mbyllur
step-of-case-set-aside = I lënë mënjanë
step-of-case-closed-in-row = teste që e gjetën të mbyllur: { $closed } nga { $needed } të nevojshme
standing-done = (u krye)
standing-now = (tani)
standing-to-come = (në vijim)

event-opened = Raportuar nga { $source }.
event-listed-again = Raportuar përsëri nga { $source }.
event-tested = U testua, pa një rezultat ku mund të mbështetemi.
event-proven = U provua: mesazhi ynë i testit u kthye përmes serverit.
event-attributed = Gjetëm se kush e administron serverin.
event-written = U dërgua një letër.
event-reminded = U dërgua një kujtesë.
event-failed = Një letër nuk mundi të dorëzohej.
event-retest-asked = Në këtë faqe u kërkua një test i ri.
event-rechecked = U testua përsëri.
event-closed = U mbyll: e vërtetuan mjaft teste, të ndara në kohë.
event-reopened = U gjet përsëri i hapur.
event-set-aside = U la mënjanë: { $reason }.

retest-title = Testoje përsëri serverin tim
retest-button = Testoje përsëri serverin tim
retest-what = Testojmë vetëm portat e kësaj adrese për të cilat bën fjalë ky rast dhe asgjë tjetër. Zgjat një ose dy minuta.
retest-awaited = Testi është duke u kryer; kjo faqe rifreskohet vetë çdo disa sekonda.
retest-idle = Për momentin nuk bëhen më teste për këtë rast.
retest-used-up = Në orën e fundit u kërkuan aq shumë teste, saqë testi tjetër duhet të presë deri më { $at }.
retest-asked = Një test u kërkua më { $asked }.
retest-done = U kërkua më { $asked }, u testua më { $done }: { $found }

intended-title = Është i hapur me qëllim, apo nuk është juaji?
intended-says = Një nyje dalëse Tor, një shërbim publik, një sistem kërkimor: thuajeni këtu dhe nuk do ta testojmë më këtë server e as do të shkruajmë për të. Nëse adresa nuk është juaja, ju lutemi, në vend të kësaj përgjigjuni letrës.
intended-button = Është i hapur me qëllim: mos e testoni më
found-open = është ende i hapur.
found-waiting = serveri e pranoi mesazhin tonë; ai mund të kthehet ende, gjë që mund të zgjasë.
found-again = serveri na la në pritje ose e refuzoi serverin tonë të testit, gjë që nuk tregon asgjë për të tjerët. Do të pyesim përsëri.
found-closed = i mbyllur. Faleminderit!
found-not-that-service = tani atje përgjigjet një shërbim tjetër.
found-unreachable = askush nuk u përgjigj. Mungesa e përgjigjes nuk vlen si mbyllje, sepse mund të jetë një defekt kalimtar.

service-smtp = postë (SMTP)
service-http = proxy HTTP
service-socks = proxy SOCKS
service-socks4 = proxy SOCKS 4
service-socks5 = proxy SOCKS 5
service-proxy = proxy

col-port = Porta
col-protocol = Protokolli
col-verdict = Gjetja
col-tested = Testuar
col-source = Baza e të dhënave
col-service = Shërbimi i raportuar
col-detail = Me fjalët e saj
col-seen = Parë së fundi

probing-description = { $operation } teston serverë që bazat publike të të dhënave i përmendin si relay të hapur poste ose proxy të hapur, duke i kërkuar secilit të përcjellë një mesazh ose një lidhje deri te serveri ynë marrës, dhe u shkruan atyre që i administrojnë.
