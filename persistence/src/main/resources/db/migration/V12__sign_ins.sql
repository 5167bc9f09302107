-- A new password and a suspension end every session that is open, also where its next request comes when the person may sign in again
-- (OWASP ASVS 5.0, 7.4.2 and 7.4.3). Tokens of programs are taken back where that happens; sessions stand in no table, so they carry this number.
alter table users add column sign_in_version bigint not null default 1;
comment on column users.sign_in_version is 'Grows with every new password and every suspension; a session that began under another number is over.';
