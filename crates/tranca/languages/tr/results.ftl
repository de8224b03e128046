# The sentences of the results.

results-title = Sonuçlar
results-lead = Çalışmadan elde edilenler. Yalnızca sayılar: Hiçbir sayfamız açık bir sunucunun adını vermez.
results-as-of = Durum: { $at }
results-funnel = Vakalar nereye kadar geldi
funnel-says = Bildirilen sunuculardan kapananlara kadar her adım için bir çubuk. Sayılar yandaki tablodadır.
funnel-listed = Herkese açık bir veri tabanının bildirdiği
funnel-tested = Test edilen
funnel-proven = Açık olduğu kanıtlanan
funnel-written = Hakkında yazılan
funnel-closed = Mektupla veya mektupsuz kapanan
results-comparison = Mektuplar işe yarıyor mu?
comparison-lead = Birçok sunucu kimse bir şey yapmadan kapanır. Bu nedenle kurayla seçilen bazı kişiler mektubunu daha sonra alır ve iki grup karşılaştırılır: açık olduğu kanıtlandıktan sonra { $span } içinde sunucularının ne kadarının kapandığına bakılır.
comparison-none = Kontrol grubu yok; bu nedenle mektup olmadan kaç sunucunun kapanacağını kimse söyleyemez.
comparison-too-early = Karşılaştırma için çok erken: Kanıtlanan vakaların hiçbiri henüz yeterince eski değil.
comparison-says = Her kapanan sunucuda yükselen iki çizgi. Hemen yazılanlar: sonunda { $notified }. Kontrol grubu: { $control }.
arm-notified = Hemen yazılanlar
arm-control = Kontrol grubu
results-closing = Mektuptan kapanışa
closing-says = { $closed ->
    [one] Bir mektuptan sonra bir sunucu kapandı. Süre: { $median }.
   *[other] Mektuptan sonra { $closed } sunucu kapandı: dörtte biri { $first } içinde, yarısı { $median } içinde, dörtte üçü { $third } içinde.
}
closing-none = Henüz hiçbir sunucu mektuptan sonra kapanmadı.
results-states = Vakaların durumu
states-says = Her zafiyet için, duruma göre bölünmüş bir çubuk. Sayılar yandaki tablodadır.
results-set-aside = Kenara ayrılanlar ve nedenleri
results-countries = Ülkelere göre
results-software = Yazılımlara göre
results-small = Açık olduğu kanıtlanan sunucu sayısı beşten az olan gruplar birlikte sayılır; böylece hiçbir sayı tek bir sunucuyu göstermez.
results-letters = Mektuplar
results-nothing-yet = Henüz bir şey yok.
group-unknown = bilinmiyor
group-other = diğerleri, birlikte
letters-all = Tümü
letters-sent = Gönderilen
letters-failed = Reddedilen
letters-waiting = Yolda
note-reopened = { $count ->
    [one] Kapanmış bir sunucu yeniden açık bulundu.
   *[other] Kapanmış sunucular { $count } kez yeniden açık bulundu.
}
note-backscatter-cases = { $count ->
    [one] Bir sunucu, hiç yazmamış gönderenlere geri dönüş iletileri gönderiyor. Bu aktarma değildir, ama rahatsız edicidir.
   *[other] { $count } sunucu, hiç yazmamış gönderenlere geri dönüş iletileri gönderiyor. Bu aktarma değildir, ama rahatsız edicidir.
}

col-group = Grup
col-closed-of = Kapanan
col-share = Oran
col-interval = Güven aralığı (%95)
col-too-young = Sayılamayacak kadar yeni
col-within = Süre
col-from-letter = Mektuptan itibaren
col-from-proof-notified = Kanıttan itibaren, hemen yazılanlar
col-from-proof-control = Kanıttan itibaren, kontrol grubu
col-step = Adım
col-cases = Vakalar
col-proven = Kanıtlanan
col-closed = Kapanan
col-state = Durum
col-weakness = Zafiyet
col-reason = Neden
col-country = Ülke
col-software = Yazılım
col-language = Dil

span-days = { $count ->
    [one] 1 gün
   *[other] { $count } gün
}
span-hours = { $count ->
    [one] 1 saat
   *[other] { $count } saat
}
span-minutes = { $count ->
    [one] 1 dakika
   *[other] { $count } dakika
}
span-seconds = { $count ->
    [one] 1 saniye
   *[other] { $count } saniye
}
