-- A person has memberships; what one did stays with the membership it was done under.
create table unit (
  id uuid primary key,
  agency_id text not null references agency (code),
  name text not null,
  unique (agency_id, name)
);

create table person (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null check (name <> ''),
  password_hash text,
  language text not null default 'id' check (language in ('id', 'en')),
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table membership (
  id uuid primary key,
  person_id uuid not null references person (id),
  role text not null check (role in ('member', 'unit', 'approver', 'curator', 'assessor', 'reviewer', 'ministry', 'admin')),
  agency_id text references agency (code),
  province_code text check (province_code ~ '^[0-9]{2}$'),
  unit_id uuid references unit (id),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  -- agency roles name an agency, a reviewer a province, platform roles neither
  check ((role in ('member', 'unit', 'approver', 'curator')) = (agency_id is not null)),
  check ((role = 'reviewer') = (province_code is not null)),
  check ((role = 'unit') = (unit_id is not null))
);
create index membership_person on membership (person_id);

create table session (
  id_hash text primary key,
  person_id uuid not null references person (id) on delete cascade,
  user_agent text not null default '',
  address text not null default '',
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

-- Counters of failed attempts; losing them in a crash is harmless.
create unlogged table attempt (
  key text primary key,
  failures integer not null,
  window_ends_at timestamptz not null
);

-- The one-time link that makes the first administrator; only its hash is kept.
create table first_admin_link (
  only_row boolean primary key default true check (only_row),
  token_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
