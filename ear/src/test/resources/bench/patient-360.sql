\set n random(1, :patients)
select tenant_id, patient_id from bench_patients where n = :n \gset
begin;
select set_config('fovea.tenant', :tenant_id, true);
select json_build_object(
  'patient', (select to_json(p) from patients p where id = :patient_id),
  'exams', (select json_agg(e order by e.examined_on desc) from (select * from exams where patient_id = :patient_id order by examined_on desc limit 50) e),
  'prescriptions', (select json_agg(r) from (select * from prescriptions where patient_id = :patient_id order by prescribed_on desc limit 50) r),
  'orders', (select json_agg(o) from (select * from orders where patient_id = :patient_id order by created_at desc limit 50) o),
  'invoices', (select json_agg(i) from (select * from invoices where patient_id = :patient_id order by issued_at desc limit 50) i),
  'messages', (select json_agg(m) from (select * from notifications where patient_id = :patient_id order by created_at desc limit 50) m),
  'timeline', (select json_agg(j) from (select * from journey_events where patient_id = :patient_id order by id desc limit 50) j),
  'money', (select json_build_object('paid', sum(paid), 'refunded', sum(refunded), 'voucher', sum(voucher), 'total', sum(total)) from invoices where patient_id = :patient_id),
  'active', (select count(*) from orders where patient_id = :patient_id and category not in ('completed', 'cancelled')));
commit;
