import type { Migration } from './migration.ts';

/*
 * Counts by all classes, of people on foot and of speeds; and short counts beside the averages of a year. A short count is told from others of its
 * site, year and direction by its period (its beginning and its hours), which is blank for an average of the year.
 */

const COUNTS = `
ALTER TABLE traffic_count_version
  ADD COLUMN period text NOT NULL DEFAULT '' CHECK (period ~ '^(\\d{4}-\\d{2}-\\d{2}T\\d{2}/PT[1-9]\\d{0,3}H)?$'),
  ADD COLUMN pedestrians integer CHECK (pedestrians >= 0),
  ADD COLUMN cars integer CHECK (cars >= 0),
  ADD COLUMN buses integer CHECK (buses >= 0),
  ADD COLUMN light_goods_vehicles integer CHECK (light_goods_vehicles >= 0),
  ADD COLUMN speed_unit smallint NOT NULL DEFAULT 0,
  ADD COLUMN mean_speed double precision CHECK (mean_speed >= 0),
  ADD COLUMN speed_v85 double precision CHECK (speed_v85 >= 0),
  ADD COLUMN measured_speeds integer CHECK (measured_speeds >= 0),
  -- A speed without its unit says nothing.
  ADD CHECK (speed_unit > 0 OR (mean_speed IS NULL AND speed_v85 IS NULL)),
  DROP CONSTRAINT traffic_count_version_pkey,
  ADD PRIMARY KEY (organisation_id, site_id, year, direction, period, batch_id);
-- Few among many averages, and asked for by year: factors come from the days of permanent counters.
CREATE INDEX traffic_count_version_short ON traffic_count_version (organisation_id, year, site_id) WHERE period <> '';`;

/** Short counts, all classes, and speeds. */
export const traffic: Migration = { number: 16, name: 'traffic', steps: [COUNTS] };
