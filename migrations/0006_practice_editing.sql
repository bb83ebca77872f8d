-- Practices that agencies write themselves: drafts with their revisions, the way to publication, requests for sections.

create or replace function lab_has_role(role text) returns boolean language sql stable parallel safe
return role = any (string_to_array(current_setting('lab.roles', true), ','));

-- What everybody reads of a practice. `origin` says whose words they are: the data files' or the agency's own.
alter table practice
  add column form text not null default 'snapshot' check (form in ('snapshot', 'full')),
  add column origin text not null default 'file' check (origin in ('file', 'agency')),
  add column basis text not null default 'reported' check (basis in ('reported', 'simulated')),
  add column cost_class text check (cost_class in ('none', 'under100', 'under500', 'under1000', 'over1000')),
  add column evidence jsonb not null default '[]',
  add column sections jsonb not null default '{}',
  -- the day the data file was compiled or the text was published; the only file so far is of this day
  add column checked_on date not null default '2026-11-24',
  add column confirmed_on date,
  add column published_version integer;
alter table practice alter column checked_on drop default;

-- Simulated ones are seen after sign-in. Curators publish, owners confirm, the platform loads the files.
alter table practice enable row level security;
alter table practice force row level security;
create policy reading on practice for select using (basis = 'reported' or lab_signed_in() or lab_owns(agency_id));
create policy publishing on practice for insert
  with check (lab_has_role('curator') or current_setting('lab.own', true) = '*');
create policy changing on practice for update using (lab_owns(agency_id) or lab_has_role('curator'))
  with check (lab_owns(agency_id) or lab_has_role('curator'));
create policy removing on practice for delete using (current_setting('lab.own', true) = '*');

-- The text as its agency works on it; what is published stands in `practice`.
create table practice_text (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  agency_id text not null references agency (code),
  basis text not null check (basis in ('reported', 'simulated')),
  state text not null check (state in ('draft', 'review', 'returned', 'published')),
  version integer not null check (version >= 1),
  content jsonb not null,
  reviewer uuid references membership (id),
  updated_at timestamptz not null,
  unique (slug, agency_id)
);
create index practice_text_agency on practice_text (agency_id);
create index practice_text_review on practice_text (updated_at) where state = 'review';

create table practice_revision (
  slug text not null,
  version integer not null check (version >= 1),
  agency_id text not null,
  content jsonb not null,
  by_membership uuid references membership (id),
  at timestamptz not null,
  primary key (slug, version),
  foreign key (slug, agency_id) references practice_text (slug, agency_id)
);

-- Who did what on the way: a confirmation that it still holds also belongs to a practice without a text of its own.
create table practice_event (
  id bigint generated always as identity primary key,
  slug text not null,
  agency_id text not null references agency (code),
  kind text not null check (kind in ('started', 'sent', 'withdrawn', 'taken', 'returned', 'published', 'confirmed')),
  version integer,
  note text not null default '',
  by_membership uuid references membership (id),
  at timestamptz not null
);
create index practice_event_slug on practice_event (slug, id);

-- Somebody asks the owner (`agency_id`) for a section that is missing: once per person and section.
create table section_request (
  slug text not null references practice (slug) on delete cascade,
  section text not null,
  person_id uuid not null references person (id) on delete cascade,
  agency_id text not null references agency (code),
  from_agency text references agency (code),
  basis text not null check (basis in ('reported', 'simulated')),
  at timestamptz not null,
  primary key (slug, section, person_id)
);
create index section_request_owner on section_request (agency_id);

create trigger append_only before update or delete on practice_revision for each row execute function refuse_change();
create trigger append_only before update or delete on practice_event for each row execute function refuse_change();

alter table practice_text enable row level security;
alter table practice_text force row level security;
create policy reading on practice_text for select
  using (lab_owns(agency_id) or (lab_has_role('curator') and state <> 'draft'));
create policy starting on practice_text for insert with check (lab_owns(agency_id));
create policy changing on practice_text for update
  using (lab_owns(agency_id) or (lab_has_role('curator') and state = 'review'))
  with check (lab_owns(agency_id) or (lab_has_role('curator') and state <> 'draft'));

alter table practice_revision enable row level security;
alter table practice_revision force row level security;
create policy reading on practice_revision for select using (
  lab_owns(agency_id) or exists (select from practice_text t where t.slug = practice_revision.slug)
);
create policy appending on practice_revision for insert with check (lab_owns(agency_id));

alter table practice_event enable row level security;
alter table practice_event force row level security;
create policy reading on practice_event for select using (lab_owns(agency_id) or lab_has_role('curator'));
create policy appending on practice_event for insert with check (lab_owns(agency_id) or lab_has_role('curator'));

alter table section_request enable row level security;
alter table section_request force row level security;
create policy reading on section_request for select using (
  lab_owns(agency_id) or lab_has_role('curator') or person_id::text = current_setting('lab.person', true)
);
create policy asking on section_request for insert with check (
  person_id::text = current_setting('lab.person', true) or current_setting('lab.own', true) = '*'
);
