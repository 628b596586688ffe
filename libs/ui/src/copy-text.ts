/**
 * Puts a text on the clipboard, also where a page has come over plain HTTP (an installation in a local network), for which browsers keep
 * their clipboard closed.
 * @returns whether it is there
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Absent on plain HTTP, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard !== undefined) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by the person or a policy: the old way may still be open.
  }
  return copySelected(text);
}

function copySelected(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // Inside of a dialog, which would not let go of the focus otherwise.
  (focused?.closest('[role=dialog]') ?? document.body).append(field);
  field.focus();
  field.select();
  try {
    // The only way there is without a secure context; no browser has announced its end.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
