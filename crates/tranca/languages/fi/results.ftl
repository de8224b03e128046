# The sentences of the results.

results-title = Tulokset
results-lead = Mitä hankkeesta on seurannut. Vain lukuja: mikään sivumme ei nimeä avointa palvelinta.
results-as-of = Tilanne { $at }
results-funnel = Kuinka pitkälle tapaukset ovat edenneet
funnel-says = Palkki kutakin vaihetta kohti, ilmoitetuista palvelimista suljettuihin. Luvut ovat viereisessä taulukossa.
funnel-listed = Julkisen tietokannan ilmoittamat
funnel-tested = Testatut
funnel-proven = Avoimiksi todennetut
funnel-written = Ne, joista on kirjoitettu
funnel-closed = Suljetut, kirjeen jälkeen tai ilman sitä
results-comparison = Auttavatko kirjeet?
comparison-lead = Moni palvelin sulkeutuu kenenkään puuttumatta asiaan. Siksi jotkin arvalla valitut yhteyshenkilöt saavat kirjeensä myöhemmin, ja ryhmiä verrataan: kuinka moni heidän palvelimistaan suljettiin avoimeksi toteamisen jälkeen enintään tässä ajassa: { $span }.
comparison-none = Vertailuryhmää ei ole, joten kukaan ei voi sanoa, kuinka moni palvelin olisi suljettu ilman kirjettä.
comparison-too-early = Vertailuun on liian aikaista: yksikään todennettu tapaus ei ole vielä tarpeeksi vanha.
comparison-says = Kaksi viivaa, jotka nousevat aina, kun palvelin suljettiin. Heti kirjeen saaneet: lopussa { $notified }. Vertailuryhmä: { $control }.
arm-notified = Heti kirjeen saaneet
arm-control = Vertailuryhmä
results-closing = Kirjeestä sulkemiseen
closing-says = { $closed ->
    [one] Yksi palvelin suljettiin kirjeen jälkeen. Aikaa kului: { $median }.
   *[other] { $closed } palvelinta suljettiin kirjeen jälkeen. Aikaa kului enintään: neljäsosalla { $first }, puolella { $median }, kolmella neljäsosalla { $third }.
}
closing-none = Yhtään palvelinta ei ole vielä suljettu kirjeen jälkeen.
results-states = Tapausten tilanne
states-says = Palkki kutakin haavoittuvuutta kohti, jaettuna tilan mukaan. Luvut ovat viereisessä taulukossa.
results-set-aside = Syrjään siirretyt ja syyt
results-countries = Maittain
results-software = Ohjelmistoittain
results-small = Ryhmät, joissa alle viisi palvelinta on todettu avoimeksi, lasketaan yhteen, jottei mikään luku paljasta yksittäistä palvelinta.
results-letters = Kirjeet
results-nothing-yet = Ei vielä mitään.
group-unknown = ei tiedossa
group-other = muut yhteensä
letters-all = Kaikki
letters-sent = Lähetetty
letters-failed = Torjuttu
letters-waiting = Matkalla
note-reopened = { $count ->
    [one] Yksi suljettu palvelin todettiin jälleen avoimeksi.
   *[other] Suljettu palvelin todettiin jälleen avoimeksi { $count } kertaa.
}
note-backscatter-cases = { $count ->
    [one] Yksi palvelin lähettää palautusviestejä lähettäjille, jotka eivät ole koskaan kirjoittaneet. Se ei ole avointa välitystä, mutta häiritsee.
   *[other] { $count } palvelinta lähettää palautusviestejä lähettäjille, jotka eivät ole koskaan kirjoittaneet. Se ei ole avointa välitystä, mutta häiritsee.
}

col-group = Ryhmä
col-closed-of = Suljettu
col-share = Osuus
col-interval = Luottamusväli (95 %)
col-too-young = Liian tuoreet laskettaviksi
col-within = Enintään
col-from-letter = Kirjeestä
col-from-proof-notified = Todentamisesta, heti kirjeen saaneet
col-from-proof-control = Todentamisesta, vertailuryhmä
col-step = Vaihe
col-cases = Tapaukset
col-proven = Todennettu
col-closed = Suljettu
col-state = Tila
col-weakness = Haavoittuvuus
col-reason = Syy
col-country = Maa
col-software = Ohjelmisto
col-language = Kieli

span-days = { $count ->
    [one] 1 päivä
   *[other] { $count } päivää
}
span-hours = { $count ->
    [one] 1 tunti
   *[other] { $count } tuntia
}
span-minutes = { $count ->
    [one] 1 minuutti
   *[other] { $count } minuuttia
}
span-seconds = { $count ->
    [one] 1 sekunti
   *[other] { $count } sekuntia
}
