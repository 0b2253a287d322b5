-- Quantities that the rules of a version use by name; none where there are none.
alter table scoring_scheme add column quantities jsonb;
