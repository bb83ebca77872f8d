-- Visits and workshops: who asked whom, what was shown, who came, what it led to. The row of a visit holds what everybody
-- may know; everything else stands apart, for the host, the delegations, their province and the ministry.
--   lab.code   attendance code somebody without an account has typed; it opens what a guest in the room needs, nothing else
create function lab_code() returns text language sql stable parallel safe
return nullif(current_setting('lab.code', true), '');

create table visit (
  id uuid primary key,
  agency_id text not null references agency (code), -- the host
  asked_by text not null references agency (code), -- the guest; of a workshop the host itself
  kind text not null check (kind in ('visit', 'workshop')),
  state text not null check (state in ('requested', 'proposed', 'accepted', 'declined', 'cancelled', 'closed')),
  title text not null check (title <> ''),
  held_on date not null,
  starts text not null check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'), -- by the clock of the host's province
  ends text not null check (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ends > starts),
  place text not null,
  delegations smallint not null default 0 check (delegations between 0 and 60),
  basis text not null check (basis in ('reported', 'simulated')),
  requested_by uuid references membership (id),
  requested_at timestamptz not null,
  closed_at timestamptz,
  check ((kind = 'workshop') = (asked_by = agency_id)),
  check ((state = 'closed') = (closed_at is not null)),
  unique (id, agency_id)
);
create index visit_open_to_all on visit (held_on desc, id desc) where state in ('accepted', 'closed');
create index visit_of_host on visit (agency_id, held_on);
create index visit_asked on visit (asked_by, held_on);

-- What is said between host and guests, and what was written down. Edited by people, so it carries a version.
create table visit_record (
  visit_id uuid primary key,
  agency_id text not null,
  instrument_id text not null, -- whose indicators agenda and interests number
  message text not null default '',
  proposed_on date,
  reply text not null default '',
  contact text not null default '',
  minutes text not null default '',
  version integer not null default 0 check (version >= 0),
  foreign key (visit_id, agency_id) references visit (id, agency_id)
);

create table agenda_line (
  visit_id uuid not null,
  position smallint not null,
  agency_id text not null,
  topic text not null check (topic <> ''),
  practice_slug text references practice (slug),
  indicators smallint[] not null,
  minutes smallint not null check (minutes between 5 and 480),
  unit text not null default '', -- who of the host speaks
  primary key (visit_id, position),
  foreign key (visit_id, agency_id) references visit (id, agency_id)
);
create index agenda_practice on agenda_line (practice_slug);

create table delegation (
  id uuid primary key,
  visit_id uuid not null,
  host_id text not null,
  agency_id text not null references agency (code),
  people smallint not null check (people between 0 and 500), -- announced
  positions text not null default '',
  contact text not null default '',
  -- [{"number": 14, "own": 200, "reference": 400}]: levels the guest sent along, in hundredths, null unanswered
  interests jsonb not null default '[]',
  findings text not null default '',
  commitments smallint not null default 0 check (commitments >= 0),
  no_commitment text not null default '',
  joined_by uuid references membership (id),
  joined_at timestamptz not null,
  basis text not null check (basis in ('reported', 'simulated')),
  check (agency_id <> host_id),
  unique (visit_id, agency_id),
  foreign key (visit_id, host_id) references visit (id, agency_id)
);
create index delegation_of_agency on delegation (agency_id);

create table attendee (
  id uuid primary key,
  visit_id uuid not null,
  host_id text not null,
  agency_id text not null references agency (code),
  name text not null check (name <> ''),
  position text not null default '',
  via text not null check (via in ('code', 'list')),
  at timestamptz not null,
  basis text not null check (basis in ('reported', 'simulated')),
  foreign key (visit_id, host_id) references visit (id, agency_id)
);
create unique index attendee_once on attendee (visit_id, agency_id, lower(name), lower(position));

-- Six characters without look-alikes; gone when the visit is closed.
create table attendance_code (
  visit_id uuid primary key,
  agency_id text not null,
  code text not null check (code ~ '^[ACDEFHJKMNPRTUVWXY34679]{6}$'),
  made_at timestamptz not null,
  foreign key (visit_id, agency_id) references visit (id, agency_id)
);

-- Memorandum of understanding (MoU) or cooperation agreement (PKS) between host and guest.
create table agreement (
  id uuid primary key,
  agency_id text not null references agency (code),
  partner_id text not null references agency (code),
  visit_id uuid references visit (id),
  kind text not null check (kind in ('mou', 'pks')),
  number text not null check (number <> ''),
  subject text not null default '',
  signed_on date not null,
  expires_on date not null check (expires_on > signed_on),
  recorded_by uuid references membership (id),
  recorded_at timestamptz not null,
  basis text not null check (basis in ('reported', 'simulated')),
  check (agency_id <> partner_id),
  unique (agency_id, partner_id, kind, number)
);
create index agreement_of_partner on agreement (partner_id);
create index agreement_of_visit on agreement (visit_id);

alter table attendance_code enable row level security;
alter table attendance_code force row level security;
create policy reading on attendance_code for select using (lab_reads(agency_id) or code = lab_code());
create policy making on attendance_code for insert with check (lab_owns(agency_id));
create policy renewing on attendance_code for update using (lab_owns(agency_id)) with check (lab_owns(agency_id));
create policy ending on attendance_code for delete using (lab_owns(agency_id));

-- A delegation is known to itself and its host, to province and ministry, and to who holds the code in the room.
alter table delegation enable row level security;
alter table delegation force row level security;
create policy reading on delegation for select using (
  lab_reads(agency_id) or lab_reads(host_id)
  or (lab_code() is not null and exists (select from attendance_code c where c.visit_id = delegation.visit_id and c.code = lab_code()))
);
create policy joining on delegation for insert with check (lab_owns(agency_id) or lab_owns(host_id));
create policy changing on delegation for update
  using (lab_owns(agency_id) or lab_owns(host_id)) with check (lab_owns(agency_id) or lab_owns(host_id));
create policy leaving on delegation for delete using (lab_owns(agency_id) or lab_owns(host_id));

alter table visit enable row level security;
alter table visit force row level security;
create policy reading on visit for select using (
  (state in ('accepted', 'closed') and (basis = 'reported' or lab_signed_in()))
  or lab_reads(agency_id) or lab_reads(asked_by)
  or exists (select from delegation d where d.visit_id = visit.id)
);
create policy asking on visit for insert with check (lab_owns(agency_id) or (lab_owns(asked_by) and state = 'requested'));
create policy changing on visit for update using (
  lab_owns(agency_id) or exists (select from delegation d where d.visit_id = visit.id and lab_owns(d.agency_id))
);

alter table visit_record enable row level security;
alter table visit_record force row level security;
create policy reading on visit_record for select using (
  lab_reads(agency_id)
  or exists (select from delegation d where d.visit_id = visit_record.visit_id and lab_reads(d.agency_id))
);
create policy asking on visit_record for insert with check (
  lab_owns(agency_id)
  or exists (select from delegation d where d.visit_id = visit_record.visit_id and lab_owns(d.agency_id))
);
create policy changing on visit_record for update using (
  lab_owns(agency_id)
  or exists (select from delegation d where d.visit_id = visit_record.visit_id and lab_owns(d.agency_id))
);

alter table agenda_line enable row level security;
alter table agenda_line force row level security;
create policy reading on agenda_line for select using (
  lab_reads(agency_id)
  or exists (select from delegation d where d.visit_id = agenda_line.visit_id and lab_reads(d.agency_id))
);
-- A request brings the agenda that follows from its gaps; from then on it is the host's.
create policy proposing on agenda_line for insert with check (
  lab_owns(agency_id)
  or exists (select from visit v where v.id = agenda_line.visit_id and v.state = 'requested' and lab_owns(v.asked_by))
);
create policy replacing on agenda_line for delete using (lab_owns(agency_id));

-- Names: for the host and the person's own agency, province and ministry. Who holds the code may only add.
alter table attendee enable row level security;
alter table attendee force row level security;
create policy reading on attendee for select using (lab_reads(agency_id) or lab_reads(host_id));
create policy signing on attendee for insert with check (
  lab_owns(agency_id) or lab_owns(host_id)
  or exists (select from attendance_code c where c.visit_id = attendee.visit_id and c.code = lab_code())
);
create policy striking on attendee for delete using (lab_owns(agency_id) or lab_owns(host_id));

alter table agreement enable row level security;
alter table agreement force row level security;
create policy reading on agreement for select using (lab_reads(agency_id) or lab_reads(partner_id));
create policy recording on agreement for insert with check (lab_owns(agency_id) or lab_owns(partner_id));

-- How many different agencies visited, over all of them: a number is all that comes out.
create function visited_agencies(counted text, host text, province text, practice text, since date, until date)
returns integer language plpgsql as
$$ declare
  before text := coalesce(current_setting('lab.reads', true), '');
  n integer;
begin
  perform set_config('lab.reads', '*', true);
  select count(distinct d.agency_id) into n from visit v join delegation d on d.visit_id = v.id
  where v.state = 'closed' and v.basis = counted
    and (host is null or v.agency_id = host) and (province is null or left(d.agency_id, 2) = province)
    and (since is null or v.held_on >= since) and (until is null or v.held_on <= until)
    and (practice is null or exists (select from agenda_line a where a.visit_id = v.id and a.practice_slug = practice));
  perform set_config('lab.reads', before, true);
  return n;
end $$;
