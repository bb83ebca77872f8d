-- Somebody who began to ask opened something similar, and whether they asked all the same: facts about a form (a random
-- number made with it) and a day, nothing about who, what was typed or what was opened.
create table similar_use (
  draft uuid not null,
  what text not null check (what in ('opened', 'asked')),
  day date not null,
  primary key (draft, what)
);
create index similar_opened on similar_use (day) where what = 'opened';
create trigger append_only before update or delete on similar_use for each row execute function refuse_change();
