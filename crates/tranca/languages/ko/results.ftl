# The sentences of the results.

results-title = 결과
results-lead = 이 활동의 성과입니다. 숫자만 보여 드리며, 저희 페이지 어디에도 열린 서버를 밝히지 않습니다.
results-as-of = { $at } 기준
results-funnel = 사례 진행 상황
funnel-says = 보고된 서버부터 닫힌 서버까지 단계별 막대입니다. 수치는 옆의 표에 있습니다.
funnel-listed = 공개 데이터베이스가 보고
funnel-tested = 점검함
funnel-proven = 열린 것으로 입증됨
funnel-written = 안내문을 보냄
funnel-closed = 닫힘(안내문 발송 여부와 무관)
results-comparison = 안내문이 도움이 됩니까?
comparison-lead = 많은 서버가 아무 조치 없이도 닫힙니다. 그래서 추첨으로 뽑은 일부 연락처에는 안내문을 늦게 보내고, 열린 것으로 입증된 뒤 { $span } 안에 닫힌 서버가 얼마나 되는지 두 집단을 비교합니다.
comparison-none = 대조군이 없으므로 안내문 없이 닫혔을 서버가 몇 대인지 알 수 없습니다.
comparison-too-early = 비교하기에는 아직 이릅니다. 충분한 시간이 지난 입증 사례가 아직 없습니다.
comparison-says = 서버가 닫힐 때마다 올라가는 두 선입니다. 즉시 안내: 최종 { $notified }. 대조군: { $control }.
arm-notified = 즉시 안내
arm-control = 대조군
results-closing = 안내문에서 닫힘까지
closing-says = { $closed ->
   *[other] 안내문을 보낸 뒤 서버 { $closed }대가 닫혔습니다. 4분의 1은 { $first } 안에, 절반은 { $median } 안에, 4분의 3은 { $third } 안에 닫혔습니다.
}
closing-none = 안내문을 보낸 뒤 닫힌 서버가 아직 없습니다.
results-states = 사례 현황
states-says = 취약점별 막대를 상태에 따라 나누었습니다. 수치는 옆의 표에 있습니다.
results-set-aside = 보류 건수와 이유
results-countries = 국가별
results-software = 소프트웨어별
results-small = 열린 것으로 입증된 서버가 다섯 대 미만인 집단은 합쳐서 셉니다. 숫자로 특정 서버를 알 수 없게 하기 위해서입니다.
results-letters = 안내문
results-nothing-yet = 아직 없습니다.
group-unknown = 알 수 없음
group-other = 기타 합계
letters-all = 전체
letters-sent = 발송
letters-failed = 수신 거부됨
letters-waiting = 전송 중
note-reopened = { $count ->
   *[other] 닫힌 서버가 다시 열린 일이 { $count }회 있었습니다.
}
note-backscatter-cases = { $count ->
   *[other] 서버 { $count }대가 메일을 보낸 적 없는 발신자에게 반송 메일을 보냅니다. 릴레이는 아니지만 불편을 줍니다.
}

col-group = 집단
col-closed-of = 닫힘
col-share = 비율
col-interval = 신뢰 구간(95%)
col-too-young = 너무 최근이라 제외
col-within = 기간
col-from-letter = 안내문부터
col-from-proof-notified = 입증부터, 즉시 안내
col-from-proof-control = 입증부터, 대조군
col-step = 단계
col-cases = 사례
col-proven = 입증됨
col-closed = 닫힘
col-state = 상태
col-weakness = 취약점
col-reason = 이유
col-country = 국가
col-software = 소프트웨어
col-language = 언어

span-days = { $count ->
   *[other] { $count }일
}
span-hours = { $count ->
   *[other] { $count }시간
}
span-minutes = { $count ->
   *[other] { $count }분
}
span-seconds = { $count ->
   *[other] { $count }초
}
