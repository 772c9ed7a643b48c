import { useEffect, useState } from 'react';

import type { NodeJSON } from '../../../document/draft';
import type { Database } from '../../../storage/database';
import { documentAt } from '../../../storage/log';

interface Read {
  readonly key: string;
  readonly document: NodeJSON | 'missing';
}

/** The document of a version; `present` for null. Null while it is read, "missing" where it cannot be. */
export function useVersion(
  db: Database,
  draftId: string,
  version: number | null,
  present: NodeJSON,
): NodeJSON | 'missing' | null {
  const [read, setRead] = useState<Read | null>(null);
  const key = `${draftId} ${version}`;
  useEffect(() => {
    if (version === null) return undefined;
    let isWanted = true;
    const settle = (document: NodeJSON | null) => {
      if (isWanted) setRead({ key, document: document ?? 'missing' });
    };
    documentAt(db, draftId, version).then(settle, () => settle(null));
    return () => {
      isWanted = false;
    };
  }, [db, draftId, version, key]);
  if (version === null) return present;
  return read?.key === key ? read.document : null;
}
