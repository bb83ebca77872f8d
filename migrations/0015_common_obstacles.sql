-- What removed obstacles of a type at other agencies, those of one practice first; without what a curator published. Other agencies' obstacles are theirs to read;
-- what solved one is for everybody who is signed in, without saying whose it was.
create function solved_obstacles(of_type text, of_practice text, besides uuid)
returns table (id uuid, practice_slug text, detail text, resolution text, note text, days integer, basis text)
language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  if not lab_signed_in() then return; end if;
  perform set_config('lab.own', '*', true);
  return query select o.id, o.practice_slug, o.detail, o.resolution, o.resolution_note, o.resolved_on - o.opened_on, o.basis
    from obstacle o
    where o.type = of_type and o.id <> besides and o.resolution in ('answer', 'practice', 'decision') and o.resolution_note <> ''
      and o.agency_id <> all (string_to_array(own, ','))
      and not exists (select from common_obstacle c where c.obstacle_id = o.id and c.state = 'published')
    order by o.practice_slug = of_practice desc, o.resolved_at desc limit 5;
  perform set_config('lab.own', own, true);
end $$;

-- The page of a question says whether its obstacle still stands.
create function touch_questions_of_obstacle() returns trigger language plpgsql as
$$ begin
  perform touch_question(q.id, null) from question q where q.obstacle_id = new.id;
  return null;
end $$;
create trigger told after update of resolved_on on obstacle for each row execute function touch_questions_of_obstacle();

create index common_obstacle_open on common_obstacle (proposed_at) where state = 'proposed';

-- How many answers of an agency solved something for another one: what everybody may know, whoever may read the question.
create function accepted_answers(of_agency text) returns table (basis text, n integer) language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  perform set_config('lab.own', '*', true);
  return query select case when 'simulated' in (p.basis, q.basis) then 'simulated' else 'reported' end, count(*)::integer
    from post p join question q on q.accepted_id = p.id
    where p.agency_id = of_agency and p.kind = 'answer' and q.agency_id <> of_agency group by 1;
  perform set_config('lab.own', own, true);
end $$;

-- Public pages show that number.
create function note_accepted() returns trigger language plpgsql as
$$ begin
  update data_version set version = version + 1;
  return null;
end $$;
create trigger noted after update of accepted_id on question for each row
  when (old.accepted_id is distinct from new.accepted_id) execute function note_accepted();
