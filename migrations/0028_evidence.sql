-- The evidence vault: an agency's files by what they contain, its documents with revisions that never change, and the
-- items of assessments they prove. Contents lie in the storage, named by their SHA-256; a row always names them first.
create table evidence_usage (
  agency_id text primary key references agency (code),
  bytes bigint not null check (bytes >= 0) -- files and what is being received
);

create table evidence_file (
  id uuid primary key,
  agency_id text not null references agency (code),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  type text not null check (type in ('pdf', 'docx', 'xlsx', 'jpg', 'png')),
  name text not null check (name <> ''),
  at timestamptz not null,
  by_membership uuid references membership (id),
  unique (agency_id, sha256),
  unique (id, agency_id, sha256)
);
create index evidence_file_sha256 on evidence_file (sha256);

-- What is being received, or was and belongs to no document yet. `reserved` bytes of the quota are its own.
create table evidence_upload (
  id uuid primary key,
  agency_id text not null references agency (code),
  person_id uuid not null references person (id),
  name text not null check (name <> ''),
  size integer not null check (size > 0), -- as announced
  reserved integer not null check (reserved >= 0),
  -- once it was looked at: what is kept of it
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  kept_size integer check (kept_size > 0),
  type text check (type in ('pdf', 'docx', 'xlsx', 'jpg', 'png')),
  begun_at timestamptz not null,
  stored_at timestamptz, -- from then on its content is in the storage
  check ((sha256 is null) = (kept_size is null) and (sha256 is null) = (type is null)),
  check (stored_at is null or sha256 is not null)
);
create index evidence_upload_sha256 on evidence_upload (sha256);

create table evidence_document (
  id uuid primary key,
  agency_id text not null references agency (code),
  kind text not null check (kind in ('file', 'link')),
  title text not null check (title <> ''),
  number text not null default '',
  signed text not null check (signed in ('yes', 'no', 'not_needed')),
  effective_from date,
  effective_until date check (effective_until >= effective_from),
  expires_on date,
  -- a link: kept here as an address only
  url text check (url ~ '^https?://'),
  -- an account for trying a system: who to sign in as and where to get the access; never a password
  test_user text not null default '',
  test_access text not null default '',
  note text not null default '',
  revision smallint not null default 0 check (revision >= 0), -- the newest; a link has none
  version integer not null default 0 check (version >= 0),
  basis text not null check (basis in ('reported', 'simulated')),
  made_at timestamptz not null,
  made_by uuid references membership (id),
  changed_at timestamptz not null,
  check ((kind = 'link') = (url is not null)),
  unique (id, agency_id)
);
create index evidence_document_of_agency on evidence_document (agency_id, changed_at desc, id desc);

create table evidence_revision (
  document_id uuid not null,
  number smallint not null check (number >= 1),
  agency_id text not null,
  file_id uuid not null,
  sha256 text not null,
  note text not null default '',
  at timestamptz not null,
  by_membership uuid references membership (id),
  primary key (document_id, number),
  foreign key (document_id, agency_id) references evidence_document (id, agency_id),
  foreign key (file_id, agency_id, sha256) references evidence_file (id, agency_id, sha256)
);
create index evidence_revision_file on evidence_revision (file_id);

-- Which document proves which item of which assessment, and where in it.
create table evidence_reference (
  id uuid primary key,
  agency_id text not null,
  document_id uuid not null,
  assessment_id uuid not null,
  instrument_id text not null,
  instrument_version smallint not null,
  item_id text not null,
  indicator smallint not null,
  level smallint not null,
  place text not null default '', -- pasal, halaman
  attached_at timestamptz not null,
  attached_by uuid references membership (id),
  detached_at timestamptz,
  detached_by uuid references membership (id),
  check (detached_by is null or detached_at is not null),
  foreign key (document_id, agency_id) references evidence_document (id, agency_id),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id),
  foreign key (instrument_id, instrument_version, item_id) references evidence_item (instrument_id, instrument_version, id)
);
create unique index evidence_reference_once on evidence_reference (assessment_id, item_id, document_id) where detached_at is null;
create index evidence_reference_document on evidence_reference (document_id);
create index evidence_reference_indicator on evidence_reference (assessment_id, indicator) where detached_at is null;

create trigger append_only before update or delete on evidence_file for each row execute function refuse_change();
create trigger append_only before update or delete on evidence_revision for each row execute function refuse_change();

-- A reference is made once and ends once.
create function refuse_other_change() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and old.detached_at is null and new.detached_at is not null
    and to_jsonb(new) - 'detached_at' - 'detached_by' = to_jsonb(old) - 'detached_at' - 'detached_by'
  then return new; end if;
  raise exception '% only ends', tg_table_name;
end $$;
create trigger ends_once before update or delete on evidence_reference for each row execute function refuse_other_change();

alter table evidence_usage enable row level security;
alter table evidence_usage force row level security;
create policy reading on evidence_usage for select using (lab_reads(agency_id));
create policy starting on evidence_usage for insert with check (lab_owns(agency_id));
create policy changing on evidence_usage for update using (lab_owns(agency_id)) with check (lab_owns(agency_id));

alter table evidence_file enable row level security;
alter table evidence_file force row level security;
create policy reading on evidence_file for select using (lab_reads(agency_id));
create policy adding on evidence_file for insert with check (lab_owns(agency_id));

alter table evidence_upload enable row level security;
alter table evidence_upload force row level security;
create policy own on evidence_upload using (lab_owns(agency_id)) with check (lab_owns(agency_id));

alter table evidence_document enable row level security;
alter table evidence_document force row level security;
create policy reading on evidence_document for select using (lab_reads(agency_id));
create policy adding on evidence_document for insert with check (lab_owns(agency_id));
create policy changing on evidence_document for update using (lab_owns(agency_id)) with check (lab_owns(agency_id));

alter table evidence_revision enable row level security;
alter table evidence_revision force row level security;
create policy reading on evidence_revision for select using (lab_reads(agency_id));
create policy adding on evidence_revision for insert with check (lab_owns(agency_id));

alter table evidence_reference enable row level security;
alter table evidence_reference force row level security;
create policy reading on evidence_reference for select using (lab_reads(agency_id));
create policy adding on evidence_reference for insert with check (lab_owns(agency_id));
create policy ending on evidence_reference for update using (lab_owns(agency_id)) with check (lab_owns(agency_id));
