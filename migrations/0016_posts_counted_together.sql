-- New posts are counted and made findable once a statement rather than once a row: an answer changes its question once, and
-- many posts at a time (the demonstration) cost what their text costs. Changed posts stay a matter of each row.
drop trigger counted on post;
create trigger counted after update of body, removed_at on post for each row execute function count_post();

create function count_new_posts() returns trigger language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  perform set_config('lab.own', '*', true);
  update question q set stamp = q.stamp + n.posts, active_at = greatest(q.active_at, n.latest),
    answers = q.answers + n.answers, first_answer_at = least(q.first_answer_at, n.first_answer)
    from (select question_id, count(*)::integer as posts, max(posted_at) as latest,
        count(*) filter (where kind = 'answer' and removed_at is null)::smallint as answers,
        min(posted_at) filter (where kind = 'answer' and removed_at is null) as first_answer
      from added group by question_id) n
    where q.id = n.question_id;
  perform set_config('lab.own', own, true);
  return null;
end $$;
create trigger counted_new after insert on post referencing new table as added
  for each statement execute function count_new_posts();

drop trigger searched on post;
create trigger searched after update of body, removed_at on post for each row execute function keep_search();

create function search_new_posts() returns trigger language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), '');
begin
  perform set_config('lab.own', '*', true);
  insert into search_entry (kind, id, part, title, body, url, visibility, solved, basis, at)
  select p.kind, q.id, case p.kind when 'answer' then p.id::text else '' end, q.title, p.body,
    '/tanya/' || q.id || case p.kind when 'answer' then '#jawaban-' || p.id else '' end,
    q.visibility, q.accepted_id is not null, p.basis, p.posted_at
  from added p join question q on q.id = p.question_id join post asked on asked.id = q.id and asked.removed_at is null
  where p.kind in ('question', 'answer') and p.removed_at is null and q.duplicate_of is null;
  perform set_config('lab.own', own, true);
  return null;
end $$;
create trigger searched_new after insert on post referencing new table as added
  for each statement execute function search_new_posts();
