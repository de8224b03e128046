# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] İsteğiniz üzerine bir rapor (XARF v4) ve bir tablo (CSV) ektedir. Gönderen: { $agency }.
   *[other] İsteğiniz üzerine { $count } rapor (XARF v4) ve bir tablo (CSV) ektedir. Gönderen: { $agency }.
}
machine-parts-stop = Bu mektupları durdurmak için: { $stop }

repeat-proxy = Ağınızın dışındaki bir bilgisayardan verilen bu komut, vekil sunucudan example.org sayfasını ister. Sayfa gelirse vekil sunucu açıktır; vekil sunucu reddederse kapalıdır:
repeat-relay = Ağınızın dışındaki bir bilgisayarda bu satırları sırayla yazın. RCPT TO ile başlayan satıra 250 yanıtı gelirse sunucu yetkisiz kişilerin e-postalarını aktarmaya hazırdır; 5xx yanıtı gelirse kapalıdır. Hiçbir ileti gönderilmez:
repeat-again = Testi yinelemek için, yukarıda açıklandığı gibi:

form-plain = bizden bize, hiçbir gizleme yapılmamış bir ileti
form-null-sender = gönderen alanı boş, bize bir ileti
form-local-sender = gönderen adresi sizin alan adınızdan, bize bir ileti
form-percent = alıcısında yüzde işareti ve sunucunuzun adı bulunan, bize bir ileti
form-percent-bare = alıcısında yüzde işareti bulunan, bize bir ileti
form-quoted = alıcısı tırnak içinde yazılmış, bize bir ileti
form-quoted-percent = alıcısı tırnak içinde yazılmış ve yüzde işareti içeren, bize bir ileti
form-quoted-at = alıcısı tırnak içinde yazılmış ve sunucunuzun adını içeren, bize bir ileti
form-source-route = gönderenin belirttiği bir yol (source route) içeren, bize bir ileti
form-bang = alıcısında ünlem işareti bulunan, bize bir ileti
form-bang-at = alıcısında ünlem işareti ve sunucunuzun adı bulunan, bize bir ileti
form-http-get = GET ile istenen bir sayfamız
form-http-connect = CONNECT ile istenen, kendi sunucumuza bir tünel
form-http-connect-80 = CONNECT ile istenen, kendi sunucumuzun 80 numaralı bağlantı noktasına bir tünel
form-http-connect-443 = CONNECT ile istenen, kendi sunucumuzun 443 numaralı bağlantı noktasına bir tünel
form-http-connect-25 = CONNECT ile istenen, kendi sunucumuzun posta bağlantı noktasına bir tünel
form-http-post-25 = POST ile yapılan, kendi sunucumuzun posta bağlantı noktasına bir istek
form-http-host = yalnızca sunucumuzun adıyla istenen bir sayfamız
form-http-path = adresi yolda yazan bir sayfamız
form-http-forwarded = isteğin sizin ağınızdan geldiğini söyleyen bir başlıkla istenen bir sayfamız
form-https-proxy = TLS içinde istenen bir sayfamız veya bize bir tünel
form-h2-connect = HTTP/2 ile istenen, kendi sunucumuza bir tünel
form-sni = yalnızca adıyla istenen, kendi sunucumuza bir TLS bağlantısı
form-socks4 = SOCKS 4 ile kendi sunucumuza bir bağlantı
form-socks4a = SOCKS 4a ile kendi sunucumuza bir bağlantı
form-socks5-ipv4 = SOCKS 5 ile kendi sunucumuzun IPv4 adresine bir bağlantı
form-socks5-ipv6 = SOCKS 5 ile kendi sunucumuzun IPv6 adresine bir bağlantı
form-socks5-name = SOCKS 5 ile kendi sunucumuzun adına bir bağlantı
form-socks5-udp = SOCKS 5 ile kendi sunucumuza bir veri paketi (UDP)
form-wingate = telnet’teki gibi bir metin satırıyla istenen, kendi sunucumuza bir bağlantı

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = teşekkür mektubu
letter-withdrawal = geri çekme

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Sunucu müşterinize mi ait?
forwarded-says = Lütfen mektubumuzu ona iletin ve bunu burada belirtin. Sizin payınıza düşeni tamamlanmış sayarız ve sunucu kapanana kadar kontrol etmeyi sürdürürüz.
forwarded-button = İlettik
event-forwarded = İlgili kişi mektubumuzu müşterisine iletti.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = dur
reply-word-forwarded = iletildi
reply-word-not-mine = Benim değil
reply-word-intended = bilerek açık
