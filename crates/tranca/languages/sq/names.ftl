# The words of the domain, as people read them.

weakness-open-relay = relay i hapur poste
weakness-open-proxy = proxy i hapur

verdict-open = i hapur
verdict-accepts = pranon, ende nuk është kthyer asgjë
verdict-closed = i mbyllur
verdict-refuses-us = refuzon serverin tonë të testit
verdict-not-that-service = përgjigjet një shërbim tjetër
verdict-unreachable = i paarritshëm
verdict-undecided = i papërcaktuar

reason-refused = refuzon të përcjellë postë ose lidhje për të panjohur
reason-deferred = i shtyn vazhdimisht të panjohurit për më vonë
reason-withdrawn = porta që ishte e hapur tani i refuzon lidhjet
note-backscatter = u dërgon njoftime kthimi dërguesve që nuk kanë shkruar kurrë

protocol-smtp = postë (SMTP)
protocol-http-connect = proxy HTTP (CONNECT)
protocol-http-forward = proxy HTTP (përcjellje)
protocol-https = proxy HTTP brenda TLS
protocol-socks4 = proxy SOCKS 4
protocol-socks5 = proxy SOCKS 5
protocol-telnet = proxy telnet

state-suspected = i dyshuar
state-proven = i provuar
state-notified = i njoftuar
state-closed = i mbyllur
state-set-aside = i lënë mënjanë

aside-unreachable = nuk mundi të arrihej
aside-not-reproduced = testi nuk e vërtetoi
aside-excluded = është në listën e përjashtimeve
aside-intended = është i hapur me qëllim
aside-reassigned = adresa tani i përket dikujt tjetër
aside-withdrawn = e tërhoqëm rastin


letter-first = letra e parë
letter-reminder = kujtesë
letter-answer = përgjigje

basis-banner = përshëndetja e tij
basis-ehlo = lista e funksioneve të tij
basis-reply = formulimi i përgjigjeve të tij
basis-via-header = header-i Via
basis-error-page = faqja e tij e gabimit
basis-login-banner = faqja e tij e hyrjes
basis-server-header = header-i Server
basis-habit = mënyra si përgjigjet
