/** What any program along the way might mistake for something else. */
export const AWKWARD_TEXTS = [
  'Οδός «Ερμού» 12',
  "'; DROP TABLE organisation; --",
  '{"a",NULL,\\x00}',
  '\\N',
  '\t tab, \r\n lines, \\ backslash, "quotes" \u2028 \u{1f6b2} e\u0301 \u00e9',
  '',
  ' NULL ',
] as const;

/** Numbers at the ends of what a double holds, and the one that JSON forgets. */
export const AWKWARD_DOUBLES = ['0', '-0', '5e-324', '1.7976931348623157e308', '0.1', '0.30000000000000004', 'Infinity'] as const;

export const EXACT_JSON = `{"big": 12345678901234567890123456789.000, "tiny": 1e-300, "text": "\\u2028 {} \\\\ \\" ω", "null": null, "list": [1.10, []]}`;

export const EXACT_TIMES = [
  '2020-02-29 23:59:59.999999+00',
  '1999-12-31 22:00:00.000001+00',
  'infinity',
  '0044-03-15 12:00:00+00 BC',
] as const;

/** What was asked of a stored run. */
export const RUN = { parameters: EXACT_JSON, filter: '{}', seed: 1, data_version: 2, software_version: '0' };

export const PLACE = 'SRID=4326;POINT(23.7275 37.9838)';
