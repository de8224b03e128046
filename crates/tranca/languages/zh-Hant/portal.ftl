# The sentences of the pages.

nav-home = 首頁
nav-guides = 關閉指引
nav-genuine = 我收到的信是真的嗎？
nav-agencies = 參與機關
nav-results = 成果
skip-to-content = 跳至內容
languages-label = 語言
pages-label = 頁面
foot-what = 本網站不使用 Cookie，也不使用指令碼，不統計訪客人數。
foot-questions = 如有疑問，請洽
trouble-of-ours = 我們這邊發生錯誤，請稍後再試。

nothing-title = 這裡沒有內容
nothing-says = 這個網址沒有對應的頁面。如果網址來自我們的信件，請確認是否已完整複製到最後一個字元。
nothing-home = 回首頁

landing-title = 開放的伺服器，一起關閉
landing-lead = 公開資料庫會通報替任何人轉送流量的郵件伺服器與代理伺服器。我們以無害的方式逐一測試，寫信給管理者，說明如何關閉，並持續追蹤到關閉為止。
landing-letter = 您收到我們的信了嗎？
landing-letter-says = 信中的連結會開啟您伺服器的專屬頁面。若想先確認信件真偽，請輸入信中所載的案件編號。
landing-way = 我們的做法
landing-way-listed = 公開資料庫通報某部伺服器處於開放狀態。
landing-way-proven = 我們進行測試：我們的訊息能否經過它，再回到我們這裡？只有這樣才算證實。
landing-way-written = 我們查出伺服器由誰管理，以對方的語言寫一次信，附上證據與處理步驟。
landing-way-closed = 我們反覆查看，直到伺服器關閉。
landing-relay = 什麼是開放式郵件轉送伺服器？
landing-relay-says = 這種郵件伺服器收下第三方的郵件，再投遞給其他第三方。寄送垃圾郵件的人常躲在它後面。
landing-proxy = 什麼是開放式代理伺服器？
landing-proxy-says = 這種伺服器替任何人建立通往任何目的地的連線。經由它所做的事，看起來都像是您做的。
landing-harm = 兩者都會讓管理者背負責任：位址被列入封鎖名單，線路被占用，網路業者也可能中斷連線。通常只要修改設定檔中的一兩行就能解決。
landing-to-guides = 查看如何關閉
landing-test = 您記錄檔中的測試
landing-test-says = 我們只連線到公開資料庫列出的伺服器，測試頻率很低，並請它將一封郵件或一條連線轉送到我們自己的接收主機。郵件中會說明我們是誰、為何測試以及如何聯絡。我們絕不嘗試密碼，您的伺服器也不會有任何變動。
landing-excluding = 若您不希望自己的位址接受測試，請寫信至 { $contact }，我們會將它排除。
landing-who = 參與機關
landing-to-agencies = 進一步了解
landing-to-results = 目前的成果

agencies-title = 參與機關
agencies-lead = 以下機關共同執行這項行動。您可以向其中任何一個機關查證真偽。
agencies-none = 目前尚未登錄任何機關，因此不測試任何人，也不寫信給任何人。
agencies-questions = 詢問
agencies-languages = 可使用的語言
agencies-page = 機關網頁
agencies-check = 如有疑慮，請不要依賴本頁面：請用您平常的方式查到該機關，再直接詢問。

guides-title = 關閉指引
guides-lead = 逐步說明要修改的每一行、如何確認已經生效，以及如何還原。
guides-for-open-relay = 開放式郵件轉送伺服器
guides-for-open-proxy = 開放式代理伺服器
guides-unknown = 其他產品，或不確定是哪一種
guide-steps = 處理步驟
guide-check = 確認是否生效
guide-check-outside = 外部的確認由我們進行：請在信中連結的頁面按「重新測試我的伺服器」，或稍候即可；我們也會自行重新測試。
guide-clean-up = 關閉之後
guide-undo = 如果您的正常使用受到影響
guide-documentation = 官方說明文件：
guide-all = 所有指引

reference-label = 案件編號
genuine-title = 我收到的信是真的嗎？
genuine-lead = 我們的每封信至少載有一個案件編號。請輸入編號，我們會告訴您是否曾就該案寄信，以及寄出的時間。
genuine-button = 查證
genuine-yes = 是的。關於此案，我們寄出了：
genuine-letter = { $letter }，{ $at }
genuine-no = 我們沒有就這樣的案件寄過信。如果您手上有這樣的信，請不要點選其中的連結，並請通知我們。
genuine-unreadable = 這不是案件編號。案件編號以 T 開頭，後面接十三個英文字母與數字；有無連字號、大小寫都沒有關係。
genuine-too-often = 一次收到太多查詢，請等候一分鐘後再試。
genuine-signs = 如何進一步辨認我們的信
genuine-sign-sender = 寄件者為 { $sender }。
genuine-sign-links = 信中的連結只通往 { $url }，不會通往其他網站。
genuine-sign-asks-nothing = 信中絕不會索取密碼、要求付款或要求安裝程式。所有需要的內容都寫在信裡。

stop-title = 寄到此信箱的信件
stop-asks = 是否不再寫信到 { $mailbox }？
stop-button = 不要再寄到這裡
stop-what = 伺服器的通報狀態不變，我們可能會改寫信給其他負責的人。
stop-done = 我們不會再寫信到 { $mailbox }。

case-title = 案件 { $reference }
case-reference = 案件
case-way = 案件進度
case-is-suspected = 公開資料庫通報了這部伺服器；我們尚未證實。
case-is-proven = 我們的測試郵件經過這部伺服器，又回到我們這裡。
case-is-notified = 我們的測試郵件通過了這部伺服器，我們已就此寫信。我們會持續查看，直到它關閉。
case-is-notified-listed = 公開資料庫通報了這部伺服器，我們已就此寫信。我們尚未證實。
case-is-closing = 最近一次測試顯示已關閉，謝謝您！在認定關閉之前，我們還會再查看幾次。
case-is-closed = 最近的每次測試都顯示已關閉，謝謝您！
case-is-set-aside = 目前不再進行處理：{ $reason }。
case-whole-guide = 完整指引：所有步驟、確認方式與還原方式
case-found = 測試結果
case-found-nothing = 尚無已完成的測試。
case-software = { $software }，判斷依據：{ $basis }
case-proof = { $at }，我們的測試郵件由連接埠 { $port }（{ $protocol }）進入，再從 { $exit } 回到我們的接收主機。
case-evidence = 顯示證據
case-transcript = 往來內容（< 為伺服器，> 為我們）
case-receipt = 我們接收主機的紀錄
case-listings = 通報來源
case-listings-say = 以下公開資料庫列出了這個位址。多數資料庫會在關閉後一段時間自行移除。
case-history = 到目前為止的經過
case-secret = 只有持有連結的人才能看到本頁面。請只將連結轉給負責這部伺服器的人。

step-of-case-listed = 已通報
step-of-case-proven = 已證實
step-of-case-written = 已寄信
step-of-case-rechecked = 已重新測試
step-of-case-closed = 已關閉
step-of-case-set-aside = 暫停處理
step-of-case-closed-in-row = 所需的 { $needed } 次測試中，已有 { $closed } 次顯示關閉
standing-done = （已完成）
standing-now = （目前）
standing-to-come = （尚未進行）

event-opened = 由 { $source } 通報。
event-listed-again = 由 { $source } 再次通報。
event-tested = 已測試，但沒有可供判斷的結果。
event-proven = 已證實：我們的測試郵件經由伺服器回來了。
event-attributed = 我們查詢了伺服器的管理者。
event-written = 已寄出信件。
event-reminded = 已寄出提醒信。
event-failed = 有一封信無法送達。
event-retest-asked = 有人在本頁面要求重新測試。
event-rechecked = 已重新測試。
event-closed = 已關閉：多次不同時間的測試均如此顯示。
event-reopened = 發現再次開放。
event-set-aside = 暫停處理：{ $reason }。

retest-title = 重新測試我的伺服器
retest-button = 重新測試我的伺服器
retest-what = 我們只測試這個位址中與本案有關的部分，不測試其他部分。需要一兩分鐘。
retest-awaited = 測試進行中；本頁面每隔幾秒會自動更新。
retest-idle = 目前不再對本案進行測試。
retest-used-up = 過去一小時內要求測試的次數過多，下一次測試須等到 { $at }。
retest-asked = { $asked } 有人要求測試。
retest-done = { $asked } 要求，{ $done } 測試：{ $found }

intended-title = 是刻意開放，或不是您的伺服器？
intended-says = 如果是 Tor 出口節點、公共服務或研究系統，請在此告知，我們就不再測試這部伺服器，也不再為此寫信。如果這個位址不是您的，請直接回覆信件。
intended-button = 這是刻意開放的：請不要再測試
found-open = 仍然開放。
found-waiting = 伺服器收下了我們的訊息；訊息仍可能回來，有時需要一段時間。
found-again = 伺服器要求我們稍候，或拒絕了我們的測試主機，這不代表它對其他人的做法。我們會再試一次。
found-closed = 已關閉，謝謝您！
found-not-that-service = 現在由另一項服務回應。
found-unreachable = 沒有回應。沒有回應不算關閉，因為可能只是暫時故障。

service-smtp = 郵件（SMTP）
service-http = HTTP 代理
service-socks = SOCKS 代理
service-socks4 = SOCKS 4 代理
service-socks5 = SOCKS 5 代理
service-proxy = 代理

col-port = 連接埠
col-protocol = 通訊協定
col-verdict = 結果
col-tested = 測試時間
col-source = 資料庫
col-service = 通報類別
col-detail = 原文
col-seen = 最後出現

probing-description = { $operation } 測試公開資料庫列為開放式郵件轉送伺服器或開放式代理伺服器的主機，做法是請每部主機將一封郵件或一條連線轉送到我們自己的接收主機，並寫信給管理者。
