-- Figures that schemes ask every department for: staff, running costs, procurement, assets. A department that already has one
-- of its own by the name keeps its own, and the code stays free for all others to define.
insert into figure_definition (id, code, department_id, position, label_en, kind, unit)
select gen_random_uuid(), known.code, null, known.position, known.label_en, known.kind, known.unit
from (values
  ('编制人数',         1, 'Authorised staff',                'COUNT', '人'),
  ('在职人数',         2, 'Staff in service',                'COUNT', '人'),
  ('公用经费预算数',   3, 'Running costs, budget',           'MONEY', '元'),
  ('公用经费执行数',   4, 'Running costs, executed',         'MONEY', '元'),
  ('政府采购预算数',   5, 'Government procurement, budget',  'MONEY', '元'),
  ('政府采购执行数',   6, 'Government procurement, executed','MONEY', '元'),
  ('固定资产总额',     7, 'Fixed assets',                    'MONEY', '元'),
  ('在用固定资产总额', 8, 'Fixed assets in use',             'MONEY', '元')
) as known (code, position, label_en, kind, unit)
where not exists (select 1 from figure_definition mine where mine.code = known.code);
