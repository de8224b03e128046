# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
   *[other] 원하신 대로 보고서 { $count }건(XARF v4)과 표(CSV)를 첨부합니다. 발신: { $agency }.
}
machine-parts-stop = 안내문 수신 중단: { $stop }

repeat-proxy = 귀 기관 네트워크 밖의 컴퓨터에서 다음 명령을 실행하면 프록시에 example.org의 페이지를 요청합니다. 페이지가 오면 프록시가 열려 있는 것이고, 프록시가 거부하면 닫힌 것입니다:
repeat-relay = 귀 기관 네트워크 밖의 컴퓨터에서 다음 줄을 차례로 입력해 주십시오. RCPT TO로 시작하는 줄에 250으로 응답하면 서버가 제3자의 메일을 중계하는 것이고, 5xx로 응답하면 닫힌 것입니다. 메일은 발송되지 않습니다:
repeat-again = 위에서 설명한 대로, 다음과 같이 점검을 되풀이할 수 있습니다.

form-plain = 아무 위장 없이 저희가 저희에게 보낸 메시지
form-null-sender = 발신자를 비우고 저희에게 보낸 메시지
form-local-sender = 발신자를 귀 기관의 도메인으로 하여 저희에게 보낸 메시지
form-percent = 수신자에 퍼센트 기호와 귀 기관 서버 이름을 넣어 저희에게 보낸 메시지
form-percent-bare = 수신자에 퍼센트 기호를 넣어 저희에게 보낸 메시지
form-quoted = 수신자를 따옴표로 묶어 저희에게 보낸 메시지
form-quoted-percent = 수신자를 따옴표로 묶고 그 안에 퍼센트 기호를 넣어 저희에게 보낸 메시지
form-quoted-at = 수신자를 따옴표로 묶고 귀 기관 서버 이름을 붙여 저희에게 보낸 메시지
form-source-route = 경로를 지정하여(source route) 저희에게 보낸 메시지
form-bang = 수신자에 느낌표를 넣어 저희에게 보낸 메시지
form-bang-at = 수신자에 느낌표와 귀 기관 서버 이름을 넣어 저희에게 보낸 메시지
form-http-get = GET으로 요청한 저희 페이지
form-http-connect = CONNECT로 요청한 저희 호스트로의 터널
form-http-connect-80 = CONNECT로 요청한 저희 호스트 80번 포트로의 터널
form-http-connect-443 = CONNECT로 요청한 저희 호스트 443번 포트로의 터널
form-http-connect-25 = CONNECT로 요청한 저희 호스트 메일 포트로의 터널
form-http-post-25 = POST로 보낸 저희 호스트 메일 포트에 대한 요청
form-http-host = 저희 호스트 이름만으로 요청한 저희 페이지
form-http-path = 주소를 경로에 넣어 요청한 저희 페이지
form-http-forwarded = 귀 기관 네트워크에서 온 요청이라고 적은 헤더를 붙여 요청한 저희 페이지
form-https-proxy = TLS 안에서 요청한 저희 페이지 또는 터널
form-h2-connect = HTTP/2로 요청한 저희 호스트로의 터널
form-sni = 이름만으로 요청한 저희 호스트로의 TLS 연결
form-socks4 = SOCKS 4를 통한 저희 호스트로의 연결
form-socks4a = SOCKS 4a를 통한 저희 호스트로의 연결
form-socks5-ipv4 = SOCKS 5를 통한 저희 호스트 IPv4 주소로의 연결
form-socks5-ipv6 = SOCKS 5를 통한 저희 호스트 IPv6 주소로의 연결
form-socks5-name = SOCKS 5를 통한 저희 호스트 이름으로의 연결
form-socks5-udp = SOCKS 5를 통한 저희 호스트로의 데이터그램
form-wingate = telnet처럼 한 줄의 글로 요청한 저희 호스트로의 연결

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = 감사 안내문
letter-withdrawal = 철회 안내문

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = 고객의 서버인가요?
forwarded-says = 저희 안내문을 고객에게 전달하시고 여기에서 알려 주십시오. 귀 기관이 할 일은 끝난 것으로 하며, 서버가 닫힐 때까지 저희가 계속 확인합니다.
forwarded-button = 고객에게 전달했습니다
event-forwarded = 연락처에서 저희 안내문을 고객에게 전달했습니다.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = 중단
reply-word-forwarded = 전달함
reply-word-not-mine = 해당 없음
reply-word-intended = 의도적 개방
