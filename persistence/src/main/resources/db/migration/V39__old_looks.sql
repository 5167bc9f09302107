-- Who looked at a record is kept for as many years as the practice says, and goes then.

-- For whoever takes away what is old: looks lie in the order in which they were written.
create index record_views_age on record_views using brin (at);

-- Nobody rewrites a look. It goes by the relay's hands alone, which take away what is old of other things, too (V18), and by nobody's before six years are over, whatever is set.
drop trigger record_views_final on record_views;
create trigger record_views_final before update on record_views for each row execute function refuse_change();
create trigger record_views_kept before delete on record_views for each row
  when (current_user <> 'fovea_relay' or old.at >= now() - interval '6 years') execute function refuse_change();

create policy relay_reads on privacy_settings for select to fovea_relay using (true);
grant select (tenant_id, looks_kept_years) on privacy_settings to fovea_relay;
create policy relay_sees on record_views for select to fovea_relay using (true);
create policy relay_prunes on record_views for delete to fovea_relay using (true);
-- As many years as the practice says: whatever the program says, and in whoever's name, nothing younger goes.
create policy relay_spares_what_is_needed on record_views as restrictive for delete to fovea_relay
  using (at < now() - make_interval(years => coalesce((select s.looks_kept_years from privacy_settings s where s.tenant_id = record_views.tenant_id), 10)));
grant delete on record_views to fovea_relay;
grant select (tenant_id, id, at) on record_views to fovea_relay;
