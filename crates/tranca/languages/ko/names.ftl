# The words of the domain, as people read them.

weakness-open-relay = 오픈 메일 릴레이
weakness-open-proxy = 오픈 프록시

verdict-open = 열림
verdict-accepts = 받았으나 아직 돌아온 것이 없음
verdict-closed = 닫힘
verdict-refuses-us = 저희 점검 서버를 거부
verdict-not-that-service = 다른 서비스가 응답
verdict-unreachable = 연결할 수 없음
verdict-undecided = 판정하지 못함

reason-refused = 제3자를 위한 중계를 거부함
reason-deferred = 제3자에게 나중에 다시 시도하라는 응답을 반복함
reason-withdrawn = 열려 있던 포트가 이제 연결을 거부함
note-backscatter = 메일을 보낸 적 없는 발신자에게 반송 메일을 보냄

protocol-smtp = 메일(SMTP)
protocol-http-connect = HTTP 프록시(CONNECT)
protocol-http-forward = HTTP 프록시(전달)
protocol-https = TLS 안의 HTTP 프록시
protocol-socks4 = SOCKS 4 프록시
protocol-socks5 = SOCKS 5 프록시
protocol-telnet = 텔넷 프록시

state-suspected = 의심
state-proven = 입증됨
state-notified = 안내함
state-closed = 닫힘
state-set-aside = 보류

aside-unreachable = 연결할 수 없었음
aside-not-reproduced = 점검에서 재현되지 않음
aside-excluded = 제외 목록에 있음
aside-intended = 일부러 열어 둠
aside-reassigned = 주소가 이제 다른 곳에 속함
aside-withdrawn = 저희가 사례를 철회함


letter-first = 첫 안내문
letter-reminder = 재안내문
letter-answer = 회신

basis-banner = 접속 시 배너
basis-ehlo = 지원 기능 목록
basis-reply = 응답 문구
basis-via-header = Via 헤더
basis-error-page = 오류 페이지
basis-login-banner = 로그인 페이지
basis-server-header = Server 헤더
basis-habit = 응답 방식
