# The sentences of the results.

results-title = 成果
results-lead = 這項行動的成果。只列數字：我們的任何頁面都不列出開放的伺服器。
results-as-of = 截至 { $at }
results-funnel = 案件進度
funnel-says = 每個階段一條長條，從已通報的伺服器到已關閉的伺服器。數字列於旁邊的表格。
funnel-listed = 由公開資料庫通報
funnel-tested = 已測試
funnel-proven = 證實為開放
funnel-written = 已寫信
funnel-closed = 已關閉（不論是否寫信）
results-comparison = 信件有幫助嗎？
comparison-lead = 許多伺服器在無人介入的情況下也會關閉。因此，我們抽籤選出部分聯絡人，較晚才寄信，再比較兩組：證實開放後 { $span }內，有多少伺服器已經關閉。
comparison-none = 沒有對照組，因此無法得知不寫信時會有多少伺服器關閉。
comparison-too-early = 現在比較還太早：尚無經過足夠時間的已證實案件。
comparison-says = 兩條線，每關閉一部伺服器就上升一次。立即寫信：最終為 { $notified }。對照組：{ $control }。
arm-notified = 立即寫信
arm-control = 對照組
results-closing = 從寄信到關閉
closing-says = { $closed ->
   *[other] 寄信之後有 { $closed } 部伺服器關閉：四分之一在 { $first }內，半數在 { $median }內，四分之三在 { $third }內。
}
closing-none = 尚無伺服器在寄信之後關閉。
results-states = 案件狀態
states-says = 每種弱點一條長條，依狀態區分。數字列於旁邊的表格。
results-set-aside = 暫停處理及其原因
results-countries = 依國家或地區
results-software = 依軟體
results-small = 證實開放的伺服器少於五部的組別合併計算，以免由數字看出是哪一部伺服器。
results-letters = 信件
results-nothing-yet = 目前沒有。
group-unknown = 不明
group-other = 其他（合計）
letters-all = 全部
letters-sent = 已寄出
letters-failed = 遭拒收
letters-waiting = 遞送中
note-reopened = { $count ->
   *[other] 已關閉的伺服器再次開放，共 { $count } 次。
}
note-backscatter-cases = { $count ->
   *[other] 有 { $count } 部伺服器把退信寄給從未寫信的寄件者。這不是轉送，但會造成困擾。
}

col-group = 組別
col-closed-of = 已關閉
col-share = 比例
col-interval = 信賴區間（95%）
col-too-young = 時間太短，不列入計算
col-within = 期間
col-from-letter = 自寄信起
col-from-proof-notified = 自證實起（立即寫信）
col-from-proof-control = 自證實起（對照組）
col-step = 階段
col-cases = 案件
col-proven = 已證實
col-closed = 已關閉
col-state = 狀態
col-weakness = 弱點
col-reason = 原因
col-country = 國家或地區
col-software = 軟體
col-language = 語言

span-days = { $count ->
   *[other] { $count } 天
}
span-hours = { $count ->
   *[other] { $count } 小時
}
span-minutes = { $count ->
   *[other] { $count } 分鐘
}
span-seconds = { $count ->
   *[other] { $count } 秒
}
