-- Who has fallen silent follows from the day of the last news and today: domain/adoption.ts says how, and no row can
-- disagree with it.
drop table silence;
