-- Moving an evaluation to a newer version of its scheme is one of its steps.
alter table evaluation_step drop constraint evaluation_step_step_check;
alter table evaluation_step add constraint evaluation_step_step_check
  check (step in ('START', 'MOVE', 'SUBMIT', 'WITHDRAW', 'OPEN', 'ACCEPT', 'RETURN'));
