import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { copyText } from './copy-text.ts';
import { PasswordField } from './password-field.tsx';
import { ShownOnce } from './shown-once.tsx';
import { renderIn } from './testing/render-in.tsx';

afterEach(cleanup);

/** As a page over plain HTTP sees it: the browser keeps its clipboard closed. */
function withoutClipboard(execCommand: () => boolean): void {
  Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
  Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true });
}

describe('copying', () => {
  it('uses the clipboard where there is one', async () => {
    const writeText = jest.fn<(text: string) => Promise<void>>().mockResolvedValue(undefined);
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    expect(await copyText('t_secret')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('t_secret');
  });

  it('works over plain HTTP by a selection, leaves nothing behind, and gives the focus back', async () => {
    let selected = '';
    withoutClipboard(() => {
      selected = (document.activeElement as HTMLTextAreaElement).value;
      return true;
    });
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    expect(await copyText('t_secret')).toBe(true);
    expect(selected).toBe('t_secret');
    expect(document.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(button);
    button.remove();
  });

  it('says that it failed where nothing helps', async () => {
    withoutClipboard(() => {
      throw new Error('forbidden');
    });
    expect(await copyText('t_secret')).toBe(false);
  });
});

describe('what is shown once', () => {
  it('takes the focus, and says in words whether it was copied', async () => {
    withoutClipboard(() => false);
    renderIn(
      'el',
      <ShownOnce label="Το κλειδί" value="t_secret">
        Αντιγράψτε το
      </ShownOnce>,
    );
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Το κλειδί' }));
    await userEvent.click(screen.getByRole('button', { name: 'Αντιγραφή' }));
    expect((await screen.findByText(/δεν επέτρεψε την αντιγραφή/)).textContent).toContain('Επιλέξτε το κείμενο');
    expect(screen.getByText('t_secret')).toBeTruthy();
  });
});

describe('a password', () => {
  it('can be looked at by keyboard, and is never sent to a spelling checker', async () => {
    renderIn('el', <PasswordField label="Κωδικός" autoComplete="new-password" value="μυστικό" onChange={() => undefined} />);
    const field = screen.getByLabelText<HTMLInputElement>('Κωδικός');
    expect(field.type).toBe('password');
    expect(field.getAttribute('spellcheck')).toBe('false');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(field.type).toBe('text');
    expect(screen.getByRole('button', { name: 'Εμφάνιση κωδικού' }).getAttribute('aria-pressed')).toBe('true');
  });
});
