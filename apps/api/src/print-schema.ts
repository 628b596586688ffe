import { formatSchema } from './graphql-schema.ts';

// What a pipe has not taken yet would be lost by an exit at once; without one, what the application opened keeps the process going.
process.stdout.write(await formatSchema(), () => process.exit(0));
