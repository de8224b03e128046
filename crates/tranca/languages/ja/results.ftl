# The sentences of the results.

results-title = 結果
results-lead = この活動の成果です。数字だけを示し、開いているサーバーの名前はどのページにも載せません。
results-as-of = { $at } 現在
results-funnel = 案件の進み具合
funnel-says = 報告されたサーバーから閉じられたサーバーまで、段階ごとの棒グラフです。数値は横の表にあります。
funnel-listed = 公開データベースが報告
funnel-tested = 検査済み
funnel-proven = 開いていることを確認
funnel-written = 通知済み
funnel-closed = 閉鎖（通知の有無を問わず）
results-comparison = 通知は役に立つか
comparison-lead = 多くのサーバーは、誰も働きかけなくても閉じられます。そこで、くじで選んだ一部の連絡先には通知を遅らせ、二つのグループを比べます。比べるのは、確認から { $span } 以内に閉じられたサーバーの数です。
comparison-none = 対照グループがないため、通知がなければ何台が閉じられたかは分かりません。
comparison-too-early = 比較するにはまだ早い段階です。十分な日数がたった確認済みの案件がありません。
comparison-says = サーバーが閉じられるたびに上がる二本の線です。すぐに通知したグループは最終的に { $notified }、対照グループは { $control }。
arm-notified = すぐに通知
arm-control = 対照グループ
results-closing = 通知から閉鎖まで
closing-says = { $closed ->
   *[other] 通知の後に { $closed } 台のサーバーが閉じられました。四分の一は { $first } 以内、半数は { $median } 以内、四分の三は { $third } 以内です。
}
closing-none = 通知の後に閉じられたサーバーはまだありません。
results-states = 案件の状況
states-says = 問題の種類ごとの棒グラフで、状態別に分けています。数値は横の表にあります。
results-set-aside = 保留の件数と理由
results-countries = 国別
results-software = ソフトウェア別
results-small = 開いていることが確認されたサーバーが五台未満のグループはまとめて数えています。数字からサーバーが特定されないようにするためです。
results-letters = 通知
results-nothing-yet = まだありません。
group-unknown = 不明
group-other = その他の合計
letters-all = すべて
letters-sent = 送付
letters-failed = 受取拒否
letters-waiting = 配送中
note-reopened = { $count ->
   *[other] 閉じられたサーバーが再び開いていたことが { $count } 回ありました。
}
note-backscatter-cases = { $count ->
   *[other] { $count } 台のサーバーが、送信していない差出人にエラー通知を返しています。中継ではありませんが、迷惑になります。
}

col-group = グループ
col-closed-of = 閉鎖
col-share = 割合
col-interval = 信頼区間（95%）
col-too-young = 新しすぎて数えられない
col-within = 期間
col-from-letter = 通知から
col-from-proof-notified = 確認から（すぐに通知）
col-from-proof-control = 確認から（対照グループ）
col-step = 段階
col-cases = 案件
col-proven = 確認済み
col-closed = 閉鎖
col-state = 状態
col-weakness = 問題
col-reason = 理由
col-country = 国
col-software = ソフトウェア
col-language = 言語

span-days = { $count ->
   *[other] { $count } 日
}
span-hours = { $count ->
   *[other] { $count } 時間
}
span-minutes = { $count ->
   *[other] { $count } 分
}
span-seconds = { $count ->
   *[other] { $count } 秒
}
