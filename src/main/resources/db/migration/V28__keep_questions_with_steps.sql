-- The open questions that whoever handed in had been shown, in the words of the document.
alter table evaluation_step add column questions text[] not null default '{}';
