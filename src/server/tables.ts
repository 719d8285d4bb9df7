import { SCHEMA } from "./database.ts";

/** Makes what is missing; two processes may start at once. */
export const TABLES = `
begin;
select pg_advisory_xact_lock(hashtext('${SCHEMA}'));
create schema if not exists ${SCHEMA};
create table if not exists ${SCHEMA}.delivery (
  id text primary key,
  event text not null,
  tidings jsonb not null,
  received_at timestamptz not null,
  handled_at timestamptz
);
create index if not exists delivery_waiting on ${SCHEMA}.delivery (received_at) where handled_at is null;
create table if not exists ${SCHEMA}.lost_delivery (
  guid text primary key,
  -- of its newest attempt
  id bigint not null,
  event text not null,
  first_at timestamptz not null,
  last_at timestamptz not null
);
-- how far GitHub's log was read: one row
create table if not exists ${SCHEMA}.delivery_log (
  one boolean primary key check (one),
  read_until timestamptz not null
);
create table if not exists ${SCHEMA}.repository (
  id bigint primary key,
  installation bigint not null,
  owner text not null,
  name text not null,
  -- whether somebody there asks for us: a repository without a playbook sleeps
  awake boolean,
  next_due_at timestamptz,
  last_pass_at timestamptz,
  last_summary text,
  last_problems jsonb not null default '[]',
  last_failure text
);
alter table ${SCHEMA}.repository
  add column if not exists incidents jsonb not null default '[]',
  -- the newest first, a few only
  add column if not exists passes jsonb not null default '[]',
  add column if not exists off_since timestamptz,
  add column if not exists off_by text;
create index if not exists repository_of_installation on ${SCHEMA}.repository (installation);
create table if not exists ${SCHEMA}.wanted_check (
  repository bigint,
  pull integer,
  wanted_at timestamptz not null,
  primary key (repository, pull)
);
create table if not exists ${SCHEMA}.budget (
  installation bigint primary key,
  -- the bucket that all writes of the installation take their turns from
  bucket jsonb,
  version integer not null default 0,
  held_until timestamptz,
  request_limit integer,
  remaining integer,
  resets_at timestamptz
);
create table if not exists ${SCHEMA}.vault (
  name text primary key,
  sealed text not null,
  until timestamptz not null
);
create table if not exists ${SCHEMA}.waiting_alert (
  id bigint generated always as identity primary key,
  repository bigint not null,
  message jsonb not null,
  received_at timestamptz not null
);
create index if not exists waiting_alert_of_repository on ${SCHEMA}.waiting_alert (repository, id);
create table if not exists ${SCHEMA}.monitor (
  repository bigint,
  id text,
  settings jsonb not null,
  memory jsonb not null default '{}',
  next_at timestamptz not null,
  primary key (repository, id)
);
alter table ${SCHEMA}.monitor
  -- the last day of which the results stand on the data branch
  add column if not exists stored_until text;
create index if not exists monitor_due on ${SCHEMA}.monitor (next_at);
commit;
`;
