# The sentences of the pages.

nav-home = 처음
nav-guides = 조치 안내
nav-genuine = 받은 안내문이 진짜인가요?
nav-agencies = 참여 기관
nav-results = 결과
skip-to-content = 본문으로
languages-label = 언어
pages-label = 페이지
foot-what = 이 사이트는 쿠키와 스크립트를 사용하지 않으며 방문자 수를 세지 않습니다.
foot-questions = 문의처
trouble-of-ours = 저희 쪽에서 오류가 발생했습니다. 잠시 후 다시 시도해 주십시오.

nothing-title = 내용이 없습니다
nothing-says = 이 주소에 해당하는 페이지가 없습니다. 저희 안내문에 있는 주소라면 끝까지 정확히 복사되었는지 확인해 주십시오.
nothing-home = 첫 페이지로

landing-title = 열린 서버, 함께 닫습니다
landing-lead = 누구의 트래픽이든 중계하는 메일 서버와 프록시가 공개 데이터베이스에 보고됩니다. 저희는 각 서버를 해가 없는 방법으로 점검하고, 운영자에게 안내문을 보내 닫는 방법을 알려 드리며, 닫힐 때까지 함께합니다.
landing-letter = 저희 안내문을 받으셨습니까?
landing-letter-says = 안내문의 링크를 열면 해당 서버의 페이지가 나옵니다. 안내문이 진짜인지 먼저 확인하시려면 안내문에 적힌 사례 번호를 입력해 주십시오.
landing-way = 저희가 하는 일
landing-way-listed = 공개 데이터베이스가 어떤 서버를 열린 서버로 보고합니다.
landing-way-proven = 저희가 점검합니다. 저희 메시지가 그 서버를 거쳐 저희에게 돌아오는지 확인하며, 그 밖의 것은 증거로 보지 않습니다.
landing-way-written = 서버 운영자를 찾아, 증거와 조치 방법을 담은 안내문을 운영자의 언어로 한 번 보냅니다.
landing-way-closed = 서버가 닫힐 때까지 거듭 확인합니다.
landing-relay = 오픈 메일 릴레이란?
landing-relay-says = 제3자의 메시지를 받아 다른 제3자에게 전달하는 메일 서버입니다. 스팸을 보내는 사람들이 그 뒤에 숨으려 합니다.
landing-proxy = 오픈 프록시란?
landing-proxy-says = 누구에게나 임의의 목적지로 가는 연결을 중계하는 서버입니다. 이를 통해 한 일은 귀 기관이 한 것처럼 보입니다.
landing-harm = 두 경우 모두 책임은 서버 운영자에게 돌아갑니다. 주소가 차단 목록에 오르고, 회선이 점유되며, 통신 사업자가 연결을 끊을 수도 있습니다. 대개 설정 파일의 한두 줄만 고치면 해결됩니다.
landing-to-guides = 닫는 방법 보기
landing-test = 로그에 남은 저희 점검
landing-test-says = 저희는 공개 데이터베이스에 오른 서버에만 천천히 연결하며, 메시지 한 통이나 연결 하나를 저희 수신 서버까지 전달해 달라고 요청합니다. 메시지에는 저희가 누구인지, 왜 점검하는지, 어떻게 연락할 수 있는지가 적혀 있습니다. 비밀번호를 시도하는 일은 결코 없으며, 서버의 내용은 바뀌지 않습니다.
landing-excluding = 주소를 점검하지 않기를 원하시면 { $contact } 앞으로 메일을 보내 주십시오. 대상에서 제외하겠습니다.
landing-who = 참여 기관
landing-to-agencies = 참여 기관 자세히 보기
landing-to-results = 지금까지의 성과

agencies-title = 참여 기관
agencies-lead = 다음 기관이 이 활동을 함께 운영합니다. 활동이 진짜인지는 어느 기관에나 문의하실 수 있습니다.
agencies-none = 아직 등록된 기관이 없습니다. 그래서 점검도 하지 않고 안내문도 보내지 않습니다.
agencies-questions = 문의
agencies-languages = 답변 언어
agencies-page = 기관 페이지
agencies-check = 의심스러우시면 이 페이지에서 시작하지 마시고, 평소처럼 직접 기관을 찾아 문의해 주십시오.

guides-title = 조치 안내
guides-lead = 바꿔야 할 줄, 효과를 확인하는 방법, 되돌리는 방법을 단계별로 알려 드립니다.
guides-for-open-relay = 오픈 메일 릴레이
guides-for-open-proxy = 오픈 프록시
guides-unknown = 다른 제품이거나 어떤 제품인지 모르는 경우
guide-steps = 조치 방법
guide-check = 효과 확인
guide-check-outside = 외부에서는 저희가 확인합니다. 안내문에 있는 페이지에서 “내 서버 다시 점검하기”를 누르시거나 기다려 주십시오. 저희도 자동으로 다시 점검합니다.
guide-clean-up = 닫은 다음 할 일
guide-undo = 필요한 기능이 작동하지 않는 경우
guide-documentation = 관련 설명서:
guide-all = 모든 안내

reference-label = 사례 번호
genuine-title = 받은 안내문이 진짜인가요?
genuine-lead = 저희 안내문에는 사례 번호가 하나 이상 적혀 있습니다. 번호를 입력하시면 그 사례에 관해 안내문을 보냈는지, 언제 보냈는지 알려 드립니다.
genuine-button = 확인
genuine-yes = 네. 이 사례에 관해 보낸 안내문:
genuine-letter = { $letter }, { $at }
genuine-no = 그런 사례에 관해 저희가 보낸 안내문은 없습니다. 안내문을 갖고 계시다면 링크를 열지 마시고 저희에게 알려 주십시오.
genuine-unreadable = 사례 번호가 아닙니다. 사례 번호는 T로 시작하고 그 뒤에 글자와 숫자 열세 자가 이어집니다. 붙임표와 대소문자는 상관없습니다.
genuine-too-often = 문의가 한꺼번에 너무 많습니다. 1분쯤 기다린 뒤 다시 문의해 주십시오.
genuine-signs = 저희 안내문을 알아보는 다른 방법
genuine-sign-sender = { $sender } 주소에서 발송됩니다.
genuine-sign-links = 링크는 { $url } 외의 다른 곳으로 연결되지 않습니다.
genuine-sign-asks-nothing = 비밀번호나 돈, 프로그램 설치를 요구하는 일은 결코 없습니다. 필요한 내용은 모두 안내문 안에 있습니다.

stop-title = 이 메일 주소로 보내는 안내문
stop-asks = { $mailbox } 앞으로 안내문을 그만 보낼까요?
stop-button = 이 주소로 더 보내지 않기
stop-what = 서버에 대한 보고는 그대로 남으며, 서버를 담당하는 다른 분께 안내문을 보낼 수 있습니다.
stop-done = { $mailbox } 앞으로 더 이상 안내문을 보내지 않습니다.

case-title = 사례 { $reference }
case-reference = 사례
case-way = 사례 진행 상황
case-is-suspected = 공개 데이터베이스가 이 서버를 보고하고 있습니다. 저희가 입증한 것은 없습니다.
case-is-proven = 저희 점검 메시지가 이 서버를 거쳐 저희에게 돌아왔습니다.
case-is-notified = 저희 점검 메시지가 통과하여 안내문을 보냈습니다. 닫힐 때까지 계속 확인합니다.
case-is-notified-listed = 공개 데이터베이스가 이 서버를 보고하고 있어 안내문을 보냈습니다. 저희가 입증한 것은 없습니다.
case-is-closing = 최근 점검에서 닫혀 있었습니다. 감사합니다! 닫힌 것으로 확정하기 전에 몇 번 더 확인합니다.
case-is-closed = 최근의 모든 점검에서 닫혀 있었습니다. 감사합니다!
case-is-set-aside = 현재로서는 더 조치하지 않습니다: { $reason }.
case-whole-guide = 전체 안내: 모든 단계, 확인 방법, 되돌리는 방법
case-found = 확인한 내용
case-found-nothing = 아직 끝난 점검이 없습니다.
case-software = { $software }, 판단 근거: { $basis }
case-proof = { $at }에 저희 점검 메시지가 포트 { $port }({ $protocol })로 들어가 { $exit }에서 저희 수신 서버로 돌아왔습니다.
case-evidence = 증거 보기
case-transcript = 주고받은 내용(<는 서버, >는 저희)
case-receipt = 저희 수신 서버의 기록
case-listings = 보고한 곳
case-listings-say = 다음 공개 데이터베이스에 이 주소가 올라 있습니다. 대부분은 닫힌 뒤 얼마가 지나면 스스로 삭제합니다.
case-history = 지금까지의 경과
case-secret = 이 페이지는 링크를 가진 사람만 볼 수 있습니다. 링크는 서버를 관리하는 분께만 전해 주십시오.

step-of-case-listed = 보고됨
step-of-case-proven = 입증됨
step-of-case-written = 안내문 발송
step-of-case-rechecked = 다시 점검함
step-of-case-closed = 닫힘
step-of-case-set-aside = 보류
step-of-case-closed-in-row = 필요한 점검 { $needed }회 중 { $closed }회에서 닫힘 확인
standing-done = (완료)
standing-now = (현재)
standing-to-come = (예정)

event-opened = { $source }에서 보고했습니다.
event-listed-again = { $source }에서 다시 보고했습니다.
event-tested = 점검했으나 판단할 만한 결과가 없었습니다.
event-proven = 입증됨: 저희 점검 메시지가 서버를 거쳐 돌아왔습니다.
event-attributed = 서버 운영자를 조회했습니다.
event-written = 안내문을 보냈습니다.
event-reminded = 재안내문을 보냈습니다.
event-failed = 안내문을 전달하지 못했습니다.
event-retest-asked = 이 페이지에서 새 점검을 요청받았습니다.
event-rechecked = 다시 점검했습니다.
event-closed = 닫힘: 시간 간격을 둔 충분한 횟수의 점검에서 확인되었습니다.
event-reopened = 다시 열려 있는 것으로 확인되었습니다.
event-set-aside = 보류: { $reason }.

retest-title = 내 서버 다시 점검하기
retest-button = 내 서버 다시 점검하기
retest-what = 이 주소에서 이 사례와 관련된 부분만 점검합니다. 1~2분 걸립니다.
retest-awaited = 점검 중입니다. 이 페이지는 몇 초마다 자동으로 새로 고쳐집니다.
retest-idle = 현재 이 사례에 대해서는 더 점검하지 않습니다.
retest-used-up = 지난 한 시간 동안 점검 요청이 많아 다음 점검은 { $at }까지 기다려야 합니다.
retest-asked = { $asked }에 점검을 요청받았습니다.
retest-done = { $asked }에 요청, { $done }에 점검: { $found }

intended-title = 일부러 열어 두셨거나 본인의 서버가 아닌가요?
intended-says = Tor 출구 노드, 공개 서비스, 연구용 시스템이라면 여기에서 알려 주십시오. 이 서버를 더 점검하지 않고 안내문도 보내지 않습니다. 본인의 주소가 아니라면 안내문에 회신해 주십시오.
intended-button = 일부러 연 것이니 점검하지 말아 주십시오
found-open = 아직 열려 있습니다.
found-waiting = 서버가 저희 메시지를 받았습니다. 나중에 돌아올 수 있으며 시간이 걸리기도 합니다.
found-again = 서버가 나중에 다시 시도하라고 응답했거나 저희 점검 서버를 거부했습니다. 다른 상대에게 어떻게 하는지는 알 수 없습니다. 다시 확인하겠습니다.
found-closed = 닫혔습니다. 감사합니다!
found-not-that-service = 지금은 다른 서비스가 응답합니다.
found-unreachable = 응답이 없었습니다. 일시적인 장애일 수 있으므로 무응답은 닫힌 것으로 보지 않습니다.

service-smtp = 메일(SMTP)
service-http = HTTP 프록시
service-socks = SOCKS 프록시
service-socks4 = SOCKS 4 프록시
service-socks5 = SOCKS 5 프록시
service-proxy = 프록시

col-port = 포트
col-protocol = 프로토콜
col-verdict = 결과
col-tested = 점검 시각
col-source = 데이터베이스
col-service = 보고 종류
col-detail = 원문
col-seen = 마지막 확인

probing-description = { $operation }은(는) 공개 데이터베이스에 오픈 메일 릴레이나 오픈 프록시로 오른 각 서버에 메시지 한 통이나 연결 하나를 저희 수신 서버까지 전달해 달라고 요청하는 방식으로 서버를 점검하고, 운영자에게 안내문을 보냅니다.
