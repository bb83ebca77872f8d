-- Which of the three time zones a province lies in; from data/timezones.csv.
create table time_zone (
  province_code text primary key check (province_code ~ '^[0-9]{2}$'),
  zone text not null check (zone in ('WIB', 'WITA', 'WIT')),
  source_title text not null
);
