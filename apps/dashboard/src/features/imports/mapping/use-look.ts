import { useApolloClient } from '@apollo/client/react';
import { useLanguage } from '@elektron/ui';
import { useCallback, useState } from 'react';
import { describeError } from '../../../graphql/query-status.ts';
import { UPLOAD_TABLE } from './mapping-queries.ts';
import type { LookedTable, TableMapping, TableReading } from './survey.ts';

export interface LookQuestion {
  readonly file: number;
  readonly reading: TableReading;
  /** What a person has said that the records are. */
  readonly recordKind?: string;
  /** Without one only the columns are looked at. */
  readonly mapping?: TableMapping;
}

/** Asks the server for one table as it would be read; `null` where it cannot be, with the reason. */
export function useLook(uploadId: string) {
  const client = useApolloClient();
  const language = useLanguage();
  const [looking, setLooking] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const look = useCallback(
    async (question: LookQuestion): Promise<LookedTable | null> => {
      setRefused(null);
      setLooking((count) => count + 1);
      try {
        const input = { uploadId, ...question };
        const { data } = await client.query({ query: UPLOAD_TABLE, variables: { input }, fetchPolicy: 'no-cache' });
        return (data?.uploadTable ?? null) as LookedTable | null;
      } catch (error) {
        setRefused(describeError(error, language));
        return null;
      } finally {
        setLooking((count) => count - 1);
      }
    },
    [client, language, uploadId],
  );
  return { look, isLooking: looking > 0, refused };
}
