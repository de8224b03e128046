# The sentences of the guides. A sentence that ends in a colon is followed by the code it speaks of.

title-open-relay = { $name } のオープンリレーを閉じる方法
title-open-proxy = { $name } のオープンプロキシを閉じる方法
title-unknown-relay = メールのオープンリレーを閉じる方法
title-unknown-proxy = オープンプロキシを閉じる方法

step-keep-copy = 初めに、変更するファイルがあれば、そのコピーを保存してください：
step-set = ファイル { $file } で、{ $setting } の行を次のように設定してください：
step-add = ファイル { $file } に、次の行がまだなければ追加してください：
step-remove = ファイル { $file } に次の行があれば、削除してください：
step-replace = ファイル { $file } で、マイナス記号の付いた行があれば削除し、その場所にプラス記号の付いた行を書いてください：
step-insert-before = ファイル { $file } で、「{ $line }」の上に次の行を書いてください：
step-run = 次のコマンドを実行してください：
step-otherwise = それが原因でない場合は、次の原因が考えられます。{ $why }
reload-run = サーバーに変更を反映させてください：
check-run = 現在有効な設定を内部から確認するには：
undo-run = 必要な通信が止まってしまった場合は、次の手順で変更を元に戻せます。サーバーは再び開いた状態になります：

clean-queue-look = 送信待ちのメッセージを確認してください。その多くは貴組織のものではないはずです：
clean-queue-purge = 貴組織のものでないメッセージを、番号を指定して一通ずつ削除してください：
clean-queue-look-unknown = 送信待ちのメッセージを確認し、貴組織のものでないメッセージを削除してください。
clean-log-look = どれだけの量が、いつからサーバーを通して送られたかは、ログで分かります：
clean-proxy-log-look = 誰が、何のためにサーバーを使ったかは、ログで分かります：
clean-proxy-intruder-look = プロキシをインストールした覚えが組織内の誰にもない場合は、コンピューターに侵入されたものとして扱い、見覚えのないプログラム、アカウント、スケジュールされたタスクを探してください。
clean-mikrotik-scheduler = 作成した覚えのないスケジュールやスクリプトを探し、削除してください：
clean-mikrotik-tunnels = 見覚えのないトンネル、ファイアウォールのルール、ユーザーを探し、削除してください：
clean-mikrotik-upgrade = 最新版の RouterOS をインストールしてください。ルーターは再起動します：
clean-mikrotik-password = その後、新しいパスワードを設定してください。古いパスワードは他人に知られている可能性があります：

intruder-mikrotik = この種のルーターでは、古いバージョンの欠陥を利用した侵入者がプロキシを有効にしていた例が多くあります。ご自身で有効にしたのでなければ、後始末の手順も行ってください。プロキシを閉じるだけでは、侵入者を締め出せません。

why-likeliest = 最も可能性の高い原因：{ $why }
why-postfix-mynetworks = Postfix は、mynetworks に含まれるすべてのアドレスからのメールを任意の宛先に中継します。この一覧に、貴組織のコンピューター以外のものが含まれています。
why-postfix-relay-restrictions = smtpd_relay_restrictions の規則が、見知らぬ相手を拒否する規則より前に、その相手を許可しています。
why-postfix-untrusted-routing = Postfix が、差出人がアドレスの中に隠した経路（user%elsewhere@here など）に従っています。
why-exim-relay-nets = Exim は、dc_relay_nets に含まれるすべてのアドレスからのメールを任意の宛先に中継します。この一覧に、貴組織のコンピューター以外のものが含まれています。
why-exim-relay-domains = dc_relay_domains にアスタリスクがあると、Exim は世界中のすべてのドメイン宛てのメールを受け取ります。
why-exim-relay-from-hosts = exim4.conf をご自身で書かれた場合：relay_from_hosts の一覧に、貴組織のコンピューター以外のものが含まれています。
why-exim-recipient-rules = 宛先の規則が、差出人が経路を隠したアドレス（user%elsewhere@here など）を通しています。
why-squid-allow-all = 「http_access allow all」の行により、誰でもプロキシを使えます。
why-squid-localnet = localnet の一覧は自組織のネットワークのためのものですが、世界中のすべてのアドレスを含んでいます。
why-dante-no-authentication = サーバーが、誰にもユーザー名とパスワードを求めていません。
why-dante-everyone-may-connect = 「client pass」の規則が、すべてのアドレスからの接続を受け付けています。
why-tinyproxy-allowed-for-all = Allow の行が一つもない場合、またはすべてのアドレスを含む行がある場合、Tinyproxy は誰にでも応じます。
why-3proxy-no-authentication = 「auth none」では、3proxy は誰にもユーザー名とパスワードを求めず、アクセス規則も無視します。
why-apache-proxy-requests = 「ProxyRequests On」では、Apache は要求した相手すべてのプロキシになります。自組織のサーバーの前に置くリバースプロキシには必要ありません。
why-apache-rewrite-rule = フラグ P の付いた RewriteRule が、訪問者の選んだホストからページを取得しています。
why-mikrotik-web-proxy = ルーターの Web プロキシが有効で、インターネットから接続できます。
why-mikrotik-socks = ルーターの SOCKS サーバーが有効で、インターネットから接続できます。
why-unknown-relay-unknown = サーバーが、見知らぬ相手からメールを受け取り、別の見知らぬ相手に中継しています。使われているソフトウェアは特定できませんでした。
why-unknown-proxy-unknown = サーバーが、見知らぬ相手のために任意の宛先への接続を開いています。使われているソフトウェアは特定できませんでした。

words-exim-recipient-rules = exim4.conf、または（それがない場合）/etc/exim4/conf.d/acl の下のファイル 30_exim4-config_check_rcpt で、acl_check_rcpt に次の規則があることを確認してください。一つ目は、ローカルのプログラム用を除くすべての「accept」より前に、二つ目は最後の「accept」より前に置きます：
words-squid-own-networks = 自組織の別のコンピューターがこのプロキシを使っている場合は、この例の代わりに、そのネットワークの行を追加してください：
words-dante-own-network = 「client pass」の規則では、この例の代わりに、自組織のネットワークだけを指定してください：
words-3proxy-users = その行の下に、プロキシを使ってよいユーザーを、独自の名前とパスワードで書いてください：
words-apache-rewrite-rule = このフラグの付いた規則を探し、どの規則も接続先のホストを自ら指定し、訪問者が送る内容から取り込んでいないことを確認してください：
words-relay-only-for-own-networks = 中継の設定では、自組織のコンピューターのアドレスだけが他のドメインに送信できるようにしてください。0.0.0.0/0 やアスタリスクのように「すべて」を意味する項目は、必ず取り除いてください。
words-relay-only-after-login = 外部から送信する方には、先にユーザー名とパスワードでのログイン（SMTP 認証）を求めてください。
words-relay-own-domains = それ以外の相手からは、自組織のドメイン宛てのメールだけを受け取るようにしてください。
words-proxy-needed = このプロキシを必要とする方がいなければ、停止してください。それが最も安全です。
words-proxy-only-inside = 必要な場合は、127.0.0.1 や自組織のネットワークのアドレスなど、内部のアドレスだけで待ち受けるようにしてください。
words-proxy-only-after-login = 外部から接続できる必要がある場合は、ユーザー名とパスワードを求めるようにしてください。
words-proxy-firewall = ファイアウォール、またはクラウド事業者のセキュリティグループで、自組織のアドレスだけがこのポートに接続できるようにしてください。Docker が公開するポートは多くのファイアウォールを通り抜けるため、127.0.0.1 で公開してください。
