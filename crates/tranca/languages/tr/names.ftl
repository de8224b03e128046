# The words of the domain, as people read them.

weakness-open-relay = açık posta aktarıcısı
weakness-open-proxy = açık vekil sunucu

verdict-open = açık
verdict-accepts = kabul ediyor, henüz bir şey geri dönmedi
verdict-closed = kapalı
verdict-refuses-us = test sunucumuzu reddediyor
verdict-not-that-service = başka bir hizmet yanıt veriyor
verdict-unreachable = ulaşılamıyor
verdict-undecided = belirsiz

reason-refused = yetkisiz kişiler için aktarım yapmayı reddediyor
reason-deferred = yetkisiz kişileri tekrar tekrar bekletiyor
reason-withdrawn = açık olan bağlantı noktası artık bağlantıları reddediyor
note-backscatter = hiç yazmamış gönderenlere geri dönüş iletileri gönderiyor

protocol-smtp = posta (SMTP)
protocol-http-connect = HTTP vekil sunucusu (CONNECT)
protocol-http-forward = HTTP vekil sunucusu (iletme)
protocol-https = TLS içinde HTTP vekil sunucusu
protocol-socks4 = SOCKS 4 vekil sunucusu
protocol-socks5 = SOCKS 5 vekil sunucusu
protocol-telnet = telnet vekil sunucusu

state-suspected = şüpheli
state-proven = kanıtlandı
state-notified = bildirildi
state-closed = kapalı
state-set-aside = kenara ayrıldı

aside-unreachable = ulaşılamadı
aside-not-reproduced = test bunu doğrulamadı
aside-excluded = hariç tutulanlar listesinde
aside-intended = bilerek açık tutuluyor
aside-reassigned = adres artık başkasına ait
aside-withdrawn = vakayı geri çektik


letter-first = ilk mektup
letter-reminder = hatırlatma
letter-answer = yanıt

basis-banner = karşılama satırı
basis-ehlo = yeteneklerinin listesi
basis-reply = yanıtlarının ifadesi
basis-via-header = Via başlığı
basis-error-page = hata sayfası
basis-login-banner = oturum açma sayfası
basis-server-header = Server başlığı
basis-habit = yanıt verme biçimi
