# The sentences of the pages.

nav-home = Ana sayfa
nav-guides = Kapatma kılavuzları
nav-genuine = Mektubum gerçek mi?
nav-agencies = Kimler katılıyor
nav-results = Sonuçlar
skip-to-content = İçeriğe geç
languages-label = Diller
pages-label = Sayfalar
foot-what = Bu site çerez ve betik kullanmaz, ziyaretçi saymaz.
foot-questions = Soruların yanıtlandığı adres:
trouble-of-ours = Bizim tarafımızda bir arıza oluştu. Lütfen daha sonra yeniden deneyin.

nothing-title = Burada bir şey yok
nothing-says = Bu adres hiçbir yere götürmüyor. Adres bir mektubumuzdan geliyorsa lütfen sonuna kadar kopyalandığından emin olun.
nothing-home = Ana sayfaya

landing-title = Açık sunucular, birlikte kapatılıyor
landing-lead = Herkese açık veri tabanları, herkesin trafiğini aktaran posta sunucularını ve vekil sunucuları bildirir. Her birini zarar vermeden test eder, onu işletenlere yazar, nasıl kapatılacağını gösterir ve kapanana kadar izleriz.
landing-letter = Bizden bir mektup mu aldınız?
landing-letter-says = Mektuptaki bağlantı sunucunuzun sayfasını açar. Önce mektubun gerçek olup olmadığını öğrenmek isterseniz, mektupta yazan vaka numarasını girin.
landing-way = Ne yapıyoruz
landing-way-listed = Herkese açık bir veri tabanı, bir sunucunun açık olduğunu bildirir.
landing-way-proven = Sunucuyu test ederiz: Bir iletimiz onun üzerinden geçip bize geri dönebiliyor mu? Başka hiçbir şeyi kanıt saymayız.
landing-way-written = Sunucuyu kimin işlettiğini buluruz ve ona bir kez, kendi dilinde, kanıtlarla ve yapılacaklarla birlikte yazarız.
landing-way-closed = Sunucu kapanana kadar tekrar tekrar kontrol ederiz.
landing-relay = Açık posta aktarıcısı (open relay) nedir?
landing-relay-says = Tanımadığı kişilerden ileti alıp tanımadığı başka kişilere teslim eden bir posta sunucusudur. İstenmeyen e-posta gönderenler çoğu zaman böyle bir sunucunun arkasına saklanır.
landing-proxy = Açık vekil sunucu (open proxy) nedir?
landing-proxy-says = Herkes için her hedefe bağlantı açan bir sunucudur. Onun üzerinden yapılanlar sizden geliyormuş gibi görünür.
landing-harm = Her ikisinde de suç, sunucuyu işletenin üzerine kalır: Adresi engelleme listelerine girer, hattının kapasitesi tükenir ve sağlayıcısı bağlantısını kesebilir. Çoğu zaman bir yapılandırma dosyasındaki bir iki satır durumu düzeltir.
landing-to-guides = Nasıl kapatıldığını görün
landing-test = Günlüklerinizdeki testimiz
landing-test-says = Yalnızca herkese açık bir veri tabanının adını verdiği sunuculara, düşük hızda bağlanır ve onlardan bir iletiyi veya bir bağlantıyı kendi alıcı sunucumuza aktarmalarını isteriz. İletide kim olduğumuz, neden test ettiğimiz ve bize nasıl ulaşılacağı yazar. Hiçbir zaman parola denemeyiz ve sunucunuzda hiçbir şeyi değiştirmeyiz.
landing-excluding = Adresinizin test edilmesini istemiyorsanız { $contact } adresine yazın; adresiniz kapsam dışında bırakılır.
landing-who = Kimler katılıyor
landing-to-agencies = Haklarında daha fazla bilgi
landing-to-results = Bugüne kadarki sonuçlar

agencies-title = Kimler katılıyor
agencies-lead = Bu kurumlar çalışmayı birlikte yürütür. Her biri size çalışmanın gerçek olup olmadığını söyleyebilir.
agencies-none = Henüz bir kurum belirtilmedi; bu nedenle kimse test edilmiyor ve kimseye yazılmıyor.
agencies-questions = Sorular
agencies-languages = Yanıt verdiği diller
agencies-page = Kendi sayfası
agencies-check = Kuşkunuz varsa bu sayfadan yola çıkmayın: Kurumu her zamanki yolunuzla arayıp bulun ve oraya sorun.

guides-title = Kapatma kılavuzları
guides-lead = Adım adım; değiştirilecek satırlar, sonucun nasıl görüleceği ve nasıl geri dönüleceği ile birlikte.
guides-for-open-relay = Açık posta aktarıcısı
guides-for-open-proxy = Açık vekil sunucu
guides-unknown = Başka veya bilinmeyen bir ürün
guide-steps = Yapılacaklar
guide-check = Sonucu kontrol edin
guide-check-outside = Dışarıdan biz bakarız: Mektubunuzdaki bağlantının açtığı sayfada “Sunucumu yeniden test et” düğmesine basın ya da bekleyin; kendiliğimizden yeniden test ederiz.
guide-clean-up = Kapandıktan sonra
guide-undo = Bir hizmetiniz çalışmaz olursa
guide-documentation = Bu konudaki el kitabı:
guide-all = Bütün kılavuzlar

reference-label = Vaka numarası
genuine-title = Mektubum gerçek mi?
genuine-lead = Her mektubumuzda en az bir vaka numarası bulunur. Numarayı girin; onun hakkında mektup gönderip göndermediğimizi ve ne zaman gönderdiğimizi söyleyelim.
genuine-button = Doğrula
genuine-yes = Evet. Bu vaka hakkında şunu gönderdik:
genuine-letter = { $letter }, { $at }
genuine-no = Böyle bir vaka hakkında mektup göndermedik. Elinizde böyle bir mektup varsa içindeki bağlantıları açmayın ve lütfen bize bildirin.
genuine-unreadable = Bu bir vaka numarası değil. Vaka numarası T ile başlar, ardından on üç harf ve rakam gelir; kısa çizgilerin ve büyük harflerin önemi yoktur.
genuine-too-often = Bir seferde çok fazla soru soruldu. Lütfen bir dakika bekleyip yeniden sorun.
genuine-signs = Mektuplarımızı başka nasıl tanırsınız
genuine-sign-sender = Gönderen adres: { $sender }.
genuine-sign-links = Bağlantıları yalnızca şuraya götürür: { $url }.
genuine-sign-asks-nothing = Hiçbir zaman parola, para veya program kurulumu istemezler. Gereken her şey mektubun kendisindedir.

stop-title = Bu posta kutusuna gönderilen mektuplar
stop-asks = Şu adrese yazmayı bırakalım mı: { $mailbox }?
stop-button = Buraya bir daha yazmayın
stop-what = Sunucuya ilişkin bildirim olduğu gibi kalır ve ondan sorumlu başka birine yazabiliriz.
stop-done = Artık şu adrese yazmayacağız: { $mailbox }.

case-title = Vaka { $reference }
case-reference = Vaka
case-way = Vaka nereye kadar geldi
case-is-suspected = Herkese açık veri tabanları bu sunucuyu bildiriyor; biz bir şey kanıtlamadık.
case-is-proven = Test iletimiz bu sunucudan geçip bize geri döndü.
case-is-notified = Test iletimiz geçti ve bu konuda yazdık. Kapanana kadar kontrol etmeyi sürdürüyoruz.
case-is-notified-listed = Herkese açık veri tabanları bu sunucuyu bildiriyor ve bu konuda yazdık. Biz bir şey kanıtlamadık.
case-is-closing = Son testimizde sunucunun kapalı olduğu görüldü. Teşekkür ederiz! Kapalı saymadan önce birkaç kez daha kontrol ederiz.
case-is-closed = Son testlerin tümünde sunucunun kapalı olduğu görüldü. Teşekkür ederiz!
case-is-set-aside = Şimdilik başka bir şey yapılmıyor: { $reason }.
case-whole-guide = Kılavuzun tamamı: bütün adımlar, denetleme ve geri dönüş yolu
case-found = Ne bulduk
case-found-nothing = Henüz sonuçlanan bir test yok.
case-software = { $software }, şuradan anlaşıldı: { $basis }
case-proof = { $at } tarihinde test iletimiz { $port } numaralı bağlantı noktasından ({ $protocol }) girdi ve alıcı sunucumuza şu adresten geri döndü: { $exit }.
case-evidence = Kanıtları göster
case-transcript = Sunucuyla iletişim kaydı (< sunucu, > biz)
case-receipt = Alıcı sunucumuzun kaydettiği
case-listings = Kim bildiriyor
case-listings-say = Bu adres, herkese açık şu veri tabanlarında listeleniyor. Çoğu, sunucu kapatıldıktan bir süre sonra adresi kendiliğinden siler.
case-history = Şimdiye kadar olanlar
case-secret = Bu sayfayı yalnızca bağlantıya sahip olanlar görebilir. Bağlantıyı yalnızca sunucuyla ilgilenenlere iletin.

step-of-case-listed = Bildirildi
step-of-case-proven = Kanıtlandı
step-of-case-written = Mektup gönderildi
step-of-case-rechecked = Yeniden test edildi
step-of-case-closed = Kapandı
step-of-case-set-aside = Kenara ayrıldı
step-of-case-closed-in-row = gerekli { $needed } testin { $closed } tanesinde kapalı
standing-done = (yapıldı)
standing-now = (şimdi)
standing-to-come = (sırada)

event-opened = Bildiren: { $source }.
event-listed-again = Yeniden bildiren: { $source }.
event-tested = Test edildi, dayanılabilecek bir sonuç alınamadı.
event-proven = Kanıtlandı: Test iletimiz sunucunun üzerinden geri döndü.
event-attributed = Sunucuyu kimin işlettiğini araştırdık.
event-written = Bir mektup gönderildi.
event-reminded = Bir hatırlatma gönderildi.
event-failed = Bir mektup teslim edilemedi.
event-retest-asked = Bu sayfada yeni bir test istendi.
event-rechecked = Yeniden test edildi.
event-closed = Kapandı: Farklı zamanlarda yapılan yeterli sayıda test bunu doğruladı.
event-reopened = Yeniden açık bulundu.
event-set-aside = Kenara ayrıldı: { $reason }.

retest-title = Sunucumu yeniden test et
retest-button = Sunucumu yeniden test et
retest-what = Bu adresin yalnızca bu vakayla ilgili bağlantı noktalarını test ederiz. Bir iki dakika sürer.
retest-awaited = Test sürüyor; bu sayfa birkaç saniyede bir kendiliğinden yenilenir.
retest-idle = Bu vaka için şu anda başka test yapılmıyor.
retest-used-up = Son bir saatte çok fazla test istendi; sonraki test şu zamana kadar beklemeli: { $at }.
retest-asked = Test istendi: { $asked }.
retest-done = İstek: { $asked }; test: { $done }. Sonuç: { $found }

intended-title = Sunucu bilerek mi açık, yoksa sizin değil mi?
intended-says = Bir Tor çıkış düğümü, halka açık bir hizmet, bir araştırma sistemi: Bunu burada belirtin; bu sunucuyu artık test etmeyiz ve hakkında yazmayız. Adres sizin değilse lütfen bunun yerine mektubu yanıtlayın.
intended-button = Bilerek açık: test etmeyin
found-open = hâlâ açık.
found-waiting = sunucu iletimizi aldı; ileti daha sonra geri dönebilir, bu biraz sürebilir.
found-again = sunucu bizi bekletti veya test sunucumuzu reddetti; bu, başkaları hakkında bir şey söylemez. Yeniden soracağız.
found-closed = kapalı. Teşekkür ederiz!
found-not-that-service = orada artık başka bir hizmet yanıt veriyor.
found-unreachable = kimse yanıt vermedi. Yanıt gelmemesi kapalı sayılmaz; geçici bir arıza olabilir.

service-smtp = posta (SMTP)
service-http = HTTP vekil sunucusu
service-socks = SOCKS vekil sunucusu
service-socks4 = SOCKS 4 vekil sunucusu
service-socks5 = SOCKS 5 vekil sunucusu
service-proxy = vekil sunucu

col-port = Bağlantı noktası
col-protocol = Protokol
col-verdict = Bulgu
col-tested = Test zamanı
col-source = Veri tabanı
col-service = Bildirilen hizmet
col-detail = Kendi ifadesiyle
col-seen = Son görülme

probing-description = { $operation }, herkese açık veri tabanlarının açık posta aktarıcısı veya açık vekil sunucu olarak adlandırdığı sunucuları, her birinden bir iletiyi veya bir bağlantıyı kendi alıcı sunucumuza aktarmasını isteyerek test eder ve onları işletenlere yazar.
