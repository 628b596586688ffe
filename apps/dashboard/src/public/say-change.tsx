import { useState } from 'react';

/** Says a text to a screen reader whenever it has become another one; the first is read with the page, and nothing is said while it is empty. */
export function SayChange({ text }: { readonly text: string }) {
  const [{ seen, said }, setBoth] = useState({ seen: '', said: '' });
  if (text !== '' && text !== seen) setBoth({ seen: text, said: seen === '' ? '' : text });
  return (
    <p role="status" className="el-hidden">
      {said}
    </p>
  );
}
