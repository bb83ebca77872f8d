-- What everyone may read: the directory of agencies, published figures and practices.
-- No row here belongs to an agency's own work, so no row-level security.

create table installation (
  only_row boolean primary key default true check (only_row),
  demonstration boolean not null,
  created_at timestamptz not null
);

-- One row; its number grows in every transaction that changes what public pages show.
create table data_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null
);
insert into data_version values (true, 1);

create table agency (
  code text primary key check (code ~ '^[0-9]{2}(\.[0-9]{2})?$'),
  type text not null check (type in ('provinsi', 'kabupaten', 'kota')),
  name text not null,
  short_name text not null,
  province_code text not null check (province_code = left(code, 2)),
  province_name text not null,
  autonomous boolean not null,
  population integer,
  area_km2 numeric(10, 3),
  notes text not null default ''
);
create index agency_province on agency (province_code);

create table published_index (
  agency_id text not null references agency (code),
  year smallint not null check (year between 2018 and 2100),
  instrument_id text not null,
  index_value numeric(3, 2) not null check (index_value between 1 and 5),
  predicate text not null,
  predicate_basis text not null check (predicate_basis in ('source', 'computed')),
  source_url text not null,
  source_title text not null,
  note text not null default '',
  primary key (agency_id, year)
);

-- Averages are not agencies: they have no code and are never returned for one.
create table reference_average (
  level text not null check (level in ('nasional', 'provinsi', 'kabupaten', 'kota', 'agregat_provinsi')),
  region_code text not null,
  name text not null,
  year smallint not null check (year between 2018 and 2100),
  instrument_id text not null,
  index_value numeric(3, 2) not null check (index_value between 1 and 5),
  predicate text not null,
  predicate_basis text not null check (predicate_basis in ('source', 'computed')),
  source_url text not null,
  source_title text not null,
  note text not null default '',
  primary key (level, region_code, year)
);

create table outcome (
  agency_id text not null references agency (code),
  measure text not null,
  label text not null,
  unit text not null,
  good_direction text not null check (good_direction in ('up', 'down')),
  year smallint not null,
  value numeric(12, 3) not null,
  source_type text not null,
  source_url text not null,
  source_title text not null,
  note text not null default '',
  primary key (agency_id, measure, year)
);

create table practice (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  agency_id text not null references agency (code),
  instrument_id text not null,
  title text not null,
  title_en text not null,
  summary text not null,
  summary_en text not null,
  problem text not null,
  results jsonb not null,
  figures jsonb not null,
  prerequisites jsonb not null,
  caveat text not null,
  start_year smallint,
  status text not null,
  owner text not null,
  indicator_basis text not null,
  sources jsonb not null,
  position smallint not null
);

create table practice_indicator (
  slug text not null references practice (slug) on delete cascade,
  instrument_id text not null,
  number smallint not null,
  primary key (slug, instrument_id, number)
);
create index practice_by_indicator on practice_indicator (instrument_id, number);
