-- What people want to hear of, what they were told, and how they want to be told.
create table follow (
  person_id uuid not null references person (id),
  subject text not null check (subject in ('indicator', 'practice', 'question', 'region')),
  subject_id text not null, -- 'permenpanrb-59-2020.12', slug, uuid, agency code
  -- false: no longer wanted; what follows by itself (own questions) does not come back
  wanted boolean not null default true,
  at timestamptz not null,
  primary key (person_id, subject, subject_id)
);
create index follow_of_subject on follow (subject, subject_id) where wanted;

create table notification (
  id uuid primary key,
  person_id uuid not null references person (id),
  -- a second one of the same key is not written
  key text not null,
  kind text not null,
  -- arguments of the catalogue's sentence for the kind
  arguments jsonb not null default '{}',
  about text not null, -- path without language
  basis text not null check (basis in ('reported', 'simulated')),
  at timestamptz not null,
  read_at timestamptz,
  -- how it is told by mail: 'now' and 'daily' wait, 'off' never leaves; told_at once it stands in the outbox
  mode text not null check (mode in ('now', 'daily', 'off')),
  told_at timestamptz,
  unique (person_id, key)
);
create index notification_newest on notification (person_id, at desc, id desc);
create index notification_unread on notification (person_id) where read_at is null;
create index notification_waiting on notification (person_id) where mode = 'daily' and told_at is null;

create table notification_wish (
  person_id uuid not null references person (id),
  kind text not null,
  mode text not null check (mode in ('now', 'daily', 'off')),
  primary key (person_id, kind)
);

alter table follow enable row level security;
alter table follow force row level security;
-- Who is told is found out in the name of whoever causes it: signed-in people's acts may read who follows.
create policy reading on follow for select using (lab_signed_in() or current_setting('lab.own', true) = '*');
create policy following on follow for insert with check (person_id::text = current_setting('lab.person', true) or current_setting('lab.own', true) = '*');
create policy changing on follow for update using (person_id::text = current_setting('lab.person', true));

alter table notification enable row level security;
alter table notification force row level security;
create policy reading on notification for select using (person_id::text = current_setting('lab.person', true) or current_setting('lab.own', true) = '*');
create policy telling on notification for insert with check (lab_signed_in() or current_setting('lab.own', true) = '*');
create policy settling on notification for update using (person_id::text = current_setting('lab.person', true) or current_setting('lab.own', true) = '*');

alter table notification_wish enable row level security;
alter table notification_wish force row level security;
create policy reading on notification_wish for select using (lab_signed_in() or current_setting('lab.own', true) = '*');
create policy wishing on notification_wish for insert with check (person_id::text = current_setting('lab.person', true));
create policy changing on notification_wish for update using (person_id::text = current_setting('lab.person', true));
