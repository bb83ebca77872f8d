-- Whoever answers for an agency invites its people. An invitation is a promise of one post to one address; the post is
-- made when somebody with its link accepts.
create table invitation (
  id uuid primary key,
  agency_id text not null references agency (code),
  email text not null check (email = lower(email)),
  name text not null check (name <> ''),
  role text not null check (role in ('member', 'unit', 'approver')),
  unit_id uuid references unit (id),
  -- last day of the post; none: it stays
  ends_on date,
  language text not null check (language in ('id', 'en')),
  invited_by uuid not null references membership (id),
  invited_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > invited_at),
  accepted_at timestamptz,
  -- the post it was accepted as
  accepted_as uuid references membership (id),
  -- taken back, or replaced by a newer one to the same address
  revoked_at timestamptz,
  -- its letter, as in `mail`; none where mail is not set up
  next_try_at timestamptz,
  tries smallint not null default 0 check (tries >= 0),
  sending_at timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  trouble text not null default '',
  check ((role = 'unit') = (unit_id is not null)),
  check ((accepted_at is null) = (accepted_as is null)),
  check (accepted_at is null or revoked_at is null),
  check (sent_at is null or given_up_at is null)
);
create unique index invitation_open on invitation (agency_id, email) where accepted_at is null and revoked_at is null;
create index invitation_letters on invitation (next_try_at)
  where next_try_at is not null and sent_at is null and given_up_at is null;

-- One-time links, one in the letter and one to be copied; only the hash of the token is kept. The membership is that of
-- whoever vouches for it: the link holds no longer than their right to invite.
create table invitation_link (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  invitation_id uuid not null references invitation (id),
  membership_id uuid not null references membership (id),
  made_at timestamptz not null
);
create index invitation_link_of on invitation_link (invitation_id);

alter table invitation enable row level security;
alter table invitation force row level security;
create policy own on invitation using (lab_owns(agency_id)) with check (lab_owns(agency_id));

-- A post that ends at once held until the day before, also one that began the same day; `ended_at` says when it was ended.
alter table membership drop constraint membership_check;
alter table membership add constraint membership_period check (valid_until >= valid_from - 1);
alter table membership add column ended_at timestamptz;
create index membership_agency on membership (agency_id) where agency_id is not null;

alter table person add column last_signed_in_at timestamptz;
update person p set last_signed_in_at = (select max(s.created_at) from session s where s.person_id = p.id);
