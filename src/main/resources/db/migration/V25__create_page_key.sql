-- The key that pages are marked with as their account's, shared by all instances. It proves nothing but whose page a form came from.
create table page_key (
  single boolean primary key default true check (single),
  secret text    not null check (length(secret) >= 32)
);
