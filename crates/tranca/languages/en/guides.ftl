# The sentences of the guides. A sentence that ends in a colon is followed by the code it speaks of.

title-open-relay = How to close the open relay in { $name }
title-open-proxy = How to close the open proxy in { $name }
title-unknown-relay = How to close an open mail relay
title-unknown-proxy = How to close an open proxy

step-keep-copy = First keep a copy of what will be changed, if the file exists:
step-set = In the file { $file }, set { $setting } so that the line reads:
step-add = In the file { $file }, add this line, unless it is there already:
step-remove = In the file { $file }, delete these lines, if they are there:
step-replace = In the file { $file }, delete the lines marked with a minus sign, whichever of them are there, and write the line marked with a plus sign in their place:
step-insert-before = In the file { $file }, write this line above “{ $line }”:
step-take-out = In the file { $file }, take these entries out of { $setting }, if they are there, and leave all others; should none remain, write “{ $value }” in their place:
step-run = Run this command:
step-otherwise = If that was not the cause, it may be this one. { $why }
reload-run = Have the server take up the change:
check-run = To see from inside what is now in force:
undo-run = Should something of your own stop working, this takes the change back, and the server is open again:

clean-queue-look = Look at the messages that are waiting; most of them will not be yours:
clean-queue-purge = Delete those that are not yours, each by its number:
clean-queue-look-unknown = Look at the messages that are waiting, and delete those that are not yours.
clean-log-look = The log shows how much was sent through your server, and since when:
clean-proxy-log-look = The log shows who used your server, and for what:
clean-proxy-intruder-look = If nobody of yours installed a proxy, treat the machine as broken into: look for unknown programs, accounts and scheduled tasks.
clean-mikrotik-scheduler = Look for scheduled tasks and scripts that you did not write, and remove them:
clean-mikrotik-tunnels = Look for tunnels, firewall rules and users that you do not know, and remove them:
clean-mikrotik-upgrade = Install the current version of RouterOS; the router restarts:
clean-mikrotik-password = Then set a new password, since the old one may be known to others:

intruder-mikrotik = On these routers the proxy was often switched on by an intruder who used a flaw of older versions. If you did not switch it on yourself, please do the clean-up as well: closing the proxy alone does not keep the intruder out.

why-likeliest = The likeliest cause: { $why }
why-postfix-mynetworks = Postfix carries mail to any destination for every address in mynetworks, and this list holds more than your own machines.
why-postfix-relay-restrictions = The rules in smtpd_relay_restrictions permit strangers before they reach the rule that refuses them.
why-postfix-untrusted-routing = Postfix follows a route that the sender has hidden in the address, such as user%elsewhere@here.
why-exim-relay-nets = Exim carries mail to any destination for every address in dc_relay_nets, and this list holds more than your own machines.
why-exim-relay-domains = With an asterisk in dc_relay_domains, Exim takes mail for every domain in the world.
why-exim-relay-from-hosts = If you wrote exim4.conf yourself: the list relay_from_hosts holds more than your own machines.
why-exim-recipient-rules = The rules for recipients let addresses pass in which the sender has hidden a route, such as user%elsewhere@here.
why-squid-allow-all = The line “http_access allow all” lets everyone use the proxy.
why-squid-localnet = The list localnet is meant for your own network, but it holds every address in the world.
why-dante-no-authentication = The server asks nobody for a name and a password.
why-dante-everyone-may-connect = The rule “client pass” accepts connections from every address.
why-tinyproxy-allowed-for-all = Without a single Allow line, or with one that names every address, Tinyproxy serves everyone.
why-3proxy-no-authentication = With “auth none”, 3proxy asks nobody for a name and a password and ignores its access rules.
why-apache-proxy-requests = With “ProxyRequests On”, Apache is a proxy for everyone who asks. A reverse proxy in front of your own servers does not need it.
why-apache-rewrite-rule = A RewriteRule with the flag P fetches pages from a host that the visitor chooses.
why-mikrotik-web-proxy = The router's web proxy is switched on and can be reached from the Internet.
why-mikrotik-socks = The router's SOCKS server is switched on and can be reached from the Internet.
why-unknown-relay-unknown = The server takes mail from strangers and carries it to other strangers. We could not tell which software it runs.
why-unknown-proxy-unknown = The server opens connections to any destination for strangers. We could not tell which software it runs.

words-exim-recipient-rules = In exim4.conf, or else in the file 30_exim4-config_check_rcpt below /etc/exim4/conf.d/acl, make sure that acl_check_rcpt has these rules; the first belongs before every “accept” except the one for local programs, and the second before the last “accept”:
words-squid-own-networks = If other machines of yours use this proxy, add a line with their network, in place of this example:
words-dante-own-network = Let the rule “client pass” name only your own network, in place of this example:
words-3proxy-users = Below that line, write the users who may use the proxy, with a name and a password of your own:
words-apache-rewrite-rule = Look for rules with this flag and make sure that each names its destination host itself, and takes it from nothing that the visitor sends:
words-relay-only-for-own-networks = In the settings for relaying, let only the addresses of your own machines send to other domains. Any entry that stands for “everyone”, such as 0.0.0.0/0 or an asterisk, has to go.
words-relay-only-after-login = People who send from elsewhere should log in with a name and a password (SMTP authentication) first.
words-relay-own-domains = From everyone else, let the server take mail for your own domains only.
words-proxy-needed = If nobody needs this proxy, switch it off. That is the safest way.
words-proxy-only-inside = Otherwise let it listen on an inner address only, such as 127.0.0.1 or that of your own network.
words-proxy-only-after-login = If it must be reachable from outside, have it ask for a name and a password.
words-proxy-firewall = In the firewall, or in the security group of your cloud provider, let only your own addresses reach its port. A port that Docker publishes passes many a firewall: publish it on 127.0.0.1.
