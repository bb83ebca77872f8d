-- Where programs are told of adoptions. All of it is the person's own; what is told is what that person may see when it
-- is told.
create table webhook (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  url text not null check (length(url) between 8 and 500),
  -- signs what is sent, so it is kept as it is
  secret text not null,
  made_at timestamptz not null,
  -- since when nothing was taken any more
  failing_since timestamptz,
  ended_at timestamptz,
  ended text not null default '' check (ended in ('', 'person', 'failing')),
  check ((ended_at is null) = (ended = ''))
);
create index webhook_of_person on webhook (person_id);

alter table webhook enable row level security;
alter table webhook force row level security;
create policy own on webhook using (lab_is(person_id)) with check (lab_is(person_id));

-- What happened to an adoption, written in the transaction in which it happened, as long as anybody wants to be told.
create table adoption_event (
  -- of the report or verification that it tells of
  id uuid primary key,
  type text not null check (type in ('adoption.reported', 'adoption.confirmed', 'adoption.verified')),
  adoption_id uuid not null,
  agency_id text not null,
  owner_id text not null,
  stage text not null,
  happened_on date not null,
  basis text not null,
  at timestamptz not null,
  -- when a delivery was made for everybody who may see it
  spread_at timestamptz,
  foreign key (adoption_id, agency_id, owner_id) references adoption (id, agency_id, owner_id)
);
create index adoption_event_waiting on adoption_event (at) where spread_at is null;
create index adoption_event_age on adoption_event (at);

alter table adoption_event enable row level security;
alter table adoption_event force row level security;
create policy platform on adoption_event using (current_setting('lab.own', true) = '*')
  with check (current_setting('lab.own', true) = '*');
-- Of one's own agency and practices, one's province, or all: what merely runs elsewhere is nobody's news.
create policy reading on adoption_event for select using (
  (lab_reads(agency_id) or lab_owns(owner_id)) and exists (select from adoption a where a.id = adoption_id)
);

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook (id) on delete cascade,
  -- none for a test
  event_id uuid references adoption_event (id) on delete cascade,
  made_at timestamptz not null,
  tries smallint not null default 0,
  -- none once it was taken or given up
  next_try_at timestamptz,
  taken_at timestamptz,
  given_up_at timestamptz,
  -- how the last try ended: what the receiver answered, or why it could not be asked
  status smallint,
  trouble text not null default '',
  unique (webhook_id, event_id),
  check (taken_at is null or given_up_at is null)
);
create index webhook_delivery_due on webhook_delivery (next_try_at) where next_try_at is not null;

alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy own on webhook_delivery using (exists (select from webhook w where w.id = webhook_id))
  with check (exists (select from webhook w where w.id = webhook_id));

-- Whoever reports sees neither the webhooks of others nor these rows.
create function tell_of_adoptions() returns trigger language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  perform set_config('lab.own', '*', true);
  if exists (select from webhook where ended_at is null) then
    if tg_table_name = 'adoption_report' then
      insert into adoption_event (id, type, adoption_id, agency_id, owner_id, stage, happened_on, basis, at)
        select id, 'adoption.reported', adoption_id, agency_id, owner_id, stage, reported_on, basis, at from fresh;
    else
      insert into adoption_event (id, type, adoption_id, agency_id, owner_id, stage, happened_on, basis, at)
        select f.id, case f.kind when 'owner' then 'adoption.confirmed' else 'adoption.verified' end,
          f.adoption_id, f.agency_id, f.owner_id, a.stage, f.verified_on, f.basis, f.at
        from fresh f join adoption a on a.id = f.adoption_id;
    end if;
  end if;
  perform set_config('lab.own', own, true);
  return null;
end $$;
create trigger told after insert on adoption_report referencing new table as fresh
  for each statement execute function tell_of_adoptions();
create trigger told after insert on adoption_verification referencing new table as fresh
  for each statement execute function tell_of_adoptions();
