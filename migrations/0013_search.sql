-- One row for everything that can be found, kept by triggers where it is written. A question stands in it as a question
-- and with each answer; a practice with each section; an obstacle once it was resolved by something others can use.
create extension if not exists pg_trgm;

create table search_entry (
  kind text not null check (kind in ('practice', 'question', 'answer', 'indicator', 'region', 'visit', 'obstacle')),
  id text not null, -- slug, code, number or uuid, as the URL has it
  part text not null default '', -- section of a practice
  title text not null,
  title_en text not null default '',
  body text not null default '',
  url text not null, -- path without language
  -- who finds it: everybody, or agencies that are signed in
  visibility text not null check (visibility in ('public', 'agencies')),
  -- questions: has an accepted answer; null where solving means nothing
  solved boolean,
  basis text not null check (basis in ('reported', 'simulated')),
  at timestamptz not null,
  words tsvector generated always as (
    setweight(to_tsvector('indonesian', title), 'A') || setweight(to_tsvector('english', title_en), 'A')
    || setweight(to_tsvector('simple', title), 'B') || setweight(to_tsvector('indonesian', body), 'C')
  ) stored,
  primary key (kind, id, part)
);
create index search_words on search_entry using gin (words);
create index search_titles on search_entry using gin (lower(title) gin_trgm_ops);

alter table search_entry enable row level security;
alter table search_entry force row level security;
create policy reading on search_entry for select using (visibility = 'public' or lab_signed_in() or current_setting('lab.own', true) = '*');
-- Written by triggers only, in the name of whoever changes what is found.
create policy adding on search_entry for insert with check (true);
create policy changing on search_entry for update using (true) with check (true);
create policy removing on search_entry for delete using (true);
