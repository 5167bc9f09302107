-- One practice with at least one row in every table that a tenant owns, in the transaction's tenant; id('…') is its and nobody
-- else's. What is unpublished or unpaid is so on purpose: an attacker's call must find something that it could change.

create function pg_temp.id(name text) returns uuid language sql as $$ select md5(current_tenant()::text || '/' || name)::uuid $$;

insert into users (id, email, name, password_hash, goc_number) values (pg_temp.id('colleague'), 'colleague@practice.example', 'Connie Colleague', 'nobody signs in with this', '01-54321');
insert into user_dynamic_roles (user_id, role_id, is_primary) select pg_temp.id('colleague'), id, true from dynamic_roles where tenant_id = current_tenant() and template = 'optometrist';
insert into dynamic_roles (id, name, description) values (pg_temp.id('role'), 'Saturday help', 'Sees patients and nothing else');
insert into dynamic_role_permissions (role_id, permission) values (pg_temp.id('role'), 'patients:view');
insert into pair_decisions (id, pair, refused) values (pg_temp.id('pair decision'), 'take_and_write_off', true);
insert into user_dynamic_roles (user_id, role_id) values (pg_temp.id('colleague'), pg_temp.id('role'));
insert into role_change_audit (id, actor_id, actor_name, action, role_id, user_id) values (pg_temp.id('role change'), pg_temp.id('colleague'), 'Connie Colleague', 'role.granted', pg_temp.id('role'), pg_temp.id('colleague'));
insert into access_tokens (id, user_id, secret_hash, expires_at) values (pg_temp.id('token'), pg_temp.id('colleague'), 'no secret has this hash', now() + interval '1 day');
insert into branches (id, code, name) values (pg_temp.id('branch'), 'SE', 'Secret branch');
insert into tills (id, branch_id, name, usual_float, cash_ups) values (pg_temp.id('cash till'), pg_temp.id('branch'), 'Secret till', 50, 1);
insert into people_at_tills (id, till_id, since) values (pg_temp.id('colleague'), pg_temp.id('cash till'), now());
insert into invitations (id, user_id, email, secret_hash, sent_at, expires_at) values (pg_temp.id('invitation'), pg_temp.id('colleague'), 'colleague@practice.example', 'no secret has this hash', now(), now() + interval '7 days');
insert into audit_entries (id, actor_name, action, target_type, target_id) values (pg_temp.id('audit'), 'Connie Colleague', 'patient.registered', 'patient', pg_temp.id('patient'));
insert into record_views (id, patient_id, kind, user_id, user_name, role_name, branch_id, way, address)
  values (pg_temp.id('look'), pg_temp.id('patient'), 'patient', pg_temp.id('colleague'), 'Connie Colleague', 'Optometrist', pg_temp.id('branch'), 'GET /patients/secret', '203.0.113.9');
delete from audit_unsealed where tenant_id = current_tenant();
insert into audit_seals (entry_ids) values (array[pg_temp.id('audit')]);
insert into audit_entries (id, actor_name, action, target_type, target_id) values (pg_temp.id('audit that waits'), 'Connie Colleague', 'patient.changed', 'patient', pg_temp.id('patient'));
update document_numbers set last_number = 41 where tenant_id = current_tenant();

insert into patients (id, number, given_name, family_name, birth_date, email, phone, nhs_number)
  values (pg_temp.id('patient'), 'P-000041', 'Secret', 'Patient', '1961-04-12', 'secret.patient@example.com', '07700 900123', '9434765919');
insert into patients (id, number, given_name, family_name, birth_date) values (pg_temp.id('restricted patient'), 'P-000040', 'Hidden', 'Neighbour', '1961-04-12');
insert into record_restrictions (id, patient_id, reason, restricted_by, restricted_at) values (pg_temp.id('restriction'), pg_temp.id('restricted patient'), 'A secret neighbour', pg_temp.id('colleague'), now());
insert into record_openings (id, restriction_id, patient_id, opened_by, opened_by_name, reason, opened_at, ends_at)
  values (pg_temp.id('opening'), pg_temp.id('restriction'), pg_temp.id('restricted patient'), pg_temp.id('colleague'), 'Connie Colleague', 'A secret pain', now(), now() + interval '1 minute');
insert into restriction_admits (id, restriction_id, user_id) values (pg_temp.id('admitted'), pg_temp.id('restriction'), pg_temp.id('colleague'));

insert into patient_merges (id, kept_id, merged_id, reason, details_before, details_after, merged_by, merged_at, undone_by, undone_at, undo_reason)
  values (pg_temp.id('patient merge'), pg_temp.id('patient'), pg_temp.id('restricted patient'), 'A secret likeness', '{"givenName":"Secret","familyName":"Patient","birthDate":"1961-04-12"}',
          '{"givenName":"Secret","familyName":"Patient","birthDate":"1961-04-12"}', pg_temp.id('colleague'), now(), pg_temp.id('colleague'), now(), 'A neighbour after all');
insert into recent_patients (id, user_id, patient_id, opened_at) values (pg_temp.id('recent patient'), pg_temp.id('colleague'), pg_temp.id('patient'), now());
insert into erasures (id, patient_id, kind, asked_by, asked_by_name, asked_at, reason, kept_until, done_at, gone)
  values (pg_temp.id('erasure'), pg_temp.id('restricted patient'), 'contact', pg_temp.id('colleague'), 'Connie Colleague', now(), 'A secret wish', current_date + 3650, now(), '{}');
insert into patient_versions (id, patient_id, details, changed_at, changed_by, changed_by_name, reason)
  values (pg_temp.id('patient version'), pg_temp.id('patient'), '{"givenName":"Secret","familyName":"Patent","birthDate":"1961-04-12"}', now(), pg_temp.id('colleague'), 'Connie Colleague', 'A secret slip');

insert into exams (id, patient_id, optometrist_id, correlation_id, state, examined_on, reason)
  values (pg_temp.id('draft exam'), pg_temp.id('patient'), pg_temp.id('colleague'), pg_temp.id('next journey'), 'draft', current_date, 'secret reason');
insert into exams (id, patient_id, optometrist_id, correlation_id, state, examined_on, findings, outcome, recall_months, recommendation, draft_prescription, finalized_at)
  values (pg_temp.id('exam'), pg_temp.id('patient'), pg_temp.id('colleague'), pg_temp.id('journey'), 'finalized', current_date, 'secret findings', 'NEW_RX', 24,
          '{"uses":["distance"],"designs":["single_vision"],"impactResistant":false,"clinicallyIndicated":[]}',
          '{"right":{"sphere":-1.50,"prism":[]},"left":{"sphere":-1.25,"prism":[]},"bvd":12}', now());
insert into prescriptions (id, patient_id, exam_id, prescriber_id, prescribed_on, expires_on, right_sphere, left_sphere, bvd)
  values (pg_temp.id('prescription'), pg_temp.id('patient'), pg_temp.id('exam'), pg_temp.id('colleague'), current_date, current_date + 730, -1.50, -1.25, 12);

insert into frames (id, code, brand, model, colour, material, rim, a, b, dbl, ed, side_length, price)
  values (pg_temp.id('frame'), 'FR-1', 'Secret', 'Frame', 'black', 'acetate', 'full', 52, 38, 18, 55, 140, 120);
insert into lenses (id, code, name, supplier, design, material, refractive_index, stock, sphere_min, sphere_max, cylinder_max, combined_min, diameters, base_curves, lead_days, price, dispensing_fee)
  values (pg_temp.id('lens'), 'LE-1', 'Secret lens', 'Acme', 'single_vision', 'CR-39', 1.5, true, -6, 6, 2, -8, '{65,70}', '{2,4,6}', 3, 60, 25);
insert into treatments (id, code, name, kind, description, price) values (pg_temp.id('treatment'), 'TR-1', 'Secret coat', 'anti_reflective', 'Fewer reflections', 40);
insert into lens_treatments (lens_id, treatment_id) values (pg_temp.id('lens'), pg_temp.id('treatment'));

insert into dispenses (id, patient_id, exam_id, prescription_id, dispenser_id, correlation_id, state, discount_percent, discount_reason, discount_price, discounted_by, registrant_number, supervisor_id, supervised_at)
  values (pg_temp.id('draft sale'), pg_temp.id('patient'), pg_temp.id('exam'), pg_temp.id('prescription'), pg_temp.id('colleague'), pg_temp.id('journey'), 'draft', 10, 'Second pair', 100, pg_temp.id('colleague'), 'D-12345', pg_temp.id('colleague'), now()),
         (pg_temp.id('cancelled sale'), pg_temp.id('patient'), pg_temp.id('exam'), pg_temp.id('prescription'), pg_temp.id('colleague'), pg_temp.id('journey'), 'checked_out', 10, 'Second pair', 100, pg_temp.id('colleague'), 'D-12345', pg_temp.id('colleague'), now()),
         (pg_temp.id('sale'), pg_temp.id('patient'), pg_temp.id('exam'), pg_temp.id('prescription'), pg_temp.id('colleague'), pg_temp.id('journey'), 'checked_out', 10, 'Second pair', 100, pg_temp.id('colleague'), 'D-12345', pg_temp.id('colleague'), now());
insert into dispense_pairs (id, dispense_id, pair_no, frame_id, lens_id, right_pd, left_pd)
  values (pg_temp.id('draft pair'), pg_temp.id('draft sale'), 1, pg_temp.id('frame'), pg_temp.id('lens'), 31, 31.5),
         (pg_temp.id('pair'), pg_temp.id('sale'), 1, pg_temp.id('frame'), pg_temp.id('lens'), 31, 31.5);
insert into dispense_pair_treatments (pair_id, treatment_id) values (pg_temp.id('draft pair'), pg_temp.id('treatment')), (pg_temp.id('pair'), pg_temp.id('treatment'));

insert into invoices (id, number, patient_id, dispense_id, dispenser_id, correlation_id, currency, total, vat, paid, refunded, issued_at)
  values (pg_temp.id('invoice'), 'INV-000041', pg_temp.id('patient'), pg_temp.id('sale'), pg_temp.id('colleague'), pg_temp.id('journey'), 'GBP', 245, 36.67, 100, 12, now());
insert into invoice_lines (id, invoice_id, line_no, pair_no, kind, description, amount, vat_rate, vat, exempt) values (pg_temp.id('line'), pg_temp.id('invoice'), 1, 1, 'frame', 'Secret Frame, black', 120, 20, 20, 0);
insert into vat_methods (id, valid_from, method, exempt_percent, decided_by) values (pg_temp.id('vat method'), '2020-01-01', 'apportionment', 31.25, pg_temp.id('colleague'));
insert into payments (id, invoice_id, kind, method, amount, taken_by, taken_at) values (pg_temp.id('payment'), pg_temp.id('invoice'), 'payment', 'card', 100, pg_temp.id('colleague'), now());
insert into payments (id, invoice_id, kind, method, amount, vat, exempt, reason, taken_by, taken_at) values (pg_temp.id('refund'), pg_temp.id('invoice'), 'refund', 'card', 12, 2, 0, 'A secret scratch', pg_temp.id('colleague'), now());
insert into refund_lines (id, invoice_id, refund_id, line_no, chosen, amount, vat, exempt) values (pg_temp.id('refund line'), pg_temp.id('invoice'), pg_temp.id('refund'), 1, true, 12, 2, 0);
insert into cash_ups (id, till_id, no, currency, opened_at, closed_at, closed_by, left_in_till, coins, reason)
  values (pg_temp.id('cash-up'), pg_temp.id('cash till'), 1, 'GBP', now(), now(), pg_temp.id('colleague'), 50, '[{"value":50,"number":1}]', 'The secret reason');
insert into cash_up_payments (id, cash_up_id) values (pg_temp.id('payment'), pg_temp.id('cash-up'));
insert into cash_up_lines (id, cash_up_id, method, payments, opening, taken, given_back, counted)
  values (pg_temp.id('card line'), pg_temp.id('cash-up'), 'card', 1, 0, 100, 0, 90), (pg_temp.id('cash line'), pg_temp.id('cash-up'), 'cash', 0, 0, 0, 0, 50);
insert into write_offs (id, invoice_id, amount, reason, written_off_by, written_off_at) values (pg_temp.id('write-off'), pg_temp.id('invoice'), 5, 'Moved abroad', pg_temp.id('colleague'), now());
insert into invoices (id, number, patient_id, dispense_id, dispenser_id, correlation_id, currency, total, vat, issued_at, cancelled_at)
  values (pg_temp.id('cancelled invoice'), 'INV-000042', pg_temp.id('patient'), pg_temp.id('cancelled sale'), pg_temp.id('colleague'), pg_temp.id('journey'), 'GBP', 60, 10, now(), now());
insert into sale_cancellations (id, invoice_id, reason, given_back, taken_off, voucher, vat, exempt, cancelled_by, cancelled_at)
  values (pg_temp.id('cancellation'), pg_temp.id('cancelled invoice'), 'A secret quarrel', 0, 60, 0, 10, 0, pg_temp.id('colleague'), now());
insert into idempotency_keys (operation, key, request_hash, response) values ('checkout/' || pg_temp.id('sale'), 'till ' || pg_temp.id('till'), 'hash', '{}');

insert into lab_columns (id, slug, name, stage, position) values
  (pg_temp.id('own column'), 'own_' || left(md5(current_tenant()::text), 8), 'Own', 'pending', 1), -- Nobody else's, so that one sees whose it is.
  (pg_temp.id('lab column'), 'pending', 'Waiting', 'pending', 0); -- As it is without: the standard board.
insert into orders (id, number, patient_id, dispense_id, pair_no, invoice_id, correlation_id, stage, category, stage_entered_at, promised_on, snapshot, snapshot_hash, created_at)
  values (pg_temp.id('order'), 'ORD-000041', pg_temp.id('patient'), pg_temp.id('sale'), 1, pg_temp.id('invoice'), pg_temp.id('journey'), 'pending', 'pending', now(), current_date + 3,
          '{"prescription":{"right":{"sphere":-1.50,"prism":[]},"left":{"sphere":-1.25,"prism":[]},"bvd":12},
            "frame":{"own":false,"code":"FR-1","brand":"Secret","model":"Frame","colour":"black","rim":"full","a":52,"b":38,"dbl":18,"ed":55},
            "lens":{"code":"LE-1","name":"Secret lens","supplier":"Acme","design":"single_vision","material":"CR-39","index":1.5,"stock":true},
            "treatments":[{"code":"TR-1","name":"Secret coat","kind":"anti_reflective"}],
            "measurements":{"right":{"pd":31},"left":{"pd":31.5}}}', 'hash', now());
insert into patient_alerts (id, patient_id, topic, seq, state, note, told_to, told_at) values (pg_temp.id('alert'), pg_temp.id('patient'), 'allergies', 1, 'present', 'A secret allergy', pg_temp.id('colleague'), now());
insert into recalls (id, patient_id, due_on, note, set_by, set_at) values (pg_temp.id('recall'), pg_temp.id('patient'), current_date + 700, 'A secret hour', pg_temp.id('colleague'), now());
insert into order_releases (id, dispense_id, reason, released_by, released_at) values (pg_temp.id('release'), pg_temp.id('sale'), 'confirmed', pg_temp.id('colleague'), now());
insert into advice_sales (id, design, material, age_band, sold_at) values (pg_temp.id('pair'), 'single_vision', 'CR-39', '60_and_over', now());
insert into advice_sale_treatments (sale_id, code) values (pg_temp.id('pair'), 'TR-1');
insert into advice_sale_uses (sale_id, use) values (pg_temp.id('pair'), 'distance');
insert into inspections (id, order_id, no, inspector_id, inspector_name, focimeter, at, measured, verdict, passed)
  values (pg_temp.id('inspection'), pg_temp.id('order'), 1, pg_temp.id('colleague'), 'Connie Colleague', 'Secret focimeter', now(), '{"right":{"power":{"sphere":-1.50},"pd":31},"left":{"power":{"sphere":-1.25},"pd":31.5}}',
          '{"profile":{"id":"ansi-z80.1-2015","title":"ANSI Z80.1","standard":"ANSI Z80.1","version":"2015","confirmed":true},"design":"single_vision","right":{"findings":[]},"left":{"findings":[]},"pair":[]}', false);
insert into machine_files (id, order_id, no, content, sent_by, sent_by_name, at) values (pg_temp.id('machine file'), pg_temp.id('order'), 1, E'JOB=ORD-000041\r\nDBL=18.00\r\n', pg_temp.id('colleague'), 'Connie Colleague', now());
insert into collection_reminders (id, order_id, after_days, at) values (pg_temp.id('collection reminder'), pg_temp.id('order'), 7, now());
insert into order_transitions (id, order_id, seq, to_stage, actor_name, at) values (pg_temp.id('transition'), pg_temp.id('order'), 1, 'pending', 'order-creation', now());

insert into journey_events (id, type, schema_version, aggregate_type, aggregate_id, aggregate_seq, correlation_id, patient_id, actor_name, occurred_at, payload, published_at)
  values (pg_temp.id('event'), 'order.created', 1, 'order', pg_temp.id('order'), 1, pg_temp.id('journey'), pg_temp.id('patient'), 'order-creation', now(),
          json_build_object('orderId', pg_temp.id('order'), 'orderNumber', 'ORD-000041', 'dispenseId', pg_temp.id('sale'), 'pairNo', 1, 'patientId', pg_temp.id('patient'),
                'snapshotHash', repeat('0', 64), 'promisedOn', current_date, 'rush', false), now());
insert into replays (id, listener, mode, from_at, to_at, state, planned, started_name, started_at, moved_at, ended_at)
  values (pg_temp.id('replay'), 'OrderCreation', 'unhandled', now() - interval '1 hour', now(), 'done', 3, 'The secret starter', now(), now(), now());
insert into event_inbox (listener, event_id) values ('OrderCreation', pg_temp.id('event'));
insert into event_failures (id, listener, event_id, attempt, failed_at, error) values (pg_temp.id('failure'), 'JourneyAudit', pg_temp.id('event'), 6, now(), 'the secret reason');
insert into dead_letters (id, listener, event_id, event_type, aggregate_id, aggregate_seq, attempts, envelope, failed_at)
  values (pg_temp.id('dead letter'), 'JourneyAudit', pg_temp.id('event'), 'order.created', pg_temp.id('order'), 1, 6,
          json_build_object('specversion', '1.0', 'id', pg_temp.id('event'), 'source', 'urn:fovea:journey', 'type', 'order.created', 'subject', 'order/' || pg_temp.id('order'),
                            'time', now(), 'dataschema', 'urn:fovea:events:order.created:v1', 'datacontenttype', 'application/json', 'tenantid', current_tenant(),
                            'actorname', 'order-creation', 'correlationid', pg_temp.id('journey'), 'sequence', lpad('1', 19, '0'), 'data', json_build_object('orderId', pg_temp.id('order'), 'orderNumber', 'ORD-000041', 'dispenseId', pg_temp.id('sale'), 'pairNo', 1, 'patientId', pg_temp.id('patient'),
                            'snapshotHash', repeat('0', 64), 'promisedOn', current_date, 'rush', false)), now());
insert into notifications (id, patient_id, invoice_id, event_id, kind, channel, language, recipient, subject, body, state, sent_at, created_at)
  values (pg_temp.id('mailed receipt'), pg_temp.id('patient'), pg_temp.id('invoice'), pg_temp.id('event'), 'receipt', 'email', 'en', 'secret.patient@example.com', 'Your receipt', 'Here it is.', 'sent', now(), now() - interval '1 hour');
insert into notifications (id, patient_id, order_id, event_id, kind, channel, language, recipient, subject, body, state, sent_at, created_at)
  values (pg_temp.id('notification'), pg_temp.id('patient'), pg_temp.id('order'), pg_temp.id('event'), 'shipped_to_branch', 'email', 'en', 'secret.patient@example.com', 'Your glasses', 'They are on their way.', 'sent', now(), now());
insert into practice_details (id, legal_name, vat_number, email) values (pg_temp.id('practice details'), 'Secret Opticians Ltd', 'GB123456782', 'secret@practice.example');
insert into branch_calendars (id, branch_id, open_days) values (pg_temp.id('calendar'), pg_temp.id('branch'), '{"weekdays":["MONDAY"],"closings":[{"on":"2026-12-24","name":"The secret party"}]}');
insert into message_settings (id, quiet_from, quiet_to, language, kinds) values (pg_temp.id('message settings'), '21:00', '07:00', 'en', '{shipped_to_branch}');
insert into privacy_settings (id, lead_id, looks_kept_years) values (pg_temp.id('privacy settings'), pg_temp.id('colleague'), 7);
insert into collection_settings (id, reminder_days, unclaimed_after_days) values (pg_temp.id('collection settings'), '[5]', 30);
insert into quality_settings (id, only_measured) values (pg_temp.id('quality settings'), true);
insert into message_templates (id, kind, channel, language, subject, text, changed_at) values (pg_temp.id('message template'), 'shipped_to_branch', 'email', 'en', 'Secret subject', 'Secret words', now());

insert into webhook_endpoints (id, url, description, event_types, state, disabled_reason, disabled_at)
  values (pg_temp.id('webhook'), 'https://203.0.113.9/secret', 'Secret receiver', '["order.created"]', 'disabled', 'by_hand', now());
insert into webhook_health (id, endpoint_id, last_error) values (pg_temp.id('webhook health'), pg_temp.id('webhook'), 'secret error');
insert into webhook_secrets (id, endpoint_id, sealed) values (pg_temp.id('webhook secret'), pg_temp.id('webhook'), 'opens under no key');
insert into webhook_deliveries (id, endpoint_id, event_id, event_type, replay_no, state, tries, last_error, created_at, finished_at)
  values (pg_temp.id('webhook delivery'), pg_temp.id('webhook'), pg_temp.id('event'), 'order.created', 0, 'failed', 1, 'secret error', now(), now());
insert into webhook_tries (id, delivery_id, try_no, tried_at, millis, error, answer)
  values (pg_temp.id('webhook try'), pg_temp.id('webhook delivery'), 1, now(), 12, 'secret error', 'secret answer');

drop function pg_temp.id(text);
