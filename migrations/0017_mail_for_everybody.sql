-- Whoever works for a province, the ministry or the platform gets mail of news as members of agencies do. Such a message
-- belongs to no agency, only to its person.
alter table message alter column agency_id drop not null;
alter table message add check (agency_id is not null or stream <> 'asked');

-- As before, but whoever holds any post is written to, not only who works for an agency.
create or replace function tell_people(
  people uuid[], agencies text[], curators boolean, subjects text[], subject_ids text[], besides uuid,
  news_kind text, news_key text, news_arguments jsonb, page text, news_basis text, usual text, day date, moment timestamptz
) returns integer language plpgsql as
$$ declare own text := coalesce(current_setting('lab.own', true), ''); n integer;
begin
  perform set_config('lab.own', '*', true);
  insert into notification (id, person_id, key, kind, arguments, about, basis, at, mode)
  select lab_uuid(moment), p.id, news_key, news_kind, news_arguments, page, news_basis, moment,
    case when exists (select from membership m where m.person_id = p.id and m.valid_from <= day
      and (m.valid_until is null or m.valid_until >= day)) then coalesce(w.mode, usual) else 'off' end
  from (
    select unnest(people) as id
    union select m.person_id from membership m where m.agency_id = any (agencies)
      and m.role in ('member', 'approver', 'curator') and m.valid_from <= day and (m.valid_until is null or m.valid_until >= day)
    union select m.person_id from membership m where curators
      and m.role = 'curator' and m.valid_from <= day and (m.valid_until is null or m.valid_until >= day)
    union select f.person_id from follow f join unnest(subjects, subject_ids) s (subject, subject_id) using (subject, subject_id)
      where f.wanted
  ) told
  join person p on p.id = told.id and p.disabled_at is null
  left join notification_wish w on w.person_id = p.id and w.kind = news_kind
  where p.id::text <> coalesce(current_setting('lab.person', true), '') and p.id is distinct from besides
  on conflict (person_id, key) do nothing;
  get diagnostics n = row_count;
  perform set_config('lab.own', own, true);
  return n;
end $$;

-- The zone of somebody's days: of the agency a message is for, else of the province they review, else that of Jakarta.
create function zone_of_mail(agency text, person uuid) returns text language sql stable
return coalesce((select z.zone from time_zone z where z.province_code = coalesce(
  (select a.province_code from agency a where a.code = agency),
  (select m.province_code from membership m where m.person_id = person and m.province_code is not null
    order by m.valid_from desc, m.id limit 1))), 'WIB');
