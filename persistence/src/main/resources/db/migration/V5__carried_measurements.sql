-- Measurements taken over from the patient's last pair, until somebody stands by them.

alter table dispense_pairs add column carried_from date;
comment on column dispense_pairs.carried_from is 'Day of the sale these measurements were taken over from; null once they were measured or confirmed.';
