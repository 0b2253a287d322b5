-- The ledger takes economic items and the three public expenses; its lines belong to an office (科室) and can be closed.
alter table ledger_line
  add column office text check (length(office) between 1 and 100),
  add column closed boolean not null default false,
  drop constraint ledger_line_kind_check,
  add constraint ledger_line_kind_check check (kind in ('WHOLE', 'BASIC', 'PROJECT', 'INCOME', 'ECONOMIC', 'PUBLIC'));
create index ledger_line_of_budget on ledger_line (budget_id, position);

-- 三公经费 move from the typed figures into the ledger, where they can be divided: one line 三公经费 a year, and their history
-- goes along. The codes stay, derived from now on.
insert into budget (id, version, department_id, year)
select gen_random_uuid(), 0, f.department_id, f.year
from (select distinct department_id, year from figure where code in ('三公经费预算数', '三公经费执行数')) f
where not exists (select 1 from budget b where b.department_id = f.department_id and b.year = f.year);

insert into ledger_line (id, budget_id, position, kind, name, original, adjustment, cumulative, sample)
select gen_random_uuid(), b.id, coalesce((select max(position) from ledger_line l where l.budget_id = b.id), 0) + 1, 'PUBLIC',
  '三公经费', planned.value, null,
  array_fill(null::numeric, array[11]) || executed.value,
  array_remove(array[case when planned.sample then 'ORIGINAL' end, case when executed.sample then 'MONTH_12' end], null)
from budget b
  left join figure planned on planned.department_id = b.department_id and planned.year = b.year and planned.code = '三公经费预算数'
  left join figure executed on executed.department_id = b.department_id and executed.year = b.year and executed.code = '三公经费执行数'
where planned.id is not null or executed.id is not null;

update cell_revision r
set cell = 'ledger/' || l.id || case r.cell when 'figure/三公经费预算数/value' then '/ORIGINAL' else '/MONTH_12' end
from budget b join ledger_line l on l.budget_id = b.id and l.kind = 'PUBLIC'
where b.department_id = r.department_id and b.year = r.year
  and r.cell in ('figure/三公经费预算数/value', 'figure/三公经费执行数/value');

delete from figure where code in ('三公经费预算数', '三公经费执行数');
delete from figure_definition where code in ('三公经费预算数', '三公经费执行数') and department_id is null;

-- A contributor (业务科室) reaches the lines of one office of a department.
alter table account add column office text check (length(office) between 1 and 100);
alter table account_role drop constraint account_role_role_check;
alter table account_role add constraint account_role_role_check check (role in
  ('FINANCE', 'CONTRIBUTOR', 'REVIEWER', 'SCHEME_ADMIN', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'));
