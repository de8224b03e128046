# 结果页面的语句。

results-title = 结果
results-lead = 本行动取得的结果。只有数字：我们的任何页面都不会指明某台开放的服务器。
results-as-of = 截至 { $at }
results-funnel = 事件进展程度
funnel-says = 每个阶段一条，从被报告的服务器到已关闭的服务器。旁边的表格列有数字。
funnel-listed = 被公共数据库报告
funnel-tested = 已测试
funnel-proven = 证实开放
funnel-written = 已就此发信
funnel-closed = 已关闭（无论是否发信）
results-comparison = 写信有用吗？
comparison-lead = 许多服务器无须任何人干预也会关闭。因此，通过抽签选出的一部分联系人会较晚收到信件，然后比较两组：证实开放后 { $span }内各有多少台服务器关闭。
comparison-none = 没有对照组，因此无法得知如果不写信会有多少台服务器关闭。
comparison-too-early = 现在比较为时过早：还没有足够久远的已证实事件。
comparison-says = 两条线，每有一台服务器关闭就上升。立即通知组：最终为 { $notified }。对照组：{ $control }。
arm-notified = 立即通知组
arm-control = 对照组
results-closing = 从发信到关闭
closing-says = { $closed ->
   *[other] 有 { $closed } 台服务器在发信后关闭：四分之一在 { $first }内，一半在 { $median }内，四分之三在 { $third }内。
}
closing-none = 尚无服务器在发信后关闭。
results-states = 事件现状
states-says = 每种弱点一条，按状态划分。旁边的表格列有数字。
results-set-aside = 已搁置及其原因
results-countries = 按国家或地区
results-software = 按软件
results-small = 证实开放的服务器少于五台的组别合并计算，以免任何数字指向某台服务器。
results-letters = 信件
results-nothing-yet = 暂无。
group-unknown = 未知
group-other = 其他（合计）
letters-all = 全部
letters-sent = 已发送
letters-failed = 被拒收
letters-waiting = 发送中
note-reopened = { $count ->
   *[other] 有 { $count } 次发现已关闭的服务器再次开放。
}
note-backscatter-cases = { $count ->
   *[other] 有 { $count } 台服务器会向从未写信的人发送退信。这不是中继，但会造成困扰。
}

col-group = 组别
col-closed-of = 已关闭
col-share = 比例
col-interval = 置信区间（95%）
col-too-young = 时间太短，未计入
col-within = 期限
col-from-letter = 自发信起
col-from-proof-notified = 自证实起，立即通知组
col-from-proof-control = 自证实起，对照组
col-step = 阶段
col-cases = 事件
col-proven = 已证实
col-closed = 已关闭
col-state = 状态
col-weakness = 弱点
col-reason = 原因
col-country = 国家或地区
col-software = 软件
col-language = 语言

span-days = { $count ->
   *[other] { $count } 天
}
span-hours = { $count ->
   *[other] { $count } 小时
}
span-minutes = { $count ->
   *[other] { $count } 分钟
}
span-seconds = { $count ->
   *[other] { $count } 秒
}
