-- A prescription in full: intermediate add, prism at near, balance lens, the other acuities. And what a pair is made for.

alter table prescriptions
  add column right_intermediate_add numeric(5,3), add column right_near_prism jsonb, add column right_unaided_va text, add column right_near_va text,
  add column right_balance boolean not null default false,
  add column left_intermediate_add numeric(5,3), add column left_near_prism jsonb, add column left_unaided_va text, add column left_near_va text,
  add column left_balance boolean not null default false,
  add column binocular_va text,
  add check (right_balance = (right_sphere is null) and left_balance = (left_sphere is null)),
  add check (not right_balance or (right_cylinder is null and right_axis is null and right_add is null and right_intermediate_add is null)),
  add check (not left_balance or (left_cylinder is null and left_axis is null and left_add is null and left_intermediate_add is null)),
  add check (right_intermediate_add is null or (right_intermediate_add > 0 and coalesce(right_intermediate_add < right_add, false))),
  add check (left_intermediate_add is null or (left_intermediate_add > 0 and coalesce(left_intermediate_add < left_add, false)));
comment on column prescriptions.right_balance is 'A lens without a power of its own, to match the other one; has no sphere.';
comment on column prescriptions.right_intermediate_add is 'Addition for arm''s length, dioptres: more than nothing, less than the near add. Null: half of it.';

alter table dispense_pairs add column use text check (use in ('distance', 'intermediate', 'near'));
comment on column dispense_pairs.use is 'The one distance a single vision pair is made for; null while no such lens is chosen.';
