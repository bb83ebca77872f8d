-- What became of a practice at another agency. The row of an adoption says where it stands; it is written together with
-- the report, verification or obstacle it follows from, so that lists, counts and the funnel never add up reports.
--   lab.roles  roles of the actor, comma separated
create or replace function lab_has_role(role text) returns boolean language sql stable parallel safe
return role = any (string_to_array(current_setting('lab.roles', true), ','));

create table adoption (
  id uuid primary key,
  agency_id text not null references agency (code),
  -- the agency that runs the practice
  owner_id text not null references agency (code),
  practice_slug text not null references practice (slug),
  basis text not null check (basis in ('reported', 'simulated')),
  stage text not null check (stage in ('interested', 'committed', 'preparing', 'piloting', 'running', 'effective', 'stopped')),
  unit text not null default '',
  -- until when the last commitment promises it
  target_on date,
  -- day of the last report, and when the next is expected; none once it has taken effect or was stopped
  last_on date not null,
  next_on date,
  open_obstacles smallint not null default 0 check (open_obstacles >= 0),
  -- when each stage was reached first
  interested_on date not null,
  committed_on date,
  preparing_on date,
  piloting_on date,
  running_on date,
  effective_on date,
  stopped_on date,
  -- the word of the practice's owner, and that of somebody who is neither owner nor adopter; gone when it no longer runs
  confirmed_on date,
  verified_on date,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  check (agency_id <> owner_id),
  unique (agency_id, practice_slug),
  unique (id, agency_id, owner_id)
);
create index adoption_of_owner on adoption (owner_id, practice_slug);
create index adoption_due on adoption (next_on) where next_on is not null;

create table adoption_report (
  id uuid primary key,
  adoption_id uuid not null,
  agency_id text not null,
  owner_id text not null,
  stage text not null check (stage in ('interested', 'committed', 'preparing', 'piloting', 'running', 'effective', 'stopped')),
  reported_on date not null,
  note text not null,
  -- a link or the number of a document
  evidence text not null,
  next_on date,
  via text not null check (via in ('page', 'mail', 'visit', 'api')),
  by_membership uuid references membership (id),
  at timestamptz not null,
  basis text not null check (basis in ('reported', 'simulated')),
  foreign key (adoption_id, agency_id, owner_id) references adoption (id, agency_id, owner_id)
);
create index report_of_adoption on adoption_report (adoption_id, at);

create table adoption_verification (
  id uuid primary key,
  adoption_id uuid not null,
  agency_id text not null,
  owner_id text not null,
  kind text not null check (kind in ('owner', 'third')),
  -- the agency whose word it is; none for a province's reviewer or an assessor
  by_agency text references agency (code),
  by_role text not null,
  by_membership uuid references membership (id),
  verified_on date not null,
  note text not null,
  at timestamptz not null,
  basis text not null check (basis in ('reported', 'simulated')),
  check (kind <> 'owner' or by_agency = owner_id),
  check (by_agency <> agency_id and (kind = 'owner' or by_agency <> owner_id)),
  foreign key (adoption_id, agency_id, owner_id) references adoption (id, agency_id, owner_id)
);
create index verification_of_adoption on adoption_verification (adoption_id, at);

-- Ten questions before preparation begins.
create table fit_answer (
  adoption_id uuid not null,
  question text not null check (question in ('regulation', 'budget', 'staff', 'systems', 'network', 'leadership',
    'legalBasis', 'data', 'security', 'support')),
  agency_id text not null,
  owner_id text not null,
  fits boolean not null,
  note text not null,
  by_membership uuid references membership (id),
  at timestamptz not null,
  primary key (adoption_id, question),
  foreign key (adoption_id, agency_id, owner_id) references adoption (id, agency_id, owner_id)
);

create table commitment (
  id uuid primary key,
  adoption_id uuid not null,
  agency_id text not null,
  owner_id text not null,
  visit_id uuid,
  unit text not null check (unit <> ''),
  person_in_charge text not null check (person_in_charge <> ''),
  target_on date not null,
  by_membership uuid references membership (id),
  at timestamptz not null,
  basis text not null check (basis in ('reported', 'simulated')),
  foreign key (adoption_id, agency_id, owner_id) references adoption (id, agency_id, owner_id)
);
create index commitment_of_adoption on commitment (adoption_id, at);
create index commitment_of_visit on commitment (visit_id);

create table obstacle (
  id uuid primary key,
  adoption_id uuid not null,
  agency_id text not null,
  owner_id text not null,
  practice_slug text not null references practice (slug),
  type text not null check (type in ('regulation', 'budget', 'staff', 'infrastructure', 'leadership', 'coordination',
    'data', 'security', 'agreement', 'mentoring', 'policy', 'unsuitable')),
  severity text not null check (severity in ('low', 'medium', 'high')),
  detail text not null check (detail <> ''),
  -- the post or unit that has to remove it
  in_charge text not null,
  -- the step it stands before
  blocks text not null check (blocks in ('committed', 'preparing', 'piloting', 'running', 'effective')),
  opened_on date not null,
  opened_by uuid references membership (id),
  opened_at timestamptz not null,
  resolved_on date check (resolved_on >= opened_on),
  resolution text check (resolution in ('answer', 'practice', 'decision', 'none')),
  resolution_note text not null default '',
  resolved_by uuid references membership (id),
  resolved_at timestamptz,
  basis text not null check (basis in ('reported', 'simulated')),
  check ((resolved_on is null) = (resolution is null) and (resolved_on is null) = (resolved_at is null)),
  foreign key (adoption_id, agency_id, owner_id) references adoption (id, agency_id, owner_id)
);
create index obstacle_of_adoption on obstacle (adoption_id);
create index obstacle_open on obstacle (opened_on) where resolved_on is null;

-- How many adoptions of a practice stand where: what everybody may know. Kept by the adoptions themselves.
create table adoption_count (
  practice_slug text not null references practice (slug),
  stage text not null,
  basis text not null,
  n integer not null check (n >= 0),
  -- of these, confirmed by the practice's owner, and verified by somebody else
  confirmed integer not null check (confirmed >= 0),
  verified integer not null check (verified >= 0),
  primary key (practice_slug, stage, basis)
);

create function count_adoption() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' then
    if (old.stage, old.confirmed_on is null, old.verified_on is null)
      = (new.stage, new.confirmed_on is null, new.verified_on is null) then return null; end if;
    update adoption_count set n = n - 1,
      confirmed = confirmed - (old.confirmed_on is not null)::int, verified = verified - (old.verified_on is not null)::int
      where practice_slug = old.practice_slug and stage = old.stage and basis = old.basis;
  end if;
  insert into adoption_count values (new.practice_slug, new.stage, new.basis, 1,
      (new.confirmed_on is not null)::int, (new.verified_on is not null)::int)
    on conflict (practice_slug, stage, basis) do update set n = adoption_count.n + 1,
      confirmed = adoption_count.confirmed + excluded.confirmed, verified = adoption_count.verified + excluded.verified;
  return null;
end $$;
create trigger counted after insert or update on adoption for each row execute function count_adoption();

-- Who verifies has no right to change the adoption; what follows from a verification is therefore written here.
create function note_verification() returns trigger language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  perform set_config('lab.own', '*', true);
  update adoption set updated_at = new.at,
    confirmed_on = case when new.kind = 'owner' then coalesce(confirmed_on, new.verified_on) else confirmed_on end,
    verified_on = case when new.kind = 'third' then coalesce(verified_on, new.verified_on) else verified_on end
    where id = new.adoption_id and stage in ('running', 'effective');
  if not found then raise exception 'only what runs can be verified'; end if;
  perform set_config('lab.own', own, true);
  return null;
end $$;
create trigger noted after insert on adoption_verification for each row execute function note_verification();

create trigger append_only before update or delete on adoption_report for each row execute function refuse_change();
create trigger append_only before update or delete on adoption_verification for each row execute function refuse_change();
create trigger append_only before update or delete on fit_answer for each row execute function refuse_change();
create trigger append_only before update or delete on commitment for each row execute function refuse_change();

-- The adopter, the practice's owner, province and ministry, curators and assessors; everybody else who is signed in from
-- the day it runs, because they may verify it.
alter table adoption enable row level security;
alter table adoption force row level security;
create policy reading on adoption for select using (
  lab_reads(agency_id) or lab_owns(owner_id) or lab_has_role('curator') or lab_has_role('assessor')
  or (lab_signed_in() and stage in ('running', 'effective'))
);
-- The owner, because a host writes down what a delegation commits to.
create policy starting on adoption for insert with check (lab_owns(agency_id) or lab_owns(owner_id));
create policy changing on adoption for update
  using (lab_owns(agency_id) or lab_owns(owner_id)) with check (lab_owns(agency_id) or lab_owns(owner_id));

alter table adoption_report enable row level security;
alter table adoption_report force row level security;
create policy reading on adoption_report for select using (exists (select from adoption a where a.id = adoption_id));
create policy appending on adoption_report for insert with check (lab_owns(agency_id) or lab_owns(owner_id));

alter table adoption_verification enable row level security;
alter table adoption_verification force row level security;
create policy reading on adoption_verification for select using (exists (select from adoption a where a.id = adoption_id));
-- Nobody verifies an own adoption; the owner's word is of its own kind.
create policy appending on adoption_verification for insert with check (
  current_setting('lab.own', true) = '*'
  or (lab_signed_in() and not lab_owns(agency_id) and (kind = 'owner') = lab_owns(owner_id))
);

alter table fit_answer enable row level security;
alter table fit_answer force row level security;
create policy reading on fit_answer for select using (
  lab_reads(agency_id) or lab_owns(owner_id) or lab_has_role('curator') or lab_has_role('assessor')
);
create policy appending on fit_answer for insert with check (lab_owns(agency_id));

-- Holds the name of the person in charge: for the adopter, the owner and curators only.
alter table commitment enable row level security;
alter table commitment force row level security;
create policy reading on commitment for select using (
  lab_owns(agency_id) or lab_owns(owner_id) or lab_has_role('curator')
);
create policy appending on commitment for insert with check (lab_owns(agency_id) or lab_owns(owner_id));

alter table obstacle enable row level security;
alter table obstacle force row level security;
create policy reading on obstacle for select using (
  lab_reads(agency_id) or lab_owns(owner_id) or lab_has_role('curator') or lab_has_role('assessor')
);
create policy opening on obstacle for insert with check (lab_owns(agency_id) or lab_owns(owner_id));
create policy resolving on obstacle for update
  using (lab_owns(agency_id) or lab_owns(owner_id)) with check (lab_owns(agency_id) or lab_owns(owner_id));
