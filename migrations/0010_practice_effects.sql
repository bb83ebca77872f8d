-- Whether the adopter's index was higher after it ran than before, same instrument, stage and basis; null where unknown.
alter table adoption add column index_rose boolean;

-- What adopters' indices and levels were before a practice ran and after: means over five adopters at least, so that none
-- can be recognised. Computed by a job. `number` is an indicator of the instrument, 0 the whole index.
create table practice_effect (
  practice_slug text not null references practice (slug) on delete cascade,
  instrument_id text not null,
  number smallint not null check (number >= 0),
  stage text not null,
  basis text not null check (basis in ('self', 'verified', 'simulated')),
  n integer not null check (n >= 5),
  rose integer not null check (rose between 0 and n),
  before_mean numeric(3, 2) not null,
  after_mean numeric(3, 2) not null,
  computed_on date not null,
  primary key (practice_slug, instrument_id, number, stage, basis)
);
