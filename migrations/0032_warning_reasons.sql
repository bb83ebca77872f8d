-- Whether a PDF has text of its own or is made of pictures only: looked at once, when it is taken in. Null where nobody
-- can tell (encrypted, too large to look through, taken in before this) and for every other type.
alter table evidence_upload add has_text boolean;
alter table evidence_file add has_text boolean;

-- Why a warning of the checks before submission is as it should be. A reason is never changed: a later one counts instead.
-- It holds as long as the checks name the same finding: `subject` says of what and as it was (`2=300`, document and revision).
create table warning_reason (
  id uuid primary key,
  assessment_id uuid not null,
  agency_id text not null,
  code text not null check (code ~ '^[a-zA-Z]{1,40}$'),
  subject text not null check (subject <> ''),
  text text not null check (text <> ''),
  by_membership uuid not null references membership (id),
  at timestamptz not null,
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);
create index warning_reason_of_assessment on warning_reason (assessment_id, code, subject, id desc);
create trigger append_only before update or delete on warning_reason for each row execute function refuse_change();

alter table warning_reason enable row level security;
alter table warning_reason force row level security;
create policy reading on warning_reason for select using (lab_reads(agency_id));
create policy appending on warning_reason for insert with check (lab_owns(agency_id));
