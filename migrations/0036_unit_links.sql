-- A unit without accounts gets one link to bring evidence: bound to an assessment and the unit, for all that it owes or
-- for some items, one at a time. What comes over it is a delivery, which counts for nothing before somebody of the agency
-- accepts it. All of it stays inside the agency: reading too needs to be one of its own.
create table unit_link (
  id uuid primary key,
  agency_id text not null,
  assessment_id uuid not null,
  unit_id uuid not null references unit (id),
  items text[] check (cardinality(items) > 0), -- null: all that the unit owes, whatever is assigned to it later
  made_by uuid not null references membership (id),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  ended_at timestamptz, -- revoked, or a newer one was made
  ended_by uuid references membership (id),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id),
  unique (id, agency_id, assessment_id, unit_id)
);
create unique index unit_link_once on unit_link (assessment_id, unit_id) where ended_at is null;

-- What a token opens, and as whom: asked before anybody is known, so it tells nothing of an agency. Only the hash is kept.
create table unit_link_token (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  link_id uuid not null unique references unit_link (id),
  membership_id uuid not null references membership (id)
);

create table unit_delivery (
  id uuid primary key,
  agency_id text not null,
  link_id uuid not null,
  assessment_id uuid not null,
  unit_id uuid not null,
  instrument_id text not null,
  instrument_version smallint not null,
  item_id text not null,
  indicator smallint not null,
  level smallint not null,
  document_id uuid not null unique,
  place text not null check (place <> ''), -- pasal, halaman
  sender text not null check (sender <> ''), -- as typed by whoever holds the link
  sent_at timestamptz not null,
  decision text check (decision in ('accepted', 'returned')),
  decided_at timestamptz,
  decided_by uuid references membership (id),
  note text not null default '', -- why it goes back
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check ((decision is not distinct from 'returned') = (note <> '')),
  foreign key (link_id, agency_id, assessment_id, unit_id) references unit_link (id, agency_id, assessment_id, unit_id),
  foreign key (document_id, agency_id) references evidence_document (id, agency_id),
  foreign key (instrument_id, instrument_version, item_id) references evidence_item (instrument_id, instrument_version, id)
);
create index unit_delivery_of_unit on unit_delivery (assessment_id, unit_id);
create index unit_delivery_waiting on unit_delivery (agency_id, assessment_id, indicator) where decision is null;

-- What comes over a link is out of reach for all other uploads of the person who made it, and they for it.
alter table evidence_upload add column link_id uuid references unit_link (id);

create function refuse_second_end() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    and to_jsonb(new) - 'ended_at' - 'ended_by' = to_jsonb(old) - 'ended_at' - 'ended_by'
  then return new; end if;
  raise exception '% only ends', tg_table_name;
end $$;
create trigger ends_once before update or delete on unit_link for each row execute function refuse_second_end();

create function refuse_second_decision() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and old.decision is null and new.decision is not null
    and to_jsonb(new) - 'decision' - 'decided_at' - 'decided_by' - 'note'
      = to_jsonb(old) - 'decision' - 'decided_at' - 'decided_by' - 'note'
  then return new; end if;
  raise exception '% is decided once', tg_table_name;
end $$;
create trigger decided_once before update or delete on unit_delivery for each row execute function refuse_second_decision();
create trigger append_only before update or delete on unit_link_token for each row execute function refuse_change();

alter table unit_link enable row level security;
alter table unit_link force row level security;
create policy own on unit_link using (lab_owns(agency_id)) with check (lab_owns(agency_id));

alter table unit_delivery enable row level security;
alter table unit_delivery force row level security;
create policy own on unit_delivery using (lab_owns(agency_id)) with check (lab_owns(agency_id));
