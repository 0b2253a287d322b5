-- What a scheme says beside its tree, who proposed and who published it. Versions published before keep what holds without.
alter table scoring_scheme
  add column adjustments  jsonb       not null default '{"vetoes": [], "extras": [], "withinFullMarks": false}',
  add column lights       jsonb       not null default '{"red": 0.6, "green": 0.8, "blue": 1.2}',
  add column examples     jsonb       not null default '[]',
  add column note         text        not null default '' check (length(note) <= 1000),
  -- One for each change, whichever row it is in: who publishes has seen the last.
  add column edits        integer     not null default 0,
  add column proposed_by  uuid        references account (id),
  add column proposed_at  timestamptz,
  -- The names as they were then: an account can be renamed.
  add column proposed_name text,
  add column published_by uuid        references account (id),
  add column published_name text,
  add constraint proposal_is_whole check ((proposed_by is null) = (proposed_at is null)
    and (proposed_by is null) = (proposed_name is null));
alter table scoring_scheme
  alter column adjustments drop default,
  alter column lights drop default,
  alter column examples drop default,
  alter column note drop default,
  alter column edits drop default;

-- Several rows change places in one transaction.
alter table dimension drop constraint dimension_scheme_id_code_key,
  add unique (scheme_id, code) deferrable initially deferred;
alter table indicator drop constraint indicator_scheme_id_code_key,
  add unique (scheme_id, code) deferrable initially deferred;
