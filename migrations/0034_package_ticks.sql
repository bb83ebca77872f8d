-- What has been copied to the official application: the answer to an indicator, or what is attached to one of its items.
-- `mark` is the fingerprint of what was copied, so that a change since then is seen. A tick is made once and ends once; all
-- of it stays inside the agency.
create table package_tick (
  id uuid primary key,
  assessment_id uuid not null,
  number smallint not null,
  reference_id uuid references evidence_reference (id), -- null: the answer itself
  agency_id text not null,
  mark text not null check (mark ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  by_membership uuid not null references membership (id),
  ended_at timestamptz,
  ended_by uuid references membership (id),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (assessment_id, number) references answer (assessment_id, number),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);
create unique index package_tick_once on package_tick (assessment_id, number, reference_id) nulls not distinct
  where ended_at is null;
create index package_tick_reference on package_tick (reference_id);

create function package_tick_ends_once() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    and to_jsonb(new) - 'ended_at' - 'ended_by' = to_jsonb(old) - 'ended_at' - 'ended_by'
  then return new; end if;
  raise exception '% only ends', tg_table_name;
end $$;
create trigger ends_once before update or delete on package_tick for each row execute function package_tick_ends_once();

alter table package_tick enable row level security;
alter table package_tick force row level security;
create policy reading on package_tick for select using (lab_owns(agency_id));
create policy adding on package_tick for insert with check (lab_owns(agency_id));
create policy ending on package_tick for update using (lab_owns(agency_id)) with check (lab_owns(agency_id));
