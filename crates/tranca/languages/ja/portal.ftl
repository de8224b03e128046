# The sentences of the pages.

nav-home = トップ
nav-guides = 閉じ方の手引き
nav-genuine = 届いた通知は本物か
nav-agencies = 参加機関
nav-results = 結果
skip-to-content = 本文へ
languages-label = 言語
pages-label = ページ
foot-what = このサイトはクッキーもスクリプトも使わず、訪問者数の計測も行いません。
foot-questions = お問い合わせ先
trouble-of-ours = 当方で問題が発生しました。しばらくしてからもう一度お試しください。

nothing-title = ここには何もありません
nothing-says = このアドレスに対応するページはありません。当方からの通知にあったアドレスの場合は、末尾まで正しくコピーされているかご確認ください。
nothing-home = トップページへ

landing-title = 開いたサーバーを、ともに閉じる
landing-lead = 誰の通信でも中継してしまうメールサーバーやプロキシが、公開データベースに報告されています。当方はその一つ一つを害のない方法で検査し、運用されている方に通知を送り、閉じ方をご案内し、閉じられるまで見届けます。
landing-letter = 当方からの通知を受け取られましたか
landing-letter-says = 通知にあるリンクを開くと、お使いのサーバーのページが表示されます。先に通知が本物かどうかを確かめたい場合は、通知に記載の案件番号を入力してください。
landing-way = 当方が行うこと
landing-way-listed = 公開データベースが、あるサーバーを開いているものとして報告します。
landing-way-proven = 当方が検査します。当方のメッセージがそのサーバーを通って当方に戻ってくるかどうか。それ以外は証拠として扱いません。
landing-way-written = サーバーの運用者を調べ、証拠と手順を添えて、その方の言語で一度だけ通知します。
landing-way-closed = サーバーが閉じられるまで、繰り返し確認します。
landing-relay = メールのオープンリレー（第三者中継）とは
landing-relay-says = 見知らぬ相手からのメッセージを受け取り、別の見知らぬ相手に配送してしまうメールサーバーです。迷惑メールの送信者は、その陰に隠れようとします。
landing-proxy = オープンプロキシとは
landing-proxy-says = 誰に対しても、任意の宛先への接続を中継してしまうサーバーです。そこを通して行われたことは、貴組織が行ったように見えます。
landing-harm = どちらの場合も、責任を問われるのはサーバーの運用者です。アドレスはブロックリストに載り、回線は占有され、プロバイダーに接続を止められることもあります。たいていは、設定ファイルの一、二行を直せば解決します。
landing-to-guides = 閉じ方を見る
landing-test = ログに残る当方の検査について
landing-test-says = 当方が接続するのは、公開データベースに載っているサーバーだけです。ゆっくりとした間隔で、メッセージ一通または接続一本を当方の受信サーバーまで中継するよう求めます。メッセージには、当方が誰であるか、なぜ検査するか、どこに連絡できるかが書かれています。パスワードを試すことは決してなく、サーバーの内容が変わることもありません。
landing-excluding = お使いのアドレスの検査を望まれない場合は、{ $contact } までご連絡ください。検査の対象から外します。
landing-who = 参加機関
landing-to-agencies = 参加機関について詳しく
landing-to-results = これまでの成果

agencies-title = 参加機関
agencies-lead = 次の機関が共同でこの活動を行っています。活動が本物かどうかは、どの機関にもお尋ねいただけます。
agencies-none = 参加機関はまだ登録されていません。そのため、検査も通知も行っていません。
agencies-questions = お問い合わせ
agencies-languages = 対応言語
agencies-page = 機関のページ
agencies-check = 不審に思われる場合は、このページを起点とせず、普段どおりの方法でその機関を調べ、直接お尋ねください。

guides-title = 閉じ方の手引き
guides-lead = 変更する行、効果の確認方法、元に戻す方法を、順を追ってご案内します。
guides-for-open-relay = メールのオープンリレー
guides-for-open-proxy = オープンプロキシ
guides-unknown = その他の製品、または製品が不明の場合
guide-steps = 行うこと
guide-check = 効果の確認
guide-check-outside = 外部からの確認は当方が行います。通知に記載のページで「サーバーを再検査する」を押すか、そのままお待ちください。当方でも自動的に再検査します。
guide-clean-up = 閉じた後に行うこと
guide-undo = 必要な通信が止まってしまった場合
guide-documentation = 公式の説明書：
guide-all = すべての手引き

reference-label = 案件番号
genuine-title = 届いた通知は本物か
genuine-lead = 当方の通知には、必ず一つ以上の案件番号が記載されています。番号を入力すると、その案件について通知を送ったかどうか、いつ送ったかをお答えします。
genuine-button = 確認する
genuine-yes = はい。この案件について送ったもの：
genuine-letter = { $letter }、{ $at }
genuine-no = そのような案件について、当方は通知を送っていません。お手元に通知がある場合は、リンクを開かず、当方までお知らせください。
genuine-unreadable = これは案件番号ではありません。案件番号は T で始まり、その後に英数字が十三文字続きます。ハイフンの有無や大文字・小文字は問いません。
genuine-too-often = 短時間にお問い合わせが集中しています。一分ほど待ってから、もう一度お試しください。
genuine-signs = 当方の通知のその他の見分け方
genuine-sign-sender = 差出人は { $sender } です。
genuine-sign-links = リンク先は { $url } だけです。
genuine-sign-asks-nothing = パスワードや金銭、プログラムのインストールを求めることは決してありません。必要なことはすべて通知の本文に書かれています。

stop-title = このメールアドレスへの通知
stop-asks = { $mailbox } への通知を止めますか。
stop-button = このメールアドレスへの通知を止める
stop-what = サーバーについての報告はそのまま残り、サーバーを担当する別の方に通知することがあります。
stop-done = { $mailbox } には今後通知を送りません。

case-title = 案件 { $reference }
case-reference = 案件
case-way = 案件の進み具合
case-is-suspected = 公開データベースがこのサーバーを報告しています。当方では何も確認していません。
case-is-proven = 当方の検査メッセージがこのサーバーを通り、当方に戻ってきました。
case-is-notified = 当方の検査メッセージが通過したため、その旨を通知しました。閉じられるまで確認を続けます。
case-is-notified-listed = 公開データベースがこのサーバーを報告しているため、その旨を通知しました。当方では何も確認していません。
case-is-closing = 最新の検査では閉じていました。ありがとうございます。閉鎖と判断する前に、あと数回確認します。
case-is-closed = 最近の検査ではすべて閉じていました。ありがとうございます。
case-is-set-aside = 当面、対応は行いません。理由：{ $reason }。
case-whole-guide = 手引きの全文（全手順、確認方法、元に戻す方法）
case-found = 検査で分かったこと
case-found-nothing = 完了した検査はまだありません。
case-software = { $software }（判断の根拠：{ $basis }）
case-proof = { $at } に、当方の検査メッセージがポート { $port }（{ $protocol }）から入り、{ $exit } から当方の受信サーバーに戻ってきました。
case-evidence = 証拠を表示
case-transcript = やり取りの記録（< はサーバー、> は当方）
case-receipt = 当方の受信サーバーの記録
case-listings = 報告元
case-listings-say = 次の公開データベースがこのアドレスを挙げています。多くは、閉じられてからしばらくすると自動的に削除します。
case-history = これまでの経過
case-secret = このページは、リンクを知っている方だけが見られます。リンクは、サーバーを管理されている方にだけお渡しください。

step-of-case-listed = 報告
step-of-case-proven = 確認
step-of-case-written = 通知送付
step-of-case-rechecked = 再検査
step-of-case-closed = 閉鎖
step-of-case-set-aside = 保留
step-of-case-closed-in-row = 必要な検査 { $needed } 回のうち { $closed } 回で閉鎖を確認
standing-done = （完了）
standing-now = （現在）
standing-to-come = （これから）

event-opened = { $source } が報告しました。
event-listed-again = { $source } が再び報告しました。
event-tested = 検査しましたが、判断できる結果は得られませんでした。
event-proven = 確認：当方の検査メッセージがサーバーを通って戻ってきました。
event-attributed = サーバーの運用者を調べました。
event-written = 通知を送りました。
event-reminded = 再通知を送りました。
event-failed = 通知を届けられませんでした。
event-retest-asked = このページで再検査の依頼がありました。
event-rechecked = 再検査しました。
event-closed = 閉鎖：間隔を置いた十分な回数の検査で確認されました。
event-reopened = 再び開いていることが分かりました。
event-set-aside = 保留：{ $reason }。

retest-title = サーバーを再検査する
retest-button = サーバーを再検査する
retest-what = このアドレスのうち、この案件に関わる箇所だけを検査します。一、二分かかります。
retest-awaited = 検査中です。このページは数秒ごとに自動で更新されます。
retest-idle = 現在、この案件の検査は行っていません。
retest-used-up = 直近一時間に多くの検査依頼があったため、次の検査は { $at } 以降になります。
retest-asked = { $asked } に検査の依頼がありました。
retest-done = { $asked } に依頼、{ $done } に検査。結果：{ $found }

intended-title = 意図して開いている、または自分のサーバーではない場合
intended-says = Tor の出口ノード、公開サービス、研究用システムなどの場合は、ここでお知らせください。以後、このサーバーの検査も通知も行いません。ご自身のアドレスでない場合は、通知にご返信ください。
intended-button = 意図して開いているので、対象から外す
found-open = まだ開いています。
found-waiting = サーバーがメッセージを受け取りました。この後に戻ってくることがあり、時間がかかる場合があります。
found-again = サーバーが後で試すよう求めたか、当方の検査サーバーを拒否しました。他の相手への動作は分かりません。もう一度確認します。
found-closed = 閉じています。ありがとうございます。
found-not-that-service = 現在は別のサービスが応答しています。
found-unreachable = 応答がありませんでした。一時的な障害の可能性があるため、無応答は閉鎖とみなしません。

service-smtp = メール（SMTP）
service-http = HTTP プロキシ
service-socks = SOCKS プロキシ
service-socks4 = SOCKS 4 プロキシ
service-socks5 = SOCKS 5 プロキシ
service-proxy = プロキシ

col-port = ポート
col-protocol = プロトコル
col-verdict = 結果
col-tested = 検査日時
col-source = データベース
col-service = 報告の種別
col-detail = 報告の文言
col-seen = 最終確認

probing-description = { $operation } は、公開データベースがメールのオープンリレーまたはオープンプロキシとして挙げたサーバーに対し、メッセージ一通または接続一本を当方の受信サーバーまで中継するよう求めて検査し、運用者に通知しています。
