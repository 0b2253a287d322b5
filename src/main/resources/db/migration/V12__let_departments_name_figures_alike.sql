-- Two departments may each have a figure of their own by the same name; those that all have stay unique among them.
alter table figure drop constraint figure_code_fkey;
alter table figure_definition drop constraint figure_definition_pkey;
alter table figure_definition add column id uuid not null default gen_random_uuid() primary key;
alter table figure_definition alter column id drop default;
alter table figure_definition add constraint figure_definition_once unique nulls not distinct (department_id, code);
