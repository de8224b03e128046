-- What came back: kept before it is acknowledged, then filed.
CREATE TABLE mail (
    id         BIGINT PRIMARY KEY,
    digest     TEXT   NOT NULL UNIQUE,   -- of all its bytes: the same message counts once
    way        TEXT   NOT NULL,          -- lmtp, smtp or maildir
    came_at    BIGINT NOT NULL,
    sender     TEXT   NOT NULL,          -- of the envelope; empty for the null sender
    recipients TEXT   NOT NULL,          -- of the envelope, each on a line
    message    BYTEA  NOT NULL,
    standing   TEXT   NOT NULL,          -- kept, noted, waiting, answered, done
    kind       TEXT   NOT NULL,          -- what it is; empty until it is filed
    author     TEXT   NOT NULL,          -- the mailbox that answers go to
    subject    TEXT   NOT NULL,
    remark     TEXT   NOT NULL,          -- what came of it, for people
    letter_id  BIGINT,                   -- the letter of ours that it is about
    case_id    BIGINT                    -- the case that it is about
);
CREATE INDEX mail_standing ON mail (standing, id);
CREATE INDEX mail_letter ON mail (letter_id, kind);
CREATE INDEX letters_message_id ON letters (message_id);
