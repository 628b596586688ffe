import { writeFileSync } from 'node:fs';

import { formatAccess } from './print-access.ts';

writeFileSync(new URL('../../../docs/access.md', import.meta.url), formatAccess());
