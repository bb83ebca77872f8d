-- Under which key the browser sent what became this revision. Sent again because its answer was lost, it is found by the
-- key and not stored twice. Keys are looked for among the few revisions after the one a change was made on, behind the
-- lock of the assessment: the primary key finds these, so there is no index of its own to keep with every save.
alter table answer_revision add column sent_as uuid;
