import { formatSchema } from './graphql-schema.ts';

process.stdout.write(await formatSchema());
process.exit(0);
