-- Rows of an agency's own work. Every one carries agency_id, and row-level security is enabled and forced:
-- the second wall behind the verbs. The actor is set by set_config(…, true) together with BEGIN:
--   lab.own    agencies the person works for ('*' for the platform's own loading), comma separated
--   lab.reads  what the person may also read: '*', province codes or agency codes, comma separated
--   lab.person the person, empty when anonymous
-- Without a subselect in them, so that the planner inlines them: eight times faster per row (measured).
create function lab_owns(agency text) returns boolean language sql stable parallel safe
return current_setting('lab.own', true) = '*'
    or agency = any (string_to_array(current_setting('lab.own', true), ','));

create function lab_reads(agency text) returns boolean language sql stable parallel safe
return lab_owns(agency)
    or current_setting('lab.reads', true) = '*'
    or agency = any (string_to_array(current_setting('lab.reads', true), ','))
    or left(agency, 2) = any (string_to_array(current_setting('lab.reads', true), ','));

create function lab_signed_in() returns boolean language sql stable parallel safe
return coalesce(current_setting('lab.person', true), '') <> '';

create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name; end $$;

-- An agency's consent that other signed-in agencies see its levels per indicator.
create table levels_consent (
  agency_id text primary key references agency (code),
  given_by uuid references membership (id),
  given_at timestamptz not null
);

create table assessment (
  id uuid primary key,
  agency_id text not null references agency (code),
  instrument_id text not null,
  instrument_version smallint not null,
  year smallint not null check (year between 2021 and 2100),
  stage text not null check (stage in ('self', 'document', 'interview', 'visit', 'official')),
  basis text not null check (basis in ('self', 'verified', 'simulated')),
  state text not null check (state in ('draft', 'ready', 'submitted')),
  -- where an official result stands: number and date of the decree or of the LHE
  document text not null default '',
  -- stored at write time, so that no report adds up answer rows; by indicator ordinal, hundredths, null = unanswered
  levels smallint[] not null,
  answered smallint not null default 0 check (answered >= 0),
  index_value numeric(3, 2) not null check (index_value between 1 and 5),
  index_millionths integer not null check (index_millionths between 1000000 and 5000000),
  predicate text not null,
  domain_scores smallint[] not null,
  aspect_scores smallint[] not null,
  started_by uuid references membership (id),
  started_at timestamptz not null,
  updated_at timestamptz not null,
  unique (agency_id, year, instrument_id, stage),
  -- for the rows below: what belongs to an assessment belongs to its agency, and to no other
  unique (id, agency_id),
  foreign key (instrument_id, instrument_version) references instrument (id, version)
);
create index assessment_report on assessment (instrument_id, year, stage);

create table answer (
  assessment_id uuid not null,
  number smallint not null,
  agency_id text not null,
  version integer not null default 0 check (version >= 0),
  value smallint check (value between 100 and 500), -- hundredths
  explanation text not null default '',
  service_name text not null default '',
  service_owner text not null default '',
  primary key (assessment_id, number),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);

create table answer_revision (
  assessment_id uuid not null,
  number smallint not null,
  version integer not null check (version >= 1),
  agency_id text not null,
  value smallint check (value between 100 and 500),
  explanation text not null,
  service_name text not null,
  service_owner text not null,
  by_membership uuid references membership (id),
  at timestamptz not null,
  primary key (assessment_id, number, version),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);

create table submission (
  assessment_id uuid primary key,
  agency_id text not null,
  by_membership uuid references membership (id),
  at timestamptz not null,
  snapshot_hash text not null check (snapshot_hash ~ '^[0-9a-f]{64}$'),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);

create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  agency_id text references agency (code),
  person_id uuid references person (id),
  membership_id uuid references membership (id),
  action text not null,
  subject text not null,
  data jsonb not null default '{}'
);
create index audit_subject on audit_event (subject, id);

create trigger append_only before update or delete on answer_revision for each row execute function refuse_change();
create trigger append_only before update or delete on submission for each row execute function refuse_change();
create trigger append_only before update or delete on audit_event for each row execute function refuse_change();

alter table levels_consent enable row level security;
alter table levels_consent force row level security;
create policy reading on levels_consent for select using (true);
create policy giving on levels_consent for insert with check (lab_owns(agency_id));
create policy taking_back on levels_consent for delete using (lab_owns(agency_id));

alter table assessment enable row level security;
alter table assessment force row level security;
-- Own, by reviewing right, by the agency's consent; and simulated figures, which are nobody's secret, after sign-in.
create policy reading on assessment for select using (
  lab_reads(agency_id)
  or (lab_signed_in() and (basis = 'simulated' or (state = 'submitted'
      and exists (select 1 from levels_consent c where c.agency_id = assessment.agency_id))))
);
create policy starting on assessment for insert with check (lab_owns(agency_id));
create policy changing on assessment for update using (lab_owns(agency_id)) with check (lab_owns(agency_id));

alter table answer enable row level security;
alter table answer force row level security;
create policy reading on answer for select using (lab_reads(agency_id));
create policy starting on answer for insert with check (lab_owns(agency_id));
create policy changing on answer for update using (lab_owns(agency_id)) with check (lab_owns(agency_id));

alter table answer_revision enable row level security;
alter table answer_revision force row level security;
create policy reading on answer_revision for select using (lab_reads(agency_id));
create policy appending on answer_revision for insert with check (lab_owns(agency_id));

alter table submission enable row level security;
alter table submission force row level security;
create policy reading on submission for select using (lab_reads(agency_id));
create policy appending on submission for insert with check (lab_owns(agency_id));

alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy reading on audit_event for select using (lab_reads(agency_id));
create policy appending on audit_event for insert with check (true);
