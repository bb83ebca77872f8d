-- Instruments are frozen once used: an assessment points to one exact version for ever.
create table instrument (
  id text not null,
  version smallint not null check (version >= 1),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('draft', 'published', 'retired')),
  title text not null,
  title_en text not null,
  indicator_count smallint not null check (indicator_count > 0),
  content jsonb not null,
  loaded_at timestamptz not null,
  primary key (id, version)
);

create table evidence_item (
  instrument_id text not null,
  instrument_version smallint not null,
  id text not null check (id ~ '^[A-Z]+[0-9]{2}\.[1-5]\.[0-9]+$'),
  indicator smallint not null,
  level smallint not null check (level between 1 and 5),
  position smallint not null check (position >= 1),
  text text not null,
  text_en text not null,
  primary key (instrument_id, instrument_version, id),
  foreign key (instrument_id, instrument_version) references instrument (id, version) on delete cascade
);
