-- What is said about the evidence of an assessment beside the evidence itself: marks that end once, and verdicts that
-- nobody changes any more. How far an item is, is computed from them and never stored.

-- A level that the evidence of a higher one covers, or an item that does not apply and why.
create table evidence_mark (
  id uuid primary key,
  agency_id text not null,
  assessment_id uuid not null,
  instrument_id text not null,
  instrument_version smallint not null,
  kind text not null check (kind in ('covered', 'not_applicable')),
  indicator smallint not null,
  level smallint not null check (level between 1 and 5),
  item_id text,
  reason text not null default '',
  made_at timestamptz not null,
  made_by uuid references membership (id),
  ended_at timestamptz,
  ended_by uuid references membership (id),
  -- level 1 is the floor, and nothing lies above level 5
  check (kind <> 'covered' or (item_id is null and level between 2 and 4)),
  check (kind <> 'not_applicable' or (item_id is not null and reason <> '')),
  check (ended_by is null or ended_at is not null),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id),
  foreign key (instrument_id, instrument_version, item_id) references evidence_item (instrument_id, instrument_version, id)
);
create unique index evidence_mark_item on evidence_mark (assessment_id, item_id) where ended_at is null and item_id is not null;
create unique index evidence_mark_level on evidence_mark (assessment_id, indicator, level) where ended_at is null and item_id is null;

-- Whether what stands at an item is accepted; the newest number of an item counts, and only while the item still stands
-- on what it was given about.
create table evidence_verdict (
  assessment_id uuid not null,
  item_id text not null,
  number smallint not null check (number >= 1),
  agency_id text not null,
  instrument_id text not null,
  instrument_version smallint not null,
  indicator smallint not null,
  level smallint not null,
  outcome text not null check (outcome in ('accepted', 'revise')),
  class text check (class in ('unfit', 'missing', 'scope', 'invalid', 'unreadable', 'expired')),
  note text not null default '',
  -- references that were attached, each with the newest revision of its document; or the mark that stood instead
  basis text[] not null,
  by_membership uuid references membership (id),
  at timestamptz not null,
  primary key (assessment_id, item_id, number),
  check ((outcome = 'revise') = (class is not null)),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id),
  foreign key (instrument_id, instrument_version, item_id) references evidence_item (instrument_id, instrument_version, id)
);

-- Whether the criteria of a level are met; while they are not, whatever stands above is rejected by that alone.
create table criterion_verdict (
  assessment_id uuid not null,
  indicator smallint not null,
  level smallint not null check (level between 2 and 5),
  number smallint not null check (number >= 1),
  agency_id text not null,
  met boolean not null,
  note text not null default '',
  by_membership uuid references membership (id),
  at timestamptz not null,
  primary key (assessment_id, indicator, level, number),
  check (met or note <> ''),
  foreign key (assessment_id, indicator) references answer (assessment_id, number),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);

create trigger append_only before update or delete on evidence_verdict for each row execute function refuse_change();
create trigger append_only before update or delete on criterion_verdict for each row execute function refuse_change();

create function refuse_all_but_end() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    and to_jsonb(new) - 'ended_at' - 'ended_by' = to_jsonb(old) - 'ended_at' - 'ended_by'
  then return new; end if;
  raise exception '% only ends', tg_table_name;
end $$;
create trigger ends_once before update or delete on evidence_mark for each row execute function refuse_all_but_end();

alter table evidence_mark enable row level security;
alter table evidence_mark force row level security;
create policy reading on evidence_mark for select using (lab_reads(agency_id));
create policy adding on evidence_mark for insert with check (lab_owns(agency_id));
create policy ending on evidence_mark for update using (lab_owns(agency_id)) with check (lab_owns(agency_id));

alter table evidence_verdict enable row level security;
alter table evidence_verdict force row level security;
create policy reading on evidence_verdict for select using (lab_reads(agency_id));
create policy appending on evidence_verdict for insert with check (lab_owns(agency_id));

alter table criterion_verdict enable row level security;
alter table criterion_verdict force row level security;
create policy reading on criterion_verdict for select using (lab_reads(agency_id));
create policy appending on criterion_verdict for insert with check (lab_owns(agency_id));
