-- That somebody has read the notice's wording (评分标准) beside the rule of an indicator, as both stood then. Beside the scheme and
-- not in it: it says nothing of how a scheme scores.
create table wording_confirmation (
  scheme_id uuid        not null references scoring_scheme (id) on delete cascade,
  code      text        not null,
  digest    text        not null,
  at        timestamptz not null,
  primary key (scheme_id, code)
);
