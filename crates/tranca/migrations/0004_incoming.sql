-- What comes back. A row stands here before the other side hears 250.
CREATE TABLE incoming (
    id          BIGINT PRIMARY KEY,
    digest      TEXT   NOT NULL UNIQUE,   -- of envelope and message: what is handed over twice is kept once
    way         TEXT   NOT NULL,          -- lmtp, smtp, maildir
    sender      TEXT   NOT NULL,
    recipient   TEXT   NOT NULL,
    message     BYTEA  NOT NULL,
    received_at BIGINT NOT NULL,
    standing    TEXT   NOT NULL,          -- kept, filed, waiting (for a person), done
    kind        TEXT   NOT NULL,          -- empty until it is filed
    about       TEXT   NOT NULL,          -- what a person seems to want; empty where nothing tells
    subject     TEXT   NOT NULL,
    letter_id   BIGINT NOT NULL,          -- 0 where it belongs to none
    case_id     BIGINT NOT NULL           -- 0 where it belongs to none
);
CREATE INDEX incoming_standing ON incoming (standing, received_at);
CREATE INDEX incoming_letter ON incoming (letter_id, kind);
