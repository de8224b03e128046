# The sentences of the pages.

nav-home = Pradžia
nav-guides = Uždarymo instrukcijos
nav-genuine = Ar mano laiškas tikras?
nav-agencies = Kas dalyvauja
nav-results = Rezultatai
skip-to-content = Pereiti prie turinio
languages-label = Kalbos
pages-label = Puslapiai
foot-what = Ši svetainė nenaudoja nei slapukų, nei scenarijų ir neskaičiuoja lankytojų.
foot-questions = Į klausimus atsakoma adresu
trouble-of-ours = Įvyko klaida mūsų pusėje. Prašome pabandyti vėliau.

nothing-title = Čia nieko nėra
nothing-says = Šis adresas niekur neveda. Jei jis iš mūsų laiško, patikrinkite, ar nukopijuotas iki pat galo.
nothing-home = Į pradžios puslapį

landing-title = Atviri serveriai, uždaromi kartu
landing-lead = Viešosios duomenų bazės praneša apie pašto ir įgaliotuosius serverius, kurie perduoda bet kieno srautą. Kiekvieną jų patikriname nedarydami žalos, parašome jį prižiūrintiems žmonėms, parodome, kaip jį uždaryti, ir stebime padėtį, kol jis bus uždarytas.
landing-letter = Gavote mūsų laišką?
landing-letter-says = Jame esanti nuoroda atveria Jūsų serverio puslapį. Jei pirma norite sužinoti, ar laiškas tikras, įveskite jame nurodytą atvejo numerį.
landing-way = Ką mes darome
landing-way-listed = Viešoji duomenų bazė praneša, kad serveris atviras.
landing-way-proven = Mes jį patikriname: ar mūsų laiškas gali pereiti per jį ir grįžti pas mus? Niekas kita nelaikoma įrodymu.
landing-way-written = Išsiaiškiname, kas prižiūri serverį, ir vieną kartą tam asmeniui parašome jo kalba, pateikdami įrodymus ir nurodydami, ką daryti.
landing-way-closed = Tikriname vėl ir vėl, kol serveris bus uždarytas.
landing-relay = Kas yra atviras pašto retransliatorius („open relay“)?
landing-relay-says = Tai pašto serveris, kuris priima laiškus iš pašalinių asmenų ir pristato juos kitiems pašaliniams asmenims. Už jo mėgsta slėptis šlamšto siuntėjai.
landing-proxy = Kas yra atviras įgaliotasis serveris („open proxy“)?
landing-proxy-says = Tai serveris, kuris bet kam atveria ryšius su bet kuria paskirties vieta. Tai, kas per jį daroma, atrodo taip, lyg darytumėte Jūs.
landing-harm = Abiem atvejais kaltė tenka serverio prižiūrėtojui: jo adresas patenka į blokavimo sąrašus, linija apkraunama, o paslaugų teikėjas gali ją atjungti. Dažniausiai pakanka pataisyti vieną ar dvi konfigūracijos failo eilutes.
landing-to-guides = Kaip jį uždaryti
landing-test = Mūsų patikrinimas Jūsų žurnaluose
landing-test-says = Jungiamės tik prie serverių, kuriuos nurodo viešoji duomenų bazė, lėtai, ir prašome perduoti vieną laišką arba vieną ryšį į mūsų pačių priimantį serverį. Laiške nurodyta, kas mes esame, kodėl tikriname ir kaip su mumis susisiekti. Niekada nebandome spėti slaptažodžių ir nieko Jūsų serveryje nekeičiame.
landing-excluding = Jei nenorite, kad Jūsų adresas būtų tikrinamas, parašykite adresu { $contact }, ir jis bus praleistas.
landing-who = Kas dalyvauja
landing-to-agencies = Daugiau apie dalyvius
landing-to-results = Kas iki šiol pasiekta

agencies-title = Kas dalyvauja
agencies-lead = Šios organizacijos projektą vykdo kartu. Kiekviena iš jų gali pasakyti, ar jis tikras.
agencies-none = Kol kas nenurodyta nė viena įstaiga, todėl niekas netikrinamas ir niekam nerašoma.
agencies-questions = Klausimai
agencies-languages = Atsako kalbomis
agencies-page = Įstaigos puslapis
agencies-check = Jei abejojate, nesiremkite šiuo puslapiu: susiraskite įstaigą taip, kaip įprastai, ir pasiteiraukite ten.

guides-title = Uždarymo instrukcijos
guides-lead = Žingsnis po žingsnio: kurias eilutes pakeisti, kaip įsitikinti, kad pavyko, ir kaip viską grąžinti.
guides-for-open-relay = Atviras pašto retransliatorius
guides-for-open-proxy = Atviras įgaliotasis serveris
guides-unknown = Kitas produktas arba nežinote, koks
guide-steps = Ką daryti
guide-check = Įsitikinkite, kad pavyko
guide-check-outside = Iš išorės patikriname mes: puslapyje, į kurį veda laiškas, paspauskite „Patikrinti mano serverį dar kartą“ arba palaukite; mes ir patys tikriname iš naujo.
guide-clean-up = Kai serveris uždarytas
guide-undo = Jei kas nors Jums nustotų veikti
guide-documentation = Dokumentacija šia tema:
guide-all = Visos instrukcijos

reference-label = Atvejo numeris
genuine-title = Ar mano laiškas tikras?
genuine-lead = Kiekviename mūsų laiške nurodytas bent vienas atvejo numeris. Įveskite jį, ir pasakysime, ar ir kada siuntėme laišką šiuo klausimu.
genuine-button = Patikrinti
genuine-yes = Taip. Dėl šio atvejo išsiuntėme:
genuine-letter = { $letter }, { $at }
genuine-no = Dėl tokio atvejo laiško nesiuntėme. Jei turite tokį laišką, nesinaudokite jo nuorodomis ir praneškite mums.
genuine-unreadable = Tai ne atvejo numeris. Toks numeris prasideda raide T, po kurios eina trylika raidžių ir skaitmenų; brūkšneliai ir didžiosios raidės neturi reikšmės.
genuine-too-often = Per daug užklausų vienu metu. Palaukite minutę ir klauskite dar kartą.
genuine-signs = Kaip dar atpažinti mūsų laiškus
genuine-sign-sender = Jie siunčiami iš { $sender }.
genuine-sign-links = Jų nuorodos veda tik į { $url } ir niekur kitur.
genuine-sign-asks-nothing = Juose niekada neprašoma slaptažodžio, pinigų ar įdiegti programą. Viskas, ko reikia, yra pačiame laiške.

stop-title = Laiškai į šią pašto dėžutę
stop-asks = Ar neberašyti adresu { $mailbox }?
stop-button = Čia daugiau neberašyti
stop-what = Pranešimas apie serverį lieka toks, koks yra, ir galime parašyti kitam už jį atsakingam asmeniui.
stop-done = Adresu { $mailbox } daugiau neberašysime.

case-title = Atvejis { $reference }
case-reference = Atvejis
case-way = Atvejo eiga
case-is-suspected = Viešosios duomenų bazės praneša apie šį serverį; mes nieko neįrodėme.
case-is-proven = Mūsų bandomasis laiškas perėjo per šį serverį ir grįžo pas mus.
case-is-notified = Mūsų bandomasis laiškas perėjo, ir mes apie tai parašėme. Stebime toliau, kol serveris bus uždarytas.
case-is-notified-listed = Viešosios duomenų bazės praneša apie šį serverį, ir mes apie tai parašėme. Patys nieko neįrodėme.
case-is-closing = Paskutinis patikrinimas parodė, kad jis uždarytas. Dėkojame! Prieš laikydami jį uždarytu, patikrinsime dar keletą kartų.
case-is-closed = Visi pastarieji patikrinimai parodė, kad jis uždarytas. Dėkojame!
case-is-set-aside = Kol kas daugiau nieko nedaroma: { $reason }.
case-whole-guide = Visa instrukcija: visi žingsniai, patikrinimas ir kelias atgal
case-found = Ką radome
case-found-nothing = Dar nebaigtas nė vienas patikrinimas.
case-software = { $software }, atpažinimo pagrindas: { $basis }
case-proof = { $at } mūsų bandomasis laiškas įėjo per prievadą { $port }, { $protocol }, ir grįžo į mūsų priimantį serverį iš { $exit }.
case-evidence = Rodyti įrodymus
case-transcript = Ryšio su serveriu įrašas (< serveris, > mes)
case-receipt = Ką užfiksavo mūsų priimantis serveris
case-listings = Kas apie jį praneša
case-listings-say = Šios viešosios duomenų bazės nurodo šį adresą. Dauguma jį pašalina pačios, praėjus kuriam laikui po uždarymo.
case-history = Kas įvyko iki šiol
case-secret = Šį puslapį gali matyti tik turintys nuorodą. Perduokite ją tik tiems, kurie prižiūri serverį.

step-of-case-listed = Pranešta
step-of-case-proven = Įrodyta
step-of-case-written = Laiškas išsiųstas
step-of-case-rechecked = Patikrinta iš naujo
step-of-case-closed = Uždaryta
step-of-case-set-aside = Atidėta
step-of-case-closed-in-row = uždarytas: { $closed } iš { $needed } reikalingų patikrinimų
standing-done = (atlikta)
standing-now = (dabar)
standing-to-come = (dar laukia)

event-opened = Pranešė { $source }.
event-listed-again = Dar kartą pranešė { $source }.
event-tested = Patikrinta, bet rezultato, kuriuo būtų galima remtis, nėra.
event-proven = Įrodyta: mūsų bandomasis laiškas grįžo per serverį.
event-attributed = Išsiaiškinome, kas prižiūri serverį.
event-written = Išsiųstas laiškas.
event-reminded = Išsiųstas priminimas.
event-failed = Laiško nepavyko pristatyti.
event-retest-asked = Šiame puslapyje paprašyta naujo patikrinimo.
event-rechecked = Patikrinta iš naujo.
event-closed = Uždaryta: tai parodė pakankamai skirtingu laiku atliktų patikrinimų.
event-reopened = Vėl rastas atviras.
event-set-aside = Atidėta: { $reason }.

retest-title = Patikrinti mano serverį dar kartą
retest-button = Patikrinti mano serverį dar kartą
retest-what = Tikriname tik tuos šio adreso prievadus, kurie susiję su šiuo atveju, ir nieko daugiau. Tai trunka minutę ar dvi.
retest-awaited = Patikrinimas vyksta; šis puslapis pats atsinaujina kas kelias sekundes.
retest-idle = Šiuo metu daugiau patikrinimų dėl šio atvejo neatliekama.
retest-used-up = Per pastarąją valandą paprašyta tiek patikrinimų, kad kitas turi palaukti iki { $at }.
retest-asked = Patikrinimo paprašyta { $asked }.
retest-done = Paprašyta { $asked }, patikrinta { $done }: { $found }

intended-title = Ar serveris atviras tyčia, o gal jis ne Jūsų?
intended-says = „Tor“ išėjimo mazgas, vieša paslauga, mokslinių tyrimų sistema: nurodykite tai čia, ir šio serverio nebetikrinsime ir apie jį neberašysime. Jei adresas ne Jūsų, prašome verčiau atsakyti į laišką.
intended-button = Jis atviras tyčia: nebetikrinkite
found-open = jis vis dar atviras.
found-waiting = serveris priėmė mūsų laišką; jis dar gali grįžti, o tai gali kiek užtrukti.
found-again = serveris paprašė palaukti arba atmetė mūsų tikrinantį serverį, o tai nieko nesako apie kitus. Bandysime dar kartą.
found-closed = uždarytas. Dėkojame!
found-not-that-service = ten dabar atsako kita paslauga.
found-unreachable = niekas neatsakė. Tyla nelaikoma uždarymu, nes tai gali būti laikinas sutrikimas.

service-smtp = paštas (SMTP)
service-http = HTTP įgaliotasis serveris
service-socks = SOCKS įgaliotasis serveris
service-socks4 = SOCKS 4 įgaliotasis serveris
service-socks5 = SOCKS 5 įgaliotasis serveris
service-proxy = įgaliotasis serveris

col-port = Prievadas
col-protocol = Protokolas
col-verdict = Rezultatas
col-tested = Patikrinta
col-source = Duomenų bazė
col-service = Nurodoma paslauga
col-detail = Pažodžiui
col-seen = Paskutinį kartą matyta

probing-description = { $operation } tikrina serverius, kuriuos viešosios duomenų bazės nurodo kaip atvirus pašto retransliatorius arba atvirus įgaliotuosius serverius, prašydama kiekvieno perduoti vieną laišką arba ryšį į mūsų pačių priimantį serverį, ir rašo jų prižiūrėtojams.
