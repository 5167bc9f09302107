-- What a lens can be made to, in full: several blanks, the limit for sphere and cylinder together, its surfaces, and the designs that practices order.
-- Rows from before keep working: what was not asked of them then is taken from what they say (their name, their range), or left open.

alter table lenses
  add column diameters    integer[],
  add column base_curves  numeric(4,2)[] not null default '{}',
  add column combined_min numeric(5,2),
  add column aspheric     boolean not null default false,
  add column individual   boolean not null default false;

update lenses set diameters = array[diameter], combined_min = sphere_min - cylinder_max,
  aspheric = name ~* '\maspheric\M', individual = name ~* '\mindividual\M';

alter table lenses
  drop column diameter,
  alter column diameters set not null,
  alter column combined_min set not null,
  drop constraint lenses_design_check,
  drop constraint lenses_check1,
  add constraint lenses_design_check check (design in ('single_vision', 'anti_fatigue', 'myopia_control', 'bifocal', 'trifocal', 'progressive', 'occupational')),
  add constraint lenses_add_check check ((design in ('bifocal', 'trifocal', 'progressive', 'occupational')) = (add_min is not null) and (add_min is null) = (add_max is null)),
  add constraint lenses_add_order_check check (add_min > 0 and add_min <= add_max),
  add constraint lenses_diameters_check check (cardinality(diameters) between 1 and 9 and 50 <= all (diameters) and 85 >= all (diameters)),
  add constraint lenses_base_curves_check check (cardinality(base_curves) <= 9 and 0 <= all (base_curves) and 20 >= all (base_curves)),
  add constraint lenses_combined_min_check check (combined_min between sphere_min - cylinder_max and sphere_min),
  add constraint lenses_min_fitting_height_check check (min_fitting_height between 8 and 40);

comment on column lenses.sphere_min is 'Sphere in minus-cylinder form, dioptres: from here to sphere_max.';
comment on column lenses.combined_min is 'Lowest sum of sphere and cylinder in minus-cylinder form, dioptres: the strongest minus meridian. The strongest plus meridian is the sphere itself.';
comment on column lenses.diameters is 'Of the uncut lenses it comes as, mm.';
comment on column lenses.base_curves is 'Front curves it comes on, dioptres for index 1.53; empty where the maker does not say.';
comment on column lenses.aspheric is 'The surface flattens towards the edge, so the lens is centred vertically whatever its power.';
comment on column lenses.individual is 'Freeform, computed for this wearer''s tilt, wrap and vertex distance.';
