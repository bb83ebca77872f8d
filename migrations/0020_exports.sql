-- Reports as files. Every paper carries the hash of what it says; what a hash stood for is kept for as long as papers lie in
-- drawers: how to make the same report again, and with which rights, never what it said.
create table report_proof (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  path text not null check (path like '/laporan%'),
  language text not null check (language in ('id', 'en')),
  memberships jsonb not null, -- role, agency and province only
  is_public boolean not null, -- anybody may be told what it is about
  made_at timestamptz not null
);

-- Files that take long. Waiting until started, under work until a file or a failure is there; gone after `expires_at`.
create table report_download (
  id uuid primary key,
  person_id uuid not null references person (id),
  format text not null check (format in ('csv', 'json', 'xlsx', 'pdf')),
  language text not null check (language in ('id', 'en')),
  path text not null check (path like '/laporan%'),
  title text not null,
  cells integer not null check (cells >= 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  memberships jsonb not null, -- the rights it is made with
  origin text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  tries integer not null default 0,
  started_at timestamptz,
  failed_at timestamptz,
  ready_at timestamptz,
  name text,
  file bytea,
  check ((ready_at is null) = (file is null) and (ready_at is null) = (name is null)),
  check (ready_at is null or failed_at is null)
);
create index on report_download (person_id, asked_at desc);
create index on report_download (asked_at) where ready_at is null and failed_at is null;
create index on report_download (expires_at);

-- Each person's own; the platform makes them and clears them away.
alter table report_download enable row level security;
alter table report_download force row level security;
create policy own on report_download for select using (lab_is(person_id));
create policy asking on report_download for insert with check (lab_is(person_id));
create policy making on report_download for update using (current_setting('lab.own', true) = '*');
create policy clearing on report_download for delete using (lab_is(person_id));
