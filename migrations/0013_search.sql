-- One row for everything that can be found, kept by triggers where it is written. A question stands in it as a question
-- and with each answer; a practice as a whole and with each section; an obstacle once something resolved it.
create table search_entry (
  entry bigint generated always as identity unique,
  kind text not null check (kind in ('practice', 'question', 'answer', 'indicator', 'region', 'visit', 'obstacle')),
  -- as the URL has it: slug, instrument.number, code or uuid; of an answer its question's
  id text not null,
  -- section of a practice, post of an answer, practice of an obstacle
  part text not null default '',
  title text not null,
  title_en text not null default '',
  body text not null default '',
  body_en text not null default '',
  url text not null, -- path without language
  -- who finds it: everybody, or agencies that are signed in
  visibility text not null check (visibility in ('public', 'agencies')),
  -- questions: has an accepted answer; null where solving means nothing
  solved boolean,
  basis text not null check (basis in ('reported', 'simulated')),
  at timestamptz not null,
  primary key (kind, id, part)
);

-- The stems of an entry. They stand apart because row-level security would keep the index from being used: `@@` may only
-- be asked of rows that were let through. Whoever finds an entry here still has to read it there.
create table search_words (
  entry bigint primary key references search_entry (entry) on delete cascade,
  words tsvector not null
);
create index search_words_words on search_words using gin (words);

create function stem_entry() returns trigger language plpgsql as
$$ declare
  -- "negara/daerah" are two words, not the path of a file
  title text := replace(new.title, '/', ' ');
begin
  insert into search_words values (new.entry,
      setweight(to_tsvector('indonesian', title), 'A') || setweight(to_tsvector('english', new.title_en), 'A')
      || setweight(to_tsvector('simple', title), 'B') || setweight(to_tsvector('english', new.body_en), 'C')
      || setweight(to_tsvector('indonesian', replace(new.body, '/', ' ')), 'C'))
    on conflict (entry) do update set words = excluded.words;
  return null;
end $$;
create trigger stemmed after insert or update on search_entry for each row execute function stem_entry();

alter table search_entry enable row level security;
alter table search_entry force row level security;
create policy reading on search_entry for select
  using (visibility = 'public' or lab_signed_in() or current_setting('lab.own', true) = '*');
-- Written by triggers only, which reach everything for as long as they run.
create policy adding on search_entry for insert with check (current_setting('lab.own', true) = '*');
create policy changing on search_entry for update
  using (current_setting('lab.own', true) = '*') with check (current_setting('lab.own', true) = '*');
create policy removing on search_entry for delete using (current_setting('lab.own', true) = '*');

-- Writes an entry; an equal one is not touched.
create function search_put(a_kind text, an_id text, a_part text, a_title text, a_title_en text, a_body text, a_body_en text,
  a_url text, is_public boolean, is_solved boolean, a_basis text, an_at timestamptz) returns void language sql as
$$ insert into search_entry as e (kind, id, part, title, title_en, body, body_en, url, visibility, solved, basis, at)
  values (a_kind, an_id, a_part, a_title, coalesce(a_title_en, ''), coalesce(a_body, ''), coalesce(a_body_en, ''), a_url,
    case when is_public then 'public' else 'agencies' end, is_solved, a_basis, an_at)
  on conflict (kind, id, part) do update set title = excluded.title, title_en = excluded.title_en, body = excluded.body,
    body_en = excluded.body_en, url = excluded.url, visibility = excluded.visibility, solved = excluded.solved,
    basis = excluded.basis, at = excluded.at
  where (e.title, e.title_en, e.body, e.body_en, e.url, e.visibility, e.solved, e.basis, e.at) is distinct from
    (excluded.title, excluded.title_en, excluded.body, excluded.body_en, excluded.url, excluded.visibility, excluded.solved,
      excluded.basis, excluded.at) $$;

create function search_practice(p practice) returns void language plpgsql as
$$ declare at timestamptz := coalesce(p.confirmed_on, p.checked_on)::timestamp at time zone 'UTC';
begin
  delete from search_entry where kind = 'practice' and id = p.slug
    and part <> '' and coalesce(p.sections ->> part, '') = '';
  perform search_put('practice', p.slug, '', p.title, p.title_en,
    concat_ws(E'\n', p.summary, p.problem, (select string_agg(line, E'\n') from jsonb_array_elements_text(p.results) line),
      (select string_agg(line, E'\n') from jsonb_array_elements_text(p.prerequisites) line), p.owner),
    p.summary_en, '/praktik/' || p.slug, p.basis = 'reported', null, p.basis, at);
  perform search_put('practice', p.slug, key, p.title, p.title_en, value, '', '/praktik/' || p.slug || '#' || key,
      p.basis = 'reported', null, p.basis, at)
    from jsonb_each_text(p.sections) where value <> '';
end $$;

-- The indicators of the newest published version of an instrument, with what its levels ask for.
create function search_instrument(of text) returns void language plpgsql as
$$ declare newest instrument;
begin
  select * into newest from instrument where id = of and state = 'published' order by version desc limit 1;
  delete from search_entry where kind = 'indicator' and starts_with(id, of || '.')
    and not exists (select from jsonb_path_query(newest.content, '$.domains[*].aspects[*].indicators[*]') i
      where of || '.' || (i ->> 'number') = search_entry.id);
  perform search_put('indicator', of || '.' || (i ->> 'number'), '', i ->> 'title', i ->> 'titleEn',
      concat_ws(E'\n', i ->> 'question', i ->> 'guidance', (select string_agg(text #>> '{}', E'\n') from (
        select jsonb_path_query(i, '$.levels[*].criteria') union all select jsonb_path_query(i, '$.levels[*].evidence[*]')
      ) level (text)), 'Indikator ' || (i ->> 'number')),
      concat_ws(E'\n', i ->> 'questionEn', i ->> 'descriptionEn', i ->> 'guidanceEn', 'Indicator ' || (i ->> 'number')),
      '/instrumen/' || of || '/indikator/' || (i ->> 'number'), true, null, 'reported', newest.loaded_at)
    from jsonb_path_query(newest.content, '$.domains[*].aspects[*].indicators[*]') i;
end $$;

create function search_region(a agency) returns void language sql as
$$ select search_put('region', a.code, '', a.name, '', concat_ws(E'\n', a.code, a.short_name, a.province_name), '',
  '/daerah/' || a.code, true, null, 'reported', '2000-01-01 00:00Z') $$;

-- As everybody may see it: nothing of what host and guests say to each other.
create function search_visit(v visit) returns void language plpgsql as
$$ begin
  if v.state in ('accepted', 'closed') then
    perform search_put('visit', v.id::text, '', v.title, '', (select name from agency where code = v.agency_id), '',
      '/kunjungan/' || v.id, v.basis = 'reported', null, v.basis, v.held_on::timestamp at time zone 'UTC');
  else
    delete from search_entry where kind = 'visit' and id = v.id::text;
  end if;
end $$;

-- Neither the adopter nor the owner is named: what stood in the way and what removed it.
create function search_obstacle(o obstacle) returns void language plpgsql as
$$ begin
  if o.resolution in ('answer', 'practice', 'decision') then
    perform search_put('obstacle', o.id::text, o.practice_slug, type.id || ': ' || p.title, type.en || ': ' || p.title_en,
        concat_ws(E'\n\n', o.detail, nullif(o.resolution_note, '')), '', '/cari/kendala/' || o.id, false, null, o.basis,
        o.resolved_at)
      from practice p, (values
        ('regulation', 'Regulasi', 'Regulation'), ('budget', 'Perencanaan dan anggaran', 'Planning and budget'),
        ('staff', 'SDM TIK', 'IT staff'), ('infrastructure', 'Infrastruktur', 'Infrastructure'),
        ('leadership', 'Kepemimpinan', 'Leadership'), ('coordination', 'Koordinasi antarunit', 'Coordination between units'),
        ('data', 'Integrasi dan data', 'Integration and data'), ('security', 'Keamanan dan audit', 'Security and audit'),
        ('agreement', 'Perjanjian dan hibah', 'Agreement and grant'), ('mentoring', 'Pendampingan', 'Mentoring'),
        ('policy', 'Perubahan kebijakan pusat', 'Change of central policy'), ('unsuitable', 'Tidak cocok', 'Not suitable')
      ) type (type, id, en)
      where p.slug = o.practice_slug and type.type = o.type;
  else
    delete from search_entry where kind = 'obstacle' and id = o.id::text;
  end if;
end $$;

-- A question with its answers, or one of these; nothing of what was removed or closed as a duplicate.
create function search_question(of uuid, answer uuid default null) returns void language plpgsql as
$$ begin
  delete from search_entry e where kind in ('question', 'answer') and id = of::text
    and (answer is null or part = answer::text) and not exists (
    select from question q join post asked on asked.id = q.id and asked.removed_at is null
      join post p on p.question_id = q.id and p.removed_at is null and p.kind = e.kind
    where q.id = of and q.duplicate_of is null and (e.kind = 'question' or p.id::text = e.part));
  perform search_put(p.kind, q.id::text, case p.kind when 'answer' then p.id::text else '' end, q.title, '', p.body, '',
      '/tanya/' || q.id || case p.kind when 'answer' then '#jawaban-' || p.id else '' end,
      q.visibility = 'public', q.accepted_id is not null, p.basis, p.posted_at)
    from question q join post asked on asked.id = q.id and asked.removed_at is null
      join post p on p.question_id = q.id and p.removed_at is null and p.kind in ('question', 'answer')
    where q.id = of and q.duplicate_of is null and (answer is null or p.id = answer);
end $$;

-- Whoever writes reaches only what is theirs; what is found follows all the same.
create function keep_search() returns trigger language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  perform set_config('lab.own', '*', true);
  case tg_table_name
    when 'practice' then
      if tg_op = 'DELETE' then delete from search_entry where kind = 'practice' and id = old.slug;
      else perform search_practice(new); end if;
    when 'instrument' then perform search_instrument(coalesce(new.id, old.id));
    when 'agency' then
      if tg_op = 'DELETE' then delete from search_entry where kind = 'region' and id = old.code;
      else perform search_region(new); end if;
    when 'visit' then perform search_visit(new);
    when 'obstacle' then perform search_obstacle(new);
    when 'question' then perform search_question(new.id);
    when 'post' then
      if new.kind = 'question' then perform search_question(new.question_id);
      elsif new.kind = 'answer' then perform search_question(new.question_id, new.id); end if;
  end case;
  perform set_config('lab.own', own, true);
  return null;
end $$;
create trigger searched after insert or update or delete on practice for each row execute function keep_search();
create trigger searched after insert or delete or update of content, state on instrument for each row execute function keep_search();
create trigger searched after insert or update or delete on agency for each row execute function keep_search();
create trigger searched after insert or update of state, title, held_on on visit for each row execute function keep_search();
create trigger searched after insert or update of resolution, resolution_note, detail on obstacle for each row execute function keep_search();
create trigger searched after insert or update of title, visibility, accepted_id, duplicate_of on question
  for each row execute function keep_search();
create trigger searched after insert or update of body, removed_at on post for each row execute function keep_search();

-- What stands already.
select set_config('lab.own', '*', true);
select search_practice(p) from practice p;
select search_instrument(id) from (select distinct id from instrument) one;
select search_region(a) from agency a;
select search_visit(v) from visit v;
select search_obstacle(o) from obstacle o;
select search_question(id) from question;
select set_config('lab.own', '', true);
