# The words of the domain, as people read them.

weakness-open-relay = open mail relay
weakness-open-proxy = open proxy

verdict-open = open
verdict-accepts = accepts, nothing came back yet
verdict-closed = closed
verdict-refuses-us = refuses our test host
verdict-not-that-service = another service answers
verdict-unreachable = unreachable
verdict-undecided = undecided

reason-refused = it refuses to carry for strangers
reason-deferred = it puts strangers off again and again
reason-withdrawn = the port that was open now refuses connections
note-backscatter = it sends bounces to senders who never wrote

protocol-smtp = mail (SMTP)
protocol-http-connect = HTTP proxy (CONNECT)
protocol-http-forward = HTTP proxy (forwarding)
protocol-https = HTTP proxy inside TLS
protocol-socks4 = SOCKS 4 proxy
protocol-socks5 = SOCKS 5 proxy
protocol-telnet = telnet proxy

state-suspected = suspected
state-proven = proven
state-notified = notified
state-closed = closed
state-set-aside = set aside

aside-unreachable = it could not be reached
aside-not-reproduced = the test did not reproduce it
aside-excluded = it is on the list of exclusions
aside-intended = it is meant to be open
aside-reassigned = the address belongs to someone else now
aside-withdrawn = we withdrew the case


letter-first = first letter
letter-reminder = reminder
letter-answer = answer

basis-banner = its greeting
basis-ehlo = the list of its abilities
basis-reply = the wording of its replies
basis-via-header = the Via header
basis-error-page = its error page
basis-login-banner = its login page
basis-server-header = the Server header
basis-habit = the way it answers
