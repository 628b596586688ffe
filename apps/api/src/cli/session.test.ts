import { describe, expect, it } from '@jest/globals';

import { TerminalSession } from './session.ts';

describe('what a command writes at a terminal', () => {
  it('tells the terminal nothing, whatever a name from a file holds', () => {
    const out: string[] = [];
    const err: string[] = [];
    const session = new TerminalSession({
      variables: { LANG: 'el_GR.UTF-8' },
      out: { write: (text) => out.push(text) },
      err: { isTTY: true, write: (text) => err.push(text) },
      signal: new AbortController().signal,
    });
    session.print('Οδός \u001b]0;x\u0007\u009b2J\u007fΑθηνών\r\b\u0000\tχλμ. 3\nδεύτερη');
    session.say({ el: 'ό\u001b[31mχι', en: '' });
    session.showProgress({ el: '5\u001b[2J%', en: '' });
    expect(out).toEqual(['Οδός ]0;x2JΑθηνών\tχλμ. 3\nδεύτερη\n']);
    // The line of progress begins anew each time, which is the session's own doing.
    expect(err).toEqual(['ό[31mχι\n', '\r5[2J%']);
  });
});
