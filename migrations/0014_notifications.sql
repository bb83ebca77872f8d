-- What people want to hear of, what they were told, and how they want to be told. All of it is the person's own.
create function lab_is(person uuid) returns boolean language sql stable parallel safe
return current_setting('lab.own', true) = '*' or person::text = current_setting('lab.person', true);

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
-- ids sort by time
create index notification_newest on notification (person_id, id desc);
create index notification_unread on notification (person_id) where read_at is null;
create index notification_waiting on notification (mode, person_id) where mode <> 'off' and told_at is null;

create table notification_wish (
  person_id uuid not null references person (id),
  kind text not null,
  mode text not null check (mode in ('now', 'daily', 'off')),
  primary key (person_id, kind)
);

-- Version 7 of a UUID: ids made here sort by time as those of the program do.
create function lab_uuid(at timestamptz) returns uuid language sql volatile
return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;

-- Tells everybody once, whatever the reasons: people by id, who works for agencies, curators, followers. Never who did it
-- (lab.person), nor `besides`. Whose act it is may not read who follows what, nor how anybody wants to be told.
create function tell_people(
  people uuid[], agencies text[], curators boolean, subjects text[], subject_ids text[], besides uuid,
  news_kind text, news_key text, news_arguments jsonb, page text, news_basis text, usual text, day date, moment timestamptz
) returns integer language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), ''); n integer;
begin
  perform set_config('lab.own', '*', true);
  insert into notification (id, person_id, key, kind, arguments, about, basis, at, mode)
  select lab_uuid(moment), p.id, news_key, news_kind, news_arguments, page, news_basis, moment,
    case when exists (select from membership m where m.person_id = p.id and m.agency_id is not null and m.valid_from <= day
      and (m.valid_until is null or m.valid_until >= day)) then coalesce(w.mode, usual) else 'off' end
  from (
    select unnest(people) as id
    union select m.person_id from membership m where m.agency_id = any (agencies)
      and m.role in ('member', 'approver', 'curator') and m.valid_from <= day and (m.valid_until is null or m.valid_until >= day)
    union select m.person_id from membership m where curators
      and m.role = 'curator' and m.valid_from <= day and (m.valid_until is null or m.valid_until >= day)
    union select f.person_id from follow f join unnest(subjects, subject_ids) s (subject, subject_id) using (subject, subject_id)
      where f.wanted
  ) told
  join person p on p.id = told.id and p.disabled_at is null
  left join notification_wish w on w.person_id = p.id and w.kind = news_kind
  where p.id::text <> coalesce(current_setting('lab.person', true), '') and p.id is distinct from besides
  on conflict (person_id, key) do nothing;
  get diagnostics n = row_count;
  perform set_config('lab.own', own, true);
  return n;
end $$;

-- How much somebody has not read, counted up to 100; stands on every page of theirs.
create function unread_of(of uuid) returns integer language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), ''); n integer;
begin
  perform set_config('lab.own', '*', true);
  select count(*) into n from (select from notification where person_id = of and read_at is null limit 100) unread;
  perform set_config('lab.own', own, true);
  return n;
end $$;

-- Of each only the person's own; everything is the platform's, and what it tells goes through tell_people.
alter table follow enable row level security;
alter table follow force row level security;
create policy own on follow for select using (lab_is(person_id));
create policy following on follow for insert with check (lab_is(person_id));
create policy changing on follow for update using (lab_is(person_id));

alter table notification enable row level security;
alter table notification force row level security;
create policy own on notification for select using (lab_is(person_id));
create policy telling on notification for insert with check (current_setting('lab.own', true) = '*');
create policy settling on notification for update using (lab_is(person_id));

alter table notification_wish enable row level security;
alter table notification_wish force row level security;
create policy own on notification_wish for select using (lab_is(person_id));
create policy wishing on notification_wish for insert with check (lab_is(person_id));
create policy changing on notification_wish for update using (lab_is(person_id));

-- Letters are of three streams: questions about commitments, at most one a day; what somebody wants to hear of at once,
-- as it comes; and the digest, one a day. What a letter of the latter two tells of can be turned off by its link.
alter table message
  add column stream text not null default 'asked' check (stream in ('asked', 'now', 'daily')),
  add column kinds text[] not null default '{}';
alter table mail add column stream text not null default 'asked' check (stream in ('asked', 'now', 'daily'));
alter table mail drop constraint mail_person_id_day_key;
create unique index mail_once_a_day on mail (person_id, day, stream) where stream <> 'now';

-- The one-click link of a letter (RFC 8058); only the hash of its token is kept.
create table unsubscription (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references person (id),
  stream text not null check (stream in ('now', 'daily')),
  kinds text[] not null,
  made_at timestamptz not null,
  used_at timestamptz
);

-- What somebody follows is nobody else's business, colleagues included.
drop policy reading on message;
create policy reading on message for select using (
  lab_is(person_id)
  or (stream = 'asked' and (lab_owns(agency_id) or (lab_has_role('curator') and lab_owns(owner_id)) or lab_has_role('admin')))
);
