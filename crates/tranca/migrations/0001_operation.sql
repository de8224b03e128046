-- The first design. Written so that SQLite and PostgreSQL both take it: moments are milliseconds
-- since 1970 UTC, numbers are made by the program, and no key column is ever NULL.

-- Facts of the operation as a whole: its state, its secrets.
CREATE TABLE operation (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- One row per (address, weakness).
CREATE TABLE cases (
    id        BIGINT PRIMARY KEY,
    address   TEXT   NOT NULL,
    weakness  TEXT   NOT NULL,
    state     TEXT   NOT NULL,
    facts     TEXT   NOT NULL,   -- what is known in this state, as JSON
    since     BIGINT NOT NULL,   -- when it came into this state
    opened_at BIGINT NOT NULL,
    due_at    BIGINT,            -- when it is to be tested next
    asn       BIGINT,
    country   TEXT,
    UNIQUE (address, weakness)
);
CREATE INDEX cases_due ON cases (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX cases_state ON cases (state, since);

-- Append-only: nothing in the program changes or deletes a row before retention does.
CREATE TABLE history (
    id      BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    actor   TEXT   NOT NULL,
    act     TEXT   NOT NULL,
    why     TEXT   NOT NULL
);
CREATE INDEX history_case ON history (case_id, id);

-- What public sources say. Port 0 means that the source names none.
CREATE TABLE listings (
    address    TEXT   NOT NULL,
    service    TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    port       BIGINT NOT NULL,
    weakness   TEXT   NOT NULL,
    weight     TEXT   NOT NULL,
    detail     TEXT   NOT NULL,
    asn        BIGINT,
    country    TEXT,
    first_seen BIGINT NOT NULL,
    last_seen  BIGINT NOT NULL,
    PRIMARY KEY (address, service, source, port)
);

-- When each address was last asked about at the DNS blocklists.
CREATE TABLE lookups (
    address  TEXT PRIMARY KEY,
    asked_at BIGINT NOT NULL
);

-- One row per file taken in, for people.
CREATE TABLE imports (
    id       BIGINT PRIMARY KEY,
    file     TEXT   NOT NULL,
    taken_at BIGINT NOT NULL,
    counts   TEXT   NOT NULL    -- as JSON
);

-- The latest word on each endpoint that was tested.
CREATE TABLE endpoints (
    case_id     BIGINT NOT NULL,
    port        BIGINT NOT NULL,
    protocol    TEXT   NOT NULL,
    finding     TEXT   NOT NULL,   -- as JSON
    verified_at BIGINT NOT NULL,
    open_at     BIGINT,            -- when our token last came back through it
    PRIMARY KEY (case_id, port, protocol)
);

-- One verification of one case. Its number is in the tokens it sends out.
CREATE TABLE checks (
    id         BIGINT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    attempt    BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT,            -- NULL while an answer or a token is awaited
    findings   TEXT   NOT NULL    -- as JSON
);
CREATE INDEX checks_case ON checks (case_id, id);

-- What came back to the canary.
CREATE TABLE receipts (
    id          BIGINT PRIMARY KEY,
    check_id    BIGINT NOT NULL,
    port        BIGINT NOT NULL,
    form        TEXT   NOT NULL,
    bounce      BIGINT NOT NULL,   -- 1 when it came to the sender: backscatter, no relay
    proves      BIGINT NOT NULL,   -- 1 when it came by the way that was asked for
    received_at BIGINT NOT NULL,
    peer        TEXT   NOT NULL,
    way         TEXT   NOT NULL    -- what the canary noted, for people
);
CREATE INDEX receipts_check ON receipts (check_id);

-- What proves a case.
CREATE TABLE evidence (
    id           BIGINT PRIMARY KEY,
    case_id      BIGINT NOT NULL,
    port         BIGINT NOT NULL,
    protocol     TEXT   NOT NULL,
    form         TEXT   NOT NULL,
    exit_address TEXT   NOT NULL,
    proven_at    BIGINT NOT NULL,
    transcript   TEXT   NOT NULL,
    receipt      TEXT   NOT NULL
);
CREATE INDEX evidence_case ON evidence (case_id);

-- Who answers for the address of a case, in the order of writing.
CREATE TABLE contacts (
    case_id  BIGINT NOT NULL,
    mailbox  TEXT   NOT NULL,
    scope    TEXT   NOT NULL,
    basis    TEXT   NOT NULL,
    place    BIGINT NOT NULL,
    language TEXT,
    country  TEXT,
    wish     TEXT   NOT NULL,
    found_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, mailbox)
);
CREATE INDEX contacts_mailbox ON contacts (mailbox);

-- When the contacts of a case were last looked for, also where none was found.
CREATE TABLE attributions (
    case_id   BIGINT PRIMARY KEY,
    sought_at BIGINT NOT NULL,
    complete  BIGINT NOT NULL    -- 0 when a registry could not be heard: looked for again soon
);

-- Registry answers, by the network they speak of.
CREATE TABLE registry_answers (
    asked      TEXT   PRIMARY KEY,   -- the address that was asked about
    network    TEXT   NOT NULL,      -- the network that the answer covers
    answer     TEXT   NOT NULL,      -- as JSON; null when the registry holds nothing
    fetched_at BIGINT NOT NULL
);
CREATE INDEX registry_answers_network ON registry_answers (network);

-- Registry servers that asked for patience, and until when they get it.
CREATE TABLE registry_pauses (
    server   TEXT   PRIMARY KEY,
    until_at BIGINT NOT NULL
);

-- Mailboxes that are not written to.
CREATE TABLE suppressions (
    mailbox TEXT PRIMARY KEY,
    why     TEXT   NOT NULL,
    since   BIGINT NOT NULL
);

-- Approved letters on their way, and those that left.
CREATE TABLE letters (
    id         BIGINT PRIMARY KEY,
    mailbox    TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    language   TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    message_id TEXT   NOT NULL,
    message    BYTEA  NOT NULL,
    passage    TEXT   NOT NULL,
    written_at BIGINT NOT NULL,
    sent_at    BIGINT,
    attempts   BIGINT NOT NULL,
    next_at    BIGINT NOT NULL,      -- not before this moment
    answer     TEXT   NOT NULL       -- what the mail server said last
);
CREATE INDEX letters_passage ON letters (passage, next_at);
CREATE INDEX letters_mailbox ON letters (mailbox, written_at);

-- Which cases stand in which letter. The second key is the promise: no case stands twice in a
-- letter of one kind in one round. A letter that was refused for good makes its places void (with
-- its own number), so that the next contact can be written to.
CREATE TABLE letter_cases (
    letter_id BIGINT NOT NULL,
    case_id   BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    round     BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    void      BIGINT NOT NULL,
    PRIMARY KEY (letter_id, case_id),
    UNIQUE (case_id, kind, round, void)
);
