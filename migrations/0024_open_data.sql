-- When open data last changed: what was loaded from files, and the counts of adoptions.
alter table data_version add column loaded_at timestamptz;
alter table adoption_count add column changed_at timestamptz;

create or replace function count_adoption() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' then
    if (old.stage, old.confirmed_on is null, old.verified_on is null)
      = (new.stage, new.confirmed_on is null, new.verified_on is null) then return null; end if;
    update adoption_count set n = n - 1, changed_at = new.updated_at,
      confirmed = confirmed - (old.confirmed_on is not null)::int, verified = verified - (old.verified_on is not null)::int
      where practice_slug = old.practice_slug and stage = old.stage and basis = old.basis;
  end if;
  insert into adoption_count values (new.practice_slug, new.stage, new.basis, 1,
      (new.confirmed_on is not null)::int, (new.verified_on is not null)::int, new.updated_at)
    on conflict (practice_slug, stage, basis) do update set n = adoption_count.n + 1, changed_at = excluded.changed_at,
      confirmed = adoption_count.confirmed + excluded.confirmed, verified = adoption_count.verified + excluded.verified;
  return null;
end $$;
