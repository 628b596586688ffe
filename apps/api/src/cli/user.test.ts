import { expect, it } from '@jest/globals';

import { readEnvironment } from '../common/env.ts';
import { UsageError, type Session } from './command.ts';
import { user } from './user.ts';

/** Nothing is opened for words that are not understood: the data directory of this one cannot be made. */
const NOWHERE = { environment: readEnvironment({ DATA_DIR: '/dev/null/nowhere' }), signal: new AbortController().signal } as Session;

it.each([[[]], [['frobnicate']], [['list', 'x']], [['link']], [['disable', 'a', 'b']], [['setup', 'x']], [['invite']]])(
  'elektron user does not understand %j',
  async (args) => {
    await expect(user.run(NOWHERE, args)).rejects.toThrow(UsageError);
  },
);
