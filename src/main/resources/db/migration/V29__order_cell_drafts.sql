-- Notes and saves of a cell carry a number that grows with the typing. A note that arrives late must not come back over what was
-- saved meanwhile, so the number of what was dropped is remembered for a while.
alter table cell_draft add column seq bigint not null default 0, add column gone boolean not null default false;
