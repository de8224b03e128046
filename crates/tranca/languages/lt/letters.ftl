# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Kaip pageidavote, pridedama { $count } ataskaita (XARF v4) ir lentelė (CSV). Siunčia: { $agency }.
    [few] Kaip pageidavote, pridedamos { $count } ataskaitos (XARF v4) ir lentelė (CSV). Siunčia: { $agency }.
    [many] Kaip pageidavote, pridedama { $count } ataskaitos (XARF v4) ir lentelė (CSV). Siunčia: { $agency }.
   *[other] Kaip pageidavote, pridedama { $count } ataskaitų (XARF v4) ir lentelė (CSV). Siunčia: { $agency }.
}
machine-parts-stop = Jei šių laiškų nebenorite: { $stop }

repeat-proxy = Iš kompiuterio už Jūsų tinklo ribų ši komanda prašo įgaliotojo serverio pateikti example.org puslapį. Jei puslapis gaunamas, įgaliotasis serveris atviras; jei jis atsisako, serveris uždarytas:
repeat-relay = Iš kompiuterio už Jūsų tinklo ribų vieną po kitos įveskite šias eilutes. Jei į eilutę, prasidedančią RCPT TO, atsakoma kodu 250, serveris sutinka perduoti pašalinių asmenų paštą; jei atsakoma kodu 5xx, jis uždarytas. Joks laiškas neišsiunčiamas:
repeat-again = Patikrinimui pakartoti, kaip paaiškinta aukščiau:

form-plain = laiškas iš mūsų mums, be jokio maskavimo
form-null-sender = laiškas mums su tuščiu siuntėju
form-local-sender = laiškas mums su siuntėju iš Jūsų domeno
form-percent = laiškas mums su procento ženklu gavėjo adrese ir Jūsų serverio vardu
form-percent-bare = laiškas mums su procento ženklu gavėjo adrese
form-quoted = laiškas mums su gavėjo adresu kabutėse
form-quoted-percent = laiškas mums su gavėjo adresu kabutėse ir procento ženklu jame
form-quoted-at = laiškas mums su gavėjo adresu kabutėse ir Jūsų serverio vardu
form-source-route = laiškas mums su siuntėjo nurodytu maršrutu (source route)
form-bang = laiškas mums su šauktuku gavėjo adrese
form-bang-at = laiškas mums su šauktuku gavėjo adrese ir Jūsų serverio vardu
form-http-get = mūsų puslapis, paprašytas metodu GET
form-http-connect = tunelis į mūsų kompiuterį, paprašytas metodu CONNECT
form-http-connect-80 = tunelis į mūsų kompiuterio 80 prievadą, paprašytas metodu CONNECT
form-http-connect-443 = tunelis į mūsų kompiuterio 443 prievadą, paprašytas metodu CONNECT
form-http-connect-25 = tunelis į mūsų kompiuterio pašto prievadą, paprašytas metodu CONNECT
form-http-post-25 = užklausa į mūsų kompiuterio pašto prievadą, pateikta metodu POST
form-http-host = mūsų puslapis, paprašytas vien mūsų kompiuterio vardu
form-http-path = mūsų puslapis, kurio adresas buvo nurodytas kelyje
form-http-forwarded = mūsų puslapis, paprašytas su antrašte, nurodančia, kad užklausa atėjo iš Jūsų tinklo
form-https-proxy = mūsų puslapis arba tunelis, paprašytas TLS viduje
form-h2-connect = tunelis į mūsų kompiuterį, paprašytas per HTTP/2
form-sni = TLS ryšys su mūsų kompiuteriu, paprašytas vien jo vardu
form-socks4 = ryšys su mūsų kompiuteriu per SOCKS 4
form-socks4a = ryšys su mūsų kompiuteriu per SOCKS 4a
form-socks5-ipv4 = ryšys su mūsų kompiuteriu per SOCKS 5, jo IPv4 adresu
form-socks5-ipv6 = ryšys su mūsų kompiuteriu per SOCKS 5, jo IPv6 adresu
form-socks5-name = ryšys su mūsų kompiuteriu per SOCKS 5, jo vardu
form-socks5-udp = datagrama į mūsų kompiuterį per SOCKS 5
form-wingate = ryšys su mūsų kompiuteriu, paprašytas teksto eilute, kaip per telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = padėkos laiškas
letter-withdrawal = atšaukimas

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Serveris priklauso Jūsų klientui?
forwarded-says = Prašome perduoti mūsų laišką ir pranešti apie tai čia. Jūsų dalį laikysime atlikta ir stebėsime toliau, kol serveris bus uždarytas.
forwarded-button = Laišką perdavėme
event-forwarded = Kontaktinis asmuo perdavė mūsų laišką savo klientui.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = perduota
reply-word-not-mine = ne mano
reply-word-intended = atviras tyčia
