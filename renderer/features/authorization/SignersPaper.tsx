import { useEffect, useState } from 'react';
import type { Scan } from '../../../shared/contract/patients';
import { useDesk } from '../../app/desk/deskContext';
import { OpenPaper } from '../../app/page/OpenPaper';

/** The paper that shows the signer's authority, from wherever it was scanned; nothing where there is none. */
export function SignersPaper({ requestId }: { readonly requestId: string }) {
  const proof = useProof(requestId);
  if (!proof) return null;
  return <OpenPaper scan={proof.scan} about={proof.who} label="Paper of authority" />;
}

interface Proof {
  readonly scan: Scan;
  readonly who: string;
}

function useProof(requestId: string): Proof | undefined {
  const { call } = useDesk();
  const [proof, setProof] = useState<Proof>();
  useEffect(() => {
    let old = false;
    void call('patients.view', { requestId }).then((reply) => {
      if (old || !reply.ok) return;
      const { rows, signer } = reply.value;
      const row = signer?.kind === 'authority' && rows.find((one) => one.entryId === signer.entryId); // prettier-ignore
      if (!row || !row.paper || row.fact.kind !== 'authority') return;
      setProof({ scan: row.paper, who: row.fact.who });
    });
    return () => {
      old = true;
    };
  }, [call, requestId]);
  return proof;
}
