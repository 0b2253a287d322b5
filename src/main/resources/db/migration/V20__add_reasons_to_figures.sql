-- Why a figure differs so much from last year's. It stays when the figure changes again.
alter table figure add column reason text check (length(reason) between 1 and 1000);
