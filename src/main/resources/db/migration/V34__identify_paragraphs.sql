-- A paragraph and a duty keep their id while words change around them; of paragraphs none is kept until the words change again.
alter table narrative_section add column paragraphs uuid[];
alter table department_duty add column id uuid not null default gen_random_uuid();
