-- Where jobs go besides forward: remade, returned, unclaimed; and what a move says of itself.

alter table orders drop constraint orders_stage_check;
alter table orders add constraint orders_stage_check check (stage in ('pending', 'awaiting_frame', 'awaiting_lens', 'surfacing', 'coating', 'glazing', 'quality_check', 'ready', 'shipped', 'unclaimed', 'dispensed',
  'returned', 'on_hold', 'cancelled', 'remade'));

alter table orders
  add column remake_of       uuid,
  add column remake_no       integer not null default 0 check (remake_no >= 0),
  add column remake_cause    text,
  add column remake_party    text check (remake_party in ('practice', 'prescriber', 'lab', 'warranty')),
  add column remake_cost     numeric(12, 2) check (remake_cost >= 0),
  add column remake_borne_by text,
  add foreign key (tenant_id, remake_of) references orders (tenant_id, id),
  add constraint orders_remade_once unique (tenant_id, remake_of),
  add check ((remake_of is null) = (remake_no = 0)),
  add check (num_nonnulls(remake_of, remake_cause, remake_party, remake_borne_by) in (0, 4)),
  add check (remake_of is not null or remake_cost is null);
comment on column orders.remake_of is 'The order that this one replaces, which is closed as remade; null for what was sold.';
comment on column orders.remake_no is '0 for what was sold; the how manieth time the pair is made again.';
comment on column orders.remake_cause is 'Why it is made again; its party is who caused it.';
comment on column orders.remake_cost is 'What making it again costs, in the currency of the sale; null where nobody said.';

-- One order for each pair that was sold, and of remakes one after the other.
alter table orders drop constraint orders_tenant_id_dispense_id_pair_no_key;
alter table orders add constraint orders_one_of_a_pair unique (tenant_id, dispense_id, pair_no, remake_no);

create or replace function keep_order_snapshot() returns trigger language plpgsql as $$
begin
  if (new.number, new.patient_id, new.dispense_id, new.pair_no, new.snapshot, new.snapshot_hash, new.remake_of, new.remake_no, new.remake_cause, new.remake_party)
     is distinct from (old.number, old.patient_id, old.dispense_id, old.pair_no, old.snapshot, old.snapshot_hash, old.remake_of, old.remake_no, old.remake_cause, old.remake_party) then
    raise exception 'order %: what was sold never changes; remake or change the order instead', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Looked at at the end: who is remade has a remake, and a remake is of the same pair, the next in the row.
create function keep_remakes_whole() returns trigger language plpgsql as $$
begin
  if new.stage = 'remade' and not exists (select from orders r where r.tenant_id = new.tenant_id and r.remake_of = new.id) then
    raise exception 'order % is closed as remade, and nothing replaces it', new.number using errcode = 'check_violation';
  end if;
  if new.remake_of is not null and not exists (select from orders o where o.tenant_id = new.tenant_id and o.id = new.remake_of and o.stage = 'remade'
      and (o.patient_id, o.dispense_id, o.pair_no, o.invoice_id, o.remake_no + 1) = (new.patient_id, new.dispense_id, new.pair_no, new.invoice_id, new.remake_no)) then
    raise exception 'order % does not fit what it replaces', new.number using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger orders_remakes_whole after insert or update of stage on orders deferrable initially deferred
  for each row when (new.stage = 'remade' or new.remake_of is not null) execute function keep_remakes_whole();

alter table order_transitions
  add column station text,
  add column cause   text,
  add column fit     text,
  add column acuity  text;
comment on column order_transitions.station is 'Which column or scanned station it was moved at; null where it was moved elsewhere.';
comment on column order_transitions.cause is 'Why, as a code: of a remake or a return.';
comment on column order_transitions.fit is 'How the spectacles sat when they were handed over; null where nobody wrote it down.';
comment on column order_transitions.acuity is 'What the patient saw with them when they were handed over; null where nobody wrote it down.';
