-- A submission seals evidence as well as answers, has its signed minutes, and is known by its hash.
alter table submission
  -- 1: answers only; 2: also what is in `frozen`
  add format smallint not null default 1 check (format in (1, 2)),
  -- what proved the answers, as it was then: later detaching and correcting change nothing in it
  add frozen jsonb,
  add check ((format = 1) = (frozen is null));
create index submission_hash on submission (snapshot_hash);

-- The scan of the minutes that the head of the administration signed on paper. A better scan is one more row.
create table signed_minutes (
  id uuid primary key,
  assessment_id uuid not null,
  round smallint not null,
  agency_id text not null,
  document_id uuid not null,
  revision smallint not null,
  by_membership uuid not null references membership (id),
  at timestamptz not null,
  foreign key (assessment_id, round) references submission (assessment_id, round),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id),
  foreign key (document_id, agency_id) references evidence_document (id, agency_id),
  foreign key (document_id, revision) references evidence_revision (document_id, number)
);
create index signed_minutes_round on signed_minutes (assessment_id, round, at);
create trigger append_only before update or delete on signed_minutes for each row execute function refuse_change();
alter table signed_minutes enable row level security;
alter table signed_minutes force row level security;
create policy reading on signed_minutes for select using (lab_reads(agency_id));
create policy appending on signed_minutes for insert with check (lab_owns(agency_id));

-- What anybody who holds a paper may know of its hash: that such a submission was made, on which basis and when, and
-- whether it was opened again. Not whose it is, and no figure. It reads every agency's submissions for as long as it runs.
create function sealed_submission(sought text) returns table (basis text, at timestamptz, opened boolean)
  language plpgsql as
$$ declare reads text := coalesce(current_setting('lab.reads', true), '');
begin
  perform set_config('lab.reads', '*', true);
  return query select a.basis, s.at,
      exists (select from amendment o where o.assessment_id = s.assessment_id and o.round = s.round)
    from submission s join assessment a on a.id = s.assessment_id
    where s.snapshot_hash = sought order by s.at desc limit 1;
  perform set_config('lab.reads', reads, true);
end $$;
