-- Personal tokens, with which programs call the API for a person. Only the hash is kept; what a token may do is what its
-- person may do at that moment, narrowed to its scopes.
create table personal_token (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  name text not null check (length(name) between 1 and 80),
  hash text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= made_at + interval '365 days'),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index token_of_person on personal_token (person_id);
