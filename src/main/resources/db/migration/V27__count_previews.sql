-- How many previews an account has begun on a day: each tells something of real figures.
create table rollout_use (
  account_id uuid    not null references account (id),
  day        date    not null,
  count      integer not null check (count > 0),
  primary key (account_id, day)
);

-- What previews of before kept was not bounded; it is working memory and can be made again.
delete from rollout;
