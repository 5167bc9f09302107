-- Somebody under age, or registered sight impaired, is supplied by a registrant or under their supervision: who supervised confirms it with a sign-in of their own.

alter table dispenses
  add column supervisor_id uuid,
  add column supervised_at timestamptz,
  add foreign key (tenant_id, supervisor_id) references users (tenant_id, id),
  add constraint dispenses_supervised check ((supervisor_id is null) = (supervised_at is null) and (supervisor_id is null or registrant_number is not null));
comment on column dispenses.supervisor_id is 'The registrant who confirmed that they supervise this sale as it stands; null where nobody did.';
comment on column dispenses.supervised_at is 'When they confirmed it: it counts for that day, and until something in the sale changes.';
