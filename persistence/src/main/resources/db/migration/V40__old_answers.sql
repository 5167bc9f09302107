-- The answer to a key is kept for as long as somebody may send the same request again, and not for ever: it holds what the answer held, references and reasons of payments among it, of people whose record may be erased by then.

create index idempotency_keys_age on idempotency_keys using brin (created_at);
create policy relay_sees on idempotency_keys for select to fovea_relay using (true);
create policy relay_prunes on idempotency_keys for delete to fovea_relay using (true);
-- Whatever the program says, and in whoever's name, nothing younger goes.
create policy relay_spares_what_is_needed on idempotency_keys as restrictive for delete to fovea_relay using (created_at < now() - interval '90 days');
grant delete on idempotency_keys to fovea_relay;
grant select (tenant_id, operation, key, created_at) on idempotency_keys to fovea_relay;
