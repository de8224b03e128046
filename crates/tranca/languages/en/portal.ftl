# The sentences of the pages.

nav-home = Start
nav-guides = Closing guides
nav-genuine = Is my letter genuine?
nav-agencies = Who takes part
nav-results = Results
skip-to-content = To the content
languages-label = Languages
pages-label = Pages
foot-what = This site uses no cookies and no scripts, and counts no visitors.
foot-questions = Questions are answered at
trouble-of-ours = Something failed on our side. Please try again later.

nothing-title = There is nothing here
nothing-says = This address leads nowhere. If it comes from a letter of ours, make sure that it was copied to the very end.
nothing-home = To the first page

landing-title = Open servers, closed together
landing-lead = Public databases report mail servers and proxies that carry anyone's traffic. We test each one without doing harm, write to the people who run it, show them how to close it, and stay until it is closed.
landing-letter = Did you get a letter from us?
landing-letter-says = The link in it opens the page of your server. If you want to know first whether the letter is genuine, enter the case reference that stands in it.
landing-way = What we do
landing-way-listed = A public database reports a server as open.
landing-way-proven = We test it: can a message of ours travel through it and back to us? Nothing else counts as proof.
landing-way-written = We find out who runs the server and write to them once, in their language, with the evidence and the steps.
landing-way-closed = We look again, and again, until the server is closed.
landing-relay = What is an open mail relay?
landing-relay-says = A mail server that takes messages from strangers and delivers them to other strangers. Whoever sends spam likes to hide behind it.
landing-proxy = What is an open proxy?
landing-proxy-says = A server that opens connections to any destination for anyone. What is done through it seems to come from you.
landing-harm = Both put the blame on whoever runs the server: its address ends up on blocklists, its line is used up, and its provider may cut it off. Usually one or two lines in a configuration file set it right.
landing-to-guides = See how to close it
landing-test = Our test in your logs
landing-test-says = We connect only to servers that a public database names, slowly, and ask them to carry one message, or one connection, to our own receiving host. The message says who we are, why we test and how to reach us. We never try passwords, and nothing is changed on your server.
landing-excluding = If you do not want your address to be tested, write to { $contact } and it will be left out.
landing-who = Who takes part
landing-to-agencies = More about them
landing-to-results = What has come of it

agencies-title = Who takes part
agencies-lead = These organisations run the operation together. Each of them can tell you whether it is genuine.
agencies-none = No agency is named yet, so nobody is tested and nobody is written to.
agencies-questions = Questions
agencies-languages = Answers in
agencies-page = Its own page
agencies-check = If in doubt, do not start from this page: look up the agency as you would otherwise, and ask there.

guides-title = Closing guides
guides-lead = Step by step, with the very lines to change, how to see that it worked, and how to go back.
guides-for-open-relay = Open mail relay
guides-for-open-proxy = Open proxy
guides-unknown = Another product, or you do not know which
guide-steps = What to do
guide-check = See that it worked
guide-check-outside = From outside, we look: press “Test my server again” on the page that your letter links to, or wait; we test again by ourselves.
guide-clean-up = Once it is closed
guide-undo = If something of yours stops working
guide-documentation = The manual on this:
guide-all = All guides

reference-label = Case reference
genuine-title = Is my letter genuine?
genuine-lead = Each letter of ours names at least one case reference. Enter it, and we tell you whether we sent a letter about it, and when.
genuine-button = Check
genuine-yes = Yes. We sent about this case:
genuine-letter = { $letter }, { $at }
genuine-no = No letter about such a case was sent by us. If you hold one in your hands, do not follow its links, and please let us know.
genuine-unreadable = That is no case reference. One begins with T and has thirteen letters and digits after it; hyphens and capitals do not matter.
genuine-too-often = Too many questions at once. Please wait a minute and ask again.
genuine-signs = How else to recognise our letters
genuine-sign-sender = They come from { $sender }.
genuine-sign-links = Their links lead to { $url } and nowhere else.
genuine-sign-asks-nothing = They never ask for a password, for money, or for a program to be installed. All that is needed stands in the letter itself.

stop-title = Letters to this mailbox
stop-asks = Shall we stop writing to { $mailbox }?
stop-button = Do not write here again
stop-what = The server stays reported as it is, and we may write to somebody else who answers for it.
stop-done = We will not write to { $mailbox } again.

case-title = Case { $reference }
case-reference = Case
case-way = How far the case has come
case-is-suspected = Public databases report this server; we have not proven anything.
case-is-proven = Our test message went through this server and came back to us.
case-is-notified = Our test message went through, and we wrote about it. We keep looking until it is closed.
case-is-notified-listed = Public databases report this server, and we wrote about it. We have not proven anything.
case-is-closing = Our last test found it closed. Thank you! We look a few more times before we call it closed.
case-is-closed = Every recent test found it closed. Thank you!
case-is-set-aside = Nothing more is done for now: { $reason }.
case-whole-guide = The whole guide: all steps, check, and the way back
case-found = What we found
case-found-nothing = No test has ended yet.
case-software = { $software }, as told by { $basis }
case-proof = On { $at } our test message went in at port { $port }, { $protocol }, and came back to our receiving host from { $exit }.
case-evidence = Show the evidence
case-transcript = What was said (< the server, > we)
case-receipt = What our receiving host noted
case-listings = Who reports it
case-listings-say = These public databases name this address. Most take it off by themselves some time after it is closed.
case-history = What happened so far
case-secret = Only those who have the link can see this page. Pass it on only to those who look after the server.

step-of-case-listed = Reported
step-of-case-proven = Proven
step-of-case-written = Letter sent
step-of-case-rechecked = Tested again
step-of-case-closed = Closed
step-of-case-set-aside = Set aside
step-of-case-closed-in-row = closed in { $closed } of { $needed } tests needed
standing-done = (done)
standing-now = (now)
standing-to-come = (still to come)

event-opened = Reported by { $source }.
event-listed-again = Reported again by { $source }.
event-tested = Tested, without an outcome to build on.
event-proven = Proven: our test message came back through the server.
event-attributed = We looked up who runs the server.
event-written = A letter was sent.
event-reminded = A reminder was sent.
event-failed = A letter could not be delivered.
event-retest-asked = A new test was asked for on this page.
event-rechecked = Tested again.
event-closed = Closed: enough tests, apart in time, found it so.
event-reopened = Found open again.
event-set-aside = Set aside: { $reason }.

retest-title = Test my server again
retest-button = Test my server again
retest-what = We test the places of this address that this case is about, and nothing else. It takes a minute or two.
retest-awaited = The test is under way; this page looks again by itself every few seconds.
retest-idle = No more tests are made of this case at present.
retest-used-up = So many tests were asked for in the last hour that the next one has to wait until { $at }.
retest-asked = A test was asked for at { $asked }.
retest-done = Asked for at { $asked }, tested at { $done }: { $found }

intended-title = Is it meant to be open, or not yours?
intended-says = A Tor exit, a public service, a research system: say so here, and we neither test this server nor write about it any more. If the address is not yours, please answer the letter instead.
intended-button = It is meant to be open: leave it alone
found-open = it is still open.
found-waiting = the server took our message; it may still come back, which can take a while.
found-again = the server put us off or refused our test host, which says nothing about others. We ask again.
found-closed = closed. Thank you!
found-not-that-service = another service answers there now.
found-unreachable = nobody answered. Silence does not count as closed, for it may be a passing failure.

service-smtp = mail (SMTP)
service-http = HTTP proxy
service-socks = SOCKS proxy
service-socks4 = SOCKS 4 proxy
service-socks5 = SOCKS 5 proxy
service-proxy = proxy

col-port = Port
col-protocol = Protocol
col-verdict = Found
col-tested = Tested
col-source = Database
col-service = Says
col-detail = In its words
col-seen = Last seen

probing-description = { $operation } tests servers that public databases name as open mail relays or open proxies, by asking each to carry one message or connection to our own receiving host, and writes to those who run them.
