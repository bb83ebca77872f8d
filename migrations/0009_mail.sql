-- Which of the three time zones a province lies in; from data/timezones.csv.
create table time_zone (
  province_code text primary key check (province_code ~ '^[0-9]{2}$'),
  zone text not null check (zone in ('WIB', 'WITA', 'WIT')),
  source_title text not null
);

-- What people are asked about a commitment, and when: due on a working day of the region. One answer of whatever kind
-- answers all that was asked before it.
create table follow_up (
  id uuid primary key,
  commitment_id uuid not null references commitment (id),
  adoption_id uuid not null,
  agency_id text not null,
  owner_id text not null,
  -- who made the commitment for the agency; none where the host wrote it down
  person_id uuid references person (id),
  kind text not null check (kind in ('before', 'due', 'after', 'month')),
  due_on date not null,
  asked_at timestamptz,
  answered_at timestamptz check (answered_at >= asked_at),
  -- no longer of interest: a later question replaced it, a new promise was made, or the work runs or was stopped
  dropped_at timestamptz,
  basis text not null check (basis in ('reported', 'simulated')),
  unique (commitment_id, kind, due_on),
  check (asked_at is null or dropped_at is null),
  foreign key (adoption_id, agency_id, owner_id) references adoption (id, agency_id, owner_id)
);
create index follow_up_of_adoption on follow_up (adoption_id);
create index follow_up_due on follow_up (due_on) where asked_at is null and dropped_at is null;

-- An adoption of which nothing was heard for 90 days; it ends with the next report.
create table silence (
  adoption_id uuid not null,
  -- day of the last news before it
  since date not null,
  agency_id text not null,
  owner_id text not null,
  practice_slug text not null references practice (slug),
  basis text not null check (basis in ('reported', 'simulated')),
  noted_at timestamptz not null,
  ended_at timestamptz,
  primary key (adoption_id, since),
  foreign key (adoption_id, agency_id, owner_id) references adoption (id, agency_id, owner_id)
);
create unique index silence_now on silence (adoption_id) where ended_at is null;

-- One letter to a person on one day. Before it leaves `sending_at` is written, afterwards how it ended, so that nothing
-- is sent twice: what was interrupted in between is given up and shown, not sent again.
create table mail (
  id uuid primary key,
  person_id uuid not null references person (id),
  day date not null,
  zone text not null check (zone in ('WIB', 'WITA', 'WIT')),
  made_at timestamptz not null,
  tries smallint not null default 0 check (tries >= 0),
  next_try_at timestamptz not null,
  sending_at timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  -- why the last try failed, in the server's words; 'unclear' after an interruption
  trouble text not null default '',
  unique (person_id, day),
  check (sent_at is null or given_up_at is null)
);
create index mail_open on mail (next_try_at) where sent_at is null and given_up_at is null;

-- The outbox: what the platform has to tell a person, written in the transaction that causes it.
create table message (
  id uuid primary key,
  -- the agency the person works for, and the one whose practice it is about
  agency_id text not null references agency (code),
  owner_id text references agency (code),
  person_id uuid not null references person (id),
  key text not null check (key <> ''),
  subject text not null check (length(subject) between 1 and 200),
  text text not null check (text <> ''),
  -- path of the page it is about
  about text not null check (about like '/%'),
  follow_up_id uuid references follow_up (id),
  basis text not null check (basis in ('reported', 'simulated')),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  mail_id uuid references mail (id),
  unique (key, person_id)
);
create index message_waiting on message (person_id) where mail_id is null and withdrawn_at is null;
create index message_of_agency on message (agency_id, made_at);
create index message_of_owner on message (owner_id, made_at);
create index message_of_follow_up on message (follow_up_id);
create index message_of_mail on message (mail_id);

-- One-time links to answer a question without signing in; only the hash of the token is kept. The membership says who
-- answers, and whether they still may.
create table mail_link (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  message_id uuid not null references message (id),
  membership_id uuid not null references membership (id),
  -- who copied it for WhatsApp; none: it stands in a mail
  made_by uuid references membership (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index link_of_message on mail_link (message_id);

alter table follow_up enable row level security;
alter table follow_up force row level security;
create policy reading on follow_up for select using (
  lab_reads(agency_id) or lab_owns(owner_id) or lab_has_role('curator') or lab_has_role('assessor')
);
create policy planning on follow_up for insert with check (lab_owns(agency_id) or lab_owns(owner_id));
create policy changing on follow_up for update
  using (lab_owns(agency_id) or lab_owns(owner_id)) with check (lab_owns(agency_id) or lab_owns(owner_id));

alter table silence enable row level security;
alter table silence force row level security;
create policy reading on silence for select using (
  lab_reads(agency_id) or lab_owns(owner_id) or lab_has_role('curator') or lab_has_role('assessor')
);
-- Noted by the platform's own job, ended by whoever reports.
create policy noting on silence for insert with check (lab_owns(agency_id));
create policy ending on silence for update
  using (lab_owns(agency_id) or lab_owns(owner_id)) with check (lab_owns(agency_id) or lab_owns(owner_id));

-- The agency the person works for, the curators of the practice's agency, and the administrators.
alter table message enable row level security;
alter table message force row level security;
create policy reading on message for select using (
  lab_owns(agency_id) or (lab_has_role('curator') and lab_owns(owner_id)) or lab_has_role('admin')
);
-- What one agency does may concern people of another.
create policy writing on message for insert with check (lab_signed_in() or lab_owns(agency_id));
create policy settling on message for update
  using (lab_owns(agency_id) or lab_owns(owner_id)) with check (lab_owns(agency_id) or lab_owns(owner_id));
