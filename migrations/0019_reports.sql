-- Reports read sums that are kept where assessments change: nothing is added up when somebody looks. Only submitted
-- assessments of autonomous governments count; drafts never. Published indices are public and few, and are not here.

-- Comparable regions: type of government and number of residents (domain/cohort.ts); empty where that is not known. The
-- classes are the platform's own.
create function lab_cohort(type text, population integer) returns text language sql immutable parallel safe
return case
  when type = 'provinsi' then type
  when population is null then ''
  when population < 250000 then type || '-kecil'
  when population < 1000000 then type || '-sedang'
  else type || '-besar'
end;

-- One line for all agencies of a province, type and cohort in a slice (instrument, year, basis, stage). Sums are of
-- hundredths, in this order: the index, each indicator by number, each aspect, each domain; counts leave out what has no
-- value.
create table report_cell (
  instrument_id text not null,
  instrument_version smallint not null,
  year smallint not null,
  basis text not null,
  stage text not null,
  province text not null,
  type text not null,
  cohort text not null,
  n integer not null,
  sums integer[] not null,
  counts integer[] not null,
  primary key (instrument_id, year, basis, stage, province, type, cohort, instrument_version)
);

-- How many agencies of a cell have which index, in hundredths: quartiles and bands exactly.
create table report_index (
  instrument_id text not null,
  instrument_version smallint not null,
  year smallint not null,
  basis text not null,
  stage text not null,
  province text not null,
  type text not null,
  cohort text not null,
  hundredths smallint not null,
  n integer not null,
  primary key (instrument_id, year, basis, stage, province, type, cohort, instrument_version, hundredths)
);

-- Agencies that have the year before as well: how many, and the sum of their changes in hundredths.
create table report_pair (
  instrument_id text not null,
  instrument_version smallint not null,
  prior_version smallint not null,
  year smallint not null,
  basis text not null,
  stage text not null,
  province text not null,
  type text not null,
  cohort text not null,
  n integer not null,
  change integer not null,
  primary key (instrument_id, year, basis, stage, province, type, cohort, instrument_version, prior_version)
);

-- What is remembered of a slice is thrown away when its stamp grows. Never deleted: a stamp must not come again.
create table report_slice (
  instrument_id text not null,
  year smallint not null,
  basis text not null,
  stage text not null,
  stamp bigint not null,
  n integer not null,
  changed_at timestamptz not null,
  primary key (instrument_id, year, basis, stage)
);

-- What the nightly check found.
create table report_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  slices integer not null,
  cells integer not null,
  drifted integer not null,
  slice text not null default ''
);

create type report_point as (
  id uuid, agency_id text, instrument_id text, instrument_version smallint, year smallint, basis text, stage text,
  hundredths integer
);

create function report_plus(a integer[], b integer[]) returns integer[] language sql immutable parallel safe
return (select array_agg(coalesce(x, 0) + coalesce(y, 0) order by at)
  from unnest(a, b) with ordinality as both_of(x, y, at));

-- The cells that these assessments make, times `sign`. Numbered first: grouping a hundred thousand values by a number and
-- not by eight columns takes a tenth of the time.
create function report_cells(given assessment[], sign integer) returns setof report_cell language sql stable as $$
  with counted as materialized (
    select dense_rank() over (order by g.province_code, g.type, lab_cohort(g.type, g.population), a.year, a.stage, a.basis,
        a.instrument_id, a.instrument_version) as cell,
      a.instrument_id, a.instrument_version, a.year, a.basis, a.stage, g.province_code, g.type,
      lab_cohort(g.type, g.population) as cohort,
      (a.index_value * 100)::smallint || a.levels || a.aspect_scores || a.domain_scores as parts
    from unnest(given) a join agency g on g.code = a.agency_id
    where a.state = 'submitted' and g.autonomous
  ), part as (
    select cell, at, (sign * coalesce(sum(value), 0))::integer as total, (sign * count(value))::integer as known
    from counted, unnest(parts) with ordinality as p (value, at) group by cell, at
  ), summed as (
    select cell, array_agg(total order by at) as sums, array_agg(known order by at) as counts from part group by cell
  )
  select instrument_id, instrument_version, year, basis, stage, province_code, type, cohort,
    (sign * count(*))::integer, sums, counts
  from counted join summed using (cell)
  group by cell, instrument_id, instrument_version, year, basis, stage, province_code, type, cohort, sums, counts
$$;

create function report_indices(given assessment[], sign integer) returns setof report_index language sql stable as $$
  select a.instrument_id, a.instrument_version, a.year, a.basis, a.stage, g.province_code, g.type,
    lab_cohort(g.type, g.population), (a.index_value * 100)::smallint, sign * count(*)::integer
  from unnest(given) a join agency g on g.code = a.agency_id
  where a.state = 'submitted' and g.autonomous
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9
$$;

create function report_pairs(given report_point[], sign integer) returns setof report_pair language sql stable as $$
  select instrument_id, instrument_version, prior_version, year, basis, stage, g.province_code, g.type,
    lab_cohort(g.type, g.population), (sign * count(*))::integer, (sign * sum(change))::integer
  from (
    select *, lag(instrument_version) over before as prior_version, year - lag(year) over before as years,
      hundredths - lag(hundredths) over before as change
    from unnest(given)
    window before as (partition by agency_id, instrument_id, basis, stage order by year)
  ) point join agency g on g.code = agency_id
  where years = 1 and g.autonomous
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9
$$;

-- The submitted assessments of these agencies as they stand; null for all.
create function report_points(agencies text[]) returns report_point[] language sql stable as $$
  select array_agg(row(id, agency_id, instrument_id, instrument_version, year, basis, stage,
    (index_value * 100)::integer)::report_point)
  from assessment where state = 'submitted' and (agencies is null or agency_id = any (agencies))
$$;

create function report_add(given assessment[], sign integer) returns void language plpgsql as $$ begin
  insert into report_cell as kept select * from report_cells(given, sign)
    on conflict (instrument_id, year, basis, stage, province, type, cohort, instrument_version) do update
      set n = kept.n + excluded.n, sums = report_plus(kept.sums, excluded.sums),
        counts = report_plus(kept.counts, excluded.counts);
  insert into report_index as kept select * from report_indices(given, sign)
    on conflict (instrument_id, year, basis, stage, province, type, cohort, instrument_version, hundredths) do update
      set n = kept.n + excluded.n;
  insert into report_slice as kept
    select instrument_id, year, basis, stage, 1, sign * count(*) filter (where g.autonomous), max(updated_at)
    from unnest(given) a join agency g on g.code = a.agency_id
    where state = 'submitted' group by instrument_id, year, basis, stage
    on conflict (instrument_id, year, basis, stage) do update
      set stamp = kept.stamp + 1, n = kept.n + excluded.n,
        changed_at = greatest(kept.changed_at, excluded.changed_at);
end $$;

-- One transaction at a time changes sums, so that none waits for another in a circle and each sees the years that the
-- ones before it wrote: two years of one agency make a pair, whichever comes second.
create function report_change(added assessment[], removed assessment[]) returns void language plpgsql as
$$ declare
  own text := coalesce(current_setting('lab.own', true), '');
  agencies text[];
  points report_point[];
begin
  perform pg_advisory_xact_lock(7411333);
  perform set_config('lab.own', '*', true);
  if removed is not null then perform report_add(removed, -1); end if;
  if added is not null then perform report_add(added, 1); end if;

  select array_agg(distinct agency_id) into agencies from unnest(added || removed);
  points := report_points(agencies);
  insert into report_pair as kept
    select instrument_id, instrument_version, prior_version, year, basis, stage, province, type, cohort,
      sum(n), sum(change)
    from (
      select * from report_pairs(points, 1) union all select * from report_pairs((
        select array_agg(point::report_point) from (
          select * from unnest(points) p where p.id not in (select id from unnest(added))
          union all
          select id, agency_id, instrument_id, instrument_version, year, basis, stage, (index_value * 100)::integer
          from unnest(removed) where state = 'submitted'
        ) point), -1)
    ) moved
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(n) <> 0 or sum(change) <> 0
    on conflict (instrument_id, year, basis, stage, province, type, cohort, instrument_version, prior_version) do update
      set n = kept.n + excluded.n, change = kept.change + excluded.change;
  -- The year after shows another change.
  update report_slice s set stamp = s.stamp + 1
    from (select distinct instrument_id, year, basis, stage from unnest(added || removed) where state = 'submitted') c
    where s.instrument_id = c.instrument_id and s.basis = c.basis and s.stage = c.stage and s.year = c.year + 1;
  -- Verified figures are on public pages.
  if exists (select from unnest(added || removed) where basis = 'verified') then
    update data_version set version = version + 1;
  end if;
  if removed is not null then
    delete from report_cell where n = 0;
    delete from report_index where n = 0;
    delete from report_pair where n = 0;
  end if;
  perform set_config('lab.own', own, true);
end $$;

-- Everything anew from the assessments.
create function report_rebuild() returns void language plpgsql as
$$ declare
  own text := coalesce(current_setting('lab.own', true), '');
  slice record;
begin
  perform pg_advisory_xact_lock(7411333);
  perform set_config('lab.own', '*', true);
  delete from report_cell;
  delete from report_index;
  delete from report_pair;
  update report_slice set stamp = stamp + 1, n = 0;
  for slice in select distinct instrument_id, year, basis, stage from assessment where state = 'submitted' loop
    perform report_add((select array_agg(a) from assessment a where a.state = 'submitted'
      and (a.instrument_id, a.year, a.basis, a.stage)
        = (slice.instrument_id, slice.year, slice.basis, slice.stage)), 1);
  end loop;
  insert into report_pair select * from report_pairs(report_points(null), 1);
  perform set_config('lab.own', own, true);
end $$;

-- Statements that touch no submitted assessment are over at once: answers are saved all day.
create function report_added() returns trigger language plpgsql as
$$ begin
  if exists (select from added where state = 'submitted') then
    perform report_change((select array_agg(row(a.*)::assessment) from added a where a.state = 'submitted'), null);
  end if;
  return null;
end $$;
create trigger reported after insert on assessment referencing new table as added
  for each statement execute function report_added();

create function report_removed() returns trigger language plpgsql as
$$ begin
  if exists (select from removed where state = 'submitted') then
    perform report_change(null, (select array_agg(row(r.*)::assessment) from removed r where r.state = 'submitted'));
  end if;
  return null;
end $$;
create trigger unreported after delete on assessment referencing old table as removed
  for each statement execute function report_removed();

create function report_changed() returns trigger language plpgsql as
$$ begin
  perform report_change(
    case when new.state = 'submitted' then array[new] end, case when old.state = 'submitted' then array[old] end);
  return null;
end $$;
create trigger rereported after update on assessment for each row
  when ((old.state = 'submitted' or new.state = 'submitted') and (
    old.state, old.agency_id, old.instrument_id, old.instrument_version, old.year, old.basis, old.stage,
    old.levels, old.index_value, old.aspect_scores, old.domain_scores
  ) is distinct from (
    new.state, new.agency_id, new.instrument_id, new.instrument_version, new.year, new.basis, new.stage,
    new.levels, new.index_value, new.aspect_scores, new.domain_scores))
  execute function report_changed();

-- A region that changes its type, grows into another class or becomes autonomous changes cells of all years.
create function report_regrouped() returns trigger language plpgsql as
$$ begin
  if exists (select from before b join after a using (code)
      where (a.province_code, a.type, a.autonomous, lab_cohort(a.type, a.population))
        is distinct from (b.province_code, b.type, b.autonomous, lab_cohort(b.type, b.population))) then
    perform report_rebuild();
  end if;
  return null;
end $$;
create trigger regrouped after update on agency referencing old table as before new table as after
  for each statement execute function report_regrouped();

-- Sums are read by the platform's report (`asReport`) and written by the functions above.
alter table report_cell enable row level security;
alter table report_cell force row level security;
alter table report_index enable row level security;
alter table report_index force row level security;
alter table report_pair enable row level security;
alter table report_pair force row level security;
create function lab_reports() returns boolean language sql stable parallel safe
return current_setting('lab.own', true) = '*' or current_setting('lab.roles', true) = 'report';
create function lab_platform() returns boolean language sql stable parallel safe
return current_setting('lab.own', true) = '*';
create policy reading on report_cell for select using (lab_reports());
create policy writing on report_cell for all using (lab_platform()) with check (lab_platform());
create policy reading on report_index for select using (lab_reports());
create policy writing on report_index for all using (lab_platform()) with check (lab_platform());
create policy reading on report_pair for select using (lab_reports());
create policy writing on report_pair for all using (lab_platform()) with check (lab_platform());
alter table report_check enable row level security;
alter table report_check force row level security;
create policy working on report_check for all using (lab_platform()) with check (lab_platform());
-- Which slices there are and when they changed is asked with every report, and tells of no agency.
alter table report_slice enable row level security;
alter table report_slice force row level security;
create policy reading on report_slice for select using (true);
create policy writing on report_slice for all using (lab_platform()) with check (lab_platform());

-- Adoptions and their open obstacles by where the adopter lies, counted when a report is made: how many, and of how many
-- agencies. `overdue` is news that was promised, a target day that has gone by, or silence. For reports only.
create function report_adoptions(today date, silent_before date, open_stages text[], silent_stages text[])
returns table (basis text, province text, type text, cohort text, kind text, key text, n integer, agencies integer)
language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  if not lab_reports() then return; end if;
  perform set_config('lab.own', '*', true);
  return query
    with fact as (
      select a.basis, a.agency_id, 'stage' as kind, a.stage as key from adoption a
      union all
      select o.basis, o.agency_id, 'obstacle', o.type from obstacle o where o.resolved_on is null
      union all
      select a.basis, a.agency_id, 'overdue', due.key from adoption a cross join lateral (values
        ('news', a.next_on < today and a.stage = any (open_stages)),
        ('target', a.target_on < today and a.stage = any (silent_stages)),
        ('silent', a.last_on < silent_before and a.stage = any (silent_stages))) due (key, holds)
      where due.holds
    )
    select f.basis, g.province_code, g.type, lab_cohort(g.type, g.population), f.kind, f.key,
      count(*)::integer, count(distinct f.agency_id)::integer
    from fact f join agency g on g.code = f.agency_id
    where g.autonomous
    group by 1, 2, 3, 4, 5, 6;
  perform set_config('lab.own', own, true);
end $$;

-- Grows once in each transaction that changes adoptions or obstacles, as the last thing in it, after the version of the
-- public data, which shows the counts too: in this order nobody waits in a circle.
create table report_stamp (
  name text primary key,
  stamp bigint not null,
  changed_by bigint not null
);
insert into report_stamp values ('adoptions', 1, 0);
create function note_adoptions() returns trigger language plpgsql as
$$ begin
  if exists (select from report_stamp where name = 'adoptions' and changed_by = txid_current()) then return null; end if;
  update data_version set version = version + 1;
  update report_stamp set stamp = stamp + 1, changed_by = txid_current() where name = 'adoptions';
  return null;
end $$;
create constraint trigger noted_for_reports after insert or update or delete on adoption
  deferrable initially deferred for each row execute function note_adoptions();
create constraint trigger noted_for_reports after insert or update or delete on obstacle
  deferrable initially deferred for each row execute function note_adoptions();

-- As the owner, row-level security is forced: without being the platform it would see no assessment.
select report_rebuild();
