-- How dark a treatment makes a lens, and mirrors. Rows from before do not say how dark they are: then a driver is asked to look.

alter table treatments
  add column light_transmission integer,
  drop constraint treatments_kind_check,
  add constraint treatments_kind_check check (kind in ('hard', 'anti_reflective', 'blue_filter', 'photochromic', 'polarised', 'tint', 'mirror', 'uv', 'hydrophobic')),
  add constraint treatments_light_transmission_check check (light_transmission between 1 and 100 and (light_transmission is null or kind in ('tint', 'polarised', 'mirror')));

comment on column treatments.light_transmission is 'Light that the darkest part of the lens lets through, per cent; null where the treatment does not darken it for good, or where nobody has said.';
