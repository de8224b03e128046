# The sentences of the results.

results-title = Results
results-lead = What has come of the operation. Figures only: no page of ours names an open server.
results-as-of = As of { $at }
results-funnel = How far the cases came
funnel-says = A bar for each step, from servers that were reported to servers that are closed. The table beside it has the numbers.
funnel-listed = Reported by a public database
funnel-tested = Tested
funnel-proven = Proven open
funnel-written = Written about
funnel-closed = Closed, with or without a letter
results-comparison = Do the letters help?
comparison-lead = Many servers close without anyone's doing. So some contacts, drawn by lot, get their letter later, and both groups are compared: how many of their servers were closed within { $span } of being proven open.
comparison-none = There is no control group, so nobody can say how many servers would have been closed without a letter.
comparison-too-early = It is too early to compare: no proven case is old enough yet.
comparison-says = Two lines that rise whenever a server was closed. Written to at once: { $notified } in the end. Control group: { $control }.
arm-notified = Written to at once
arm-control = Control group
results-closing = From letter to closed
closing-says = { $closed ->
    [one] One server was closed after a letter. It took { $median }.
   *[other] { $closed } servers were closed after a letter: a quarter within { $first }, half within { $median }, three quarters within { $third }.
}
closing-none = No server has been closed after a letter yet.
results-states = Where the cases stand
states-says = A bar for each weakness, divided by state. The table beside it has the numbers.
results-set-aside = Set aside, and why
results-countries = By country
results-software = By software
results-small = Groups in which fewer than five servers were proven open are counted together, so that no figure points to a server.
results-letters = Letters
results-nothing-yet = Nothing yet.
group-unknown = not known
group-other = others, together
letters-all = All
letters-sent = Sent
letters-failed = Refused
letters-waiting = On their way
note-reopened = { $count ->
    [one] One closed server was found open again.
   *[other] { $count } times a closed server was found open again.
}
note-backscatter-cases = { $count ->
    [one] One server sends bounces to senders who never wrote. That is no relay, but annoying.
   *[other] { $count } servers send bounces to senders who never wrote. That is no relay, but annoying.
}

col-group = Group
col-closed-of = Closed
col-share = Share
col-interval = Confidence interval (95 %)
col-too-young = Too recent to count
col-within = Within
col-from-letter = From the letter
col-from-proof-notified = From the proof, written to at once
col-from-proof-control = From the proof, control group
col-step = Step
col-cases = Cases
col-proven = Proven
col-closed = Closed
col-state = State
col-weakness = Weakness
col-reason = Reason
col-country = Country
col-software = Software
col-language = Language

span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
span-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
span-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
