-- Questions between regencies. Question, answers and comments are posts of one table, so that votes, flags, revisions and
-- removal mean the same on each. What is said of a post by others (votes, "juga berhasil") is counted on it by triggers.

-- Reserved tags: every indicator of a loaded instrument and every practice of the library.
create table tag (
  slug text primary key,
  kind text not null check (kind in ('indicator', 'practice')),
  instrument_id text,
  number smallint,
  practice_slug text references practice (slug) on delete cascade,
  title text not null,
  title_en text not null,
  check ((kind = 'indicator') = (instrument_id is not null and number is not null)),
  check ((kind = 'practice') = (practice_slug is not null))
);

-- What people call it: "TTE" for the indicator of electronic signatures. Kept by curators; lower case.
create table tag_synonym (
  word text primary key check (word = lower(word) and word <> ''),
  tag text not null references tag (slug) on delete cascade,
  by_membership uuid references membership (id),
  at timestamptz not null
);

create table question (
  id uuid primary key,
  agency_id text not null references agency (code),
  kind text not null check (kind in ('how', 'document', 'obstacle', 'integration')),
  title text not null check (title <> ''),
  visibility text not null check (visibility in ('public', 'agencies')),
  basis text not null check (basis in ('reported', 'simulated')),
  -- the obstacle it was made of
  obstacle_id uuid references obstacle (id),
  answers smallint not null default 0 check (answers >= 0),
  first_answer_at timestamptz,
  accepted_id uuid,
  accepted_by uuid references membership (id),
  accepted_at timestamptz,
  duplicate_of uuid references question (id),
  closed_by uuid references membership (id),
  closed_at timestamptz,
  asked_at timestamptz not null,
  active_at timestamptz not null,
  -- until when somebody should have answered: five working days of the asker's region
  answer_due_on date not null,
  -- curators were told that nobody answered; the asker was asked whether an answer worked
  unanswered_told_at timestamptz,
  tried_asked_at timestamptz,
  -- grows with whatever is seen on its page
  stamp integer not null default 0,
  check (duplicate_of <> id),
  check ((accepted_id is null) = (accepted_at is null)),
  check ((duplicate_of is null) = (closed_at is null))
);
create index question_newest on question (active_at desc, id desc);
create index question_unanswered on question (answer_due_on) where answers = 0 and duplicate_of is null;
create index question_untried on question (first_answer_at) where accepted_id is null and tried_asked_at is null;
create index question_of_agency on question (agency_id, asked_at);
create index question_of_obstacle on question (obstacle_id) where obstacle_id is not null;

create table question_tag (
  question_id uuid not null references question (id),
  tag text not null references tag (slug) on delete cascade,
  primary key (question_id, tag)
);
create index question_by_tag on question_tag (tag);

create table post (
  id uuid primary key, -- of a question: the question's own
  question_id uuid not null references question (id) deferrable initially deferred,
  kind text not null check (kind in ('question', 'answer', 'comment')),
  parent_id uuid references post (id), -- what a comment is about
  agency_id text not null references agency (code),
  -- none: simulated
  person_id uuid references person (id),
  by_membership uuid references membership (id),
  -- whether the public reads the person's name too; agencies that are signed in always do
  named boolean not null default false,
  body text not null,
  version integer not null default 1 check (version >= 1),
  votes integer not null default 0 check (votes >= 0),
  worked integer not null default 0 check (worked >= 0),
  basis text not null check (basis in ('reported', 'simulated')),
  posted_at timestamptz not null,
  edited_at timestamptz,
  -- removed: the text is gone from here, the trace stays
  removed_at timestamptz,
  removed_by uuid references membership (id),
  removed_reason text,
  check ((kind = 'question') = (id = question_id)),
  check ((kind = 'comment') = (parent_id is not null)),
  check ((removed_at is null) = (removed_reason is null)),
  check (removed_at is null or body = '')
);
create index post_of_question on post (question_id, posted_at);
create index post_of_agency on post (agency_id, kind);
alter table question add foreign key (accepted_id) references post (id) deferrable initially deferred;

-- Every text a post ever had; title and tags of questions only.
create table post_revision (
  post_id uuid not null references post (id),
  version integer not null check (version >= 1),
  agency_id text not null,
  title text,
  tags text[],
  body text not null,
  by_membership uuid references membership (id),
  at timestamptz not null,
  primary key (post_id, version)
);

-- "Berguna": once a person, never for oneself.
create table vote (
  post_id uuid not null references post (id),
  person_id uuid not null references person (id),
  agency_id text not null,
  at timestamptz not null,
  primary key (post_id, person_id)
);

-- "Juga berhasil": an agency that tried an answer and says that it worked.
create table worked_mark (
  post_id uuid not null references post (id),
  agency_id text not null references agency (code),
  note text not null default '',
  by_membership uuid references membership (id),
  basis text not null check (basis in ('reported', 'simulated')),
  at timestamptz not null,
  primary key (post_id, agency_id)
);

create table flag (
  id uuid primary key,
  post_id uuid not null references post (id),
  agency_id text not null,
  person_id uuid not null references person (id),
  reason text not null check (reason in ('personal', 'wrong', 'spam', 'rude', 'other')),
  note text not null default '',
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references membership (id),
  outcome text check (outcome in ('kept', 'removed')),
  unique (post_id, person_id),
  check ((settled_at is null) = (outcome is null))
);
create index flag_open on flag (at) where settled_at is null;

-- An obstacle that others meet too, with the solution that an accepted answer gave; on the practice once a curator says so.
create table common_obstacle (
  id uuid primary key,
  practice_slug text not null references practice (slug) on delete cascade,
  type text not null,
  problem text not null check (problem <> ''),
  solution text not null check (solution <> ''),
  question_id uuid references question (id),
  answer_id uuid references post (id),
  obstacle_id uuid references obstacle (id),
  agency_id text not null references agency (code), -- who met it
  solved_by text references agency (code), -- whose answer it was
  state text not null check (state in ('proposed', 'published', 'declined')),
  note text not null default '',
  basis text not null check (basis in ('reported', 'simulated')),
  proposed_by uuid references membership (id),
  proposed_at timestamptz not null,
  decided_by uuid references membership (id),
  decided_at timestamptz,
  unique (obstacle_id),
  check ((state = 'proposed') = (decided_at is null))
);
create index common_obstacle_of_practice on common_obstacle (practice_slug) where state = 'published';

-- How long it takes until a first answer and until an accepted one, counted by a job: medians in minutes, of so many.
create table question_pace (
  basis text primary key check (basis in ('reported', 'simulated')),
  asked integer not null,
  answered integer not null,
  answer_minutes integer,
  solved integer not null,
  solution_minutes integer,
  counted_at timestamptz not null,
  check ((answered = 0) = (answer_minutes is null)),
  check ((solved = 0) = (solution_minutes is null))
);

-- The page of a question changed. Whoever votes or answers has no right to change the question itself.
create function touch_question(of uuid, at timestamptz) returns void language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  perform set_config('lab.own', '*', true);
  update question set stamp = stamp + 1, active_at = greatest(active_at, coalesce(at, active_at)) where id = of;
  perform set_config('lab.own', own, true);
end $$;

create function count_post() returns trigger language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  if new.kind = 'answer' then
    perform set_config('lab.own', '*', true);
    update question q set (first_answer_at, answers) = (
        select min(p.posted_at), count(*) from post p
        where p.question_id = q.id and p.kind = 'answer' and p.removed_at is null)
      where id = new.question_id;
    -- an answer that is gone solves nothing
    update question set accepted_id = null, accepted_by = null, accepted_at = null
      where accepted_id = new.id and new.removed_at is not null;
    perform set_config('lab.own', own, true);
  end if;
  perform touch_question(new.question_id, case when tg_op = 'INSERT' then new.posted_at end);
  return null;
end $$;
create trigger counted after insert or update of body, removed_at on post for each row execute function count_post();

create function count_vote() returns trigger language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), ''); of uuid; post uuid := coalesce(new.post_id, old.post_id);
begin
  perform set_config('lab.own', '*', true);
  update post p set votes = votes + case tg_op when 'INSERT' then 1 else -1 end where p.id = post returning p.question_id into of;
  perform set_config('lab.own', own, true);
  perform touch_question(of, null);
  return null;
end $$;
create trigger counted after insert or delete on vote for each row execute function count_vote();

create function count_worked() returns trigger language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), ''); of uuid; post uuid := coalesce(new.post_id, old.post_id);
begin
  perform set_config('lab.own', '*', true);
  update post p set worked = worked + case tg_op when 'INSERT' then 1 else -1 end where p.id = post returning p.question_id into of;
  perform set_config('lab.own', own, true);
  perform touch_question(of, null);
  return null;
end $$;
create trigger counted after insert or delete on worked_mark for each row execute function count_worked();

-- Tags follow what they are made of.
create function tag_indicators() returns trigger language plpgsql as
$$ begin
  insert into tag (slug, kind, instrument_id, number, title, title_en)
    select new.id || '.' || (i ->> 'number'), 'indicator', new.id, (i ->> 'number')::smallint, i ->> 'title', i ->> 'titleEn'
    from jsonb_path_query(new.content, '$.domains[*].aspects[*].indicators[*]') i
    on conflict (slug) do update set title = excluded.title, title_en = excluded.title_en
    where (tag.title, tag.title_en) is distinct from (excluded.title, excluded.title_en);
  return null;
end $$;
create trigger tagged after insert or update of content on instrument for each row execute function tag_indicators();

create function tag_practice() returns trigger language plpgsql as
$$ begin
  insert into tag (slug, kind, practice_slug, title, title_en)
    values ('praktik.' || new.slug, 'practice', new.slug, new.title, new.title_en)
    on conflict (slug) do update set title = excluded.title, title_en = excluded.title_en
    where (tag.title, tag.title_en) is distinct from (excluded.title, excluded.title_en);
  return null;
end $$;
create trigger tagged after insert or update of title, title_en on practice for each row execute function tag_practice();

-- What stands already, simulated practices too.
select set_config('lab.own', '*', true);
insert into tag (slug, kind, instrument_id, number, title, title_en)
  select distinct on (id, i ->> 'number') id || '.' || (i ->> 'number'), 'indicator', id, (i ->> 'number')::smallint, i ->> 'title', i ->> 'titleEn'
  from instrument, jsonb_path_query(content, '$.domains[*].aspects[*].indicators[*]') i order by id, i ->> 'number', version desc;
insert into tag (slug, kind, practice_slug, title, title_en)
  select 'praktik.' || slug, 'practice', slug, title, title_en from practice;
select set_config('lab.own', '', true);

create trigger append_only before update or delete on post_revision for each row execute function refuse_change();

alter table question enable row level security;
alter table question force row level security;
create policy reading on question for select using (visibility = 'public' or lab_signed_in() or lab_owns(agency_id));
create policy asking on question for insert with check (lab_owns(agency_id));
create policy changing on question for update
  using (lab_owns(agency_id) or lab_has_role('curator')) with check (lab_owns(agency_id) or lab_has_role('curator'));

alter table question_tag enable row level security;
alter table question_tag force row level security;
create policy reading on question_tag for select using (exists (select from question q where q.id = question_id));
create policy tagging on question_tag for insert with check (exists (select from question q where q.id = question_id));
create policy untagging on question_tag for delete using (exists (
  select from question q where q.id = question_id and (lab_owns(q.agency_id) or lab_has_role('curator'))));

alter table post enable row level security;
alter table post force row level security;
create policy reading on post for select using (exists (select from question q where q.id = question_id));
create policy posting on post for insert with check (lab_owns(agency_id));
create policy changing on post for update
  using (lab_owns(agency_id) or lab_has_role('curator')) with check (lab_owns(agency_id) or lab_has_role('curator'));

-- What was removed is read by its agency and by curators only.
alter table post_revision enable row level security;
alter table post_revision force row level security;
create policy reading on post_revision for select using (
  lab_owns(agency_id) or lab_has_role('curator')
  or exists (select from post p where p.id = post_id and p.removed_at is null)
);
create policy appending on post_revision for insert with check (lab_owns(agency_id) or lab_has_role('curator'));

alter table vote enable row level security;
alter table vote force row level security;
create policy reading on vote for select using (person_id::text = current_setting('lab.person', true) or lab_owns(agency_id));
create policy voting on vote for insert with check (lab_owns(agency_id)
  and not exists (select from post p where p.id = post_id and p.person_id = vote.person_id));
create policy taking_back on vote for delete using (person_id::text = current_setting('lab.person', true));

alter table worked_mark enable row level security;
alter table worked_mark force row level security;
create policy reading on worked_mark for select using (exists (select from post p where p.id = post_id));
create policy marking on worked_mark for insert with check (lab_owns(agency_id)
  and not exists (select from post p where p.id = post_id and p.agency_id = worked_mark.agency_id));
create policy taking_back on worked_mark for delete using (lab_owns(agency_id));

alter table flag enable row level security;
alter table flag force row level security;
create policy reading on flag for select using (lab_has_role('curator') or person_id::text = current_setting('lab.person', true));
create policy flagging on flag for insert with check (lab_owns(agency_id) or lab_signed_in());
create policy settling on flag for update using (lab_has_role('curator')) with check (lab_has_role('curator'));

alter table common_obstacle enable row level security;
alter table common_obstacle force row level security;
create policy reading on common_obstacle for select using (
  (state = 'published' and (basis = 'reported' or lab_signed_in())) or lab_owns(agency_id) or lab_has_role('curator')
);
create policy proposing on common_obstacle for insert with check (lab_owns(agency_id));
create policy deciding on common_obstacle for update using (lab_has_role('curator')) with check (lab_has_role('curator'));
