-- Nothing is overwritten: where a revision comes from, each submission with what it froze, what unlocked it again, and
-- chains of hashes over it all. What the platform itself simulated (no membership) is nobody's act and not chained.
select set_config('lab.own', '*', true);

alter table answer_revision
  add origin text not null default 'edit' check (origin in ('edit', 'undo', 'proposal')),
  -- the revision an undo brings back, or the answer a proposal was taken from
  add source_assessment uuid,
  add source_version integer check (source_version >= 0),
  add hash bytea,
  add foreign key (source_assessment, agency_id) references assessment (id, agency_id),
  add check ((origin = 'edit') = (source_assessment is null));

-- Everything a revision says, in one way only.
create function revision_text(r answer_revision) returns text language sql stable
return jsonb_build_array(r.assessment_id, r.number, r.version, r.agency_id, r.value, r.explanation, r.service_name,
  r.service_owner, r.by_membership, (extract(epoch from r.at) * 1000000)::bigint, r.origin, r.source_assessment,
  r.source_version)::text;

-- Each revision of an answer seals the one before it.
create function chain_revision() returns trigger language plpgsql as
$$ declare earlier bytea;
begin
  if new.version > 1 then
    select hash into strict earlier from answer_revision
    where assessment_id = new.assessment_id and number = new.number and version = new.version - 1;
  end if;
  new.hash := sha256(coalesce(earlier, '') || convert_to(revision_text(new), 'UTF8'));
  return new;
end $$;

-- Nobody may update what is append-only, its owner neither but for a moment.
alter table answer_revision disable trigger append_only, no force row level security;
do $$ declare step integer := 1;
begin
  loop
    update answer_revision r set hash = sha256(coalesce((select p.hash from answer_revision p
        where p.assessment_id = r.assessment_id and p.number = r.number and p.version = r.version - 1), '')
        || convert_to(revision_text(r), 'UTF8'))
      where r.version = step and r.by_membership is not null;
    exit when not exists (select from answer_revision r where r.version > step);
    step := step + 1;
  end loop;
end $$;
alter table answer_revision enable trigger append_only, force row level security;
alter table answer_revision add check (by_membership is null or hash is not null);
create trigger chained before insert on answer_revision for each row when (new.by_membership is not null)
  execute function chain_revision();

-- A year that was submitted may be amended and submitted again: one row each.
alter table submission
  add round smallint not null default 1 check (round >= 1),
  add index_value numeric(3, 2) check (index_value between 1 and 5),
  add predicate text,
  -- of the answers that were submitted, by indicator ordinal
  add versions integer[],
  drop constraint submission_pkey,
  add primary key (assessment_id, round);
alter table submission disable trigger append_only, no force row level security;
update submission s set index_value = a.index_value, predicate = a.predicate,
  versions = (select array_agg(version order by number) from answer where answer.assessment_id = s.assessment_id)
from assessment a where a.id = s.assessment_id;
alter table submission enable trigger append_only, force row level security;

-- What unlocked a submitted assessment: who, when and why.
create table amendment (
  assessment_id uuid not null,
  -- the submission that it opened again
  round smallint not null,
  agency_id text not null,
  by_membership uuid references membership (id),
  at timestamptz not null,
  reason text not null check (reason <> ''),
  primary key (assessment_id, round),
  foreign key (assessment_id, round) references submission (assessment_id, round),
  foreign key (assessment_id, agency_id) references assessment (id, agency_id)
);
create trigger append_only before update or delete on amendment for each row execute function refuse_change();
alter table amendment enable row level security;
alter table amendment force row level security;
create policy reading on amendment for select using (lab_reads(agency_id));
create policy appending on amendment for insert with check (lab_owns(agency_id));

-- The earlier assessment of the same agency whose answers stand as proposals beside the empty ones.
alter table assessment add source_id uuid, add foreign key (source_id, agency_id) references assessment (id, agency_id);

-- Who looks at an answer: true for a minute, and harmless to lose.
create unlogged table presence (
  assessment_id uuid not null,
  number smallint not null,
  agency_id text not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (assessment_id, number, person_id)
);
alter table presence enable row level security;
alter table presence force row level security;
create policy own on presence using (lab_owns(agency_id)) with check (lab_owns(agency_id));

-- The audit trail as one chain over all agencies. A link is made when its transaction commits, in a second round after
-- whatever else waits for the commit: who waits for the head then takes nothing more, so nobody waits in a circle.
create table audit_head (
  only_row boolean primary key default true check (only_row),
  links bigint not null,
  hash bytea not null
);
create table audit_link (
  seq bigint primary key check (seq >= 1),
  event_id bigint not null unique references audit_event (id),
  hash bytea not null
);
insert into audit_head (links, hash) values (0, '');
-- Events on their way into the chain; empty between transactions.
create unlogged table audit_pending (event_id bigint primary key, content text not null);

create function event_text(e audit_event) returns text language sql stable
return jsonb_build_array(e.id, (extract(epoch from e.at) * 1000000)::bigint, e.agency_id, e.person_id, e.membership_id,
  e.action, e.subject, e.data)::text;

-- As its owner: the program itself may only read the chain.
create function await_chain() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$ begin
  insert into audit_pending (event_id, content) values (new.id, event_text(new));
  return null;
end $$;
create function chain_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$ declare place bigint; sealed bytea;
begin
  update audit_head set links = links + 1, hash = sha256(hash || convert_to(new.content, 'UTF8'))
    returning links, hash into place, sealed;
  insert into audit_link (seq, event_id, hash) values (place, new.event_id, sealed);
  delete from audit_pending where event_id = new.event_id;
  return null;
end $$;

do $$ declare e audit_event; place bigint; sealed bytea;
begin
  for e in select * from audit_event order by id loop
    update audit_head set links = links + 1, hash = sha256(hash || convert_to(event_text(e), 'UTF8'))
      returning links, hash into place, sealed;
    insert into audit_link (seq, event_id, hash) values (place, e.id, sealed);
  end loop;
end $$;
create trigger append_only before update or delete on audit_link for each row execute function refuse_change();
create constraint trigger chained after insert on audit_event deferrable initially deferred
  for each row execute function await_chain();
create constraint trigger chained after insert on audit_pending deferrable initially deferred
  for each row execute function chain_event();

select set_config('lab.own', '', true);
