import { useApolloClient } from '@apollo/client/react';
import { AttachDocument } from '../../forms/attach-document.tsx';
import { BLACK_SPOT } from './black-spots-queries.ts';
import styles from './black-spots.module.css';

/** A document that somebody attaches to a case. */
export function DocumentForm({ id }: { readonly id: string }) {
  const client = useApolloClient();
  return (
    <AttachDocument
      path={`/api/black-spots/${id}/documents`}
      texts="blackSpots.documents"
      className={styles['form']}
      onAttached={() => void client.refetchQueries({ include: [BLACK_SPOT] })}
    />
  );
}
