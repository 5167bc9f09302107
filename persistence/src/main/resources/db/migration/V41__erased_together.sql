-- A person goes as one, however many records they have, and is judged at the moment in which it happens.

-- Whose record must be kept, over all records of that person. It runs with its owner's rights, because the eraser reads keys alone and has to ask, too; whoever asks sees the practice that they are in and no other.
create function must_be_kept(whose uuid, kept_until date) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  mine constant uuid := current_tenant();
  since constant date := current_date - interval '7 years';
  records constant uuid[] := (select array_agg(m.id) from patients p join patients m on m.tenant_id = p.tenant_id and m.person_id = p.person_id where p.tenant_id = mine and p.id = whose);
begin
  return kept_until >= current_date
    or exists (select from patients p where p.tenant_id = mine and p.id = any(records) and p.birth_date + interval '18 years' > current_date)
    or exists (select from patients p where p.tenant_id = mine and p.id = any(records) and p.created_at >= since)
      and not exists (select from exams e where e.tenant_id = mine and e.patient_id = any(records)) and not exists (select from invoices i where i.tenant_id = mine and i.patient_id = any(records))
    or exists (select from exams e where e.tenant_id = mine and e.patient_id = any(records) and (e.examined_on >= since or e.state = 'draft' and e.updated_at >= since))
    or exists (select from dispenses d where d.tenant_id = mine and d.patient_id = any(records) and d.state = 'draft' and d.updated_at >= since)
    or exists (select from invoices i left join payments p on (p.tenant_id, p.invoice_id) = (i.tenant_id, i.id) where i.tenant_id = mine and i.patient_id = any(records) and greatest(i.issued_at, p.taken_at) >= since)
    or exists (select from orders o left join order_transitions t on (t.tenant_id, t.order_id) = (o.tenant_id, o.id) where o.tenant_id = mine and o.patient_id = any(records)
      and (o.category not in ('completed', 'cancelled') or greatest(o.created_at, t.at) >= since));
end $$;
revoke execute on function must_be_kept(uuid, date) from public;
grant execute on function must_be_kept(uuid, date) to fovea_app, fovea_eraser;

create or replace function judge_erasure() returns trigger language plpgsql as $$
begin
  if new.done_at is null and new.kind = 'record' and must_be_kept(new.patient_id, new.kept_until) then
    raise exception 'the record of patient % must be kept', new.patient_id using errcode = 'restrict_violation', constraint = 'a_record_is_kept';
  end if;
  return new;
end $$;

-- Looked at at the end: of all records of a person, or of none.
create function judge_whole_erasure() returns trigger language plpgsql as $$
begin
  if exists (select from patients p join patients m on m.tenant_id = p.tenant_id and m.person_id = p.person_id where p.tenant_id = new.tenant_id and p.id = new.patient_id
      and not exists (select from erasures e where e.tenant_id = m.tenant_id and e.patient_id = m.id and e.kind = new.kind and e.done_at is null)) then
    raise exception 'patient % has another record, which is to be erased together with this one', new.patient_id using errcode = 'restrict_violation', constraint = 'a_person_is_erased_whole';
  end if;
  return null;
end $$;
create constraint trigger erasures_whole after insert on erasures deferrable initially deferred for each row when (new.done_at is null) execute function judge_whole_erasure();

-- The eraser finds by it which records go together: it sees those for whom an erasure stands.
grant select (person_id) on patients to fovea_eraser;

-- Nothing new is written of somebody who is erased. Whoever was about to waits here for the eraser, which locks the person first.
create function refuse_of_erased() returns trigger language plpgsql as $$
begin
  perform from patients p where p.tenant_id = new.tenant_id and p.id = new.patient_id and p.erased_at is null for key share;
  if not found and exists (select from patients p where p.tenant_id = new.tenant_id and p.id = new.patient_id) then
    raise exception 'patient % is erased', new.patient_id using errcode = 'restrict_violation', constraint = 'nothing_is_written_of_the_erased';
  end if;
  return new;
end $$;
create trigger exams_of_somebody before insert on exams for each row execute function refuse_of_erased();
create trigger dispenses_of_somebody before insert on dispenses for each row execute function refuse_of_erased();
create trigger patient_alerts_of_somebody before insert on patient_alerts for each row execute function refuse_of_erased();
create trigger patient_versions_of_somebody before insert on patient_versions for each row execute function refuse_of_erased();
create trigger notifications_of_somebody before insert on notifications for each row execute function refuse_of_erased();

-- ------------------------------------------------------------------------------------------------------------------------------ merges

-- What was known of both when two records were merged holds addresses, too; they go with everything else by which a person was reached, and the row itself with their record.
create or replace function keep_merge() returns trigger language plpgsql as $$
declare
  unknown constant text[] := array['email', 'phone', 'address', 'preferredChannel', 'language'];
  nobody constant jsonb := '{"notifyByEmail": false, "notifyBySms": false}';
begin
  if current_user = 'fovea_eraser' and to_jsonb(new) - array['details_before', 'details_after'] = to_jsonb(old) - array['details_before', 'details_after']
    and new.details_before = (old.details_before - unknown) || nobody and new.details_after = (old.details_after - unknown) || nobody then
    return new;
  end if;
  if old.undone_at is not null or (old.kept_id, old.merged_id, old.reason, old.details_before, old.details_after, old.merged_by, old.merged_at)
      is distinct from (new.kept_id, new.merged_id, new.reason, new.details_before, new.details_after, new.merged_by, new.merged_at) then
    raise exception 'merge % is undone, and otherwise stays as it was written', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
grant select (details_before, details_after), update (details_before, details_after) on patient_merges to fovea_eraser;
drop policy eraser_spares on patient_merges;
create policy eraser_spares on patient_merges as restrictive to fovea_eraser
  using (exists (select from erasures e where e.tenant_id = patient_merges.tenant_id and e.patient_id in (patient_merges.kept_id, patient_merges.merged_id) and e.done_at is null))
  with check (exists (select from erasures e where e.tenant_id = patient_merges.tenant_id and e.patient_id in (patient_merges.kept_id, patient_merges.merged_id) and e.done_at is null));
create policy eraser_spares_rows on patient_merges as restrictive for delete to fovea_eraser
  using (exists (select from erasures e where e.tenant_id = patient_merges.tenant_id and e.patient_id in (patient_merges.kept_id, patient_merges.merged_id) and e.done_at is null and e.kind = 'record'));

-- Credit is the person's, of whichever record. Who that is is asked again once they are locked: taken apart in the same moment, they are somebody else.
create or replace function keep_credit_within_what_was_given() returns trigger language plpgsql as $$
declare
  whose uuid;
  locked uuid;
  rest numeric;
begin
  loop
    select p.person_id into whose from invoices i join patients p on p.tenant_id = i.tenant_id and p.id = i.patient_id where i.tenant_id = new.tenant_id and i.id = new.invoice_id;
    exit when whose = locked;
    perform from patients p where p.tenant_id = new.tenant_id and p.id = whose for no key update;
    locked := whose;
  end loop;
  select sum(case p.kind when 'refund' then p.amount else -p.amount end) into rest
    from payments p join invoices i on i.tenant_id = p.tenant_id and i.id = p.invoice_id
    where p.tenant_id = new.tenant_id and p.method = 'credit'
      and i.patient_id in (select m.id from patients m where m.tenant_id = new.tenant_id and m.person_id = whose);
  if rest < 0 then
    raise exception 'the patient has % less credit than that', -rest using errcode = 'check_violation';
  end if;
  return null;
end $$;
