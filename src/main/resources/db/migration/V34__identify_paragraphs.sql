-- A paragraph and a duty keep their id while words change around them; of paragraphs none is kept until the words change again.
-- Words that are taken away stay beside their ids, which come back with them.
alter table narrative_section add column paragraphs uuid[];
alter table narrative_section add column erased boolean not null default false;
alter table department_duty add column id uuid not null default gen_random_uuid();
