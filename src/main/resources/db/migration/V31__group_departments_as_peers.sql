-- Departments of one kind, which may be compared among themselves; empty for none.
alter table department add column peer_group text not null default '' check (length(peer_group) <= 50);

-- As it was when the snapshot was taken: a score that read it can be re-derived.
alter table peer_figure add column peer_group text not null default '';
alter table peer_figure alter column peer_group drop default;
