-- Which data files, read by which release, the public tables hold: a start that finds the same ones has nothing to load.
alter table data_version add column loaded_sha256 text not null default '';
