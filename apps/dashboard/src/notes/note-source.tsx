import styles from './notes.module.css';

/** Where something can be read; addresses in it can be followed. */
export function NoteSource({ text }: { readonly text: string }) {
  return text.split(/(https?:\/\/[^\s,]+)/).map((part, index) =>
    /^https?:\/\//.test(part) ? (
      <a key={index} href={part} rel="noreferrer noopener" target="_blank" className={styles['address']}>
        {new URL(part).hostname}
      </a>
    ) : (
      part
    ),
  );
}
