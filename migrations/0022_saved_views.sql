-- Reports that somebody gave a name to see them again, and how often they come by mail. All of it is the person's own.
create table saved_view (
  id uuid primary key,
  person_id uuid not null references person (id),
  name text not null check (length(name) between 1 and 80),
  -- what stands after the ? of the report's address
  query text not null check (length(query) <= 400),
  rhythm text not null check (rhythm in ('never', 'weekly', 'monthly')),
  -- day of the next letter
  due_on date check ((due_on is null) = (rhythm = 'never')),
  -- why letters ended by themselves: whoever wanted them holds no post any more, or the report cannot be read any more
  ended text not null default '' check (ended in ('', 'post', 'filter')),
  made_at timestamptz not null
);
create unique index saved_view_name on saved_view (person_id, lower(name));
create index saved_view_due on saved_view (due_on, id) where due_on is not null;

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy own on saved_view using (lab_is(person_id)) with check (lab_is(person_id));

-- A fourth stream of letters: reports that somebody asked for. Their links turn off the views named in `kinds`.
alter table message drop constraint message_stream_check,
  add constraint message_stream_check check (stream in ('asked', 'now', 'daily', 'report')),
  -- ids of the posts whose rights the text was written with; it does not leave once the person holds others
  add column posts text not null default '';
alter table mail drop constraint mail_stream_check,
  add constraint mail_stream_check check (stream in ('asked', 'now', 'daily', 'report'));
alter table unsubscription drop constraint unsubscription_stream_check,
  add constraint unsubscription_stream_check check (stream in ('now', 'daily', 'report'));
