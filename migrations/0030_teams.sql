-- Indicators are given to units with a due date, handed in and accepted. All of it, and what is said about an answer,
-- stays inside the agency: reading too needs to be one of its own.
create table assignment (
  assessment_id uuid not null,
  number smallint not null,
  agency_id text not null,
  unit_id uuid not null references unit (id),
  due_on date,
  state text not null default 'draft' check (state in ('draft', 'handedIn', 'asked', 'accepted')),
  primary key (assessment_id, number),
  foreign key (assessment_id, number) references answer (assessment_id, number),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);
create index assignment_unit on assignment (unit_id);

create table assignment_event (
  id uuid primary key,
  assessment_id uuid not null,
  number smallint not null,
  agency_id text not null,
  kind text not null check (kind in ('assign', 'withdraw', 'handIn', 'ask', 'accept', 'reopen')),
  -- as they were afterwards; of a withdrawal, what was withdrawn
  unit_id uuid not null references unit (id),
  due_on date,
  -- what is to be changed
  note text not null default '' check ((kind = 'ask') = (note <> '')),
  by_membership uuid not null references membership (id),
  at timestamptz not null,
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);
create index assignment_event_answer on assignment_event (assessment_id, number);

create table answer_comment (
  id uuid primary key,
  assessment_id uuid not null,
  number smallint not null,
  agency_id text not null,
  by_membership uuid not null references membership (id),
  at timestamptz not null,
  text text not null check (text <> ''),
  foreign key (assessment_id, number) references answer (assessment_id, number),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);
create index answer_comment_answer on answer_comment (assessment_id, number);

create trigger append_only before update or delete on assignment_event for each row execute function refuse_change();
create trigger append_only before update or delete on answer_comment for each row execute function refuse_change();

alter table assignment enable row level security;
alter table assignment force row level security;
create policy own on assignment using (lab_owns(agency_id)) with check (lab_owns(agency_id));

alter table assignment_event enable row level security;
alter table assignment_event force row level security;
create policy reading on assignment_event for select using (lab_owns(agency_id));
create policy appending on assignment_event for insert with check (lab_owns(agency_id));

alter table answer_comment enable row level security;
alter table answer_comment force row level security;
create policy reading on answer_comment for select using (lab_owns(agency_id));
create policy appending on answer_comment for insert with check (lab_owns(agency_id));
