-- Where somebody left an open sale, and the list of the open ones.

alter table dispenses add column goes_on_at text check (goes_on_at in ('exam', 'lenses', 'treatments', 'measurements', 'checkout'));
comment on column dispenses.goes_on_at is 'The step at which whoever had the sale stood last. Null while nobody has gone from step to step: a program made it. It is no part of the sale: writing it changes no version.';

create index dispenses_open on dispenses (tenant_id, id desc) where state = 'draft';
