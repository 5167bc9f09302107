-- What tracers and other machines of the lab send of a job (VCA/OMA DCS, ISO 16284), kept as it came: it holds what a machine may need and nobody here understands.

create table machine_files (
  tenant_id    uuid not null default current_tenant() references tenants,
  id           uuid not null,
  order_id     uuid not null,
  no           integer not null check (no > 0),
  content      text not null check (length(content) between 1 and 200000),
  sent_by      uuid not null,
  sent_by_name text not null,
  at           timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, order_id, no),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  foreign key (tenant_id, sent_by) references users (tenant_id, id)
);
comment on table machine_files is 'Files of the lab''s machines about an order, numbered for each order and never changed.';
create trigger machine_files_final before update or delete on machine_files for each row execute function refuse_change();
alter table machine_files enable row level security;
alter table machine_files force row level security;
create policy tenant_isolation on machine_files using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on machine_files to fovea_app;

-- They go with the order, when a record goes.
create policy eraser_spares on machine_files as restrictive to fovea_eraser using (exists (select from orders o where o.tenant_id = machine_files.tenant_id and o.id = machine_files.order_id))
  with check (exists (select from orders o where o.tenant_id = machine_files.tenant_id and o.id = machine_files.order_id));
grant select (tenant_id, id, order_id), delete on machine_files to fovea_eraser;
